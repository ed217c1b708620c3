"""What the reader sets on its page: the elements of a transcript in reading order.

A page is one text in page order and columns over it. An *element* is the smallest thing
that is set on lines of its own: the title, a chapter's heading, a paragraph of speech, a
point. Positions on a page count in `Page.text`, which is the transcript's document text
with *furniture* (title, headings) put between; `doc_offset` and `page_offset` go from one
to the other.

A page is pure data that can be kept as bytes, because the first screen is painted from it
before anything else is loaded: nothing slow is imported here.
"""

from __future__ import annotations

import struct
from array import array
from bisect import bisect_right

from transcripts.clock import clock
from transcripts.columns import DESCRIPTION as DESCRIPTION
from transcripts.columns import EVENT as EVENT
from transcripts.columns import NOBODY
from transcripts.columns import POINT as POINT
from transcripts.columns import SPEECH as SPEECH
from transcripts.columns import SUMMARY as SUMMARY

PAGE_FORMAT = 8
"""Raised whenever pages are set differently, so that kept ones are made again."""

PAGE_KEY = f"page {PAGE_FORMAT}"
"""Under which the library keeps a page."""
FIRST_KEY = f"first {PAGE_FORMAT}"
"""Under which it keeps the piece of a page that the first screen shows."""

TITLE, BYLINE, HEADING, OUTLINE, ELISION = range(5, 10)
FURNITURE = frozenset((TITLE, BYLINE, HEADING, ELISION))
"""Elements that are set by the reader and are no part of the document text."""

SURE, LIKELY, UNSURE = range(3)
"""How far it is certain who speaks; a speaker whom the source states is sure."""

EARLY, EARLY_CHARACTERS = 12, 900
"""Elements and characters within which speech is early: it is on the first screen."""

_MAGIC = b"tlpage"
_COLUMNS = (
    ("starts", "I"),
    ("ends", "I"),
    ("docs", "I"),
    ("turns", "I"),
    ("speakers", "h"),
    ("chapters", "h"),
    ("times", "d"),
    ("lines", "I"),
)


