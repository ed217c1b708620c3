"""Chapters of another source laid over a talk: by their times where the talk has times, else
by its words; with their summaries and points, which are nobody's speech."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from transcripts.chapters.at_times import BEYOND, Beginnings, last_time
from transcripts.clock import clock
from transcripts.columns import POINT, SUMMARY, Blocks
from transcripts.inserting import Text
from transcripts.model import Chapter, Details, OutlineEntry

from . import cutting
from .cutting import cut
from .placing import Described, Placed, place

_ENOUGH = 0.5
"""Share of chapters of which the words must say for certain where they begin."""

_NEARLY = 0.75
"""Share of chapters of which the words must at least tell nearly where they begin."""
_NARROW = 0.15
"""Share of the talk within which that is."""


class CannotJoin(Exception):
    """A source cannot be joined; its text is a fragment that follows the source's name."""


@dataclass(frozen=True)
class Laid:
    """Chapters at blocks of the talk, with the texts that go before those blocks."""

    chapters: tuple[Chapter, ...]
    """`summary` and `points` are empty yet: they get numbers when they are set in."""
    texts: tuple[tuple[Text, ...], ...]
    """For each chapter its summary and points."""
    left_out: tuple[str, ...] = ()
    guessed: tuple[str, ...] = ()
    cuts: tuple[int, ...] = ()
    """Blanks at which blocks of the talk are cut first, for a chapter to begin behind them.
    The chapters' blocks are numbered as after that."""


def lay_by_time(
    blocks: Blocks,
    chapters: Sequence[Chapter],
    texts: Sequence[tuple[Text, ...]] | None = None,
) -> Laid:
    """Chapters that state when they begin, over a talk with times. Raises CannotJoin where
    most of them begin after its end."""
    both = zip(chapters, texts or [()] * len(chapters), strict=True)
    ordered = sorted(both, key=lambda one: _start(one[0]))
    end = last_time(blocks)
    inside = [one for one in ordered if _start(one[0]) <= end + BEYOND]
    gone = len(ordered) - len(inside)
    if not inside or gone > len(inside):
        last = _start(ordered[-1][0])
        raise CannotJoin(f"goes on until {clock(last)}, but the talk ends at {clock(end)}")
    beginnings = Beginnings(blocks)
    found = [
        chapter._replace(block=beginnings.block(_start(chapter)), summary=(), points=())
        for chapter, _ in inside
    ]
    late = f"{gone} chapter{'s' * (gone > 1)} beginning after the end of the talk"
    return Laid(tuple(found), tuple(text for _, text in inside), (late,) if gone else ())


def _start(chapter: Chapter) -> float:
    return chapter.start or 0.0


def lay_by_words(
    blocks: Blocks,
    chapters: Sequence[Chapter],
    told: Sequence[Described],
    outline: Sequence[OutlineEntry] = (),
    texts: Sequence[tuple[Text, ...]] | None = None,
    enough: float = _ENOUGH,
) -> Laid:
    """Chapters over the words that say what they are `told` to be about. Raises CannotJoin
    where the words tell for certain of fewer than `enough` of them, as a share, and do not
    tell nearly where most of them begin either."""
    fine = cut(blocks, cutting.places(blocks)).blocks
    found = place(fine, told, outline)
    certain = sum(at.certain for at in found)
    near = certain + sum(_is_narrow(fine, at) for at in found if not at.certain)
    if not certain or (certain < enough * len(found) and near < _NEARLY * len(found)):
        raise CannotJoin(
            "has chapters whose places in the talk are not found: there are no times to go by, "
            "and the words tell of too few where they begin"
        )
    # Only the cuts behind which something begins stay.
    begun = {n for at in found for n in (at.block, *(() if at.certain else (at.first, at.last)))}
    edges = {fine.offsets[n - 1] for n in begun}
    cuts = tuple(sorted(edge - 1 for edge in edges.difference(blocks.offsets)))
    offsets = cut(blocks, cuts).blocks.offsets if cuts else blocks.offsets

    def number(of: int) -> int:
        return bisect_right(offsets, fine.offsets[of - 1])

    laid = tuple(_at(chapter, at, number) for chapter, at in zip(chapters, found, strict=True))
    doubtful = len(found) - certain
    guessed = (f"where {doubtful} of {len(found)} chapters begin",) if doubtful else ()
    return Laid(laid, tuple(texts or (() for _ in found)), (), guessed, cuts)


def _is_narrow(blocks: Blocks, at: Placed) -> bool:
    """Whether a chapter begins somewhere in a small part of the talk."""
    part = blocks.end_offset(at.last) - blocks.offsets[at.first - 1]
    return part <= _NARROW * len(blocks.text)


def _at(chapter: Chapter, at: Placed, number: Callable[[int], int]) -> Chapter:
    between = None if at.certain else (number(at.first), number(at.last))
    return chapter._replace(block=number(at.block), summary=(), points=(), between=between)


def described(blocks: Blocks, chapter: Chapter, length: float | None = None) -> Described:
    """A chapter of a page whose blocks are `blocks`, as it is told there; and about where in
    a talk of so many seconds, as far as the page's outline tells it."""
    texts = [blocks[number - 1].text for number in (*chapter.summary, *chapter.points)]
    found = Described(chapter.title, " ".join(texts))
    if not length or chapter.within is None:
        return found
    earliest, latest = (min(1.0, time / length) for time in chapter.within)
    spread = max(found.spread, (latest - earliest) / 2)
    return replace(found, fraction=(earliest + latest) / 2, spread=spread)


def told_texts(blocks: Blocks, chapter: Chapter) -> tuple[Text, ...]:
    """The summary and points of a chapter of a page, in the page's order."""
    numbers = sorted((*chapter.summary, *chapter.points))
    return tuple(
        Text(POINT if number in chapter.points else SUMMARY, blocks[number - 1].text)
        for number in numbers
    )


def by_fraction(details: Details, chapters: Sequence[Chapter]) -> list[Described]:
    """Chapters with times for a talk without: each is told by its title, and expected as
    far into the talk as its time is into the recording, where its length is known."""
    length = details.duration
    return [
        Described(
            chapter.title,
            "",
            min(1.0, chapter.start / length) if length and chapter.start is not None else None,
        )
        for chapter in chapters
    ]
