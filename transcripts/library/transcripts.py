"""Keeping transcripts: their sources byte for byte, what was read of them, and their turns."""

import sqlite3
import time
import zlib
from collections.abc import Callable
from datetime import date
from typing import Literal, NamedTuple

from transcripts import corrections, turns
from transcripts.attributed import attributed, says_nobody, told, with_chapters
from transcripts.columns import NOBODY, Blocks, Turns
from transcripts.model import Chapter, Details, Inference, Reading, Source, Transcript, Version
from transcripts.paragraphs import cuts

from . import inferences, made_chapters, versions
from .connection import transaction
from .corrections import layer_of, load
from .ids import proposed_id
from .pages import load_turns, stamp


class Kept(NamedTuple):
    """What became of a source: its transcript, and whether that is new."""

    id: str
    new: bool


READ = 0.98
"""Share from which on a transcript counts as read: credits and farewells may be left."""


def state(opened: bool, fraction: float) -> Literal["new", "begun", "read"]:
    """How far a transcript is read, of which `fraction` lies before the reader's place."""
    if fraction >= READ:
        return "read"
    return "begun" if opened else "new"


class Entry(NamedTuple):
    """One transcript as a list shows it. Times in seconds since the epoch."""

    id: str
    title: str | None
    name: str
    """Its file's name; shown where it has no title."""
    show: str | None
    published: date | None
    duration: float | None
    format: str
    turns: int
    speakers: int
    bookmarks: int
    added: float
    opened: float | None
    fraction: float
    """How far it was read, 0 to 1."""

    @property
    def state(self) -> Literal["new", "begun", "read"]:
        return state(self.opened is not None, self.fraction)


def known(connection: sqlite3.Connection, sha256: str) -> str | None:
    """The transcript that has a version of these bytes."""
    row = connection.execute(
        "SELECT transcript FROM versions WHERE sha256 = ? LIMIT 1", (sha256,)
    ).fetchone()
    return str(row[0]) if row else None


def keep(connection: sqlite3.Connection, source: Source, data: bytes, reading: Reading) -> str:
    """Keep a new transcript, all of it or nothing, and give its id.

    A source that was removed before comes back under its old id, to the marks made in it.
    """
    grouped = grouped_turns(reading.blocks, reading.details)
    packed = zlib.compress(data, 1)
    with transaction(connection):
        row = connection.execute(
            "SELECT transcript FROM removed WHERE sha256 = ? "
            "AND transcript NOT IN (SELECT id FROM transcripts) ORDER BY at DESC",
            (source.sha256,),
        ).fetchone()
        made = str(row[0]) if row else proposed_id(source.sha256, _taken(connection))
        now = time.time()
        connection.execute(
            "INSERT INTO transcripts (id, current, name, format, turns, speakers, added) "
            "VALUES (?, 0, ?, ?, 0, 0, ?)",
            (made, source.name, reading.format, now),
        )
        versions.add(connection, made, source, len(data), packed, reading)
        _keep_turns(connection, made, stamp(reading.format, reading.reader, ""), grouped)
        describe(connection, made, source.name, reading.details, grouped)
        connection.execute("DELETE FROM removed WHERE transcript = ?", (made,))
    return made


def _taken(connection: sqlite3.Connection) -> Callable[[str], bool]:
    def taken(candidate: str) -> bool:
        return bool(
            connection.execute(
                "SELECT 1 FROM transcripts WHERE id = :id UNION SELECT 1 FROM removed "
                "WHERE transcript = :id UNION SELECT 1 FROM bookmarks WHERE transcript = :id",
                {"id": candidate},
            ).fetchone()
        )

    return taken


def describe(
    connection: sqlite3.Connection, transcript: str, name: str, details: Details, grouped: Turns
) -> None:
    """Write what lists show of a transcript, as corrected."""
    spoken = {
        s for s, k in zip(grouped.speakers, grouped.kinds, strict=True) if s != NOBODY and k == 0
    }
    connection.execute(
        "UPDATE transcripts SET title = ?, show = ?, name = ?, published = ?, duration = ?, "
        "turns = ?, speakers = ? WHERE id = ?",
        (
            details.title,
            details.show,
            name,
            details.published.isoformat() if details.published else None,
            details.duration,
            len(grouped),
            len(spoken),
            transcript,
        ),
    )


def _keep_turns(
    connection: sqlite3.Connection, transcript: str, made_from: str, grouped: Turns
) -> None:
    connection.execute(
        "INSERT OR REPLACE INTO turns VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            transcript,
            made_from,
            grouped.starts.tobytes(),
            grouped.ends.tobytes(),
            grouped.kinds,
            grouped.speakers.tobytes(),
            grouped.paragraph_starts.tobytes(),
            grouped.paragraph_ends.tobytes(),
            grouped.paragraph_turns.tobytes(),
        ),
    )


def transcript(connection: sqlite3.Connection, wanted: str) -> Transcript | None:
    """A transcript as corrected. Its turns are worked out once and then kept."""
    found = versions.current(connection, wanted)
    if found is None:
        return None
    layer = load(connection, wanted)
    inference = inferences.load(connection, found.id)
    chapters = made_chapters.load(connection, found.id)
    seen = with_chapters(attributed(found, inference), chapters)
    said, blocks, voices, added = corrections.apply(seen, layer)
    worked_out = inferences.mark_of(connection, found.id) if inference else ""
    worked_out += made_chapters.mark_of(connection, found.id) if chapters else ""
    made_from = stamp(found.reading.format, found.reading.reader, layer_of(layer) + worked_out)
    grouped = load_turns(connection, wanted, made_from)
    if grouped is None:
        own = said.times == "source"
        grouped = turns.group(blocks, voices, cuts(blocks, said), captions=own)
        try:
            with transaction(connection):
                _keep_turns(connection, wanted, made_from, grouped)
        except sqlite3.OperationalError:
            pass  # reading must not fail because another process is writing
    return Transcript(wanted, found, said, blocks, grouped, inference, told(voices), added)


def build(
    source: Source,
    reading: Reading,
    infer: Callable[[Version], Inference] | None = None,
    make: Callable[[Transcript], tuple[Chapter, ...]] | None = None,
) -> Transcript:
    """A transcript of a source that is not kept; its id is the one it would be given.
    `infer` works out who speaks where the source does not say so, `make` makes chapters
    where it has none."""
    version = Version(0, source, reading)
    inference = None
    if infer is not None and says_nobody(reading.blocks):
        inference = infer(version)
        reading = attributed(version, inference).reading
    grouped = grouped_turns(reading.blocks, reading.details)
    built = Transcript(
        proposed_id(source.sha256), version, reading.details, reading.blocks, grouped, inference
    )
    if make is None or reading.details.chapters:
        return built
    details = reading.details._replace(chapters=make(built))
    return built._replace(details=details, turns=grouped_turns(reading.blocks, details))


def grouped_turns(blocks: Blocks, details: Details) -> Turns:
    """The turns of a version without corrections."""
    return turns.group(blocks, None, cuts(blocks, details), captions=details.times == "source")
