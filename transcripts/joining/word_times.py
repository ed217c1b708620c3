"""The times of single words, when the words have come to stand in other blocks."""

from transcripts.columns import Blocks
from transcripts.words import Words

from .spoken import spoken
from .words import NOWHERE, align


def moved(words: Words, old: Blocks, new: Blocks) -> Words:
    """`words` over `old`, as they stand in `new`, which holds the same blocks in the same
    order, with others among them."""
    found = Words()
    shifts = _shifts(old, new)
    block = 0
    for index, start in enumerate(words.starts):
        while block + 1 < len(old) and old.offsets[block + 1] <= start:
            block += 1
        shift = shifts[block] if shifts else None
        if shift is not None:
            found.add(
                start + shift,
                words.ends[index] + shift,
                words.times[index],
                words.stops[index],
                words.confidences[index],
            )
    return found


def _shifts(old: Blocks, new: Blocks) -> list[int | None]:
    """For each of the old blocks how much further on it stands in the new text."""
    shifts: list[int | None] = []
    at = 0
    for block in old:
        while at < len(new) and not (new.kinds[at] == block.kind and new[at].text == block.text):
            at += 1
        here = at < len(new)
        shifts.append(new.offsets[at] - old.offsets[block.number - 1] if here else None)
        at += here
    return shifts


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
