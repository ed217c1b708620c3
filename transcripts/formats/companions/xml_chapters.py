"""Chapters as XML: Podlove Simple Chapters (https://podlove.org/simple-chapters/), also
where the namespace of its prefix is missing, and Matroska's, as mkvmerge writes them."""

import re
from collections.abc import Iterator
from dataclasses import replace
from xml.etree.ElementTree import Element

from transcripts.formats.document import Document
from transcripts.formats.markup import attributes, content, each, local, root_name, xml
from transcripts.formats.registry import CERTAIN, Format
from transcripts.formats.values import seconds
from transcripts.model import Companion

from .marks import Mark, companion

_READER = 1
_PREFIX = re.compile(r"(</?)\w{1,20}:(?=[A-Za-z])")
_PSC = re.compile(r"<(?:\w{1,20}:)?chapter\s[^<>]{0,2000}\bstart\s?=")


def _detect(document: Document) -> float:
    if root_name(document) != "chapters":
        return 0.0
    return CERTAIN if _is_matroska(document) or _PSC.search(document.head) else 0.0


def _is_matroska(document: Document) -> bool:
    return "<EditionEntry" in document.head


def _read(document: Document) -> Companion:
    # The names are enough, and a prefix that nobody declares would stop the parser.
    tree = xml(replace(document, text=_PREFIX.sub(r"\1", document.text)))
    left_out = []
    if tree.damaged is not None:
        left_out.append("what comes after the damage")
    if _is_matroska(document):
        marks = list(_matroska(tree.root))
    else:
        rows = [attributes(chapter) for chapter in each(tree.root, "chapter")]
        marks = [
            Mark(seconds(row.get("start")), row.get("title", ""), row.get("href")) for row in rows
        ]
        if any(row.get("image") for row in rows):
            left_out.append("the chapters' pictures")
    return companion(document, ("xml_chapters", _READER), marks, left_out=left_out)


def _matroska(root: Element) -> Iterator[Mark]:
    """The chapters of the edition that is played by default, with those inside others."""
    editions = list(each(root, "EditionEntry"))
    shown = [one for one in editions if _value(one, "EditionFlagHidden") != "1"] or editions
    default = [one for one in shown if _value(one, "EditionFlagDefault") == "1"] or shown
    for atom in each(default[0], "ChapterAtom") if default else ():
        if _value(atom, "ChapterFlagHidden") == "1" or _value(atom, "ChapterFlagEnabled") == "0":
            continue
        display = next(each(atom, "ChapterDisplay"), None)
        title = _value(display, "ChapterString") if display is not None else ""
        yield Mark(seconds(_value(atom, "ChapterTimeStart")), title)


def _value(element: Element, name: str) -> str:
    """The text of the child called `name`; empty where there is none."""
    for child in element:
        if isinstance(child.tag, str) and local(child.tag) == name:
            return content(child).strip()
    return ""


FORMAT = Format(
    "xml_chapters",
    "chapters as XML (Podlove or Matroska)",
    _READER,
    _detect,
    _read,
    (".psc", ".xml"),
)
