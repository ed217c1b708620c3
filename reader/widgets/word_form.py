"""What was heard, what was said, and whether here or throughout: three lines at the foot."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.suggester import Suggester
from textual.widgets import Static

from reader.stylesheets import beside
from transcripts.text import make_safe, one_line

from .field import Field
from .where_line import WhereLine


class Asked(Protocol):
    """What the form asks about the words that are typed."""

    @property
    def heard(self) -> str: ...
    @property
    def found(self) -> str: ...
    def completed(self, typed: str, /) -> str: ...
    def problem(self, heard: str, said: str, /) -> str: ...
    def count(self, heard: str, said: str, /) -> tuple[int, int]: ...


class WordForm(Vertical):
    """Tab and Enter go on, Backspace in an empty line closes. What a line is filled with
    beforehand is selected: typing replaces it. Where the words stand in other places too, a
    third line asks which are meant."""

    DEFAULT_CSS = beside(__file__)

    @dataclass
    class Submitted(Message):
        """The words are to be corrected."""

        heard: str
        said: str
        throughout: bool

    @dataclass
    class Closed(Message):
        """Nothing should be changed."""

    def __init__(self, asked: Asked, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._asked = asked
        self._heard = asked.heard
        self._choosing = not asked.heard
        """Whether the word that was misheard is typed here."""
        self._word = Field(asked.found, placeholder="a word of this sentence")
        self._word.suggester = _Completing(asked)
        self._said = Field(asked.heard, placeholder="what was said")
        self._where = WhereLine()
        self._problem = Static(classes="word-form--problem")

    def compose(self) -> ComposeResult:
        first = self._word if self._choosing else Static(Content(make_safe(self._heard)))
        for label, line in (("heard", first), ("said", self._said), ("where", self._where)):
            with Horizontal(classes=f"word-form--line word-form--{label}"):
                yield Static(Content(label), classes="word-form--label")
                yield line
        yield self._problem

    def on_mount(self) -> None:
        self._ask_where(False)
        self._tell("")
        self.take_keys()

    def take_keys(self) -> None:
        """Give the keys to the first line that is typed in."""
        if self._choosing:
            if self._word.value == self._asked.found:
                self._word.select_all()
            self._word.focus()
        else:
            self._to_said()

    def _to_said(self) -> None:
        if self._said.value == self._heard:
            self._said.select_all()
        else:
            self._said.cursor_position = len(self._said.value)
        self._said.focus()

    def _ask_where(self, shown: bool) -> None:
        self.query_one(".word-form--where").display = shown

    def _tell(self, sentence: str) -> None:
        self._problem.update(Content(sentence))
        self._problem.display = bool(sentence)

    def on_field_left(self, event: Field.Left) -> None:
        event.stop()
        if event.field is self._word:
            self._take_word()
        elif event.entered:
            self._finish()
        else:
            self.take_keys()

    def _take_word(self) -> None:
        """The word that was misheard is typed: it is what one would say of it at first."""
        typed = self._word.value
        heard = self._asked.completed(typed)
        if not heard:
            self._tell(self._asked.problem(typed.strip(), typed))
            self._word.focus()
            return
        self._tell("")
        if self._said.value in ("", self._heard):
            self._said.value = heard
        self._heard = self._word.value = heard
        self._to_said()

    def _finish(self) -> None:
        said = self._spoken
        if said == self._heard:
            self.post_message(self.Closed())
            return
        if sentence := self._asked.problem(self._heard, said):
            self._tell(sentence)
            self._to_said()
            return
        here, everywhere = self._asked.count(self._heard, said)
        if everywhere > here:
            self._tell("")
            self._ask_where(True)
            self._where.ask(here, everywhere)
        else:
            self._submit(False)

    @property
    def _spoken(self) -> str:
        return one_line(self._said.value)

    def _submit(self, throughout: bool) -> None:
        self.post_message(self.Submitted(self._heard, self._spoken, throughout))

    def on_field_abandoned(self, event: Field.Abandoned) -> None:
        event.stop()
        self.post_message(self.Closed())

    def on_where_line_chosen(self, event: WhereLine.Chosen) -> None:
        event.stop()
        self._submit(event.throughout)

    def on_where_line_left(self, event: WhereLine.Left) -> None:
        event.stop()
        self._ask_where(False)
        self._to_said()


class _Completing(Suggester):
    """Offers the rest of a word of the sentence."""

    def __init__(self, asked: Asked) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._asked = asked

    async def get_suggestion(self, value: str) -> str | None:
        found = self._asked.completed(value)
        return value + found[len(value) :] if len(found) > len(value) else None
