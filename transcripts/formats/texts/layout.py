"""How a file writes its times and names, decided by the votes of all its lines.

`stamps` says what each line could mean; here the file decides which of those meanings hold.
A meaning that few lines share, whose names never come again, or whose times jump about is
words that happen to hold a time.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from transcripts.speakers.names import accepted, label, looks_like_name

from .marks import see
from .stamps import HEADING, Stamp, is_name, spelled, stamp

_SLOW = 0.25
"""Words a second below which times with titles are an outline and no talk."""
_SHORT = 14
"""Lines of a file so short that nobody in it need speak twice."""
BRACKETED = re.compile(r"[\[(<]([^\[\](){}<>:]{1,60})[\])>][ ]?[:：]?[ \t]*")
NUMBERED = re.compile(
    r"((?:SPEAKER|Speaker|speaker|SPK|S|Sprecher|Locuteur|Hablante)[ _-]?(?:\d{1,3}|[A-Z]))"
    r"(?:[ \t]*[-–—|][ \t]|[ \t]+)(?=\S)"
)
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")
DASHED = re.compile(r"([^\s\-–—|:][^:|\t]{0,59}?)(?:\s[-–—]\s|\s?\|\s?|\t+)(?=\S)")


@dataclass(frozen=True)
class Layout:
    """What counts as a stamp in one file."""

    kinds: frozenset[str]
    """Rows of the table whose lines are stamps."""
    names: str
    """Where the name of a stamp stands: "with" the time, after it ("label", "bold",
    "bracket", "numbered", "dash", "line"), on the line "above" or "below"; "" for nowhere."""
    people: frozenset[str] = frozenset()
    """The names after a time and before a colon that are accepted."""
    repeated: bool = False
    """Whether another program has put the same time before every line."""


@dataclass
class _Votes:
    lines: Sequence[str]
    stamps: list[Stamp | None]
    filled: list[int]
    """Numbers of the lines that hold text."""
    kinds: dict[str, list[int]] = field(default_factory=dict)
    """For each row of the table the numbers of its lines."""


def lay_out(lines: Sequence[str]) -> Layout | None:
    """The layout of a file's lines; None where they hold no stamps."""
    votes = _count(lines)
    if not votes.kinds:
        return None
    leading = votes.kinds.get("lead bare", [])
    if len(leading) >= 5 and len(leading) >= 0.9 * len(votes.filled):
        times = Counter(s.start for n in leading if (s := votes.stamps[n]))
        if times.most_common(1)[0][1] >= 0.9 * len(leading):
            inner = lay_out([_without(lines[n], votes.stamps[n]) for n in votes.filled])
            return inner and Layout(inner.kinds, inner.names, inner.people, repeated=True)
    return _with_names(votes) or _times_first(votes)


def _count(lines: Sequence[str]) -> _Votes:
    stamps = [stamp(line) if line else None for line in lines]
    votes = _Votes(lines, stamps, [n for n, line in enumerate(lines) if line])
    for number, found in enumerate(stamps):
        if found:
            votes.kinds.setdefault(found.kind, []).append(number)
    return votes


def _without(line: str, found: Stamp | None) -> str:
    return line[found.rest :].strip() if found else line


def _with_names(votes: _Votes) -> Layout | None:
    """The layout where names stand beside their times. Stamps of the same brackets without
    a name go on with whoever spoke."""
    named = [
        (kind, numbers) for kind, numbers in votes.kinds.items() if not kind.startswith("lead")
    ]
    named.sort(key=lambda entry: -len(entry[1]))
    for kind, numbers in named:
        found = [s for n in numbers if (s := votes.stamps[n])]
        names = [s.name for s in found if s.name]
        if not _come_again(names, len(votes.filled)) or not _ascending(found):
            continue
        if not _has_words(votes, numbers) or _said(kind, votes, len(numbers)):
            continue
        known = set(names)
        kinds = {kind, f"lead {kind.removesuffix(HEADING).split()[-1]}"}
        kinds |= {
            other
            for other, at in named
            if sum((s := votes.stamps[n]) is not None and s.name in known for n in at)
            >= 0.5 * len(at)
        }
        if kind in ("name colon", "name blank", "name words", "bracketed"):
            kinds.add("lead bare")
        return Layout(frozenset(kinds), "with")
    return None


def _said(kind: str, votes: _Votes, count: int) -> bool:
    """Whether times after a name and a colon are what some people say: "Ann: 10:30 it was".
    Stamps stand after nearly every name."""
    if not kind.startswith("name colon"):
        return False
    names = sum(label(votes.lines[n]) is not None for n in votes.filled)
    return count < 0.7 * names


def _come_again(names: list[str], lines: int) -> bool:
    """Whether names beside times are people's: they look so, and most come again."""
    if len(names) < 2 or sum(map(looks_like_name, names)) < 0.7 * len(names):
        return False
    again = len(names) - len(set(names))
    if len(names) >= 3 and again >= 0.3 * len(names):
        return True
    return lines <= _SHORT and len(names) >= 0.3 * lines


def _ascending(found: Sequence[Stamp]) -> bool:
    """Whether times mostly go on, as those of a recording do."""
    steps = [b.start >= a.start for a, b in pairwise(found)]
    return sum(steps) >= 0.8 * len(steps) - (len(steps) > 1)


