"""When a chapter begins: exactly, within a range, or nobody knows. Never made up."""

from array import array

from transcripts.columns import Blocks
from transcripts.model import Chapter, Transcript

_NO_TIME = array("d", [float("nan")]).tobytes()


def chapter_time(
    transcript: Transcript, chapter: Chapter
) -> tuple[float | None, list[float] | None]:
    """When a chapter begins, in seconds, if it or its words say so; else between which
    times it does, if there are such on both sides."""
    if chapter.start is not None:
        return chapter.start, None
    blocks = transcript.blocks
    if chapter.between is not None:
        first, last = (number - 1 for number in chapter.between)
    else:
        first = last = _words_of(transcript, chapter)
        if blocks.starts[first] == blocks.starts[first]:  # a time, not NaN
            return blocks.starts[first], None
    start, between = _between(blocks, first, last)
    if between is None and chapter.within is not None:
        earliest, latest = chapter.within
        return (earliest, None) if earliest == latest else (None, [earliest, latest])
    return start, between


def _words_of(transcript: Transcript, chapter: Chapter) -> int:
    """The block (from 0) with which a chapter begins that has a summary before its words:
    the first behind it, which has a time, unless another chapter begins there."""
    told = {*chapter.summary, *chapter.points}
    number = chapter.block
    while number in told:
        number += 1
    other = any(one.block == number for one in transcript.details.chapters)
    inside = number <= len(transcript.blocks) and not other
    return (number if inside else chapter.block) - 1


def _between(blocks: Blocks, first: int, last: int) -> tuple[float | None, list[float] | None]:
    """The last time at or before one block (from 0), and the first at or after another."""
    starts = blocks.starts
    if starts[0] != starts[0] and starts.tobytes() == _NO_TIME * len(starts):
        return None, None  # the usual text without times, at once: it may be a long one
    before = next((starts[i] for i in range(first, -1, -1) if starts[i] == starts[i]), None)
    after = next((starts[i] for i in range(last, len(starts)) if starts[i] == starts[i]), None)
    if before is None or after is None:
        return None, None
    return None, [before, after]
