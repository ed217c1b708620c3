"""A note and tags, typed in two lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from reader.stylesheets import beside

from .field import Field
from .row_list import RowBlock
from .rows import Piece, Row, clip


def tags_in(text: str) -> tuple[str, ...]:
    """Tags as typed, parted by blanks or commas, `#` or not; each once, in order."""
    words = (word.lstrip("#") for word in text.replace(",", " ").split())
    return tuple(dict.fromkeys(word for word in words if word))


class NoteForm(Vertical):
    """Tab goes between the lines, Enter keeps, Backspace in an empty line closes."""

    DEFAULT_CSS = beside(__file__)

    @dataclass
    class Submitted(Message):
        """The note and tags are as wanted."""

        note: str
        tags: tuple[str, ...]

    @dataclass
    class Closed(Message):
        """Nothing should be changed."""

    def __init__(
        self,
        *,
        note: str = "",
        tags: Sequence[str] = (),
        words: str = "",
        id: str | None = None,
    ) -> None:
        """`words` are the bookmarked ones, shown above the lines where they are given."""
        super().__init__(id=id)
        self._words = words
        self._note = Field(note, placeholder="why it is worth keeping")
        self._tags = Field(" ".join(tags), placeholder="#tags")

    def compose(self) -> ComposeResult:
        if self._words:
            yield RowBlock(self._word_rows)
        for label, field in (("note", self._note), ("tags", self._tags)):
            with Horizontal(classes="note-form--line"):
                yield Static(Content(label), classes="note-form--label")
                yield field

    def on_mount(self) -> None:
        self.focus_note()

    def _word_rows(self, width: int) -> list[Row]:
        return [
            Row((Piece("◆ " if not number else "  ", "bookmark"), Piece(line, "text")))
            for number, line in enumerate(clip(self._words, width - 2, 2))
        ]

    def focus_note(self) -> None:
        """Take the keys for the note."""
        self._note.focus()

    def on_field_left(self, event: Field.Left) -> None:
        event.stop()
        if event.entered:
            self.post_message(self.Submitted(self._note.value.strip(), tags_in(self._tags.value)))
        else:
            (self._tags if event.field is self._note else self._note).focus()

    def on_field_abandoned(self, event: Field.Abandoned) -> None:
        event.stop()
        self.post_message(self.Closed())
