"""The panel of a player, copied: times on lines of their own, the words below each, and the
titles of chapters in between."""

from collections.abc import Sequence
from itertools import pairwise

from .dialogue import Named

_LONGEST = 100


def panel_titles(lines: Sequence[str], marks: Sequence[Named | None]) -> dict[int, float]:
    """The lines (from 0) that title chapters, and the time that stands below each.

    In a panel one line of words stands below a time; where there are two, the second is a
    title. A line above the very first time is one where others are.
    """
    timed = [n for n, one in enumerate(marks) if one is not None and one.start is not None]
    alone = [n for n in timed if (one := marks[n]) and one.name is None and _empty(lines[n], one)]
    if len(timed) < 3 or len(alone) < 0.9 * len(timed) or any(m and m.name for m in marks):
        return {}
    between = [
        [n for n in range(a + 1, b) if lines[n] and not marks[n]] for a, b in pairwise(timed)
    ]
    single = sum(len(some) == 1 for some in between)
    double = sum(len(some) == 2 for some in between)
    if single + double < len(between) or double > 0.5 * len(between):
        return {}
    found = {
        some[1]: _start(marks, after)
        for some, after in zip(between, timed[1:], strict=True)
        if len(some) == 2 and _is_title(lines[some[1]])
    }
    before = [n for n in range(timed[0]) if lines[n]]
    if found and before and _is_title(lines[before[-1]]):
        found[before[-1]] = _start(marks, timed[0])
    return found


def _empty(line: str, one: Named) -> bool:
    return not line[one.rest :].strip()


def _start(marks: Sequence[Named | None], number: int) -> float:
    one = marks[number]
    return one.start if one is not None and one.start is not None else 0.0


def _is_title(line: str) -> bool:
    return len(line) <= _LONGEST and line[-1] not in ".!,;…" and not line[0].islower()
