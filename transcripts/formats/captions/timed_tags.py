"""Times inside the text of a caption, `<00:00:01.500>`, as WebVTT has them for karaoke and
YouTube for every word → words with their times."""

import re

from transcripts.formats.cues import plain
from transcripts.times import clock
from transcripts.words import Word

_STAMP = re.compile(r"<((?:\d{1,3}:)?\d{1,2}:\d\d[.,]\d{1,3})>")
_UNSPACED = "\u2e80"
"""Scripts from here on write no blanks between words."""


def has_stamps(text: str) -> bool:
    return _STAMP.search(text) is not None


def timed(start: float | None, payload: str) -> tuple[Word, ...]:
    """The words of a caption, each with the time of the tag before it. The first word has
    the caption's own; a word that no tag stands before has none. No tags: no words."""
    parts = _STAMP.split(payload)
    if len(parts) == 1:
        return ()
    found: list[Word] = []
    goes_on = False
    for time, part in zip([start, *map(_seconds, parts[1::2])], parts[0::2], strict=True):
        text = plain(part.replace("\n", " "))
        tokens = text.split()
        if not tokens:
            goes_on = goes_on and not text
            continue
        if goes_on and not text[0].isspace() and max(text[0], found[-1].text[-1]) < _UNSPACED:
            found[-1] = found[-1]._replace(text=found[-1].text + tokens.pop(0))
        for index, token in enumerate(tokens):
            found.append(Word(token, time if not index else None))
        goes_on = bool(found) and not text[-1].isspace()
    return tuple(found)


def _seconds(stamp: str) -> float | None:
    seconds = clock(stamp)
    return None if seconds is None else round(seconds, 3)
