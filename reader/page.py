"""What the reader sets on its page: the elements of a transcript in reading order.

A page is one text in page order and columns over it. An *element* is the smallest thing
that is set on lines of its own: the title, a chapter's heading, a paragraph of speech, a
point. Positions on a page count in `Page.text`; `doc_offset` and `page_offset` go between
them and offsets in the transcript's document text.

A page is pure data that can be kept as bytes, because the first screen is painted from it
before anything else is loaded: nothing slow is imported here.
"""

from __future__ import annotations

import struct
from array import array
from bisect import bisect_right

from transcripts.columns import DESCRIPTION as DESCRIPTION
from transcripts.columns import EVENT as EVENT
from transcripts.columns import NOBODY
from transcripts.columns import POINT as POINT
from transcripts.columns import SPEECH as SPEECH
from transcripts.columns import SUMMARY as SUMMARY

TYPE_CHECKING = False  # `typing` itself is slow to load
if TYPE_CHECKING:
    from transcripts.model import Transcript

PAGE_FORMAT = 5
"""Raised whenever pages are set differently, so that kept ones are made again."""

PAGE_KEY = f"page {PAGE_FORMAT}"
"""Under which the library keeps a page."""

TITLE, BYLINE, HEADING, OUTLINE = range(5, 9)
FURNITURE = frozenset((TITLE, BYLINE, HEADING))
"""Elements that are set by the reader and are no part of the document text."""

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

    kinds     SPEECH … EVENT of `transcripts.columns`, or TITLE, BYLINE, HEADING, OUTLINE
    gaps      blank lines above the element
    heads     1 where the gutter names the speaker: the first paragraph of a turn
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
        "docs",
        "ends",
        "gaps",
        "heads",
        "kinds",
        "lines",
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
        """The position on the page of a document offset."""
        if not self.kinds:
            return 0
        element = max(0, bisect_right(self.docs, offset) - 1)
        while self.kinds[element] in FURNITURE and element + 1 < len(self):
            element += 1
        inside = min(max(0, offset - self.docs[element]), self.ends[element] - self.starts[element])
        return self.starts[element] + inside

    def first_words(self) -> int:
        """Position where the transcript's own words begin, after title and byline."""
        for element, kind in enumerate(self.kinds):
            if kind not in FURNITURE:
                return self.starts[element]
        return 0

    def to_bytes(self) -> bytes:
        """The page for keeping; `from_bytes` gives an equal one."""
        parts = [
            "\n".join(self.names).encode(),
            self.text.encode(),
            bytes(self.kinds),
            bytes(self.gaps),
            bytes(self.heads),
            *(getattr(self, name).tobytes() for name, _ in _COLUMNS),
        ]
        head = struct.pack(f"<6sH{len(parts)}I", _MAGIC, PAGE_FORMAT, *map(len, parts))
        return head + b"".join(parts)

    @classmethod
    def from_bytes(cls, data: bytes) -> Page:
        """Raises ValueError where `data` is no page of this format."""
        count = 5 + len(_COLUMNS)
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
        names = str(parts[0], "utf-8")
        page.names = tuple(names.split("\n")) if names else ()
        page.text = str(parts[1], "utf-8")
        page.kinds = bytearray(parts[2])
        page.gaps = bytearray(parts[3])
        page.heads = bytearray(parts[4])
        for (name, code), part in zip(_COLUMNS, parts[5:], strict=True):
            column = array(code)
            column.frombytes(part)
            setattr(page, name, column)
        return page


class _Setter:
    """Puts elements one after another on a page that is being made."""

    def __init__(self) -> None:
        self.page = Page()
        self.parts: list[str] = []
        self.length = 0

    def put(
        self,
        kind: int,
        text: str,
        doc: int,
        *,
        gap: int,
        turn: int = 0,
        speaker: int = NOBODY,
        head: bool = False,
        chapter: int = -1,
        time: float = float("nan"),
        line: int = 0,
    ) -> None:
        page = self.page
        if self.parts:
            # A blank between paragraphs, so that find goes on from one into the next.
            self.parts.append(" " if kind < TITLE or kind == OUTLINE else "\n")
            self.length += 1
        else:
            gap = 1  # one row of air at the very top
        self.parts.append(text)
        page.kinds.append(kind)
        page.gaps.append(gap)
        page.heads.append(head)
        page.starts.append(self.length)
        self.length += len(text)
        page.ends.append(self.length)
        page.docs.append(doc)
        page.turns.append(turn)
        page.speakers.append(speaker)
        page.chapters.append(chapter)
        page.times.append(time)
        page.lines.append(line)

    def finish(self) -> Page:
        self.page.text = "".join(self.parts)
        return self.page


