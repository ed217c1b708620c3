"""Documents of word processors, and what programs leave in them."""
# Samples stand as they are written.
# ruff: noqa: E501

import zipfile
from collections.abc import Mapping
from io import BytesIO

from .talk import PEOPLE, Samples, lines, ms

SAMPLES = Samples()


def packed(parts: Mapping[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """An archive of the parts, the same bytes every time."""
    store = BytesIO()
    with zipfile.ZipFile(store, "w") as archive:
        for name, data in parts.items():
            info = zipfile.ZipInfo(name)
            info.compress_type = zipfile.ZIP_STORED if name == "mimetype" else method
            archive.writestr(info, data)
    return store.getvalue()


CONTENT_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
RELATIONS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)
WORD = (
    '<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
    + lines(
        lambda who, a, b, text: (
            f"<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>{PEOPLE[who]}:</w:t></w:r>"
            f'<w:r><w:t xml:space="preserve"> {text[:9]}</w:t></w:r><w:r><w:t>{text[9:]}</w:t></w:r></w:p>'
        )
    )
    + "</w:body></w:document>"
)
OPEN = (
    '<?xml version="1.0"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text>'
    + lines(
        lambda who, a, b, text: (
            f"<text:p><text:span>{PEOPLE[who]}:</text:span><text:s/>{text}</text:p>"
        )
    )
    + "</office:text></office:body></office:document-content>"
)
DOCUMENTS = {
    "docx": {
        "[Content_Types].xml": CONTENT_TYPES,
        "_rels/.rels": RELATIONS,
        "word/document.xml": WORD,
    },
    "odt": {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": OPEN},
}
"""The parts of the documents."""
for name, parts in DOCUMENTS.items():
    SAMPLES.add(name, f"talk.{name}", packed(parts), binary=True)

SAMPLES.add(
    "teams",
    "talk.txt",
    lines(
        lambda who, a, b, text: (
            f"0:0:{int(a)}.{ms(a) % 1000} --> 0:0:{int(b)}.{ms(b) % 1000}\n{PEOPLE[who]}\n{text}\n"
        )
    ),
)
SAMPLES.add(
    "meet",
    "talk.txt",
    "Jan 2, 2024\n\nThe frozen harbour - Transcript\n\n00:00:00\n\n"
    + lines(lambda who, a, b, text: f"{PEOPLE[who]}: {text}")
    + "\nTranscription ended after 00:00:16\n\nThis editable transcript was computer generated and might contain errors.\n",
)
