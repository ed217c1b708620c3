"""How sure it is who says some words, of which some were worked out and some were told."""

from array import array
from bisect import bisect_right
from collections.abc import Sequence

from .columns import NOBODY, Blocks, pieces

Stretches = Sequence[tuple[int, int]]


def confidence_of(
    blocks: Blocks,
    speakers: "array[int]",
    confidences: "array[float]",
    told: Stretches,
    start: int,
    end: int,
) -> tuple[float, bool]:
    """The probability that the speakers of [start, end) of the text are right, and whether
    any was worked out. `speakers` and `confidences` are of the blocks; a person has `told`
    who speaks in some stretches, in order."""
    guessed, chance, letters = False, 0.0, 0
    for a, b, said in _told_apart(start, end, told):
        for number, first, last in pieces(blocks, a, b):
            worked_out = not said and speakers[number - 1] != NOBODY
            guessed = guessed or worked_out
            chance += (confidences[number - 1] if worked_out else 1.0) * (last - first)
            letters += last - first
    return (chance / letters if letters else 1.0), guessed


def _told_apart(start: int, end: int, told: Stretches) -> list[tuple[int, int, bool]]:
    """[start, end) cut where a person's word begins or ends, and whether it is theirs."""
    found = []
    at = start
    for a, b in told[max(0, bisect_right(told, (start,)) - 1) :]:
        if a >= end:
            break
        if b <= at:
            continue
        if at < a:
            found.append((at, a, False))
        found.append((max(at, a), min(b, end), True))
        at = min(b, end)
    if at < end:
        found.append((at, end, False))
    return found
