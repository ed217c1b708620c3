"""The page in view: scrolling and the current sentence.

A `ScrollView` on Textual's Line API: only visible rows are ever built, and only changed
ones painted again. What it stands on is a position of the page, never a row, so a new
width or measure leaves the current sentence where it is on the screen.
"""

from __future__ import annotations

from array import array
from collections import OrderedDict
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from reader.layout import MEASURE, Geometry, Layout
from reader.page import FURNITURE, Page
from reader.sentences import Sentences, Span
from reader.themes import Palette
from reader.widgets.painting import Look, Overlays, paint_row


class PageView(ScrollView, can_focus=True):
    """Shows a `Page` around its current sentence, and says what happened in messages."""

    @dataclass
    class Moved(Message):
        """The current sentence, the selection or the part in view is another one."""

        view: PageView

        @property
        def control(self) -> PageView:
            return self.view

    DEFAULT_CSS = """
    PageView { scrollbar-size: 0 0; overflow-y: scroll; overflow-x: hidden; }
    """
    _MARGIN: ClassVar[float] = 0.25
    """How far down the view a place that is jumped to stands."""

    def __init__(self, palette: Palette, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.page = Page()
        self.sentences = Sentences(self.page)
        self.measure = MEASURE
        self.known_heights: dict[int, array[int]] = {}
        """Heights of the page's elements by text width, where they were counted before."""
        self.over = Overlays()
        self.page_layout: Layout | None = None
        self.geometry: Geometry | None = None
        self._look = Look.of(palette)
        self._strips: OrderedDict[int, Strip] = OrderedDict()
        self._waiting: tuple[int, int, int] | None = None

    # What is shown

    def show(self, page: Page, cursor: int, top: int, above: int) -> None:
        """Show a page with the sentence at position `cursor` current and position `top`
        on the row that is `above` rows from the upper edge."""
        self.page = page
        self.sentences = Sentences(page)
        self.over = Overlays(self.over.places)
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

    def light(self, span: Span | None) -> None:
        """Light the words that something asked is about, or none. It is no selection."""
        old, self.over.lit = self.over.lit, span
        for one in (old, span):
            self._repaint_span(one)

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
        layout = self.page_layout = Layout(
            self.page, geometry.text_width, self.known_heights.get(geometry.text_width)
        )
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

    def render_lines(self, crop: Region) -> list[Strip]:
        # The first frame comes before the first Resize does: it shows the page already, or
        # the one that was painted before Textual was there would blink.
        if self._waiting is not None and self.size.width:
            self._lay_out()
        return super().render_lines(crop)

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
