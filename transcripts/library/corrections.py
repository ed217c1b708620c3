"""Keeping corrections: written when they are made, undone and redone, never lost."""

import json
import sqlite3
import time
from typing import Any

from transcripts import corrections
from transcripts.corrections import Change, Correction
from transcripts.model import Span, Transcript
from transcripts.quotes.anchors import Anchor, make_in
from transcripts.shown import source_span

from .ids import short_digest

_KINDS: dict[str, type[Any]] = {
    "speaks": corrections.Speaks,
    "split": corrections.Split,
    "interchange": corrections.Interchange,
    "rename": corrections.Rename,
    "words": corrections.Words,
    "add chapter": corrections.AddChapter,
    "rename chapter": corrections.RenameChapter,
    "move chapter": corrections.MoveChapter,
    "remove chapter": corrections.RemoveChapter,
    "title": corrections.Title,
}
_NAMES = {kind: name for name, kind in _KINDS.items()}


def name_of(correction: Correction) -> str:
    """What kind of change a correction is, as it is kept."""
    return _NAMES[type(correction.change)]


def anchor(transcript: Transcript, span: Span | None) -> Anchor | None:
    """What holds a span of the shown text of `transcript` fast in its source."""
    if span is None:
        return None
    return make_in(transcript.version.reading.blocks, source_span(transcript.blocks, span))


def dump_anchor(anchor: Anchor) -> str:
    return json.dumps(anchor._asdict(), ensure_ascii=False)


def load_anchor(text: str) -> Anchor:
    return Anchor(**json.loads(text))


def load(
    connection: sqlite3.Connection, transcript: str, *, undone: bool = False
) -> list[Correction]:
    """The corrections in force, in the order they were made; with those undone if asked."""
    rows = connection.execute(
        "SELECT id, kind, change, anchor, created, undone FROM corrections "
        "WHERE transcript = ? AND (? OR undone IS NULL) ORDER BY id",
        (transcript, undone),
    )
    return [
        Correction(
            number,
            _KINDS[kind](**json.loads(change)),
            load_anchor(anchor) if anchor else None,
            created,
            gone,
        )
        for number, kind, change, anchor, created, gone in rows
    ]


def add_all(
    connection: sqlite3.Connection, transcript: str, changes: list[tuple[Change, Anchor | None]]
) -> list[Correction]:
    """Write corrections, all made at the same time, and give them with their ids."""
    now = time.time()
    return [_add(connection, transcript, change, anchor, now) for change, anchor in changes]


def _add(
    connection: sqlite3.Connection,
    transcript: str,
    change: Change,
    anchor: Anchor | None,
    now: float,
) -> Correction:
    number = connection.execute(
        "INSERT INTO corrections (transcript, kind, change, anchor, created) "
        "VALUES (?, ?, ?, ?, ?)",
        (
            transcript,
            _NAMES[type(change)],
            json.dumps(change._asdict(), ensure_ascii=False),
            dump_anchor(anchor) if anchor else None,
            now,
        ),
    ).lastrowid
    assert number is not None
    return Correction(number, change, anchor, now)


def set_undone(connection: sqlite3.Connection, ids: list[int], undone: bool) -> None:
    """Undo or redo corrections, all at the same time."""
    at = time.time() if undone else None
    connection.executemany("UPDATE corrections SET undone = ? WHERE id = ?", [(at, i) for i in ids])


def replace(
    connection: sqlite3.Connection, carried: list[Correction], doubtful: list[Correction]
) -> None:
    """Write corrections as carried to a new version. The doubtful ones are taken out of
    force, to be put back by hand: they must not change words they were not made for."""
    for correction in carried:
        connection.execute(
            "UPDATE corrections SET change = ?, anchor = ?, certainty = 'likely' WHERE id = ?",
            (
                json.dumps(correction.change._asdict(), ensure_ascii=False),
                dump_anchor(correction.anchor) if correction.anchor else None,
                correction.id,
            ),
        )
    for correction in doubtful:
        connection.execute(
            "UPDATE corrections SET certainty = 'doubtful', undone = coalesce(undone, ?) "
            "WHERE id = ?",
            (time.time(), correction.id),
        )


def give(connection: sqlite3.Connection, ids: list[int], transcript: str) -> None:
    """Make corrections those of another transcript."""
    connection.executemany(
        "UPDATE corrections SET transcript = ? WHERE id = ?", [(transcript, id) for id in ids]
    )


def layer_of(layer: list[Correction]) -> str:
    """A short hash of the corrections in force; empty where there are none."""
    live = corrections.in_force(layer)
    if not live:
        return ""
    said = [
        (_NAMES[type(c.change)], c.change._asdict(), c.anchor._asdict() if c.anchor else None)
        for c in live
    ]
    return short_digest(json.dumps(said).encode())
