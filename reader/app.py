"""The app: assembles the screens, and carries out what they ask of it."""

from __future__ import annotations

import gc
import os
from typing import TYPE_CHECKING, cast

from textual import work
from textual.app import App
from textual.filter import Monochrome, NoColor
from textual.message import Message
from textual.screen import Screen
from textual.theme import Theme

from reader.config import keymap_from
from reader.controllers.searcher import Searcher
from reader.desk import Desk, Opened, hit_offset
from reader.keymap import LIBRARY_KEYS, Context, Keymap
from reader.locations import config_path, index_dir
from reader.memory import give_back
from reader.screens.reading import ReadingScreen
from reader.settings import Settings
from reader.stylesheets import stylesheets
from reader.textual_themes import all_themes
from reader.themes import PLAIN, Palette, palette_named

if TYPE_CHECKING:
    from reader.opening import First
    from reader.screens.library import LibraryScreen
    from reader.widgets.search_pane import SearchPane
    from transcripts.library import Library


class TapelogApp(App[int]):
    """The reader over one library."""

    TITLE = "Tapelog"
    ENABLE_COMMAND_PALETTE = False
    CSS_PATH = stylesheets()  # type: ignore[assignment]  # it is a list of paths, but invariant

    def __init__(self, library: Library, first: First, keymap: Keymap | None = None) -> None:
        self.settings = Settings.of(library)
        # Before Textual sets itself up, so that it parses the styles once, in this theme.
        palette = PLAIN if "NO_COLOR" in os.environ else palette_named(self.settings.theme)
        self.set_reactive(App.theme, f"tapelog-{palette.name}")
        super().__init__()
        self.animation_level = "none"
        self.desk = Desk(library)
        self.keymap = keymap or Keymap()
        self._first = first
        self._reading: ReadingScreen | None = None
        self._searcher = Searcher(index_dir(), library.path)
        self._indexing = ""
        self._asked: tuple[str, int] = ("", 0)
        if self.no_color:
            # Textual would turn colours into greys, which are colours to a terminal as well.
            self._filters = [NoColor() if isinstance(f, Monochrome) else f for f in self._filters]

    @property
    def available_themes(self) -> dict[str, Theme]:
        return {**super().available_themes, **all_themes()}

    def get_default_screen(self) -> Screen[object]:
        """The reading screen itself, where it is clear what is read: one screen less to
        set up before the page stands."""
        first = self._first.transcript
        opened = self.desk.open(first) if first is not None else None
        return cast("Screen[object]", self._screen_of(opened)) if opened else Screen()

    def on_mount(self) -> None:
        if self._reading is None:
            self.show_library(self._first.filter)
        else:
            self.call_after_refresh(self._begin, self._reading)
        self.set_timer(0.5, self._after_start)

    def _after_start(self) -> None:
        """What can wait until the page stands."""
        gc.enable()
        gc.freeze()
        give_back()
        if self._reading:
            self.desk.began(self._reading.opened)
        if not self._reading or not self._reading.panes.open:
            self.update_index()

    # Reading

    def _read(self, id: str, offset: int | None = None) -> None:
        opened = self.desk.open(id)
        if opened is None:
            self.notify("This transcript is not in the library any more.", markup=False)
            self.show_library()
            return
        if offset is not None:
            position = opened.page.page_offset(offset)
            opened = opened._replace(cursor=position, top=position, above=5)
        if self._reading is None:
            screen = self._screen_of(opened)
            self.push_screen(screen)
            self.call_after_refresh(self._tell_read_only, screen)
        else:
            self._reading.show(opened)
        self.desk.began(opened)

    def _screen_of(self, opened: Opened) -> ReadingScreen:
        palette = self._palette(self.settings.theme)
        self._reading = ReadingScreen(self.desk, opened, self.settings, palette, self.keymap)
        return self._reading

    def _begin(self, screen: ReadingScreen) -> None:
        """The first page stands: what was asked for with it."""
        if self._first.offset:
            screen.foot.command(self._first.offset)
        if self._first.event:
            screen.say(self._first.event)
        self._tell_read_only(screen)

    def _tell_read_only(self, screen: ReadingScreen) -> None:
        if self.desk.library.read_only:
            screen.say("This library may only be read: nothing is kept in it.", "problem")

    def on_reading_screen_transcript_wanted(self, event: ReadingScreen.TranscriptWanted) -> None:
        self._read(event.id, event.offset)

    def on_reading_screen_corrected(self, event: ReadingScreen.Corrected) -> None:
        self.update_index()

    def on_reading_screen_theme_wanted(self, event: ReadingScreen.ThemeWanted) -> None:
        self.settings.set_theme(event.name)
        palette = self._palette(event.name)
        self.theme = f"tapelog-{palette.name}"
        if self._reading:
            self._reading.set_palette(palette)
            self._reading.say(f"Theme: {event.name}.")

    def _palette(self, name: str) -> Palette:
        return PLAIN if self.no_color else palette_named(name)

    def on_reading_screen_quit_wanted(self, event: ReadingScreen.QuitWanted) -> None:
        self.leave()

    def leave(self) -> None:
        """Keep the place and end."""
        if self._reading:
            self._reading.save_position()
            self.desk.began(self._reading.opened)  # it may be left before it was noted
        self.exit(0)

    # The library and help

    def on_reading_screen_library_wanted(self, event: ReadingScreen.LibraryWanted) -> None:
        if self._reading:
            self._reading.save_position()
        if len(self.desk.library.entries()) > 1:
            self.show_library()
        else:
            self.leave()

    def show_library(self, words: str = "") -> None:
        """The list of all transcripts; the one chosen is read."""
        from reader.screens.library import LibraryScreen

        current = self._reading.opened.transcript.id if self._reading else None
        entries = self.desk.library.find(words) if words else self.desk.library.entries()
        library = LibraryScreen(entries, current=current)
        self.push_screen(library, lambda id: self._chosen(library, id))

    def _chosen(self, library: LibraryScreen, id: str | None) -> None:
        if id is None:
            self.leave()
            return
        if self._reading is None or id != self._reading.opened.transcript.id:
            self._read(id)
        self.call_later(self._arrive, library)

    def _arrive(self, library: LibraryScreen) -> None:
        """The transcript chosen in the library stands: keys behind that are for it."""
        if library.searching and self._reading:
            self._reading.panes.open_search()
        library.ahead.release()

    def on_library_screen_search_asked(self, event: Message) -> None:
        """Search from the library: over the transcript read last."""
        from reader.screens.library import LibraryScreen

        screen = self.screen
        if isinstance(screen, LibraryScreen):
            last = self.desk.library.last_read()
            entries = self.desk.library.entries()
            id = last or (entries[0].id if entries else None)
            if id is not None:
                screen.searching = True
                screen.leave(id)
            else:
                screen.ahead.release()

    def on_library_screen_help_asked(self, event: Message) -> None:
        self._help("library")

    def on_reading_screen_report_wanted(self, event: ReadingScreen.ReportWanted) -> None:
        from reader.report_text import report_lines
        from reader.screens.report import ReportScreen

        if self._reading:
            transcript = self._reading.opened.transcript
            version = transcript.version
            reading = version.reading
            lines = report_lines(reading.details, reading.report, version.source, transcript)
            self.push_screen(ReportScreen(lines))

    def on_reading_screen_help_wanted(self, event: ReadingScreen.HelpWanted) -> None:
        selecting = self._reading and self._reading.view.over.selection
        self._help("selecting" if selecting else "text")

    def _help(self, context: Context) -> None:
        from reader.screens.help import HelpScreen

        keymap = LIBRARY_KEYS if context == "library" else self.keymap
        self.push_screen(HelpScreen(keymap, context))

    # Searching

    def on_search_pane_query_changed(self, event: SearchPane.QueryChanged) -> None:
        event.stop()
        self._asked = (event.text, event.generation)
        if event.text.strip():
            self.search(event.text, event.generation)

    @work(thread=True, exclusive=True, group="search")
    def search(self, query: str, generation: int) -> None:
        """Ask the index; a later question takes this one's place."""
        results = self._searcher.ask(query)
        if results is not None:
            self.call_from_thread(self._answer, query, generation, results)

    def _answer(self, query: str, generation: int, results: object) -> None:
        from index.search import Results

        pane = self._reading.panes.search_pane if self._reading else None
        if pane is None or not isinstance(results, Results) or generation != pane.generation:
            return
        if results.problem and not results.hits:
            if not results.ready:
                pane.show_progress(self._indexing or "the index is being built")
                self.update_index()
            else:
                pane.show_problem(results.problem)
            return
        pane.show(
            results.hits,
            query,
            generation=generation,
            total=results.total,
            transcripts=results.transcripts,
            searched=self._searcher.count,
            note=self._indexing,
        )

    def on_search_pane_hit_chosen(self, event: SearchPane.HitChosen) -> None:
        """Go to the words of a hit, in whichever transcript they are."""
        event.stop()
        hit, screen = event.hit, self._reading
        if screen is None:
            return
        screen.history = screen.history.leave(screen.here)
        if hit.transcript != screen.opened.transcript.id:
            self._read(hit.transcript)
        if screen.opened.transcript.id != hit.transcript:
            return
        offset = hit_offset(screen.opened.transcript, hit)
        screen.filtering.reveal(offset)
        screen.view.go_to(screen.opened.page.page_offset(offset))
        screen.panes.light_hits()
        if screen.narrow:
            screen.panes.close()
        else:
            screen.view.focus()

    @work(thread=True, exclusive=True, group="index")
    def update_index(self) -> None:
        """Bring the index up to date in another process, and say how far it is."""
        changed = False
        try:
            for done, total in self._searcher.index():
                changed = True
                self.call_from_thread(self._index_progress, done, total)
        except Exception as error:  # the reader goes on without its index
            self.log.error("index", error)
        if changed:
            self.call_from_thread(self._index_done)

    def _index_progress(self, done: int, total: int) -> None:
        self._indexing = f"indexing {done} of {total}" if done < total else ""
        pane = self._reading.panes.search_pane if self._reading else None
        if pane is not None and self._indexing:
            pane.show_progress(self._indexing)

    def _index_done(self) -> None:
        self._indexing = ""
        pane = self._reading.panes.search_pane if self._reading else None
        if pane is not None and pane.query_text.strip():
            self.search(pane.query_text, pane.generation)


def run_reader(library: Library, first: First) -> int:
    """Run the reader until it is left; gives the exit code. Raises Problem where the
    settings cannot be used."""
    app = TapelogApp(library, first, keymap_from(config_path()))
    result = app.run()
    return result if isinstance(result, int) else app.return_code or 0
