"""How alike the words are before and after each stretch of a talk begins, and how many are new.

Windows of a fixed number of topical words are compared by the cosine of their weighted
counts, as in Hearst's TextTiling (Computational Linguistics 23, 1997), at several widths.
The work grows with the number of words, not with its square.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from .units import Unit
from .wording import topical

Numbers = npt.NDArray[np.float64]
Places = npt.NDArray[np.int64]

_PART = 60
"""Topical words of a part: in how many parts a word stands decides how much it tells."""


@dataclass(frozen=True)
class Tokens:
    """The topical words of a talk as numbers."""

    sequence: Places
    begins: Places
    """Where each stretch begins in the sequence."""
    known: tuple[str, ...]
    telling: Numbers
    """How much each known word tells of one part of the talk; 0 for those of one part only."""


def tokens(units: Sequence[Unit]) -> Tokens:
    """The topical words of all stretches."""
    numbers: dict[str, int] = {}
    sequence: list[int] = []
    begins: list[int] = []
    for unit in units:
        begins.append(len(sequence))
        sequence += [numbers.setdefault(word, len(numbers)) for word in topical(unit.words)]
    found = np.array(sequence, dtype=np.int64)
    parts = max(1, -(-len(found) // _PART))
    in_parts = np.zeros(len(numbers))
    for part in range(parts):
        in_parts[np.unique(found[part * _PART : (part + 1) * _PART])] += 1
    telling = np.log((parts + 1) / np.maximum(in_parts, 1))
    telling[in_parts <= 1] = 0
    return Tokens(found, np.array(begins, dtype=np.int64), tuple(numbers), telling)


def likeness(talk: Tokens, width: int) -> Numbers:
    """For each stretch, the cosine of the `width` words before it and the `width` from its
    beginning."""
    said = talk.sequence.tolist()
    weights = (talk.telling**2).tolist()
    before, after = [0.0] * len(weights), [0.0] * len(weights)
    both = size_before = size_after = 0.0
    for word in said[:width]:
        size_after += weights[word] * (2 * after[word] + 1)
        after[word] += 1
    found = np.zeros(len(talk.begins))
    at = 0
    for number, begin in enumerate(talk.begins.tolist()):
        while at < begin:
            # The word at `at` goes over, one comes into sight and one is left behind.
            word = said[at]
            weight, a, b = weights[word], before[word], after[word]
            both += weight * (b - a - 1)
            size_before += weight * (2 * a + 1)
            size_after -= weight * (2 * b - 1)
            before[word], after[word] = a + 1, b - 1
            if at + width < len(said):
                word = said[at + width]
                both += weights[word] * before[word]
                size_after += weights[word] * (2 * after[word] + 1)
                after[word] += 1
            if at >= width:
                word = said[at - width]
                both -= weights[word] * after[word]
                size_before -= weights[word] * (2 * before[word] - 1)
                before[word] -= 1
            at += 1
        if size_before > 1e-9 and size_after > 1e-9:
            found[number] = both / (size_before * size_after) ** 0.5
    if len(found) > 1:
        found[0] = found[1]
    return found


def depth(likenesses: Numbers) -> Numbers:
    """How far below the nearest peaks on both sides each value lies."""
    rising = [0.0] * len(likenesses)
    values = likenesses.tolist()
    for order in (range(len(values)), range(len(values) - 1, -1, -1)):
        peak = last = -np.inf
        for at in order:
            peak = max(peak, last) if last >= values[at] else values[at]
            last = values[at]
            rising[at] += peak - last
    return np.array(rising)


def newness(talk: Tokens, width: int) -> Numbers:
    """How many more words that come back later are met first in the `width` words after the
    beginning of each stretch than in those before, as a share of the width."""
    said = talk.sequence
    if not len(said):
        return np.zeros(len(talk.begins))
    _, first, counts = np.unique(said, return_index=True, return_counts=True)
    weight = np.zeros(len(said))
    weight[first[counts > 1]] = np.log1p(counts[counts > 1])
    running = np.concatenate(([0.0], np.cumsum(weight)))
    here = running[talk.begins]
    ahead = running[np.minimum(talk.begins + width, len(said))]
    behind = running[np.maximum(talk.begins - width, 0)]
    return np.asarray((ahead - 2 * here + behind) / width)
