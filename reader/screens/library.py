"""The library: all transcripts, the one to read is chosen here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Input, Static

from reader.controllers.typed_ahead import GIVING_AWAY, TypedAhead, stop
from reader.screens.library_rows import EntryLike, how_far, library_rows, matches
from reader.stylesheets import beside
from reader.widgets.field import Field
from reader.widgets.row_list import RowBlock, RowList
from reader.widgets.rows import GAP, Piece, Row, hang
from transcripts.text import counted


class LibraryScreen(Screen[str | None]):
    """Dismissed with the id of the transcript to read, or None to leave."""

    DEFAULT_CSS = beside(__file__)

    AUTO_FOCUS = "RowList"
    BINDINGS: ClassVar[list[BindingType]] = [
        ("slash", "filter", "Filter"),
        ("s", "search", "Search in all"),
        ("question_mark", "help", "Keys"),
        ("q,escape", "back", "Leave"),
        ("Q", "back", "Leave"),
    ]

    @dataclass
    class SearchAsked(Message):
        """The reader wants to search in all transcripts."""

    @dataclass
    class HelpAsked(Message):
        """The reader wants to see the keys."""

    def __init__(self, entries: Sequence[EntryLike], *, current: str | None = None) -> None:
        """`entries` in the order to be shown; the cursor stands on the one called `current`."""
        super().__init__()
        self._entries = list(entries)
        self._shown = list(entries)
        self._current = current
        self._said = ""
        self._left = False
        self._field = Field(placeholder="title, show, person")
        self._list = RowList(self._rows)
        self._foot = RowBlock(self._foot_rows, classes="library--foot")
        self.ahead = TypedAhead(self, self._list)
        self.searching = False
        """Whether it is left for a search."""

    def compose(self) -> ComposeResult:
        with Vertical(classes="library--page"):
            yield RowBlock(self._head_rows, classes="library--head")
            with Horizontal(classes="library--filter"):
                yield Static(Content("/"), classes="library--prompt")
                yield self._field
            yield self._list
        yield self._foot

    def on_mount(self) -> None:
        self._list.focus()
        self._list.show(self._rows, cursor=self._start())
        self._toggle_filter()

    def show(self, entries: Sequence[EntryLike], said: str = "") -> None:
        """Show other entries, and what just happened on the line at the foot."""
        self._entries, self._said = list(entries), said
        self._apply()
        self.query_one(".library--head", RowBlock).show(self._head_rows)

    def _start(self) -> int:
        ids = [entry.id for entry in self._shown]
        return ids.index(self._current) if self._current in ids else 0

    def _head_rows(self, width: int) -> list[Row]:
        count = counted(len(self._entries), "transcript") if self._entries else ""
        far = [how_far(entry) for entry in self._entries]
        count += "".join(f", {far.count(word)} {word}" for word in ("new", "begun") if word in far)
        return [Row((Piece("Library", "strong"),), (Piece(count, "faint"),)), GAP]

    def _foot_rows(self, width: int) -> list[Row]:
        if self._said:
            return [Row((Piece(self._said, "good"),))]
        keys = "Enter read   / filter   s search in all   q out" if self._entries else "q out"
        if self._field.has_focus:
            keys = "Enter to the list"
        return [Row((Piece(keys, "faint"),))]

    def _rows(self, width: int) -> list[Row]:
        if not self._entries:
            return _empty(width)
        if not self._shown:
            said = f"No title, show or person matches “{self._field.value.strip()}”."
            return hang(said, width - 2, indent=2, style="text", lines=6)
        return library_rows(self._shown, width)

    def _apply(self) -> None:
        self._shown = [entry for entry in self._entries if matches(entry, self._field.value)]
        self._list.show(self._rows, cursor=self._start())
        self._foot.show(self._foot_rows)

    def _toggle_filter(self) -> None:
        self._foot.show(self._foot_rows)
        line = self.query_one(".library--filter")
        line.display = self._field.has_focus or bool(self._field.value)

    async def on_key(self, event: events.Key) -> None:
        """Carry out what a key of the list does, unless it came too early for what it is for.
        At once: by way of the bindings it would be after keys that came behind it."""
        if self.ahead.early(event) or self.ahead.missed(event):
            return
        if self.focused is self._list:
            for part in (self._list, self):
                bound = part._bindings.key_to_bindings.get(event.key)
                if bound:
                    stop(event)
                    if bound[0].action in GIVING_AWAY and self._list.cursor is not None:
                        self.ahead.hold_a_moment()
                    await part.run_action(bound[0].action)
                    return

    def on_descendant_focus(self) -> None:
        self.ahead.focus_moved()

    def action_filter(self) -> None:
        self.query_one(".library--filter").display = True
        self.set_focus(self._field)
        self._foot.show(self._foot_rows)

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self._apply()

    def on_field_left(self, event: Field.Left) -> None:
        event.stop()
        self._list.focus()
        self.call_after_refresh(self._toggle_filter)

    def on_field_abandoned(self, event: Field.Abandoned) -> None:
        event.stop()
        self._field.value = ""
        self._list.focus()
        self.call_after_refresh(self._toggle_filter)

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        event.stop()
        self.leave(self._shown[event.item].id)

    def on_row_list_moved(self, event: RowList.Moved) -> None:
        event.stop()
        if event.item < len(self._shown):
            self._current = self._shown[event.item].id

    def action_search(self) -> None:
        self.ahead.hold(opening=True)
        self.post_message(self.SearchAsked())

    def action_help(self) -> None:
        self.post_message(self.HelpAsked())

    def action_back(self) -> None:
        self.leave(None)

    def leave(self, id: str | None) -> None:
        """Leave for the transcript `id`, or None; once, for keys may come faster than that.
        Those that come behind it are kept for what is read."""
        if not self._left:
            self._left = True
            self.ahead.hold(opening=True)
            self.dismiss(id)


def _empty(width: int) -> list[Row]:
    return [
        *hang("Nothing here yet.", width - 2, indent=2, style="text"),
        GAP,
        *hang("Take transcripts in with", width - 2, indent=2, style="muted"),
        GAP,
        Row((Piece("    tapelog add FILES", "accent"),)),
    ]
