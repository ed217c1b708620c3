"""A query on one segment: which documents match, and how well.

The score is BM25 over the words of a document, words near each other first. Sets of
documents are worked out from the rarest part on; only documents that match are scored.
"""

from __future__ import annotations

import heapq
from array import array
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import partial
from itertools import pairwise
from math import log
from time import thread_time
from typing import Protocol

from .codec import Postings
from .postings import (
    FEW,
    Following,
    common,
    document_of,
    place_of,
    places_among,
    strongest,
)
from .query import And, Field, Node, Not, Or, Phrase, Prefix, Word
from .schema import STRONGEST
from .segment import NO_TRANSCRIPT, Segment

BYTES = 12
"""About how many bytes of the file one posting takes; enough to guess what a prefix costs."""
TOO_MANY = 5_000_000
"""Postings that a query may go through: about 0.2 s."""
CANDIDATES = 200
"""How many of the best documents are looked at for words near each other."""


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
        self.cost = 0
        """Postings that the query goes through, estimated."""
        for leaf in _all_leaves(query):
            if leaf not in self._known:
                count = sum(self._count(segment, leaf) for segment in self._segments)
                self.cost += count
                self._known[leaf] = self._rarity(min(count, self._documents))

    def _count(self, segment: Segment, leaf: Word | Prefix) -> int:
        if isinstance(leaf, Word):
            return segment.terms.count("words", leaf.word)
        start, stop = segment.terms.stretch("words", leaf.start)
        return (stop - start) // BYTES

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


class Found(Protocol):
    """Documents that match a part of a query."""

    def __len__(self) -> int: ...
    def documents(self) -> set[int]: ...
    def within(self, documents: set[int]) -> set[int]: ...
    def add_scores(self, scores: dict[int, float]) -> None: ...


@dataclass(slots=True)
class FoundTerm:
    """The documents of one word; with weight 0 it only filters."""

    postings: Postings
    weight: float = 0.0

    def __len__(self) -> int:
        return len(self.postings)

    def documents(self) -> set[int]:
        return set(self.postings.ids.tolist())

    def within(self, documents: set[int]) -> set[int]:
        return common(documents, self.postings.ids)

    def add_scores(self, scores: dict[int, float]) -> None:
        weight = self.weight
        if not weight:
            return
        ids, impacts = self.postings.ids, self.postings.impacts
        if len(scores) * FEW < len(ids):
            for document in scores:
                if (at := place_of(ids, document)) >= 0:
                    scores[document] += weight * impacts[at]
        else:
            for document, strength in zip(ids.tolist(), impacts.tobytes(), strict=True):
                if document in scores:
                    scores[document] += weight * strength


@dataclass(slots=True)
class FoundMany:
    """Documents with a strength each, worked out."""

    strengths: dict[int, float]
    weight: float = 0.0

    def __len__(self) -> int:
        return len(self.strengths)

    def documents(self) -> set[int]:
        return set(self.strengths)

    def within(self, documents: set[int]) -> set[int]:
        if len(documents) > len(self.strengths):
            return documents.intersection(self.strengths)
        return {document for document in documents if document in self.strengths}

    def add_scores(self, scores: dict[int, float]) -> None:
        if self.weight:
            strengths = self.strengths
            for document in scores:
                if document in strengths:
                    scores[document] += self.weight * strengths[document]


@dataclass(frozen=True, slots=True)
class Matches:
    """What one segment has: how many documents, of which transcripts, and the best."""

    total: int
    transcripts: frozenset[str]
    best: list[tuple[float, int]]
    """(score, document number), best first."""


