"""Keys to actions: counts, letters on sentences, and choices by one key."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual import events
from textual.widget import Widget

from reader.controllers.typed_ahead import GIVING_AWAY, TypedAhead, stop

if TYPE_CHECKING:
    from reader.screens.reading import ReadingScreen
    from reader.widgets.row_block import Builder

LONG_COUNT = 5
"""Digits of a count at most."""
ONWARD = frozenset(("space", "pagedown"))
"""Keys that show what had no room."""


class Keyboard(TypedAhead):
    """Decides what a key that reached the reading screen means."""

    def __init__(self, screen: ReadingScreen) -> None:
        super().__init__(screen, screen.view)
        self._reading = screen
        self._count = ""
        self._letters: dict[int, str] = {}
        self._typed = ""
        self._choices: dict[str, Callable[[], None]] | None = None
        """What the next key may choose; empty where something is only explained."""

    def press(self, event: events.Key) -> None:
        """Carry out what a key means here, unless it is for what has the focus."""
        if self.early(event) or self._lettered(event) or self._chosen(event):
            return
        if not self._ours(event):
            return
        screen = self._reading
        on_text = screen.focused is screen.view
        if on_text and self._digit(event):
            return
        selecting = on_text and screen.view.over.selection is not None
        action = screen.keymap.bindings("selecting").get(event.key) if selecting else None
        action = action or screen.keymap.bindings().get(event.key)
        if action is None and event.key == "escape":
            action = screen.keymap["back"]
        count, self._count = int(self._count or 0), ""
        if action is not None:
            stop(event)
            screen.act(action.name, count)

    def _digit(self, event: events.Key) -> bool:
        """Take a digit of a count."""
        digit = event.character or ""
        if not (digit.isascii() and digit.isdigit()) or (digit == "0" and not self._count):
            return False
        self._count = (self._count + digit)[:LONG_COUNT]
        stop(event)
        return True

    def _ours(self, event: events.Key) -> bool:
        """Whether a key is for the screen: a pane that has the focus keeps those it knows."""
        screen = self._reading
        focused = screen.focused
        if focused is None or focused is screen.view:
            return True
        if self.missed(event):
            return False
        node: Widget | None = focused
        while isinstance(node, Widget) and node is not screen:
            bound = node._bindings.key_to_bindings.get(event.key)
            if bound and bound[0].action in GIVING_AWAY:
                self.hold_a_moment()
            if bound or hasattr(node, f"key_{event.key}"):
                return False
            node = node.parent if isinstance(node.parent, Widget) else None
        return True

    # Letters on sentences

    def show_letters(self, letters: dict[int, str]) -> None:
        """Show letters on sentences, by their positions: the next keys choose one."""
        self._letters, self._typed = letters, ""
        self._reading.view.set_hints(letters)
        self._reading.say("A letter makes its sentence the current one.", "place")

    def _lettered(self, event: events.Key) -> bool:
        """Take a key for the letters, where they are shown; any other key ends them."""
        if not self._letters:
            return False
        stop(event)
        typed = self._typed + (event.character or "")
        left = {p: label for p, label in self._letters.items() if label.startswith(typed)}
        chosen = next((p for p, label in left.items() if label == typed), None)
        if event.is_printable and left and chosen is None:
            self._typed = typed
            return True
        self._letters = {}
        view = self._reading.view
        view.set_hints({})
        if event.is_printable and chosen is not None:
            view.set_cursor(view.sentences.at(chosen))
        self._reading.unsay()
        return True

    def forget_letters(self) -> None:
        """The page was set anew: letters stand nowhere."""
        if self._letters:
            self._letters = {}
            self._reading.view.set_hints({})

    # Choices by one key

    def offer(self, rows: Builder, choices: dict[str, Callable[[], None]]) -> None:
        """Show rows: the next key makes one of the choices, or none."""
        self._choices = choices
        self._show(rows)

    def explain(self, rows: Builder) -> None:
        """Show rows until the next key, which does what it does otherwise."""
        self._choices = {}
        self._show(rows)

    def _show(self, rows: Builder) -> None:
        from reader.widgets.panel import Panel

        screen = self._reading
        screen.query(Panel).remove()
        panel = Panel(rows)
        screen.mount(panel)
        screen.call_after_refresh(self._uncover, panel)

    def _uncover(self, panel: Widget) -> None:
        """Scroll until the current sentence stands above the panel."""
        view = self._reading.view
        if view.page_layout is None or view.top_row >= view.last_top:
            return
        row = view.page_layout.row_of(view.cursor[0]) - view.top_row
        covered = row + 2 - (view.size.height + 1 - panel.outer_size.height)
        if covered > 0:
            view.move_rows(min(covered, view.last_top - view.top_row))

    def _chosen(self, event: events.Key) -> bool:
        """Take a key for what is offered; any key takes what is explained away."""
        if self._choices is None:
            return False
        if event.key in ONWARD and self._turned():
            stop(event)
            return True
        choices, self._choices = self._choices, None
        self._reading.query("Panel").remove()
        self._reading.view.light(None)
        if not choices and event.key not in ("q", "escape", "w"):
            return False
        stop(event)
        if event.character in choices:
            self._reading.unsay()
            self._reading.attempt(choices[event.character])
            self._reading.tell()
        return True

    def _turned(self) -> bool:
        """Whether what is shown has further pages, and shows the next one now."""
        from reader.widgets.panel import Panel

        return any(panel.turn() for panel in self._reading.query(Panel))