def set_page(transcript: Transcript, names: tuple[str, ...]) -> Page:
    """The page of a transcript; `names` are what the gutter prints for each speaker."""
    from transcripts.paragraphs import list_items

    setter = _Setter()
    setter.page.names = names
    details = transcript.details
    for kind, text in _opening(transcript):
        setter.put(kind, text, 0, gap=0 if kind == BYLINE else 1)
    turns, blocks, text = transcript.turns, transcript.blocks, transcript.text
    heading_at = {
        blocks.offsets[chapter.block - 1]: index
        for index, chapter in reversed(list(enumerate(details.chapters)))
    }
    items = set(list_items(blocks))
    items.update(blocks.offset(entry.span.start) for entry in details.outline)
    outline = {
        blocks.offset(entry.span.start): blocks.offset(entry.span.end) for entry in details.outline
    }
    chapter, before = -1, -1
    number = 0  # of the block, moved along with the paragraphs
    offsets = blocks.offsets
    for p, turn in enumerate(turns.paragraph_turns):
        start, end = turns.paragraph_starts[p], turns.paragraph_ends[p]
        while number < len(offsets) and offsets[number] <= start:
            number += 1
        kind = OUTLINE if start in outline else turns.kinds[turn]
        if start in heading_at:
            chapter = heading_at[start]
            while chapter < len(details.chapters):
                title = details.chapters[chapter].title
                setter.put(HEADING, title, start, gap=2, head=True, chapter=chapter)
                if (
                    chapter + 1 < len(details.chapters)
                    and details.chapters[chapter + 1].block == details.chapters[chapter].block
                ):
                    chapter += 1
                else:
                    break
        setter.put(
            kind,
            text[start:end],
            start,
            gap=_gap(kind, before, item=start in items),
            turn=turn + 1,
            speaker=turns.speakers[turn],
            head=start == turns.starts[turn],
            chapter=chapter,
            time=blocks.starts[number - 1],
            line=blocks.lines[number - 1],
        )
        before = kind
    return setter.finish()


def _gap(kind: int, before: int, *, item: bool) -> int:
    """Blank lines between two neighbouring elements: none between the items of a list."""
    return 0 if item or kind == POINT == before else 1


def _opening(transcript: Transcript) -> list[tuple[int, str]]:
    """Title and byline, as far as the source states them."""
    details = transcript.details
    lines: list[tuple[int, str]] = []
    if details.title:
        lines.append((TITLE, details.title))
    facts = [details.show or ""]
    if details.published:
        d = details.published
        facts.append(f"{d.day} {d:%B} {d.year}")
    if details.duration:
        minutes = round(details.duration / 60)
        facts.append(f"{minutes // 60} h {minutes % 60} min" if minutes >= 60 else f"{minutes} min")
    byline = " · ".join(fact for fact in facts if fact)
    if byline:
        lines.append((BYLINE, byline))
    people = ", ".join(
        f"{person.name} ({person.role})" if person.role in ("host", "guest") else person.name
        for person in details.people
        if person.name
    )
    if people and details.title:
        lines.append((BYLINE, people))
    return lines


def gutter_label(page: Page, element: int) -> str:
    """What the gutter prints beside the first line of an element."""
    kind, speaker = page.kinds[element], page.speakers[element]
    opens = not element or page.kinds[element - 1] != kind
    if not page.heads[element] and not (kind == OUTLINE and opens):
        return ""
    if speaker != NOBODY:
        return page.names[speaker]
    if kind == HEADING:
        return str(page.chapters[element] + 1)
    return KIND_LABELS.get(kind, "") if opens else ""


KIND_LABELS = {
    DESCRIPTION: "About",
    SUMMARY: "Summary",
    OUTLINE: "Outline",
    POINT: "",
    EVENT: "",
    SPEECH: "",
}
"""What the gutter prints beside elements that nobody speaks."""
