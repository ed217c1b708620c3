"""Rows of a quiet list as plain data, and the arithmetic of fitting words into them.

A pane says what stands in each row; how it is painted is `row_list`'s business, so that
what a pane shows can be tested without a terminal.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rich.cells import cell_len, set_cell_size

from transcripts.clock import hours_and_minutes


class Piece(NamedTuple):
    """Some words of a row. `style` names looks of `row_list`, parted by blanks."""

    text: str
    style: str = ""


class Row(NamedTuple):
    """One line of a list.

    `item` is the number of what the row belongs to, None for headings and gaps; `lit`
    marks rows of the thing that is current; `right` stands at the right edge and `left`
    gives way to it.
    """

    left: tuple[Piece, ...] = ()
    right: tuple[Piece, ...] = ()
    item: int | None = None
    lit: bool = False

    @property
    def text(self) -> str:
        """The words alone, for searching and for tests."""
        left, right = ("".join(piece.text for piece in side) for side in (self.left, self.right))
        return f"{left} {right}".rstrip() if right else left


GAP = Row()


def row(text: str, style: str = "", *, right: str = "", right_style: str = "faint") -> Row:
    """A row of one piece, with a label at the right edge if one is given."""
    return Row((Piece(text, style),), (Piece(right, right_style),) if right else ())


def width_of(pieces: Iterable[Piece]) -> int:
    """Cells that `pieces` take side by side."""
    return sum(cell_len(piece.text) for piece in pieces)


def fit(text: str, width: int) -> str:
    """`text` in at most `width` cells, with an ellipsis where it was cut."""
    if width <= 0:
        return ""
    if cell_len(text) <= width:
        return text
    return set_cell_size(text, width - 1).rstrip() + "…"


def wrap(text: str, width: int) -> list[tuple[int, int]]:
    """Lines of `text` at most `width` cells wide, as (from, to) in characters.

    Breaks at blanks, and inside a word only where it alone is wider than a line.
    """
    width = max(1, width)
    lines: list[tuple[int, int]] = []
    start, length = 0, len(text)
    while start < length:
        if text[start] == " ":
            start += 1
            continue
        stop = _reach(text, start, width)
        if stop < length and text[stop] != " ":
            blank = text.rfind(" ", start, stop)
            stop = blank if blank > start else stop
        end = stop
        while end > start and text[end - 1] == " ":
            end -= 1
        lines.append((start, end))
        start = stop
    return lines


def _reach(text: str, start: int, width: int) -> int:
    """How far a line of `width` cells reaches from `start`; at least one character."""
    stop = min(len(text), start + width)
    if text.isascii() or cell_len(text[start:stop]) == stop - start:
        return stop
    taken, stop = 0, start
    while stop < len(text):
        taken += cell_len(text[stop])
        if taken > width and stop > start:
            break
        stop += 1
    return stop


def clip(text: str, width: int, lines: int) -> list[str]:
    """`text` wrapped to at most `lines` lines, the last with an ellipsis where it is cut."""
    spans = wrap(text, width)
    shown = [text[a:b] for a, b in spans[:lines]]
    if len(spans) > lines and shown:
        rest = text[spans[lines - 1][0] :]
        shown[-1] = fit(rest, width) if cell_len(rest) > width else rest
    return shown


def marked(
    text: str, start: int, end: int, spans: Sequence[tuple[int, int]], plain: str, hit: str
) -> tuple[Piece, ...]:
    """The slice [start, end) of `text` in pieces, `spans` of it in the style `hit`."""
    pieces = []
    at = start
    for a, b in sorted(spans):
        a, b = max(a, at), min(b, end)
        if a >= b:
            continue
        if a > at:
            pieces.append(Piece(text[at:a], plain))
        pieces.append(Piece(text[a:b], hit))
        at = b
    if at < end:
        pieces.append(Piece(text[at:end], plain))
    return tuple(pieces)


def hang(
    text: str,
    width: int,
    *,
    indent: int,
    style: str = "",
    item: int | None = None,
    lines: int | None = None,
) -> list[Row]:
    """A paragraph set `indent` cells in, in rows that belong to `item`."""
    room = width - indent
    shown = [text[a:b] for a, b in wrap(text, room)] if lines is None else clip(text, room, lines)
    margin = Piece(" " * indent)
    return [Row((margin, Piece(line, style)), item=item) for line in shown]


def length(seconds: float) -> str:
    """A duration in words that fit a list: 55 min, 2 h 41 min."""
    return hours_and_minutes(max(1, round(seconds / 60)))
