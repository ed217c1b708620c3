"""Opening a library that may be read and not written: on a read-only mount, say, or
another person's."""

import sqlite3
from pathlib import Path

_READ_ONLY = frozenset(
    {sqlite3.SQLITE_PERM, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_AUTH}
)
"""Primary codes of errors that tell of a file, or of a folder, that may not be written."""


class Unfinished(Exception):
    """What was written last stands in a log beside the library that must be written into it
    first."""


def tells_of_reading_only(error: sqlite3.Error) -> bool:
    """Whether `error` came because something may not be written; not because another is
    writing, the disk is full, or the file is damaged."""
    code = getattr(error, "sqlite_errorcode", None)
    return code is not None and code & 0xFF in _READ_ONLY


def connect_for_reading(path: Path) -> sqlite3.Connection:
    """A connection that refuses to write (OperationalError). Raises Unfinished, or
    sqlite3.Error where the file cannot be read either."""
    log, shared = path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm")
    if log.exists() or shared.exists():
        try:
            return _connect(path, "mode=ro")
        except sqlite3.Error as error:
            if not tells_of_reading_only(error):
                raise
        if log.exists() and log.stat().st_size:
            raise Unfinished
    # Nobody has it open. SQLite would make those files again, which might be in the way of
    # whoever may write, or fail; told that nothing changes, it does without them.
    return _connect(path, "mode=ro&immutable=1")


def _connect(path: Path, how: str) -> sqlite3.Connection:
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?{how}",
        uri=True,
        isolation_level=None,
        check_same_thread=False,
    )
    try:
        connection.execute("PRAGMA query_only = ON")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except BaseException:
        connection.close()
        raise
    return connection


def is_for_reading(connection: sqlite3.Connection) -> bool:
    """Whether nothing can be kept through `connection`."""
    return bool(connection.execute("PRAGMA query_only").fetchone()[0])
