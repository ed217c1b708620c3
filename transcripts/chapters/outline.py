"""Times with titles in a description → an outline.

Reads what people paste: an entry a line ("0:28 - Title", "Title ... 0:28", in Markdown, in
HTML, with bullets, numbers or ends), and all entries run together on one line, which rules
that go by lines find nothing in. What is not an entry of the list is left out and told.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from html import unescape
from itertools import pairwise
from typing import NamedTuple

from transcripts.model import OutlineEntry, Place, Span
from transcripts.text import make_safe

from .stamped import Stamp, has_impossible, leads, plain, stamps

LEAST = 2
"""Entries that make an outline; a single time in a text is only a time."""
_TITLE_LIMIT = 200
_SOON = 60.0
"""Seconds within which the first entry of an outline mostly begins."""
_LATE = 60.0
"""Seconds after the stated end at which an entry may begin: lengths are cut to minutes."""
_SLIPS = 0.2
"""Share of times that may go back for the others to be one list."""
_FIRST_OF_DAY = 420.0
"""What a programme's 7:00 is, read as minutes and seconds."""
_BEFORE = " \t-–—:|→>•·)]=~,;：｜）】」"
_AFTER = " \t-–—|•·*([,;/_｜（【「"
_BULLET = re.compile(r"[ \t]*(?:[-–—*•·◦▪‣●○>#+]{1,6}[ \t]+)?(?:\d{1,3}[.)][ \t]+)?")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[A-Za-z]{2,20});")
_HEADING = re.compile(r"[^:.!?]{2,60}:\s{1,4}")


class Entry(NamedTuple):
    """A title with its time, and the characters [begin, end) of the text it stands in."""

    title: str
    start: float
    begin: int
    end: int


class Found(NamedTuple):
    """An outline in order of time; empty where there is none."""

    entries: tuple[Entry, ...] = ()
    left_out: tuple[str, ...] = ()
    """What looked like a part of it and is none, each a fragment for a person."""


class Outline(NamedTuple):
    """An outline at the blocks of a description, and what was left out of it."""

    entries: tuple[OutlineEntry, ...] = ()
    left_out: tuple[str, ...] = ()


class _Line(NamedTuple):
    """The entries of one line, whether their titles come first, and whether they are marked
    as entries: by a dash, a bracket, a bullet."""

    entries: list[Entry]
    titles_first: bool = False
    marked: bool = False
    untitled: bool = False


def find(text: str) -> list[Entry]:
    """The outline in `text`, in order; empty where there is none."""
    return list(survey(text).entries)


def survey(text: str, length: float | None = None) -> Found:
    """The outline in `text`, and what was left out of it; `length` is that of the recording,
    in seconds, where it is known.

    Its times never go back: a time of day inside a title ("at 10:30") therefore seldom
    passes for an entry. Where the times of lines do go back, the few that do are left out,
    or of several lists the longest is kept.
    """
    if ":" not in text and "：" not in text and "m" not in text:
        return Found()
    lines, impossible = [], 0
    offset = 0
    for line in plain(text).split("\n"):
        made = _entries(line)
        if made.entries:
            moved = [e._replace(begin=e.begin + offset, end=e.end + offset) for e in made.entries]
            made = made._replace(entries=moved)
        elif not made.untitled and has_impossible(line):
            impossible += 1
        if made.entries or made.untitled:
            lines.append(made)
        offset += len(line) + 1
    entries = [entry for line in lines for entry in line.entries]
    single: dict[tuple[float, str], Entry] = {}
    for entry in entries:
        single.setdefault((entry.start, entry.title.casefold()), entry)
    kept, back = _one_list(list(single.values()))
    if not _is_outline(kept, lines):
        return Found()
    end = length + _LATE if length else float("inf")
    within = [entry for entry in kept if entry.start <= end]
    if len(within) < LEAST:
        return Found()
    left_out = _told(
        ("an entry", "entries", "of the outline without a title", sum(x.untitled for x in lines)),
        ("an entry", "entries", "of the outline given twice", len(entries) - len(single)),
        ("a time", "times", "of the outline out of order", back),
        ("an entry", "entries", "of the outline after the end", len(kept) - len(within)),
        ("a line", "lines", "of the outline with a time that is none", impossible),
    )
    return Found(tuple(within), left_out)


def outline_of(texts: Iterable[tuple[int, str]], length: float | None = None) -> Outline:
    """The outline in a description given as (block number, text) of each of its blocks;
    `length` as for `survey`."""
    numbered = list(texts)
    found = survey("\n".join(text for _, text in numbered), length)
    made = []
    offset, place = 0, 0
    for entry in sorted(found.entries, key=lambda entry: entry.begin):
        while offset + len(numbered[place][1]) < entry.begin:
            offset += len(numbered[place][1]) + 1
            place += 1
        block = numbered[place][0]
        span = Span(Place(block, entry.begin - offset), Place(block, entry.end - offset))
        made.append(OutlineEntry(entry.title, entry.start, span))
    return Outline(tuple(made), found.left_out)


def entries(texts: Iterable[tuple[int, str]]) -> tuple[OutlineEntry, ...]:
    """As `outline_of`, the entries alone."""
    return outline_of(texts).entries


def _told(*parts: tuple[str, str, str, int]) -> tuple[str, ...]:
    return tuple(
        f"{one if count == 1 else f'{count} {many}'} {which}"
        for one, many, which, count in parts
        if count
    )


