"""Find here: what was typed after `/` as a pattern, and all its hits on a page.

Small letters find both cases, a capital makes it exact (smart case). A blank also finds a
line's end, a stop that a line break put there, and any run of blanks, so that a sentence
cut by a line break is found. `\\`, `[`, `(`, `*`, `+` or `?` together with their meaning
make it a regular expression; what is none is taken as written.
"""

from __future__ import annotations

import re
from array import array
from dataclasses import dataclass
from time import monotonic

_MEANT_AS_PATTERN = re.compile(r"\\[bwdsWDSB]|\[[^\]]+\]|\.[*+?]|\w\+|\([^)]*\||^\^|\$$")
_GAP = r"[.!?,;:…\"'”’)\]]*\s+[\"'“‘(\[]*"
_LONG_REPEAT = re.compile(r"[*+}][*+]|\)[*+{]")
TIME_LIMIT = 1.0
"""Seconds after which a search gives up with what it has."""


@dataclass(frozen=True)
class Hits:
    """Where a pattern was found, in positions of the page, in order."""

    query: str
    starts: array[int]
    ends: array[int]
    problem: str | None = None
    """A sentence, where nothing could be searched for."""

    def __len__(self) -> int:
        return len(self.starts)


NOTHING = Hits("", array("I"), array("I"))


def pattern_of(query: str) -> re.Pattern[str] | None:
    """The pattern that a query stands for; None for an empty one."""
    query = query.strip()
    if not query:
        return None
    flags = re.IGNORECASE if query == query.lower() else 0
    if _MEANT_AS_PATTERN.search(query) and not _LONG_REPEAT.search(query):
        try:
            return re.compile(query, flags)
        except (re.error, OverflowError, RecursionError):
            pass
    words = [_word(word) for word in query[:1000].split()]
    return re.compile(_GAP.join(words), flags)


def _word(word: str) -> str:
    """A word as written; a straight apostrophe also finds a curly one."""
    return re.escape(word).replace("'", "['’]").replace('"', '["“”]')


def find_all(text: str, query: str) -> Hits:
    """All hits of a query in a page's text."""
    pattern = pattern_of(query)
    if pattern is None:
        return NOTHING
    starts, ends = array("I"), array("I")
    deadline = monotonic() + TIME_LIMIT
    for count, match in enumerate(pattern.finditer(text)):
        if match.end() > match.start():
            starts.append(match.start())
            ends.append(match.end())
        if count % 1024 == 1023 and monotonic() > deadline:
            return Hits(query, starts, ends, "Too many hits: only the first ones are shown.")
    return Hits(query, starts, ends)
