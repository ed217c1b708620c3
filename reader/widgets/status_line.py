"""The one status line: where I am or what just happened, the find, how far."""

from __future__ import annotations

from typing import Literal

from textual.reactive import reactive

from .row_list import RowBlock
from .rows import Piece, Row, fit, width_of

Tone = Literal["place", "good", "problem"]
_TONES = {"place": "text", "good": "good", "problem": "problem"}
GAPS = 4
"""Cells between the find and the per cent."""


class StatusLine(RowBlock):
    """Shows its attributes; where there is no room for all, the left gives way first."""

    left: reactive[str] = reactive("")
    """The place, or what just happened."""
    tone: reactive[Tone] = reactive("place")
    """Whether `left` is a place, something done, or something that could not be."""
    middle: reactive[str] = reactive("")
    """The find and its count: "/open source  1 of 24"."""
    right: reactive[str] = reactive("")
    """How far: "9 %  55 min"."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(self._line, id=id)

    def _again(self) -> None:
        self.show(self._line)

    watch_left = watch_tone = watch_middle = watch_right = _again

    def _line(self, width: int) -> list[Row]:
        end = [Piece(self.right, "muted")] if self.right else []
        if self.middle:
            room = width - width_of(end) - GAPS - 12
            middle = Piece(fit(self.middle, max(8, room)), "accent")
            end = [middle, *([Piece(" " * GAPS), *end] if end else [])]
        return [Row((Piece(self.left, _TONES[self.tone]),), tuple(end))]
