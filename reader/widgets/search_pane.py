"""The search pane: a question as it is typed, and what in the library answers it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Input, Static

from reader.stylesheets import beside
from transcripts.text import counted

from .field import Field
from .row_list import RowBlock, RowList
from .rows import GAP, Piece, Row, hang, row
from .search_hits import (
    HitLike,
    Snippet,
    grouped,
    hit_rows,
    place_label,
    plain_snippet,
)

DEBOUNCE = 0.03
"""Seconds after a keystroke before it is asked; a quicker keystroke takes its place."""

NOTHING_HINT = "Fewer words may, or the beginning of one with a star: plant*"

_EXAMPLES = (
    ("early frost", "both words"),
    ('"word for word"', "these words in a row"),
    ("frost -winter", "without a word"),
    ("harvest OR crop", "either"),
    ("plant*", "words that begin so"),
    ("speaker:lee", "what one person says"),
    ("show:  title:  chapter:", "in these alone"),
    ("kind:summary", "summaries, not speech"),
)


class SearchPane(Vertical):
    """Asks nothing itself: questions go up as messages, answers come down by `show`."""

    DEFAULT_CSS = beside(__file__)

    BINDINGS: ClassVar[list[BindingType]] = [
        ("q,escape", "close", "Close"),
        ("tab", "to_text", "To the text"),
    ]

    @dataclass
    class QueryChanged(Message):
        """Something else is asked. The latest `generation` replaces all before it."""

        text: str
        generation: int

    @dataclass
    class HitChosen(Message):
        """The reader wants to go to a hit."""

        hit: HitLike

    @dataclass
    class Closed(Message):
        """The pane should close."""

    @dataclass
    class Left(Message):
        """The reader goes on to the text; the pane stays."""

    def __init__(
        self,
        *,
        query: str = "",
        snippet: Snippet = plain_snippet,
        place: Callable[[HitLike], str] = place_label,
        colour: Callable[[HitLike], int | None] = lambda hit: None,
        id: str | None = None,
    ) -> None:
        """`place` labels where a hit is; `colour` gives the index of a hit's speaker."""
        super().__init__(id=id)
        self._field = Field(query)
        self._state = RowBlock(classes="search-pane--state")
        self._list = RowList()
        self._snippet, self._place, self._colour = snippet, place, colour
        self._hits: list[HitLike] = []
        self._generation = 0
        self._timer: Timer | None = None
        self._ask_first = query

    def compose(self) -> ComposeResult:
        with Horizontal(classes="search-pane--line"):
            yield Static(Content("›"), classes="search-pane--prompt")
            yield self._field
        yield self._state
        yield self._list

    def on_mount(self) -> None:
        self._empty()
        if self._ask_first.strip():
            self._ask()

    @property
    def query_text(self) -> str:
        """What stands in the field."""
        return self._field.value

    @property
    def generation(self) -> int:
        """Number of the latest question; answers to earlier ones are not shown."""
        return self._generation

    @property
    def hits(self) -> Sequence[HitLike]:
        """The hits in the order of the list."""
        return self._hits

    def focus_field(self) -> None:
        """Take the keys for typing."""
        self._field.focus()

    def focus_list(self) -> None:
        """Take the keys for choosing a hit."""
        self._list.focus()

    def show(
        self,
        hits: Sequence[HitLike],
        query: str,
        *,
        generation: int | None = None,
        total: int | None = None,
        transcripts: int | None = None,
        searched: int | None = None,
        note: str = "",
    ) -> None:
        """Show the answer to `query`, unless something else has been asked since.

        `total` hits in `transcripts` transcripts where more are known than are shown;
        `searched` transcripts were asked; `note` is added to the count ("index 40 %").
        """
        if generation is not None and generation != self._generation:
            return
        self._hits = [hit for group in grouped(hits) for hit in group]
        if not self._hits:
            self._nothing(query, searched)
            return
        total = len(hits) if total is None else total
        found = len(grouped(hits)) if transcripts is None else transcripts
        count = f"{counted(total, 'hit')} in {counted(found, 'transcript')}"
        more = f"first {len(hits)} shown" if total > len(hits) else "best first"
        self._say(row(count, "muted", right=note or more))
        shown = self._hits
        self._list.show(
            lambda width: hit_rows(
                shown,
                width,
                snippet=self._snippet,
                place=self._place,
                colour=self._colour,
            ),
            cursor=0,
        )

    def show_progress(self, text: str) -> None:
        """Say what is being done ("searching", "indexing 12 of 40"); hits stay as they are."""
        self._say(row(text, "muted"))

    def show_problem(self, sentence: str) -> None:
        """Say why there is no answer."""
        self._hits = []
        self._say()
        self._list.show(lambda width: hang(sentence, width - 2, indent=2, style="problem"))

    def _say(self, *rows: Row) -> None:
        self._state.show(lambda width: [*rows, GAP])

    def _empty(self) -> None:
        self._hits = []
        self._say(row("What was said, and where", "muted"))
        self._list.show(_examples)

    def _nothing(self, query: str, searched: int | None) -> None:
        where = f" in {counted(searched, 'transcript')}" if searched else ""
        said = f"Nothing said or written matches “{query.strip()}”{where}."
        self._say()
        self._list.show(
            lambda width: [
                *hang(said, width - 2, indent=2, style="text", lines=6),
                GAP,
                *hang(NOTHING_HINT, width - 2, indent=2, style="muted"),
            ]
        )

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self._generation += 1
        if self._timer is not None:
            self._timer.stop()
        if event.value.strip():
            self._timer = self.set_timer(DEBOUNCE, self._ask)
        else:
            self._empty()
            self.post_message(self.QueryChanged("", self._generation))

    def _ask(self) -> None:
        self._timer = None
        if not self._hits:
            self._say(row("searching", "muted"))
            self._list.show(lambda width: [])
        self.post_message(self.QueryChanged(self._field.value, self._generation))

    def on_field_left(self, event: Field.Left) -> None:
        event.stop()
        if self._hits:
            self._list.focus()
        elif event.entered:
            self._field.focus()
        else:
            self.post_message(self.Left())

    def on_field_abandoned(self, event: Field.Abandoned) -> None:
        event.stop()
        self.post_message(self.Closed())

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        event.stop()
        self.post_message(self.HitChosen(self._hits[event.item]))

    def action_close(self) -> None:
        self.post_message(self.Closed())

    def action_to_text(self) -> None:
        self.post_message(self.Left())

    def key_slash(self) -> None:
        self._field.focus()

    def key_s(self) -> None:
        self._field.focus()


def _examples(width: int) -> list[Row]:
    asked = max(len(words) for words, _ in _EXAMPLES)
    if width < asked + 26:
        rows: list[Row] = []
        for words, meaning in _EXAMPLES:
            rows += [row(f"  {words}", "text"), row(f"    {meaning}", "faint")]
        return rows
    return [
        Row((Piece(f"  {words:<{asked + 3}}", "text"), Piece(meaning, "faint")))
        for words, meaning in _EXAMPLES
    ]
