"""What weighs most for the speaker of a line, as words for a person."""

import re
from typing import TYPE_CHECKING

import numpy as np

from .conversation import SEAMS
from .features import terms
from .vocabulary import WEIGHT

if TYPE_CHECKING:
    from .chain import Numbers
    from .conversation import Conversation

_LEAST = 0.1
"""Log odds below which nothing is worth telling."""
_TOO_COMMON = frozenset(
    ["and", "that", "this", "they", "you", "for", "the", "it's", "that's", "is", "was", "a"]
)
_SORTS = (
    (("line before", "question before", "line goes on", "line answers it"), 1),
    (("as they say elsewhere",), 2),
    (("those who ask", "those who answer"), 1),
    (("the show's hosts", "the show's guests"), 1),
)
"""Reasons of one sort by their last words, and how many of the sort are told."""


def reasons(talk: "Conversation", first: "Numbers", row: int, limit: int) -> tuple[str, ...]:
    """The few strongest groups of keys that speak for the speaker who was found."""
    sign = 1.0 if first[row] >= 0.5 else -1.0
    told: dict[str, float] = {}

    def tell(what: str | None, weight: float) -> None:
        if what:
            told[what] = told.get(what, 0.0) + weight * sign

    weights = talk.weights
    for at in talk.keyed.lines.of_row(row):
        tell(_of_line(weights.keys[at], talk, row, sign > 0), float(weights.of_lines[at]))
    for word, weight in talk.habits.telling(first, row):
        if _tells(word):
            tell(f"“{_as_written(word, talk.texts[row])}”, as they say elsewhere", weight)
    whose = "hosts" if sign > 0 else "guests"
    for word in terms(talk.lines[row].words):
        if word in talk.vocabulary and _tells(word):
            what = f"“{_as_written(word, talk.texts[row])}”, a word of the show's {whose}"
            tell(what, WEIGHT * talk.vocabulary[word])
    for seam, other in ((row, row - 1), (row + 1, row + 1)):
        if 0 < seam < len(first) and 0 <= other < len(first):
            weight = SEAMS * _pull(talk, seam, first[other], back=other < row)
            tell(_of_seam(talk, seam, sign * (first[other] - 0.5) > 0, other < row), weight)
    return _best(told, limit)


def _tells(word: str) -> bool:
    """Whether a word or pair of words says anything to a person."""
    return len(word) > 3 and not _TOO_COMMON.issuperset(word.split())


def _as_written(term: str, text: str) -> str:
    """The words of a term as they stand in the text."""
    words = r"\W{1,9}".join(map(re.escape, term.split()))
    found = re.search(rf"\b{words}\b", text.replace("’", "'"), re.IGNORECASE)
    return text[found.start() : found.end()] if found else term


def _best(told: dict[str, float], limit: int) -> tuple[str, ...]:
    """The strongest, of each sort only a few, and none that a stronger one holds."""
    found: list[str] = []
    left = {sort: count for sort, (_, count) in enumerate(_SORTS)}
    for what, weight in sorted(told.items(), key=lambda each: -each[1]):
        if weight < _LEAST or len(found) == limit:
            break
        sort = next((n for n, (marks, _) in enumerate(_SORTS) if what.endswith(marks)), None)
        word = what.partition("”")[0].strip("“")
        if sort is not None:
            if not left[sort] or any(word in other for other in found if "”" in what):
                continue
            left[sort] -= 1
        found.append(what)
    return tuple(found)


def _pull(talk: "Conversation", seam: int, other: float, *, back: bool) -> float:
    """Log odds that a neighbour, who is the first voice with probability `other`, gives to
    the first voice across a seam."""
    steps = talk.seams[seam].reshape(2, 2)
    pairs = steps if back else steps.T
    weights = np.array([other, 1 - other]) @ np.exp(pairs)
    return float(np.log(weights[0] / weights[1]))


def _of_seam(talk: "Conversation", seam: int, same: bool, back: bool) -> str | None:
    before, after = talk.lines[seam - 1], talk.lines[seam]
    if same and not before.asks:
        if before.end in ".,x-" or after.small:
            return "goes on from the line before" if back else "the next line goes on"
        return None
    if same:
        return "goes on from the line before" if back else "the next line goes on"
    if before.asks:
        return "answers the question before" if back else "the next line answers it"
    return "answers the line before" if back else "the next line answers it"


def _of_line(key: str, talk: "Conversation", row: int, asks: bool) -> str | None:
    line = talk.lines[row]
    if key.startswith("w="):
        word = _as_written(key[2:], talk.texts[row])
        return f"“{word}”, a word of those who {'ask' if asks else 'answer'}"
    if key.startswith(("f=", "f2=")):
        return f"begins “{_as_written(key.partition('=')[2].strip(), talk.texts[row])}”"
    if key.startswith("l="):
        return None
    if key.startswith(("q", "s0", "s1")):
        return "a question" if line.asks else "no question" if not line.questions else None
    if key.startswith(("y", "Iy")):
        return "speaks of “you”" if line.you else "speaks of “I”" if line.i else None
    if key.startswith("I"):
        return "speaks of “I”" if line.i else None
    if key.startswith("we"):
        return "speaks of “we”" if line.we else None
    if key.startswith("b"):
        return "only says that one listens" if line.back else None
    if key.startswith(("n", "sn", "Fn")):
        return "a long line" if line.size >= 6 else "a short line" if line.size <= 2 else None
    if key.startswith(("early", "first")):
        return "stands at the beginning"
    if key.startswith(("late", "last")):
        return "stands at the end"
    if key.startswith(("-1", "-2", "1", "2", "?")):
        return "its place among questions and answers"
    return None
