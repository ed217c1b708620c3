"""Talk in columns that nobody names, apart by tabs or by blanks: a name and words, or a time,
a name and words, as people type it and word processors save it as text. Lines that begin
further in, or have one column only, go on with the words above them.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from transcripts.formats.document import Document, NotATranscript
from transcripts.formats.inner import described, read_text
from transcripts.formats.registry import Format
from transcripts.formats.texts import heads
from transcripts.model import Companion, Details, Reading, Report
from transcripts.text import one_line

from .table_columns import as_text, with_header

_READER = 1
_SURE = 0.92
_NAME = "columns"
_APART = re.compile(r"\t+ *| {3,}\t*")
_LOOKED_AT = 400
_TIME = re.compile(r"[\[(]?\d{1,3}:\d\d")
_ENDS = (".", "?", "!", "…", "。", "？", "-", "–", "—", '"', "”", ")", "]")


class _Row(NamedTuple):
    """A row of cells, and the line it begins on."""

    line: int
    cells: list[str]


class _Columns(NamedTuple):
    """The lines above the rows, the rows, and their cells under a header."""

    above: list[str]
    rows: list[_Row]
    table: list[list[str]]


def _rows(lines: Sequence[str]) -> tuple[list[str], list[_Row]]:
    """The lines above the first row, and the rows with the lines that go on with them."""
    above: list[str] = []
    found: list[tuple[int, list[str], list[str]]] = []
    for number, line in enumerate(lines, 1):
        text = line.rstrip()
        cells = _APART.split(text.strip(" "), maxsplit=4) if text else []
        if len(cells) >= 2 and cells[0]:
            found.append((number, cells[:-1], cells[-1:]))
        elif cells and found:
            found[-1][2].append(" ".join(cells).strip())
        elif cells:
            above.append(one_line(text))
    return above, [_Row(line, [*cells, " ".join(words)]) for line, cells, words in found]


def _find(lines: Sequence[str]) -> _Columns | None:
    above, rows = _rows(lines)
    if len(rows) < 3:
        return None
    width = max({len(row.cells) for row in rows}, key=[len(row.cells) for row in rows].count)
    even = [row for row in rows if len(row.cells) == width]
    if width not in (2, 3) or len(even) < 0.9 * len(rows):
        return None
    rows = [row._replace(cells=_fitted(row.cells, width)) for row in rows]
    table = with_header([row.cells for row in rows])
    if table is None or not _is_talk(table):
        return None
    return _Columns(above, rows[-(len(table) - 1) :], table)


def _fitted(cells: list[str], width: int) -> list[str]:
    """The cells of a row in as many columns as the others have: words with a tab in them are
    one cell, and of a time and a name either may be missing."""
    if len(cells) > width:
        return [*cells[: width - 1], " ".join(cells[width - 1 :])]
    if len(cells) < width:
        timed = _TIME.match(cells[0]) is not None
        return [cells[0], "", cells[1]] if timed else ["", *cells]
    return cells


def _is_talk(table: list[list[str]]) -> bool:
    """Whether the columns are those of talk: somebody is named beside sentences, in all of
    the columns, and it is no chat, whose times and names bear a colon."""
    header, body = table[0], table[1:]
    if "speaker" not in header or any(not kind for kind in header):
        return False
    words = [row[header.index("text")] for row in body]
    names = [row[header.index("speaker")] for row in body]
    if "start" in header and sum(name.endswith(":") for name in names) > 0.5 * len(names):
        return False
    long = sum(len(text.split()) >= 4 for text in words)
    ended = sum(text.endswith(_ENDS) for text in words)
    return long >= 0.3 * len(words) and ended >= 0.5 * len(words)


def _detect(document: Document) -> float:
    if document.start[:1] in "{[<" or ("\t" not in document.start and "   " not in document.start):
        return 0.0
    lines = document.head.split("\n")[:_LOOKED_AT]
    split = sum(_APART.search(line.strip(" ")) is not None for line in lines if line.strip())
    if split < 0.2 * sum(1 for line in lines if line.strip()):
        return 0.0
    return _SURE if _find(lines) else 0.0


def _read(document: Document) -> Reading | Companion:
    found = _find(document.text.split("\n"))  # tabs are none any more in its safe lines
    if found is None:  # the head alone looked so
        return read_text(document, document.text, Details(), by=_NAME)
    reading = read_text(document, as_text(found.table), Details(), by=_NAME)
    if not isinstance(reading, Reading) or reading.format != "table":
        raise NotATranscript(f"{document.called} holds columns without the words of a talk.")
    head = heads.read_head(found.above)
    if len(reading.blocks) == len(found.rows):
        for index, row in enumerate(found.rows):
            reading.blocks.lines[index] = row.line
    report = Report(reading.report.understood, (*reading.report.guessed, *head.guessed))
    details = heads.complete(reading.details, head)
    reading = reading._replace(format=_NAME, reader=_READER, details=details, report=report)
    return described(reading, found.above)


FORMAT = Format(_NAME, "talk in columns", _READER, _detect, _read, (".txt", ".tab"))
