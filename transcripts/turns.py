"""Blocks, speakers and pauses → turns → paragraphs.

A turn is one speaker's unbroken stretch. Where nobody is attributed, a line of an untimed
source is a turn of its own, and timed captions are joined into readable stretches at
pauses and ends of sentences.
"""

from array import array
from collections.abc import Iterable
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from .columns import NOBODY, SPEECH, Blocks, Turns
from .text import sentences

if TYPE_CHECKING:
    from .captioned import Caption, Captioned

PARAGRAPH = 700
"""Characters of a paragraph at most: about 120 English words."""


class Voice(NamedTuple):
    """A stretch of the document text that one speaker says: a block or a part of one."""

    start: int
    end: int
    kind: int
    speaker: int
    told: bool = False
    """Whether a person said so."""


def voices_of(blocks: Blocks) -> list[Voice]:
    """Every block as its source attributes it."""
    offsets = blocks.offsets
    ends = [offset - 1 for offset in offsets[1:]]
    ends.append(len(blocks.text))
    return list(map(Voice, offsets, ends, blocks.kinds, blocks.speakers))


def group(
    blocks: Blocks,
    voices: Iterable[Voice] | None = None,
    cuts: Iterable[int] = (),
    *,
    captions: bool = True,
) -> Turns:
    """Turns of `blocks`, in order.

    Timed blocks that are nobody's are `captions`, unless their times were lent to them.
    `voices` covers the document text in order where corrections say otherwise than the
    blocks; `cuts` are offsets at which a paragraph must begin (starts of chapters).
    """
    spoken = voices_of(blocks) if voices is None else list(voices)
    spans = _join_voices(blocks, spoken, set(cuts), captions)
    starts, ends = array("I"), array("I")
    kinds, speakers = bytearray(), array("h")
    paragraph_starts, paragraph_ends, paragraph_turns = array("I"), array("I"), array("I")
    cut_list = sorted(set(cuts))
    for number, (start, end, kind, speaker, _) in enumerate(spans):
        starts.append(start)
        ends.append(end)
        kinds.append(kind)
        speakers.append(speaker)
        for a, b in _paragraphs(blocks.text, start, end, cut_list):
            paragraph_starts.append(a)
            paragraph_ends.append(b)
            paragraph_turns.append(number)
    return Turns(
        starts, ends, bytes(kinds), speakers, paragraph_starts, paragraph_ends, paragraph_turns
    )


def _join_voices(
    blocks: Blocks, voices: list[Voice], cuts: set[int], captions: bool
) -> list[Voice]:
    joined: list[Voice] = []
    row: list[Caption] = []
    captioned: Captioned | None = None
    for voice in voices:
        if voice.kind == SPEECH and voice.speaker == NOBODY and captions:
            captioned = captioned or _captioned(blocks)
            row.append(captioned.caption(voice.start, voice.end))
            continue
        if captioned and row:
            joined.extend(_unnamed(captioned.stretches(row, cuts)))
            row.clear()
        last = joined[-1] if joined else None
        if last and voice.kind == SPEECH == last.kind and voice.speaker == last.speaker != NOBODY:
            joined[-1] = Voice(last.start, voice.end, SPEECH, voice.speaker)
        else:
            joined.append(voice)
    if captioned and row:
        joined.extend(_unnamed(captioned.stretches(row, cuts)))
    return joined


def _captioned(blocks: Blocks) -> "Captioned":
    from .captioned import Captioned  # turns that are kept need none of it

    return Captioned(blocks)


def _unnamed(stretches: Iterable[tuple[int, int]]) -> Iterable[Voice]:
    return (Voice(start, end, SPEECH, NOBODY) for start, end in stretches)


def _paragraphs(text: str, start: int, end: int, cuts: list[int]) -> list[tuple[int, int]]:
    if end - start <= PARAGRAPH and not cuts:
        return [(start, end)]
    edges = [start, *(cut for cut in cuts if start < cut < end), end] if cuts else [start, end]
    found: list[tuple[int, int]] = []
    for a, b in pairwise(edges):
        while b > a and b < end and text[b - 1] == " ":
            b -= 1
        if b - a <= PARAGRAPH:
            found.append((a, b))
        else:
            found.extend(_cut_long(text, a, b))
    return found


def _cut_long(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """A long stretch in paragraphs of whole sentences, or of whole words where a sentence
    alone is too long."""
    units: list[tuple[int, int]] = []
    for a, b in sentences(text[start:end]):
        a, b = a + start, b + start
        while b - a > PARAGRAPH:
            blank = text.rfind(" ", a + 1, a + PARAGRAPH)
            stop = blank if blank > a else a + PARAGRAPH
            units.append((a, stop))
            a = stop + (blank > a)
        if a < b:
            units.append((a, b))
    # Even paragraphs read better than full ones with a stub at the end.
    count = -(-(end - start) // PARAGRAPH)
    goal = min(PARAGRAPH, (end - start) / count * 1.05)
    found: list[tuple[int, int]] = []
    for a, b in units:
        if found and b - found[-1][0] <= goal:
            found[-1] = (found[-1][0], b)
        else:
            found.append((a, b))
    return found or [(start, end)]
