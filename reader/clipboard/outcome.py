"""What became of a copy, told without claiming more than can be known."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Protocol

Certainty = Literal["copied", "sent", "saved"]
"""`copied`: read back from the clipboard. `sent`: handed on, and nobody answers.
`saved`: kept in a place of this machine, and on no clipboard of the person's own."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """Which route a copy took, how sure that is, and the sentence for the status line."""

    route: str
    certainty: Certainty
    sentence: str


class RouteFailed(Exception):
    """This route carried nothing; the next one is tried."""


class NotCopied(Exception):
    """No route took the text; its str is one sentence for the status line."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """What a route is given: the text, already free of control characters, and the means."""

    text: str
    write: Callable[[str], None]
    """Writes to the terminal itself, past every widget."""
    state_dir: Path

    @property
    def size(self) -> int:
        """Bytes of the text as UTF-8."""
        return len(self.text.encode("utf-8", "replace"))


class Route(Protocol):
    """One way to a clipboard, chosen by environment."""

    @property
    def name(self) -> str: ...

    @property
    def limit(self) -> int | None:
        """Bytes of text it carries for certain; None where nothing limits it."""

    def forecast(self) -> str:
        """What would happen to a copy, as a sentence for `doctor`."""

    def carry(self, parcel: Parcel) -> Outcome:
        """Take the text there. Raises RouteFailed where it cannot."""
