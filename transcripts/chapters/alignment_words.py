"""How well each chapter of one list fits each entry of another, by the words of both."""

from collections import Counter
from collections.abc import Sequence
from math import log
from typing import NamedTuple

from .making.units import words
from .making.wording import topical

_MOST = 4_000
"""Characters of a chapter that are read."""
TITLE = 3
"""Weight of a word of a chapter's title; one of the summary or the points has 1."""
TOPICAL = 0.6
"""Share of an entry's words that are those of the chapters which cover it."""
TEMPER = 0.6
"""Words of one title belong together: each says less than it would alone."""


class Told(NamedTuple):
    """A chapter as a page tells it: its title, and its summary and points."""

    title: str
    text: str


class Fit(NamedTuple):
    """How well a chapter fits an entry, as a logarithm of odds, and the words they share
    that few other chapters have."""

    score: float
    shared: tuple[str, ...]


def stems(text: str) -> list[str]:
    """The words of a text that may tell a topic, without their endings; of a script without
    blanks, its pairs of characters."""
    return topical(words(text[:_MOST]))


def fits(chapters: Sequence[Told], titles: Sequence[str]) -> list[list[Fit]]:
    """For each chapter how well it fits each entry, given by its title."""
    counts = [_counted(chapter) for chapter in chapters]
    sizes = [sum(count.values()) or 1.0 for count in counts]
    whole: Counter[str] = Counter()
    holders: Counter[str] = Counter()
    for count in counts:
        whole.update(count)
        holders.update(count.keys())
    total = sum(whole.values()) or 1.0
    wanted = [list(dict.fromkeys(w for w in stems(title) if holders[w])) for title in titles]
    rare = max(2.0, 0.25 * len(chapters))
    found = []
    for count, size in zip(counts, sizes, strict=True):
        row = []
        for title in wanted:
            score = 0.0
            shared = []
            for word in title:
                odds = (count[word] / size) / (whole[word] / total)
                score += TEMPER * log(1 - TOPICAL + TOPICAL * odds)
                if count[word] and holders[word] <= rare:
                    shared.append(word)
            row.append(Fit(score, tuple(shared)))
        found.append(row)
    return found


def _counted(chapter: Told) -> Counter[str]:
    counted: Counter[str] = Counter()
    for word in stems(chapter.title):
        counted[word] += TITLE
    for word in stems(chapter.text):
        counted[word] += 1
    return counted
