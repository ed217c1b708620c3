"""The rows of a table, however its cells are separated: by commas, semicolons, tabs, bars, or
as Markdown draws a table."""

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from .columns_named import Columns, columns
from .marks import clean

_DELIMITERS = ("\t", "|", ";", ",")
_ABOVE = 8
"""Lines with text that may stand above a header; above one in Markdown more may."""
_LOOKED_AT = 200
_RULE = re.compile(r"\|?[\s:|\-]{3,}\|?$")
_QUOTED = re.compile(r'(?:^|\t)"[^"\t]*"(?:\t|$)')


class Table(NamedTuple):
    """A table that was found: its columns and its rows, each a list of cells."""

    columns: Columns
    rows: Iterable[list[str]]


def find_table(lines: Sequence[str]) -> Table | None:
    """The table in `lines`, told by a header among the first of them."""
    filled = [n for n in range(min(len(lines), 300)) if lines[n].strip("\ufeff \t")][:60]
    for seen, number in enumerate(filled):
        text = lines[number].strip("\ufeff ")
        below = lines[number + 1].strip() if number + 1 < len(lines) else ""
        if "|" in text and "-" in below and _RULE.match(below):
            found = columns(_piped(text))
            if found:
                return Table(found, _piped_rows(lines[number + 2 :]))
        elif seen < _ABOVE:
            for delimiter in _DELIMITERS:
                if delimiter not in text:
                    continue
                quoting = _quoting(delimiter, lines[number : number + _LOOKED_AT])
                header = next(_parsed([text], delimiter, quoting), [])
                found = columns(header)
                if found:
                    return Table(found, _parsed(lines[number + 1 :], delimiter, quoting))
    return None


def _quoting(delimiter: str, lines: Sequence[str]) -> int:
    """Whether quotation marks around cells are marks: with bars never, with tabs where some
    cell has them on both sides."""
    if delimiter == "|" or (delimiter == "\t" and not any(map(_QUOTED.search, lines))):
        return csv.QUOTE_NONE
    return csv.QUOTE_MINIMAL


def _parsed(lines: Sequence[str], delimiter: str, quoting: int) -> Iterator[list[str]]:
    broken = (f"{line}\n" for line in lines)
    return csv.reader(broken, delimiter=delimiter, quoting=quoting, skipinitialspace=True)  # type: ignore[arg-type]


def _piped(line: str) -> list[str]:
    cells = re.split(r"(?<!\\)\|", line.strip())
    if cells and not cells[0].strip():
        cells = cells[1:]
    if cells and not cells[-1].strip():
        cells.pop()
    return [clean(one) for one in cells]


def _piped_rows(lines: Sequence[str]) -> Iterator[list[str]]:
    for line in lines:
        if "|" not in line:
            if line.strip():
                return
            continue
        yield _piped(line)


def cell(row: list[str], place: int | None) -> str:
    return row[place].strip(" \t\ufeff") if place is not None and place < len(row) else ""
