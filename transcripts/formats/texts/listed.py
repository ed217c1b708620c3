"""The lines of an outline that stands above a talk."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from transcripts.chapters.outline import find

_ABOVE = 120
"""Lines at the beginning among which it may stand."""
_LEAST = 3
"""Entries that it has at least."""


def outline_lines(lines: Sequence[str]) -> range:
    """The lines (from 0) of an outline above the talk, if there is one: their times are none
    of the talk's, and what stands before a colon in a title is nobody's name."""
    above = lines[:_ABOVE]
    starts = list(accumulate((len(line) + 1 for line in above), initial=0))
    entries = find("\n".join(above))
    if len(entries) < _LEAST:
        return range(0)
    first, last = (bisect_right(starts, entries[at].begin) - 1 for at in (0, -1))
    together = sum(map(bool, above[first : last + 1])) <= len(entries) + 1
    return range(first, last + 1) if together else range(0)
