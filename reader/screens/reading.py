"""The screen on which a transcript is read.

It puts the parts together and sends each key to what it does; what things do stands in
`reader.controllers`. It owns no library: what it needs is on the desk it is given.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import events, work
from textual.app import ComposeResult
from textual.containers import Container, Horizontal
from textual.geometry import Size
from textual.message import Message

from reader.controllers.acts import Acts
from reader.controllers.filtering import Filtering
from reader.controllers.finder import Finder, Found
from reader.controllers.foot import Foot
from reader.controllers.inferring import Inferring
from reader.controllers.keyboard import Keyboard
from reader.controllers.marks import Marks
from reader.controllers.panes import Panes
from reader.controllers.reloading import reloaded
from reader.controllers.side import Side
from reader.desk import Desk, Opened
from reader.frame import Frame
from reader.history import History, Stop
from reader.keymap import Keymap
from reader.screens.listening import ListeningScreen
from reader.settings import Settings
from reader.telling import how_far, selected, where
from reader.themes import Palette
from reader.widgets.ribbon import Ribbon
from reader.widgets.status_line import StatusLine, Tone
from reader.widgets.transcript_view import TranscriptView

if TYPE_CHECKING:
    from reader.widgets.command_line import CommandLine


class ReadingScreen(ListeningScreen):
    """One transcript, with what stands beside it."""

    @dataclass
    class TranscriptWanted(Message):
        """Another transcript should be read, at a document offset if one is given."""

        id: str
        offset: int | None = None

    @dataclass
    class LibraryWanted(Message):
        """The reader wants to see all transcripts."""

    @dataclass
    class Corrected(Message):
        """The transcript was corrected: what is searched is not up to date."""

    @dataclass
    class ThemeWanted(Message):
        """Another theme is wanted: its name, or the next one where it is empty."""

        name: str

    @dataclass
    class QuitWanted(Message):
        """The reader wants out."""

    @dataclass
    class ReportWanted(Message):
        """The reader wants to see how the source was understood."""

    @dataclass
    class HelpWanted(Message):
        """The reader wants to see the keys."""

    def __init__(
        self, desk: Desk, opened: Opened, settings: Settings, palette: Palette, keymap: Keymap
    ) -> None:
        super().__init__()
        self.desk = desk
        self.opened = opened
        self.settings = settings
        self.keymap = keymap
        self.view = TranscriptView(palette, id="view")
        self.ribbon = Ribbon(palette, id="ribbon")
        self.status = StatusLine(id="status")
        self.holder = Container(id="pane")
        self.view.measure = settings.measure
        self.view.over.places = settings.times
        self.history = History()
        self.finder = Finder(self.view, self._tell_find, lambda: self.opened.transcript)
        self.marks = Marks(desk)
        self.filtering = Filtering(self)
        self.side = Side(self)
        self.panes = Panes(self)
        self.acts = Acts(self)
        self.foot = Foot(self)
        self.inferring = Inferring(self)
        self.keyboard = Keyboard(self)
        self.zen = False
        self._said: tuple[str, Tone] | None = None
        self._unkept = False
        """Whether it was said that the place cannot be kept."""
        self._saved: tuple[int, int, int] | None = None

    def compose(self) -> ComposeResult:
        self._arrange(self.app.size)  # before anything has styles that it would change
        self.put(self.opened)
        with Horizontal(id="body"):
            if self.side.sidebar is not None:
                yield self.side.sidebar
            with Horizontal(id="page"):
                yield self.view
                yield self.ribbon
            yield self.holder
        yield self.status

    def on_mount(self) -> None:
        self.view.focus()
        self.set_interval(2.0, self.save_position)
        self.inferring.opened()

    # What is read

    def show(self, opened: Opened) -> None:
        """Read another transcript."""
        self.save_position()
        self.filtering.end()
        self.opened = opened
        self.finder.clear()
        self.side.read()
        self.put(opened)
        self.inferring.opened()

    def put(self, opened: Opened) -> None:
        """Show the page of what was opened, where its reader is in it."""
        self.marks.show(opened)
        self.view.known_heights = opened.heights
        self.view.show(opened.page, opened.cursor, opened.top, opened.above)
        self.show_marks()

    def reload(self) -> None:
        """Show the same transcript as it is now, at the same place: it was corrected, or
        something of it was worked out."""
        reloaded(self)

    def show_marks(self) -> None:
        """Draw the bookmarks as they are now."""
        self.view.set_bookmarks(self.marks.spans)
        self._mark_ribbon()

    def save_position(self) -> None:
        """Keep where the reader is, if that has changed since."""
        view, whole = self.view, self.filtering.whole
        now = self.filtering.place()
        if view.page_layout is not None and now != self._saved and len(view.page):
            self._saved = now
            layout = None if self.filtering.on else view.page_layout
            read_to = self.filtering.position(view.view_span[1])
            unkept = self.desk.save_place(whole, now, read_to, layout)
            if unkept and self.is_running and not self._unkept:
                self._unkept = True
                if not self.desk.library.read_only:  # that was said when it was opened
                    self.say(f"Your place is not kept: {unkept}.", "problem")

    # Jumps

    @property
    def here(self) -> Stop:
        return Stop(self.opened.transcript.id, self.view.page.doc_offset(self.view.cursor[0]))

    def jump(self, position: int) -> None:
        """Go to a position of the page, so that Backspace comes back."""
        self.history = self.history.leave(self.here)
        self.view.go_to(position)

    def travel(self, stop: Stop | None, history: History, none: str) -> None:
        """Go to a stop of the history."""
        self.history = history
        if stop is None:
            self.say(none, "problem")
        elif stop.transcript == self.opened.transcript.id:
            self.filtering.reveal(stop.offset)
            self.view.go_to(self.view.page.page_offset(stop.offset))
        else:
            self.post_message(self.TranscriptWanted(stop.transcript, stop.offset))

    # Layout

    def on_resize(self, event: events.Resize) -> None:
        self._arrange(event.size)

    def _arrange(self, size: Size) -> None:
        frame = Frame(size.width, size.height, sidebar=self.settings.sidebar, pane=self.panes.open)
        narrow = not frame.beside
        self.set_class(narrow, "-narrow")
        self.set_class(self.zen, "-zen")
        over = narrow and self.side.over
        shown = not self.zen and (bool(frame.sidebar) or over)
        self.side.show(shown)
        self.holder.display = self.panes.open and not self.zen

    def lay_out(self) -> None:
        """Lay the parts out again after one was opened or closed."""
        self._arrange(self.app.size)

    def set_palette(self, palette: Palette) -> None:
        """Paint the page in other colours."""
        self.view.set_palette(palette)
        self.ribbon.set_palette(palette)

    @property
    def narrow(self) -> bool:
        """Whether panes lie over the text."""
        return self.has_class("-narrow")

    # What is said

    def say(self, sentence: str, tone: Tone = "good") -> None:
        """Say in the status line what happened; the next key takes it away."""
        self._said = (sentence, tone)
        self.tell()

    def unsay(self) -> None:
        """Tell where the reader is again."""
        self._said = None
        self.tell()

    def tell(self) -> None:
        """Say in the status line what there is to say."""
        self.status.left, self.status.tone = self._said or (self._where(), "place")
        self.status.right = self._how_far()

    def _where(self) -> str:
        if self.view.over.selection:
            return selected(self.view.get_selected())
        return where(self.opened, self.view.cursor, self.filtering.told)

    def _how_far(self) -> str:
        view, length = self.view, len(self.view.page.text)
        at_end = view.page_layout is not None and view.top_row >= view.last_top
        return how_far(length if at_end else view.cursor[0], length)

    def _tell_find(self, found: Found | None) -> None:
        if found is None:
            self.status.middle = ""
        elif found.total:
            self.status.middle = f"/{found.query}  {found.number} of {found.total}"
        else:
            self.status.middle = f"/{found.query}  nothing"
        if found and found.problem:
            self.say(found.problem, "problem")
        self._mark_ribbon()

    def _mark_ribbon(self) -> None:
        layout = self.view.page_layout
        if layout is not None:
            hits = self.finder.hits.starts
            step = max(1, len(hits) // 500)  # more could not be told apart
            self.ribbon.set_marks(
                [layout.row_of(position) for position in hits[::step]],
                [layout.row_of(start) for start, end in self.marks.spans if start < end],
            )

    def on_page_view_moved(self, event: TranscriptView.Moved) -> None:
        event.stop()
        view = self.view
        if view.page_layout is not self.ribbon.page_layout:
            self.ribbon.set_layout(view.page_layout)
            self._mark_ribbon()
        self.ribbon.set_view(view.top_row, view.size.height)
        self.side.follow()
        self.tell()

    # Keys

    def on_key(self, event: events.Key) -> None:
        self.keyboard.press(event)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        self.keyboard.focus_moved()

    def act(self, name: str, count: int = 0, argument: str = "") -> None:
        """Carry out an action of the keymap, and tell what came of it."""
        self._said = None
        self.attempt(lambda: self.acts.run(name, count, argument))
        self.tell()

    # Finding, and the line at the foot

    def find(self, query: str, *, stay: bool = False) -> None:
        """Find as it is typed; a later keystroke takes the place of an earlier one. `stay`
        lights the hits without going to one."""
        self.finder.expect(query, stay=stay)
        self._search(query)

    @work(exclusive=True, group="find", thread=True)
    def _search(self, query: str) -> None:
        self.app.call_from_thread(self.finder.show, query, self.finder.search(query))

    def on_command_line_changed(self, event: CommandLine.Changed) -> None:
        event.stop()
        if event.prompt == "/":
            self.find(event.text)

    def on_command_line_closed(self, event: CommandLine.Closed) -> None:
        event.stop()
        self.foot.closed(event.prompt)

    def on_command_line_submitted(self, event: CommandLine.Submitted) -> None:
        event.stop()
        self.foot.submitted(event.prompt, event.text)

    def on_screen_suspend(self) -> None:
        self.save_position()

    def on_unmount(self) -> None:
        self.save_position()
        self.inferring.close()
