"""Rows of the sidebar's chapters, and of chapters and outline side by side.

What is stated and what was worked out differ without colour too: made titles are italic, a
worked-out time is italic behind a "~", and the head of a list says so once.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from transcripts.clock import clock

from .rows import GAP, Piece, Row, hang, width_of
from .sidebar_chapters import CHOSEN_HERE, NOT_VERBATIM, SidebarChapter
from .sidebar_rows import hanging

if TYPE_CHECKING:
    from .sidebar_data import SidebarData, SidebarOutline

NO_TIME = "—"
NOT_SURE = "about here"
RAIL = "│"
LINES = 3
"""Rows of a title between the entries of an outline, at most."""


def chapter_rows(chapters: Sequence[SidebarChapter], width: int) -> list[Row]:
    """The chapters, none of them the current one. Items are their indices."""
    rows = _legend(chapters, width)
    for index, chapter in enumerate(chapters):
        label = Piece(f"  {index + 1:>{_digits(chapters)}} ", "faint")
        rows += _titled(chapter, label, index, width)
    return rows


def current_chapter(chapters: Sequence[SidebarChapter], index: int, width: int) -> list[Row]:
    """The rows of the chapter that is being read, with what is told of it: its `words` are
    the items behind those of all chapters."""
    label = Piece(f"  {index + 1:>{_digits(chapters)}} ", "accent")
    rows = _titled(chapters[index], label, index, width, lit=True)
    return rows + _unfolded(chapters[index], len(chapters), width_of((label,)), width)


def _digits(chapters: Sequence[SidebarChapter]) -> int:
    return max(2, len(str(len(chapters))))


def _legend(chapters: Sequence[SidebarChapter], width: int) -> list[Row]:
    """Who made the chapters and their times, where that was not the source."""
    ways = {one.made: one.by_model for one in chapters if one.made}
    said = [f"Chapters {way}{f', {NOT_VERBATIM}' * model}" for way, model in ways.items()]
    said += _worked_out(chapters)
    rows = [one for words in said for one in hang(words, width - 1, indent=2, style="faint italic")]
    return [*rows, GAP] if rows else []


def _worked_out(chapters: Sequence[SidebarChapter]) -> list[str]:
    times = [one for one in chapters if one.worked_out]
    if not times:
        return []
    by_outline = all(one.by_outline for one in times)
    return ["~ worked out " + ("from the outline" if by_outline else "here")]


def time_of(chapter: SidebarChapter) -> str:
    """When a chapter begins: exactly, within a range, or nothing. "~" for worked-out times."""
    sign = "~" if chapter.worked_out else ""
    if chapter.start is not None:
        return sign + clock(chapter.start)
    if chapter.between is not None:
        return f"{sign}{clock(chapter.between[0])}–{clock(chapter.between[1])}"
    return ""


def _title_style(chapter: SidebarChapter, lit: bool) -> str:
    style = "strong" if lit else "text"
    return f"{style} italic" if chapter.made else style


def _titled(
    chapter: SidebarChapter,
    label: Piece,
    item: int,
    width: int,
    *,
    lit: bool = False,
    none: str = "",
    lines: int | None = None,
    rail: str = "",
) -> list[Row]:
    """A title beside its label. A stated time stands at the right of the first row, any
    other at the right end: in the last row if there is room, else in one of its own."""
    style, indent = _title_style(chapter, lit), width_of((label,))
    time = time_of(chapter)
    if time and not chapter.worked_out:
        return hanging(
            label, chapter.title, style, item, width, lit=lit, right=time, lines=lines, rail=rail
        )
    rows = hanging(label, chapter.title, style, item, width, lit=lit, lines=lines, rail=rail)
    time = time or none or ("" if chapter.certain else NOT_SURE)
    if not time:
        return rows
    right = (Piece(f"{time} ", "faint italic" if chapter.worked_out else "faint"),)
    if width_of(rows[-1].left) + width_of(right) + 1 <= width:
        return [*rows[:-1], rows[-1]._replace(right=right)]
    return [*rows, Row((Piece(f"{rail:{indent}}", "faint"),), right, item, lit)]


def _unfolded(chapter: SidebarChapter, first: int, indent: int, width: int) -> list[Row]:
    """What is told of a chapter, and the quotes that stand for it; what can be gone to are
    the items from `first` on."""
    margin, inner = Piece(" " * indent), width - 1
    rows: list[Row] = []
    if chapter.summary or chapter.points:
        rows += hang(chapter.label, inner, indent=indent, style="faint")
    for text in chapter.summary:
        rows += hang(text, inner, indent=indent, style="summary")
    for item, point in enumerate(chapter.points, first):
        lines = hang(
            point.text,
            inner,
            indent=indent + 2,
            style="summary",
            item=item if point.start is not None else None,
        )
        if lines:
            lines[0] = lines[0]._replace(left=(margin, Piece("· ", "faint"), lines[0].left[1]))
        rows += lines
    if chapter.quotes and (chapter.summary or chapter.points):
        rows.append(Row((margin, Piece(CHOSEN_HERE, "faint"))))
    for item, quote in enumerate(chapter.quotes, first + len(chapter.points)):
        rows += hang(f"“{quote.text}”", inner, indent=indent, style="muted", item=item)
    return [*rows, GAP] if rows else []


def list_rows(data: SidebarData, width: int) -> list[Row]:
    """Chapters and outline side by side, in the order in which they begin. Items are the
    chapters' indices; behind them count the entries of the outline."""
    chapters, outline, edge = data.chapters, data.outline, _edge(data)
    rows = _legend(chapters, width)
    for beside in data.lists:
        if beside.entry is not None:
            entry = outline[beside.entry]
            rows += _entry(entry, len(chapters) + beside.entry, edge, width)
        if beside.chapter is not None:
            rows += _beside(chapters, beside.chapter, edge, width)
    return rows


def current_beside(data: SidebarData, index: int, width: int) -> list[Row]:
    """The rows of the chapter that is being read, between the entries of the outline."""
    return _beside(data.chapters, index, _edge(data), width, lit=True)


def _edge(data: SidebarData) -> int:
    """Cells of the longest time or number, with the rail before a number."""
    times = max((len(clock(entry.start)) for entry in data.outline), default=0)
    return max(times, len(RAIL) + 1 + len(str(len(data.chapters))))


def _beside(
    chapters: Sequence[SidebarChapter], index: int, edge: int, width: int, *, lit: bool = False
) -> list[Row]:
    number = f"{index + 1:>{edge - len(RAIL)}}"
    return _titled(
        chapters[index],
        Piece(f"  {RAIL}{number} ", "accent" if lit else "faint"),
        index,
        width,
        lit=lit,
        none=NO_TIME,
        lines=None if lit else LINES,
        rail=f"  {RAIL}",
    )


def outline_rows(outline: Sequence[SidebarOutline], width: int) -> list[Row]:
    """An outline alone, with the times that it states."""
    edge = max((len(clock(entry.start)) for entry in outline), default=0)
    rows: list[Row] = []
    for index, entry in enumerate(outline):
        rows += _entry(entry, index, edge, width)
    return rows


def _entry(entry: SidebarOutline, item: int, edge: int, width: int) -> list[Row]:
    label = Piece(f"  {clock(entry.start):>{edge}} ", "faint")
    return hanging(label, entry.title, "summary", item, width)
