"""What a person took in that may bring more: folders, files, feeds and pages, and what has
become of each thing in them, so that only what is new is looked at again.
"""

import os
import sqlite3
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from .connection import transaction

Kind = Literal["folder", "file", "feed", "page"]
State = Literal["kept", "waiting", "failed", "refused", "passed"]
"""What became of one thing: it is in the library; it has no transcript yet; it could not be
had and is tried again; it is no transcript; the person did not choose it."""


class Thing(NamedTuple):
    """One thing in a source: an episode by its guid, a file by its path; "" for the source
    itself where it is one thing."""

    state: State
    mark: str = ""
    """What it looked like; the same mark means that nothing is new in it."""
    transcript: str | None = None
    """The id under which it is kept. It may have been removed since."""


@dataclass(frozen=True, slots=True)
class Remembered:
    """One source to look at again. Times in seconds since the epoch."""

    id: int
    kind: Kind
    address: str
    """A path, absolute, or an address as it is opened, perhaps with a password in it."""
    title: str | None
    etag: str | None
    modified: str | None
    added: float
    looked: float | None
    """When it was last looked at without an error."""


_COLUMNS = "id, kind, address, title, etag, modified, added, looked"


def _remembered(row: tuple[Any, ...]) -> Remembered:
    number, kind, address, *rest = row
    return Remembered(number, kind, os.fsdecode(address), *rest)


def sources(connection: sqlite3.Connection) -> list[Remembered]:
    """All of them, in the order in which they were taken in."""
    rows = connection.execute(f"SELECT {_COLUMNS} FROM remembered ORDER BY id")
    return [_remembered(row) for row in rows]


def source(connection: sqlite3.Connection, address: str) -> Remembered | None:
    """The source of that address."""
    row = connection.execute(
        f"SELECT {_COLUMNS} FROM remembered WHERE address = ?", (os.fsencode(address),)
    ).fetchone()
    return _remembered(row) if row else None


def remember(
    connection: sqlite3.Connection,
    kind: Kind,
    address: str,
    title: str | None = None,
    things: Mapping[str, Thing] | None = None,
) -> Remembered:
    """Remember a source, if it is not yet, with what is in it; all of it or nothing."""
    with transaction(connection):
        connection.execute(
            "INSERT INTO remembered (kind, address, title, added) VALUES (?, ?, ?, ?) "
            "ON CONFLICT (address) DO UPDATE SET title = coalesce(excluded.title, title)",
            (kind, os.fsencode(address), title, time.time()),
        )
        made = source(connection, address)
        assert made is not None
        note(connection, made.id, (things or {}).items())
    return made


def forget(connection: sqlite3.Connection, number: int) -> None:
    """Look at a source no more. What was taken in from it stays."""
    connection.execute("DELETE FROM remembered WHERE id = ?", (number,))


def looked(
    connection: sqlite3.Connection,
    number: int,
    title: str | None = None,
    etag: str | None = None,
    modified: str | None = None,
) -> None:
    """Note that all of a source has been looked at just now, and what its server said."""
    connection.execute(
        "UPDATE remembered SET looked = ?, title = coalesce(?, title), etag = ?, modified = ? "
        "WHERE id = ?",
        (time.time(), title, etag, modified, number),
    )


def things(connection: sqlite3.Connection, number: int) -> dict[str, Thing]:
    """What is in a source, by its keys."""
    rows = connection.execute(
        "SELECT key, state, mark, transcript FROM remembered_things WHERE source = ?", (number,)
    )
    return {os.fsdecode(row[0]): Thing(*row[1:]) for row in rows}


def note(connection: sqlite3.Connection, number: int, found: Iterable[tuple[str, Thing]]) -> None:
    """Note what became of things in a source."""
    with transaction(connection):
        connection.executemany(
            "INSERT OR REPLACE INTO remembered_things VALUES (?, ?, ?, ?, ?)",
            [(number, os.fsencode(key), *thing) for key, thing in found],
        )


def taken_from(connection: sqlite3.Connection, url: str) -> str | None:
    """The transcript that was taken from an address, or from what a page there links to."""
    row = connection.execute(
        "SELECT g.transcript FROM remembered r JOIN remembered_things g ON g.source = r.id "
        "JOIN transcripts t ON t.id = g.transcript "
        "WHERE r.address = ? AND r.kind = 'page' UNION ALL "
        "SELECT transcript FROM (SELECT transcript FROM versions WHERE url = ? ORDER BY id DESC) "
        "LIMIT 1",
        (os.fsencode(url), url),
    ).fetchone()
    return str(row[0]) if row else None
