"""How the people of a show talk, learned from those of its transcripts whose speakers are
known: stated by their sources, or corrected by a person. Learned when it is wanted, and kept.
"""

import sqlite3
from typing import TYPE_CHECKING, NamedTuple

from transcripts.columns import NOBODY, SPEECH
from transcripts.model import Transcript
from transcripts.speakers.remembered import ShowMemory

from . import positions, transcripts
from .ids import short_digest

if TYPE_CHECKING:
    from transcripts.speakers.profile import Page, Profile

FEWEST, MOST = 3, 20
"""Transcripts of a show from which its profile is learned: the first ones, so that it does
not change with every new one."""
_LEARNING = 2
"""Raised whenever profiles are learned differently, so that they are learned again."""
_CORRECTIONS, _TOLD = 5, 0.5
"""Corrections of speakers, and the share of its text that a person spoke for, from which a
transcript counts as known."""


class Known(NamedTuple):
    """The transcripts of a show whose speakers are known. `key` changes with them."""

    show: str
    ids: tuple[str, ...]
    key: str


def known(connection: sqlite3.Connection, id: str, show: str | None) -> Known | None:
    """The transcripts that may tell how the people of the show of `id` talk; None where
    there are too few."""
    if not show:
        return None
    rows = connection.execute(
        "SELECT t.id, t.current, t.layer FROM transcripts t WHERE t.show = ? AND t.id != ? "
        "AND t.speakers > 1 AND (NOT EXISTS (SELECT 1 FROM inferences WHERE version = t.current) "
        "OR (SELECT count(*) FROM corrections c WHERE c.transcript = t.id AND c.undone IS NULL "
        "AND c.kind IN ('speaks', 'split')) >= ?) ORDER BY t.added LIMIT ?",
        (show, id, _CORRECTIONS, MOST),
    ).fetchall()
    if len(rows) < FEWEST:
        return None
    return Known(
        show, tuple(str(row[0]) for row in rows), short_digest(repr((_LEARNING, rows)).encode())
    )


def profile(
    connection: sqlite3.Connection, of: Known | None, memory: ShowMemory | None
) -> "Profile | None":
    """The profile of a show; None where too few of its transcripts are known, or they tell
    of no host."""
    if of is None:
        return None
    from transcripts.speakers.profile import Profile, learn, load

    name = f"profile {of.show}"
    kept = positions.setting(connection, name)
    if kept is not None:
        key, _, data = kept.partition(" ")
        found = load(data.encode())
        if key == of.key:
            return found if found.pages else None
    pages = [
        page
        for one in of.ids
        if (shown := transcripts.transcript(connection, one)) and (page := _page(shown, memory))
    ]
    found = learn(pages) if len(pages) >= FEWEST else Profile()
    positions.remember(connection, name, f"{of.key} {found.dump().decode()}")
    return found if found.pages else None


def _page(shown: Transcript, memory: ShowMemory | None) -> "Page | None":
    """The lines of a transcript with who says them: 0 a host, 1 anybody else; None where no
    host is known, or where a person spoke for too little of it."""
    from transcripts.speakers.profile import Page

    names = {memory.given, *(name for name, _ in memory.hosts)} if memory else set()
    hosts = {
        index
        for index, person in enumerate(shown.people)
        if person.role == "host" or (person.name and person.name in names)
    }
    told = sum(end - start for start, end in shown.told)
    if not hosts or (shown.inference is not None and told < _TOLD * len(shown.text)):
        return None
    blocks, turns = shown.blocks, shown.turns
    lines, voices = [], []
    for number in blocks.numbers(SPEECH):
        speaker = turns.speakers[turns.at(blocks.offsets[number - 1])]
        lines.append(blocks[number - 1].text)
        voices.append(speaker if speaker == NOBODY else int(speaker not in hosts))
    return Page(tuple(lines), tuple(voices))
