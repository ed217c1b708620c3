"""What lies on the desk: the library, and the transcript that is being read.

Headless: the screens ask it for pages and tell it what a person made. Every method that
writes has written when it returns.
"""

from __future__ import annotations

import sqlite3
from array import array
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from reader.first_page import pack
from reader.page import FIRST_KEY, PAGE_FORMAT, PAGE_KEY, Page
from reader.setting import set_page
from transcripts.clock import clock
from transcripts.columns import KIND_NAMES, Place
from transcripts.library import Bookmark, Library, Position
from transcripts.library.connection import transaction
from transcripts.library.pages import cached_page, cached_pages, keep_page
from transcripts.model import Degree, Person, Span, Transcript, degree
from transcripts.quotes.places import place_label
from transcripts.shown import shown_place

if TYPE_CHECKING:
    from reader.layout import Layout
    from reader.widgets.bookmark_pane import BookmarkItem
    from reader.widgets.search_hits import HitLike

LONGEST_NAME = 14
LONG = 5_000
"""Elements from which a page is long: its heights are kept, not counted at every start."""
HEIGHTS_KEY = f"heights {PAGE_FORMAT}"


class Opened(NamedTuple):
    """A transcript as it goes on the screen, and where its reader stopped."""

    transcript: Transcript
    page: Page
    cursor: int
    """Position of the page where the current sentence begins."""
    top: int
    above: int
    """Rows from the upper edge down to position `top`."""
    heights: dict[int, array[int]]
    """Heights of the elements of a long page by text width, as far as they are kept."""


class Desk:
    """One library, open for as long as the reader runs."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self._names: dict[str, tuple[str, ...]] = {}
        self._seen: dict[str, tuple[str, ...]] = {}

    def open(self, id: str, *, resume: bool = True) -> Opened | None:
        """Take a transcript to read, at the place where its reader stopped; None if there
        is none of that id."""
        transcript = self.library.transcript(id)
        if transcript is None:
            return None
        self._seen.pop(id, None)  # people may have other names by now
        page = self._page(transcript)
        rows = self._kept_heights(id) if len(page) >= LONG else {}
        position = self.library.position(transcript) if resume else None
        if position is None or not len(page):
            first = page.first_words()
            return Opened(transcript, page, page.first_speech(), first, len(page.text), rows)
        blocks = transcript.blocks
        return Opened(
            transcript,
            page,
            page.page_offset(blocks.offset(position.place)),
            page.page_offset(blocks.offset(position.top)),
            position.rows_above,
            rows,
        )

    def began(self, opened: Opened) -> None:
        """Note that it is being read: it is the one to come back to from now on."""
        with suppress(sqlite3.Error):
            self.library.opened(opened.transcript.id)

    def _kept_heights(self, id: str) -> dict[int, array[int]]:
        """The heights of a long page at the widths it was lately set at."""
        found: dict[int, array[int]] = {}
        kept = cached_pages(self.library.connection, id, f"{HEIGHTS_KEY} ")
        for width, data in kept.items():
            column: array[int] = array("I")
            column.frombytes(data)
            found[int(width)] = column
        return found

    def keep_heights(self, opened: Opened, width: int, heights: array[int]) -> None:
        """Keep the heights of a long page at a width, for the next start."""
        if len(opened.page) >= LONG and width not in opened.heights:
            opened.heights[width] = heights
            key = f"{HEIGHTS_KEY} {width}"
            id = opened.transcript.id
            keep_page(self.library.connection, id, key, heights.tobytes())

    def _page(self, transcript: Transcript) -> Page:
        """The page as kept, so that the next start paints at once; made anew if need be."""
        connection = self.library.connection
        kept = cached_page(connection, transcript.id, PAGE_KEY)
        if kept is not None:
            try:
                return Page.from_bytes(kept, transcript.text)
            except ValueError:
                pass
        page = set_page(transcript, gutter_names(transcript.people))
        with suppress(sqlite3.Error):  # a page that cannot be kept can be read all the same
            keep_page(connection, transcript.id, PAGE_KEY, page.to_bytes())
        return page

    def save_place(
        self, opened: Opened, place: tuple[int, int, int], read_to: int, layout: Layout | None
    ) -> str:
        """Keep where the reader is (cursor, top, rows above it) and, where its `layout` is
        given, the heights of a long page. Gives why it could not be kept, else nothing."""
        try:
            with transaction(self.library.connection):
                self.save_position(opened, *place, read_to=read_to)
                if layout is not None:
                    self.keep_heights(opened, layout.width, layout.heights)
        except sqlite3.Error as error:
            return str(error)
        return ""

    def save_position(
        self, opened: Opened, cursor: int, top: int, above: int, read_to: int
    ) -> None:
        """Keep where the reader is; all four in positions of the page, `above` in rows."""
        page, blocks = opened.page, opened.transcript.blocks
        connection, id = self.library.connection, opened.transcript.id
        keep_page(connection, id, FIRST_KEY, pack(page, top, above))
        self.library.save_position(
            opened.transcript,
            Position(
                blocks.place(page.doc_offset(cursor)),
                blocks.place(page.doc_offset(top)),
                above,
                min(1.0, read_to / max(1, len(page.text))),
            ),
        )

    # Bookmarks

    def bookmarks(self, opened: Opened) -> list[Bookmark]:
        return self.library.bookmarks(opened.transcript)

    def add_bookmark(
        self, opened: Opened, start: int, end: int, note: str = "", tags: tuple[str, ...] = ()
    ) -> Bookmark:
        """Keep the words between two positions of the page."""
        span = span_of(opened, start, end)
        return self.library.add_bookmark(opened.transcript, span, note, tags)

    def bookmark_positions(self, opened: Opened, bookmark: Bookmark) -> tuple[int, int]:
        """Where a bookmark stands, in positions of the page; the same twice where the page
        leaves its words out."""
        page, blocks = opened.page, opened.transcript.blocks
        first = blocks.offset(bookmark.span.start)
        last = max(first, blocks.offset(bookmark.span.end) - 1)
        start = page.page_offset(first)
        if not page.shows(first):
            return start, start
        shown = page.shows(last)
        end = page.page_offset(last) + 1 if shown else page.ends[page.element_at(start)]
        return start, max(start + 1, end)

    def bookmark_item(self, mark: Bookmark, opened: Opened) -> BookmarkItem:
        """A bookmark as the pane shows it."""
        from reader.widgets.bookmark_pane import BookmarkItem

        here = mark.transcript == opened.transcript.id
        start = mark.span.start
        place, speaker, colour, kind = f"block {start.block}", None, None, "speech"
        sure: Degree | None = None
        if here:
            transcript = opened.transcript
            offset = transcript.blocks.offset(start)
            turn = transcript.turns.at(offset)
            place = place_label(transcript, offset)
            index = transcript.turns.speakers[turn]
            speaker = transcript.speaker_name(index)
            colour = index if index >= 0 else None
            kind = KIND_NAMES[transcript.turns.kinds[turn]]
            last = max(offset + 1, transcript.blocks.offset(mark.span.end))
            if transcript.inferred(offset, last):
                sure = degree(transcript.confidence(offset, last))
        elif mark.anchor.start is not None:
            place = clock(mark.anchor.start)
        else:
            place = self._line(mark.transcript, start.block) or place
        return BookmarkItem(
            id=mark.id,
            words=mark.words,
            place=place,
            transcript=mark.transcript,
            title=opened.transcript.name if here else self.name_of(mark.transcript),
            speaker=speaker,
            colour=colour,
            degree=sure,
            kind=kind,
            note=mark.note,
            tags=mark.tags,
        )

    # Hits of a search, in transcripts that need not be open

    def hit_place(self, hit: HitLike) -> str:
        """Where a hit is: its time, else its line in the source, else its turn."""
        from reader.widgets.search_hits import place_label as search_place

        if hit.start is None and hit.kind in ("speech", "description"):
            line = self._line(hit.transcript, hit.block)
            if line:
                return line
        return search_place(hit)

    def _line(self, id: str, block: int) -> str:
        number = self.library.line(id, block)
        return f"line {number}" if number else ""

    def offset_of(self, id: str, place: Place) -> int:
        """The document offset of a place of a version as read, in a transcript that need not
        be open."""
        transcript = self.library.transcript(id)
        if transcript is None:
            return 0
        return transcript.blocks.offset(shown_place(transcript.blocks, place))

    def hit_speaker(self, hit: HitLike) -> int | None:
        """The index of a hit's speaker among the people of its transcript."""
        if hit.speaker is None:
            return None
        stated = self._stated(hit.transcript)
        if hit.speaker in stated and hit.degree is None:
            return stated.index(hit.speaker)
        shown = self._shown(hit.transcript)
        return shown.index(hit.speaker) if hit.speaker in shown else None

    def _stated(self, id: str) -> tuple[str, ...]:
        """The speakers that the source of a transcript states."""
        if id not in self._names:
            found = self.library.details(id)
            self._names[id] = full_names(found[0].people if found else ())
        return self._names[id]

    def _shown(self, id: str) -> tuple[str, ...]:
        """The speakers of a transcript as it is shown: worked out, or renamed."""
        if id not in self._seen:
            transcript = self.library.transcript(id)
            self._seen[id] = full_names(transcript.people if transcript else ())
        return self._seen[id]

    def name_of(self, id: str) -> str:
        entry = self.library.entry(id)
        return (entry.title or entry.name) if entry else id


