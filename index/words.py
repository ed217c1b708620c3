"""What counts as a word, the same for the index, the query and the highlighter.

Words are exact: no stemming, no stop list. Case and accents are folded. A hyphen parts
words ("open-source" is two), an apostrophe does not ("don't" is also "dont"), a number
keeps its points and colons ("3.1", "10:30"), "C++" and "C#" stay whole, and each Chinese
or Japanese character is a word of its own, so that a run of them is found as a phrase.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple
from unicodedata import combining, normalize

LONGEST = 64
"""Characters of a word that count; what follows is not told apart."""

_CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_LETTER = rf"(?:[^\W_{_CJK}][\u0300-\u036f]*)"
_TAIL = r"(?:(?<=\b[A-Za-z])\#(?!\w)|\+\+)?"
_ASCII_WORD = re.compile(
    rf"[a-z0-9]+(?:(?:'(?=[a-z])|(?<=\d)[.,:](?=\d))[a-z0-9]+)*{_TAIL}", re.ASCII | re.IGNORECASE
)
_WORD = re.compile(
    rf"[{_CJK}]|{_LETTER}+(?:(?:['’‘ʼ＇](?=[^\W\d_])|(?<=\d)[.,:](?=\d)){_LETTER}+)*{_TAIL}"
)
_APOSTROPHE = re.compile("[’‘ʼ＇]")
# Signs that part words as any blank does, and apostrophes: with these taken for ASCII most
# texts are, and ASCII is much quicker to cut into words.
_TWINS = str.maketrans("“”„«»—–…·•→\u00a0’‘ʼ＇", " " * 12 + "'" * 4)
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")

# Joined, these would be other words: "we're" must not be found by "were".
_OTHER_WORDS = frozenset(["were", "ill", "well", "hell", "shell", "id", "wed", "shed"])
# Of words in 's, only these are written joined by people in a hurry.
_HURRIED = frozenset(
    ["that", "what", "who", "where", "how", "there", "here", "he", "she", "when", "why"]
)


class Token(NamedTuple):
    """A word of a text: characters [start, end) and the forms it is found by."""

    start: int
    end: int
    forms: tuple[str, ...]


def fold(word: str) -> str:
    """`word` without case and accents, apostrophes as typed on a keyboard."""
    if word.isascii():
        return word.lower()
    plain = "".join(c for c in normalize("NFKD", word) if not combining(c))
    return _APOSTROPHE.sub("'", normalize("NFC", plain).casefold())


def ascii_twin(text: str) -> str | None:
    """An ASCII text with the same words at the same places, or None where there is none."""
    if text.isascii():
        return text
    twin = text.translate(_TWINS)
    return twin if twin.isascii() else None


@lru_cache(maxsize=1 << 16)
def forms(word: str) -> tuple[str, ...]:
    """The forms under which a word of a text is kept; the first is its own.

    A possessive is also found by what it belongs to: "Apple's" by "Apple".
    """
    folded = fold(word)[:LONGEST]
    if "," in folded and _THOUSANDS.fullmatch(folded):
        return (folded.replace(",", ""),)
    if "'" not in folded:
        return (folded,)
    joined = folded.replace("'", "")
    if folded.endswith("'s"):
        owner = folded[:-2].replace("'", "")
        return (folded, owner, joined) if owner in _HURRIED else (folded, owner)
    return (folded,) if joined in _OTHER_WORDS else (joined,)


def tokens(text: str) -> Iterator[Token]:
    """Every word of `text` in order."""
    twin = ascii_twin(text)
    found = _WORD.finditer(text) if twin is None else _ASCII_WORD.finditer(twin)
    for match in found:
        yield Token(match.start(), match.end(), forms(match.group()))


def token_at(text: str, start: int) -> Token | None:
    """The word of the ASCII text `text` that begins at `start`."""
    match = _ASCII_WORD.match(text, start)
    return match and Token(start, match.end(), forms(match.group()))


def words(text: str) -> list[str]:
    """The words of a query, each in its own form."""
    return [token.forms[0] for token in tokens(text)]


def positions(text: str, base: int = 0) -> tuple[dict[str, list[int]], int]:
    """For each form in `text` the places of its words, counted from `base`, in order; and
    how many words there are."""
    found: dict[str, list[int]] = {}
    twin = ascii_twin(text)
    if twin is None:
        all_words: list[str] = _WORD.findall(text)
    else:
        all_words = _ASCII_WORD.findall(twin.lower())
    for position, word in enumerate(all_words, base):
        for form in forms(word):
            if form in found:
                found[form].append(position)
            else:
                found[form] = [position]
    return found, len(all_words)
