"""A long transcript as columns: arrays of offsets and times over one text.

The *document text* of a version is the text of all its blocks in order, joined by one
space. An **offset** counts characters in it, so that a turn, a paragraph, a sentence and
a selection are all plain slices of one string; `Blocks.place` and `Blocks.offset` go
between an offset and a place (block number, character), which is what is kept for ever.

Nothing here imports `dataclasses` or anything else that is slow to load: the first page
is painted from these columns before the rest of the program is there.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from math import isnan, nan

SPEECH, DESCRIPTION, SUMMARY, POINT, EVENT = range(5)
KIND_NAMES = ("speech", "description", "summary", "point", "event")
NOBODY = -1


class Place:
    """One character of one block of a version: `block` from 1, `char` from 0."""

    __slots__ = ("block", "char")

    def __init__(self, block: int, char: int) -> None:
        self.block = block
        self.char = char

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Place) and (self.block, self.char) == (other.block, other.char)

    def __lt__(self, other: Place) -> bool:
        return (self.block, self.char) < (other.block, other.char)

    def __hash__(self) -> int:
        return hash((self.block, self.char))

    def __repr__(self) -> str:
        return f"Place({self.block}, {self.char})"


class Block:
    """One numbered unit of a version, as asked for from `Blocks`."""

    __slots__ = ("end", "kind", "line", "number", "speaker", "start", "text")

    def __init__(
        self,
        number: int,
        kind: int,
        text: str,
        line: int | None,
        start: float | None,
        end: float | None,
        speaker: int,
    ) -> None:
        self.number = number
        """Counted from 1 in its version."""
        self.kind = kind
        """SPEECH, DESCRIPTION, SUMMARY, POINT or EVENT."""
        self.text = text
        self.line = line
        """Line of a plain-text source, from 1; None where the source has no lines."""
        self.start = start
        """Seconds from the beginning; None where the source tells none."""
        self.end = end
        self.speaker = speaker
        """Index into the version's speakers; NOBODY where the source states none."""


def _none(value: float) -> float | None:
    return None if isnan(value) else value


class Blocks(Sequence[Block]):
    """All blocks of one version: one text and a column for each property.

    `offsets[i]` is where block number i + 1 begins in `text`; it ends one character
    before the next begins (the joining space), the last one at the end of `text`.
    """

    __slots__ = ("ends", "kinds", "lines", "offsets", "speakers", "starts", "text")

    def __init__(
        self,
        text: str,
        offsets: array[int],
        kinds: bytes,
        lines: array[int],
        starts: array[float],
        ends: array[float],
        speakers: array[int],
    ) -> None:
        self.text = text
        self.offsets = offsets
        self.kinds = kinds
        self.lines = lines
        self.starts = starts
        self.ends = ends
        self.speakers = speakers

    def __len__(self) -> int:
        return len(self.kinds)

    def __getitem__(self, index: int) -> Block:  # type: ignore[override]
        if index < 0:
            index += len(self)
        if not 0 <= index < len(self):
            raise IndexError(index)
        return Block(
            index + 1,
            self.kinds[index],
            self.text[self.offsets[index] : self.end_offset(index + 1)],
            self.lines[index] or None,
            _none(self.starts[index]),
            _none(self.ends[index]),
            self.speakers[index],
        )

    def __iter__(self) -> Iterator[Block]:
        for index in range(len(self)):
            yield self[index]

    def numbers(self, kind: int) -> list[int]:
        """The numbers of the blocks of a kind, in order."""
        return [number for number, own in enumerate(self.kinds, 1) if own == kind]

    def end_offset(self, number: int) -> int:
        """Where block `number` (from 1) ends in the document text."""
        return self.offsets[number] - 1 if number < len(self.offsets) else len(self.text)

    def number_at(self, offset: int) -> int:
        """The number (from 1) of the block that holds `offset`; the joining space after a
        block belongs to it."""
        return max(1, bisect_right(self.offsets, offset))

    def place(self, offset: int) -> Place:
        if not self.kinds:
            return Place(1, 0)
        number = self.number_at(offset)
        return Place(number, offset - self.offsets[number - 1])

    def offset(self, place: Place) -> int:
        """The offset of a place; one outside the version is moved to the nearest inside."""
        if not self.kinds:
            return 0
        number = min(max(place.block, 1), len(self))
        return min(self.offsets[number - 1] + max(place.char, 0), self.end_offset(number))

    def start_at(self, offset: int) -> float | None:
        """Start time in seconds of the block that holds `offset`."""
        return _none(self.starts[self.number_at(offset) - 1]) if self.kinds else None


