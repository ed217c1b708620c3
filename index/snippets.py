"""Where the words of a query stand in a text, and a short piece of it that shows them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from transcripts.shown import moved

from .documents import Edit
from .query import Node, Phrase, Prefix, Word, leaves
from .words import Token, ascii_twin, token_at, tokens

Spans = tuple[tuple[int, int], ...]
"""Characters [from, to) of a text, in order, none overlapping."""

ELLIPSIS = "…"


def spans(text: str, query: Node) -> Spans:
    """Where `text` has what `query` looks for, whole words, a phrase as one span."""
    twin = ascii_twin(text)
    begin = None if twin is None else _beginnings(query)
    found = list(tokens(text)) if begin is None or twin is None else _likely(twin, begin)
    marked: list[tuple[int, int]] = []
    for leaf in leaves(query):
        match leaf:
            case Word(word):
                marked += [(t.start, t.end) for t in found if word in t.forms]
            case Prefix(start):
                marked += [(t.start, t.end) for t in found if _begins(t, start)]
            case Phrase():
                marked += _phrases(found, leaf)
    return merged(marked)


@lru_cache(maxsize=64)
def _beginnings(query: Node) -> re.Pattern[str] | None:
    """What an ASCII text must have, in small letters, where a word of `query` begins; None
    where phrases need all words. Written with apostrophes and thousands' commas or not."""
    begin = []
    for leaf in leaves(query):
        if isinstance(leaf, Phrase):
            return None
        word = leaf.word if isinstance(leaf, Word) else leaf.start
        begin.append("[',]?".join(re.escape(c) for c in word if c not in "',"))
    return re.compile("|".join(begin)) if begin else None


def _likely(text: str, begin: re.Pattern[str]) -> list[Token]:
    """The words of `text` that begin so; far fewer than all, which take long to list."""
    found = []
    small = text.lower()
    # What comes before is looked at here: in the pattern it would be tried everywhere.
    match = begin.search(small)
    while match:
        at = match.start()
        before = small[at - 1] if at else " "
        if before in "'.,:":  # it may be the middle of a word, as in 3.1
            return list(tokens(text))
        if not before.isalnum():
            token = token_at(text, at)
            if token is not None:
                found.append(token)
        match = begin.search(small, at + 1)
    return found


def _begins(token: Token, start: str) -> bool:
    return any(form.startswith(start) for form in token.forms)


def _phrases(found: list[Token], phrase: Phrase) -> list[tuple[int, int]]:
    words = phrase.words
    last = len(words) - 1
    places = []
    for i in range(len(found) - last):
        for k, word in enumerate(words):
            token = found[i + k]
            fits = word in token.forms or (k == last and phrase.prefix and _begins(token, word))
            if not fits:
                break
        else:
            places.append((found[i].start, found[i + last].end))
    return places


def spans_as_shown(shown: str, heard: str, edits: Sequence[Edit], query: Node) -> Spans:
    """Where a text that was found as it was heard is to be marked as it is `shown`."""
    here, there = [(a, b) for a, b, _, _ in edits], [(a, b) for _, _, a, b in edits]
    found = [
        (moved(start, here, there), moved(end, here, there, end=True))
        for start, end in spans(heard, query)
    ]
    return merged([*found, *spans(shown, query)])


def merged(marked: list[tuple[int, int]]) -> Spans:
    """Stretches in order, those that overlap as one."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(marked):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(found)


def snippet(text: str, found: Sequence[tuple[int, int]], width: int) -> tuple[str, Spans]:
    """A piece of `text` of at most `width` characters with as many of the spans `found` as
    possible, the first of them near its beginning, and the spans in it.

    An ellipsis stands for what is left out at either end.
    """
    if len(text) <= width:
        return text, tuple(found)
    start = _window(text, found, width)
    room = max(1, width - (start > 0))
    end = start + room
    if end < len(text):
        end -= 1
        blank = text.rfind(" ", start, end + 1)
        if blank > start + room // 2:
            end = blank
    else:
        end = len(text)
    before = ELLIPSIS if start else ""
    piece = before + text[start:end] + (ELLIPSIS if end < len(text) else "")
    shift = len(before) - start
    kept = tuple(
        (max(a, start) + shift, min(b, end) + shift) for a, b in found if b > start and a < end
    )
    return piece[:width] if width > 0 else "", kept


def _window(text: str, found: Sequence[tuple[int, int]], width: int) -> int:
    """Where the piece begins: at the start of a word."""
    if not found or found[0][1] < width - 1:
        return 0
    reach = width * 2 // 3
    best = max(range(len(found)), key=lambda i: (_within(found, i, reach), -i))
    start = max(0, min(found[best][0] - width // 4, len(text) - width + 2))
    if start:
        blank = text.find(" ", start, max(start, found[best][0]))
        if blank >= 0:
            start = blank + 1
    return start


def _within(found: Sequence[tuple[int, int]], first: int, reach: int) -> int:
    limit = found[first][0] + reach
    return sum(1 for a, b in found[first:] if b <= limit)
