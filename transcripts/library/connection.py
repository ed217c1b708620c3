"""Opening a library's database: made, brought up to date, or refused in one sentence."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .schema import MIGRATIONS, SCHEMA

APPLICATION = 0x54415045
"""SQLite's `application_id` of a library: the letters TAPE."""

BUSY = 10.0
"""Seconds to wait for another Tapelog that is writing."""


class LibraryError(Exception):
    """The library cannot be used; its text is one sentence for a person."""


def connect(path: Path) -> sqlite3.Connection:
    """A connection to the library at `path`, which is made if it is not there.

    Every transaction that has been committed is on the disk (`synchronous=FULL`). One that
    may not be written is opened for reading: whatever writes raises OperationalError.
    Raises LibraryError if the file is no library, is damaged, was written by a newer
    Tapelog, or cannot be read.
    """
    fresh = not path.exists()
    try:
        if fresh:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
        elif not os.access(path, os.W_OK):
            return _for_reading(path)
        connection = sqlite3.connect(
            path, timeout=BUSY, isolation_level=None, check_same_thread=False
        )
    except (OSError, sqlite3.Error) as error:
        raise LibraryError(f"The library {path} cannot be opened: {error}.") from error
    try:
        _prepare(connection, path, fresh)
    except sqlite3.Error as error:
        connection.close()
        from .reading import tells_of_reading_only

        if tells_of_reading_only(error):  # its folder may not be written
            return _for_reading(path)
        raise LibraryError(f"The library {path} cannot be used: {error}.") from error
    except BaseException:
        connection.close()
        raise
    return connection


def _prepare(connection: sqlite3.Connection, path: Path, fresh: bool) -> None:
    connection.execute("PRAGMA foreign_keys = ON")
    if fresh:
        connection.execute("PRAGMA page_size = 16384")  # long texts are read in fewer steps
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    _migrate(connection, path)


def _for_reading(path: Path) -> sqlite3.Connection:
    from .reading import Unfinished, connect_for_reading

    again = "open it once where it may be written, or read a copy of it"
    try:
        connection = connect_for_reading(path)
    except Unfinished as error:
        raise LibraryError(
            f"The library {path} may not be written, and what was kept last is not yet in it; "
            f"{again} and of the files beside it."
        ) from error
    except sqlite3.Error as error:
        raise LibraryError(f"The library {path} cannot be read: {error}.") from error
    try:
        if _known_schema(connection, path) != SCHEMA:
            raise LibraryError(
                f"The library {path} was written by an older Tapelog, and may not be written; "
                f"{again}."
            )
    except sqlite3.Error as error:
        connection.close()
        raise LibraryError(f"The library {path} cannot be used: {error}.") from error
    except BaseException:
        connection.close()
        raise
    return connection


def _number(connection: sqlite3.Connection, pragma: str) -> int:
    return int(connection.execute(f"PRAGMA {pragma}").fetchone()[0])


def _known_schema(connection: sqlite3.Connection, path: Path) -> int:
    """How many steps the library has been through. Raises LibraryError where it is none, or
    they are more than are known."""
    found = _number(connection, "user_version")
    if found > SCHEMA:
        raise LibraryError(
            f"The library {path} was written by a newer Tapelog (its schema is {found}, "
            f"this one knows {SCHEMA}); update Tapelog to open it."
        )
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if found == 0 and tables:
        raise LibraryError(f"{path} is a database, but not a library of Tapelog.")
    return found


def _migrate(connection: sqlite3.Connection, path: Path) -> None:
    if _number(connection, "user_version") == SCHEMA:
        return
    with transaction(connection):
        found = _known_schema(connection, path)  # another Tapelog may have been first
        for statements in MIGRATIONS[found:]:
            for statement in statements:
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
        connection.execute(f"PRAGMA user_version = {SCHEMA}")


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All the writes inside are committed together when it is left, or none of them."""
    if connection.in_transaction:
        yield
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")
