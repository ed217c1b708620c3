"""A line to type in, that is left and closed without Alt, Esc or Ctrl."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Input

from reader.stylesheets import beside
from transcripts.text import make_safe

LONGEST = 12_000
"""Characters a field holds; more than anybody types, less than hurts."""


class Field(Input):
    """Tab or Enter leaves it, Backspace when empty (or Esc) closes what it belongs to."""

    DEFAULT_CSS = beside(__file__)

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "Done", show=False),
        Binding("tab,down", "leave", "Leave the field", show=False),
        Binding("escape", "abandon", "Close", show=False),
        Binding("backspace", "delete_left_or_abandon", "Delete", show=False),
    ]

    @dataclass
    class Left(Message):
        """The field was left; `entered` by Enter."""

        field: Field
        entered: bool

        @property
        def control(self) -> Field:
            return self.field

    @dataclass
    class Abandoned(Message):
        """What the field belongs to should close."""

        field: Field

        @property
        def control(self) -> Field:
            return self.field

    def __init__(self, value: str = "", *, placeholder: str = "", id: str | None = None) -> None:
        super().__init__(
            make_safe(value),
            placeholder=placeholder,
            id=id,
            compact=True,
            max_length=LONGEST,
            select_on_focus=False,
        )
        self.cursor_blink = False
        self._passed: deque[events.Key] = deque(maxlen=50)

    def saw(self, event: events.Key) -> bool:
        """Whether a key came here and was passed on, for others to take."""
        return any(event is passed for passed in self._passed)

    async def _on_key(self, event: events.Key) -> None:
        if self.screen.focused is not self:
            # It was left while this key was on its way.
            event.stop()
            event.prevent_default()
            again = events.Key(event.key, event.character)
            again.set_sender(self.app)  # as if it came from the terminal
            self.app.post_message(again)
        elif not event.is_printable and (action := self._action(event.key)):
            # Obeyed here and now: by way of the bindings it would come after letters that
            # were typed behind it.
            event.stop()
            event.prevent_default()
            await self.run_action(action)
        else:
            self._passed.append(event)
            await super()._on_key(event)

    def _action(self, key: str) -> str | None:
        bound = self._bindings.key_to_bindings.get(key)
        return bound[0].action if bound else None

    def _leave(self) -> None:
        """Let the keys go; whoever hears the message gives them to something else."""
        self.screen.set_focus(None)

    def _on_paste(self, event: events.Paste) -> None:
        """Pasted text is from outside: its first line is taken, made safe, in place of what is
        selected."""
        event.stop()
        event.prevent_default()
        if event.text:
            pasted = make_safe(event.text.strip().split("\n")[0])[:LONGEST]
            self.replace(pasted, *self.selection)

    def action_leave(self) -> None:
        self._leave()
        self.post_message(self.Left(self, entered=False))

    async def action_submit(self) -> None:
        self._leave()
        self.post_message(self.Left(self, entered=True))

    def action_abandon(self) -> None:
        self._leave()
        self.post_message(self.Abandoned(self))

    def action_delete_left_or_abandon(self) -> None:
        if self.value:
            self.action_delete_left()
        else:
            self.action_abandon()
