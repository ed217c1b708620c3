"""Where each chapter of one list begins in another, when both go through the same talk.

All ways to lay the chapters along the entries, in order, weighed and summed (forwards and
backwards, as in a hidden Markov model): a way goes through pairs of a chapter and an entry
that share some of the talk. It goes on to the next pair where both a chapter and an entry
begin, where only a chapter does, or only an entry.
"""

from collections.abc import Sequence
from math import exp, inf, log, log1p
from typing import NamedTuple

BOTH = 0.0
CHAPTER = -1.4
ENTRY = -0.3
BEFORE = -1.0
SPREAD = 0.15
PULL = 0.75


class Chances(NamedTuple):
    """For one chapter the probability that it begins with each entry, and inside each."""

    with_it: list[float]
    inside: list[float]


def beginnings(
    fit: Sequence[Sequence[float]], starts: Sequence[float], length: float
) -> list[Chances]:
    """Where each chapter begins; `fit` has a row for each, `starts` are the entries' times."""
    rows, columns = len(fit), len(starts)
    if not rows or not columns:
        return [Chances([], []) for _ in range(rows)]
    both, chapter = _costs(rows, starts, length)
    forward = [[-inf] * columns for _ in range(rows)]
    opened = [BEFORE * k for k in range(columns)]
    for i in range(rows):
        for k in range(columns):
            ways = -inf
            if i == 0:
                ways = opened[k] + both[0][k]
            else:
                ways = _sum(ways, forward[i - 1][k] + chapter[i][k])
                if k:
                    ways = _sum(ways, forward[i - 1][k - 1] + both[i][k])
            if k:
                ways = _sum(ways, forward[i][k - 1] + ENTRY)
            forward[i][k] = ways + fit[i][k]
    backward = [[-inf] * columns for _ in range(rows)]
    backward[-1][-1] = 0.0
    for i in range(rows - 1, -1, -1):
        for k in range(columns - 1, -1, -1):
            ways = backward[i][k]
            if k + 1 < columns:
                ways = _sum(ways, ENTRY + fit[i][k + 1] + backward[i][k + 1])
            if i + 1 < rows:
                ways = _sum(ways, chapter[i + 1][k] + fit[i + 1][k] + backward[i + 1][k])
                if k + 1 < columns:
                    gain = both[i + 1][k + 1] + fit[i + 1][k + 1]
                    ways = _sum(ways, gain + backward[i + 1][k + 1])
            backward[i][k] = ways
    whole = forward[-1][-1]
    found = []
    for i in range(rows):
        with_it, inside = [0.0] * columns, [0.0] * columns
        for k in range(columns):
            rest = fit[i][k] + backward[i][k] - whole
            if i == 0:
                with_it[k] = _chance(opened[k] + both[0][k] + rest)
                continue
            inside[k] = _chance(forward[i - 1][k] + chapter[i][k] + rest)
            if k:
                with_it[k] = _chance(forward[i - 1][k - 1] + both[i][k] + rest)
        found.append(Chances(with_it, inside))
    return found


def _costs(
    rows: int, starts: Sequence[float], length: float
) -> tuple[list[list[float]], list[list[float]]]:
    """What it costs that a chapter begins with an entry, and inside it: where chapters of
    like lengths would have it begin elsewhere, and inside a short entry, more."""
    ends = [*starts[1:], max(length, starts[-1] + 1.0)]
    mean = length / rows
    both, chapter = [], []
    for i in range(rows):
        expected = length * i / rows
        share = i / rows
        spread = length * (SPREAD + (share * (1 - share) / rows) ** 0.5)
        row_both, row_chapter = [], []
        for start, end in zip(starts, ends, strict=True):
            off = (start - expected) / spread
            row_both.append(BOTH - PULL * off * off / 2)
            middle = min(max(expected, start), end)
            off = (middle - expected) / spread
            room = min(1.0, log(max(0.05, (end - start) / mean)))
            row_chapter.append(CHAPTER + room - PULL * off * off / 2)
        both.append(row_both)
        chapter.append(row_chapter)
    return both, chapter


def _sum(a: float, b: float) -> float:
    """The logarithm of the sum of two numbers given as logarithms."""
    if a < b:
        a, b = b, a
    return a if b == -inf or a - b > 40 else a + log1p(exp(b - a))


def _chance(logarithm: float) -> float:
    return min(1.0, exp(logarithm)) if logarithm > -50 else 0.0
