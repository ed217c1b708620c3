"""Who the two voices are: names that a description, a title and the words themselves give.

Only what is said with a reason is believed: "I'm your host, …", "my guest today is …",
"Thank you, …". A name needs enough reasons, and more than any other; else there is none.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from transcripts.model import Person

from .addressing import LOOKED_AT, Manner, addressed
from .capitals import Capitals
from .naming_rules import (
    GUEST,
    GUEST_IN_DESCRIPTION,
    HOST,
    HOST_IN_DESCRIPTION,
    HOST_THANKED,
    I_AM,
    WHOLE_NAME,
    Rules,
    cleaned,
)
from .remembered import ShowMemory
from .titles import Called, names_in_file_name, names_in_title

Voice = Literal[0, 1]
"""0 asks, 1 answers."""

_OPENING, _CLOSING = 14, 12
"""Lines at the beginning and the end, where people are made known and thanked."""
_INTRODUCES = 0.7
"""How likely it is at least that who makes a guest known is the voice that asks, and who gives
thanks for being there is the other."""
_NEEDED = 2.0
_AHEAD = 1.5
"""How many times the points of the next name a name needs."""
_STATED, _TITLE, _MET, _ONE_OF_TWO, _MADE_KNOWN, _REGULAR = 100.0, 4.0, 2.5, 1.2, 0.9, 2.6
"""Points of a name that the source states; that a title calls a guest; that stands there and
is met in the talk; that stands there beside another; that is said whole at the beginning; of
who is the host of all other transcripts of the show."""
_THANKED = 2.6
"""Points of a name to which somebody says thanks or hello at the end: only the other is there."""
_CONFIRMED = 0.8
"""Points that the talk itself must give to what may be a name in a file's name."""
_INSIDE = str.maketrans("“”", "‘’")
_TITLE_LINE = 160
"""Characters of a line of a description that may be a title."""


@dataclass(frozen=True)
class Found:
    """A name with what it rests on; words of the source are in quotation marks there."""

    name: str
    voice: Voice
    evidence: str


class _Reason(NamedTuple):
    voice: Voice
    name: str
    points: float
    words: str


def names(
    lines: Sequence[str],
    first: Sequence[float],
    about: str,
    people: Sequence[Person],
    *,
    file_name: str = "",
    show: ShowMemory | None = None,
) -> list[Found]:
    """The names of the voices, at most one for each. `first` is the probability that the
    voice that asks speaks each line; `about` is what a description or title says; `people`
    are named by the source without saying which words are theirs; `show` is what other
    transcripts of the show tell of its host."""
    capitals = Capitals(lines, about)
    called = [*_titles(about), *names_in_file_name(file_name)]
    reasons = [r for r in _said(lines, first, about) if capitals.is_name(r.name)]
    reasons += _of_titles(called, capitals, reasons)
    reasons += _of_people(people)
    if show:
        reasons = [*_without_hosts(reasons, show), *_of_show(show)]
    points = _tallied(reasons, [p.name for p in people if p.name])
    found = _chosen(points, reasons)
    return found + _the_other(found, people, called, show)


def _said(lines: Sequence[str], first: Sequence[float], about: str) -> Iterable[_Reason]:
    """What a description and the lines give as reasons."""
    for rules, voice in ((HOST_IN_DESCRIPTION, 0), (GUEST_IN_DESCRIPTION, 1)):
        for weight, rule in rules:
            for match in rule.finditer(about[:6000]):
                yield from _reason(_voice(voice), match["name"], weight, about, match)
    count = len(lines)
    made_known: set[str] = set()
    for at, text in enumerate(lines):
        host = first[at]
        begin = text[:LOOKED_AT]
        if at < _OPENING or at >= count - _CLOSING:
            yield from _made_known(text, begin, host)
        surely = abs(2 * host - 1)
        if at < _OPENING:
            for match in I_AM.finditer(begin):
                yield from _reason(_voice(host < 0.5), match["name"], 4 * surely, text, match)
        if at < _OPENING and host > 0.5:
            for match in WHOLE_NAME.finditer(begin):
                if match["name"] not in made_known:
                    made_known.add(match["name"])
                    yield from _reason(1, match["name"], _MADE_KNOWN * surely, text, match)
        yield from _spoken_to(text, host, closing=at >= count - _CLOSING)


def _made_known(text: str, begin: str, host: float) -> Iterable[_Reason]:
    """Whom a line at the beginning or the end makes known, or thanks for being there."""
    kinds: tuple[tuple[Rules, Voice, float], ...] = (
        (GUEST, 1, max(host, _INTRODUCES)),
        (HOST, 0, max(host, 0.5)),
        (HOST_THANKED, 0, max(1 - host, _INTRODUCES)),
    )
    for rules, voice, likely in kinds:
        for weight, rule in rules:
            for match in rule.finditer(begin):
                yield from _reason(voice, match["name"], weight * likely, text, match)


def _spoken_to(text: str, host: float, *, closing: bool) -> Iterable[_Reason]:
    """Whoever is spoken to in a line is not who speaks it."""
    points: dict[Manner, float] = {
        "last": _THANKED if closing else 1.5,
        # Who answers seldom begins with a name, but often with a subject: "Vite, you know".
        "first": 1.5 if host > 0.5 else 0.8,
        "in passing": 0.8,
    }
    voice, surely = _voice(host > 0.5), abs(2 * host - 1)
    for name, manner, match in addressed(text):
        yield from _reason(voice, name, points[manner] * surely, text, match)


def _reason(
    voice: Voice, name: str, points: float, text: str, match: re.Match[str]
) -> Iterable[_Reason]:
    if clean := cleaned(name):
        words = " ".join(text[match.start() : match.end()].split())[:90]
        yield _Reason(voice, clean, points, _quoted(words))


