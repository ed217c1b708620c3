"""Captions that roll: each line is shown two or three times as it moves up, as in YouTube's
automatic captions → each line once, by position and never by likeness, so that a line
really said twice stays."""

from collections.abc import Iterable, Iterator, Sequence

from transcripts.formats.cues import Cue, plain
from transcripts.speakers.marks import utterances
from transcripts.words import Word

from .speech import Raw, cues_of
from .timed_tags import timed

SETTLED = 0.0151
"""Seconds: a cue as short as this only shows a line again, settled. YouTube's last 10 ms."""
SAMPLE = 400
"""Cues from the beginning that decide whether captions roll."""
_LEAST = 5
_TIMED_WORD = "<0"


def is_rolling(header: str, sample: Sequence[Raw]) -> bool:
    """Whether captions roll: words timed inside the cues or settle cues in many of them, or
    cues of several lines that nearly all begin with what the cue before ended with."""
    words = sum("<c" in text and _TIMED_WORD in text for _, _, text in sample)
    settled = sum(_settles(start, end) for start, end, _ in sample)
    if "Kind: captions" in header and words + settled >= 2:
        return words + settled >= 0.2 * len(sample)
    if words >= 0.2 * len(sample) and settled >= 0.2 * len(sample):
        return True
    return _repeats(sample, settled)


def _repeats(sample: Sequence[Raw], settled: int) -> bool:
    several = again = 0
    before: list[str] = []
    for _, _, payload in sample:
        lines = _lines(payload)
        if len(lines) > 1:
            several += 1
            again += _shown_before(before, lines) > 0
        before = lines or before
    least = 2 if settled >= 2 else _LEAST
    return again >= max(least, 0.8 * several) and several + settled >= 0.6 * len(sample)


def _settles(start: float | None, end: float | None) -> bool:
    return start is not None and end is not None and 0 <= end - start < SETTLED


def _lines(payload: str) -> list[str]:
    return [words for line in payload.split("\n") if (words := plain(line).strip())]


def _shown_before(before: list[str], lines: list[str]) -> int:
    """How many of the first `lines` are the last ones of the cue before; at least one line
    is new, or somebody said the same again."""
    for count in range(min(len(before), len(lines) - 1), 0, -1):
        if before[-count:] == lines[:count]:
            return count
    return 0


def unroll(raw: Iterable[Raw], *, words: bool = False) -> Iterator[Cue]:
    """Each line once, with the times of the cue that it first comes in; with `words` those
    that are timed by tags."""
    before: list[str] = []
    for start, end, payload in raw:
        lines = _lines(payload)
        if _settles(start, end):
            before = lines or before
            continue
        if not lines:
            continue
        shown = _shown_before(before, lines)
        before = lines
        if not words and ">>" not in payload and "&gt;" not in payload:
            for line in lines[shown:]:
                yield Cue(start, end, None, line)
            continue
        kept = [line for line in payload.split("\n") if plain(line).strip()]
        for line, marked in zip(lines[shown:], kept[shown:], strict=True):
            # A line of one word has no time inside: it is said when the cue begins.
            spoken = timed(start, marked) or (Word(line.split()[0], start),)
            cues = cues_of(start, end, utterances([line]), spoken)
            for cue in _timed_starts(cues):
                yield cue if words else cue._replace(words=())


def _timed_starts(cues: Iterable[Cue]) -> Iterable[Cue]:
    """What begins inside a line begins when its first word does, where that is known."""
    for index, cue in enumerate(cues):
        first = cue.words[0].start if cue.words and index else None
        yield cue._replace(start=first) if first is not None else cue