class BlocksBuilder:
    """Collects blocks in order; a reader of a format feeds it and takes `build()`.

    The text given must already be safe (`text.make_safe`) and hold no line break: a
    break inside a cue is given as a blank.
    """

    def __init__(self) -> None:
        self._texts: list[str] = []
        self._offsets = array("I")
        self._kinds = bytearray()
        self._lines = array("I")
        self._starts = array("d")
        self._ends = array("d")
        self._speakers = array("h")
        self._length = 0

    def __len__(self) -> int:
        return len(self._texts)

    def add(
        self,
        text: str,
        *,
        kind: int = SPEECH,
        line: int | None = None,
        start: float | None = None,
        end: float | None = None,
        speaker: int = NOBODY,
    ) -> int:
        """Append one block and give its number (from 1)."""
        if self._texts:
            self._length += 1
        self._texts.append(text)
        self._offsets.append(self._length)
        self._length += len(text)
        self._kinds.append(kind)
        self._lines.append(line or 0)
        self._starts.append(nan if start is None else start)
        self._ends.append(nan if end is None else end)
        self._speakers.append(speaker)
        return len(self._texts)

    def build(self) -> Blocks:
        return Blocks(
            " ".join(self._texts),
            self._offsets,
            bytes(self._kinds),
            self._lines,
            self._starts,
            self._ends,
            self._speakers,
        )


class Turns:
    """Turns and their paragraphs, as columns of offsets into the document text.

    A turn is the slice `text[starts[t]:ends[t]]`; its pieces are the blocks that the
    slice covers, which are neighbours and so already joined by one space. Paragraph p is
    the slice `text[paragraph_starts[p]:paragraph_ends[p]]` of turn `paragraph_turns[p]`.
    Turns and paragraphs count from 0 here, from 1 wherever a person or a script sees them.
    """

    __slots__ = (
        "ends",
        "kinds",
        "paragraph_ends",
        "paragraph_starts",
        "paragraph_turns",
        "speakers",
        "starts",
    )

    def __init__(
        self,
        starts: array[int],
        ends: array[int],
        kinds: bytes,
        speakers: array[int],
        paragraph_starts: array[int],
        paragraph_ends: array[int],
        paragraph_turns: array[int],
    ) -> None:
        self.starts = starts
        self.ends = ends
        self.kinds = kinds
        self.speakers = speakers
        self.paragraph_starts = paragraph_starts
        self.paragraph_ends = paragraph_ends
        self.paragraph_turns = paragraph_turns

    def __len__(self) -> int:
        return len(self.kinds)

    def at(self, offset: int) -> int:
        """The turn (from 0) that holds `offset`."""
        return max(0, bisect_right(self.starts, offset) - 1)


def pieces(blocks: Blocks, start: int, end: int) -> list[tuple[int, int, int]]:
    """The slice [start, end) of the document text as (block from 1, from, to) of each
    block in it."""
    found = []
    number = blocks.number_at(start)
    while number <= len(blocks) and (offset := blocks.offsets[number - 1]) < end:
        stop = blocks.end_offset(number)
        if start < stop or start == offset == stop:
            found.append((number, max(start, offset) - offset, min(end, stop) - offset))
        number += 1
    return found
