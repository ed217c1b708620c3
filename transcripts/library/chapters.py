"""Chapters for transcripts that have none: made when they are wanted, and kept."""

import sqlite3

from transcripts.changes import CHAPTER_CHANGES
from transcripts.chapters import making
from transcripts.columns import SPEECH
from transcripts.model import Chapter, Transcript, Version
from transcripts.shown import source_span

from . import carrying, corrections, made_chapters, transcripts, versions
from .connection import transaction

MAKING = 1
"""Raised whenever chapters are made differently, so that unchanged ones are made anew."""
LONG_TALK = 600_000
"""Characters of a talk from which chapters are made only where somebody asks for them: it
takes seconds."""
DROPPED = "dropped"
"""The stamp of those that a person does not want."""


def chapters_wanted(connection: sqlite3.Connection, id: str) -> bool:
    """Whether chapters are to be made for a transcript: its source has none, and none were
    made, or an older Tapelog made them and nobody has changed them since."""
    stamp = made_chapters.stamp_of(connection, versions.current_number(connection, id))
    if stamp is not None and not (stamp.isdecimal() and int(stamp) < MAKING):
        return False
    if any(isinstance(c.change, CHAPTER_CHANGES) for c in corrections.load(connection, id)):
        return False
    version = versions.current(connection, id)
    return version is not None and not version.reading.details.chapters and worth_dividing(version)


def worth_dividing(version: Version) -> bool:
    """Whether so much is said in a version that chapters may help."""
    blocks = version.reading.blocks
    return SPEECH in blocks.kinds and len(blocks.text) >= 3 * making.LEAST_WORDS


def make_chapters(connection: sqlite3.Connection, id: str, *, again: bool = False) -> int | None:
    """Make chapters for a transcript that has none, and keep them. Gives how many; None
    where there was nothing to do. `again` makes them anew in place of those kept."""
    if not again and not chapters_wanted(connection, id):
        return None
    version = versions.current(connection, id)
    shown = transcripts.transcript(connection, id)
    if version is None or shown is None:
        return None
    made = made_of(shown)
    with transaction(connection):
        made_chapters.save(connection, version.id, str(MAKING), made)
        carrying.recount(connection, id)
    return len(made)


def made_of(transcript: Transcript) -> tuple[Chapter, ...]:
    """The chapters that are made for a transcript, with the sentences that stand for each
    as places of the version."""
    made = making.make_chapters(transcript)
    return tuple(
        chapter._replace(quotes=tuple(source_span(transcript.blocks, span) for span in quotes))
        for chapter, quotes in zip(made.chapters, made.quotes, strict=True)
    )


def keep_written(
    connection: sqlite3.Connection, id: str, model: str, chapters: tuple[Chapter, ...]
) -> None:
    """Keep the chapters that a model wrote, in place of all others."""
    version = versions.current_number(connection, id)
    with transaction(connection):
        made_chapters.save(connection, version, f"model {model}", chapters)
        carrying.recount(connection, id)


def drop_made(connection: sqlite3.Connection, id: str) -> None:
    """Forget chapters that were made or written: the source's own are shown, or none until
    some are asked for again."""
    with transaction(connection):
        made_chapters.save(connection, versions.current_number(connection, id), DROPPED, ())
        carrying.recount(connection, id)
