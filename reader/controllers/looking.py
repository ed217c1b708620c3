"""Finding here, searching the library, and how the screen looks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.layout import MEASURE
from reader.selecting import unit_span
from reader.themes import PALETTES

if TYPE_CHECKING:
    from reader.screens.reading import ReadingScreen

STEP = 4
"""Columns by which + and - change the measure."""


class Looking:
    """Each method carries out the action of its name."""

    def __init__(self, screen: ReadingScreen) -> None:
        self._screen = screen
        self._view = screen.view

    # Find

    def find(self, _count: int, words: str) -> None:
        if words:
            self._screen.finder.begin()
            self._screen.find(words)
        else:
            self._screen.foot.ask("/")

    def end_find(self, query: str) -> None:
        """What was typed after `/` is final."""
        if not query.strip():
            self._screen.finder.cancel()
        elif self._screen.finder.hits.query != query:
            self._screen.find(query)  # typed faster than it was found
        elif not len(self._screen.finder.hits):
            problem = self._screen.finder.hits.problem
            none = f"“{query.strip()}” is not in this transcript."
            self._screen.say(problem or none, "problem")

    def find_next(self, count: int, _: str) -> None:
        self._step(count or 1)

    def find_previous(self, count: int, _: str) -> None:
        self._step(-(count or 1))

    def _step(self, count: int) -> None:
        screen = self._screen
        here = screen.here
        if screen.finder.step(count):
            screen.history = screen.history.leave(here)
        else:
            screen.say("Nothing to go to: / finds words.", "problem")

    def find_word(self, _count: int, _: str) -> None:
        """The first long word of the selection, the hit or the sentence."""
        view = self._view
        start, end = view.over.selection or view.cursor
        words = view.page.text[start:end].split()
        word = max(words, key=len, default="").strip(".,;:!?…\"'“”‘’()[]")
        if view.over.selection:
            start, end = unit_span(view.sentences, start, "word")
            word = view.page.text[start:end].strip(".,;:!?…\"'“”‘’()[]")
        if word:
            self._screen.finder.begin()
            self._screen.find(word)

    # Search and panes

    def search(self, _count: int, words: str) -> None:
        self._screen.panes.open_search(words)

    def bookmarks(self, _count: int, _: str) -> None:
        self._screen.panes.open_bookmarks()

    def sidebar(self, _count: int, _: str) -> None:
        self._screen.side.toggle()

    def sidebar_mode(self, _count: int, _: str) -> None:
        self._screen.side.next_mode()

    def next_pane(self, _count: int, _: str) -> None:
        self._screen.panes.focus_next()

    # Look

    def wider(self, count: int, _: str) -> None:
        if self._shown < self._screen.settings.measure:
            self._screen.say(f"Lines of {self._shown} columns: here is room for no more.")
        else:
            self._measure(self._shown + STEP * (count or 1))

    def narrower(self, count: int, _: str) -> None:
        self._measure(self._shown - STEP * (count or 1))

    @property
    def _shown(self) -> int:
        """Columns that lines have: fewer than the measure where there is no room for it."""
        geometry = self._view.geometry
        return geometry.text_width if geometry else self._screen.settings.measure

    def measure(self, count: int, columns: str) -> None:
        self._measure(int(columns) if columns else count or MEASURE)

    def _measure(self, columns: int) -> None:
        columns = self._screen.settings.set_measure(columns)
        self._view.set_measure(columns)
        geometry = self._view.geometry
        room = geometry.text_width if geometry else columns
        limit = f"; here is room for {room}" if room < columns else ""
        self._screen.say(f"Lines of {columns} columns{limit}.")

    def times(self, _count: int, _: str) -> None:
        shown = not self._screen.settings.times
        self._screen.settings.set_times(shown)
        self._view.set_places(shown)
        what = "Times" if self._has_times() else "Line numbers"
        self._screen.say(f"{what} {'shown' if shown else 'hidden'}.")

    def _has_times(self) -> bool:
        return any(start == start for start in self._screen.opened.transcript.blocks.starts)

    def zen(self, _count: int, _: str) -> None:
        self._screen.zen = not self._screen.zen
        self._screen.lay_out()

    def only(self, _count: int, name: str) -> None:
        """One speaker's turns alone, or all again."""
        self._screen.filtering.named(name)

    def theme(self, _count: int, name: str) -> None:
        names = list(PALETTES)
        following = names[(names.index(self._screen.settings.theme) + 1) % len(names)]
        self._screen.post_message(self._screen.ThemeWanted(name or following))

    # The program

    def command(self, _count: int, _: str) -> None:
        self._screen.foot.ask(":")

    def help(self, _count: int, _: str) -> None:
        self._screen.post_message(self._screen.HelpWanted())

    def report(self, _count: int, _: str) -> None:
        self._screen.post_message(self._screen.ReportWanted())

    def library(self, _count: int, _: str) -> None:
        self._screen.post_message(self._screen.LibraryWanted())

    def back(self, _count: int, _: str) -> None:
        """From what lies over the text to the text, from the text to the library."""
        screen = self._screen
        if self._view.over.selection is not None:
            self._view.mark(None)
        elif screen.zen:
            self.zen(0, "")
        elif screen.filtering.on:
            screen.filtering.only(None)
        elif screen.panes.close_one():
            return
        elif screen.finder.hits.query:
            screen.finder.clear()
        else:
            screen.post_message(screen.LibraryWanted())

    def quit(self, _count: int, _: str) -> None:
        self._screen.post_message(self._screen.QuitWanted())
