"""Who takes part in a conversation, as stated or as worked out from its words."""

from array import array
from math import floor
from typing import Literal, NamedTuple

Role = Literal["host", "guest", "other"]
Degree = Literal["sure", "likely", "unsure"]
SURE, LIKELY = 0.9, 0.7
"""Confidence from which an inferred speaker is called so."""


class Person(NamedTuple):
    """A speaker, or somebody the source names without saying which words are theirs."""

    name: str | None
    role: Role | None = None
    inferred: bool = False
    evidence: str | None = None
    """What an inferred name or role rests on, words of the source in quotation marks; of a
    stated one the words of the source that state it, or None."""

    def called(self, index: int) -> str:
        """Their name, or else "Speaker 1" by their place (from 0) among the people."""
        return self.name or unnamed(index)


def unnamed(index: int) -> str:
    """What somebody without a name is called by their place (from 0) among the people."""
    return f"Speaker {index + 1}"


def degree(confidence: float) -> Degree:
    """The word for a confidence, a probability from 0 to 1."""
    return "sure" if confidence >= SURE else "likely" if confidence >= LIKELY else "unsure"


def written(confidence: float) -> float:
    """A confidence as files and scripts get it: to three places, downwards, so that its
    degree stays, and below 1, which is what a source or a person says."""
    return min(floor(confidence * 1000 + 1e-9) / 1000, 0.999)


class Inference(NamedTuple):
    """Who speaks in a version whose source does not say so, worked out from its words."""

    speakers: "array[int]"
    """For each block an index into `people`, or NOBODY."""
    confidences: "array[float]"
    """For each block the probability that its speaker is right, 0 to 1."""
    people: tuple[Person, ...]
    """In place of the version's own: the voice that asks, the one that answers, others."""
    reason: str | None = None
    """Why nobody is attributed, as a clause: "the lines have no punctuation"."""
    doubts: tuple[tuple[int, int], ...] = ()
    """Blocks that a person kept, each with the speaker that the words tell by now: what was
    kept stays as it was."""