class Evaluation:
    """One query run on one segment."""

    def __init__(self, segment: Segment, weights: Weights, limits: Limits) -> None:
        self._segment = segment
        self._weights = weights
        self._limits = limits
        self.last_starts: dict[tuple[int, int], int] = {}
        """(document, words of a phrase) → position where the last such phrase begins."""

    def run(self, query: Node, within: str | None, want: int) -> Matches:
        """Raises TooBroad or Cancelled."""
        segment = self._segment
        if within is not None:
            query = And((query, Field("transcript", (within,))))
        if isinstance(query, Word):
            return self._one_word(query, want)
        if isinstance(query, Prefix):
            return self._one_prefix(query, want)
        found = self.find(query)
        documents = found.documents()
        documents.difference_update(segment.deleted)
        scores = dict.fromkeys(documents, 0.0)
        found.add_scores(scores)
        self._limits.check()
        best = heapq.nsmallest(max(want, CANDIDATES), scores, key=lambda d: (-scores[d], d))
        ranked = self._nearest_first(query, [(scores[d], d) for d in best])
        return Matches(len(documents), self._owners(documents), ranked[:want])

    def _owners(self, documents: Iterable[int]) -> frozenset[str]:
        owners = set(map(self._segment.owners.__getitem__, documents))
        owners.discard(NO_TRANSCRIPT)
        return frozenset(map(self._segment.transcripts.__getitem__, owners))

    def _one_word(self, query: Word, want: int) -> Matches:
        postings = self._segment.terms.find("words", query.word)
        if postings is None:
            return Matches(0, frozenset(), [])
        ids, impacts, deleted = postings.ids, postings.impacts, self._segment.deleted
        weight = self._weights.of(query)
        best = strongest(ids, impacts.tobytes(), want, deleted)
        documents: Iterable[int] = array("I", ids.tobytes())
        total = len(ids)
        if deleted:
            documents = set(documents).difference(deleted)
            total = len(documents)
        ranked = [(weight * impacts[at], ids[at]) for at in best]
        return Matches(total, self._owners(documents), ranked)

    def _one_prefix(self, query: Prefix, want: int) -> Matches:
        """Documents with the word itself come before those where it is a beginning."""
        strengths = self._prefix(query.start)
        for document in self._segment.deleted:
            strengths.pop(document, None)
        exact = self._segment.terms.find("words", query.start)
        best: list[tuple[float, int]] = []
        if exact is not None:
            own = strongest(exact.ids, exact.impacts.tobytes(), want, self._segment.deleted)
            best = [(STRONGEST + exact.impacts[at], exact.ids[at]) for at in own]
        if len(best) < want:
            ids = list(strengths)
            without = self._segment.deleted.union(document for _, document in best)
            rest = strongest(ids, bytes(strengths.values()), want - len(best), without)
            best += [(strengths[ids[at]], ids[at]) for at in rest]
        weight = self._weights.of(query)
        ranked = [(weight * strength, document) for strength, document in best]
        return Matches(len(strengths), self._owners(strengths), ranked)

    def find(self, node: Node) -> Found:
        self._limits.check()
        match node:
            case Word(word):
                return self._term("words", word, self._weights.of(node))
            case Prefix(start):
                strengths: dict[int, float] = dict(self._prefix(start))
                exact = self._segment.terms.find("words", start)
                if exact is not None:
                    for document in exact.ids:
                        strengths[document] += STRONGEST
                return FoundMany(strengths, self._weights.of(node))
            case Phrase():
                return FoundMany(self._phrase(node), self._weights.of(node))
            case Field():
                return self._field(node)
            case And(parts):
                return self._all(parts)
            case Or(parts):
                return self._any([self.find(part) for part in parts])
            case Not():
                return FoundMany({})
        raise AssertionError(node)

    def _term(self, field: str, word: str, weight: float = 0.0) -> Found:
        postings = self._segment.terms.find(field, word)
        return FoundMany({}) if postings is None else FoundTerm(postings, weight)

    def _prefix(self, start: str, field: str = "words") -> dict[int, int]:
        """Document → impact of one of its words that begin so."""
        strengths: dict[int, int] = {}
        terms = self._segment.terms
        for number, postings in enumerate(terms.walk(*terms.stretch(field, start))):
            strengths.update(zip(postings.ids, postings.impacts, strict=True))
            if number % 256 == 0:
                self._limits.check()
        return strengths

    def _all(self, parts: tuple[Node, ...]) -> Found:
        founds = sorted((self.find(p) for p in parts if not isinstance(p, Not)), key=len)
        documents = founds[0].documents() if founds else set()
        for found in founds[1:]:
            if documents:
                documents = found.within(documents)
        for part in parts:
            if isinstance(part, Not) and documents:
                documents -= self.find(part.part).within(documents)
        scores = dict.fromkeys(documents, 0.0)
        for found in founds:
            self._limits.check()
            found.add_scores(scores)
        return FoundMany(scores, 1.0)

    def _any(self, founds: list[Found]) -> Found:
        documents: set[int] = set()
        for found in founds:
            documents |= found.documents()
        scores = dict.fromkeys(documents, 0.0)
        for found in founds:
            self._limits.check()
            found.add_scores(scores)
        return FoundMany(scores, 1.0)

    def _field(self, query: Field) -> Found:
        if query.name == "transcript":
            return self._term("transcript", query.words[0])
        founds: list[Found] = []
        for number, word in enumerate(query.words):
            if query.prefix and number == len(query.words) - 1:
                founds.append(FoundMany(dict(self._prefix(word, query.name))))
            else:
                founds.append(self._term(query.name, word))
        documents = founds[0].documents()
        for found in founds[1:]:
            documents = found.within(documents)
        if query.name in ("title", "show"):
            documents = self._of_cards(documents)
        return FoundMany(dict.fromkeys(documents, 0.0))

    def _of_cards(self, cards: set[int]) -> set[int]:
        """The documents of the transcripts whose cards these are."""
        documents: set[int] = set()
        for transcript, number in self._segment.card_numbers.items():
            if number in cards:
                documents.update(self._segment.ids("transcript", transcript))
        return documents

    def _phrase(self, phrase: Phrase) -> dict[int, float]:
        """Document in which the phrase begins → impact of its first word there."""
        terms = self._segment.terms
        ascending = self._segment.ascending
        words = phrase.words[:-1] if phrase.prefix else phrase.words
        known: list[tuple[int, int, Postings]] = []
        for k, word in enumerate(words):
            postings = terms.find("words", word)
            if postings is None:
                return {}
            known.append((postings.places, k, postings))
        following = Following(ascending)
        for _, k, postings in sorted(known, key=lambda each: each[:2]):
            self._limits.check()
            if not following.require(postings.positions, k):
                return {}
        if phrase.prefix and not following.require(self._ending(phrase), len(words)):
            return {}
        return self._where(phrase, known[0][2], following.starts, ascending)

    def _ending(self, phrase: Phrase) -> set[int]:
        """Positions of words that begin like the last of the phrase."""
        terms = self._segment.terms
        found: set[int] = set()
        for number, postings in enumerate(terms.walk(*terms.stretch("words", phrase.words[-1]))):
            found.update(postings.positions)
            if number % 256 == 0:
                self._limits.check()
        return found

    def _where(
        self, phrase: Phrase, first: Postings, starts: list[int], ascending: bool
    ) -> dict[int, float]:
        ids, ends, impacts = first.ids, first.ends, first.impacts
        length = len(phrase.words)
        found: dict[int, float] = {}
        for start, place in places_among(first.positions, starts, ascending).items():
            document = document_of(ids, ends, place)
            found[document] = impacts[place_of(ids, document)]
            self.last_starts[document, length] = start
        return found

    def _nearest_first(self, query: Node, best: list[tuple[float, int]]) -> list[tuple[float, int]]:
        """The best documents again, with what words near each other add to their scores."""
        words = [p for p in query.parts if isinstance(p, Word)] if isinstance(query, And) else []
        pairs = [(a, b) for a, b in pairwise(words) if a != b]
        for a, b in pairs:
            first = self._segment.terms.find("words", a.word)
            second = self._segment.terms.find("words", b.word)
            if first is None or second is None:
                continue
            step = min(self._weights.of(a), self._weights.of(b)) * STRONGEST
            nearness = partial(_nearness, first, second)
            best = [(score + step * nearness(document), document) for score, document in best]
        return sorted(best, key=lambda each: (-each[0], each[1])) if pairs else best


def _nearness(first: Postings, second: Postings, document: int) -> float:
    """1 where the second word follows the first in `document`, less the farther apart."""
    ones, others = _positions(first, document), _positions(second, document)
    if not ones or not others:
        return 0.0
    distance = min(b - a if b > a else a - b + 1 for a in ones for b in others)
    return 1 / max(distance, 1)


def _positions(postings: Postings, document: int) -> list[int]:
    at = place_of(postings.ids, document)
    if at < 0:
        return []
    ends = postings.ends
    if ends is None:
        return [postings.positions[at]]
    start = ends[at - 1] if at else 0
    return postings.positions[start : min(ends[at], start + 50)].tolist()
