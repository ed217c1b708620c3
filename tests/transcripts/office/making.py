"""Documents for tests, made part by part."""

import zipfile
from collections.abc import Mapping
from io import BytesIO
from xml.sax.saxutils import escape

WORD = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
OPEN = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in (
        ("office", "office"),
        ("text", "text"),
        ("table", "table"),
        ("style", "style"),
        ("fo", "xsl-fo-compatible"),
    )
)


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    store = BytesIO()
    with zipfile.ZipFile(store, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            if name == "mimetype":
                archive.writestr(zipfile.ZipInfo(name), data)
            else:
                archive.writestr(name, data)
    return store.getvalue()


def run(text: str, *, bold: bool = False) -> str:
    """Text as Word keeps it: `\\t` and `\\n` are elements."""
    lines = (
        "<w:tab/>".join(
            f'<w:t xml:space="preserve">{escape(cell)}</w:t>' for cell in line.split("\t")
        )
        for line in text.split("\n")
    )
    properties = "<w:rPr><w:b/></w:rPr>" if bold else ""
    return f"<w:r>{properties}{'<w:br/>'.join(lines)}</w:r>"


def bold(text: str) -> str:
    return run(text, bold=True)


def par(*runs: str, style: str = "") -> str:
    """A paragraph of texts, or of elements as they are."""
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}{''.join(r if r.startswith('<') else run(r) for r in runs)}</w:p>"


def table(*rows: tuple[str, ...]) -> str:
    cells = ("".join(f"<w:tc>{par(cell)}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def docx(*body: str, parts: Mapping[str, str | bytes] | None = None) -> bytes:
    text = f"<?xml version='1.0'?><w:document {WORD}><w:body>{''.join(body)}</w:body></w:document>"
    return packed({"[Content_Types].xml": "<Types/>", "word/document.xml": text, **(parts or {})})


def odt(body: str, styles: str = "", meta: str = "") -> bytes:
    content = (
        f"<?xml version='1.0'?><office:document-content {OPEN} "
        'xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    return packed(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": content,
            "meta.xml": f"<x xmlns:dc='http://purl.org/dc/elements/1.1/'>{meta}</x>",
        }
    )
