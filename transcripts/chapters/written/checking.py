"""What a model told of one part of a talk → what of it can be true.

Every number is held against the lines that were sent. What does not hold is dropped and
told of: a chapter that begins nowhere or out of order, a point that rests on no line of its
chapter, a quotation that nobody said.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from .answer import Claimed, Nonsense, Told
from .lines import Line, Part
from .prompt import POINT_MOST, SUMMARY_MOST, TITLE_MOST

_COVERED = 0.5
"""The share of the lines that the chapters of an answer must speak of, by their own word."""
_QUOTED = re.compile(r"[\"“„«]([^\"“”„«»]{1,400})[\"”“»]|(?<!\w)[‘']([^‘\"]{1,400}?)[’'](?!\w)")
_QUOTED_WORDS = 3
"""Words between quotation marks that make a quotation; fewer may be a manner of speaking."""
_WORDS = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_NAMED_MOST = 60


class DraftPoint(NamedTuple):
    text: str
    lines: tuple[int, ...]


class Draft(NamedTuple):
    """A chapter in lines, `last` included: it ends where the next one begins."""

    title: str
    first: int
    last: int
    summary: str
    points: tuple[DraftPoint, ...]


class Checked(NamedTuple):
    drafts: tuple[Draft, ...]
    dropped: tuple[str, ...]
    """What was left out and why, a sentence fragment each."""


def checked(claims: Sequence[Claimed], text: str, lines: Sequence[Line], part: Part) -> Checked:
    """What holds of the `claims` about the lines of `part`, `text` being the document's.

    Raises Nonsense where nothing does, or where they speak of less than half of the lines.
    """
    dropped: list[str] = []
    placed = _in_order([claim for claim in claims if _is_placed(claim, part, dropped)], dropped)
    if not placed:
        raise Nonsense("it names no chapter that begins at a line of the talk")
    _refuse_few(placed, part)
    drafts = []
    for at, claim in enumerate(placed):
        first = claim.first or part.first
        last = (placed[at + 1].first or 0) - 1 if at + 1 < len(placed) else part.last
        said = _said(text, lines, first, last)
        points = (_point(point, first, last, part, said, dropped) for point in claim.points)
        drafts.append(
            Draft(
                _short(_unquoted(claim.title, said, dropped).strip("\"“”„«»' "), TITLE_MOST),
                first,
                last,
                _short(_unquoted(claim.summary, said, dropped), SUMMARY_MOST),
                tuple(point for point in points if point is not None),
            )
        )
    return Checked(tuple(drafts), tuple(dropped))


def _named(text: str) -> str:
    return f"“{_short(text, _NAMED_MOST)}”"


def _is_placed(claim: Claimed, part: Part, dropped: list[str]) -> bool:
    if not _WORDS.search(claim.title):
        dropped.append("a chapter without a title")
    elif claim.first is None:
        dropped.append(f"the chapter {_named(claim.title)}, which begins at no line")
    elif not part.first <= claim.first <= part.last:
        dropped.append(
            f"the chapter {_named(claim.title)}, which begins at line {_digits(claim.first)}, "
            "where nothing was sent"
        )
    elif claim.last is not None and claim.last < claim.first:
        dropped.append(f"the chapter {_named(claim.title)}, which ends before it begins")
    else:
        return True
    return False


def _in_order(claims: list[Claimed], dropped: list[str]) -> list[Claimed]:
    """The most chapters of which each begins after the one before (by patience sorting)."""
    tops: list[int] = []
    ends: list[int] = []
    before = [-1] * len(claims)
    for index, claim in enumerate(claims):
        pile = bisect_left(tops, claim.first or 0)
        before[index] = ends[pile - 1] if pile else -1
        tops[pile : pile + 1] = [claim.first or 0]
        ends[pile : pile + 1] = [index]
    kept = set()
    at = ends[-1] if ends else -1
    while at >= 0:
        kept.add(at)
        at = before[at]
    dropped += [
        f"the chapter {_named(claim.title)}, which is out of order"
        for index, claim in enumerate(claims)
        if index not in kept
    ]
    return [claims[index] for index in sorted(kept)]


def _refuse_few(placed: list[Claimed], part: Part) -> None:
    """Raise Nonsense where the chapters, by their own word, leave most lines out: the model
    then read a part only of what it was sent."""
    first, last = placed[0].first or part.first, placed[-1].last
    last = part.last if last is None else min(last, part.last)
    count = part.last - part.first + 1
    if count > 4 and last - first + 1 < count * _COVERED:
        raise Nonsense(f"it speaks of lines {first} to {last} only, of {part.first} to {part.last}")


def _point(
    point: Told, first: int, last: int, part: Part, said: str, dropped: list[str]
) -> DraftPoint | None:
    """A point with those of its lines that its chapter has; None, and told of, where it has
    none or one of them was never sent."""
    invented = [n for n in point.lines if not part.first <= n <= part.last]
    within = tuple(sorted({n for n in point.lines if first <= n <= last}))
    if invented:
        why = f"which cites line {_digits(invented[0])}, where nothing was sent"
    elif not point.lines:
        why = "which cites no line"
    elif not within:
        why = "which cites no line of its chapter"
    else:
        return DraftPoint(_short(_unquoted(point.text, said, dropped), POINT_MOST), within)
    dropped.append(f"the point {_named(point.text)}, {why}")
    return None


def _digits(number: int) -> str:
    return str(number) if abs(number) < 10**9 else "of ten digits and more"


def _said(text: str, lines: Sequence[Line], first: int, last: int) -> str:
    """The words of lines as `_unquoted` compares them: small letters, a blank around each."""
    whole = text[lines[first - 1].start : lines[last - 1].end]
    return f" {' '.join(_WORDS.findall(whole.casefold()))} ".replace("’", "'")


def _unquoted(told: str, said: str, dropped: list[str]) -> str:
    """`told` without the quotation marks around words that nobody said in its chapter."""

    def looked_up(match: re.Match[str]) -> str:
        quoted = match[1] or match[2]
        words = _WORDS.findall(quoted.casefold())
        spoken = f" {' '.join(words)} ".replace("’", "'")
        if len(words) < _QUOTED_WORDS or spoken in said:
            return match.group()
        dropped.append(f"quotation marks around {_named(quoted)}, which nobody says there")
        return str(quoted)

    return _QUOTED.sub(looked_up, told)


def _short(text: str, most: int) -> str:
    """`text` of at most `most` characters, cut after a word and marked where it was cut."""
    if len(text) <= most:
        return text
    cut = text[: most - 1]
    return (cut.rsplit(" ", 1)[0] if " " in cut[most // 2 :] else cut).rstrip(" ,;:") + "…"
