"""Who the two voices are: names that a description and the words themselves give.

Only what is said with a reason is believed: "I'm your host, …", "my guest today is …",
"Thank you, …". A name needs enough reasons, and more than any other; else there is none.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from transcripts.model import Person

from .naming_rules import (
    GUEST,
    GUEST_IN_DESCRIPTION,
    HOST,
    I_AM,
    IN_PASSING,
    TO_FIRST,
    TO_LAST,
    YOU,
    cleaned,
)

Voice = Literal[0, 1]
"""0 asks, 1 answers."""
_Points = dict[str, float]

_SMALL_WORD = re.compile(r"(?<![^\s(\"“])[a-z]{2,20}\b")
_CAPITAL_WORD = re.compile(r"\b[A-Z][a-z]{1,20}\b")
_INSIDE = re.compile(r"(?<=[a-z,] )[A-Z][^\W_]{1,20}\b")
_INTRODUCES = 0.7
"""How likely it is at least that who makes a guest known is the voice that asks."""
_NEEDED = 2.2
_AHEAD = 1.5
"""How many times the points of the next name a name needs."""


@dataclass(frozen=True)
class Found:
    """A name with what it rests on."""

    name: str
    voice: Voice
    evidence: str


def names(
    lines: Sequence[str], first: Sequence[float], about: str, people: Sequence[Person]
) -> list[Found]:
    """The names of the voices, at most one for each. `first` is the probability that the
    voice that asks speaks each line; `about` is what a description or title says; `people`
    are named by the source without saying which words are theirs."""
    points: dict[Voice, _Points] = {0: defaultdict(float), 1: defaultdict(float)}
    because: dict[tuple[Voice, str], list[tuple[float, str]]] = defaultdict(list)
    for voice, name, weight, words in _reasons(lines, first, about):
        points[voice][name] += weight
        because[voice, name].append((weight, words))
    known = _Known(lines, about)
    for voice in points:
        for name in [n for n in points[voice] if not known.is_name(n)]:
            del points[voice][name]
        points[voice] = _folded(points[voice], because, voice, people)
    for person in people:
        _stated(person, points, because)
    return _chosen(points, because)


class _Known:
    """Which words with a capital are names: not those that oftener stand without one
    ("World"), nor those that stand only where a sentence begins ("Obviously,")."""

    def __init__(self, lines: Sequence[str], about: str) -> None:
        text = " ".join(lines)
        small = Counter(_SMALL_WORD.findall(text))
        capital = Counter(word.lower() for word in _CAPITAL_WORD.findall(text))
        self._common = {word for word, count in small.items() if count >= capital[word]}
        self._inside = {word for part in (*lines, about) for word in _INSIDE.findall(part)}

    def is_name(self, name: str) -> bool:
        words = name.split()
        if any(word.lower() in self._common for word in words if word[:1].isupper()):
            return False
        return len(words) > 1 or words[0] in self._inside


def _reasons(
    lines: Sequence[str], first: Sequence[float], about: str
) -> Iterable[tuple[Voice, str, float, str]]:
    for rules, voice in ((HOST, 0), (GUEST_IN_DESCRIPTION, 1)):
        for weight, rule in rules:
            for match in rule.finditer(about[:6000]):
                if name := cleaned(match["name"]):
                    yield _voice(voice), name, weight, _around(about, match)
    count = len(lines)
    for at, text in enumerate(lines):
        host = first[at]
        begin = text[:1500]
        if at < 14 or at >= count - 12:
            for weight, rule in GUEST:
                for match in rule.finditer(begin):
                    if name := cleaned(match["name"]):
                        yield 1, name, weight * max(host, _INTRODUCES), _around(text, match)
            for weight, rule in HOST:
                for match in rule.finditer(begin):
                    if name := cleaned(match["name"]):
                        yield 0, name, weight * max(host, 0.5), _around(text, match)
        if at < 14:
            for match in I_AM.finditer(begin):
                if name := cleaned(match["name"]):
                    yield _voice(host < 0.5), name, 4 * abs(2 * host - 1), _around(text, match)
        spoken_to = TO_FIRST.match(begin) if YOU.search(begin) else None
        for spoken in (spoken_to, TO_LAST.search(begin)):
            if spoken and (name := cleaned(spoken["name"])):
                yield _voice(host > 0.5), name, 1.5 * abs(2 * host - 1), _around(text, spoken)
        for match in IN_PASSING.finditer(begin):
            name = cleaned(match["first"] or match["last"])
            if name:
                yield _voice(host > 0.5), name, 0.8 * abs(2 * host - 1), _around(text, match)


def _voice(second: bool | int) -> Voice:
    return 1 if second else 0


def _around(text: str, match: re.Match[str]) -> str:
    return " ".join(text[match.start() : match.end()].split())[:90]


def _folded(
    points: _Points,
    because: dict[tuple[Voice, str], list[tuple[float, str]]],
    voice: Voice,
    people: Sequence[Person],
) -> _Points:
    """Short names counted with the one whole name that holds them."""
    whole = [n for n in points if " " in n] + [p.name for p in people if p.name and " " in p.name]
    found: _Points = defaultdict(float)
    for name, weight in points.items():
        longer = {n for n in whole if n != name and set(name.split()) < set(n.split())}
        target = longer.pop() if len(longer) == 1 else name
        found[target] += weight
        if target != name:
            because[voice, target] += because[voice, name]
    return found


def _stated(
    person: Person,
    points: dict[Voice, _Points],
    because: dict[tuple[Voice, str], list[tuple[float, str]]],
) -> None:
    """A person whom the source names counts as the source says it."""
    if person.name and person.role in ("host", "guest"):
        voice = _voice(person.role == "guest")
        points[voice][person.name] += 100
        because[voice, person.name].append((100, f"the source names {person.name}, {person.role}"))


def _chosen(
    points: dict[Voice, _Points], because: dict[tuple[Voice, str], list[tuple[float, str]]]
) -> list[Found]:
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
        evidence = max(because[voice, name])[1]
        found.append(Found(name, voice, evidence))
    return found


def _same(a: str, b: str) -> bool:
    return bool(set(a.split()) & set(b.split()))
