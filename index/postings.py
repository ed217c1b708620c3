"""Passes over flat postings: the strongest, those in common, those that follow."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from heapq import nlargest, nsmallest

FEW = 24
"""A binary search costs about as much as looking at this many neighbours in one pass."""


def strongest(ids: Sequence[int], impacts: bytes, want: int, without: frozenset[int]) -> list[int]:
    """Places in `ids` of the `want` with the highest impact that are not in `without`, best
    first, earlier ones first among equals."""
    if len(impacts) <= want and not without:
        return sorted(range(len(impacts)), key=impacts.__getitem__, reverse=True)
    chosen: list[int] = []
    for level in range(255, -1, -1):
        if level not in impacts:
            continue
        at = impacts.find(level)
        while at >= 0:
            if ids[at] not in without:
                chosen.append(at)
                if len(chosen) >= want:
                    return chosen
            at = impacts.find(level, at + 1)
    return chosen


def best_scored(scores: Mapping[int, float], want: int) -> list[int]:
    """The `want` documents with the highest scores, lower numbers first among equals."""

    def order(document: int) -> tuple[float, int]:
        return -scores[document], document

    if len(scores) <= want:
        return sorted(scores, key=order)
    least = nlargest(want, scores.values())[-1] if want else 0.0
    above = [document for document, score in scores.items() if score > least] if want else []
    equal = (document for document, score in scores.items() if score == least)
    return sorted(above, key=order) + nsmallest(want - len(above), equal)


def place_of(ids: Sequence[int], document: int) -> int:
    """Where `document` stands in `ids`, or -1."""
    at = bisect_left(ids, document)
    return at if at < len(ids) and ids[at] == document else -1


def common(documents: set[int], ids: memoryview) -> set[int]:
    """Those of `documents` that are in `ids` (ascending)."""
    if len(documents) * FEW < len(ids):
        end = len(ids)
        return {d for d in documents if (at := bisect_left(ids, d)) < end and ids[at] == d}
    return documents.intersection(_as_array(ids))


def _as_array(values: memoryview) -> array[int]:
    """A copy that is much quicker to iterate than a view."""
    copied = array("I")
    copied.frombytes(values.cast("B"))
    return copied


class Following:
    """Positions at which words begin to follow one another.

    Word k of the phrase must stand at the beginning + k.
    """

    def __init__(self, ascending: bool) -> None:
        self._ascending = ascending
        self._starts: set[int] | None = None

    def require(self, positions: memoryview | set[int], k: int) -> bool:
        """Keep the beginnings that have one of `positions` at + k; False when none are left.
        Called with the rarest word first it costs least."""
        starts = self._starts
        if starts is None:
            self._starts = {p - k for p in _iterable(positions)}
        elif isinstance(positions, set):
            self._starts = {s for s in starts if s + k in positions}
        else:
            wanted = {s + k for s in starts}
            if self._ascending:
                found = common(wanted, positions)
            else:
                found = wanted.intersection(_as_array(positions))
            self._starts = {p - k for p in found}
        return bool(self._starts)

    @property
    def starts(self) -> list[int]:
        return sorted(self._starts or ())


def _iterable(positions: memoryview | set[int]) -> Iterable[int]:
    return positions if isinstance(positions, set) else _as_array(positions)


def places_among(positions: memoryview, wanted: list[int], ascending: bool) -> dict[int, int]:
    """position → its place in `positions`, for `wanted` ones (ascending, all in it)."""
    if ascending:
        return {p: bisect_left(positions, p) for p in wanted}
    chosen = set(wanted)
    return {p: at for at, p in enumerate(_as_array(positions)) if p in chosen}


def owner_of(ends: memoryview | None, place: int) -> int:
    """Which of a term's documents, from 0, holds its position number `place`."""
    return place if ends is None else bisect_left(ends, place + 1)
