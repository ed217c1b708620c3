"""Texts set among the blocks of a source, whose own texts stay as they are."""

from array import array
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from transcripts.columns import Blocks, BlocksBuilder
from transcripts.model import Chapter, OutlineEntry, Place, Span


class Text(NamedTuple):
    """A block to be set in: its kind and its text. It is nobody's and has no time."""

    kind: int
    text: str


class Inserted(NamedTuple):
    blocks: Blocks
    numbers: "array[int]"
    """For each block of before (from 1; 0 stays 0) the number that it has now."""
    new: dict[int, list[int]]
    """For each block before which texts were set in, the numbers these have."""


def insert(blocks: Blocks, before: Mapping[int, Sequence[Text]]) -> Inserted:
    """`blocks` with texts set in before the blocks of these numbers; before one more than
    there are blocks means at the end."""
    builder = BlocksBuilder()
    numbers = array("I", [0])
    new: dict[int, list[int]] = {}
    for number in range(1, len(blocks) + 2):
        if texts := before.get(number):
            new[number] = [builder.add(text.text, kind=text.kind) for text in texts]
        if number <= len(blocks):
            block = blocks[number - 1]
            numbers.append(
                builder.add(
                    block.text,
                    kind=block.kind,
                    line=block.line,
                    start=block.start,
                    end=block.end,
                    speaker=block.speaker,
                )
            )
    return Inserted(builder.build(), numbers, new)


def renumbered(chapter: Chapter, numbers: Sequence[int]) -> Chapter:
    """A chapter whose blocks have other numbers now."""
    between = chapter.between
    return chapter._replace(
        block=numbers[chapter.block],
        summary=tuple(numbers[block] for block in chapter.summary),
        points=tuple(numbers[block] for block in chapter.points),
        between=(numbers[between[0]], numbers[between[1]]) if between else None,
    )


def renumbered_entry(
    entry: OutlineEntry, numbers: Sequence[int] | Mapping[int, int]
) -> OutlineEntry:
    """An entry of an outline whose blocks have other numbers now."""
    start, end = entry.span.start, entry.span.end
    return entry._replace(
        span=Span(Place(numbers[start.block], start.char), Place(numbers[end.block], end.char)),
    )
