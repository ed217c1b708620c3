"""Very long blocks cut at blanks, so that a chapter can begin inside them: a talk pasted as
one line is one block. The text stays the same, character for character."""

from array import array
from bisect import bisect_left
from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from transcripts.columns import SPEECH, Blocks, BlocksBuilder
from transcripts.text import sentences

LONG = 400
"""Words of a block from which it is cut: some two minutes and a half."""
_PIECE = 60
"""Words of a piece at most, where sentences are longer or there are none."""


class Cut(NamedTuple):
    blocks: Blocks
    numbers: "array[int]"
    """For each block of before (from 1; 0 stays 0) the number of its first piece."""


def places(blocks: Blocks) -> list[int]:
    """The blanks (as offsets) at which long blocks of speech could be cut."""
    found: list[int] = []
    for index, offset in enumerate(blocks.offsets):
        end = blocks.end_offset(index + 1)
        # No block of fewer characters has so many words.
        if blocks.kinds[index] != SPEECH or end - offset < 2 * LONG:
            continue
        text = blocks.text[offset:end]
        if text.count(" ") >= LONG:
            found.extend(offset + blank for blank in _blanks(text))
    return found


def _blanks(text: str) -> list[int]:
    found: list[int] = []
    for start, end in sentences(text):
        if start and text[start - 1] == " ":
            found.append(start - 1)
        words = 0
        blank = text.find(" ", start, end)
        while blank >= 0:
            words += 1
            if words % _PIECE == 0:
                found.append(blank)
            blank = text.find(" ", blank + 1, end)
    return found


def cut(blocks: Blocks, at: Iterable[int]) -> Cut:
    """`blocks` cut at these blanks. A piece that does not begin with its block has no time
    of its own; where the block ends, the last of its pieces does."""
    blanks = sorted(set(at))
    builder = BlocksBuilder()
    numbers = array("I", [0])
    for block in blocks:
        offset = blocks.offsets[block.number - 1]
        end = offset + len(block.text)
        inside = blanks[bisect_left(blanks, offset) : bisect_left(blanks, end)]
        edges = [offset - 1, *inside, end]
        numbers.append(len(builder) + 1)
        for begin, stop in pairwise(edges):
            builder.add(
                blocks.text[begin + 1 : stop],
                kind=block.kind,
                line=block.line,
                start=block.start if begin < offset else None,
                end=block.end if stop == end else None,
                speaker=block.speaker,
            )
    return Cut(builder.build(), numbers)
