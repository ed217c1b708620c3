"""Text in which words were corrected, and the way between it and the source's own.

Everything that is kept (anchors, bookmarks, positions, corrections) is kept in places of
the source; the page, the cursor and the selection live in the shown text.
"""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from .columns import Blocks, Place
from .model import Span

Stretch = tuple[int, int]
"""Where something begins and ends in a text."""


class Edit(NamedTuple):
    """Offsets of the source's text, and the words shown instead."""

    start: int
    end: int
    words: str


class ShownBlocks(Blocks):
    """Blocks in which words were corrected. Numbers, times and speakers are the source's."""

    __slots__ = ("_here", "_there", "source")

    def __init__(self, source: Blocks, edits: list[Edit]) -> None:
        """`edits` are in order, do not overlap, and each lies in one block."""
        self.source = source
        self._here: list[Stretch] = []
        """Where the corrected words are in the shown text."""
        self._there = [(edit.start, edit.end) for edit in edits]
        parts, last, shift = [], 0, 0
        for edit in edits:
            parts += [source.text[last : edit.start], edit.words]
            self._here.append((edit.start + shift, edit.start + shift + len(edit.words)))
            shift += len(edit.words) - (edit.end - edit.start)
            last = edit.end
        parts.append(source.text[last:])
        super().__init__(
            "".join(parts),
            array("I", map(self.shown_offset, source.offsets)),
            source.kinds,
            source.lines,
            source.starts,
            source.ends,
            source.speakers,
        )

    def shown_offset(self, offset: int, *, end: bool = False) -> int:
        """Where an offset of the source's text is in the shown text. One inside corrected
        words is moved to their beginning, or to their end where it ends a span."""
        return moved(offset, self._there, self._here, end=end)

    def source_offset(self, offset: int, *, end: bool = False) -> int:
        """Where an offset of the shown text is in the source's, as `shown_offset`."""
        return moved(offset, self._here, self._there, end=end)

    def edits(self, start: int, end: int) -> Iterator[tuple[int, int, int, int]]:
        """The corrected words that the stretch [start, end) of the shown text touches, in
        order: where they begin and end in it, and in the source's."""
        index = bisect_right(self._here, start, key=lambda edit: edit[1])
        while index < len(self._here) and self._here[index][0] < end:
            yield *self._here[index], *self._there[index]
            index += 1


def moved(
    offset: int, here: Sequence[Stretch], there: Sequence[Stretch], *, end: bool = False
) -> int:
    """Where an offset of one text is in another, of which the stretches `there` are the
    stretches `here` of the first, in order. One inside a stretch is moved to the beginning
    of the other, or to its `end`."""
    index = bisect_left(here, (offset, -1)) - 1  # the last edit that begins before `offset`
    if index < 0:
        return offset
    (_, stop), (other_start, other_stop) = here[index], there[index]
    if offset >= stop:
        return offset - stop + other_stop
    return other_stop if end else other_start


def shown_place(blocks: Blocks, place: Place, *, end: bool = False) -> Place:
    """A place of the source as it is in `blocks`."""
    if not isinstance(blocks, ShownBlocks):
        return place
    offset = blocks.shown_offset(blocks.source.offset(place), end=end)
    return _in_block(blocks, place.block, offset)


def source_place(blocks: Blocks, place: Place, *, end: bool = False) -> Place:
    """A place of `blocks` as it is in the source."""
    if not isinstance(blocks, ShownBlocks):
        return place
    offset = blocks.source_offset(blocks.offset(place), end=end)
    return _in_block(blocks.source, place.block, offset)


def _in_block(blocks: Blocks, number: int, offset: int) -> Place:
    # An edit lies in one block, so a place never leaves its own.
    number = min(max(number, 1), len(blocks))
    return Place(number, offset - blocks.offsets[number - 1])


def shown_span(blocks: Blocks, span: Span) -> Span:
    """A span of the source in `blocks`, whole corrected words where it cuts into them."""
    if not isinstance(blocks, ShownBlocks):
        return span
    return Span(shown_place(blocks, span.start), shown_place(blocks, span.end, end=True))


def source_span(blocks: Blocks, span: Span) -> Span:
    """A span of `blocks` in the source, whole corrected words where it cuts into them."""
    if not isinstance(blocks, ShownBlocks):
        return span
    return Span(source_place(blocks, span.start), source_place(blocks, span.end, end=True))