class Page:
    """Columns over the elements of a page; see `_COLUMNS` and the attributes below.

    kinds     SPEECH … EVENT of `transcripts.columns`, or TITLE, BYLINE, HEADING, OUTLINE,
              or ELISION, which stands for what a page leaves out
    gaps      blank lines above the element
    heads     1 where a turn begins: its first paragraph (see `names_speaker`)
    degrees   SURE, LIKELY or UNSURE: how certain the speaker of the element is; of a heading
              LIKELY where its chapter was made here or by a model (see `made`)
    starts    position in `text` of the first character, `ends` after the last
    docs      document offset of the first character; for furniture, of what follows it
    turns     number of the turn (from 1), 0 for furniture
    speakers  index into `names`, NOBODY
    chapters  index of the chapter the element stands in, -1 before the first
    times     start in seconds, NaN where none is stated
    lines     line of a plain-text source, 0 for none
    """

    __slots__ = (
        "chapters",
        "degrees",
        "docs",
        "doubted",
        "ends",
        "gaps",
        "heads",
        "kinds",
        "lines",
        "made",
        "names",
        "speakers",
        "starts",
        "text",
        "times",
        "turns",
    )

    def __init__(self) -> None:
        self.text = ""
        self.names: tuple[str, ...] = ()
        self.kinds = bytearray()
        self.gaps = bytearray()
        self.heads = bytearray()
        self.degrees = bytearray()
        self.doubted = False
        """Whether a name anywhere has a question mark, which the gutter has room for."""
        self.made = ""
        """How chapters came to be that neither the source nor a person made."""
        self.starts: array[int] = array("I")
        self.ends: array[int] = array("I")
        self.docs: array[int] = array("I")
        self.turns: array[int] = array("I")
        self.speakers: array[int] = array("h")
        self.chapters: array[int] = array("h")
        self.times: array[float] = array("d")
        self.lines: array[int] = array("I")

    def __len__(self) -> int:
        return len(self.kinds)

    def element_at(self, position: int) -> int:
        """The element that holds a position; what lies between two belongs to the first."""
        return max(0, bisect_right(self.starts, position) - 1)

    def doc_offset(self, position: int) -> int:
        """The document offset of a position on the page."""
        if not self.kinds:
            return 0
        element = self.element_at(position)
        offset = self.docs[element]
        if self.kinds[element] not in FURNITURE:
            offset += min(position, self.ends[element]) - self.starts[element]
        return offset

    def page_offset(self, offset: int) -> int:
        """The position on the page of a document offset; of one that the page leaves out,
        the nearest that it shows."""
        if not self.kinds:
            return 0
        element = self._holder(offset)
        length = self.ends[element] - self.starts[element]
        beyond = offset - self.docs[element] - length
        if beyond > 1:  # more than the blank between two paragraphs
            after = self._words_from(element + 1)
            if after < len(self) and self.docs[after] - offset < beyond:
                return self.starts[after]
        return self.starts[element] + min(max(0, offset - self.docs[element]), length)

    def shows(self, offset: int) -> bool:
        """Whether the page shows what stands at a document offset."""
        if not self.kinds:
            return False
        element = self._holder(offset)
        length = self.ends[element] - self.starts[element]
        return 0 <= offset - self.docs[element] <= length

    def _holder(self, offset: int) -> int:
        """The last element with words that begins at or before a document offset, or the
        first of all."""
        element = max(0, bisect_right(self.docs, offset) - 1)
        while element and self.kinds[element] in FURNITURE:
            element -= 1
        return min(self._words_from(element), len(self) - 1)

    def _words_from(self, element: int) -> int:
        """The first element from `element` on that has words of the transcript."""
        while element < len(self) and self.kinds[element] in FURNITURE:
            element += 1
        return element

    def first_words(self) -> int:
        """Position where the transcript's own words begin, after title and byline."""
        for element, kind in enumerate(self.kinds):
            if kind not in FURNITURE:
                return self.starts[element]
        return 0

    def assemble(self, document: str, furniture: list[str]) -> None:
        """Make the text: of each element of furniture its own, a line break behind it, put
        into the document text. Without furniture the text is the document text itself."""
        parts, last = [], 0
        texts = iter(furniture)
        for element, kind in enumerate(self.kinds) if furniture else ():
            if kind in FURNITURE:
                parts += [document[last : self.docs[element]], next(texts), "\n"]
                last = self.docs[element]
        self.text = "".join([*parts, document[last:]]) if parts else document

    def furniture(self) -> list[str]:
        """The texts of title, byline and headings, in order."""
        return [
            self.text[self.starts[element] : self.ends[element]]
            for element, kind in enumerate(self.kinds)
            if kind in FURNITURE
        ]

    def first_speech(self) -> int:
        """Position of the first spoken words, if they come early; else of the first words."""
        for element, kind in enumerate(self.kinds[:EARLY]):
            if kind == SPEECH and self.starts[element] < EARLY_CHARACTERS:
                return self.starts[element]
        return self.first_words()

    def to_bytes(self) -> bytes:
        """The page for keeping, without the document text; `from_bytes` gives an equal one."""
        parts = [
            "\n".join(self.names).encode(),
            "\n".join(self.furniture()).encode(),
            bytes(self.kinds),
            bytes(self.gaps),
            bytes(self.heads),
            bytes(self.degrees),
            b"?" if self.doubted else b"",
            self.made.encode(),
            *(getattr(self, name).tobytes() for name, _ in _COLUMNS),
        ]
        head = struct.pack(f"<6sH{len(parts)}I", _MAGIC, PAGE_FORMAT, *map(len, parts))
        return head + b"".join(parts)

    @classmethod
    def from_bytes(cls, data: bytes, document: str) -> Page:
        """A kept page over its document text. Raises ValueError where `data` is no page of
        this format."""
        count = 8 + len(_COLUMNS)
        head = struct.Struct(f"<6sH{count}I")
        if len(data) < head.size:
            raise ValueError("not a page")
        magic, version, *lengths = head.unpack_from(data)
        if magic != _MAGIC or version != PAGE_FORMAT or head.size + sum(lengths) != len(data):
            raise ValueError("not a page of this format")
        view = memoryview(data)
        parts = []
        position = head.size
        for length in lengths:
            parts.append(view[position : position + length])
            position += length
        page = cls()
        names, furniture = str(parts[0], "utf-8"), str(parts[1], "utf-8")
        page.names = tuple(names.split("\n")) if names else ()
        page.kinds = bytearray(parts[2])
        page.gaps = bytearray(parts[3])
        page.heads = bytearray(parts[4])
        page.degrees = bytearray(parts[5])
        page.doubted = bool(parts[6])
        page.made = str(parts[7], "utf-8")
        for (name, code), part in zip(_COLUMNS, parts[8:], strict=True):
            column = array(code)
            column.frombytes(part)
            setattr(page, name, column)
        page.assemble(document, furniture.split("\n") if furniture else [])
        return page

    def excerpt(self, first: int, last: int) -> Page:
        """The elements from `first` to before `last` as a page of their own, whose positions
        count from its own beginning. It is for painting; its `docs` stay the whole page's."""
        piece = Page()
        piece.names, piece.doubted, piece.made = self.names, self.doubted, self.made
        for name in ("kinds", "gaps", "heads", "degrees"):
            setattr(piece, name, getattr(self, name)[first:last])
        for name, _ in _COLUMNS:
            setattr(piece, name, getattr(self, name)[first:last])
        start = self.starts[first]
        for column in (piece.starts, piece.ends):
            for index, position in enumerate(column):
                column[index] = position - start
        piece.text = self.text[start : self.ends[last - 1]]
        return piece


