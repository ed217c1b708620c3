"""The line that asks whether a word is corrected here or throughout."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widgets import Static


class WhereLine(Static, can_focus=True):
    """Here or throughout: `1` or `h`, `2` or `t`, or Tab and Enter; Backspace goes back."""

    _KEYS: ClassVar[dict[str, str]] = {
        **dict.fromkeys(("1", "h"), "here"),
        **dict.fromkeys(("2", "t"), "throughout"),
        **dict.fromkeys(("tab", "shift+tab", "left", "right", "up", "down"), "turn"),
        **dict.fromkeys(("enter",), "choose"),
        **dict.fromkeys(("backspace", "escape", "q"), "leave"),
    }

    @dataclass
    class Chosen(Message):
        """Only here, or everywhere."""

        throughout: bool

    @dataclass
    class Left(Message):
        """The words are to be typed again."""

    def __init__(self) -> None:
        super().__init__()
        self._labels = ("", "")
        self._throughout = False

    def ask(self, here: int, everywhere: int) -> None:
        """Ask, of so many places here and in all, and take the keys."""
        here_too = f" ({here} places)" if here > 1 else ""
        self._labels = (f"1 here{here_too}", f"2 throughout ({everywhere:,} places)")
        self._throughout = False
        self._show()
        self.focus()

    def _show(self) -> None:
        one, other = ("", "reverse") if self._throughout else ("reverse", "")
        self.update(Content.assemble((self._labels[0], one), "   ", (self._labels[1], other)))

    async def _on_key(self, event: events.Key) -> None:
        """Every key ends here: none may move the page under a question."""
        event.stop()
        event.prevent_default()
        if self.screen.focused is not self:  # it was answered while this key was on its way
            again = events.Key(event.key, event.character)
            again.set_sender(self.app)  # as if it came from the terminal
            self.app.post_message(again)
            return
        act = self._KEYS.get(event.key)
        if act == "turn":
            self._throughout = not self._throughout
            self._show()
        elif act is not None:
            self.screen.set_focus(None)
            leave = act == "leave"
            throughout = self._throughout if act == "choose" else act == "throughout"
            self.post_message(self.Left() if leave else self.Chosen(throughout))
