"""Back and forward over jumps, as in a browser. No Textual here."""

from __future__ import annotations

from typing import NamedTuple

KEPT = 200


class Stop(NamedTuple):
    """Where somebody was: a transcript and a document offset in it."""

    transcript: str
    offset: int


class History(NamedTuple):
    """Stops behind and stops ahead of where one is now."""

    behind: tuple[Stop, ...] = ()
    ahead: tuple[Stop, ...] = ()

    def leave(self, here: Stop) -> History:
        """A jump away from `here`: what was ahead is forgotten."""
        if self.behind and self.behind[-1] == here:
            return self._replace(ahead=())
        return History((*self.behind, here)[-KEPT:])

    def back(self, here: Stop) -> tuple[Stop | None, History]:
        """The stop to go back to, None where there is none, and the history then."""
        behind = self.behind
        while behind and behind[-1] == here:
            behind = behind[:-1]
        if not behind:
            return None, self
        return behind[-1], History(behind[:-1], (here, *self.ahead)[:KEPT])

    def forward(self, here: Stop) -> tuple[Stop | None, History]:
        if not self.ahead:
            return None, self
        return self.ahead[0], History((*self.behind, here)[-KEPT:], self.ahead[1:])