def _has_words(votes: _Votes, numbers: list[int]) -> bool:
    """Whether words stand after at least half of the stamps, on their line or below."""
    at = set(numbers)
    follows = dict(pairwise(votes.filled))
    spoken = 0
    for number in numbers:
        found = votes.stamps[number]
        below = follows.get(number)
        spoken += bool(found and found.after.strip()) or (below is not None and below not in at)
    return spoken >= 0.5 * len(numbers)


def _times_first(votes: _Votes) -> Layout | None:
    """The layout where times stand alone or before the words."""
    best: list[int] = []
    for kind, numbers in votes.kinds.items():
        if kind.startswith("lead") and len(numbers) > len(best):
            best = numbers
    found = [s for n in best if (s := votes.stamps[n])]
    if len(found) < 2 or not _ascending(found):
        return None
    if len(best) < 0.5 * len(votes.filled) and not _long(votes, best) and _is_outline(votes, best):
        return None  # above the talk, whatever its titles look like
    kind = found[0].kind
    names, people = _names_after(found, votes, best)
    if not names:
        names = _names_around(votes, best)
    if names:
        return Layout(frozenset({kind}), names, people)
    if kind.endswith(HEADING):
        return None  # chapters
    enough = len(best) >= 0.3 * len(votes.filled) or (len(best) >= 4 and _long(votes, best))
    if not enough or not _has_words(votes, best) or _is_outline(votes, best):
        return None
    return Layout(frozenset({kind}), "")


def _names_after(
    found: list[Stamp], votes: _Votes, numbers: list[int]
) -> tuple[str, frozenset[str]]:
    """How names stand after the times: most lines agree, and the names come again."""
    labels = [one.name for s in found if (one := label(s.after))]
    people = accepted(labels, len(found))
    if people and len(labels) >= 0.3 * len(found):
        return "label", people
    for way, texts in (
        ("bold", [s.bold.rstrip(":： ") for s in found if s.bold]),
        ("bracket", [m[1].strip() for s in found if (m := BRACKETED.match(s.after))]),
        ("numbered", [m[1] for s in found if (m := NUMBERED.match(s.after))]),
        ("dash", [m[1].strip() for s in found if (m := DASHED.match(s.after))]),
    ):
        names = [text for text in texts if is_name(text)]
        if len(names) >= 0.5 * len(found) and _come_again(names, len(votes.filled)):
            return way, frozenset()
    at = set(numbers)
    follows = dict(pairwise(votes.filled))
    alone = [
        text
        for s, n in zip(found, numbers, strict=True)
        if (text := s.after.strip().rstrip(":："))
        and name_alone(text)
        and follows.get(n, n) not in at
    ]
    if len(alone) >= 0.6 * len(found) and _come_again(alone, len(votes.filled)):
        return "line", frozenset()
    return "", frozenset()


def name_alone(text: str) -> bool:
    return (
        0 < len(text) <= 60
        and text[-1] not in ".?!…,"
        and is_name(text)
        and looks_like_name(text)
        and not spelled(text)
    )


def _names_around(votes: _Votes, numbers: list[int]) -> str:
    """Whether names stand on lines of their own "above" or "below" the times."""
    at = set(numbers)
    follows = dict(pairwise(votes.filled))
    before = {b: a for a, b in pairwise(votes.filled)}
    above = [
        text
        for n in numbers
        if (i := before.get(n)) is not None
        and i not in at
        and name_alone(text := name_line(votes.lines[i]))
    ]
    below = [
        text
        for n in numbers
        if (s := votes.stamps[n]) is not None
        and not s.after.strip()
        and (i := follows.get(n)) is not None
        and i not in at
        and name_alone(text := name_line(votes.lines[i]))
    ]
    for where, names in (("below", below), ("above", above)):
        again = len(names) - len(set(names))
        many = len(names) >= (0.2 if again >= 0.7 * len(names) else 0.7) * len(numbers)
        if many and _come_again(names, len(votes.filled)):
            return where
    return ""


def name_line(line: str) -> str:
    """The name on a line of its own, without marks and without a time in words after it."""
    text = see(line).text.strip().rstrip(":：").strip()
    said = spelled(text)
    return said[0] or text if said else text


def _long(votes: _Votes, numbers: list[int]) -> bool:
    """Whether stamps go through the whole text and not just through a part of it."""
    first, last = votes.filled[0], votes.filled[-1]
    return numbers[-1] - numbers[0] >= 0.6 * (last - first)


def _is_outline(votes: _Votes, numbers: list[int]) -> bool:
    """Whether the words after the times are too few for the time they take: titles."""
    slow = counted = 0
    follows = dict(pairwise(numbers))
    for number, after in follows.items():
        here, there = votes.stamps[number], votes.stamps[after]
        if here is None or there is None or there.start <= here.start:
            continue
        counted += 1
        words = _words(here.after) + sum(map(_words, votes.lines[number + 1 : after]))
        slow += words < _SLOW * (there.start - here.start)
    return counted > 0 and slow > 0.5 * counted


def _words(text: str) -> float:
    """About how many words a text has, in whatever script."""
    return len(text) / (5.5 if text.isascii() or not _WIDE.search(text) else 1.5)
