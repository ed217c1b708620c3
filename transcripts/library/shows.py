"""What a show's other transcripts tell of the people in it."""

import json
import sqlite3

from transcripts.model import Person
from transcripts.speakers.remembered import ShowMemory, remember

_MOST = 400
"""Other transcripts of a show that are looked at, the newest first."""


def memory(connection: sqlite3.Connection, id: str, show: str | None) -> ShowMemory | None:
    """What is known of the show of a transcript from its others; None where it names no show,
    or where nothing is known."""
    if not show:
        return None
    casts = [
        [Person(**person) for person in json.loads(row[0]).get("people", ())]
        for row in connection.execute(
            "SELECT v.details FROM transcripts t JOIN versions v ON v.id = t.current "
            "WHERE t.show = ? AND t.id != ? ORDER BY t.added DESC LIMIT ?",
            (show, id, _MOST),
        )
    ]
    found = remember(show, casts, _given(connection, id, show))
    return found if found.hosts or found.given else None


def _given(connection: sqlite3.Connection, id: str, show: str) -> str | None:
    """Whom a person last called the host in another transcript of the show: by that role, or
    by giving a name to the voice that asks."""
    for change, people in connection.execute(
        "SELECT c.change, i.people FROM corrections c JOIN transcripts t ON t.id = c.transcript "
        "LEFT JOIN inferences i ON i.version = t.current "
        "WHERE t.show = ? AND t.id != ? AND c.kind = 'rename' AND c.undone IS NULL "
        "ORDER BY c.id DESC",
        (show, id),
    ):
        said = json.loads(change)
        voices = json.loads(people) if people else []
        asks = said["who"] == 0 and bool(voices) and voices[0]["role"] == "host"
        if said["name"] and (said["role"] == "host" or (said["role"] is None and asks)):
            return str(said["name"])
    return None
