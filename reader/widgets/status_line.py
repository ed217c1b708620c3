"""The one status line: where I am or what just happened, the find, how far."""

from __future__ import annotations

from typing import Literal

from rich.cells import cell_len
from textual.reactive import reactive

from .row_list import RowBlock
from .rows import Piece, Row, fit, width_of

Tone = Literal["place", "good", "problem"]
_TONES = {"place": "text", "good": "good", "problem": "problem"}
GAPS = 4
"""Cells between the find and the per cent."""


class StatusLine(RowBlock):
    """Shows its attributes; where there is no room for all, a place gives way first, and what
    just happened last."""

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
        ends = [
            self._end(middle, right, width)
            for middle, right in ((self.middle, self.right), (self.middle, ""), ("", self.right))
        ]
        used = cell_len(self.left) + 1
        fitting = (end for end in ends if self.tone == "place" or used + width_of(end) <= width)
        return [Row((Piece(self.left, _TONES[self.tone]),), next(fitting, ()))]

    def _end(self, middle: str, right: str, width: int) -> tuple[Piece, ...]:
        end = (Piece(right, "muted"),) if right else ()
        if not middle:
            return end
        room = width - width_of(end) - GAPS - 12
        found = Piece(fit(middle, max(8, room)), "accent")
        return (found, Piece(" " * GAPS), *end) if end else (found,)
