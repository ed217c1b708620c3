"""When each word was said and how sure the recogniser was, as columns over a version's text.

They are large and seldom wanted, so nothing keeps them: the source keeps them, and they
are read from it when asked for (`transcripts.formats.words`).
"""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from math import nan
from typing import NamedTuple


class Word(NamedTuple):
    """A word as a recogniser gives it. Times in seconds; confidence from 0 to 1."""

    text: str
    start: float | None = None
    end: float | None = None
    confidence: float | None = None


class Words:
    """The timed words of one version, in order.

    Word i is the slice `text[starts[i]:ends[i]]` of the document text of the version as
    read. `times[i]` to `stops[i]` are seconds and `confidences[i]` is from 0 to 1; each is
    NaN where the source does not tell.
    """

    __slots__ = ("confidences", "ends", "starts", "stops", "times")

    def __init__(self) -> None:
        self.starts: array[int] = array("I")
        self.ends: array[int] = array("I")
        self.times: array[float] = array("d")
        self.stops: array[float] = array("d")
        self.confidences: array[float] = array("f")

    def __len__(self) -> int:
        return len(self.starts)

    def add(
        self,
        start: int,
        end: int,
        time: float | None,
        stop: float | None,
        confidence: float | None,
    ) -> None:
        self.starts.append(start)
        self.ends.append(end)
        self.times.append(nan if time is None else time)
        self.stops.append(nan if stop is None else stop)
        self.confidences.append(nan if confidence is None else confidence)

    def between(self, start: int, end: int) -> range:
        """Indices of the words that begin in the slice [start, end) of the text."""
        return range(bisect_left(self.starts, start), bisect_left(self.starts, end))


def laid_over(text: str, offsets: Sequence[int], spoken: Iterable[Sequence[Word]]) -> Words:
    """Words found again, in order, in the text that was made of them.

    The words `spoken[i]` are those of the block that begins at `offsets[i]` of `text`. A
    word that does not stand near the one before it is left out: nothing is guessed.
    """
    found = Words()
    stops = chain(offsets[1:], (len(text) + 1,))
    for offset, stop, words in zip(offsets, stops, spoken, strict=True):
        at = offset
        for word, start, end, confidence in _stripped(words):
            near = text.find(word, at, min(at + len(word) + _NEAR, stop - 1))
            if near < 0:
                continue
            at = near + len(word)
            found.add(near, at, start, end, confidence)
    return found


_NEAR = 40
"""Characters by which a word may stand after the one before it."""


def _stripped(words: Iterable[Word]) -> Iterator[Word]:
    for word in words:
        text = word.text.strip()
        if text:
            yield word._replace(text=text) if text != word.text else word
