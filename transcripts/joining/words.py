"""Two records of the same talk, word by word: which word of the one is which of the other.

Runs of words that stand once in each are found first and put in order (as patience diff
does); what is left between them is compared by their longest common subsequence. So two
talks of 35,000 words are compared in a second, and what only one of them has stays alone.
"""

from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

NOWHERE = -1
_RUNS = (4, 2, 1)
"""Lengths of the runs that are looked for, one after the other, in what is left."""
_SMALL = 1_000_000
"""Words times words up to which a gap is compared without looking for runs in it."""
_LARGEST = 16_000_000
"""Words times words of the largest gap that is compared at all."""
_WINDOW = 4
"""Matches that must stand near each other for each of them to count: of two texts that have
nothing to do with one another, the common little words would match all over."""
_NEAR = 9
"""Words within which they must stand, in both texts."""


class _Gap(NamedTuple):
    """Words [a, b) of the first text and [c, d) of the second that are not compared yet."""

    a: int
    b: int
    c: int
    d: int


Match = tuple[int, int]


def align(first: Sequence[str], second: Sequence[str]) -> "array[int]":
    """For each word of `first` the index of the same word in `second`, or NOWHERE.

    The indices rise: nothing is said in another order.
    """
    numbers: dict[str, int] = {}
    a = [numbers.setdefault(word, len(numbers)) for word in first]
    b = [numbers.setdefault(word, len(numbers)) for word in second]
    matches = sorted(_matches(a, b, _Gap(0, len(a), 0, len(b)), 0))
    there = array("i", [NOWHERE]) * len(a)
    for i, j in _credible(matches, min(len(a), len(b))):
        there[i] = j
    return there


def share(there: "array[int]") -> float:
    """How many of the words were found in the other text, 0 to 1."""
    return 1 - there.count(NOWHERE) / len(there) if there else 0.0


def _matches(a: list[int], b: list[int], gap: _Gap, level: int) -> Iterator[Match]:
    todo = [(gap, level)]
    while todo:
        whole, level = todo.pop()
        gap = _without_ends(a, b, whole)
        yield from zip(range(whole.a, gap.a), range(whole.c, gap.c), strict=True)
        yield from zip(range(gap.b, whole.b), range(gap.d, whole.d), strict=True)
        size = (gap.b - gap.a) * (gap.d - gap.c)
        if not size:
            continue
        if level < len(_RUNS) and size > _SMALL:
            runs = _runs(a, b, gap, _RUNS[level])
            rest = gap
            for i, j, length in runs:
                yield from ((i + k, j + k) for k in range(length))
                todo.append((_Gap(rest.a, i, rest.c, j), level + 1))
                rest = _Gap(i + length, gap.b, j + length, gap.d)
            todo.append((rest, level + 1))
        elif size <= _LARGEST:
            yield from _subsequence(a, b, gap)


def _without_ends(a: list[int], b: list[int], gap: _Gap) -> _Gap:
    """What is left of a gap without what is the same at both its ends."""
    i, stop_i, j, stop_j = gap
    while i < stop_i and j < stop_j and a[i] == b[j]:
        i, j = i + 1, j + 1
    while i < stop_i and j < stop_j and a[stop_i - 1] == b[stop_j - 1]:
        stop_i, stop_j = stop_i - 1, stop_j - 1
    return _Gap(i, stop_i, j, stop_j)


def _runs(a: list[int], b: list[int], gap: _Gap, length: int) -> list[tuple[int, int, int]]:
    """Runs of words in the same order in both, that begin with `length` words which stand
    once in each: (where in a, where in b, how many words)."""
    here, there = _once(a, gap.a, gap.b, length), _once(b, gap.c, gap.d, length)
    pairs = _rising([(i, there[key]) for key, i in here.items() if key in there])
    runs: list[tuple[int, int, int]] = []
    stop_i, stop_j = gap.a, gap.c
    for i, j in pairs:
        if i < stop_i or j < stop_j:
            continue
        while i > stop_i and j > stop_j and a[i - 1] == b[j - 1]:
            i, j = i - 1, j - 1
        begin, other = i, j
        while i < gap.b and j < gap.d and a[i] == b[j]:
            i, j = i + 1, j + 1
        runs.append((begin, other, i - begin))
        stop_i, stop_j = i, j
    return runs


def _once(words: list[int], start: int, stop: int, length: int) -> dict[tuple[int, ...], int]:
    """The runs of `length` words in words[start:stop] that stand there once, and where."""
    found: dict[tuple[int, ...], int] = {}
    shifted = (words[start + k : stop] for k in range(length))
    for index, run in enumerate(zip(*shifted, strict=False)):
        found[run] = NOWHERE if run in found else start + index
    return {run: at for run, at in found.items() if at != NOWHERE}


def _rising(pairs: list[Match]) -> list[Match]:
    """The longest series of pairs that rises in both; the first numbers are in order."""
    tops: list[int] = []
    ends: list[int] = []
    before = [NOWHERE] * len(pairs)
    for index, (_, j) in enumerate(pairs):
        pile = bisect_left(tops, j)
        before[index] = ends[pile - 1] if pile else NOWHERE
        if pile == len(tops):
            tops.append(j)
            ends.append(index)
        else:
            tops[pile], ends[pile] = j, index
    series = []
    at = ends[-1] if ends else NOWHERE
    while at != NOWHERE:
        series.append(pairs[at])
        at = before[at]
    return series[::-1]


def _subsequence(a: list[int], b: list[int], gap: _Gap) -> Iterator[Match]:
    from rapidfuzz.distance import LCSseq

    here, there = a[gap.a : gap.b], b[gap.c : gap.d]
    for same in LCSseq.editops(here, there).as_matching_blocks():
        i, j = gap.a + same.a, gap.c + same.b
        yield from ((i + k, j + k) for k in range(same.size))


def _credible(matches: list[Match], shorter: int) -> Iterator[Match]:
    """The matches that have others near them in both texts."""
    if len(matches) < _WINDOW:
        if 2 * len(matches) >= shorter:
            yield from matches
        return
    good = bytearray(len(matches))
    for k in range(len(matches) - _WINDOW + 1):
        (i, j), (last_i, last_j) = matches[k], matches[k + _WINDOW - 1]
        if last_i - i < _NEAR and last_j - j < _NEAR:
            good[k : k + _WINDOW] = b"\1" * _WINDOW
    yield from (match for match, fine in zip(matches, good, strict=True) if fine)
