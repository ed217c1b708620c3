"""The speech of a transcript as numbered lines, and the parts in which a long one is sent.

A line is a paragraph of one speaker's turn: short enough to be cited closely, and never
two voices. Lines count from 1 over the whole talk, in every part.
"""

from bisect import bisect_left
from itertools import accumulate
from typing import NamedTuple

from transcripts.columns import NOBODY, SPEECH, Blocks
from transcripts.model import Place, Span, Transcript
from transcripts.shown import source_span

SIZE, OVERLAP = 32_000, 3_000
"""Characters of a part, and of what two neighbouring parts share: a part is about 7,500
tokens of English, which the models that run on a desk still take in."""
LEAST_SIZE = 4_000
_LABEL = 8
"""Characters for the number of a line, its brackets and its end, about."""


class Line(NamedTuple):
    """One numbered line: a slice of the document text, by one speaker."""

    start: int
    end: int
    block: int
    """The block with which a chapter begins that begins at this line."""
    speaker: str | None


class Part(NamedTuple):
    """The lines `first` to `last` (both included), counted from 1."""

    first: int
    last: int


def numbered(transcript: Transcript) -> tuple[Line, ...]:
    """The lines of all that is said, in order; summaries and descriptions are none."""
    turns, blocks = transcript.turns, transcript.blocks
    found = []
    for start, end, turn in zip(
        turns.paragraph_starts, turns.paragraph_ends, turns.paragraph_turns, strict=True
    ):
        if turns.kinds[turn] != SPEECH or not transcript.text[start:end].strip():
            continue
        who = turns.speakers[turn]
        name = transcript.speaker_name(who) if who != NOBODY else None
        found.append(Line(start, end, _block(blocks, start), name))
    return tuple(found)


def _block(blocks: Blocks, offset: int) -> int:
    """The block whose beginning is nearest to `offset`: chapters begin with a block."""
    number = blocks.number_at(offset)
    before = offset - blocks.offsets[number - 1]
    if before and number < len(blocks) and blocks.offsets[number] - offset < before:
        return number + 1
    return number


def parts(lines: tuple[Line, ...], size: int = SIZE) -> list[Part]:
    """The lines in parts of even length, of about `size` characters at most, each sharing
    its beginning with the end of the one before."""
    if not lines:
        return []
    size = max(size, LEAST_SIZE)
    overlap = min(OVERLAP, size // 5)
    ends = list(accumulate(_weight(line) for line in lines))
    count = max(1, -(-(ends[-1] - overlap) // (size - overlap)))
    step = (ends[-1] - overlap) / count
    found = []
    for number in range(count):
        first = bisect_left(ends, number * step) + 1 if number else 1
        last = bisect_left(ends, number * step + step + overlap) + 1
        last = len(lines) if number == count - 1 else min(last, len(lines))
        found.append(Part(first, last))
    return found


def _weight(line: Line) -> int:
    return line.end - line.start + len(line.speaker or "") + _LABEL


def cited(
    transcript: Transcript, lines: tuple[Line, ...], numbers: tuple[int, ...]
) -> tuple[Span, ...]:
    """The words of lines (in order, counted from 1) as spans of the source; lines that stand
    right behind one another are one span."""
    blocks = transcript.blocks
    runs: list[tuple[int, int]] = []
    for number in numbers:
        line = lines[number - 1]
        if runs and line.start - runs[-1][1] <= 1:
            runs[-1] = (runs[-1][0], line.end)
        else:
            runs.append((line.start, line.end))
    return tuple(source_span(blocks, _span(blocks, start, end)) for start, end in runs)


def _span(blocks: Blocks, start: int, end: int) -> Span:
    last = blocks.place(end - 1)
    return Span(blocks.place(start), Place(last.block, last.char + 1))
