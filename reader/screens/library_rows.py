"""What the library's list shows of its transcripts, as rows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from rich.cells import cell_len

from reader.widgets.rows import GAP, Piece, Row, fit, length
from reader.widgets.search_hits import day
from transcripts.library.transcripts import state
from transcripts.text import counted

BAR = 8


class EntryLike(Protocol):
    """One transcript of the library, as the list shows it."""

    @property
    def id(self) -> str: ...
    @property
    def title(self) -> str | None: ...
    @property
    def name(self) -> str: ...
    @property
    def show(self) -> str | None: ...
    @property
    def published(self) -> date | str | None: ...
    @property
    def duration(self) -> float | None: ...
    @property
    def turns(self) -> int: ...
    @property
    def speakers(self) -> Sequence[str] | int: ...
    @property
    def bookmarks(self) -> int: ...
    @property
    def opened(self) -> object: ...
    @property
    def fraction(self) -> float | None: ...


def matches(entry: EntryLike, words: str) -> bool:
    """Whether every word of `words` stands in what is shown of the transcript, or says how
    far it is read: "new", "begun" or "read"."""
    speakers = "" if isinstance(entry.speakers, int) else " ".join(entry.speakers)
    shown = " ".join(
        (entry.title or "", entry.name, entry.show or "", day(entry.published), speakers)
    ).casefold()
    far = how_far(entry)
    return all(word in shown or word == far for word in words.casefold().split())


def how_far(entry: EntryLike) -> str:
    """Whether it is new, begun or read."""
    return state(entry.opened is not None, entry.fraction or 0.0)


def progress(entry: EntryLike) -> tuple[str, float | None]:
    """How far it is read, in a word, and as a share where it has been begun."""
    far, share = how_far(entry), entry.fraction or 0.0
    if far == "begun":
        return f"{share * 100:.0f} %", share
    return far, 1.0 if far == "read" else None


def library_rows(entries: Sequence[EntryLike], width: int) -> list[Row]:
    """All entries, numbered in their order."""
    rows: list[Row] = []
    for number, entry in enumerate(entries):
        if number:
            rows.append(GAP)
        rows += _entry(entry, number, width)
    return rows


def _entry(entry: EntryLike, item: int, width: int) -> list[Row]:
    word, share = progress(entry)
    new = share is None
    title_room = width - 6 - BAR - 8
    title = Piece(fit(entry.title or entry.name, title_room), "strong")
    marks = counted(entry.bookmarks, "bookmark") if entry.bookmarks else ""
    bar = (*_bar(share), Piece(f" {word:>5}  ", "accent" if new else "muted"))
    facts = Piece(fit(_facts(entry), width - 8 - cell_len(marks)), "muted")
    kept = (Piece(f"◆ {marks}  ", "bookmark"),) if marks else ()
    return [
        Row((Piece("   "), title), bar, item),
        Row((Piece("   "), facts), kept, item),
    ]


def _bar(share: float | None) -> tuple[Piece, ...]:
    if share is None or share >= 1:
        return ()
    done = max(0, min(BAR, round(share * BAR)))
    return Piece("━" * done, "accent"), Piece("─" * (BAR - done), "faint")


def _facts(entry: EntryLike) -> str:
    count = entry.speakers if isinstance(entry.speakers, int) else len(entry.speakers)
    names = "" if isinstance(entry.speakers, int) else ", ".join(entry.speakers)
    who = names if 0 < len(names) <= 40 else counted(count, "speaker") if count else ""
    long = length(entry.duration) if entry.duration else ""
    size = long or (counted(entry.turns, "turn") if entry.turns else "")
    parts = (entry.show or "", day(entry.published), size, who)
    return " · ".join(part for part in parts if part)
