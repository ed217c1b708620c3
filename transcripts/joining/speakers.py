"""Who speaks when, from a source without words, laid over the blocks of a timed talk."""

from array import array
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from math import isnan
from typing import NamedTuple

from transcripts.columns import NOBODY, SPEECH, Blocks
from transcripts.model import Stretch

_STRADDLES = 0.2
"""Share of a block's time that a second person must speak for the block to hold two."""
_LAST = 30.0
"""Seconds that a last block without an end is taken to last."""
_MOST = 100
"""People who are listened for, those who speak longest: no conversation has more."""


class Voices(NamedTuple):
    speakers: "array[int]"
    named: int
    """How many blocks are somebody's."""
    straddling: int
    """How many hold two voices; each is given to the one who speaks longest in it."""


class _Presence:
    """When one person speaks, as stretches that do not overlap."""

    def __init__(self, stretches: Iterable[tuple[float, float]]) -> None:
        self.starts: array[float] = array("d")
        self.ends: array[float] = array("d")
        self.before: array[float] = array("d")
        """Seconds spoken before each stretch."""
        total = 0.0
        for start, end in sorted(stretches):
            if self.ends and start <= self.ends[-1]:
                longer = max(0.0, end - self.ends[-1])
                self.ends[-1] += longer
                total += longer
            elif end > start:
                self.before.append(total)
                self.starts.append(start)
                self.ends.append(end)
                total += end - start
        self.total = total

    def until(self, time: float) -> float:
        """Seconds spoken before `time`."""
        index = bisect_right(self.starts, time) - 1
        if index < 0:
            return 0.0
        return self.before[index] + min(time, self.ends[index]) - self.starts[index]


def lay_over(blocks: Blocks, stretches: Sequence[Stretch]) -> Voices:
    """The speaker of each block: whoever speaks longest during it. A block is never cut;
    one without times, or during which nobody speaks, is nobody's."""
    said: dict[int, list[tuple[float, float]]] = defaultdict(list)
    for stretch in stretches:
        said[stretch.speaker].append((stretch.start, stretch.end))
    present = [(who, _Presence(times)) for who, times in said.items()]
    present.sort(key=lambda one: (-one[1].total, one[0]))
    speakers = array("h", [NOBODY]) * len(blocks)
    count = straddling = 0
    for index, (start, end) in enumerate(_times(blocks)):
        if isnan(start) or blocks.kinds[index] != SPEECH:
            continue
        best, most, second = NOBODY, 0.0, 0.0
        for who, presence in present[:_MOST]:
            during = presence.until(end) - presence.until(start)
            if during > most:
                best, most, second = who, during, most
            elif during > second:
                second = during
        if best != NOBODY:
            speakers[index] = best
            count += 1
            straddling += second >= _STRADDLES * (end - start)
    return Voices(speakers, count, straddling)


def _times(blocks: Blocks) -> list[tuple[float, float]]:
    """When each block begins and ends: where a source tells no end, with the next block."""
    found = []
    following = float("nan")
    for index in range(len(blocks) - 1, -1, -1):
        start, end = blocks.starts[index], blocks.ends[index]
        if isnan(end) or end <= start:
            end = following if following > start else start + _LAST
        found.append((start, end))
        following = following if isnan(start) else start
    return found[::-1]
