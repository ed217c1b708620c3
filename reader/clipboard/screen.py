"""GNU screen: OSC 52 wrapped in device control strings that screen passes on.

Screen hands the inside of `ESC P … ESC \\` to the outer terminal untouched, but loses a
string of more than about 700 bytes; cut into strings of 200 characters, 100,000 arrive.
"""

from dataclasses import dataclass

from .osc52 import PORTABLE, sequence
from .outcome import Outcome, Parcel

CHUNK = 200
"""Characters of the sequence in one device control string."""


def wrapped(control: str) -> str:
    """`control` in strings short enough for screen.

    The sequence ends with BEL, so its only ESC is its first character and can never
    stand beside a string's own end.
    """
    chunks = (control[at : at + CHUNK] for at in range(0, len(control), CHUNK))
    return "".join(f"\x1bP{chunk}\x1b\\" for chunk in chunks)


@dataclass(frozen=True, slots=True)
class ScreenRoute:
    """Through GNU screen to the terminal around it."""

    name: str = "screen"
    limit: int | None = PORTABLE

    def forecast(self) -> str:
        return "sent through screen to the terminal's clipboard (OSC 52), which does not answer"

    def carry(self, parcel: Parcel) -> Outcome:
        parcel.write(wrapped(sequence(parcel.text)))
        return Outcome(
            self.name, "sent", "Sent through screen to the terminal's clipboard (OSC 52)"
        )
