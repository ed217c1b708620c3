"""Who speaks where a source does not say so: worked out, and kept.

Slow for long transcripts, so it is called outside of anything that must answer at once.
"""

import json
import sqlite3
from collections.abc import Collection
from typing import NamedTuple

from transcripts.attributed import attributed, says_nobody, told
from transcripts.columns import SPEECH, Blocks
from transcripts.corrections import Correction, Interchange, Speaks, Split, voices_as_corrected
from transcripts.model import Inference, Version
from transcripts.speakers.remembered import ShowMemory

from . import bookmarks, carrying, corrections, inferences, profiles, shows, versions
from .connection import transaction
from .ids import short_digest
from .profiles import Known

TOLD = 1.0
"""The confidence of a line of which a person said who speaks; words alone do not reach it."""


class WorkedOut(NamedTuple):
    """What became of working out who speaks."""

    changed: int
    """Lines that another speaker says than before, those left out that a person speaks for
    or spoke for the last time."""
    doubts: tuple[tuple[int, int], ...]
    """Kept blocks with the speaker that their words tell by now; they stay as they were."""
    reason: str | None
    """Why nobody is attributed, as a clause."""


def missing(connection: sqlite3.Connection) -> list[str]:
    """The transcripts that state no speakers and of which nothing was worked out."""
    rows = connection.execute(
        "SELECT id FROM transcripts JOIN blocks ON version = current "
        "WHERE transcripts.speakers = 0 AND instr(kinds, ?) "
        "AND current NOT IN (SELECT version FROM inferences) ORDER BY added",
        (bytes([SPEECH]),),
    )
    return [str(row[0]) for row in rows]


def work_out(connection: sqlite3.Connection, id: str) -> WorkedOut | None:
    """Work out who speaks in the light of the corrections, and keep it. None where the
    source says so itself, or where nothing changed since the last time. Bookmarked blocks
    stay whose they are, and are in doubt where their words tell otherwise."""
    version = versions.current(connection, id)
    if version is None or not says_nobody(version.reading.blocks):
        return None
    layer = corrections.load(connection, id)
    show, known = _of_the_show(connection, id, version)
    stamp = _stamp(layer, show, known)
    before = inferences.load(connection, version.id)
    if before is not None and inferences.stamp_of(connection, version.id) == stamp:
        return None
    from transcripts.speakers.inferring import infer

    kept = _kept(connection, id)
    profile = profiles.profile(connection, known, show)
    found = infer(version, layer, before, kept, show, profile)
    with transaction(connection):
        inferences.save(connection, version.id, stamp, found)
        carrying.recount(connection, id)
    return WorkedOut(_changed(version, layer, before, found), found.doubts, found.reason)


def told_otherwise(
    connection: sqlite3.Connection, id: str, more: list[Correction], staying: Collection[int]
) -> tuple[tuple[int, int], ...]:
    """Blocks of `staying` (numbers) with the speaker that their words would tell in the light
    of `more` corrections, where that is another than now. Nothing is kept."""
    version = versions.current(connection, id)
    if version is None or not says_nobody(version.reading.blocks):
        return ()
    from transcripts.speakers.inferring import infer

    layer = [*corrections.load(connection, id), *more]
    show, known = _of_the_show(connection, id, version)
    profile = profiles.profile(connection, known, show)
    before = inferences.load(connection, version.id)
    return infer(version, layer, before, staying, show, profile).doubts


def why(connection: sqlite3.Connection, id: str, block: int) -> tuple[str, ...]:
    """What the speaker of a block (number) rests on, as short words, most telling first."""
    version = versions.current(connection, id)
    if version is None or not says_nobody(version.reading.blocks):
        return ()
    from transcripts.speakers.inferring import reasons

    layer = corrections.load(connection, id)
    show, known = _of_the_show(connection, id, version)
    profile = profiles.profile(connection, known, show)
    return reasons(version, layer, inferences.load(connection, version.id), block, profile)


def _of_the_show(
    connection: sqlite3.Connection, id: str, version: Version
) -> tuple[ShowMemory | None, Known | None]:
    """What other transcripts of its show tell of its people."""
    name = version.reading.details.show
    return shows.memory(connection, id, name), profiles.known(connection, id, name)


def _stamp(layer: list[Correction], show: ShowMemory | None, known: Known | None) -> str:
    from transcripts.speakers.inferring import INFERRING

    said = [
        (type(c.change).__name__, c.change, c.anchor.span if c.anchor else None)
        for c in layer
        if isinstance(c.change, Speaks | Split | Interchange)
    ]
    key = known.key if known else None
    told = short_digest(json.dumps([said, show, key], default=_plain).encode())
    return f"{INFERRING}.{told if said or show or key else ''}"


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
    voices = voices_as_corrected(attributed(version, found), layer)
    said = {n for a, b in told(voices) for n in _numbers(blocks, a, b)}
    said.update(n for n, sure in enumerate(before.confidences, 1) if sure == TOLD)
    return sum(
        old != new and kind == SPEECH and number not in said
        for number, (old, new, kind) in enumerate(
            zip(before.speakers, found.speakers, blocks.kinds, strict=True), 1
        )
    )


def _numbers(blocks: Blocks, start: int, end: int) -> range:
    return range(blocks.number_at(start), blocks.number_at(max(start, end - 1)) + 1)
