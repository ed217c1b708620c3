"""Keeping what was worked out of a version: who speaks where its source does not say so."""

import json
import sqlite3
from array import array

from transcripts.columns import NOBODY
from transcripts.model import Inference, Person

from .ids import short_digest


def load(connection: sqlite3.Connection, version: int) -> Inference | None:
    """Who speaks in a version, as worked out before; None where it was not."""
    row = connection.execute(
        "SELECT speakers, confidences, people, reason, doubts FROM inferences WHERE version = ?",
        (version,),
    ).fetchone()
    if row is None:
        return None
    speakers: array[int] = array("h")
    speakers.frombytes(row[0])
    confidences = array("f")
    confidences.frombytes(row[1])
    people = tuple(Person(**person) for person in json.loads(row[2]))
    if max(speakers, default=NOBODY) >= len(people):  # somebody whom only a correction names
        speakers = array("h", (who if who < len(people) else NOBODY for who in speakers))
    doubts = tuple((block, who) for block, who in json.loads(row[4]))
    return Inference(speakers, confidences, people, row[3], doubts)


def mark_of(connection: sqlite3.Connection, version: int) -> str:
    """A text that changes whenever what is kept of a version does; empty where nothing is."""
    row = connection.execute("SELECT mark FROM inferences WHERE version = ?", (version,)).fetchone()
    return str(row[0]) if row else ""


def stamp_of(connection: sqlite3.Connection, version: int) -> str | None:
    """What it was worked out from; None where it was not."""
    row = connection.execute(
        "SELECT stamp FROM inferences WHERE version = ?", (version,)
    ).fetchone()
    return str(row[0]) if row else None


def save(connection: sqlite3.Connection, version: int, stamp: str, found: Inference) -> None:
    """Keep who speaks in a version, in place of what was kept of it before."""
    people = json.dumps([person._asdict() for person in found.people], ensure_ascii=False)
    columns = found.speakers.tobytes() + found.confidences.tobytes() + people.encode()
    connection.execute(
        "INSERT OR REPLACE INTO inferences VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            version,
            stamp,
            short_digest(columns),
            found.speakers.tobytes(),
            found.confidences.tobytes(),
            people,
            found.reason,
            json.dumps(found.doubts),
        ),
    )
