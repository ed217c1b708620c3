"""Word documents (DOCX) with a transcript: those of Teams, Google Meet, Word's own dictation,
Rev, Otter, Sonix, Trint and Happy Scribe, and what people type themselves, in paragraphs or
in tables. The words are read as those of a text file are.
"""

import re

from transcripts.formats.containers import document_kind
from transcripts.formats.document import Document
from transcripts.formats.registry import CERTAIN, Format
from transcripts.model import Companion, Details, Reading

from .content import Content, walk
from .docx_body import WordWalker, heading_levels
from .package import Package
from .properties import stated_title
from .talk import read_content

_READER = 1
_WHAT = "a Word document"
_SMALL = 2_000_000
_STYLES = 4_000_000
_MAIN = re.compile(
    rb"<(?:\w{1,10}:)?Relationship\b[^<>]{0,400}?/officeDocument\"[^<>]{0,400}>", re.DOTALL
)
_TARGET = re.compile(rb"\bTarget=\"/?([^\"<>]{1,200})\"")
_LINKED = re.compile(rb"<(?:\w{1,10}:)?Relationship\b([^<>]{0,4000})>")
_ID = re.compile(rb"\bId=\"([^\"<>]{1,100})\"")
_COUNTED = {
    "word/comments.xml": (re.compile(rb"<\w{1,10}:comment[ >]"), "comments"),
    "word/footnotes.xml": (re.compile(rb"<\w{1,10}:footnote (?![^<>]{0,200}:type=)"), "footnotes"),
    "word/endnotes.xml": (re.compile(rb"<\w{1,10}:endnote (?![^<>]{0,200}:type=)"), "endnotes"),
}
_EDGE = re.compile(r"word/(header|footer)\d{0,3}\.xml")
_EDGES = 30
_FILLED = re.compile(rb"<\w{1,10}:t[ >]")


def _detect(document: Document) -> float:
    return CERTAIN if not document.text and document_kind(document.data) == "docx" else 0.0


def _read(document: Document) -> Reading | Companion:
    package = Package(document.data, document.called, _WHAT)
    main = _main(package)
    folder, _, file = main.rpartition("/")
    walker = WordWalker(heading_levels(package.part(f"{folder}/styles.xml", _STYLES)))
    content = walk(package, main, walker)
    addresses = _addresses(package.part(f"{folder}/_rels/{file}.rels", _SMALL))
    content.links = [(label, addresses.get(key, "")) for label, key in content.links]
    _count_asides(package, content)
    found = read_content(
        document, content, Details(title=stated_title(package, "docProps/core.xml"))
    )
    return found._replace(format="docx", reader=_READER)


def _main(package: Package) -> str:
    """The name of the part with the text, which the archive states; usually the same."""
    for relation in _MAIN.findall(package.part("_rels/.rels", _SMALL)):
        target = _TARGET.search(relation)
        if target and (name := target[1].decode("utf-8", "replace")) in package.names:
            return name
    return next(
        (name for name in package.names if re.fullmatch(r"word/document\d*\.xml", name)),
        "word/document.xml",
    )


def _addresses(relations: bytes) -> dict[str, str]:
    """Where the links of a part lead, by the marks that stand for them."""
    found: dict[str, str] = {}
    for relation in _LINKED.findall(relations):
        mark, target = _ID.search(relation), _TARGET.search(relation)
        if mark and target and b"/hyperlink" in relation:
            address = target[1].decode("utf-8", "replace").replace("&amp;", "&")
            found[mark[1].decode("utf-8", "replace")] = address
    return found


def _count_asides(package: Package, content: Content) -> None:
    """Count what stands beside the text and is left out with it."""
    for name, (pattern, what) in _COUNTED.items():
        many = len(pattern.findall(package.part(name, _SMALL)))
        if many:
            content.left[what] = many
    edges = [match for name in package.names if (match := _EDGE.fullmatch(name))][:_EDGES]
    for match in edges:
        if _FILLED.search(package.part(match.string, _SMALL)):
            content.leave(f"{match[1]}s of pages")


FORMAT = Format("docx", _WHAT, _READER, _detect, _read, (".docx", ".docm", ".dotx"))