def names_speaker(page: Page, element: int) -> bool:
    """Whether the gutter names the speaker of an element: at the beginning of a turn, and
    where a turn goes on below a heading."""
    if page.heads[element] or page.speakers[element] == NOBODY:
        return bool(page.heads[element])
    return element > 0 and page.kinds[element - 1] == HEADING


def place_of(page: Page, element: int) -> str:
    """The time at which a turn begins, or goes on below a heading, or the line where the
    source has no times; nothing for what is neither."""
    if not names_speaker(page, element):
        return ""
    time = page.times[element]
    if time == time:  # not NaN
        return clock(time)
    return str(page.lines[element]) if page.lines[element] else ""


def note_above(page: Page, element: int) -> str:
    """What stands in the blank line above a heading: how its chapter came to be, where
    neither the source nor a person made it."""
    made = page.kinds[element] == HEADING and page.degrees[element] != SURE
    return page.made if made else ""


def gutter_label(page: Page, element: int) -> str:
    """What the gutter prints beside the first line of an element: a question mark behind
    the name where it is not sure whose words they are. A chapter's number has a full stop:
    a line's number, which may stand below it, has none."""
    kind, speaker = page.kinds[element], page.speakers[element]
    opens = not element or page.kinds[element - 1] != kind
    if not names_speaker(page, element) and not (kind == OUTLINE and opens):
        return ""
    if speaker != NOBODY:
        return page.names[speaker] + ("?" if page.degrees[element] == UNSURE else "")
    if kind == HEADING:
        return f"{page.chapters[element] + 1}."
    return KIND_LABELS.get(kind, "") if opens else ""


def bar_of(page: Page, element: int) -> str:
    """The bar beside an element: whole for a speaker who is sure, thin for a likely one,
    dotted for an unsure one; a line for nobody's words, dots for what is no speech; none
    beside what stands around the conversation."""
    kind = page.kinds[element]
    if page.speakers[element] != NOBODY:
        return BARS[page.degrees[element]]
    if kind in (SUMMARY, POINT):
        return "┊"
    return "│" if kind in (SPEECH, EVENT) else " "


BARS = "▎▏┆"
"""The bars of a speaker who is sure, likely and unsure."""

KIND_LABELS = {
    DESCRIPTION: "About",
    SUMMARY: "Summary",
    OUTLINE: "Outline",
    POINT: "",
    EVENT: "",
    SPEECH: "",
}
"""What the gutter prints beside elements that nobody speaks."""
