"""Where each chapter of one list begins in another, when both go through the same talk.

All ways to lay the chapters along the entries, in order, weighed and summed (forwards and
backwards, as in a hidden Markov model): a way goes through pairs of a chapter and an entry
that share some of the talk. It goes on to the next pair where both a chapter and an entry
begin, where only a chapter does, or only an entry.
"""

from collections.abc import Mapping, Sequence
from math import exp, inf, log, log1p
from typing import NamedTuple

CHAPTER = -1.4
"""Weight of a chapter that begins inside an entry; where both begin, it is 0."""
ENTRY = -0.3
"""Weight of an entry that begins inside a chapter."""
BEFORE = -1.0
"""Weight of each entry that begins before the first chapter."""
SPREAD = 0.15
"""Share of the talk by which a chapter begins elsewhere than chapters of like lengths would."""
PULL = 0.75
"""How much such a place weighs."""
SAME = 6.0
"""Weight of an entry and a chapter of the same title that begin together."""


class Chances(NamedTuple):
    """For one chapter the probability that it begins with each entry, and inside each."""

    with_it: list[float]
    inside: list[float]


def beginnings(
    fit: Sequence[Sequence[float]],
    starts: Sequence[float],
    length: float,
    same: Mapping[int, int] | None = None,
) -> list[Chances]:
    """Where each chapter begins; `fit` has a row for each, `starts` are the entries' times,
    and `same` are the entries that have the very titles of chapters."""
    if not fit or not starts:
        return [Chances([], []) for _ in fit]
    costs = _costs(len(fit), starts, length)
    for i, k in (same or {}).items():
        costs.both[i][k] += SAME
    forward, backward = _forward(fit, costs), _backward(fit, costs)
    whole = forward[-1][-1]
    found = []
    for i, row in enumerate(fit):
        with_it, inside = [0.0] * len(row), [0.0] * len(row)
        for k, score in enumerate(row):
            rest = score + backward[i][k] - whole
            if i == 0:
                with_it[k] = _chance(BEFORE * k + costs.both[0][k] + rest)
                continue
            inside[k] = _chance(forward[i - 1][k] + costs.chapter[i][k] + rest)
            if k:
                with_it[k] = _chance(forward[i - 1][k - 1] + costs.both[i][k] + rest)
        found.append(Chances(with_it, inside))
    return found


_Rows = list[list[float]]


class _Costs(NamedTuple):
    """For each chapter and entry the weight of their beginning together, and of the chapter's
    beginning inside the entry."""

    both: _Rows
    chapter: _Rows


def _forward(fit: Sequence[Sequence[float]], costs: _Costs) -> _Rows:
    """The weight of all ways from the beginning to each pair, that pair included."""
    found: _Rows = []
    for i, row in enumerate(fit):
        made: list[float] = []
        for k, score in enumerate(row):
            if i == 0:
                ways = BEFORE * k + costs.both[0][k]
            else:
                ways = found[-1][k] + costs.chapter[i][k]
                if k:
                    ways = _sum(ways, found[-1][k - 1] + costs.both[i][k])
            if k:
                ways = _sum(ways, made[-1] + ENTRY)
            made.append(ways + score)
        found.append(made)
    return found


def _backward(fit: Sequence[Sequence[float]], costs: _Costs) -> _Rows:
    """The weight of all ways from each pair to the end, that pair left out."""
    columns = len(fit[0])
    found = [[-inf] * columns for _ in fit]
    found[-1][-1] = 0.0
    for i in range(len(fit) - 1, -1, -1):
        for k in range(columns - 1, -1, -1):
            ways = found[i][k]
            if k + 1 < columns:
                ways = _sum(ways, ENTRY + fit[i][k + 1] + found[i][k + 1])
            if i + 1 < len(fit):
                ways = _sum(ways, costs.chapter[i + 1][k] + fit[i + 1][k] + found[i + 1][k])
                if k + 1 < columns:
                    both = costs.both[i + 1][k + 1] + fit[i + 1][k + 1]
                    ways = _sum(ways, both + found[i + 1][k + 1])
            found[i][k] = ways
    return found


def _costs(rows: int, starts: Sequence[float], length: float) -> _Costs:
    """It weighs against a beginning that chapters of like lengths would have it elsewhere,
    and that it lies inside a short entry."""
    ends = [*starts[1:], max(length, starts[-1] + 1.0)]
    mean = length / rows
    both: _Rows = []
    chapter: _Rows = []
    for i in range(rows):
        expected = length * i / rows
        share = i / rows
        spread = length * (SPREAD + (share * (1 - share) / rows) ** 0.5)
        row_both, row_chapter = [], []
        for start, end in zip(starts, ends, strict=True):
            off = (start - expected) / spread
            row_both.append(-PULL * off * off / 2)
            middle = min(max(expected, start), end)
            off = (middle - expected) / spread
            room = min(1.0, log(max(0.05, (end - start) / mean)))
            row_chapter.append(CHAPTER + room - PULL * off * off / 2)
        both.append(row_both)
        chapter.append(row_chapter)
    return _Costs(both, chapter)


def _sum(a: float, b: float) -> float:
    """The logarithm of the sum of two numbers given as logarithms."""
    if a < b:
        a, b = b, a
    return a if b == -inf or a - b > 40 else a + log1p(exp(b - a))


def _chance(logarithm: float) -> float:
    return min(1.0, exp(logarithm)) if logarithm > -50 else 0.0
