"""One line at the foot of the screen, for `:` commands and for `/` finding."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from reader.stylesheets import beside

from .field import Field
from .rows import fit

Completer = Callable[[str], Sequence[str] | None]
"""Gives whole lines for a beginning; None where it cannot know any."""
HISTORY = 100
LEAST = 20
"""Cells for what is typed, as the style sheet has it."""
AROUND = 3
"""Cells of the prompt, and of the air before what else could be meant."""


class CommandField(Field):
    """A field whose Tab completes and whose arrows go through what was typed before."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("up", "earlier", "Earlier"),
        ("down", "later", "Later"),
    ]

    @dataclass
    class Earlier(Message):
        """What was typed before is wanted; `steps` back, negative for forward."""

        steps: int

    def action_earlier(self) -> None:
        self.post_message(self.Earlier(1))

    def action_later(self) -> None:
        self.post_message(self.Earlier(-1))


class CommandLine(Horizontal):
    """Says what is typed and when it is done; knows no command itself."""

    DEFAULT_CSS = beside(__file__)

    @dataclass
    class Changed(Message):
        """Something else is typed."""

        prompt: str
        text: str

    @dataclass
    class Submitted(Message):
        """The line is done. Where nothing can be completed, Tab ends it as Enter does."""

        prompt: str
        text: str

    @dataclass
    class Closed(Message):
        """The line should go, and nothing should happen."""

        prompt: str

    def __init__(
        self,
        prompt: str,
        *,
        value: str = "",
        history: Sequence[str] = (),
        completer: Completer | None = None,
        id: str | None = None,
    ) -> None:
        """`history` has the latest last; `completer` gives whole lines for a beginning."""
        super().__init__(id=id)
        self.prompt = prompt
        self._history = list(history)[-HISTORY:]
        self._back = 0
        self._typed = value
        self._completer = completer
        self._offers: list[str] = []
        self._offer = -1
        self._line = CommandField(value)
        self._rest = Static(classes="command-line--offers")

    def compose(self) -> ComposeResult:
        yield Static(Content(self.prompt), classes="command-line--prompt")
        yield self._line
        yield self._rest

    def on_mount(self) -> None:
        self._line.focus()

    @property
    def text(self) -> str:
        """What is typed, without the prompt."""
        return self._line.value

    def _set(self, text: str) -> None:
        self._line.value = text
        self._line.cursor_position = len(text)

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        if not self._offers or event.value != self._offers[self._offer]:
            self._offers, self._offer = [], -1
            self._rest.update(Content(""))
        self.post_message(self.Changed(self.prompt, event.value))

    def on_field_left(self, event: Field.Left) -> None:
        event.stop()
        if not event.entered and self._completer is not None:
            self._complete(self._completer)
            self._line.focus()
        else:
            self.post_message(self.Submitted(self.prompt, self.text))

    def _complete(self, completer: Completer) -> None:
        """Put the next line that begins as typed in its place, and show the others."""
        if not self._offers:
            offers = completer(self.text)
            self._offers, self._offer = list(offers or ()), -1
            if not offers:
                none = "nothing to complete" if offers is None else "nothing begins so"
                self._rest.update(Content(none))
                return
        self._offer = (self._offer + 1) % len(self._offers)
        chosen = self._offers[self._offer]
        self._set(chosen)
        others = [offer for offer in self._offers if offer != chosen]
        room = self.size.width - max(LEAST, cell_len(chosen) + 1) - AROUND
        self._rest.update(Content(fit("  ".join(map(_told, others)), room)))

    def on_field_abandoned(self, event: Field.Abandoned) -> None:
        event.stop()
        self.post_message(self.Closed(self.prompt))

    def on_command_field_earlier(self, event: CommandField.Earlier) -> None:
        event.stop()
        if not self._back:
            self._typed = self.text
        back = min(max(self._back + event.steps, 0), len(self._history))
        if back != self._back:
            self._back = back
            self._set(self._history[-back] if back else self._typed)


def _told(offer: str) -> str:
    """An offer without its first word, which stands in the line already."""
    return offer.partition(" ")[2] or offer
