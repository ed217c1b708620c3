"""The words of a talk as they are compared: what is said, without who says it and when."""

from array import array
from bisect import bisect_left
from typing import NamedTuple

from transcripts.columns import SPEECH, Blocks
from transcripts.quotes.normal import Normal
from transcripts.text import UNSPACED


class Spoken(NamedTuple):
    """The words of the speech of some blocks, in order. Of a script without blanks each
    character is a word."""

    words: list[str]
    offsets: "array[int]"
    """Where each word begins in the document text."""

    def between(self, start: int, end: int) -> range:
        """The words that begin in the slice [start, end) of the document text."""
        return range(bisect_left(self.offsets, start), bisect_left(self.offsets, end))

    def of_block(self, blocks: Blocks, number: int) -> range:
        """The words of block `number` (from 1) of the blocks they were taken from."""
        return self.between(blocks.offsets[number - 1], blocks.end_offset(number))


def spoken(blocks: Blocks, until: int | None = None) -> Spoken:
    """The words of the speech in `blocks`, up to offset `until` of their text."""
    words: list[str] = []
    offsets = array("I")
    for start, end in _stretches(blocks):
        end = end if until is None else min(end, until)
        if start >= end:
            break
        found = words_of(blocks.text[start:end], start)
        words += found.words
        offsets += found.offsets
    return Spoken(words, offsets)


def words_of(text: str, base: int = 0) -> Spoken:
    """The words of any text; `base` is added to their offsets."""
    normal = Normal(text, base)
    words = normal.text.split(" ") if len(normal) else []
    if text.isascii() or not UNSPACED.search(text):
        return Spoken(words, normal.starts)
    apart: list[str] = []
    offsets = array("I")
    for word, offset in zip(words, normal.starts, strict=True):
        signs = list(word) if UNSPACED.search(word) else [word]
        apart += signs
        offsets.extend(offset + index for index in range(len(signs)))
    return Spoken(apart, offsets)


def _stretches(blocks: Blocks) -> list[tuple[int, int]]:
    """Slices of the document text that hold all speech and nothing else, as few as can be."""
    found: list[tuple[int, int]] = []
    for index, kind in enumerate(blocks.kinds):
        if kind != SPEECH:
            continue
        start, end = blocks.offsets[index], blocks.end_offset(index + 1)
        if found and found[-1][1] + 1 == start:
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found
