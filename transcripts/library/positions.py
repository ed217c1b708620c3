"""Keeping where a person stopped reading, and small settings that the reader remembers."""

import sqlite3
import time
from typing import NamedTuple

from transcripts.columns import Place

from .pages import position_columns


class Position(NamedTuple):
    """Where a person is in a transcript."""

    place: Place
    """The current sentence's beginning."""
    top: Place
    """The first character of the paragraph in which the page begins."""
    rows_above: int
    """Rows of that paragraph that are above the page's top."""
    fraction: float
    """How much of the transcript lies before the page's end, 0 to 1."""
    at: float = 0.0
    """Seconds since the epoch; written by `save`."""


def save(connection: sqlite3.Connection, transcript: str, position: Position) -> None:
    """Write a position; what was read stays read when a person goes back."""
    connection.execute(
        "INSERT INTO positions VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (transcript) DO UPDATE "
        "SET block = excluded.block, char = excluded.char, top_block = excluded.top_block, "
        "top_char = excluded.top_char, rows_above = excluded.rows_above, "
        "fraction = max(fraction, excluded.fraction), at = excluded.at",
        (
            transcript,
            position.place.block,
            position.place.char,
            position.top.block,
            position.top.char,
            position.rows_above,
            position.fraction,
            time.time(),
        ),
    )


def move(connection: sqlite3.Connection, transcript: str, place: Place, top: Place) -> None:
    """Write where a position is in another version; how far it is read stays."""
    connection.execute(
        "UPDATE positions SET block = ?, char = ?, top_block = ?, top_char = ? "
        "WHERE transcript = ?",
        (place.block, place.char, top.block, top.char, transcript),
    )


def load(connection: sqlite3.Connection, transcript: str) -> Position | None:
    row = position_columns(connection, transcript)
    if row is None:
        return None
    block, char, top_block, top_char, above, fraction = row
    at = connection.execute(
        "SELECT at FROM positions WHERE transcript = ?", (transcript,)
    ).fetchone()[0]
    return Position(Place(block, char), Place(top_block, top_char), above, fraction, at)


def setting(connection: sqlite3.Connection, key: str) -> str | None:
    row = connection.execute("SELECT value FROM settings WHERE key = ?", (key,)).fetchone()
    return str(row[0]) if row else None


def remember(connection: sqlite3.Connection, key: str, value: str | None) -> None:
    """Keep a setting; None forgets it."""
    if value is None:
        connection.execute("DELETE FROM settings WHERE key = ?", (key,))
    else:
        connection.execute("INSERT OR REPLACE INTO settings VALUES (?, ?)", (key, value))
