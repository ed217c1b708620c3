"""The bookmarks of this transcript, or of all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.message import Message

from reader.stylesheets import beside
from transcripts.model import Degree
from transcripts.text import counted

from .note_form import NoteForm
from .row_list import RowBlock, RowList
from .rows import GAP, Piece, Row, clip, fit, hang
from .speaker_names import fit_name, named

Scope = Literal["here", "all"]
WORD_LINES = 3


@dataclass(frozen=True, slots=True)
class BookmarkItem:
    """A bookmark as the pane shows it."""

    id: int
    words: str
    place: str
    """Where it is, as people write it: "line 206", "12:31"."""
    transcript: str
    title: str
    speaker: str | None = None
    colour: int | None = None
    """Index of the speaker, for their colour."""
    degree: Degree | None = None
    """How certain the speaker is; None where it is stated."""
    kind: str = "speech"
    note: str = ""
    tags: tuple[str, ...] = ()


class BookmarkPane(Vertical):
    """Shows what `show` is given; what is done to a bookmark goes up as a message."""

    DEFAULT_CSS = beside(__file__)

    BINDINGS: ClassVar[list[BindingType]] = [
        ("d,delete", "remove", "Remove"),
        ("e", "edit", "Note and tags"),
        ("a", "scope", "Here or all"),
        ("U", "undo", "Undo"),
        ("q,escape", "close", "Close"),
        ("tab", "leave", "To the text"),
    ]

    @dataclass
    class BookmarkChosen(Message):
        """The reader wants to go to a bookmark."""

        bookmark: BookmarkItem

    @dataclass
    class RemovalAsked(Message):
        """A bookmark should go; the pane keeps showing it until `show` says otherwise."""

        bookmark: BookmarkItem

    @dataclass
    class NoteChanged(Message):
        """A bookmark should have this note and these tags."""

        bookmark: BookmarkItem
        note: str
        tags: tuple[str, ...]

    @dataclass
    class ScopeChanged(Message):
        """Bookmarks of this transcript ("here") or of all are wanted."""

        scope: Scope

    @dataclass
    class UndoAsked(Message):
        """The last thing done should be undone."""

    @dataclass
    class Closed(Message):
        """The pane should close."""

    @dataclass
    class Left(Message):
        """The reader goes on to the text; the pane stays."""

    def __init__(
        self,
        bookmarks: Sequence[BookmarkItem] = (),
        *,
        scope: Scope = "here",
        id: str | None = None,
    ) -> None:
        super().__init__(id=id)
        self._bookmarks = list(bookmarks)
        self._scope: Scope = scope
        self._said = ""
        self._editing: BookmarkItem | None = None
        self._head = RowBlock(self._head_rows, classes="bookmark-pane--head")
        self._list = RowList(self._list_rows)
        self._foot = RowBlock(self._foot_rows, classes="bookmark-pane--foot")

    def compose(self) -> ComposeResult:
        yield self._head
        yield self._list
        yield self._foot

    def on_mount(self) -> None:
        self._list.show(self._list_rows, cursor=0)

    @property
    def scope(self) -> Scope:
        return self._scope

    def focus_list(self) -> None:
        """Take the keys."""
        self._list.focus()

    def show(self, bookmarks: Sequence[BookmarkItem], said: str = "") -> None:
        """Show these bookmarks; `said` is what just happened ("Removed · U puts it back")."""
        at = self._list.cursor or 0
        self._bookmarks = list(bookmarks)
        self._said = said
        self._head.show(self._head_rows)
        self._list.show(self._list_rows, cursor=min(at, len(bookmarks) - 1), keep=True)
        self._list.reveal(self._list.cursor)
        self._foot.show(self._foot_rows)

    @property
    def _current(self) -> BookmarkItem | None:
        at = self._list.cursor
        return self._bookmarks[at] if at is not None and at < len(self._bookmarks) else None

    def _head_rows(self, width: int) -> list[Row]:
        where = "in this transcript" if self._scope == "here" else "in all transcripts"
        count = counted(len(self._bookmarks), "bookmark") if self._bookmarks else "Bookmarks"
        return [Row((Piece(count, "strong"), Piece(f" {where}", "muted"))), GAP]

    def _foot_rows(self, width: int) -> list[Row]:
        if self._said:
            return [GAP, Row((Piece(self._said, "good"),))]
        other = "all" if self._scope == "here" else "here"
        keys = f"e note   d remove   a {other}" if self._bookmarks else f"a {other}"
        return [GAP, Row((Piece(keys, "faint"),))]

    def _list_rows(self, width: int) -> list[Row]:
        if not self._bookmarks:
            return _empty(width, self._scope)
        rows: list[Row] = []
        before = None
        for number, bookmark in enumerate(self._bookmarks):
            if number:
                rows.append(GAP)
            if self._scope == "all" and bookmark.transcript != before:
                rows.append(Row((Piece("  "), Piece(fit(bookmark.title, width - 4), "strong"))))
                before = bookmark.transcript
            rows += _bookmark_rows(bookmark, number, width)
        return rows

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        event.stop()
        self.post_message(self.BookmarkChosen(self._bookmarks[event.item]))

    def action_remove(self) -> None:
        if bookmark := self._current:
            self.post_message(self.RemovalAsked(bookmark))

    def action_edit(self) -> None:
        if (bookmark := self._current) and not self.query(NoteForm):
            self._editing = bookmark
            self.mount(NoteForm(note=bookmark.note, tags=bookmark.tags), before=self._foot)

    def on_note_form_submitted(self, event: NoteForm.Submitted) -> None:
        event.stop()
        if bookmark := self._editing:
            self.post_message(self.NoteChanged(bookmark, event.note, event.tags))
        self._end_editing()

    def on_note_form_closed(self, event: NoteForm.Closed) -> None:
        event.stop()
        self._end_editing()

    def _end_editing(self) -> None:
        self._editing = None
        self.query(NoteForm).remove()
        self._list.focus()

    def action_scope(self) -> None:
        self._scope = "all" if self._scope == "here" else "here"
        self.post_message(self.ScopeChanged(self._scope))

    def action_undo(self) -> None:
        self.post_message(self.UndoAsked())

    def action_close(self) -> None:
        self.post_message(self.Closed())

    def action_leave(self) -> None:
        self.post_message(self.Left())


def _bookmark_rows(bookmark: BookmarkItem, item: int, width: int) -> list[Row]:
    indent = Piece("   ")
    room = width - 5
    speech = bookmark.kind == "speech"
    if not speech:
        name = Piece("Summary, not speech", "summary")
    else:
        name = named(bookmark.speaker or "", bookmark.colour, bookmark.degree or "sure")
    name = Piece(fit_name(name.text, room - len(bookmark.place) - 1), name.style)
    rows = [Row((indent, name), (Piece(bookmark.place + "  ", "faint"),), item)]
    rows += hang(
        bookmark.words,
        width - 2,
        indent=3,
        style="text" if speech else "summary",
        item=item,
        lines=WORD_LINES,
    )
    for number, line in enumerate(clip(bookmark.note, room - 2, WORD_LINES)):
        mark = Piece("◆ " if number == 0 else "  ", "bookmark")
        rows.append(Row((indent, mark, Piece(line, "muted")), item=item))
    if bookmark.tags:
        tags = " ".join(f"#{tag}" for tag in bookmark.tags)
        rows.append(Row((indent, Piece(fit(tags, room), "accent")), item=item))
    return rows


def _empty(width: int, scope: Scope) -> list[Row]:
    where = "here" if scope == "here" else "anywhere"
    return [
        *hang(f"Nothing is bookmarked {where} yet.", width - 2, indent=2, style="text"),
        GAP,
        *hang(
            "m in the text keeps the current sentence or the selection, M with a note.",
            width - 2,
            indent=2,
            style="muted",
        ),
    ]