def _quoted(words: str) -> str:
    """Words of the source in quotation marks; those inside are of the second order."""
    return f"“{words.translate(_INSIDE)}”"


def _voice(second: bool | int) -> Voice:
    return 1 if second else 0


def _titles(about: str) -> Iterable[Called]:
    for line in about[:6000].split("\n")[:3]:
        if len(line) <= _TITLE_LINE:
            yield from names_in_title(line)


def _of_titles(
    called: Iterable[Called], capitals: Capitals, said: Sequence[_Reason]
) -> Iterable[_Reason]:
    """Each name of a title once: the talk is usually with whom its title names. What is only
    guessed to be a name needs a reason in the talk, too."""
    given: set[str] = set()
    for one in sorted(called, key=lambda one: not one.sure):
        if one.name in given or not (one.sure or capitals.is_met(one.name)):
            continue
        if one.guessed and _told(one.name, said) < _CONFIRMED:
            continue
        given.add(one.name)
        words = f"called {_quoted(one.words)}"
        if one.other:
            yield _Reason(0, one.name, _ONE_OF_TWO, words)
            yield _Reason(1, one.name, _ONE_OF_TWO, words)
        else:
            yield _Reason(1, one.name, _TITLE if one.sure else _MET, words)


def _told(name: str, reasons: Iterable[_Reason]) -> float:
    """The points of names that begin alike as those of the second voice, less those as the
    first's: of "ann-lee-bob-roe" the talk says "Bob", not "Lee"."""
    begin = name.split()[0]
    alike = [reason for reason in reasons if reason.name.split()[0] == begin]
    return sum(r.points * (2 * r.voice - 1) for r in alike)


def _of_people(people: Iterable[Person]) -> Iterable[_Reason]:
    """A person whom the source names counts as the source says it."""
    for person in people:
        if person.name and person.role in ("host", "guest"):
            words = f"the source names {person.name}, {person.role}"
            yield _Reason(_voice(person.role == "guest"), person.name, _STATED, words)


def _of_show(show: ShowMemory) -> Iterable[_Reason]:
    if show.given:
        yield _Reason(0, show.given, _STATED / 2, f"you called the host of {show.show} so")
    shares = [min(1.0, count / max(show.episodes, 1)) for _, count in show.hosts]
    rivals = max(1, sum(share >= 1 / 3 for share in shares))
    for (name, count), share in zip(show.hosts, shares, strict=True):
        of = f"{count} other episode{'s' * (count != 1)} of {show.show}"
        yield _Reason(0, name, _REGULAR * share / rivals, f"host of {of}")


def _without_hosts(reasons: Iterable[_Reason], show: ShowMemory) -> Iterable[_Reason]:
    """Who hosts the show is not its guest, whatever is said; but who is called so is."""
    hosts = [name for name, _ in show.hosts] + [show.given] * bool(show.given)
    for reason in reasons:
        same = [name for name in hosts if name and _is_short_for(reason.name, name)]
        if reason.voice == 1 and same and reason.points < _STATED:
            continue
        yield reason._replace(name=same[0]) if len(same) == 1 else reason


def _is_short_for(name: str, whole: str) -> bool:
    return set(name.split()) <= set(whole.split())


def _tallied(reasons: Iterable[_Reason], stated: Sequence[str]) -> dict[Voice, dict[str, float]]:
    """The points of each name, short ones counted with the one whole name that holds them."""
    points: dict[Voice, dict[str, float]] = {0: defaultdict(float), 1: defaultdict(float)}
    for reason in reasons:
        points[reason.voice][reason.name] += reason.points
    for voice, counts in points.items():
        whole = [n for n in (*counts, *stated) if " " in n]
        folded: dict[str, float] = defaultdict(float)
        for name, weight in counts.items():
            longer = {n for n in whole if n != name and set(name.split()) < set(n.split())}
            folded[longer.pop() if len(longer) == 1 else name] += weight
        points[voice] = folded
    return points


def _chosen(points: dict[Voice, dict[str, float]], reasons: Sequence[_Reason]) -> list[Found]:
    found: list[Found] = []
    order: tuple[Voice, ...] = (1, 0)
    for voice in order:
        other = points[_voice(1 - voice)]
        ranked = [
            (weight, name)
            for name, weight in sorted(points[voice].items(), key=lambda each: -each[1])[:4]
            if weight > other.get(name, 0.0) and all(not _same(name, f.name) for f in found)
        ]
        if not ranked or ranked[0][0] < _NEEDED:
            continue
        if len(ranked) > 1 and ranked[0][0] < _AHEAD * ranked[1][0]:
            continue
        name = ranked[0][1]
        because = [r for r in reasons if r.voice == voice and _is_short_for(r.name, name)]
        found.append(Found(name, voice, max(because, key=lambda r: r.points).words))
    return found


def _same(a: str, b: str) -> bool:
    return bool(set(a.split()) & set(b.split()))


def _the_other(
    found: Sequence[Found],
    people: Sequence[Person],
    called: Iterable[Called],
    show: ShowMemory | None,
) -> list[Found]:
    """Where a source names two people, and one voice is one of them, the other is the other."""
    if len(found) != 1:
        return []
    pairs = {(one.name, one.other) for one in called if one.other}
    named = [p.name for p in people if p.name]
    if len(named) == 2:
        pairs |= {(named[0], named[1]), (named[1], named[0])}
    hosts = [name for name, _ in show.hosts] if show else []
    one = found[0]
    left = {b for a, b in pairs if b and _is_short_for(one.name, a) and not _same(one.name, b)}
    if len(left) != 1:
        return []
    name = left.pop()
    if one.voice == 0 and name in hosts:
        return []
    return [Found(name, _voice(1 - one.voice), f"named beside {one.name}")]