def _one_list(entries: list[Entry]) -> tuple[list[Entry], int]:
    """The entries whose times never go back, and how many do: all but a few slips, or, of
    several lists, the longest."""
    runs: list[list[Entry]] = [[]]
    for entry in entries:
        if runs[-1] and entry.start < runs[-1][-1].start:
            runs.append([])
        runs[-1].append(entry)
    found = max(runs, key=len)
    series = [entries[index] for index in _ascending([entry.start for entry in entries])]
    few = max(1, _SLIPS * len(entries))
    if len(series) > len(found) and len(entries) - len(series) <= few:
        found = series
    return found, len(entries) - len(found)


def _is_outline(entries: list[Entry], lines: list[_Line]) -> bool:
    """Whether entries are one: there are two times or more, and they begin soon, or many
    stand in the same shape; and they are not the programme of a day."""
    starts = [entry.start for entry in entries]
    if len(set(starts)) < LEAST:
        return False
    if starts[0] < _SOON:
        return True
    of_day = all(start % 300 == 0 for start in starts) or (
        len(starts) > 2 and all(start % 5 == 0 for start in starts)
    )
    if of_day and starts[0] >= _FIRST_OF_DAY and starts[-1] < 1440:
        return False
    behind = sum(line.titles_first for line in lines) * 2 > len(lines)
    marked = sum(line.marked for line in lines) * 2 > len(lines)
    return len(entries) >= (4 if behind and not marked else 2 if marked else 3)


def _entries(line: str) -> _Line:
    found = stamps(line)
    if not found:
        return _Line([])
    first = found[0]
    if leads(line[: first.begin]) and first.separator not in (",", ";"):
        series = [first, *(s for s in found[1:] if s.style == first.style and not s.told)]
        series = [series[index] for index in _ascending([s.start for s in series])]
        titled = _titled(line, series) if series[0] is first else []
        if len(titled) < len(series):
            titled = _titled(line, [first])
        bullet = any(not char.isspace() for char in line[: first.begin])
        return _Line(titled, marked=first.marked or bullet, untitled=not titled)
    if _ends_with(line, found[-1]) and not any(stamp.loose for stamp in found):
        return _Line(_titled_first(line, found), titles_first=True, marked=first.marked)
    return _run_together(line, found)


def _ends_with(line: str, last: Stamp) -> bool:
    return not line[last.end :].strip(_BEFORE + _AFTER + ".")


def _run_together(line: str, found: list[Stamp]) -> _Line:
    """Entries behind a heading or a description, all on one line, in one style; times in
    running text have none, or stand behind a word that says so."""
    style = Counter(stamp.style for stamp in found).most_common(1)[0][0]
    series = [s for s in found if s.style == style and s.separator not in (",", ";")]
    if not any(style):
        series = [stamp for stamp in series if not stamp.told]
    series = [series[index] for index in _ascending([stamp.start for stamp in series])]
    titled = _titled(line, series)
    headed = bool(series) and line[: series[0].begin].rstrip().endswith((":", "："))
    enough = LEAST if style[1] or (headed and series[0].start < _SOON) else LEAST + 1
    if len(titled) < enough or (not any(style) and not (headed or series[0].start < _SOON)):
        return _Line([])
    return _Line(titled, marked=any(style))


def _ascending(times: Sequence[float]) -> list[int]:
    """The longest series of times that never goes back (by patience sorting), as indices:
    what is left over are times inside titles."""
    tops: list[float] = []
    ends: list[int] = []
    before = [-1] * len(times)
    for index, seconds in enumerate(times):
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
        series.append(at)
        at = before[at]
    return series[::-1]


def _titled(line: str, found: Sequence[Stamp]) -> list[Entry]:
    """The entries whose titles stand behind their times."""
    made = []
    stops = [*(stamp.begin for stamp in found[1:]), len(line)][: len(found)]
    for stamp, stop in zip(found, stops, strict=True):
        if title := _title(line, stamp.end, stop):
            text, _, end = title
            made.append(Entry(text, stamp.start, stamp.begin, end))
    return made


def _titled_first(line: str, found: list[Stamp]) -> list[Entry]:
    """The entries of a line that ends with a time: each title stands before its time, the
    first behind a heading, if there is one."""
    if len(found) > 1 and any(
        not line[a.end : b.begin].lstrip()[:1] or line[a.end : b.begin].lstrip()[0].isalnum()
        for a, b in pairwise(found)
    ):
        return []  # running text
    begin = _BULLET.match(line)
    at = begin.end() if begin else 0
    if len(found) > 1 and (heading := _HEADING.match(line, at)):
        at = heading.end()
    made = []
    for stamp in found:
        stop = at + len(_without_leader(line[at : stamp.begin]).rstrip(":： \t"))
        title = _title(line, at, stop)
        if title and not stamp.told:
            text, first, _ = title
            made.append(Entry(text, stamp.start, first, stamp.end))
        at = stamp.end
    return made


def _without_leader(text: str) -> str:
    """`text` without the row of dots that leads from a title to its time."""
    bare = text.rstrip(" \t.·…")
    return bare if len(text) - len(bare) > 2 or text.endswith("…") else text


def _title(line: str, begin: int, end: int) -> tuple[str, int, int] | None:
    """What stands in line[begin:end] without what is set around it, and where; None where
    that is nothing, or no title."""
    raw = line[begin:end]
    stripped = raw.lstrip(_BEFORE)
    begin += len(raw) - len(stripped)
    stripped = stripped.rstrip(_AFTER)
    if not stripped or len(stripped) > _TITLE_LIMIT:
        return None
    text = " ".join(stripped.split())
    if "&" in text:
        text = make_safe(_ENTITY.sub(lambda found: unescape(found[0]), text))
    return (text, begin, begin + len(stripped)) if text else None
