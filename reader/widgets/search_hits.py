"""What the search pane shows of hits, as rows; knows nothing of how hits are found."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Protocol

from transcripts.clock import clock
from transcripts.model import Degree

from .rows import GAP, Piece, Row, fit, marked, wrap
from .speaker_names import fit_name, named

SNIPPET_LINES = 4
MARGIN, INDENT = Piece("  "), Piece("   ")
SNIPPET_BEFORE = 0.35
"""Share of a snippet that stands before its first hit."""


class HitLike(Protocol):
    """A paragraph that answers a query; see `tapelog search --json` for the fields."""

    @property
    def transcript(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def show(self) -> str | None: ...
    @property
    def turn(self) -> int | None: ...
    @property
    def block(self) -> int: ...
    @property
    def from_(self) -> int: ...
    @property
    def speaker(self) -> str | None: ...
    @property
    def degree(self) -> Degree | None: ...
    @property
    def kind(self) -> str: ...
    @property
    def made(self) -> str | None: ...
    @property
    def start(self) -> float | None: ...
    @property
    def chapter(self) -> int | None: ...
    @property
    def text(self) -> str: ...
    @property
    def spans(self) -> Sequence[tuple[int, int]]: ...


Snippet = Callable[[str, Sequence[tuple[int, int]], int], tuple[str, Sequence[tuple[int, int]]]]
"""Cuts (text, spans, characters) to a shorter text around its spans, moved with it."""


def plain_snippet(
    text: str, spans: Sequence[tuple[int, int]], size: int
) -> tuple[str, Sequence[tuple[int, int]]]:
    """About `size` characters of `text` around its first span, cut at blanks."""
    if len(text) <= size:
        return text, spans
    first = spans[0][0] if spans else 0
    start = max(0, min(first - round(size * SNIPPET_BEFORE), len(text) - size))
    if start:
        blank = text.find(" ", start, first + 1)
        start = blank + 1 if blank >= 0 else start
    end = min(len(text), start + size)
    if end < len(text):
        blank = text.rfind(" ", start, end)
        end = blank if blank > start else end
    before, after = "… " if start else "", " …" if end < len(text) else ""
    shift = len(before) - start
    moved = [
        (max(a, start) + shift, min(b, end) + shift) for a, b in spans if a < end and b > start
    ]
    return before + text[start:end] + after, moved


def place_label(hit: HitLike) -> str:
    """Where a hit is, as far as it is known exactly: its time, else its turn."""
    if hit.start is not None:
        return clock(hit.start)
    return f"turn {hit.turn}" if hit.turn and hit.kind == "speech" else ""


def kind_label(hit: HitLike) -> str:
    """What a hit that is not speech is called."""
    if hit.made and hit.kind == "outline":
        return f"Title, {hit.made}"
    name = {"summary": "Summary", "point": "Summary", "outline": "Outline"}.get(
        hit.kind, hit.kind.capitalize()
    )
    return f"{name}, ch {hit.chapter}" if name == "Summary" and hit.chapter else name


def day(value: date | str | None) -> str:
    """A date as it is written in a line of text; an unfinished or odd one as it stands."""
    try:
        given = date.fromisoformat(value) if isinstance(value, str) else value
    except ValueError:
        return str(value)
    return f"{given.day} {given:%B %Y}" if given else ""


def hit_rows(
    hits: Sequence[HitLike],
    width: int,
    *,
    snippet: Snippet = plain_snippet,
    place: Callable[[HitLike], str] = place_label,
    colour: Callable[[HitLike], int | None] = lambda hit: None,
) -> list[Row]:
    """Hits by transcript, in the order in which the transcripts first answer."""
    rows: list[Row] = []
    number = 0
    for group in grouped(hits):
        first = group[0]
        if rows:
            rows.append(GAP)
        rows.append(Row((MARGIN, Piece(fit(first.name, width - 4), "strong"))))
        about = " · ".join(
            part for part in (first.show or "", day(getattr(first, "date", None))) if part
        )
        if about:
            rows.append(Row((MARGIN, Piece(fit(about, width - 4), "muted"))))
        for hit in group:
            if number and rows[-1].item is not None:
                rows.append(GAP)
            rows += _one(hit, number, width, snippet, place(hit), colour(hit))
            number += 1
    return rows


def grouped(hits: Sequence[HitLike]) -> list[list[HitLike]]:
    """Hits by transcript, both in the order given."""
    groups: dict[str, list[HitLike]] = {}
    for hit in hits:
        groups.setdefault(hit.transcript, []).append(hit)
    return list(groups.values())


def _one(
    hit: HitLike,
    item: int,
    width: int,
    snippet: Snippet,
    place: str,
    colour: int | None,
) -> list[Row]:
    speech = hit.kind == "speech"
    if not speech:
        label = Piece(kind_label(hit), "summary")
    elif hit.speaker:
        label = named(hit.speaker, colour, hit.degree or "sure")
    else:
        label = Piece("speech", "neutral")
    if getattr(hit, "match", "") == "heard-as":
        label = label._replace(text=f"{label.text} · as heard")
    plain, found = ("text", "hit") if speech else ("summary", "summary hit")
    room = width - 5
    text, spans = snippet(hit.text, hit.spans, room * (SNIPPET_LINES - 1))
    name = Piece(fit_name(label.text, room - len(place) - 1), label.style)
    rows = [Row((INDENT, name), (Piece(place + "  ", "faint"),) if place else (), item)]
    for a, b in wrap(text, room)[:SNIPPET_LINES]:
        rows.append(Row((INDENT, *marked(text, a, b, spans, plain, found)), item=item))
    return rows
