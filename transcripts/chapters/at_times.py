"""Which block of a talk something begins with that is told by its time."""

from bisect import bisect_right
from math import isnan

from transcripts.columns import SPEECH, Blocks

BEYOND = 60.0
"""Seconds after the last time of a talk at which something may yet begin: marks are late."""


def timed(blocks: Blocks) -> bool:
    """Whether the speech of a talk has times."""
    return any(
        kind == SPEECH and not isnan(start)
        for kind, start in zip(blocks.kinds, blocks.starts, strict=True)
    )


def last_time(blocks: Blocks) -> float:
    """The last time that any block has."""
    return max(time for times in (blocks.starts, blocks.ends) for time in times if time == time)


class Beginnings:
    """The times at which blocks of speech begin, rising."""

    def __init__(self, blocks: Blocks) -> None:
        self._starts: list[float] = []
        self._numbers: list[int] = []
        for index, start in enumerate(blocks.starts):
            if (
                blocks.kinds[index] == SPEECH
                and not isnan(start)
                and (not self._starts or start > self._starts[-1])
            ):
                self._starts.append(start)
                self._numbers.append(index + 1)

    @property
    def first(self) -> float:
        """When the talk begins."""
        return self._starts[0]

    def block(self, start: float) -> int:
        """The number of the block with which begins what is marked at `start` seconds. A mark
        is set before the words: one late in a block means the next."""
        starts = self._starts
        at = max(0, bisect_right(starts, start + 0.5) - 1)
        if at + 1 < len(starts) and starts[at + 1] - start < min(2.0, start - starts[at]):
            at += 1
        return self._numbers[at]
