"""What a query costs and what its words are worth: asked before anything is read."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from math import log
from time import thread_time

from .codec import Postings
from .query import And, Node, Not, Or, Phrase, Prefix, Word
from .schema import STRONGEST
from .segment import Segment

BYTES = 12
"""About how many bytes of the file one posting takes; enough to guess what a prefix costs."""
TOO_MANY = 5_000_000
"""Postings that a query may go through: about 0.2 s."""


class TooBroad(Exception):
    """A query would take too long to answer."""


class Cancelled(Exception):
    """Nobody waits for the answer any more."""


@dataclass(slots=True)
class Limits:
    """When to stop: seconds of this thread's own work, or a word from outside."""

    seconds: float
    cancelled: Callable[[], bool]
    _end: float = field(init=False)

    def __post_init__(self) -> None:
        self._end = thread_time() + self.seconds

    def check(self) -> None:
        """Raises Cancelled or TooBroad."""
        if self.cancelled():
            raise Cancelled
        if thread_time() > self._end:
            raise TooBroad


class Weights:
    """How much each word counts: its rarity over all segments, as BM25 has it."""

    def __init__(self, segments: Iterable[Segment], query: Node) -> None:
        self._segments = list(segments)
        self._documents = sum(segment.size for segment in self._segments)
        self._known: dict[Word | Prefix, float] = {}
        self._postings: dict[tuple[str, str], Postings | None] = {}
        self.cost = 0
        """Postings that the query goes through, estimated."""
        for leaf in _all_leaves(query):
            if leaf not in self._known:
                count = sum(self._count(segment, leaf) for segment in self._segments)
                self.cost += count
                self._known[leaf] = self._rarity(min(count, self._documents))

    def _count(self, segment: Segment, leaf: Word | Prefix) -> int:
        if isinstance(leaf, Word):
            found = self.find(segment, leaf.word)
            return 0 if found is None else len(found)
        start, stop = segment.terms.stretch("words", leaf.start)
        return (stop - start) // BYTES

    def find(self, segment: Segment, word: str) -> Postings | None:
        """The postings of a word in a segment, looked up once a query."""
        key = segment.id, word
        if key not in self._postings:
            self._postings[key] = segment.terms.find("words", word)
        return self._postings[key]

    def _rarity(self, count: int) -> float:
        return log(1 + (self._documents - count + 0.5) / (count + 0.5))

    def of(self, leaf: Word | Prefix | Phrase) -> float:
        """What one step of impact adds to the score."""
        if isinstance(leaf, Phrase):
            return sum(map(self.of, _leaves_of(leaf)))
        return self._known[leaf] / STRONGEST


def _leaves_of(phrase: Phrase) -> list[Word | Prefix]:
    found: list[Word | Prefix] = [Word(word) for word in phrase.words]
    if phrase.prefix:
        found[-1] = Prefix(phrase.words[-1])
    return found


def _all_leaves(node: Node) -> Iterable[Word | Prefix]:
    match node:
        case Word() | Prefix():
            yield node
        case Phrase():
            yield from _leaves_of(node)
        case Not(part):
            yield from _all_leaves(part)
        case And(parts) | Or(parts):
            for part in parts:
                yield from _all_leaves(part)
