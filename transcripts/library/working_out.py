"""Working out what a source does not say, and keeping it: who speaks.

Slow for long transcripts, so it is called outside of anything that must answer at once.
"""

import hashlib
import json
import sqlite3
from collections.abc import Collection
from typing import NamedTuple

from transcripts.attributed import attributed, says_nobody, told
from transcripts.changes import CHAPTER_CHANGES
from transcripts.chapters.made import LEAST_WORDS
from transcripts.columns import SPEECH, Blocks
from transcripts.corrections import Correction, Interchange, Speaks, Split
from transcripts.corrections import voices_as_corrected as voices_of
from transcripts.model import Chapter, Inference, Transcript, Version
from transcripts.shown import source_span

from . import bookmarks, carrying, corrections, inferences, made_chapters, transcripts, versions
from .connection import transaction

MAKING = 1
"""Raised whenever chapters are made differently, so that unchanged ones are made anew."""


class WorkedOut(NamedTuple):
    """What became of working out who speaks."""

    changed: int
    """Lines that another speaker says than before, those a person spoke for left out."""
    doubts: tuple[tuple[int, int], ...]
    """Kept blocks with the speaker that their words tell by now; they stay as they were."""
    reason: str | None
    """Why nobody is attributed, as a clause."""


def wanted(connection: sqlite3.Connection, id: str) -> bool:
    """Whether who speaks in a transcript is to be worked out, for the first time or again."""
    version = versions.current(connection, id)
    if version is None or not says_nobody(version.reading.blocks):
        return False
    layer = corrections.load(connection, id)
    return inferences.stamp_of(connection, version.id) != _stamp(layer)


def missing(connection: sqlite3.Connection) -> list[str]:
    """The transcripts that state no speakers and of which nothing was worked out."""
    rows = connection.execute(
        "SELECT id, current FROM transcripts WHERE speakers = 0 "
        "AND current NOT IN (SELECT version FROM inferences) ORDER BY added"
    )
    return [str(id) for id, _ in rows if wanted(connection, str(id))]


def work_out(
    connection: sqlite3.Connection, id: str, staying: Collection[int] = ()
) -> WorkedOut | None:
    """Work out who speaks in the light of the corrections, and keep it. None where the
    source says so itself, or where nothing changed since the last time. Bookmarked blocks
    and those of `staying` (numbers) stay whose they are, and are in doubt where their words
    tell otherwise."""
    version = versions.current(connection, id)
    if version is None or not says_nobody(version.reading.blocks):
        return None
    layer = corrections.load(connection, id)
    stamp = _stamp(layer)
    before = inferences.load(connection, version.id)
    if before is not None and inferences.stamp_of(connection, version.id) == stamp:
        return None
    from transcripts.speakers.inferring import infer

    found = infer(version, layer, before, _kept(connection, id).union(staying))
    with transaction(connection):
        inferences.save(connection, version.id, stamp, found)
        carrying.recount(connection, id)
    return WorkedOut(_changed(version, layer, before, found), found.doubts, found.reason)


def chapters_wanted(connection: sqlite3.Connection, id: str) -> bool:
    """Whether chapters are to be made for a transcript: its source has none, and none were
    made, or an older Tapelog made them and nobody has changed them since."""
    stamp = made_chapters.stamp_of(connection, versions.current_number(connection, id))
    if stamp is not None and not (stamp.isdecimal() and int(stamp) < MAKING):
        return False
    if any(isinstance(c.change, CHAPTER_CHANGES) for c in corrections.load(connection, id)):
        return False
    version = versions.current(connection, id)
    return version is not None and not version.reading.details.chapters and has_talk(version)


def has_talk(version: Version) -> bool:
    """Whether so much is said in a version that chapters may help."""
    blocks = version.reading.blocks
    return SPEECH in blocks.kinds and len(blocks.text) >= 3 * LEAST_WORDS


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
    from transcripts.chapters.made import make_chapters as make

    made = make(transcript)
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
    """Forget chapters that were made or written: the source's own are shown."""
    with transaction(connection):
        made_chapters.drop(connection, versions.current_number(connection, id))
        carrying.recount(connection, id)


def why(connection: sqlite3.Connection, id: str, block: int) -> tuple[str, ...]:
    """What the speaker of a block (number) rests on, as short words, most telling first."""
    version = versions.current(connection, id)
    if version is None or not says_nobody(version.reading.blocks):
        return ()
    from transcripts.speakers.inferring import reasons

    layer = corrections.load(connection, id)
    return reasons(version, layer, inferences.load(connection, version.id), block)


def _stamp(layer: list[Correction]) -> str:
    from transcripts.speakers.inferring import INFERRING

    said = [
        (type(c.change).__name__, c.change, c.anchor.span if c.anchor else None)
        for c in layer
        if isinstance(c.change, Speaks | Split | Interchange)
    ]
    told = hashlib.sha256(json.dumps(said, default=_plain).encode()).hexdigest()[:12]
    return f"{INFERRING}.{told if said else ''}"


def _plain(value: object) -> object:
    return repr(value)


def _kept(connection: sqlite3.Connection, id: str) -> frozenset[int]:
    """Numbers of the blocks that bookmarks hold words of."""
    return frozenset(
        number
        for mark in bookmarks.listed(connection, id)
        if mark.certainty != "lost"
        for number in range(mark.span.start.block, mark.span.end.block + 1)
    )


def _changed(
    version: Version, layer: list[Correction], before: Inference | None, found: Inference
) -> int:
    blocks = version.reading.blocks
    if before is None or before.reason is not None:
        return sum(who >= 0 for who in found.speakers)
    voices = voices_of(attributed(version, found), layer)
    said = {n for a, b in told(voices) for n in _numbers(blocks, a, b)}
    return sum(
        old != new and kind == SPEECH and number not in said
        for number, (old, new, kind) in enumerate(
            zip(before.speakers, found.speakers, blocks.kinds, strict=True), 1
        )
    )


def _numbers(blocks: Blocks, start: int, end: int) -> range:
    return range(blocks.number_at(start), blocks.number_at(max(start, end - 1)) + 1)