def doc_span(page: Page, start: int, end: int) -> tuple[int, int]:
    """Document offsets of a stretch of the page; furniture at its ends is left out."""
    first = page.doc_offset(start)
    last = page.doc_offset(max(start, end - 1)) + 1
    return first, max(first, last)


def span_of(opened: Opened, start: int, end: int) -> Span:
    first, last = doc_span(opened.page, start, end)
    blocks = opened.transcript.blocks
    return Span(blocks.place(first), blocks.place(last))


def gutter_names(people: tuple[Person, ...]) -> tuple[str, ...]:
    """What the gutter prints for each person: the surname where that is enough."""
    from transcripts.speakers.names import display_names

    return tuple(cut(name) for name in display_names(full_names(people)))


def full_names(people: tuple[Person, ...]) -> tuple[str, ...]:
    """What to call each person: "Speaker 1" where they have no name."""
    return tuple(person.called(index) for index, person in enumerate(people))


def cut(name: str) -> str:
    return name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - 1] + "…"


def hit_offset(transcript: Transcript, hit: HitLike) -> int:
    """Document offset of the words of a hit: of its paragraph where they are not there."""
    start = transcript.blocks.offset(Place(hit.block, hit.from_))
    if hit.spans and transcript.text.startswith(hit.text, start):
        return start + hit.spans[0][0]
    return start


def span_positions(opened: Opened, hit: HitLike) -> list[tuple[int, int]]:
    """Where the words of a hit stand on the page."""
    transcript, page = opened.transcript, opened.page
    start = transcript.blocks.offset(Place(hit.block, hit.from_))
    if not transcript.text.startswith(hit.text, start):
        return []
    return [
        (page.page_offset(start + a), page.page_offset(start + b - 1) + 1)
        for a, b in hit.spans
        if page.shows(start + a)
    ]
