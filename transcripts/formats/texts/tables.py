"""Tables with the words of a transcript: a header that names columns for words, speakers and
times, then a row an utterance or a row a word. Separated by commas, semicolons, tabs or bars
(Premiere, Sonix, NVivo, spreadsheets, Rev's `.nlp`), or a table in Markdown."""

import csv
import re
from itertools import islice
from statistics import median
from typing import NamedTuple

from transcripts.clock import clock
from transcripts.columns import NOBODY
from transcripts.formats.cues import Cue, timed_words, to_blocks
from transcripts.formats.document import HEAD, Document, NotATranscript
from transcripts.formats.entities import unescape
from transcripts.formats.registry import LIKELY, Format
from transcripts.model import Chapter, Details, Reading, Report
from transcripts.speakers.cast import Cast
from transcripts.speakers.names import is_unknown
from transcripts.text import make_safe, one_line
from transcripts.words import Word, Words

from .columns_named import Columns
from .stamps import TIME, seconds
from .table_rows import cell, find_table

_READER = 1
_SURE = LIKELY + 0.04
_TRIED = 200
"""Rows that decide."""
_TIME_CELL = re.compile(
    rf"({TIME}|\d{{1,9}}(?:[.,]\d{{1,9}})?)(?:\s?s)?"
    rf"(?:\s{{0,3}}(?:-{{1,3}}>?|[–—→])\s{{0,3}}({TIME}))?$"
)
_NUMBER = re.compile(r"\d{1,9}(?:[.,]\d{1,9})?$")
_ENDS = re.compile(r"[.?!…。！？][\"'”’)\]]*$")
_SLOW = 30
"""What a word takes of a number that counts milliseconds: it lasts a third of a second."""
_LONGEST = 60
"""Words after which words of one speaker begin a new block even within a sentence."""


def _detect(document: Document) -> float:
    start = document.start
    if not any(mark in start for mark in "\t|;,") or start.startswith(("{", "[{", "<")):
        return 0.0
    lines = document.head.split("\n")
    if len(document.text) > HEAD and len(lines) > 1:
        lines.pop()
    table = find_table(lines)
    if table is None:
        return 0.0
    try:
        rows = list(islice((row for row in table.rows if any(row)), _TRIED))
    except csv.Error:
        rows = []
    return _SURE if _is_talk(table.columns, rows) else 0.0


def _is_talk(named: Columns, rows: list[list[str]]) -> bool:
    """Whether rows hold words under a header that promises them, and times if it does."""
    words = [cell(row, named.text) for row in rows]
    spoken = [text for text in words if any(char.isalpha() for char in text)]
    if not rows or len(spoken) < 0.5 * len(rows):
        return False
    if named.speaker is not None:
        names = {name for row in rows if (name := cell(row, named.speaker))}
        if not names or max(map(len, names)) > 80:
            return False
        if named.start is None:
            return len(names) <= max(2, 0.5 * len(rows))
        return True
    stamps = [text for row in rows if (text := cell(row, named.start))]
    good = sum(_TIME_CELL.match(text) is not None for text in stamps)
    return len(stamps) >= 0.5 * len(rows) and good >= 0.8 * len(stamps)


class _Row(NamedTuple):
    """One row understood; its times in seconds."""

    start: float | None
    end: float | None
    speaker: str
    """Empty where the source names nobody."""
    text: str
    mark: str
    sure: float | None
    chapter: str


def _rows(document: Document) -> tuple[Columns, list[_Row], float]:
    """The columns, the rows, and what a number among the times counts, in seconds."""
    table = find_table(document.text.split("\n"))
    if table is None:
        raise NotATranscript(f"{document.called} holds a table without a header.")
    try:
        rows = [row for row in table.rows if any(row)]
    except csv.Error:
        raise NotATranscript(
            f"{document.called} holds a table with a cell that is too long; save it again with "
            "quotation marks around its cells."
        ) from None
    named = table.columns
    unit = named.unit or _unit(named, rows)
    return named, [_row(named, row, unit) for row in rows], unit


def _unit(named: Columns, rows: list[list[str]]) -> float:
    """Seconds that a whole number counts: one, or a thousandth where a word would take too
    many of them."""
    found = []
    for row, after in zip(rows[:_TRIED], [*rows[1:_TRIED], []], strict=False):
        begins, text = cell(row, named.start), cell(row, named.text)
        stops = cell(row, named.end) or cell(after, named.start)
        if begins.isdecimal() and stops.isdecimal() and text:
            found.append((int(stops[:12]) - int(begins[:12])) / max(len(text.split()), 1))
    return 0.001 if found and median(found) >= _SLOW else 1.0


def _row(named: Columns, row: list[str], unit: float) -> _Row:
    start, end = _times(cell(row, named.start), unit)
    if end is None:
        end, _ = _times(cell(row, named.end), unit)
    if end is None and start is not None and named.length is not None:
        lasts, _ = _times(cell(row, named.length), unit)
        end = None if lasts is None else start + lasts
    name = one_line(cell(row, named.speaker)[:200]).rstrip(" :：")
    if name.isdecimal():
        name = f"Speaker {name[:6]}"
    sure = cell(row, named.sure)
    confidence = float(sure.replace(",", ".")) if _NUMBER.match(sure) else None
    return _Row(
        start,
        end,
        name,
        one_line(unescape(cell(row, named.text))),
        make_safe(cell(row, named.mark)),
        confidence if confidence is not None and confidence <= 1 else None,
        one_line(cell(row, named.chapter)[:300]),
    )


