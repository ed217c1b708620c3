"""The chapters of neighbouring parts → the chapters of the whole talk.

Two parts share some lines. A chapter that runs over their seam was cut by it and not by the
talk: its two halves become one again. Where both parts saw a chapter begin, the one that saw
more of what follows is believed.
"""

from collections.abc import Sequence
from itertools import pairwise

from transcripts.text import sentences

from .checking import Draft
from .lines import Part
from .prompt import SUMMARY_MOST

_NEAR = 2
"""Lines between two beginnings that are the same one, seen from two parts."""
_POINTS_MOST = 12


def merged(parts: Sequence[Part], drafts: Sequence[Sequence[Draft]]) -> tuple[Draft, ...]:
    """The chapters of all parts as one list, each ending where the next begins. `drafts`
    has those of each part, none empty."""
    whole = list(drafts[0])
    for (left, right), found in zip(pairwise(parts), drafts[1:], strict=True):
        whole = _joined(whole, list(found), left, right)
    edges = [draft.first for draft in whole[1:]] + [parts[-1].last + 1]
    return tuple(_within(d, d.first, edge - 1) for d, edge in zip(whole, edges, strict=True))


def _joined(before: list[Draft], after: list[Draft], left: Part, right: Part) -> list[Draft]:
    seam = (right.first + left.last) // 2 + 1
    """The first line for which the right part is believed more than the left."""
    kept = [draft for draft in before if draft.first < seam]
    rest = [draft for draft in after if draft.last >= seam]
    if not kept or not rest:
        return kept + rest
    one = rest[0]
    if one.first > right.first:  # it was seen to begin there
        while kept and kept[-1].first >= one.first - _NEAR:
            kept.pop()
        return kept + rest
    last = kept.pop()
    if last.first >= right.first:  # the left saw it begin, the right saw the whole of it
        return [*kept, _within(one, last.first, one.last), *rest[1:]]
    return [*kept, _over_the_seam(last, one, seam), *rest[1:]]


def _over_the_seam(left: Draft, right: Draft, seam: int) -> Draft:
    """One chapter of two halves; the longer one's title."""
    longer = left if seam - left.first >= right.last + 1 - seam else right
    points = [point for point in left.points if point.lines[0] < seam]
    points += [point for point in right.points if point.lines[-1] >= seam]
    return Draft(
        longer.title,
        left.first,
        right.last,
        _in_full(left.summary, right.summary),
        tuple(dict.fromkeys(points))[:_POINTS_MOST],
    )


def _in_full(one: str, other: str) -> str:
    """Two summaries one after the other, as many whole sentences as a summary may have."""
    both = f"{one} {other}".strip() if one != other else one
    end = max((stop for _, stop in sentences(both) if stop <= SUMMARY_MOST), default=0)
    return both[:end] or one


def _within(draft: Draft, first: int, last: int) -> Draft:
    """A chapter from line `first` to `last`, with those points that rest on its lines."""
    points = []
    for point in draft.points:
        lines = tuple(number for number in point.lines if first <= number <= last)
        if lines:
            points.append(point._replace(lines=lines))
    return draft._replace(first=first, last=last, points=tuple(points))
