"""Rows of the sidebar: its head, the speakers with their shares, the names of its lists."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from transcripts.text import counted

from .row_block import speaker_look
from .rows import GAP, Piece, Row, clip, fit, hang, row, width_of, wrap
from .speaker_names import named

if TYPE_CHECKING:
    from .sidebar_data import Share, SidebarData, SidebarPerson

PEOPLE_SHOWN = 5
BAR_LABELS, BAR_LINES = ("words", "turns"), "━─"
"""The two bars of a speaker: what they measure, and what they are drawn with."""


def head_rows(data: SidebarData, width: int) -> list[Row]:
    """What is read, and who speaks in it."""
    rows = []
    if data.show:
        rows += [row(line, "muted") for line in clip(data.show, width, 1)]
    rows += [row(line, "strong") for line in clip(data.title, width, 3)]
    if data.about:
        rows.append(row(data.about, "faint"))
    for person in data.people[:PEOPLE_SHOWN]:
        rows.append(_person_row(person))
    if len(data.people) > PEOPLE_SHOWN:
        rows.append(row(f"and {len(data.people) - PEOPLE_SHOWN} more", "faint"))
    if data.attribution == "inferred":
        rows.append(row("worked out here · w why", "faint italic"))
    elif data.reason:
        rows += _reason_rows(data.reason, width)
    return [*rows, GAP]


def _person_row(person: SidebarPerson) -> Row:
    if person.speaker is None:
        name = Piece(person.name, "muted")
    else:
        name = named(person.name, person.speaker, "likely" if person.inferred else "sure")
    return Row((name, Piece(f" {person.role}" if person.role else "", "muted")))


def _reason_rows(reason: str, width: int) -> list[Row]:
    return [row(line, "faint italic") for line in clip(f"Nobody is named: {reason}", width, 2)]


def speaker_rows(data: SidebarData, only: int | None, width: int) -> list[Row]:
    """Who says how much; `only` is the speaker whose turns alone the page shows."""
    rows: list[Row] = []
    shares = data.count_shares()
    if shares and data.attribution == "none":
        return [row(f"  {_amount(shares[0])}", "muted")]
    for index, share in enumerate(shares):
        rows += [*_share_rows(share, index, width, share.speaker == only), GAP]
    if not rows:
        return [row("  Nobody speaks here.", "muted")]
    if degrees := data.degrees():
        unbroken = ", ".join(part.replace(" ", "\u00a0") for part in degrees.split(", "))
        rows += hang(unbroken, width - 2, indent=2, style="faint")
    return rows


def _share_rows(share: Share, item: int, width: int, lit: bool) -> list[Row]:
    """A speaker with a bar for the words that are theirs and one for the turns."""
    look = speaker_look(share.speaker)
    room = max(4, width - len(BAR_LABELS[0]) - 10)
    name = named(share.name, share.speaker, "likely" if share.inferred else "sure")
    rows = [Row((Piece("  "), name), (), item, lit)]
    for label, line, part in zip(
        BAR_LABELS, BAR_LINES, (share.share, share.turn_share), strict=True
    ):
        bar = line * max(1, round(room * part))
        per_cent = Piece(f"{round(100 * part)} % ", "muted")
        rows.append(Row((Piece(f"  {label} ", "faint"), Piece(bar, look)), (per_cent,), item, lit))
    rows.append(Row((Piece(f"  {_amount(share)}", "faint"),), (), item, lit))
    return rows


def _amount(share: Share) -> str:
    return f"{counted(share.words, 'word')}, {counted(share.turns, 'turn')}"


def hanging(
    label: Piece,
    title: str,
    style: str,
    item: int,
    width: int,
    *,
    lit: bool = False,
    right: str = "",
    lines: int | None = None,
    rail: str = "",
) -> list[Row]:
    """A title in rows beside its hanging label, `right` at the right of the first. `lines`
    limits the rows; `rail` begins those below the first."""
    indent = width_of((label,))
    room = width - indent - (len(right) + 1 if right else 0) - 1
    if lines is None:
        shown = [title[a:b] for a, b in wrap(title, room)]
    elif lines == 1:  # of thousands
        shown = [fit(title, room)]
    else:
        shown = clip(title, room, lines)
    first, *more = shown or ["…"]
    time = (Piece(right + " ", "faint"),) if right else ()
    margin = Piece(f"{rail:{indent}}", "faint")
    return [
        Row((label, Piece(first, style)), time, item, lit),
        *(Row((margin, Piece(line, style)), (), item, lit) for line in more),
    ]


def with_current(rows: list[Row], item: int, current: list[Row]) -> list[Row]:
    """The same rows with those of one item in the place of its own; the others are not set
    again, since a long talk has thousands."""
    first = next((at for at, one in enumerate(rows) if one.item == item), None)
    if first is None:
        return rows
    last = first
    while last < len(rows) and rows[last].item == item:
        last += 1
    return [*rows[:first], *current, *rows[last:]]


def tab_rows(names: Sequence[str], current: str, width: int) -> list[Row]:
    """The names of the lists there are, the one that is shown brighter; none of one only."""
    if len(names) < 2:
        return []
    rows: list[list[Piece]] = [[]]
    for name in names:
        piece = Piece(fit(name, width), "strong" if name == current else "faint")
        if rows[-1] and width_of((*rows[-1], piece)) + 2 > width:
            rows.append([])
        rows[-1] += [Piece("  "), piece] if rows[-1] else [piece]
    return [GAP, *(Row(tuple(pieces)) for pieces in rows)]
