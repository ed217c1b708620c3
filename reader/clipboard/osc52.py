"""OSC 52: the terminal is asked to set its own clipboard, and never answers.

`ESC ] 52 ; c ; <base64 of the UTF-8 text> BEL`, as xterm's control sequences define it.
The `c;` form and BEL as its end are what the most terminals, and mosh, understand.
"""

from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass

from .outcome import Outcome, Parcel

PORTABLE = 74_994
"""Bytes of text, 100,000 of sequence: what even a cautious terminal still takes."""

_DEAF_TERMS = ("dumb", "linux", "unknown")


def sequence(text: str) -> str:
    """The control sequence that sets the terminal's clipboard to `text`."""
    return f"\x1b]52;c;{b64encode(text.encode('utf-8', 'replace')).decode('ascii')}\x07"


def listens(environment: Mapping[str, str]) -> bool:
    """Whether the terminal is not one of those known to ignore or garble OSC 52.

    Apple's Terminal ignores it, a console has no clipboard, and under a web driver the
    bytes would reach no terminal at all.
    """
    term = environment.get("TERM", "")
    if not term or term in _DEAF_TERMS:
        return False
    if environment.get("TERM_PROGRAM") == "Apple_Terminal":
        return False
    return "web_driver" not in environment.get("TEXTUAL_DRIVER", "")


@dataclass(frozen=True, slots=True)
class Osc52Route:
    """Straight to the terminal, near or at the far end of an SSH connection."""

    name: str = "osc52"
    limit: int | None = PORTABLE

    def forecast(self) -> str:
        return "sent to the terminal's clipboard (OSC 52); whether it takes it, it does not say"

    def carry(self, parcel: Parcel) -> Outcome:
        parcel.write(sequence(parcel.text))
        return Outcome(self.name, "sent", "Sent to the terminal's clipboard (OSC 52)")
