"""Two lists of one talk laid along each other: chapters without times, and an outline whose
entries have them. When a chapter begins is told by the words of both lists and by their
order, and only as far as these go: with an entry, within a range, or not at all.

What is found is never stated by anyone. A time is exact only where the chapter almost surely
begins with the entry and its title names what the entry's does; several chapters may share
an entry, and then only the first can.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from . import alignment_paths, alignment_words
from .alignment_paths import Chances
from .alignment_words import Fit, Told, stems

SURE = 0.95
"""Probability from which on a chapter begins with an entry for certain."""
_SAME = 0.5
"""The same where both have the same title, and no others do."""
_NAMED = 1.0
"""How well, at least, a chapter must fit an entry with which it begins for certain."""
_LIKELY = 0.85
"""Probability with which a chapter begins in its range."""
_LIKELIER = 0.7
"""The same for one that would be too wide to be of use."""
_HANDY = 1800.0
"""Seconds that a range has at most to be of use."""
_WIDEST = 0.5
"""Share of the talk that a range covers at most: a wider one says nothing."""
_NEAR = 30.0
"""Seconds before the first entry in which no chapter begins of its own."""
_CELLS = 40_000
"""Chapters times entries of the largest lists that are laid along each other."""


class Entry(NamedTuple):
    """An entry of the outline: its time in seconds and its title."""

    start: float
    title: str


class Aligned(NamedTuple):
    """When a chapter begins: its earliest and its latest time in seconds, the same where it
    begins with an entry; None where nothing tells."""

    within: tuple[float, float] | None
    evidence: tuple[str, ...] = ()
    """Stems of the words that it shares with the entry it begins with."""


def align(
    chapters: Sequence[Told], outline: Sequence[Entry], length: float | None = None
) -> list[Aligned]:
    """When each of the `chapters` begins, which go through the talk in order, as the entries
    of the `outline` do; `length` is that of the talk in seconds, where it is known."""
    nothing = [Aligned(None) for _ in chapters]
    if len(outline) < 2 or not chapters or len(chapters) * len(outline) > _CELLS:
        return nothing
    entries = list(outline)
    if entries[0].start > _NEAR:
        entries.insert(0, Entry(0.0, ""))
    starts = [entry.start for entry in entries]
    if any(later < earlier for earlier, later in pairwise(starts)):
        return nothing
    end = max(length or starts[-1] * (1 + 1 / len(starts)), starts[-1])
    fits = alignment_words.fits(chapters, [entry.title for entry in entries])
    if not any(fit.shared for row in fits for fit in row):
        return nothing  # the lists have no word in common: they may be of different talks
    same = _same_titles(chapters, entries)
    scores = [[fit.score for fit in row] for row in fits]
    chances = alignment_paths.beginnings(scores, starts, end, same)
    found = []
    for number, chance in enumerate(chances):
        at = max(range(len(starts)), key=chance.with_it.__getitem__)
        fit = fits[number][at]
        if _is_certain(chance.with_it[at], fit, chapters[number], same.get(number) == at):
            found.append(Aligned((starts[at], starts[at]), fit.shared))
        else:
            found.append(Aligned(_range(chance, starts, end if length else None, end)))
    return _in_order(found)


def _is_certain(chance: float, fit: Fit, chapter: Told, same: bool) -> bool:
    if same:
        return chance >= _SAME
    named = set(fit.shared).intersection(stems(chapter.title))
    return chance >= SURE and fit.score >= _NAMED and bool(named)


def _same_titles(chapters: Sequence[Told], entries: Sequence[Entry]) -> dict[int, int]:
    """The chapters that have the title of an entry, where both lists have it once."""

    def once(titles: Sequence[str]) -> dict[str, int]:
        keys = ["".join(filter(str.isalnum, title.casefold())) for title in titles]
        return {key: n for n, key in enumerate(keys) if key and keys.count(key) == 1}

    theirs = once([entry.title for entry in entries])
    ours = once([chapter.title for chapter in chapters])
    return {number: theirs[key] for key, number in ours.items() if key in theirs}


def _range(
    chance: Chances, starts: Sequence[float], stated: float | None, end: float
) -> tuple[float, float] | None:
    """Between which times a chapter begins, as narrow as is likely enough. None where that is
    too much of the talk, or goes on to an end that nobody states."""
    ends = [*starts[1:], end]
    places = []
    for at, (begin, stop) in enumerate(zip(starts, ends, strict=True)):
        places.append((chance.with_it[at], begin, begin))
        places.append((chance.inside[at], begin, stop))
    within = _narrowest(places, _LIKELY)
    if within is not None and within[1] - within[0] > _HANDY:
        within = _narrowest(places, _LIKELIER) or within
    if within is None or not 0 < within[1] - within[0] <= _WIDEST * end:
        return None
    return None if within[1] == end and stated is None else within


_Place = tuple[float, float, float]
"""A probability, and the earliest and the latest time it is for."""


def _narrowest(places: Sequence[_Place], enough: float) -> tuple[float, float] | None:
    """The narrowest range of time with `enough` of the probability. One that would be a
    single time takes in what is likelier: what goes before it, or what comes after."""
    best: tuple[float, float, int, int] | None = None
    stop, inside = 0, 0.0
    for first, (probability, earliest, _) in enumerate(places):
        while stop < len(places) and inside < enough:
            inside += places[stop][0]
            stop += 1
        if inside < enough:
            break
        width = places[stop - 1][2] - earliest
        if best is None or (width, -inside) < best[:2]:
            best = width, -inside, first, stop
        inside -= probability
    if best is None:
        return None
    first, stop = best[2:]
    if places[first][1] == places[stop - 1][2]:
        before = places[first - 1][0] if first else -1.0
        after = places[stop][0] if stop < len(places) else -1.0
        first, stop = (first - 1, stop) if before >= after else (first, stop + 1)
    return places[first][1], places[stop - 1][2]


def _in_order(found: list[Aligned]) -> list[Aligned]:
    """The same, where no chapter begins before one that goes before it. A range that ends
    with its beginning would pass for exact, and is none."""
    made: list[Aligned] = []
    least = 0.0
    for aligned in found:
        if aligned.within is not None:
            earliest, latest = aligned.within
            exact = earliest == latest
            earliest = max(earliest, least)
            if latest < earliest or (not exact and earliest == latest):
                aligned = Aligned(None)
            else:
                aligned = aligned._replace(within=(earliest, latest))
                least = earliest
        made.append(aligned)
    most = float("inf")
    for number in range(len(made) - 1, -1, -1):
        within = made[number].within
        if within is not None:
            earliest, latest = within[0], min(within[1], most)
            if latest < earliest or (latest == earliest and within[0] != within[1]):
                made[number] = Aligned(None)
            else:
                made[number] = made[number]._replace(within=(earliest, latest))
                most = latest
    return made