def _times(text: str, unit: float) -> tuple[float | None, float | None]:
    """The time in a cell, and its end where the cell holds a span."""
    match = _TIME_CELL.match(text.strip("[]()")) if text else None
    if not match:
        return None, None
    if _NUMBER.match(match[1]):
        return round(float(match[1].replace(",", ".")) * unit, 6), None
    return seconds(match[1]), seconds(match[2]) if match[2] else None


class _Stretch(NamedTuple):
    """What one speaker says, and the chapter it stands in."""

    cue: Cue
    chapter: str


def _stretches(named: Columns, rows: list[_Row], *, words: bool) -> list[_Stretch]:
    if not _by_word(named, rows):
        return [_together([row], words=words) for row in rows]
    found: list[_Stretch] = []
    some: list[_Row] = []
    for row in rows:
        if row.text and some and _parts(some, row):
            found.append(_together(some, words=words))
            some = []
        if row.text:
            some.append(row)
    if some:
        found.append(_together(some, words=words))
    return found


def _with_names(named: Columns, rows: list[_Row], cast: Cast) -> tuple[list[_Row], bool]:
    """Rows with the names that `cast` makes of theirs, and whether some that name nobody
    were given to whoever spoke before: so people fill in tables. Programs, which state an
    end of each row too, leave it empty where they do not know."""
    found, last, given = [], "", False
    for row in rows:
        if row.speaker:
            nobody = is_unknown(row.speaker)
            number = NOBODY if nobody else cast.number(row.speaker)
            last = "" if number == NOBODY else cast.names[number]
        elif named.end is not None or named.token:
            last = ""
        elif last and row.text:
            given = True
        found.append(row._replace(speaker=last))
    return found, given


def _by_word(named: Columns, rows: list[_Row]) -> bool:
    """Whether a row is a word and not an utterance."""
    if named.token:
        return True
    single = sum(" " not in row.text for row in rows)
    return len(rows) >= 20 and single >= 0.95 * len(rows)


def _parts(some: list[_Row], row: _Row) -> bool:
    """Whether a word begins a new block: another speaks, or a sentence has ended."""
    last = some[-1]
    return (
        row.speaker != last.speaker
        or row.chapter != last.chapter
        or len(some) >= _LONGEST
        or _ENDS.search(last.text + last.mark) is not None
    )


def _together(some: list[_Row], *, words: bool) -> _Stretch:
    spoken = tuple(Word(r.text, r.start, r.end, r.sure) for r in some) if words else ()
    text = " ".join(row.text + row.mark for row in some)
    return _Stretch(
        Cue(some[0].start, some[-1].end, some[0].speaker or None, text, spoken),
        some[0].chapter,
    )


def _read(document: Document) -> Reading:
    named, rows, unit = _rows(document)
    cast = Cast(guessing=True)
    rows, given = _with_names(named, rows, cast)
    stretches = _stretches(named, rows, words=False)
    captions = to_blocks([one.cue for one in stretches])
    numbers = {name: number for number, name in enumerate(cast.names)}
    people = tuple(
        one._replace(role=cast.roles.get(numbers.get(one.name or "", NOBODY)))
        for one in captions.people
    )
    chapters: list[Chapter] = []
    for number, index in enumerate(captions.cues, 1):
        title = stretches[index].chapter
        if title and (not chapters or chapters[-1].title != title):
            chapters.append(Chapter(title, number))
    understood = [*captions.understood, *(["the chapters"] if chapters else [])]
    guessed = [f"that {short} is {full}" for short, full in cast.guessed.items()]
    if given:
        guessed.append("that rows without a speaker go on with the one before")
    if unit != 1 and named.unit is None:
        last = max((row.start for row in rows if row.start is not None), default=0.0)
        guessed.append(f"that the times count milliseconds, up to {clock(last)}")
    left_out = []
    if named.others:
        columns_left = ", ".join(make_safe(name) for name in named.others[:12])
        left_out.append(f"the columns {columns_left}")
    return Reading(
        "table",
        _READER,
        captions.blocks,
        Details(people=people, chapters=tuple(chapters)),
        Report(tuple(understood), tuple(guessed), tuple(left_out)),
    )


def _words(document: Document) -> Words | None:
    named, rows, _ = _rows(document)
    if not _by_word(named, rows):
        return None
    rows, _ = _with_names(named, rows, Cast(guessing=True))
    stretches = _stretches(named, rows, words=True)
    found = timed_words([one.cue for one in stretches])
    told = any(time == time for time in found.times) or any(c == c for c in found.confidences)
    return found if told else None


FORMAT = Format(
    "table",
    "a table with the words of a transcript",
    _READER,
    _detect,
    _read,
    (".csv", ".tsv", ".nlp"),
    _words,
)
