"""Bookmarks of the transcript that is read: keep, walk along them, take back."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from time import time
from typing import NamedTuple

from reader.desk import Desk, Opened
from reader.sentences import Span
from transcripts.library import Bookmark


class Change(NamedTuple):
    """Something that can be taken back: what it was, and how to undo and redo it."""

    sentence: str
    undo: Callable[[], None]
    redo: Callable[[], None]
    at: float = 0.0
    """When it was made or taken back, in seconds since the epoch."""


class Marks:
    """The bookmarks on the page. Whatever it says was kept is on the disk by then."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._opened: Opened | None = None
        self.bookmarks: list[Bookmark] = []
        self.spans: list[Span] = []
        """Where they stand on the page, in the order of `bookmarks`."""
        self._done: list[Change] = []
        self._undone: list[Change] = []

    def show(self, opened: Opened) -> None:
        """The bookmarks of another transcript."""
        self._opened = opened
        self.reload()

    def reload(self) -> None:
        if self._opened is None:
            return
        marks = self._desk.bookmarks(self._opened)
        placed = sorted(
            ((self._desk.bookmark_positions(self._opened, mark), mark) for mark in marks),
            key=lambda pair: pair[0],
        )
        self.spans = [span for span, _ in placed]
        self.bookmarks = [mark for _, mark in placed]

    def at(self, span: Span) -> Bookmark | None:
        """The bookmark that holds just these words."""
        for place, mark in zip(self.spans, self.bookmarks, strict=True):
            if place == span:
                return mark
        return None

    def keep(self, span: Span, note: str = "", tags: tuple[str, ...] = ()) -> Bookmark:
        """Bookmark a stretch of the page."""
        assert self._opened is not None
        mark = self._desk.add_bookmark(self._opened, *span, note=note, tags=tags)
        library = self._desk.library
        self._did(
            Change(
                "Bookmark",
                lambda: void(library.delete_bookmark(mark.id)),
                lambda: void(library.undelete_bookmark(mark.id)),
            )
        )
        return mark

    def annotate(self, mark: Bookmark, note: str, tags: tuple[str, ...]) -> None:
        """Give a bookmark another note and other tags."""
        assert self._opened is not None
        library, transcript = self._desk.library, self._opened.transcript
        edited = library.edit_bookmark(transcript, mark, note=note, tags=tags)
        self._did(
            Change(
                "Note",
                lambda: void(
                    library.edit_bookmark(transcript, edited, note=mark.note, tags=mark.tags)
                ),
                lambda: void(library.edit_bookmark(transcript, mark, note=note, tags=tags)),
            )
        )

    def remove(self, mark: Bookmark) -> None:
        library = self._desk.library
        library.delete_bookmark(mark.id)
        self._did(
            Change(
                "Removed bookmark",
                lambda: void(library.undelete_bookmark(mark.id)),
                lambda: void(library.delete_bookmark(mark.id)),
            )
        )

    @property
    def changed(self) -> float:
        """When the change was made that `undo` takes back; 0 where there is none."""
        return self._done[-1].at if self._done else 0.0

    @property
    def taken_back(self) -> float:
        """When the change was taken back that `redo` does again; 0 where there is none."""
        return self._undone[-1].at if self._undone else 0.0

    def undo(self) -> str:
        """Take the last change back; a sentence about it."""
        if not self._done:
            return "There is nothing to undo."
        change = self._done.pop()
        change.undo()
        self._undone.append(change._replace(at=time()))
        self.reload()
        return f"{change.sentence}: undone."

    def redo(self) -> str:
        if not self._undone:
            return "There is nothing to do again."
        change = self._undone.pop()
        change.redo()
        self._done.append(change._replace(at=time()))
        self.reload()
        return f"{change.sentence}: done again."

    def step(self, cursor: Span, count: int) -> int | None:
        """Position of the bookmark `count` further on, round the end; None without any."""
        starts = [start for start, end in self.spans if start < end]
        if not starts:
            return None
        if count > 0:
            index = bisect_right(starts, cursor[1] - 1) + count - 1
        else:
            index = bisect_left(starts, cursor[0]) + count
        return starts[index % len(starts)]

    def _did(self, change: Change) -> None:
        self._done.append(change._replace(at=time()))
        self._undone.clear()
        self.reload()


def void(_: object) -> None:
    """Forget a value: a change's undo gives none."""
