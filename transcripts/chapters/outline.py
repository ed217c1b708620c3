"""Times with titles in a description → an outline.

Reads both shapes that people paste: an entry a line ("0:28 - Title"), and all entries run
together on one line, which rules that go by lines find nothing in.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from transcripts.model import OutlineEntry, Place, Span
from transcripts.times import CLOCK, clock

LEAST = 2
"""Entries that make an outline; a single time in a text is only a time."""
_TITLE_LIMIT = 200

_STAMP = re.compile(rf"(?:(?<=\s)|^)[(\[]?({CLOCK})[)\]]?(?=\s|$|[-–—:|→>])", re.MULTILINE)
_DASH = re.compile(r"\s{0,3}[-–—|→:]\s")
_BETWEEN = " \t-–—:|→>•·*#()[]"


_Stamp = tuple[re.Match[str], float]


class Entry(NamedTuple):
    """A title with its time, and the characters [begin, end) of the text it stands in,
    from the time to the end of the title."""

    title: str
    start: float
    begin: int
    end: int


def find(text: str) -> list[Entry]:
    """The outline in `text`, in order; empty where there is none.

    Its times never go back: a time of day inside a title ("at 10:30") therefore seldom
    passes for an entry, and where the times of lines do go back, the longest run is kept.
    """
    if ":" not in text:
        return []
    runs: list[list[Entry]] = [[]]
    for line_start, line in _lines(text):
        for entry in _entries(line):
            if runs[-1] and entry.start < runs[-1][-1].start:
                runs.append([])
            runs[-1].append(
                entry._replace(begin=entry.begin + line_start, end=entry.end + line_start)
            )
    best = max(runs, key=len)
    return best if len(best) >= LEAST else []


def entries(texts: Iterable[tuple[int, str]]) -> tuple[OutlineEntry, ...]:
    """The outline in a description given as (block number, text) of each of its blocks."""
    numbered = list(texts)
    whole = "\n".join(text for _, text in numbered)
    found = find(whole)
    made = []
    offset, place = 0, 0
    for entry in found:
        while offset + len(numbered[place][1]) < entry.begin:
            offset += len(numbered[place][1]) + 1
            place += 1
        block = numbered[place][0]
        span = Span(Place(block, entry.begin - offset), Place(block, entry.end - offset))
        made.append(OutlineEntry(entry.title, entry.start, span))
    return tuple(made)


def _lines(text: str) -> Iterable[tuple[int, str]]:
    start = 0
    for line in text.split("\n"):
        yield start, line
        start += len(line) + 1


def _entries(line: str) -> list[Entry]:
    stamps = [(m, seconds) for m in _STAMP.finditer(line) if (seconds := clock(m[1])) is not None]
    if len(stamps) == 1 and not line[: stamps[0][0].start()].strip(_BETWEEN):
        return _titled(line, stamps)
    if len(stamps) == 1:
        match, seconds = stamps[0]
        title = line[: match.start()].strip(_BETWEEN)
        # "Title - 0:28": only where nothing else is on the line.
        if title and not line[match.end() :].strip(_BETWEEN) and len(title) <= _TITLE_LIMIT:
            begin = line.index(title)
            return [Entry(title, seconds, begin, match.end())]
        return []
    leads = bool(stamps) and not line[: stamps[0][0].start()].strip(_BETWEEN)
    if len(stamps) == 2 and not leads and not all(_DASH.match(line, m.end()) for m, _ in stamps):
        return []  # two times in running text
    series = _ascending(stamps)
    return _titled(line, stamps[:1] if leads and len(series) == 1 else series)


def _ascending(stamps: list[_Stamp]) -> list[_Stamp]:
    """The longest series of times that never goes back (by patience sorting): what is left
    over are times inside titles."""
    tops: list[float] = []
    ends: list[int] = []
    before = [-1] * len(stamps)
    for index, (_, seconds) in enumerate(stamps):
        pile = bisect_right(tops, seconds)
        before[index] = ends[pile - 1] if pile else -1
        if pile == len(tops):
            tops.append(seconds)
            ends.append(index)
        else:
            tops[pile], ends[pile] = seconds, index
    series = []
    at = ends[-1] if ends else -1
    while at >= 0:
        series.append(stamps[at])
        at = before[at]
    return series[::-1]


def _titled(line: str, stamps: list[_Stamp]) -> list[Entry]:
    found = []
    for index, (match, seconds) in enumerate(stamps):
        after = stamps[index + 1][0].start() if index + 1 < len(stamps) else len(line)
        title = line[match.end() : after].rstrip(" \t-–—|•·*([").lstrip(" \t-–—:|→>•·)]")
        if title and len(title) <= _TITLE_LIMIT:
            end = line.index(title, match.end()) + len(title)
            found.append(Entry(title, seconds, match.start(), end))
    return found
