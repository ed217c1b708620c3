"""A list of rows that scrolls, with a cursor on one of its items."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from .row_block import Builder, Painter, RowBlock, speaker_look
from .rows import Row

__all__ = ["RowBlock", "RowList", "speaker_look"]

BAR = "▌"
THIN_BAR = "▏"


class RowList(Painter, ScrollView, can_focus=True):
    """A list that scrolls, with a cursor on one of its items.

    An item may take several rows; headings and gaps belong to none and are stepped over.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "move(1)", "Next", show=False),
        Binding("k,up", "move(-1)", "Previous", show=False),
        Binding("space,pagedown", "page(1)", "Page down", show=False),
        Binding("b,pageup", "page(-1)", "Page up", show=False),
        Binding("g,home", "edge(-1)", "First", show=False),
        Binding("G,end", "edge(1)", "Last", show=False),
        Binding("enter", "choose", "Choose", show=False),
    ]

    cursor: reactive[int | None] = reactive(None, init=False)
    """Number of the item that keys act on; None when there is none."""

    @dataclass
    class Moved(Message):
        """The cursor came to another item."""

        rows: RowList
        item: int

        @property
        def control(self) -> RowList:
            return self.rows

    @dataclass
    class Chosen(Message):
        """An item was chosen by Enter or with the mouse."""

        rows: RowList
        item: int

        @property
        def control(self) -> RowList:
            return self.rows

    def __init__(
        self,
        build: Builder | None = None,
        *,
        cursor_when_blurred: bool = True,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._build = build
        self._rows: list[Row] = []
        self._first: dict[int, int] = {}
        self._last: dict[int, int] = {}
        self._built_for: int | None = None
        self._wanted: int | None = None
        self._cursor_when_blurred = cursor_when_blurred

    def show(
        self,
        build: Builder,
        *,
        cursor: int | None = None,
        keep: bool = False,
        centre: bool = False,
    ) -> None:
        """Show other rows, the cursor on item `cursor`.

        `keep` leaves the list scrolled where it is; else it goes to the cursor or the top,
        with `centre` so that there are rows on both sides of the cursor.
        """
        self._build = build
        self._built_for = None
        # Before the list has a size there are no rows; the cursor is set when it has one.
        self._wanted = cursor
        self._measure()
        self.set_reactive(RowList.cursor, self._nearest(cursor))
        if not keep:
            self.scroll_to(y=0, animate=False, force=True)
            self.reveal(self.cursor, centre=centre)
        self.refresh()

    def _nearest(self, item: int | None) -> int | None:
        if item is None or not self._first:
            return None
        return (
            item if item in self._first else min(self._first, key=lambda known: abs(known - item))
        )

    @property
    def shown(self) -> list[Row]:
        """The rows as they are for the present width."""
        self._measure()
        return self._rows

    @property
    def items(self) -> list[int]:
        """Numbers of the items in the list, from top to bottom."""
        self._measure()
        return list(self._first)

    def _measure(self) -> None:
        width = self.scrollable_content_region.width or self.size.width
        if self._built_for == width:
            return
        self._rows = self._build(width) if self._build and width else []
        self._built_for = width
        self._first.clear()
        self._last.clear()
        for y, row in enumerate(self._rows):
            if row.item is not None:
                self._first.setdefault(row.item, y)
                self._last[row.item] = y
        self.virtual_size = Size(width, len(self._rows))

    def on_resize(self) -> None:
        self._measure()
        here = self._wanted if self.cursor is None else self.cursor
        self.set_reactive(RowList.cursor, self._nearest(here))
        self.reveal(self.cursor)
        self.refresh()  # it was painted before the cursor was known

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()

    def reveal(self, item: int | None, *, centre: bool = False) -> None:
        """Scroll so far that all rows of `item` can be seen, its heading too if near."""
        if item is None or item not in self._first:
            return
        top, bottom = self._first[item], self._last[item]
        while top > 0 and self._rows[top - 1].item is None and self._first[item] - top < 3:
            top -= 1
        height = self.size.height
        y = round(self.scroll_y)
        if centre and not y <= top <= bottom < y + height:
            y = top - height // 3
        elif top < y:
            y = top
        elif bottom >= y + height:
            y = min(self._first[item], bottom - height + 1)
        self.scroll_to(y=max(0, y), animate=False, force=True)

    def watch_cursor(self, old: int | None, new: int | None) -> None:
        for item in (old, new):
            if item in self._first:
                self.refresh_lines(self._first[item], self._last[item] - self._first[item] + 1)
        self.reveal(new)
        if new is not None:
            self.post_message(self.Moved(self, new))

    def action_move(self, step: int) -> None:
        """Go `step` items on, from none to the first; scroll where there are only words."""
        items = self.items
        if not items:
            self.scroll_relative(y=step, animate=False)
            return
        if self.cursor not in self._first:
            self.cursor = items[0]
            return
        at = items.index(self.cursor) + step
        self.cursor = items[min(max(at, 0), len(items) - 1)]

    def action_page(self, pages: int) -> None:
        """Go about a page on, to the item that stands there."""
        items = self.items
        if not items:
            self.scroll_relative(y=pages * max(1, self.size.height - 2), animate=False)
            return
        here = self._first.get(self.cursor if self.cursor is not None else items[0], 0)
        goal = here + pages * max(1, self.size.height - 2)
        if pages > 0:
            near = [item for item in items if self._first[item] <= goal]
            self.cursor = near[-1] if near else items[-1]
        else:
            near = [item for item in items if self._first[item] >= goal]
            self.cursor = near[0] if near else items[0]

    def action_edge(self, side: int) -> None:
        """Go to the first item (-1) or the last (1)."""
        if items := self.items:
            self.cursor = items[0] if side < 0 else items[-1]
        else:
            self.scroll_to(y=0 if side < 0 else len(self.shown), animate=False)

    def action_choose(self) -> None:
        if self.cursor is not None:
            self.post_message(self.Chosen(self, self.cursor))

    def on_click(self, event: events.Click) -> None:
        y = event.y + round(self.scroll_y)
        item = self.shown[y].item if y < len(self.shown) else None
        if item is not None:
            self.cursor = item
            self.post_message(self.Chosen(self, item))

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        y += round(self.scroll_y)
        rows = self.shown
        if y >= len(rows):
            return Strip.blank(width, self.rich_style)
        row = rows[y]
        seen = self.has_focus or self._cursor_when_blurred
        on_cursor = seen and row.item is not None and row.item == self.cursor
        lit = on_cursor or (row.lit and not (self.has_focus and self.cursor is not None))
        bar = BAR if lit else THIN_BAR if row.lit else ""
        return self.paint(row, width, bar=bar, lit=lit)
