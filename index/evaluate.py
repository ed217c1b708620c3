"""A query on one segment: which documents match, and how well.

The score is BM25 over the words of a document, words near each other first. Sets of
documents are worked out from the rarest part on; only documents that match are scored.
"""

from __future__ import annotations

from array import array
from collections.abc import Container, Iterable
from functools import partial
from itertools import pairwise
from typing import NamedTuple

from .codec import Postings
from .costs import Limits, Weights
from .found import Found, FoundEchoed, FoundMany, FoundTerm
from .postings import (
    Following,
    best_scored,
    common,
    owner_of,
    place_of,
    places_among,
    strongest,
)
from .query import And, Field, Node, Not, Or, Phrase, Prefix, Word
from .schema import STRONGEST
from .segment import NO_TRANSCRIPT, Segment

CANDIDATES = 200
"""How many of the best documents are looked at for words near each other."""


class Matches(NamedTuple):
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
        scores = self.find(query).scores()
        for document in (*segment.deleted, *self._doubled(scores)):
            scores.pop(document, None)
        self._limits.check()
        best = best_scored(scores, max(want, CANDIDATES))
        ranked = self._nearest_first(query, [(scores[d], d) for d in best])
        return Matches(len(scores), self._owners(scores), ranked[:want])

    def _owners(self, documents: Iterable[int]) -> frozenset[str]:
        owners = set(map(self._segment.owners.__getitem__, documents))
        owners.discard(NO_TRANSCRIPT)
        return frozenset(map(self._segment.transcripts.__getitem__, owners))

    def _one_word(self, query: Word, want: int) -> Matches:
        postings = self._weights.find(self._segment, query.word)
        if postings is None:
            return Matches(0, frozenset(), [])
        ids, impacts = postings.ids, postings.impacts
        without = self._segment.deleted
        if echoes := self._segment.echoes:
            without = without.union(self._doubled(common({*echoes, *echoes.values()}, ids)))
        weight = self._weights.of(query)
        best = strongest(ids, impacts.tobytes(), want, without)
        documents: Iterable[int] = array("I", ids.tobytes())
        total = len(ids)
        if without:
            documents = set(documents).difference(without)
            total = len(documents)
        ranked = [(weight * impacts[at], ids[at]) for at in best]
        return Matches(total, self._owners(documents), ranked)

    def _one_prefix(self, query: Prefix, want: int) -> Matches:
        """Documents with the word itself come before those where it is a beginning."""
        strengths = self._prefix(query.start)
        gone = self._segment.deleted.union(self._doubled(strengths))
        for document in gone:
            strengths.pop(document, None)
        exact = self._weights.find(self._segment, query.start)
        best: list[tuple[float, int]] = []
        if exact is not None:
            own = strongest(exact.ids, exact.impacts.tobytes(), want, gone)
            best = [(STRONGEST + exact.impacts[at], exact.ids[at]) for at in own]
        if len(best) < want:
            ids = list(strengths)
            without = gone.union(document for _, document in best)
            rest = strongest(ids, bytes(strengths.values()), want - len(best), without)
            best += [(strengths[ids[at]], ids[at]) for at in rest]
        weight = self._weights.of(query)
        ranked = [(weight * strength, document) for strength, document in best]
        return Matches(len(strengths), self._owners(strengths), ranked)

    def _doubled(self, documents: Container[int]) -> list[int]:
        """Those of `documents` that hold as it was heard a place that is among them itself."""
        echoes = self._segment.echoes.items()
        return [echo for echo, own in echoes if echo in documents and own in documents]

    def find(self, node: Node) -> Found:
        self._limits.check()
        found = self._find(node)
        echoes = self._segment.echoes
        if not echoes or not isinstance(node, Word | Prefix | Phrase):
            return found
        own = found.within(set(echoes.values()))
        return (
            FoundEchoed(found, {echo for echo, of in echoes.items() if of in own}) if own else found
        )

    def _find(self, node: Node) -> Found:
        match node:
            case Word(word):
                postings = self._weights.find(self._segment, word)
                if postings is None:
                    return FoundMany({})
                return FoundTerm(postings, self._weights.of(node))
            case Prefix(start):
                strengths: dict[int, float] = dict(self._prefix(start))
                exact = self._weights.find(self._segment, start)
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

    def _term(self, field: str, word: str) -> Found:
        postings = self._segment.terms.find(field, word)
        return FoundMany({}) if postings is None else FoundTerm(postings)

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
        ascending = self._segment.ascending
        words = phrase.words[:-1] if phrase.prefix else phrase.words
        known: list[tuple[int, int, Postings]] = []
        for k, word in enumerate(words):
            postings = self._weights.find(self._segment, word)
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
            owner = owner_of(ends, place)
            document = ids[owner]
            found[document] = impacts[owner]
            self.last_starts[document, length] = start
        return found

    def _nearest_first(self, query: Node, best: list[tuple[float, int]]) -> list[tuple[float, int]]:
        """The best documents again, with what words near each other add to their scores."""
        words = [p for p in query.parts if isinstance(p, Word)] if isinstance(query, And) else []
        pairs = [(a, b) for a, b in pairwise(words) if a != b]
        for a, b in pairs:
            first = self._weights.find(self._segment, a.word)
            second = self._weights.find(self._segment, b.word)
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
