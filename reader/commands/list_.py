"""`tapelog list`: what is in the library."""

from datetime import UTC, datetime
from typing import Any

import click

from reader import services
from transcripts.clock import clock
from transcripts.library.transcripts import Entry

from .output import FOUND, NOTHING, complain, say, say_json


@click.command("list")
@click.argument("words", nargs=-1, metavar="[WORDS…]")
@click.option("--new", "far", flag_value="new", help="Only what was never opened.")
@click.option("--begun", "far", flag_value="begun", help="Only what was opened and not read.")
@click.option("--read", "far", flag_value="read", help="Only what was read to its end.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a transcript.")
def command(words: tuple[str, ...], far: str | None, as_json: bool) -> int:
    """List what is in the library: all, or what has these words in title, show or name.

    Of each it says whether it is new, begun (and how much of it is read), or read.
    """
    library = services.existing_library()
    found = []
    if library:
        with library:
            found = library.find(" ".join(words)) if words else library.entries()
    everything = not words and far is None
    found = [entry for entry in found if far is None or entry.state == far]
    for entry in found:
        if as_json:
            say_json(entry_json(entry))
        else:
            say(_line(entry))
    if not found and not as_json:
        complain(_none(words, far) if words or far else _EMPTY)
    return FOUND if found or everything else NOTHING


def _none(words: tuple[str, ...], far: str | None) -> str:
    which = f"that is {far} " if far else ""
    return f"nothing in the library {which}has these words" if words else f"nothing is {far}"


_EMPTY = "the library is empty; tapelog add FILE takes a transcript in"


def _line(entry: Entry) -> str:
    facts = [
        entry.show,
        entry.published.isoformat() if entry.published else None,
        clock(entry.duration) if entry.duration is not None else None,
        f"{entry.turns} turn{'s' * (entry.turns != 1)}",
        f"{entry.bookmarks} bookmark{'s' * (entry.bookmarks != 1)}" if entry.bookmarks else None,
        entry.state if entry.state != "begun" else f"{entry.fraction:.0%} read",
    ]
    return f"{entry.id}  {entry.title or entry.name}  ({', '.join(f for f in facts if f)})"


def entry_json(entry: Entry) -> dict[str, Any]:
    """The object that `tapelog list --json` prints."""
    return {
        "id": entry.id,
        "title": entry.title,
        "name": entry.name,
        "show": entry.show,
        "date": entry.published.isoformat() if entry.published else None,
        "duration": entry.duration,
        "format": entry.format,
        "turns": entry.turns,
        "speakers": entry.speakers,
        "bookmarks": entry.bookmarks,
        "added": _moment(entry.added),
        "opened": _moment(entry.opened) if entry.opened is not None else None,
        "read": entry.state,
        "fraction": round(entry.fraction, 4),
    }


def _moment(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds")
