"""Text documents of LibreOffice, OpenOffice and Google Docs (ODT) with a transcript. The words
are read as those of a text file are."""

import re

from transcripts.formats.containers import document_kind
from transcripts.formats.document import Document
from transcripts.formats.registry import CERTAIN, Format
from transcripts.model import Companion, Details, Reading

from .content import walk
from .odt_body import OpenWalker
from .package import Package
from .properties import stated_title
from .talk import read_content

_READER = 1
_WHAT = "an OpenDocument text"
_SMALL = 2_000_000
_ENCRYPTED = re.compile(rb"<(?:\w{1,10}:)?encryption-data\b")


def _detect(document: Document) -> float:
    return CERTAIN if not document.text and document_kind(document.data) == "odt" else 0.0


def _read(document: Document) -> Reading | Companion:
    package = Package(document.data, document.called, _WHAT)
    if _ENCRYPTED.search(package.part("META-INF/manifest.xml", _SMALL)):
        raise package.locked()
    content = walk(package, "content.xml", OpenWalker())
    details = Details(title=stated_title(package, "meta.xml"))
    return read_content(document, content, details)._replace(format="odt", reader=_READER)


FORMAT = Format("odt", _WHAT, _READER, _detect, _read, (".odt",))
