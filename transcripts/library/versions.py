"""Keeping versions: sources byte for byte, and what was read of them, each written once."""

import os
import sqlite3
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
    packed: bytes,
    reading: Reading,
) -> int:
    """Write a version once and make it the current one; `packed` is the source, zlib."""
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
    connection.execute("UPDATE transcripts SET current = ? WHERE id = ?", (version, transcript))
    return version


def current(connection: sqlite3.Connection, transcript: str) -> Version | None:
    """The current version of a transcript, as it was read."""
    row = connection.execute(
        "SELECT v.id, v.name, v.path, v.url, v.sha256, v.format, v.reader, v.details, v.report, "
        "v.encoding FROM versions v JOIN transcripts t ON v.id = t.current WHERE t.id = ?",
        (transcript,),
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


def source_bytes(connection: sqlite3.Connection, transcript: str) -> bytes | None:
    """The source of the current version, byte for byte as it was imported."""
    row = connection.execute(
        "SELECT s.bytes FROM sources s JOIN transcripts t ON s.version = t.current WHERE t.id = ?",
        (transcript,),
    ).fetchone()
    return zlib.decompress(row[0]) if row else None
