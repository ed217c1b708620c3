"""The fields of the index, and the number of their meaning.

Two sorts of Whoosh documents stand in it: a *card* for each transcript (its id, the
fingerprint it was indexed from, title and show) and one for each place (`documents`).
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from whoosh.fields import STORED, FieldType, Schema
from whoosh.formats import Existence

from .words import words

VERSION = 4
"""Raised with every change to fields, words or codec: an index of another is rebuilt."""
NAME = f"tapelog{VERSION}"
"""The index's name in Whoosh, so that one of another version is not even opened."""

K1, B, USUAL_LENGTH = 1.2, 0.75, 70
"""BM25's constants; the usual length of a paragraph, in words, is fixed, so that a
document's part of the score is known when it is written."""
STRONGEST = 255
"""An impact is BM25's part of term frequency and length in steps of 1/255 of its most."""

Item = tuple[bytes, int, float, bytes]


def impact(frequency: int, length: int) -> int:
    """BM25's term-frequency part, from 1 to STRONGEST."""
    part = frequency / (frequency + K1 * (1 - B + B * length / USUAL_LENGTH))
    return max(1, round(part * STRONGEST))


@lru_cache(maxsize=1024)
def impacts(length: int) -> tuple[int, ...]:
    """The impact of each frequency from 0 on, in a document of `length` words; a word more
    frequent than the last counts as that."""
    return tuple(impact(frequency, length) for frequency in range(16))


class Words(FieldType):  # type: ignore[misc]
    """Running text: each word with its impact and its positions.

    Positions count through the whole index, so that phrases are found across documents,
    and none is used twice. They go to the pool directly (`codec.TermPool.add_words`).
    """

    def __init__(self) -> None:
        super().__init__(Existence(), None)


class Names(FieldType):  # type: ignore[misc]
    """Words that filter and do not rank: of a speaker, a title, a show, a chapter."""

    def __init__(self) -> None:
        super().__init__(Existence(), None)

    def index(self, value: str, **_: Any) -> Iterator[Item]:
        for word in sorted(set(words(value))):
            yield word.encode(), 1, 1, b""


class Key(FieldType):  # type: ignore[misc]
    """One value, whole."""

    def __init__(self) -> None:
        super().__init__(Existence(), None)

    def index(self, value: str, **_: Any) -> Iterator[Item]:
        yield value.encode(), 1, 1, b""


class Echo(FieldType):  # type: ignore[misc]
    """Marks a document that holds a place once more, as it was heard: how many documents
    before it the place itself stands, kept as a position is."""

    WORD = "heard"

    def __init__(self) -> None:
        super().__init__(Existence(), None)

    def index(self, value: int, **_: Any) -> Iterator[Item]:
        yield self.WORD.encode(), 1, 1, array("I", [value]).tobytes()


def schema() -> Schema:
    return Schema(
        words=Words(),
        speaker=Names(),
        chapter=Names(),
        title=Names(),
        show=Names(),
        kind=Key(),
        transcript=Key(),
        card=Key(),
        echo=Echo(),
        kept=STORED(),
    )
