"""The page in view: scrolling, the current sentence, the selection.

A `ScrollView` on Textual's Line API: only visible rows are ever built, and only changed
ones painted again. What it stands on is a position of the page, never a row, so a new
width or measure leaves the current sentence where it is on the screen.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import OrderedDict
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip

from reader.layout import MEASURE, Geometry, Layout
from reader.page import FURNITURE, HEADING, Page
from reader.selecting import Marking, word_at
from reader.sentences import Sentences, Span
from reader.themes import Palette
from reader.widgets.painting import Look, Overlays, paint_row


class TranscriptView(ScrollView, can_focus=True):
    """Shows a `Page`; moves and marks when told to, and says what happened in messages."""

    ALLOW_SELECT = False  # the mouse is followed here, so that gutter and gaps select well

    @dataclass
    class Moved(Message):
        """The current sentence, the selection or the part in view is another one."""

        view: TranscriptView

        @property
        def control(self) -> TranscriptView:
            return self.view

    DEFAULT_CSS = """
    TranscriptView { scrollbar-size: 0 0; overflow-y: scroll; overflow-x: hidden; }
    """
    _MARGIN: ClassVar[float] = 0.25
    """How far down the view a place that is jumped to stands."""

    def __init__(self, palette: Palette, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.page = Page()
        self.sentences = Sentences(self.page)
        self.measure = MEASURE
        self.over = Overlays()
        self.marking: Marking | None = None
        """The selection being made, by keys or mouse."""
        self.page_layout: Layout | None = None
        self.geometry: Geometry | None = None
        self._look = Look.of(palette)
        self._strips: OrderedDict[int, Strip] = OrderedDict()
        self._waiting: tuple[int, int, int] | None = None
        self._dragging = False

    # What is shown

    def show(self, page: Page, cursor: int, top: int, above: int) -> None:
        """Show a page with the sentence at position `cursor` current and position `top`
        on the row that is `above` rows from the upper edge."""
        self.page = page
        self.sentences = Sentences(page)
        self.over = Overlays(places=self.over.places)
        self.marking = None
        self.over.current = self.sentences.at(cursor) if len(page) else None
        self.page_layout = None
        self._waiting = (cursor, top, above)
        if self.size.width:
            self._lay_out()

    def set_palette(self, palette: Palette) -> None:
        self._look = Look.of(palette)
        self._repaint()

    def set_measure(self, measure: int) -> None:
        """Set the text `measure` columns wide; the current sentence keeps its row."""
        self.measure = measure
        if self.page_layout is not None:
            self._lay_out()

    def set_places(self, shown: bool) -> None:
        self.over.places = shown
        self._repaint()

    def set_hits(self, starts: array[int], ends: array[int], now: int) -> None:
        """Light the hits of a search, the one numbered `now` (from 0) more than the others."""
        self.over.hit_starts, self.over.hit_ends, self.over.hit_now = starts, ends, now
        self._repaint()

    def set_bookmarks(self, spans: list[Span]) -> None:
        self.over.bookmarks = sorted(spans)
        self._repaint()

    def set_hints(self, hints: dict[int, str]) -> None:
        self.over.hints = hints
        self._repaint()

    def _repaint(self) -> None:
        self._strips.clear()
        self.refresh()

    # Geometry

    def on_resize(self, event: events.Resize) -> None:
        if event.size.width:
            self._lay_out()

    def _lay_out(self) -> None:
        # The size includes no scrollbar, and a width once counted serves every measure below.
        width = self.size.width
        geometry = Geometry(self.page, width + Geometry.RIBBON, self.measure)
        old, old_layout = self.geometry, self.page_layout
        self.geometry = geometry
        if (
            old_layout is not None
            and old is not None
            and old_layout.width == geometry.text_width
            and self._waiting is None
        ):
            self._set_rows(old_layout)
            self._repaint()
            return
        keep = self._kept_row(old_layout)
        layout = self.page_layout = Layout(self.page, geometry.text_width)
        self._set_rows(layout)
        if self._waiting is not None:
            cursor, top, above = self._waiting
            self._waiting = None
            self._scroll_to_row(layout.row_of(top) - above)
            if not self._in_view(layout.row_of(cursor)):
                self._reveal(cursor)
        elif keep is not None and self.over.current:
            self._scroll_to_row(layout.row_of(self.over.current[0]) - keep)
        self._repaint()
        self.post_message(self.Moved(self))

    def _set_rows(self, layout: Layout) -> None:
        self.virtual_size = Size(self.size.width, layout.rows + 1)

    def _kept_row(self, layout: Layout | None) -> int | None:
        if layout is None or self.over.current is None:
            return None
        row = layout.row_of(self.over.current[0]) - self.scroll_offset.y
        return min(max(0, row), max(0, self.size.height - 1))

    @property
    def top_row(self) -> int:
        return round(self.scroll_target_y)

    @property
    def top_place(self) -> tuple[int, int]:
        """The first words on or below the upper edge, as a position, and how many rows
        above them the edge lies."""
        layout = self.page_layout
        if layout is None or not len(self.page):
            return (0, 0)
        element, line = layout.element_at(self.top_row)
        if line < 0 or self.page.kinds[element] in FURNITURE:
            while element + 1 < len(self.page) and self.page.kinds[element] in FURNITURE:
                element += 1
            position = self.page.starts[element]
        else:
            position = layout.lines(element)[line][0]
        return position, max(0, layout.row_of(position) - self.top_row)

    @property
    def last_top(self) -> int:
        return max(0, (self.page_layout.rows + 1 if self.page_layout else 0) - self.size.height)

    @property
    def view_span(self) -> Span:
        """Positions of the page between the upper and the lower edge."""
        layout = self.page_layout
        if layout is None or not len(self.page):
            return (0, 0)
        top = self.top_row
        bottom = min(layout.rows, top + self.size.height) - 1
        element, line = layout.element_at(bottom)
        lines = layout.lines(element)
        end = lines[line][1] if line >= 0 else layout.page.starts[element]
        return layout.position_at(top), end

    def _in_view(self, row: int) -> bool:
        return self.top_row <= row < self.top_row + self.size.height

    def _scroll_to_row(self, row: int) -> None:
        row = min(max(0, row), self.last_top)
        self.scroll_to(y=row, animate=False, force=True, immediate=True)

    # Painting

    def render_line(self, y: int) -> Strip:
        row = y + self.scroll_offset.y
        strip = self._strips.get(row)
        if strip is None:
            if self.page_layout is None or self.geometry is None:
                return Strip.blank(self.size.width, self._look.base)
            strip = paint_row(self.page_layout, self.geometry, self._look, self.over, row)
            self._strips[row] = strip
            if len(self._strips) > 400:
                self._strips.popitem(last=False)
        return strip

    def _repaint_span(self, span: Span | None) -> None:
        """Paint only the rows again that a span stands on."""
        layout = self.page_layout
        if span is None or layout is None:
            return
        first, last = layout.row_of(span[0]), layout.row_of(max(span[0], span[1] - 1))
        top, height = self.scroll_offset.y, self.size.height
        for row in range(max(first, top - 200), min(last, top + height + 200) + 1):
            self._strips.pop(row, None)
        low, high = max(first, top), min(last, top + height - 1)
        if low <= high:
            self.refresh(Region(0, low - top, self.size.width, high - low + 1))

    # The current sentence

    @property
    def cursor(self) -> Span:
        return self.over.current or (0, 0)

    def set_cursor(self, sentence: Span) -> None:
        """Make a sentence current where it stands, without scrolling."""
        if sentence != self.over.current:
            old, self.over.current = self.over.current, sentence
            self._repaint_span(old)
            self._repaint_span(sentence)
        self.post_message(self.Moved(self))

    def reveal_sentence(self, sentence: Span) -> None:
        """Make a sentence current and scroll only if it is not wholly in view."""
        self.set_cursor(sentence)
        self._reveal(sentence[0], sentence[1])

    def go_to(self, position: int) -> None:
        """Make the sentence at a position current and bring it into view."""
        self.reveal_sentence(self.sentences.at(position))

    def _reveal(self, start: int, end: int | None = None) -> None:
        layout = self.page_layout
        if layout is None:
            return
        first = layout.row_of(start)
        last = layout.row_of(max(start, (end or start) - 1))
        if self._in_view(first) and self._in_view(last):
            return
        element = self.page.element_at(start)
        # With a heading just above, the heading shows too.
        if first == layout.row_of(self.page.starts[element]) and element:
            before = element - 1
            if self.page.kinds[before] in FURNITURE:
                first = layout.row_of(self.page.starts[before])
        self._scroll_to_row(first - int(self.size.height * self._MARGIN))

    def _pull_cursor(self, direction: int) -> None:
        """Keep the current sentence in view after the page was scrolled."""
        layout = self.page_layout
        if layout is None or not len(self.page):
            return
        if self._in_view(layout.row_of(self.cursor[0])):
            self.post_message(self.Moved(self))
            return
        start, end = self.view_span
        visible = self.sentences.between(start, end)
        if visible:
            self.set_cursor(visible[0] if direction > 0 else visible[-1])
        else:
            self.set_cursor(self.sentences.at(start))

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

    def visible_sentences(self) -> list[Span]:
        start, end = self.view_span
        return self.sentences.between(start, end)

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
        if selection is None and self.marking is not None:
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
