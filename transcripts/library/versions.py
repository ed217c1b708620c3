"""Keeping versions: sources byte for byte, and what was read of them, each written once."""

import os
import sqlite3
import sys
import time
import zlib

from transcripts.model import Details, Reading, Report, Source, Version

from .details import dump_details, dump_report, load_details, load_report
from .pages import load_blocks, path_key


def add(
    connection: sqlite3.Connection,
    transcript: str,
    source: Source,
    size: int,
    packed: bytes | None,
    reading: Reading,
    *,
    shown: bool = True,
) -> int:
    """Write a version once; `packed` is its source, zlib, or None where it is made of the
    sources of other versions. It is the current one from now on if it is to be `shown`."""
    version = connection.execute(
        "INSERT INTO versions (transcript, name, path, url, sha256, size, format, reader, details, "
        "report, encoding, read) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            transcript,
            source.name,
            path_key(source.path) if source.path else None,
            source.url,
            source.sha256,
            size,
            reading.format,
            reading.reader,
            dump_details(reading.details),
            dump_report(reading.report),
            reading.encoding,
            time.time(),
        ),
    ).lastrowid
    assert version is not None
    if packed is not None:
        connection.execute("INSERT INTO sources VALUES (?, ?)", (version, packed))
    blocks = reading.blocks
    connection.execute(
        "INSERT INTO blocks VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            version,
            blocks.text,
            blocks.offsets.tobytes(),
            blocks.kinds,
            blocks.lines.tobytes(),
            blocks.starts.tobytes(),
            blocks.ends.tobytes(),
            blocks.speakers.tobytes(),
        ),
    )
    if shown:
        show(connection, transcript, version)
    return version


def show(connection: sqlite3.Connection, transcript: str, version: int) -> None:
    """Make a version the current one of its transcript."""
    connection.execute(
        "UPDATE transcripts SET current = ?1, "
        "format = (SELECT format FROM versions WHERE id = ?1) WHERE id = ?2",
        (version, transcript),
    )
    # Turns are kept under the format's name, which another version may have as well.
    connection.execute("DELETE FROM turns WHERE transcript = ?", (transcript,))


def current(connection: sqlite3.Connection, transcript: str) -> Version | None:
    """The current version of a transcript, as it was read."""
    return load(connection, current_number(connection, transcript))


def current_number(connection: sqlite3.Connection, transcript: str) -> int:
    """The number of the current version; 0 where there is no such transcript."""
    row = connection.execute(
        "SELECT current FROM transcripts WHERE id = ?", (transcript,)
    ).fetchone()
    return int(row[0]) if row else 0


def load(connection: sqlite3.Connection, version: int) -> Version | None:
    """A version as it was read."""
    row = connection.execute(
        "SELECT id, name, path, url, sha256, format, reader, details, report, encoding "
        "FROM versions WHERE id = ?",
        (version,),
    ).fetchone()
    blocks = load_blocks(connection, row[0]) if row else None
    if row is None or blocks is None:
        return None
    number, name, path, url, sha256, form, reader, said, report, encoding = row
    source = Source(name, sha256, os.fsdecode(path) if path is not None else None, url)
    reading = Reading(form, reader, blocks, load_details(said), load_report(report), encoding)
    return Version(number, source, reading)


def details(connection: sqlite3.Connection, transcript: str) -> tuple[Details, Report] | None:
    """What the current version says of itself, without its blocks."""
    row = connection.execute(
        "SELECT v.details, v.report FROM versions v JOIN transcripts t ON v.id = t.current "
        "WHERE t.id = ?",
        (transcript,),
    ).fetchone()
    return (load_details(row[0]), load_report(row[1])) if row else None


def source_bytes(connection: sqlite3.Connection, version: int) -> bytes | None:
    """The source of a version, byte for byte as it was imported; of one that is made of
    several sources, that of its words."""
    row = connection.execute(
        "SELECT bytes FROM sources WHERE version = ?1 UNION ALL SELECT s.bytes FROM sources s "
        "JOIN parts p ON p.part = s.version WHERE p.version = ?1 AND p.role = 'text'",
        (version,),
    ).fetchone()
    return zlib.decompress(row[0]) if row else None


def line_of(connection: sqlite3.Connection, transcript: str, block: int) -> int | None:
    """The line on which a block (number) of the current version stands; None where its source
    has no lines."""
    # Four bytes of the column, instead of all of it.
    row = connection.execute(
        "SELECT substr(lines, ?, 4) FROM blocks JOIN transcripts ON version = current "
        "WHERE transcripts.id = ?",
        (4 * (block - 1) + 1, transcript),
    ).fetchone()
    return (int.from_bytes(row[0], sys.byteorder) or None) if row and row[0] else None
