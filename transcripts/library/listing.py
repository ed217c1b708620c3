"""Lists of what is in the library, finding one by words, and removing one."""

import os
import sqlite3
import time
import unicodedata
from datetime import date
from typing import Any

from .connection import transaction
from .pages import GROUPING, path_key, resolve_quickly
from .transcripts import Entry

_ENTRIES = """
SELECT t.id, t.title, t.name, t.show, t.published, t.duration, t.format, t.turns, t.speakers,
    (SELECT count(*) FROM bookmarks b WHERE b.transcript = t.id AND b.deleted IS NULL),
    t.added, t.opened, coalesce(p.fraction, 0)
FROM transcripts t LEFT JOIN positions p ON p.transcript = t.id
"""


def entries(connection: sqlite3.Connection) -> list[Entry]:
    """Every transcript, by show, date and title."""
    rows = connection.execute(
        _ENTRIES + "ORDER BY t.show IS NULL, t.show COLLATE NOCASE, t.published, "
        "coalesce(t.title, t.name) COLLATE NOCASE, t.id"
    )
    return [_entry(row) for row in rows]


def entry(connection: sqlite3.Connection, transcript: str) -> Entry | None:
    row = connection.execute(_ENTRIES + "WHERE t.id = ?", (transcript,)).fetchone()
    return _entry(row) if row else None


def _entry(row: tuple[Any, ...]) -> Entry:
    before, (published, *after) = row[:4], row[4:]
    values = [*before, date.fromisoformat(published) if published else None, *after]
    return Entry(**dict(zip(Entry._fields, values, strict=True)))


def find(connection: sqlite3.Connection, ref: str) -> list[Entry]:
    """The transcripts that `ref` may mean: one by its id or its file's path, else all
    whose title, show or file name hold every word of it, at a word's beginning."""
    certain = resolve_quickly(connection, ref) or _by_path(connection, ref)
    found = entry(connection, certain) if certain else None
    if found:
        return [found]
    words = fold(ref).split()
    if not words:
        return []
    return [
        candidate
        for candidate in entries(connection)
        if has_all(words, candidate.title, candidate.show, candidate.name)
    ]


def _by_path(connection: sqlite3.Connection, ref: str) -> str | None:
    try:
        key = path_key(ref)
    except ValueError:
        return None
    row = connection.execute(
        "SELECT transcript FROM versions WHERE path = ? ORDER BY id DESC", (key,)
    ).fetchone()
    return str(row[0]) if row else None


def in_folder(connection: sqlite3.Connection, folder: str) -> dict[str, str]:
    """The paths of a folder from which transcripts were read, with the ids of these."""
    begin = os.fsencode(os.path.join(folder, ""))  # noqa: PTH118
    rows = connection.execute(
        "SELECT v.path, v.transcript FROM versions v LEFT JOIN sketches s ON s.version = v.id "
        "WHERE v.path > ? AND v.path < ? AND coalesce(s.words, 0) >= 0 ORDER BY v.id",
        (begin, begin[:-1] + bytes([begin[-1] + 1])),
    )
    found = ((os.fsdecode(path), str(id)) for path, id in rows)
    return {path: id for path, id in found if os.path.dirname(path) == folder}  # noqa: PTH120


def fold(text: str) -> str:
    """`text` in small letters without accents and signs, as names are compared."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    return "".join(c if c.isalnum() else " " for c in plain if not unicodedata.combining(c))


def has_all(words: list[str], *texts: str | None) -> bool:
    """Whether every one of `words`, folded, begins a word of the texts."""
    said = " " + " ".join(fold(text) for text in texts if text)
    return all(f" {word}" in said for word in words)


def marks(connection: sqlite3.Connection, transcript: str) -> tuple[int, int]:
    """How many bookmarks and corrections a person made in a transcript."""
    row = connection.execute(
        "SELECT (SELECT count(*) FROM bookmarks WHERE transcript = :id AND deleted IS NULL), "
        "(SELECT count(*) FROM corrections WHERE transcript = :id AND undone IS NULL)",
        {"id": transcript},
    ).fetchone()
    return int(row[0]), int(row[1])


def remove(connection: sqlite3.Connection, transcript: str) -> bool:
    """Take a transcript out, its source and all that was worked out from it. What a person
    made in it stays. False if it was not there."""
    with transaction(connection):
        connection.execute(
            "INSERT OR REPLACE INTO removed SELECT t.id, v.sha256, coalesce(t.title, t.name), ? "
            "FROM versions v JOIN transcripts t ON t.id = v.transcript WHERE t.id = ?",
            (time.time(), transcript),
        )
        gone = connection.execute("DELETE FROM transcripts WHERE id = ?", (transcript,))
    return gone.rowcount > 0


def opened(connection: sqlite3.Connection, transcript: str) -> None:
    """Note that a transcript is being read now."""
    connection.execute(
        "UPDATE transcripts SET opened = max(?, coalesce((SELECT max(opened) FROM transcripts), 0)"
        " + 1e-3) WHERE id = ?",
        (time.time(), transcript),
    )


def fingerprints(connection: sqlite3.Connection) -> dict[str, str]:
    """For each transcript a text that changes whenever its words, speakers, chapters or
    title do: what an index must compare."""
    rows = connection.execute(
        "SELECT t.id, v.sha256, v.format, v.reader, t.layer, "
        "(SELECT group_concat(part, '+') FROM parts WHERE version = v.id), "
        "coalesce(i.mark, '') || coalesce(m.mark, '') "
        "FROM transcripts t JOIN versions v ON v.id = t.current "
        "LEFT JOIN inferences i ON i.version = v.id LEFT JOIN made_chapters m ON m.version = v.id"
    )
    return {
        row[0]: f"{row[1][:16]}.{row[2]}.{row[3]}.{GROUPING}.{row[4]}"
        + (f".{row[5]}" if row[5] else "")
        + (f".{row[6]}" if row[6] else "")
        for row in rows
    }
