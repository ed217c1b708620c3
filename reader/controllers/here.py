"""Where the reader is, in places of the transcript: turn, sentence, selection."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.desk import doc_span
from transcripts.columns import SPEECH
from transcripts.model import Place, Span

if TYPE_CHECKING:
    from reader.screens.reading import ReadingScreen


class Here:
    """The transcript and the place that keys act on. Offsets are those of its text."""

    def __init__(self, screen: ReadingScreen) -> None:
        self._screen = screen

    def turn(self) -> int | None:
        """The turn (from 0) of the selection's beginning or the current sentence; None where
        nobody speaks."""
        turns = self._screen.opened.transcript.turns
        if not len(turns):
            return None
        found = turns.at(self.sentence()[0])
        return found if turns.kinds[found] == SPEECH else None

    def selected(self) -> tuple[int, int] | None:
        """The selected words, if any are."""
        view = self._screen.view
        selected = view.over.selection
        return doc_span(view.page, *selected) if selected else None

    def sentence(self) -> tuple[int, int]:
        """The selected words, or the current sentence."""
        view = self._screen.view
        return doc_span(view.page, *(view.over.selection or view.cursor))

    def span(self, start: int, end: int) -> Span:
        """A stretch of the text as places of its blocks."""
        blocks = self._screen.opened.transcript.blocks
        last = blocks.place(max(start, end - 1))
        return Span(blocks.place(start), Place(last.block, last.char + 1))

    def block_end(self, offset: int) -> int:
        """Where the block that holds `offset` ends."""
        blocks = self._screen.opened.transcript.blocks
        return blocks.end_offset(blocks.number_at(offset))
