"""Where captions that nobody is named for are cut into stretches that read well.

A mark of a new speaker, a chapter and a long silence end a stretch wherever it is. Else it
runs to about 500 characters and ends where a sentence does, at the longest pause near
there, inside a caption only where no sentence ends with one; captions without punctuation
have only their pauses. Nothing is said of who speaks.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import isnan
from typing import NamedTuple

from .columns import Blocks
from .speakers.marks import mark_end
from .text import ends_sentence

CAPTION_TURN = 500
"""Characters that a stretch should have."""
LEAST, CAPTION_TURN_LIMIT, LONGEST = 250, 900, 1300
"""Characters before which none is cut for its length, after which it is cut at any caption,
and up to which an end of a sentence is waited for."""
PAUSE, SILENCE = 2.0, 4.0
"""Seconds without words that end a stretch: at the end of a sentence, and anywhere."""
SHOWN = 1.5
"""How much longer than usual a caption may stand there for its words before the rest of its
time counts as silence: many captions stand until the next one comes."""
_DOUBT = 1.5
"""A silence worked out from that must be so many times longer than a stated one."""
_PARAGRAPH = 120
"""Characters from which a line with a beginning and no end is no caption."""
_STUB = 150
_STOP = re.compile(r"[.!?\u2026][\"'\u201d\u2019)\]\u00bb]{0,3}(?= )|[\u3002\uff01\uff1f]")
_SENTENCES = (". ", "? ", "! ", "。", "？", "！")


class Caption(NamedTuple):
    """A caption as its slice of the document text, and the seconds of silence before it."""

    start: int
    end: int
    silence: float
    """Less than nothing where it comes at once; NaN where no time tells."""


class Captioned:
    """The captions of one version, and how its speakers pause and punctuate."""

    def __init__(self, blocks: Blocks) -> None:
        self._blocks = blocks
        text = blocks.text
        ends = sum(text.count(mark) for mark in _SENTENCES)
        self._punctuated = ends * 300 >= len(text)
        self._pace = _pace(blocks)

    def caption(self, start: int, end: int) -> Caption:
        """The stretch [start, end) of the text, which is a block or a part of one."""
        blocks = self._blocks
        index = blocks.number_at(start) - 1
        begins = blocks.starts[index]
        if index == 0 or isnan(begins):
            return Caption(start, end, float("nan"))
        if start != blocks.offsets[index]:
            return Caption(start, end, -1.0)
        before, stops = blocks.starts[index - 1], blocks.ends[index - 1]
        length = start - 1 - blocks.offsets[index - 1]
        if isnan(before) or (isnan(stops) and length > _PARAGRAPH):
            return Caption(start, end, float("nan"))
        silence = (begins - before - SHOWN * length * self._pace) / _DOUBT
        return Caption(start, end, silence if isnan(stops) else max(silence, begins - stops))

    def stretches(self, captions: Sequence[Caption], cuts: set[int]) -> Iterator[tuple[int, int]]:
        """The beginning and end of each stretch of `captions`, which stand in a row."""
        first = 0
        for index in range(1, len(captions) + 1):
            if index == len(captions) or self._parts(captions[index - 1], captions[index], cuts):
                yield from self._even(captions[first:index])
                first = index

    def _parts(self, before: Caption, caption: Caption, cuts: set[int]) -> bool:
        """Whether a stretch ends before `caption` wherever it began."""
        if isnan(caption.silence) or caption.start in cuts:
            return True
        if mark_end(self._blocks.text, caption.start) is not None:
            return True
        if caption.silence < PAUSE:
            return False
        return (
            caption.silence >= SILENCE
            or not self._punctuated
            or ends_sentence(self._blocks.text, before.end)
        )

    def _even(self, captions: Sequence[Caption]) -> Iterator[tuple[int, int]]:
        """Stretches of readable length of captions that no silence parts."""
        text = self._blocks.text
        first, start, last = 0, captions[0].start, captions[-1].end
        while last - start > CAPTION_TURN_LIMIT:
            cut = self._best(captions, first, start)
            if cut is None:
                break
            end, begin = captions[cut - 1].end, captions[cut].start
            if self._punctuated and not ends_sentence(text, end):
                end, begin = self._end_inside(start, last) or (end, begin)
            yield start, end
            start = begin
            while first + 1 < len(captions) and captions[first + 1].start <= start:
                first += 1
        yield start, last

    def _end_inside(self, start: int, last: int) -> tuple[int, int] | None:
        """The end of a sentence inside a caption, where none ends with a caption, and where
        the next one begins; None where the stretch from `start` has none at a good length."""
        text = self._blocks.text
        ends = [
            match.end()
            for match in _STOP.finditer(text, start + LEAST, start + CAPTION_TURN_LIMIT)
            if match.end() <= last - _STUB and ends_sentence(text, match.end())
        ]
        if not ends:
            return None
        end = min(ends, key=lambda end: abs(end - start - CAPTION_TURN))
        return end, end + (text[end] == " ")

    def _best(self, captions: Sequence[Caption], first: int, start: int) -> int | None:
        """The index of the caption before which the stretch from `start` on, in the caption
        `first`, is best cut."""
        last = captions[-1].end
        best, most, sentence = None, float("-inf"), False
        for index in range(first + 1, len(captions)):
            before, caption = captions[index - 1], captions[index]
            length = before.end - start
            if last - caption.start < _STUB or (
                length > CAPTION_TURN_LIMIT and (sentence or best is None)
            ):
                return best or index
            if length > LONGEST:
                return best
            if length < LEAST:
                continue
            ends = ends_sentence(self._blocks.text, before.end)
            if length > CAPTION_TURN_LIMIT:
                if ends:
                    return index
                continue
            sentence = sentence or ends
            score = 400.0 * ends + 100 * min(max(caption.silence, 0.0), PAUSE)
            score -= 0.3 * abs(length - CAPTION_TURN)
            if score > most:
                best, most = index, score
        return best


def _pace(blocks: Blocks) -> float:
    """Seconds that a character takes to say, on the whole."""
    seconds = characters = 0.0
    for index, (start, after) in enumerate(pairwise(blocks.starts)):
        taken = after - start
        if 0 < taken < 15:
            seconds += taken
            characters += blocks.offsets[index + 1] - blocks.offsets[index]
    return min(seconds / characters, 0.2) if characters else 0.1
