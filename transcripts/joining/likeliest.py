"""Where in a talk each of several texts, given in order, is talked about.

A hidden Markov model that goes through the chapters from the first to the last. What a
chapter is likely to say is told by the words of its title, summary and points, weighed by
how rare they are in the talk; a chapter that has just begun does not end at once. The
probability that a chapter begins at each unit of the talk comes out of it, and with it how
sure that is. Fitted on meetings with summaries of their topics, and on talks with titles of
their chapters alone, none of which is part of the program.
"""

from array import array
from collections import Counter
from collections.abc import Sequence
from math import exp, inf, log, log1p
from typing import NamedTuple

STEM = 6
"""Letters of a word that count: enough to bring `compete` and `competition` together."""
_TEMPER = 0.6
"""Words near each other repeat each other: each says less than it would alone."""
_TOPICAL = 0.04
"""Share of what is said in a chapter that its own words stand for."""
_PHASES = 2
"""Steps that each chapter goes through, so that very short ones are unlikely."""
_BEFORE = 0.3
"""Probability that the talk begins before its first chapter."""


class Unit(NamedTuple):
    """A stretch of the talk: its different words as stems, and how readily a chapter
    begins with it (a logarithm; 0 is neutral)."""

    stems: frozenset[str]
    opening: float = 0.0


class Topic(NamedTuple):
    """What a chapter is about: stems and their weights; and, where it is known, at which
    unit it is expected, and within how many."""

    stems: dict[str, float]
    expected: float | None = None
    spread: float = 1.0


def stems(words: Sequence[str]) -> list[str]:
    return [word[:STEM] for word in words]


def beginnings(units: Sequence[Unit], topics: Sequence[Topic]) -> list["array[float]"]:
    """For each topic the probability that it begins at each of the units."""
    if not units or not topics:
        return [array("d") for _ in topics]
    fits = _fits(units, topics)
    return _posteriors(units, topics, fits)


def order_score(
    units: Sequence[Unit], topics: Sequence[Topic], orders: Sequence[Sequence[int]]
) -> list[float]:
    """How well the topics fit the talk in each of some orders: logarithms, to be compared
    with each other. Topics of another talk fit in no order better than in most."""
    if not units or not topics:
        return [0.0 for _ in orders]
    fits = _fits(units, topics)
    return [_best_path(fits, order) for order in orders]


def _fits(units: Sequence[Unit], topics: Sequence[Topic]) -> list["array[float]"]:
    """For each unit how much better each topic explains its words than the whole talk."""
    counts = Counter(stem for unit in units for stem in unit.stems)
    total = counts.total()
    holders: dict[str, list[tuple[int, float]]] = {}
    for number, topic in enumerate(topics):
        weight = sum(topic.stems.values()) or 1.0
        for stem, amount in topic.stems.items():
            if counts[stem]:
                odds = (amount / weight) / (counts[stem] / total)
                gain = _TEMPER * log(1 - _TOPICAL + _TOPICAL * odds)
                holders.setdefault(stem, []).append((number, gain))
    found = []
    for unit in units:
        row = array("d", [0.0]) * len(topics)
        for stem in unit.stems & holders.keys():
            for number, gain in holders[stem]:
                row[number] += gain
        found.append(row)
    return found


def _both(a: float, b: float) -> float:
    """The logarithm of the sum of two probabilities given as logarithms."""
    if a < b:
        a, b = b, a
    return a if b == -inf or a - b > 40 else a + log1p(exp(b - a))


def _step(units: int, topics: int) -> float:
    """How readily a phase of a chapter ends with any unit."""
    phases = topics * _PHASES
    return log(min(0.5, phases / max(units, phases + 1)))


def _posteriors(
    units: Sequence[Unit], topics: Sequence[Topic], fits: list["array[float]"]
) -> list["array[float]"]:
    states = len(topics) * _PHASES + 1
    step = _step(len(units), len(topics))
    # Into each state at each unit: the first phase of a topic is entered at its opening.
    enter = [
        array("d", (step + _opening(unit, topics, at, state) for state in range(states)))
        for at, unit in enumerate(units)
    ]
    say = [array("d", [0.0, *(fit for fit in row for _ in range(_PHASES))]) for row in fits]
    forward = [array("d", [-inf]) * states for _ in units]
    forward[0][0] = log(_BEFORE)
    forward[0][1] = log(1 - _BEFORE) + say[0][1]
    for at in range(1, len(units)):
        before, now, said, into = forward[at - 1], forward[at], say[at], enter[at]
        now[0] = before[0]
        for state in range(1, states):
            now[state] = said[state] + _both(before[state], before[state - 1] + into[state])
    backward = [array("d", [-inf]) * states for _ in units]
    backward[-1][-1] = 0.0
    for at in range(len(units) - 2, -1, -1):
        after, now, said, into = backward[at + 1], backward[at], say[at + 1], enter[at + 1]
        now[-1] = said[-1] + after[-1]
        for state in range(states - 1):
            going = said[state + 1] + into[state + 1] + after[state + 1]
            now[state] = _both(said[state] + after[state], going)
    whole = _both(forward[0][0] + backward[0][0], forward[0][1] + backward[0][1])
    found: list[array[float]] = []
    if whole == -inf:  # fewer units than topics
        return [array("d", [0.0]) * len(units) for _ in topics]
    for topic in range(len(topics)):
        state = topic * _PHASES + 1
        row = array("d", [0.0]) * len(units)
        row[0] = _chance(forward[0][1] + backward[0][1] - whole) if state == 1 else 0.0
        for at in range(1, len(units)):
            entered = forward[at - 1][state - 1] + enter[at][state] + say[at][state]
            row[at] = _chance(entered + backward[at][state] - whole)
        found.append(row)
    return found


def _opening(unit: Unit, topics: Sequence[Topic], at: int, state: int) -> float:
    if (state - 1) % _PHASES or state == 0:
        return 0.0
    topic = topics[(state - 1) // _PHASES]
    if topic.expected is None:
        return unit.opening
    return unit.opening - 0.5 * ((at - topic.expected) / topic.spread) ** 2


def _chance(logarithm: float) -> float:
    return min(1.0, exp(logarithm)) if logarithm > -50 else 0.0


def _best_path(fits: list["array[float]"], order: Sequence[int]) -> float:
    step = _step(len(fits), len(order))
    row = [topic for topic in order for _ in range(_PHASES)]
    best = [log(_BEFORE), log(1 - _BEFORE) + fits[0][row[0]], *([-inf] * (len(row) - 1))]
    for fit in fits[1:]:
        said = [fit[topic] for topic in row]
        best = [
            best[0],
            *(
                gain + max(stay, before + step)
                for gain, stay, before in zip(said, best[1:], best[:-1], strict=True)
            ),
        ]
    return best[-1]
