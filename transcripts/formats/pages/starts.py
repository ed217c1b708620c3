"""The times that attributes of a page's elements state for the words inside them."""

import re
from collections.abc import Iterable

from transcripts.formats.hypertext import Node
from transcripts.times import clock

_NAMES = ("data-start", "data-time", "data-timestamp", "data-begin", "data-start-time",
          "data-seconds", "data-timecode", "data-tc", "begin")  # fmt: skip
_NUMBER = re.compile(r"\d{1,9}(?:\.\d{1,9})?")


def stated_start(node: Node) -> float | None:
    """The time at which an element's words begin, in whatever unit its page counts
    (`unit_of`); a clock time is in seconds in every page."""
    if not node.attributes:
        return None
    for name in _NAMES:
        value = node.get(name).strip()
        if value:
            return float(value) if _NUMBER.fullmatch(value) else clock(value)
    return None


def unit_of(parts: Iterable[Node | str]) -> float:
    """Seconds that bare numbers count: thousandths where whole seconds would make everybody
    speak impossibly slowly."""
    latest, letters = 0.0, 0
    for part in parts:
        if isinstance(part, Node):
            letters += len(part.text)
            latest = max([latest, *(s for n in part.each() if (s := stated_start(n)) is not None)])
    return 0.001 if latest > 60 and letters < 0.5 * latest else 1.0
