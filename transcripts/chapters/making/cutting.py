"""Where the chapters begin, of all places at which one may: the choice that is expected to
disagree least with a reader's.

For each window of half a chapter's length, a reader has put a boundary into it or not; the
choice is made by dynamic programming so that as many windows as can be expected are right,
which is Beeferman's measure Pk (Machine Learning 34, 1999) turned into a decision, and so
that each boundary stands where one is likely. Two are never close together.
"""

import numpy as np
import numpy.typing as npt

from .cohesion import Numbers

_LOCAL = 0.2
"""What the place itself counts beside the windows around it."""
_APART = 0.6
"""Least distance of two boundaries, of a window."""
_FLOOR, _CEILING = -6.0, 3.0
_CANDIDATES = 40
"""Places looked at for each chapter: the likeliest."""
_ROUNDS = 30


def cut(odds: Numbers, count: int) -> list[int]:
    """The stretches (from 0) with which the second and later chapters begin, so that there
    are about `count`. `odds` are the log odds that one begins at each stretch."""
    total = len(odds)
    count = min(count, total)
    if count < 2:
        return []
    window = max(2.0, total / (2 * count))
    covered = _worth(odds, count, window)
    likeliest = np.argsort(-odds[1:], kind="stable")[: _CANDIDATES * count] + 1
    places = np.sort(likeliest)
    local = _LOCAL * window * np.clip(odds[places], _FLOOR, _CEILING)
    best: list[int] = []
    low, high = -8.0 * window, 8.0 * window
    for _ in range(_ROUNDS):
        bonus = (low + high) / 2
        found = _choice(places, local + bonus, covered, window)
        if not best or abs(len(found) + 1 - count) < abs(len(best) + 1 - count):
            best = found
        if len(found) + 1 == count:
            break
        low, high = (low, bonus) if len(found) + 1 > count else (bonus, high)
    return best


def _worth(odds: Numbers, count: int, window: float) -> Numbers:
    """Running sum over windows, by where they begin, of what a boundary in each is worth."""
    chance = 1 / (1 + np.exp(-odds))
    chance[0] = 0
    chance = np.minimum(chance * (count - 1) / max(float(chance.sum()), 1e-9), 0.95)
    running = np.concatenate(([0.0], np.cumsum(np.log1p(-chance))))
    at = np.arange(len(odds))
    ends = np.minimum(at + int(window), len(odds) - 1) + 1
    inside = 1 - np.exp(running[ends] - running[at + 1])
    return np.concatenate(([0.0], np.cumsum(2 * inside - 1)))


def _choice(
    places: npt.NDArray[np.int64], local: Numbers, covered: Numbers, window: float
) -> list[int]:
    """The best boundaries where each is worth what its windows and its place are."""
    at, own = places.tolist(), local.tolist()
    sums = covered.tolist()
    values: list[float] = []
    before: list[int] = []
    best = -1  # of those whose windows end before those of the place begin
    far = 0
    for number, (place, worth) in enumerate(zip(at, own, strict=True)):
        begin = max(0, place - int(window))
        while far < number and at[far] < begin:
            if best < 0 or values[far] > values[best]:
                best = far
            far += 1
        value, last = sums[place] - sums[begin], -1
        if best >= 0 and values[best] > 0:
            value, last = value + values[best], best
        near = far
        while near < number and place - at[near] >= _APART * window:
            other = values[near] + sums[place] - sums[at[near]]
            if other > value:
                value, last = other, near
            near += 1
        values.append(value + worth)
        before.append(last)
    number = max(range(len(values)), key=values.__getitem__, default=-1)
    if number < 0 or values[number] <= 0:
        return []
    found = []
    while number >= 0:
        found.append(at[number])
        number = before[number]
    return found[::-1]
