"""The ribbon: who speaks when over the whole transcript, and which part is in view.

It stands where a scrollbar would. A column of marks beside it shows chapter edges, hits
and bookmarks. Each row stands for a share of the page's rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from reader.layout import Geometry, Layout
from reader.page import HEADING, UNSURE
from reader.themes import Palette, blend
from reader.widgets.painting import rich_colour
from transcripts.columns import NOBODY

CHAPTER_MARK, HIT_MARK, BOOKMARK_MARK = "-", "•", "◆"
IN_VIEW, ELSEWHERE = "┃", "│"
DOUBTED_IN_VIEW, DOUBTED = "┇", "┆"
"""The same where it is unsure who speaks."""
DOUBTED_SHARE = 0.6
"""How much of a speaker's colour is left where it is unsure that they speak."""
SAMPLES = 24
"""Rows of the page looked at for each row of the ribbon."""


class Speaking(NamedTuple):
    """Who speaks most in a share of the page, NOBODY for nobody, and whether most of that
    is unsure."""

    speaker: int
    doubted: bool = False


def speaking(layout: Layout, height: int) -> list[Speaking]:
    """Who speaks most in each of `height` equal shares of the page."""
    page = layout.page
    if not len(page):
        return [Speaking(NOBODY)] * height
    found = []
    for share in range(height):
        first, last = share * layout.rows // height, (share + 1) * layout.rows // height
        votes: dict[int, int] = {}
        doubts: dict[int, int] = {}
        step = max(1, (last - first) // SAMPLES)
        for row in range(first, max(first + 1, last), step):
            element, line = layout.element_at(row)
            if line >= 0:
                speaker = page.speakers[element]
                votes[speaker] = votes.get(speaker, 0) + (1 if speaker != NOBODY else 0)
                doubts[speaker] = doubts.get(speaker, 0) + (page.degrees[element] == UNSURE)
        most = max(votes, key=lambda s: votes[s]) if votes else NOBODY
        found.append(Speaking(most, 2 * doubts.get(most, 0) > votes.get(most, 0)))
    return found


class Ribbon(Widget):
    """Told what to show by attributes; a click on it says where to go."""

    ALLOW_SELECT = False
    DEFAULT_CSS = "Ribbon { width: 3; height: 1fr; }"

    @dataclass
    class RowChosen(Message):
        """A share of the page was clicked: `row` of the page."""

        row: int

    def __init__(self, palette: Palette, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._palette = palette
        self.page_layout: Layout | None = None
        """What it shows the speakers of."""
        self._speaking: list[Speaking] = []
        self._view = (0, 0)
        self._chapters: set[int] = set()
        self._hits: set[int] = set()
        self._bookmarks: set[int] = set()
        self._hit_rows: Sequence[int] = ()
        self._bookmark_rows: Sequence[int] = ()

    def set_palette(self, palette: Palette) -> None:
        self._palette = palette
        self.refresh()

    def set_layout(self, layout: Layout | None) -> None:
        """Show another layout of the page, or one of another page."""
        if layout is not self.page_layout:
            self.page_layout = layout
            self._work_out()

    def set_marks(self, hit_rows: Sequence[int], bookmark_rows: Sequence[int]) -> None:
        """Rows of the page with hits and bookmarks."""
        self._hit_rows, self._bookmark_rows = hit_rows, bookmark_rows
        self._hits, self._bookmarks = self._shares(hit_rows), self._shares(bookmark_rows)
        self.refresh()

    def set_view(self, top: int, height: int) -> None:
        """The rows of the page that are in view."""
        if self.page_layout is None or not self.page_layout.rows:
            return
        first = self._share(top)
        view = (first, max(first, self._share(top + height - 1)))
        if view != self._view:
            changed = set(range(view[0], view[1] + 1)) ^ set(
                range(self._view[0], self._view[1] + 1)
            )
            self._view = view
            for row in changed:
                self.refresh_row(row)

    def refresh_row(self, row: int) -> None:
        from textual.geometry import Region

        self.refresh(Region(0, row, self.size.width, 1))

    def on_resize(self, event: events.Resize) -> None:
        self._work_out()

    def on_click(self, event: events.Click) -> None:
        event.stop()
        if self.page_layout is not None and self.size.height:
            self.post_message(self.RowChosen(event.y * self.page_layout.rows // self.size.height))

    def _share(self, row: int) -> int:
        rows = self.page_layout.rows if self.page_layout else 1
        height = max(1, self.size.height)
        return min(height - 1, max(0, row) * height // max(1, rows))

    def _shares(self, rows: Sequence[int]) -> set[int]:
        return {self._share(row) for row in rows}

    def _work_out(self) -> None:
        layout, height = self.page_layout, self.size.height
        if layout is None or not height:
            return
        self._speaking = speaking(layout, height)
        page = layout.page
        self._chapters = {
            self._share(layout.prefix[element])
            for element, kind in enumerate(page.kinds)
            if kind == HEADING
        }
        self.set_marks(self._hit_rows, self._bookmark_rows)

    def render_line(self, y: int) -> Strip:
        palette = self._palette
        ground = rich_colour(palette.ground)
        mark, colour = " ", palette.faint
        if y in self._bookmarks:
            mark, colour = BOOKMARK_MARK, palette.bookmark
        elif y in self._hits:
            mark, colour = HIT_MARK, palette.accent
        elif y in self._chapters:
            mark = CHAPTER_MARK
        in_view = self._view[0] <= y <= self._view[1]
        speaking = self._speaking[y] if y < len(self._speaking) else Speaking(NOBODY)
        if speaking.doubted:
            bar = DOUBTED_IN_VIEW if in_view else DOUBTED
        else:
            bar = IN_VIEW if in_view else ELSEWHERE
        dim = palette.ansi and (speaking.doubted or not in_view)
        voice = rich_colour(self._voice(speaking, in_view))
        return Strip(
            [
                Segment(mark, Style(color=rich_colour(colour), bgcolor=ground)),
                Segment(
                    f" {bar}" if self._aside(speaking) else f"{bar} ",
                    Style(color=voice, bgcolor=ground, dim=dim),
                ),
            ],
            Geometry.RIBBON,
        )

    def _aside(self, speaking: Speaking) -> bool:
        """Whether a bar stands to the right: without colours those of all but the first
        speaker do, so that voices are told apart."""
        colours = self._palette.speakers
        return speaking.speaker > 0 and colours[0] == colours[1]

    def _voice(self, speaking: Speaking, in_view: bool) -> str:
        """The colour of who speaks: bright in view, faint where it is unsure."""
        palette = self._palette
        if speaking.speaker == NOBODY:
            return palette.muted if in_view else palette.lit
        colours = palette.speakers if in_view else palette.speakers_dim
        colour = colours[speaking.speaker % len(colours)]
        if speaking.doubted and not palette.ansi:
            return blend(colour, palette.ground, DOUBTED_SHARE)
        return colour
