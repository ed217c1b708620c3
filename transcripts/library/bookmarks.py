"""Keeping bookmarks: words with their anchor, a note and tags.

Nothing is ever taken away at once: a deleted bookmark can be brought back, and those of a
removed transcript wait for its words to come again.
"""

import json
import sqlite3
import time
from collections.abc import Iterable
from typing import Any, NamedTuple

from transcripts.columns import Place
from transcripts.model import Span
from transcripts.quotes.anchors import Anchor, Certainty

from .connection import transaction
from .corrections import dump_anchor, load_anchor

_COLUMNS = (
    "id, transcript, start_block, start_char, end_block, end_char, anchor, certainty, note, "
    "tags, created"
)


class Bookmark(NamedTuple):
    """A kept span. Where `Library.bookmarks` was given a transcript, the span is one of its
    shown text, else of the version as it was read. `created` is seconds since the epoch."""

    id: int
    transcript: str
    span: Span
    anchor: Anchor
    note: str
    tags: tuple[str, ...]
    created: float
    certainty: Certainty = "exact"
    """How surely the words were found again, where another version was read since."""

    @property
    def words(self) -> str:
        """The words kept, verbatim."""
        return self.anchor.exact


class Orphans(NamedTuple):
    """Bookmarks whose transcript is not in the library any more."""

    transcript: str
    name: str
    """Its title or file's name."""
    bookmarks: tuple[Bookmark, ...]


def _bookmark(row: tuple[Any, ...]) -> Bookmark:
    number, transcript, block, char, end_block, end_char, anchor, certainty, note, tags, at = row
    return Bookmark(
        number,
        transcript,
        Span(Place(block, char), Place(end_block, end_char)),
        load_anchor(anchor),
        note,
        tuple(json.loads(tags)),
        at,
        certainty,
    )


def tidy(tags: Iterable[str]) -> tuple[str, ...]:
    """Tags without blanks around them, each once, in the order given."""
    return tuple(dict.fromkeys(tag.strip() for tag in tags if tag.strip()))


def add(
    connection: sqlite3.Connection,
    transcript: str,
    span: Span,
    anchor: Anchor,
    note: str,
    tags: Iterable[str],
) -> Bookmark:
    """Write a bookmark; it is on the disk when this returns."""
    kept_tags = tidy(tags)
    now = time.time()
    number = connection.execute(
        "INSERT INTO bookmarks (transcript, start_block, start_char, end_block, end_char, anchor, "
        "note, tags, created) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            transcript,
            span.start.block,
            span.start.char,
            span.end.block,
            span.end.char,
            dump_anchor(anchor),
            note,
            json.dumps(kept_tags, ensure_ascii=False),
            now,
        ),
    ).lastrowid
    assert number is not None
    return Bookmark(number, transcript, span, anchor, note, kept_tags, now)


def save(connection: sqlite3.Connection, bookmark: Bookmark) -> None:
    """Write a bookmark's span, anchor, note, tags and certainty anew."""
    span = bookmark.span
    connection.execute(
        "UPDATE bookmarks SET transcript = ?, start_block = ?, start_char = ?, end_block = ?, "
        "end_char = ?, anchor = ?, certainty = ?, note = ?, tags = ? WHERE id = ?",
        (
            bookmark.transcript,
            span.start.block,
            span.start.char,
            span.end.block,
            span.end.char,
            dump_anchor(bookmark.anchor),
            bookmark.certainty,
            bookmark.note,
            json.dumps(bookmark.tags, ensure_ascii=False),
            bookmark.id,
        ),
    )


def set_deleted(connection: sqlite3.Connection, bookmark: int, deleted: bool) -> bool:
    """Delete a bookmark or bring it back; False if there is none of that id."""
    changed = connection.execute(
        "UPDATE bookmarks SET deleted = ? WHERE id = ?",
        (time.time() if deleted else None, bookmark),
    )
    return changed.rowcount > 0


def listed(connection: sqlite3.Connection, transcript: str | None = None) -> list[Bookmark]:
    """Bookmarks of a transcript, in its order; without one, of all that are in the library."""
    rows = connection.execute(
        f"SELECT {_COLUMNS} FROM bookmarks WHERE deleted IS NULL AND "
        "(transcript = ?1 OR (?1 IS NULL AND transcript IN (SELECT id FROM transcripts))) "
        "ORDER BY transcript, start_block, start_char, id",
        (transcript,),
    )
    return [_bookmark(row) for row in rows]


def get(connection: sqlite3.Connection, bookmark: int) -> Bookmark | None:
    row = connection.execute(
        f"SELECT {_COLUMNS} FROM bookmarks WHERE id = ?", (bookmark,)
    ).fetchone()
    return _bookmark(row) if row else None


def orphans(connection: sqlite3.Connection) -> list[Orphans]:
    """Bookmarks of transcripts that were removed, by transcript."""
    names = dict(connection.execute("SELECT transcript, name FROM removed ORDER BY at"))
    found: dict[str, list[Bookmark]] = {}
    for row in connection.execute(
        f"SELECT {_COLUMNS} FROM bookmarks WHERE deleted IS NULL "
        "AND transcript NOT IN (SELECT id FROM transcripts) "
        "ORDER BY transcript, start_block, start_char, id"
    ):
        bookmark = _bookmark(row)
        found.setdefault(bookmark.transcript, []).append(bookmark)
    return [Orphans(key, names.get(key, key), tuple(marks)) for key, marks in found.items()]


def move(
    connection: sqlite3.Connection,
    bookmarks: Iterable[tuple[Bookmark, Span | None, Anchor | None, Certainty]],
    transcript: str,
) -> None:
    """Give bookmarks the places where their words were found in `transcript`; those that
    were lost keep their old place and are marked so."""
    with transaction(connection):
        for bookmark, span, anchor, certainty in bookmarks:
            save(
                connection,
                bookmark._replace(
                    transcript=transcript,
                    span=span or bookmark.span,
                    anchor=anchor or bookmark.anchor,
                    certainty=certainty,
                ),
            )
