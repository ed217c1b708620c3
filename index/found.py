"""Documents that match a part of a query, in the form in which they are cheap to combine."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from .codec import Postings
from .postings import FEW, common, place_of


class Found(Protocol):
    """Documents that match a part of a query."""

    def __len__(self) -> int: ...
    def documents(self) -> set[int]: ...
    def within(self, documents: set[int]) -> set[int]: ...
    def add_scores(self, scores: dict[int, float]) -> None: ...
    def scores(self) -> dict[int, float]: ...


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

    def scores(self) -> dict[int, float]:
        scores = dict.fromkeys(self.postings.ids.tolist(), 0.0)
        self.add_scores(scores)
        return scores

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
class FoundEchoed:
    """What was found, and documents that hold the same places as they were heard: at a
    place either reading may have what is looked for."""

    found: Found
    echoes: set[int]

    def __len__(self) -> int:
        return len(self.found) + len(self.echoes)

    def documents(self) -> set[int]:
        return self.found.documents() | self.echoes

    def within(self, documents: set[int]) -> set[int]:
        return self.found.within(documents) | (documents & self.echoes)

    def scores(self) -> dict[int, float]:
        return dict.fromkeys(self.echoes, 0.0) | self.found.scores()

    def add_scores(self, scores: dict[int, float]) -> None:
        self.found.add_scores(scores)


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

    def scores(self) -> dict[int, float]:
        weight = self.weight
        if weight == 1.0:
            return self.strengths  # its only use is over
        return {document: weight * strength for document, strength in self.strengths.items()}

    def add_scores(self, scores: dict[int, float]) -> None:
        if self.weight:
            strengths = self.strengths
            for document in scores:
                if document in strengths:
                    scores[document] += self.weight * strengths[document]
