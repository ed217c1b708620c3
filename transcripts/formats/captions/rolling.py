"""YouTube's automatic captions, in which each line rolls by two or three times → each line
once, by position and never by likeness, so that a line really said twice stays."""

from collections.abc import Iterable

from transcripts.formats.cues import Cue, plain

SETTLED = 0.0151
"""Seconds: a cue as short as this only shows a line again, settled. YouTube's last 10 ms."""

_TIMED_WORD = "<0"


def is_rolling(header: str, cues: list[tuple[float, float, str]]) -> bool:
    """Whether captions roll: words timed inside the cues, or settle cues, in many of them."""
    sample = cues[:400]
    words = sum("<c>" in text and _TIMED_WORD in text for _, _, text in sample)
    settled = sum(0 <= end - start < SETTLED for start, end, _ in sample)
    if "Kind: captions" in header and words + settled >= 2:
        return words + settled >= 0.2 * len(sample)
    return words >= 0.2 * len(sample) and settled >= 0.2 * len(sample)


def unroll(cues: Iterable[tuple[float, float, str]]) -> list[Cue]:
    """Each line once, with the times of the cue that it first comes in."""
    found: list[Cue] = []
    remembered = ""
    for start, end, payload in cues:
        if end - start < SETTLED:
            remembered = plain(payload.rstrip().rpartition("\n")[2]).strip() or remembered
            continue
        lines = [words for line in payload.split("\n") if (words := plain(line).strip())]
        if not lines:
            continue
        if len(lines) > 1 and lines[0] == remembered:
            del lines[0]
        found.extend(Cue(start, end, None, line) for line in lines)
        remembered = lines[-1]
    return found
