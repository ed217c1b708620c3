"""Find here: what was typed after `/` as a pattern, and all its hits on a page.

Small letters find both cases, a capital makes it exact (smart case). A blank also finds a
line's end, a stop that a line break put there, and any run of blanks, so that a sentence
cut by a line break is found.

`\\`, `[`, `(`, `*`, `+` or `?` together with their meaning make it a regular expression;
what is none is taken as written. Python's own engine cannot be stopped and can take for
ever, so a pattern is tried on one paragraph after the other, and one that repeats too much
is refused.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from time import monotonic

from transcripts.shown import moved

# A class in brackets touches a letter or a repeat, or begins with a range: "[laughs]" is none.
_CLASS = r"\[\^[^\]]+\]|\[\w-\w[^\]]*\]|\w\[[^\]]+\]|\[[^\]]+\][\w*+?{]"
_MEANT_AS_PATTERN = re.compile(rf"\\[bwdsWDSB]|{_CLASS}|\.[*+?]|\w\+|\([^)]*\||^\^|\$$")
_GAP = r"[.!?,;:…\"'”’)\]]{0,6}\s{1,40}[\"'“‘(\[]{0,6}"
_WRITTEN = re.compile(r"[*+}][*+]")
_ESCAPED = re.compile(r"\\.|\[[^\]]*\]")
_REPEAT = re.compile(r"[*+]|\{\d*,\d*\}")
_REPEATED_GROUP = re.compile(r"\)[*+{]")
_MOST_WORK = 9
_STRETCH = 1000
"""Characters at most in which one match of a pattern is looked for."""
TIME_LIMIT = 1.0
"""Seconds after which a search gives up with what it has."""
TOO_MUCH = "This pattern repeats too much to be searched for: at most two of * + { } are."


class Hits:
    """Where a pattern was found, in positions of the page, in order."""

    __slots__ = ("ends", "problem", "query", "starts")

    def __init__(
        self, query: str, starts: array[int], ends: array[int], problem: str | None = None
    ) -> None:
        self.query = query
        self.starts = starts
        self.ends = ends
        self.problem = problem
        """A sentence, where nothing could be searched for."""

    def __len__(self) -> int:
        return len(self.starts)


NOTHING = Hits("", array("I"), array("I"))


class Heard:
    """The text of a page as it was heard, before words were corrected."""

    __slots__ = ("_heard", "_shown", "text")

    def __init__(self, text: str, edits: Iterable[tuple[int, int, str]]) -> None:
        """`edits` are in order: where corrected words begin and end on the page, and what
        was heard."""
        self._heard: list[tuple[int, int]] = []
        self._shown: list[tuple[int, int]] = []
        parts, last, length = [], 0, 0
        for start, end, heard in edits:
            parts += [text[last:start], heard]
            length += start - last
            self._shown.append((start, end))
            self._heard.append((length, length + len(heard)))
            length, last = length + len(heard), end
        self.text = "".join([*parts, text[last:]])

    def stretch(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of the page is in this text."""
        shown, heard = self._shown, self._heard
        return moved(start, shown, heard), moved(end, shown, heard, end=True)

    def on_page(self, start: int, end: int) -> tuple[int, int] | None:
        """Where a stretch of this text is on the page; None where it holds none of the words
        that were corrected."""
        if not _touches(self._heard, start, end):
            return None
        shown, heard = self._shown, self._heard
        return moved(start, heard, shown), moved(end, heard, shown, end=True)


def _is_pattern(query: str) -> bool:
    """Whether a query is meant as a regular expression, and is one."""
    if not _MEANT_AS_PATTERN.search(query) or _WRITTEN.search(query):
        return False
    try:
        re.compile(query)
    except (re.error, OverflowError, RecursionError):
        return False
    return True


def _explodes(pattern: str) -> bool:
    """Whether a pattern might take longer than anybody waits, even on one paragraph: every
    repeat multiplies the work by its length, every choice at least by two."""
    plain = _ESCAPED.sub("x", pattern)
    choices = plain.count("?") + (2 * plain.count("(") if "|" in plain else 0)
    work = 3 * len(_REPEAT.findall(plain)) + choices
    return work > _MOST_WORK or bool(_REPEATED_GROUP.search(plain))


def _flags(query: str) -> int:
    letters = _ESCAPED.sub("", query) if _is_pattern(query) else query
    return re.IGNORECASE if letters == letters.lower() else 0


def _as_written(query: str) -> re.Pattern[str]:
    """The words of a query, whatever stands between them on the page."""
    words = [_word(word) for word in query[:1000].split()]
    return re.compile(_GAP.join(words), _flags(query))


def _word(word: str) -> str:
    """A word as written; a straight apostrophe also finds a curly one."""
    return re.escape(word).replace("'", "['’]").replace('"', '["“”]')


def find_all(
    text: str,
    query: str,
    paragraphs: Iterable[tuple[int, int]] | None = None,
    heard: Heard | None = None,
) -> Hits:
    """All hits of a query in a page's text; `paragraphs` says where each begins and ends.

    Words are found across paragraphs, a pattern's match stands in one. Where words were
    corrected, what was `heard` finds them too.
    """
    if heard is None:
        return _find(text, query, paragraphs)
    each = list(paragraphs or ())
    hits = _find(text, query, each)
    if hits.problem == TOO_MUCH:
        return hits
    others = _find(heard.text, query, [heard.stretch(a, b) for a, b in each])
    own = list(zip(hits.starts, hits.ends, strict=True))
    added = []
    for start, end in zip(others.starts, others.ends, strict=True):
        place = heard.on_page(start, end)
        if place and not _touches(own, *place):
            added.append(place)
    if not added:
        return hits
    every = sorted(set(own + added))
    starts, ends = array("I", [a for a, _ in every]), array("I", [b for _, b in every])
    return Hits(query, starts, ends, hits.problem or others.problem)


def _touches(stretches: list[tuple[int, int]], start: int, end: int) -> bool:
    """Whether one of the stretches, which are in order, holds something of [start, end)."""
    index = bisect_right(stretches, start, key=lambda stretch: stretch[1])
    return index < len(stretches) and stretches[index][0] < end


def _find(text: str, query: str, paragraphs: Iterable[tuple[int, int]] | None) -> Hits:
    wanted = query.strip()
    if not wanted:
        return NOTHING
    pattern = _is_pattern(wanted)
    if pattern and _explodes(wanted):
        return Hits(query, array("I"), array("I"), TOO_MUCH)
    if pattern:
        found = _in_each(text, re.compile(wanted, _flags(wanted)), paragraphs or [(0, len(text))])
    else:
        found = (match.span() for match in _as_written(wanted).finditer(text))
    starts, ends = array("I"), array("I")
    deadline = monotonic() + TIME_LIMIT
    for count, (start, end) in enumerate(found):
        if end > start:
            starts.append(start)
            ends.append(end)
        if (pattern or count % 1024 == 1023) and monotonic() > deadline:
            return Hits(query, starts, ends, "Too many hits: only the first ones are shown.")
    return Hits(query, starts, ends)


def _in_each(
    text: str, pattern: re.Pattern[str], paragraphs: Iterable[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """The matches in each paragraph, and after each an empty one, to look at the clock."""
    for start, end in paragraphs:
        for first in range(start, end, _STRETCH):
            for match in pattern.finditer(text[first : min(end, first + _STRETCH)]):
                yield first + match.start(), first + match.end()
            yield first, first
