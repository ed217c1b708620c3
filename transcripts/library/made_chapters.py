"""Keeping chapters that were made here, or that a model wrote, for a version."""

import json
import sqlite3
from typing import Any

from transcripts.model import Chapter, Gist, Point

from .details import dump_span, load_span
from .ids import short_digest


def load(connection: sqlite3.Connection, version: int) -> tuple[Chapter, ...]:
    """The chapters made for a version; none where none were made, or the talk got none."""
    row = connection.execute(
        "SELECT chapters FROM made_chapters WHERE version = ?", (version,)
    ).fetchone()
    return tuple(_load(chapter) for chapter in json.loads(row[0])) if row else ()


def stamp_of(connection: sqlite3.Connection, version: int) -> str | None:
    """What they were made with; None where nothing was made yet."""
    row = connection.execute(
        "SELECT stamp FROM made_chapters WHERE version = ?", (version,)
    ).fetchone()
    return str(row[0]) if row else None


def mark_of(connection: sqlite3.Connection, version: int) -> str:
    """A text that changes whenever they do; empty where there are none."""
    row = connection.execute(
        "SELECT mark FROM made_chapters WHERE version = ?", (version,)
    ).fetchone()
    return str(row[0]) if row else ""


def save(
    connection: sqlite3.Connection, version: int, stamp: str, chapters: tuple[Chapter, ...]
) -> None:
    """Keep chapters in place of those kept before."""
    text = json.dumps([_dump(chapter) for chapter in chapters], ensure_ascii=False)
    connection.execute(
        "INSERT OR REPLACE INTO made_chapters VALUES (?, ?, ?, ?)",
        (version, stamp, short_digest(text.encode()) if chapters else "", text),
    )


def _dump(chapter: Chapter) -> dict[str, Any]:
    kept: dict[str, Any] = {
        "title": chapter.title,
        "block": chapter.block,
        "origin": chapter.origin,
        "quotes": [dump_span(span) for span in chapter.quotes],
    }
    if chapter.gist is not None:
        kept["summary"] = chapter.gist.summary
        kept["points"] = [
            [point.text, [dump_span(span) for span in point.spans]] for point in chapter.gist.points
        ]
    return kept


def _load(kept: dict[str, Any]) -> Chapter:
    gist = None
    if "summary" in kept:
        points = tuple(
            Point(text, tuple(load_span(span) for span in spans)) for text, spans in kept["points"]
        )
        gist = Gist(kept["summary"], points)
    return Chapter(
        kept["title"],
        kept["block"],
        origin=kept["origin"],
        quotes=tuple(load_span(span) for span in kept["quotes"]),
        gist=gist,
    )
