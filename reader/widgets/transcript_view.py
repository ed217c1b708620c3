"""The transcript as a reader handles it: moving over the page, and selecting on it."""

from __future__ import annotations

from bisect import bisect_left

from textual import events
from textual.geometry import Offset
from textual.selection import Selection

from reader.page import HEADING, Page
from reader.selecting import Marking, unit_span, word_at
from reader.sentences import Span
from reader.themes import Palette
from reader.widgets.page_view import PageView


class TranscriptView(PageView):
    """Moves and selects when told to, by keys or by the mouse."""

    ALLOW_SELECT = False  # the mouse is followed here, so that gutter and gaps select well

    def __init__(self, palette: Palette, *, id: str | None = None) -> None:
        super().__init__(palette, id=id)
        self.marking: Marking | None = None
        """The selection being made, by keys or mouse."""
        self._dragging = False

    def show(self, page: Page, cursor: int, top: int, above: int) -> None:
        self.marking = None
        super().show(page, cursor, top, above)

    # Moving

    def move_rows(self, count: int) -> None:
        """Scroll by rows; at an end of the page the current sentence moves on instead."""
        before = self.top_row
        self._scroll_to_row(before + count)
        if self.top_row == before:
            self.set_cursor(self.sentences.step(self.cursor, 1 if count > 0 else -1))
        else:
            self._pull_cursor(count)

    def move_pages(self, pages: float) -> None:
        """Scroll by so many screens, one row of the old one staying in view."""
        rows = max(1, int((self.size.height - 1) * abs(pages)))
        before = self.top_row
        self._scroll_to_row(before + (rows if pages > 0 else -rows))
        if self.top_row == before:
            self.go_to(len(self.page.text) if pages > 0 else self.page.first_words())
        else:
            self._pull_cursor(1 if pages > 0 else -1)

    def move_to_top(self) -> None:
        self._scroll_to_row(0)
        self._pull_cursor(1)

    def move_sentences(self, count: int) -> None:
        self.reveal_sentence(self.sentences.step(self.cursor, count))

    def move_turns(self, count: int) -> None:
        """To the beginning of another turn; back first to the beginning of this one."""
        start = self.sentences.turn_start(self.cursor[0], 0)
        if count < 0 and start < self.cursor[0]:
            count += 1
        self.go_to(self.sentences.turn_start(self.cursor[0], count))

    def chapter_position(self, count: int) -> int | None:
        """Where the chapter begins that is `count` from the current one; None for none."""
        page = self.page
        element = page.element_at(self.cursor[0])
        step, left, found = (1 if count > 0 else -1), abs(count), None
        if count < 0:
            element = self._own_heading(element)
        while left and 0 <= (element := element + step) < len(page):
            if page.kinds[element] == HEADING:
                found, left = page.starts[element], left - 1
        return found

    def _own_heading(self, element: int) -> int:
        page = self.page
        above = element - 1
        if above >= 0 and page.kinds[above] == HEADING and self.cursor[0] == page.starts[element]:
            return above  # at the beginning already: on to the chapter before
        return element

    def visible_sentences(self) -> list[int]:
        """Where each visible sentence begins in view: the first may have begun above."""
        start, end = self.view_span
        begun = [first for first, _ in self.sentences.between(start, end)]
        above = self.sentences.at(start)
        return [start, *begun] if above[0] < start < above[1] else begun

    def next_hit(self, position: int) -> int:
        """Number (from 0) of the first hit at or after a position; wraps round."""
        count = len(self.over.hit_starts)
        return bisect_left(self.over.hit_starts, position) % count if count else -1

    # Selecting

    def mark(self, marking: Marking | None) -> None:
        """Show another selection, or none."""
        old = self.over.selection
        self.marking = marking
        self.over.selection = marking.span if marking else None
        self.screen.selections = (
            {self: Selection(Offset(marking.span[0], 0), Offset(marking.span[1], 0))}
            if marking
            else {}
        )
        for span in _changed(old, self.over.selection):
            self._repaint_span(span)
        self.post_message(self.Moved(self))

    def mark_unit(self, unit: str) -> None:
        """Select the current sentence or its turn."""
        marking = Marking.of_unit(self.sentences, self.cursor[0], unit)
        if marking.span[0] < marking.span[1]:
            self.mark(marking)

    def extend(self, marking: Marking) -> None:
        """Show a selection whose moving end is elsewhere now, and keep that end in view."""
        start, end = marking.span
        text = self.page.text
        if not text[start:end].strip():  # both ends met: a word is the least that is selected
            while start < len(text) - 1 and text[start].isspace():
                start += 1
            start, end = unit_span(self.sentences, start, "word")
            marking = Marking(self.sentences, start, end)
        self.mark(marking)
        if self.page_layout is not None:
            row = self.page_layout.row_of(max(0, marking.head - (marking.head > marking.anchor)))
            if row < self.top_row:
                self._scroll_to_row(row)
            elif row >= self.top_row + self.size.height:
                self._scroll_to_row(row - self.size.height + 1)

    def extend_rows(self, count: int) -> None:
        """Move the selection's moving end by rows."""
        layout, marking = self.page_layout, self.marking
        if layout is None or marking is None:
            return
        row = min(max(0, layout.row_of(marking.head) + count), layout.rows - 1)
        element, line = layout.element_at(row)
        while line < 0 and 0 < row < layout.rows - 1:  # over the blank rows
            row += 1 if count > 0 else -1
            element, line = layout.element_at(row)
        start, end = layout.lines(element)[max(0, line)]
        self.extend(marking.to(end if count > 0 else start))

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        start = selection.start.x if selection.start else 0
        end = selection.end.x if selection.end else len(self.page.text)
        return self.page.text[start:end], "\n"

    def get_selected(self) -> str:
        """The selected words of the page."""
        start, end = self.over.selection or (0, 0)
        return self.page.text[start:end]

    def selection_updated(self, selection: Selection | None) -> None:
        """Textual took the selection away. It says so late: by then there may be another."""
        if selection is None and not self._dragging and self not in self.screen.selections:
            self.mark(None)

    def position_under(self, x: int, y: int) -> int:
        """The position of the page under a cell of the view; the nearest on its row."""
        layout, geometry = self.page_layout, self.geometry
        if layout is None or geometry is None or not len(self.page):
            return 0
        row = min(max(0, y + self.scroll_offset.y), layout.rows - 1)
        return word_at(layout, row, x - geometry.text)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        if event.button != 1 or not len(self.page):
            return
        position = self.position_under(event.x, event.y)
        self.capture_mouse()
        self._dragging = True
        if self.marking:
            self.mark(None)
        self.marking = Marking(self.sentences, position, position)
        self.set_cursor(self.sentences.at(position))

    def on_mouse_move(self, event: events.MouseMove) -> None:
        if not self._dragging or self.marking is None:
            return
        if event.y < 0 or event.y >= self.size.height:
            self._scroll_to_row(self.top_row + (1 if event.y > 0 else -1))
        position = self.position_under(event.x, min(max(0, event.y), self.size.height - 1))
        self.mark(self.marking.to(position))

    def on_mouse_up(self, event: events.MouseUp) -> None:
        if not self._dragging:
            return
        self._dragging = False
        self.release_mouse()
        if self.marking and self.marking.span[0] == self.marking.span[1]:
            self.marking = None
            self.over.selection = None

    def on_click(self, event: events.Click) -> None:
        """Two clicks take the word, three the sentence, four the turn."""
        event.stop()
        if event.chain > 1 and len(self.page):
            position = self.position_under(event.x, event.y)
            unit = ("word", "sentence", "turn")[min(event.chain, 4) - 2]
            self.mark(Marking.of_unit(self.sentences, position, unit))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        event.stop()
        event.prevent_default()
        self.move_rows(3)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        event.stop()
        event.prevent_default()
        self.move_rows(-3)


def _changed(old: Span | None, new: Span | None) -> list[Span]:
    """The stretches in which two selections differ."""
    if old is None or new is None or old[1] <= new[0] or new[1] <= old[0]:
        return [span for span in (old, new) if span]
    edges = ((old[0], new[0]), (old[1], new[1]))
    # One more on each side, for the characters on which a selection begins and ends.
    return [(max(0, min(a, b) - 1), max(a, b) + 1) for a, b in edges if a != b]
