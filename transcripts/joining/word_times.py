"""The times of single words, when the words have come to stand in other blocks."""

from transcripts.columns import Blocks
from transcripts.words import Words

from .spoken import spoken
from .words import NOWHERE, align


def moved(words: Words, old: Blocks, new: Blocks) -> Words:
    """`words` over `old`, as they stand in `new`, which holds the same blocks in the same
    order, perhaps cut, with others among them."""
    found = Words()
    pieces = _pieces(old, new)
    at = 0
    for index, start in enumerate(words.starts):
        while at < len(pieces) and pieces[at][1] <= start:
            at += 1
        if at < len(pieces) and pieces[at][0] <= start:
            shift = pieces[at][2]
            found.add(
                start + shift,
                words.ends[index] + shift,
                words.times[index],
                words.stops[index],
                words.confidences[index],
            )
    return found


def _pieces(old: Blocks, new: Blocks) -> list[tuple[int, int, int]]:
    """Slices [start, end) of the old text in order, and how much further on each stands in
    the new one."""
    pieces: list[tuple[int, int, int]] = []
    at = 0
    for index, kind in enumerate(old.kinds):
        start, end = old.offsets[index], old.end_offset(index + 1)
        while start < end and at < len(new):
            offset, stop = new.offsets[at], new.end_offset(at + 1)
            length = stop - offset
            if new.kinds[at] == kind and old.text.startswith(new.text[offset:stop], start):
                pieces.append((start, start + length, offset - start))
                start += length + 1
            at += 1
    return pieces


def lent(words: Words, other: Blocks, own: Blocks) -> Words:
    """The times of `words` over `other`, for the same words where they stand in `own`. How
    sure a recogniser was of its word says nothing of another's, and is not lent."""
    said, other_said = spoken(own), spoken(other)
    there = align(said.words, other_said.words)
    timed = {start: index for index, start in enumerate(words.starts)}
    found = Words()
    for index, at in enumerate(there):
        word = None if at == NOWHERE else timed.get(other_said.offsets[at])
        if word is not None:
            start = said.offsets[index]
            found.add(start, _end(own.text, start), words.times[word], words.stops[word], None)
    return found


def _end(text: str, start: int) -> int:
    """Where the word that begins at `start` ends."""
    end = start
    while end < len(text) and (text[end].isalnum() or text[end] in "'’"):
        end += 1
    return end
