"""What a person made in a transcript, carried to its new version by the words it stands at."""

import sqlite3
from collections.abc import Iterable

from transcripts import corrections as layers
from transcripts.attributed import attributed, nobody_yet, says_nobody
from transcripts.columns import Blocks, Place
from transcripts.corrections import Correction
from transcripts.model import Span, Transcript, Version
from transcripts.quotes import anchors
from transcripts.quotes.anchors import Anchor
from transcripts.shown import source_span

from . import bookmarks, corrections, inferences, positions, transcripts
from .bookmarks import Bookmark

_PLACE = 80
"""Characters after a reading position by which it is found again."""


def carry(connection: sqlite3.Connection, id: str, old: Version, new: Version) -> tuple[str, ...]:
    """Carry corrections, bookmarks and the reading position of a transcript from a version
    to the one that is shown now. Gives those in doubt, as fragments for a person: they are
    marked so, and none is lost."""
    every = corrections.load(connection, id, undone=True)
    carried, doubtful = layers.carry(every, seen(connection, old), _foreseen(connection, old, new))
    corrections.replace(connection, carried, doubtful)
    recount(connection, id)
    _carry_position(connection, id, old.reading.blocks, new.reading.blocks)
    unsure = find_marks_again(connection, id)
    in_force = [correction for correction in doubtful if correction.undone is None]
    return (*map(_called, in_force), *(f"the bookmark {_quoted(m.words)}" for m in unsure))


def seen(connection: sqlite3.Connection, version: Version) -> Version:
    """A version with the speakers that were worked out."""
    return attributed(version, inferences.load(connection, version.id))


def _foreseen(connection: sqlite3.Connection, old: Version, new: Version) -> Version:
    """A new version with the people of the old one, where neither states who speaks: what
    they say is worked out later, but corrections name them."""
    found = inferences.load(connection, old.id)
    if found is None or not found.people or not says_nobody(new.reading.blocks):
        return new
    if inferences.load(connection, new.id) is None:
        inferences.save(connection, new.id, "", nobody_yet(new, found.people))
    return seen(connection, new)


def come_back(connection: sqlite3.Connection, id: str, version: Version | None) -> None:
    """Lay what a person made in a transcript before it was removed over it again."""
    layer = corrections.load(connection, id, undone=True)
    if version and layer:
        if says_nobody(version.reading.blocks):
            inferences.save(connection, version.id, "", nobody_yet(version))
        version = seen(connection, version)
        corrections.replace(connection, *layers.carry(layer, version, version))
        recount(connection, id)
    find_marks_again(connection, id)


def recount(connection: sqlite3.Connection, id: str) -> None:
    """What is kept about a transcript as corrected, after its corrections changed."""
    layer = corrections.layer_of(corrections.load(connection, id))
    connection.execute("UPDATE transcripts SET layer = ? WHERE id = ?", (layer, id))
    connection.execute("DELETE FROM pages WHERE transcript = ?", (id,))
    shown = transcripts.transcript(connection, id)
    if shown:
        name = shown.version.source.name
        transcripts.describe(connection, id, name, shown.details, shown.turns)


def placed(
    transcript: Transcript, marks: Iterable[Bookmark]
) -> list[tuple[Bookmark, Span | None, Anchor | None, anchors.Certainty]]:
    """Where the words of bookmarks are in a transcript, as places of its version."""
    found_again: list[tuple[Bookmark, Span | None, Anchor | None, anchors.Certainty]] = []
    for mark in marks:
        found = anchors.find(mark.anchor, transcript)
        if found.span is None:
            found_again.append((mark, None, None, "lost"))
            continue
        at = source_span(transcript.blocks, found.span)
        # In doubt the words that were kept are the only proof of what was meant.
        sure = found.certainty in ("exact", "likely")
        anchor = anchors.make(transcript, found.span) if sure else None
        found_again.append((mark, at, anchor, found.certainty))
    return found_again


def restore(connection: sqlite3.Connection, removed: str, into: str) -> tuple[int, int]:
    """Put the bookmarks of a removed transcript into another, where their words are found
    there for certain. Gives how many were put back, and how many wait on."""
    target = transcripts.transcript(connection, into)
    orphans = bookmarks.orphans(connection)
    waiting = [mark for one in orphans if one.transcript == removed for mark in one.bookmarks]
    if target is None:
        return 0, len(waiting)
    found = [mark for mark in placed(target, waiting) if mark[3] in ("exact", "likely")]
    bookmarks.move(connection, found, into)
    return len(found), len(waiting) - len(found)


def find_marks_again(connection: sqlite3.Connection, id: str) -> list[Bookmark]:
    """Give the bookmarks of a transcript the places of their words; those in doubt or lost
    are given back."""
    marks = bookmarks.listed(connection, id)
    shown = transcripts.transcript(connection, id) if marks else None
    if shown is None:
        return []
    found = placed(shown, marks)
    bookmarks.move(connection, found, id)
    return [mark for mark, _, _, certainty in found if certainty in ("doubtful", "lost")]


def _carry_position(connection: sqlite3.Connection, id: str, old: Blocks, new: Blocks) -> None:
    kept = positions.load(connection, id)
    if kept is None or not len(old) or not len(new):
        return
    place, top = (_moved(old, at, new) for at in (kept.place, kept.top))
    positions.move(connection, id, place, top)


def _moved(old: Blocks, place: Place, new: Blocks) -> Place:
    """A place of the old version in the new one: where its words are, or else as far in."""
    start = old.offset(place)
    end = min(len(old.text), start + _PLACE)
    if start < end:
        last = old.place(end - 1)
        span = Span(old.place(start), Place(last.block, last.char + 1))
        found = anchors.find_in(anchors.make_in(old, span), new)
        if found.span is not None:
            return found.span.start
    return new.place(start * len(new.text) // max(1, len(old.text)))


def _called(correction: Correction) -> str:
    words = f" at {_quoted(correction.anchor.exact)}" if correction.anchor else ""
    kind = corrections.name_of(correction)
    return f"the correction “{kind}”{words}"


def _quoted(words: str) -> str:
    return f"“{words}”" if len(words) <= 40 else f"“{words[:39].rstrip()}…”"
