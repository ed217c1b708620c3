"""A list of chapters that a person edited, read back: lines, JSON, ffmetadata, as Tapelog
writes them or other programs do.

A line is a chapter's time, or the place where it begins ("line 37", "block 12"), and its title;
"-" stands for a chapter without one. Blank lines, lines that begin with "#", and indented ones
that are no chapter say nothing. What the times and numbers mean is not looked at here.
"""

import re
from typing import Any, NamedTuple

from transcripts.chapters.stamped import has_impossible
from transcripts.formats.companions.ffmetadata import marks_in
from transcripts.formats.companions.json_chapters import marked_rows
from transcripts.formats.json_values import load
from transcripts.model import Companion
from transcripts.text import make_safe, one_line
from transcripts.times import CLOCK, clock

LARGEST = 4 * 2**20
"""Bytes of the largest file that is read."""
MOST = 1_000
"""Chapters at most; no talk has so many."""
UNTITLED = "-"
"""Stands for a title where a chapter has none."""

_EDGE = r"(?:(?:line|block) )?[\d:.]{1,12}"
_RANGE = rf"(?:,? between {_EDGE} and {_EDGE})?"
_LINE = re.compile(
    rf"(?:(line|block) {{1,3}}(\d{{1,9}}){_RANGE}|[(\[]?({CLOCK})[)\]]?)"
    r"(?:[ \t]{2,400}|[ \t]?[-–—|][ \t]{1,9}|[ \t]|$)(.{0,2000})"
)
_JSON = re.compile(r"\s{0,99}(?:\{|\[(?!\d))")
_OTHERS = re.compile(r"\ufeff?\s{0,99}(?:<|CHAPTER\d)", re.IGNORECASE)


class Row(NamedTuple):
    """A chapter as the file has it. Its place is the block, else the time, else the line."""

    number: int
    """Of the line of the file, or of the chapter in it."""
    title: str
    """Tidied; empty where there is none."""
    start: float | None = None
    block: int | None = None
    line: int | None = None


class Edited(NamedTuple):
    """The chapters of a file, in its order."""

    rows: list[Row]
    what: str
    """What a row's number counts: "line" of the file or "chapter"."""
    words: str | None = None
    """The hash of the words that the file was written for, where it says so."""

    def called(self, row: Row) -> str:
        return f"{self.what} {row.number} of it"


class BadChapters(Exception):
    """A list of chapters cannot be read; the text says where and why."""


def read(data: bytes) -> Edited:
    """The chapters of a file. Raises BadChapters."""
    if len(data) > LARGEST:
        raise BadChapters(f"it is larger than {LARGEST // 2**20} MB, which no list of chapters is")
    if b"\0" in data:
        raise BadChapters("it is no text")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        row = data.count(b"\n", 0, error.start) + 1
        raise BadChapters(f"line {row} of it is not UTF-8") from error
    found = _found(text, data)
    if not found.rows:
        raise BadChapters("it holds no chapters")
    if len(found.rows) > MOST:
        raise BadChapters(f"it holds {len(found.rows):,} chapters, and at most {MOST:,} are taken")
    return found


def _found(text: str, data: bytes) -> Edited:
    if _JSON.match(text):
        return _json(text)
    if (marks := marks_in(text)) is not None:
        rows = [
            Row(number, one_line(mark.title), mark.start) for number, mark in enumerate(marks, 1)
        ]
        return _placed(Edited(rows, "chapter"))
    if _OTHERS.match(text):
        return _others(data)
    return _lines(text)


def _lines(text: str) -> Edited:
    rows = []
    for number, line in enumerate(text.split("\n"), 1):
        said = make_safe(line.rstrip())
        bare = said.strip()
        if not bare or bare.startswith("#"):
            continue
        match = _LINE.fullmatch(bare)
        start = clock(match[3]) if match and match[3] else None
        if match is None or (match[3] and _is_odd(match[3])):
            if match is None and said[0].isspace() and not has_impossible(bare):
                continue  # what is said of the chapter above
            raise BadChapters(f"line {number} of it {_why(bare)}")
        title = one_line(match[4])
        rows.append(
            Row(
                number,
                "" if title == UNTITLED else title,
                start,
                int(match[2]) if match[1] == "block" else None,
                int(match[2]) if match[1] == "line" else None,
            )
        )
    return Edited(rows, "line")


def _is_odd(time: str) -> bool:
    """Whether a time has more than 59 minutes beside its hours."""
    parts = time.split(":")
    return len(parts) == 3 and int(parts[1]) > 59


def _why(line: str) -> str:
    shown = line if len(line) <= 40 else line[:39] + "…"
    if has_impossible(line) or re.match(CLOCK, line):
        return f"begins with what is no time ({shown})"
    if line.startswith("between "):
        return f"says between which times and not where ({shown}); line 37 in front says it"
    return f"is no chapter ({shown}): each begins with a time, or with its place as in line 37"


def _json(text: str) -> Edited:
    try:
        loaded = load(text)
    except RecursionError:
        raise BadChapters("it is nested too deeply to be a list of chapters") from None
    if loaded is None or loaded.cut:
        raise BadChapters("it is no whole JSON")
    top = loaded.value
    chapters = top.get("chapters") if isinstance(top, dict) else top
    if isinstance(chapters, list) and not all(isinstance(row, dict) for row in chapters):
        raise BadChapters("not all of its chapters are objects")
    rows = [
        Row(
            number,
            mark.title,
            mark.start,
            _number(row, "block", number),
            _number(row, "line", number),
        )
        for number, (row, mark) in enumerate(marked_rows(top), 1)
    ]
    words = top.get("words") if isinstance(top, dict) else None
    return _placed(Edited(rows, "chapter", words if isinstance(words, str) else None))


def _number(row: dict[str, Any], key: str, number: int) -> int | None:
    value = row.get(key)
    if value is None:
        return None
    if type(value) is not int or not 0 < value < 2**31:
        raise BadChapters(f"the {key} of chapter {number} of it is no number of one")
    return value


def _placed(edited: Edited) -> Edited:
    for row in edited.rows:
        if row.start is None and row.block is None and row.line is None:
            raise BadChapters(f"{edited.called(row)} has neither a time nor a place")
    return edited


def _others(data: bytes) -> Edited:
    """The chapters of a file that other programs write as XML or as `CHAPTER01=`."""
    from transcripts.formats import NotATranscript, understand

    try:
        found = understand(data)
    except NotATranscript as error:
        raise BadChapters(f"it holds no chapters that can be used ({error})") from error
    if not isinstance(found, Companion):
        raise BadChapters("it holds no chapters")
    if wrong := next((one for one in found.report.left_out if re.match(r"\d+ chapters?", one)), ""):
        raise BadChapters(f"it holds {wrong}")
    chapters = found.details.chapters
    return Edited([Row(n, c.title, c.start) for n, c in enumerate(chapters, 1)], "chapter")
