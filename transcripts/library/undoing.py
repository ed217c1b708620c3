"""Taking back what a person corrected, act by act: corrections written at one time are one."""

import sqlite3
from collections.abc import Iterable
from typing import NamedTuple

from transcripts.corrections import Correction

from . import carrying, corrections
from .connection import transaction


class Act(NamedTuple):
    """Corrections that were made together. `at` is when they were made, or taken back, in
    seconds since the epoch."""

    made: tuple[Correction, ...]
    at: float


def last(connection: sqlite3.Connection, id: str) -> Act | None:
    """The latest act that is in force."""
    live = corrections.load(connection, id)
    newest = max((c.created for c in live), default=None)
    if newest is None:
        return None
    return Act(tuple(c for c in live if c.created == newest), newest)


def last_undone(connection: sqlite3.Connection, id: str) -> Act | None:
    """The act that was taken back last; None where something was made since."""
    every = corrections.load(connection, id, undone=True)
    gone = [c for c in every if c.undone is not None]
    newest = max((c.undone or 0.0 for c in gone), default=None)
    if newest is None or any(c.created > newest for c in every):
        return None
    return Act(tuple(c for c in gone if c.undone == newest), newest)


def set_undone(
    connection: sqlite3.Connection, id: str, made: Iterable[Correction], undone: bool
) -> None:
    """Take corrections of a transcript back, or make them again: all of them or none."""
    with transaction(connection):
        corrections.set_undone(connection, [correction.id for correction in made], undone)
        carrying.recount(connection, id)
