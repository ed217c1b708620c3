"""What the first page needs of a library, and nothing more: painted before the rest loads.

Imports only `sqlite3` and what Python has loaded anyway. No dataclasses, no json, no model.
"""

from __future__ import annotations

import os
import sqlite3
import time
from array import array

from transcripts.columns import Blocks, Turns

from .schema import SCHEMA

GROUPING = 2
"""Raised whenever `transcripts.turns` groups differently, so that kept turns are made anew."""

KEPT_PAGES = 8
"""Pages kept for a transcript: one for each size of terminal and theme lately used."""


def open_quickly(path: str) -> sqlite3.Connection | None:
    """A connection for reading the library at `path`, or None where there is none that
    could be read as it is (missing, damaged, of another schema, not to be written)."""
    # SQLite makes files beside one that it may only read, and leaves them there.
    if not os.access(path, os.W_OK):
        return None
    try:
        connection = sqlite3.connect(path, timeout=0.05, isolation_level=None)
        if connection.execute("PRAGMA user_version").fetchone()[0] == SCHEMA:
            return connection
        connection.close()
    except sqlite3.Error:
        pass
    return None


def last_read(connection: sqlite3.Connection) -> str | None:
    """The id of the transcript opened last."""
    row = connection.execute(
        "SELECT id FROM transcripts WHERE opened IS NOT NULL ORDER BY opened DESC LIMIT 1"
    ).fetchone()
    return str(row[0]) if row else None


def resolve_quickly(connection: sqlite3.Connection, ref: str) -> str | None:
    """The id of the transcript that `ref` names for certain: an id, or the path of a file
    that has not changed since it was added. None does not mean that there is none."""
    try:
        stat = os.stat(ref)  # noqa: PTH116
    except (OSError, ValueError):
        row = connection.execute(
            "SELECT id FROM transcripts WHERE id = ?",
            (ref.lower().encode("utf-8", "replace").decode(),),
        ).fetchone()
    else:
        row = connection.execute(
            "SELECT transcript FROM files WHERE path = ? AND size = ? AND modified = ?",
            (path_key(ref), stat.st_size, stat.st_mtime_ns),
        ).fetchone()
    return str(row[0]) if row else None


def path_key(path: str) -> bytes:
    """A file's absolute path as the library keeps it: bytes, for it need not be text."""
    return os.fsencode(os.path.abspath(path))  # noqa: PTH100


def cached_page(connection: sqlite3.Connection, transcript_id: str, key: str) -> bytes | None:
    """The page kept under `key` (whatever decides how it looks: size, theme, colours)."""
    row = connection.execute(
        "SELECT page FROM pages WHERE transcript = ? AND key = ?", (transcript_id, key)
    ).fetchone()
    return bytes(row[0]) if row else None


def cached_pages(
    connection: sqlite3.Connection, transcript_id: str, begins: str
) -> dict[str, bytes]:
    """What is kept under keys that begin so, by the rest of each key."""
    rows = connection.execute(
        "SELECT substr(key, ?), page FROM pages WHERE transcript = ? AND substr(key, 1, ?) = ?",
        (len(begins) + 1, transcript_id, len(begins), begins),
    )
    return {str(rest): bytes(page) for rest, page in rows}


def keep_page(connection: sqlite3.Connection, transcript_id: str, key: str, page: bytes) -> None:
    """Keep a page as it stands on the screen. The oldest of a transcript's pages go; all
    go by themselves when its words change."""
    connection.execute(
        "INSERT OR REPLACE INTO pages (transcript, key, page, kept) "
        "SELECT id, ?, ?, ? FROM transcripts WHERE id = ?",
        (key, page, time.time(), transcript_id),
    )
    connection.execute(
        "DELETE FROM pages WHERE transcript = ? AND key NOT IN "
        "(SELECT key FROM pages WHERE transcript = ? ORDER BY kept DESC LIMIT ?)",
        (transcript_id, transcript_id, KEPT_PAGES),
    )


def position_columns(
    connection: sqlite3.Connection, transcript_id: str
) -> tuple[int, int, int, int, int, float] | None:
    """The reading position as (block, char, top block, top char, rows above, fraction)."""
    row = connection.execute(
        "SELECT block, char, top_block, top_char, rows_above, fraction "
        "FROM positions WHERE transcript = ?",
        (transcript_id,),
    ).fetchone()
    return tuple(row) if row else None


def stamp(form: str, reader: int, layer: str) -> str:
    """What turns were worked out from: kept turns with another stamp are made anew."""
    return f"{GROUPING}.{form}.{reader}.{layer}"


def load_blocks(connection: sqlite3.Connection, version: int) -> Blocks | None:
    """The blocks of a version as they were read."""
    row = connection.execute(
        "SELECT text, offsets, kinds, lines, starts, ends, speakers FROM blocks WHERE version = ?",
        (version,),
    ).fetchone()
    if row is None:
        return None
    text, offsets, kinds, lines, starts, ends, speakers = row
    return Blocks(
        text,
        _column("I", offsets),
        bytes(kinds),
        _column("I", lines),
        _times(starts),
        _times(ends),
        _column("h", speakers),
    )


def load_turns(connection: sqlite3.Connection, transcript_id: str, made_from: str) -> Turns | None:
    """The turns worked out before, if they carry the stamp `made_from`."""
    row = connection.execute(
        "SELECT stamp, starts, ends, kinds, speakers, paragraph_starts, paragraph_ends, "
        "paragraph_turns FROM turns WHERE transcript = ?",
        (transcript_id,),
    ).fetchone()
    if row is None or row[0] != made_from:
        return None
    _, starts, ends, kinds, speakers, begin, stop, turn = row
    return Turns(
        _column("I", starts),
        _column("I", ends),
        bytes(kinds),
        _column("h", speakers),
        _column("I", begin),
        _column("I", stop),
        _column("I", turn),
    )


def _column(code: str, data: bytes) -> array[int]:
    column: array[int] = array(code)
    column.frombytes(data)
    return column


def _times(data: bytes) -> array[float]:
    column = array("d")
    column.frombytes(data)
    return column
