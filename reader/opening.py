"""Which transcript, or which list of them, goes on the screen first."""

from __future__ import annotations

from typing import NamedTuple

from reader.problem import Problem
from transcripts.library import Library

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reader.services import Opened


class First(NamedTuple):
    """What the reader shows first: a transcript, or the library filtered by some words."""

    transcript: str | None = None
    filter: str = ""
    offset: str = ""
    """Where to go in it, as after `:`; empty for where the reader stopped."""
    event: str = ""
    """What happened, for the status line."""


def choose(library: Library, ref: str | None) -> First:
    """What to show first. Raises Problem where `ref` names nothing that can be read."""
    if ref is None:
        return _without_name(library)
    words, at = ref, ""
    try:
        found = _open(library, ref)
    except Problem:
        words, at = _split_place(ref)
        if not _is_place(at):
            raise
        found = _open(library, words)
    if found.several:
        return First(filter=words)
    assert found.transcript is not None
    event = ""
    if found.added is not None and found.added.new:
        event = f"Added to the library as {found.transcript.id}."
        if found.added.guessed or found.added.left_out:
            event += " :report says what was guessed or left out."
        same = found.added.same_as
        if same is not None:
            event = f"Added; perhaps it is {same.title}: tapelog add --as {same.id} joins them."
    elif found.added is not None and found.added.joined:
        event = "Joined to the transcript that was there. :report says how."
    return First(found.transcript.id, offset=at, event=event)


def _open(library: Library, ref: str) -> Opened:
    """As `open_ref`; what comes from an address is shown as it comes."""
    from reader.services import open_ref
    from transcripts.sources.addresses import is_address

    if not is_address(ref):
        return open_ref(library, ref)
    from reader.commands.progress import Bar

    bar = Bar("Fetching")
    try:
        return open_ref(library, ref, tell=bar.fetch)
    finally:
        bar.clear()


def _split_place(ref: str) -> tuple[str, str]:
    """`REF:37` or `REF:12:31` as REF and the place."""
    words, _, place = ref.partition(":")
    return (words, place) if words and place[:1].isdigit() else (ref, "")


def _is_place(text: str) -> bool:
    """Whether `text` could follow `:` as somewhere to go."""
    from reader.command_words import GoTo, parse_command

    return bool(text) and isinstance(parse_command(text), GoTo)


def _without_name(library: Library) -> First:
    last = library.last_read()
    if last is not None:
        return First(last)
    entries = library.entries()
    if len(entries) > 1:
        return First()
    if entries:
        return First(entries[0].id)
    return First(add_sample(library), event="This is a sample: ? shows the keys.")


def add_sample(library: Library) -> str:
    """Put the sample into the library, and give its id."""
    from transcripts.formats import read as read_format
    from transcripts.library.ids import digest
    from transcripts.model import Source
    from transcripts.sample import SAMPLE_NAME, sample_bytes

    data = sample_bytes()
    return library.keep(Source(SAMPLE_NAME, digest(data)), data, read_format(data, SAMPLE_NAME)).id


def add_others(library: Library, others: list[str]) -> None:
    """Take in what was named beside what is shown first."""
    from reader.services.adding import add_paths

    for _ in add_paths(library, others):
        pass
