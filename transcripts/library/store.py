"""The library as the rest of the program sees it: one object over one SQLite file."""

import os
import sqlite3
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from transcripts.columns import Blocks
from transcripts.corrections import Change, Correction
from transcripts.model import Companion, Details, Reading, Report, Source, Span, Transcript
from transcripts.quotes import anchors
from transcripts.shown import shown_place, shown_span, source_place, source_span

from . import (
    bookmarks,
    carrying,
    corrections,
    listing,
    pages,
    positions,
    transcripts,
    undoing,
    versions,
)
from .bookmarks import Bookmark, Orphans
from .connection import connect, transaction
from .inferring import Inferring
from .positions import Position
from .transcripts import Entry, Kept
from .undoing import Act

if TYPE_CHECKING:
    from transcripts.words import Words

    from .joined import Joining
    from .likeness import SameAs


class Library(Inferring):
    """Every transcript kept. Whatever a method wrote is on the disk when it returns.

    One thread at a time may use it; another thread opens its own. Places and spans that
    go in and out together with a `Transcript` are those of its shown text.
    Raises LibraryError if the file cannot be used; where it may only be read, all that
    writes raises sqlite3.OperationalError.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.connection: sqlite3.Connection = connect(path)
        self._sketched = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        self.connection.close()

    @property
    def read_only(self) -> bool:
        """Whether it may not be written: whatever would keep something raises an error."""
        from .reading import is_for_reading

        return is_for_reading(self.connection)

    # Transcripts

    def keep(self, source: Source, data: bytes, reading: Reading) -> Kept:
        """Keep a source and what was read of it. The same bytes are the same transcript:
        nothing is added, unless a better reader read them, which makes a new version."""
        from . import likeness

        with transaction(self.connection):
            known = transcripts.known(self.connection, source.sha256)
            if known is None:
                made = transcripts.keep(self.connection, source, data, reading)
                likeness.keep(
                    self.connection, versions.current_number(self.connection, made), reading
                )
                carrying.come_back(self.connection, made, versions.current(self.connection, made))
                return Kept(made, True)
            current = versions.current(self.connection, known)
            if (
                current
                and current.source.sha256 == source.sha256
                and current.reading.format == reading.format
                and current.reading.reader < reading.reader
            ):
                self.renew(known, source, data, reading)
        return Kept(known, False)

    def renew(self, id: str, source: Source, data: bytes, reading: Reading) -> tuple[str, ...]:
        """Give a transcript a new version of its words; what other sources gave it stays.
        Its corrections and bookmarks are carried to where their words are now; those in doubt
        are marked so, none is lost, and they are given back as fragments for a person."""
        from . import joined

        with transaction(self.connection):
            return joined.renew(self.connection, id, source, data, reading)

    def join(self, id: str, source: Source, data: bytes, found: Reading | Companion) -> "Joining":
        """Make a source part of a transcript: what it carries that the transcript lacks
        makes a new version, as `renew` does; where there is nothing, its bytes are kept all
        the same. Raises CannotJoin where it does not fit, and then nothing is changed."""
        from . import joined

        with transaction(self.connection):
            return joined.join(self.connection, id, source, data, found)

    def same_as(self, found: Reading, name: str) -> "SameAs | None":
        """The transcript that is likeliest of the same conversation as what was read of a
        source called `name`; None where none is."""
        from . import likeness

        if not self._sketched:
            self._sketched = likeness.catch_up(self.connection)
        return likeness.same_as(self.connection, found, name)

    def known(self, sha256: str) -> str | None:
        """The id of the transcript that has these bytes."""
        return transcripts.known(self.connection, sha256)

    def holds(self, id: str, sha256: str) -> bool:
        """Whether a transcript has a source with these bytes, now or in an old version."""
        from . import joined

        return joined.holds(self.connection, id, sha256)

    def beside(self, path: str) -> dict[str, str]:
        """The files in a file's folder that transcripts were read from, with their ids."""
        return listing.in_folder(self.connection, os.path.dirname(os.path.abspath(path)))  # noqa: PTH100, PTH120

    def saw_file(self, id: str, path: str, stat: os.stat_result) -> None:
        """Note which file holds a transcript's bytes, so that opening it again is quick."""
        self.connection.execute(
            "INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?)",
            (pages.path_key(path), id, stat.st_size, stat.st_mtime_ns),
        )

    def transcript(self, id: str) -> Transcript | None:
        """A transcript with its corrections; None if there is none of that id."""
        return transcripts.transcript(self.connection, id)

    def details(self, id: str) -> tuple[Details, Report] | None:
        """What the current version's source says of itself, and how it was understood."""
        return versions.details(self.connection, id)

    def blocks(self, id: str) -> Blocks | None:
        """The blocks of the current version as they were read."""
        found = versions.current(self.connection, id)
        return found.reading.blocks if found else None

    def line(self, id: str, block: int) -> int | None:
        """The line of its source on which a block (number) stands; None where it has none."""
        return versions.line_of(self.connection, id, block)

    def source_bytes(self, id: str) -> bytes | None:
        """The source of the current version, byte for byte; where it is made of several,
        that of its words."""
        number = versions.current_number(self.connection, id)
        return versions.source_bytes(self.connection, number) if number else None

    def words(self, id: str) -> "Words | None":
        """The times and confidences of the current version's words, over its text as read;
        None where none of its sources has them. Read from the source each time: keep what
        you get."""
        from . import joined

        shown = versions.current(self.connection, id)
        return joined.timed_words(self.connection, shown) if shown else None

    def entries(self) -> list[Entry]:
        """Every transcript, by show, date and title."""
        return listing.entries(self.connection)

    def entry(self, id: str) -> Entry | None:
        return listing.entry(self.connection, id)

    def find(self, ref: str) -> list[Entry]:
        """What `ref` may mean: an id, a path, or words of a title, show or file name."""
        return listing.find(self.connection, ref)

    def remove(self, id: str) -> bool:
        """Take a transcript out; bookmarks, corrections and the reading position wait for
        it to be added again. False if it was not there."""
        return listing.remove(self.connection, id)

    def marks(self, id: str) -> tuple[int, int]:
        """How many bookmarks and corrections a person made in it."""
        return listing.marks(self.connection, id)

    def fingerprints(self) -> dict[str, str]:
        """For each id a text that changes whenever what is to be searched changes."""
        return listing.fingerprints(self.connection)

    def opened(self, id: str) -> None:
        """Note that it is being read now: it is the one to come back to."""
        listing.opened(self.connection, id)

    def last_read(self) -> str | None:
        return pages.last_read(self.connection)

    # Bookmarks

    def add_bookmark(
        self, transcript: Transcript, span: Span, note: str = "", tags: Iterable[str] = ()
    ) -> Bookmark:
        """Keep a span of `transcript`."""
        anchor = anchors.make(transcript, span)
        at = source_span(transcript.blocks, span)
        made = bookmarks.add(self.connection, transcript.id, at, anchor, note, tags)
        return made._replace(span=span)

    def edit_bookmark(
        self,
        transcript: Transcript,
        bookmark: Bookmark,
        *,
        span: Span | None = None,
        note: str | None = None,
        tags: Iterable[str] | None = None,
    ) -> Bookmark:
        """Change a bookmark; what is None stays. `bookmark` is as `bookmarks(transcript)`
        gave it."""
        edited = bookmark
        if span is not None:
            anchor = anchors.make(transcript, span)
            edited = edited._replace(span=span, anchor=anchor, certainty="exact")
        if note is not None:
            edited = edited._replace(note=note)
        if tags is not None:
            edited = edited._replace(
                tags=tuple(dict.fromkeys(t.strip() for t in tags if t.strip()))
            )
        at = source_span(transcript.blocks, edited.span)
        bookmarks.save(self.connection, edited._replace(span=at))
        return edited

    def delete_bookmark(self, bookmark: int) -> bool:
        return bookmarks.set_deleted(self.connection, bookmark, True)

    def undelete_bookmark(self, bookmark: int) -> bool:
        return bookmarks.set_deleted(self.connection, bookmark, False)

    def bookmarks(self, transcript: Transcript) -> list[Bookmark]:
        """Its bookmarks in order, their spans in its shown text."""
        found = bookmarks.listed(self.connection, transcript.id)
        return [mark._replace(span=shown_span(transcript.blocks, mark.span)) for mark in found]

    def all_bookmarks(self) -> list[Bookmark]:
        """The bookmarks of all transcripts, their spans in the versions as read."""
        return bookmarks.listed(self.connection)

    def orphans(self) -> list[Orphans]:
        """Bookmarks whose transcript was removed."""
        return bookmarks.orphans(self.connection)

    def restore(self, removed: str, into: str) -> tuple[int, int]:
        """Put the bookmarks of a removed transcript into another, where their words are
        found there for certain. Gives how many were put back, and how many wait on."""
        return carrying.restore(self.connection, removed, into)

    # Position and settings

    def save_position(self, transcript: Transcript, position: Position) -> None:
        blocks = transcript.blocks
        at = position._replace(
            place=source_place(blocks, position.place),
            top=source_place(blocks, position.top),
        )
        positions.save(self.connection, transcript.id, at)

    def position(self, transcript: Transcript) -> Position | None:
        found = positions.load(self.connection, transcript.id)
        if found is None:
            return None
        blocks = transcript.blocks
        place, top = shown_place(blocks, found.place), shown_place(blocks, found.top)
        return found._replace(place=place, top=top)

    def setting(self, key: str) -> str | None:
        """A small thing the reader remembers (measure, theme, whether the sidebar shows)."""
        return positions.setting(self.connection, key)

    def remember(self, key: str, value: str | None) -> None:
        positions.remember(self.connection, key, value)

    # Corrections

    def correct(self, transcript: Transcript, change: Change, span: Span | None) -> Correction:
        """Write a correction at a span of `transcript` (None: of the whole of it)."""
        return self.correct_all(transcript, [(change, span)])[0]

    def correct_all(
        self, transcript: Transcript, changes: Iterable[tuple[Change, Span | None]]
    ) -> list[Correction]:
        """Write corrections that belong together, all or none: they are undone together."""
        anchored = [(change, corrections.anchor(transcript, span)) for change, span in changes]
        with transaction(self.connection):
            made = corrections.add_all(self.connection, transcript.id, anchored)
            carrying.recount(self.connection, transcript.id)
        return made

    def corrections(self, id: str, *, undone: bool = False) -> list[Correction]:
        return corrections.load(self.connection, id, undone=undone)

    def last_act(self, id: str) -> Act | None:
        """The latest corrections in force that were made together."""
        return undoing.last(self.connection, id)

    def last_undone(self, id: str) -> Act | None:
        """The corrections that were taken back last; None where some were made since."""
        return undoing.last_undone(self.connection, id)

    def undo(self, id: str, made: Iterable[Correction]) -> None:
        """Take corrections of a transcript back, all of them or none."""
        undoing.set_undone(self.connection, id, made, True)

    def redo(self, id: str, made: Iterable[Correction]) -> None:
        """Make corrections again that were taken back, all of them or none."""
        undoing.set_undone(self.connection, id, made, False)
