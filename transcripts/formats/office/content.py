"""What the text of a document is made of, whichever program wrote it, and the safe parser
that reads its XML as a stream."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, NamedTuple
from xml.parsers.expat import ExpatError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from transcripts.formats.document import NotATranscript

from .package import Package

_MOST_CHARACTERS = 1_500_000
"""Of text: what is said in a whole day and a night."""
_MOST_PARAGRAPHS = 60_000
_MOST_ELEMENTS = 1_000_000


class Paragraph(NamedTuple):
    """A paragraph, or a heading. Its text has line breaks where the author set them."""

    text: str
    level: int | None = None
    """Of a heading, from 1; 0 for the document's title; None for text."""
    bold: int = 0
    """How many of its first characters are bold."""


class Table(NamedTuple):
    """A table: rows of cells."""

    rows: list[list[str]]


@dataclass
class Content:
    """What a document says, in order, and what of it is left out."""

    parts: list[Paragraph | Table] = field(default_factory=list)
    links: list[tuple[str, str]] = field(default_factory=list)
    """The words of each link and its address, or what stands for the address."""
    left: dict[str, int] = field(default_factory=dict)
    """What is left out, in the plural, and how often."""
    damaged: bool = False
    """Whether it broke off before its end."""

    def leave(self, what: str) -> None:
        self.left[what] = self.left.get(what, 0) + 1


class TooMuch(Exception):
    """A document has more in it than any transcript has."""


class Walker:
    """Takes a document's XML element by element, and collects paragraphs and tables."""

    def __init__(self) -> None:
        self.content = Content()
        self.skipping = 0
        """How deep it stands inside an element that is left out; 0 outside of any."""
        self._characters = 0
        self._paragraphs = 0
        self._parts: list[str] = []
        self._bold_until: int | None = None
        """Characters before the first that are not bold; None while all are."""
        self._length = 0
        self._tables = 0
        self._rows: list[list[str]] = []
        self._cell: list[str] | None = None

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        raise NotImplementedError

    def end(self, tag: str) -> None:
        raise NotImplementedError

    def data(self, text: str) -> None:
        raise NotImplementedError

    def say(self, text: str, *, bold: bool = False) -> None:
        """More text of the paragraph that is open."""
        if not bold and self._bold_until is None and not text.isspace():
            self._bold_until = self._length
        self._parts.append(text)
        self._length += len(text)
        self._characters += len(text)
        if self._characters > _MOST_CHARACTERS:
            raise TooMuch

    @property
    def said(self) -> int:
        """How much of the paragraph that is open has been said: a mark for `said_since`."""
        return len(self._parts)

    def said_since(self, mark: int) -> str:
        return " ".join("".join(self._parts[mark:]).split())

    def end_paragraph(self, level: int | None = None) -> None:
        raw = "".join(self._parts)
        bold = self._length if self._bold_until is None else self._bold_until
        text = raw.strip(" \n\t\xa0")
        bold -= len(raw) - len(raw.lstrip(" \n\t\xa0"))
        self._parts.clear()
        self._length, self._bold_until = 0, None
        self._paragraphs += 1
        if self._paragraphs > _MOST_PARAGRAPHS:
            raise TooMuch
        if self._cell is not None:
            self._cell.append(text)
        elif not self._tables:
            self.content.parts.append(Paragraph(text, level, len(text[: max(bold, 0)].rstrip())))

    def start_table(self) -> None:
        self._tables += 1
        if self._tables == 1:
            self._rows = []

    def start_row(self) -> None:
        if self._tables == 1:
            self._rows.append([])

    def start_cell(self) -> None:
        if self._tables == 1:
            self._cell = []

    def end_cell(self) -> None:
        if self._tables == 1 and self._cell is not None and self._rows:
            self._rows[-1].append("\n".join(text for text in self._cell if text))
            self._cell = None

    def end_table(self) -> None:
        self._tables -= 1
        if self._tables == 0:
            self._cell = None
            self.content.parts.append(Table([row for row in self._rows if any(row)]))


def walk(package: Package, name: str, walker: Walker) -> Content:
    """What `walker` makes of the XML of a part. Raises NotATranscript where it defines
    entities or where there is more of it than any transcript has."""
    # The handlers of defusedxml's parser stay; only those for elements are set past its
    # own, which would build a tree and take three times as long.
    parser: Any = DefusedXMLParser()
    expat = parser.parser
    count = 0

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal count
        count += 1
        if count > _MOST_ELEMENTS:
            raise TooMuch
        walker.start(tag, attributes)

    expat.StartElementHandler = start
    expat.EndElementHandler = walker.end
    expat.CharacterDataHandler = walker.data
    expat.ordered_attributes = False
    expat.buffer_text = True
    try:
        for piece in package.pieces(name):
            expat.Parse(piece, False)
        expat.Parse(b"", True)
    except DefusedXmlException:
        raise NotATranscript(
            f"{package.who} that defines entities, which none needs and an attack does; save "
            "its text as plain text and add that."
        ) from None
    except TooMuch:
        raise package.too_large() from None
    except (ExpatError, ValueError, LookupError):
        walker.content.damaged = True
    return walker.content


Action = Callable[[Any, dict[str, str]], None]
