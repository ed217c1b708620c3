"""Names that a file puts before its utterances: `NAME:`, `>> NAME:`, `- NAME:`, `[Name]`,
`(NAME)`, `[Name]:`.

As with all names before a colon, the whole file must speak for them. Sounds and manners
stand in brackets too (`[laughs] Yes`), so that a name in brackets without a colon needs
more: it is no word for a sound, never stands alone in a caption, and comes again.
"""

import re
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from .marks import DASHES, mark_end
from .names import accepted, could_be_name, label, looks_like_name
from .no_names import SOUNDS_AND_MANNERS

_WIDTH = 120
"""Characters of an utterance in which its prefix must end."""
_OPEN, _CLOSE = "[(（【［", "])）】］"
_BRACKETED = re.compile(
    rf"[ \t]{{0,8}}[{re.escape(_OPEN)}][ \t]{{0,4}}([^\[\]()（）【】［］\n]{{1,40}}?)[ \t]{{0,4}}"
    rf"[{re.escape(_CLOSE)}](?:[ \t]?(?P<colon>[:：])(?=\s|$)[ \t]*|[ \t]+(?=\S))"
)
_ALONE = re.compile(rf"[{re.escape(_OPEN)}]([^\[\]()（）【】［］\n]{{1,40}})[{re.escape(_CLOSE)}]")
_FIRST = frozenset(f">＞≫{DASHES} \t{_OPEN}")
_SENTENCE_ENDS = (".", "?", "!", "…", '"', "”", "]", ")", "♪", "。", "！", "？")
_SHARE = 0.02
"""Share of a file's utterances that must have names in brackets before any counts."""


class Said(NamedTuple):
    """How an utterance begins: the name before it, where its words begin, and, where no
    name stands there, whether whoever was named last has ended."""

    name: str | None
    rest: int
    ends_turn: bool


_GOES_ON, _ENDS = Said(None, 0, False), Said(None, 0, True)


class Prefixes:
    """The names that stand before the utterances of one file, in order."""

    def __init__(self, texts: Iterable[str]) -> None:
        # A long file has as many prefixes as captions, but few names: kept as columns.
        self._kinds: list[tuple[str, bool]] = []
        self._found, self._rests = array("i"), array("H")
        numbers: dict[tuple[str, bool], int] = {}
        alone: set[str] = set()
        dashes = 0
        for text in texts:
            found = _prefix(text)
            if found:
                kind = found.name, found.colon
                number = numbers.setdefault(kind, len(numbers))
                self._found.append(number)
                self._rests.append(found.rest)
                if number == len(self._kinds):
                    self._kinds.append(kind)
                continue
            self._found.append(-1)
            self._rests.append(0)
            if text[:1] in _OPEN and (match := _ALONE.fullmatch(text)):
                alone.add(match[1].casefold())
            elif text[:1] in DASHES:
                dashes += mark_end(text) is not None
        lines = len(self._found)
        self.names = accepted(self._labels(colon=True), lines) | _accepted_in_brackets(
            self._labels(colon=False), lines, alone
        )
        named = sum(number >= 0 and self._kinds[number][0] in self.names for number in self._found)
        self._carried = named >= 2 * dashes

    def _labels(self, *, colon: bool) -> Iterator[str]:
        for number in self._found:
            if number >= 0 and self._kinds[number][1] is colon:
                yield self._kinds[number][0]

    def __bool__(self) -> bool:
        return bool(self.names)

    def named(self, text: str) -> bool:
        """Whether a line begins with one of the names, or is one."""
        found = _prefix(f"{text} .")
        return found is not None and found.name in self.names

    def said(self, texts: Iterable[str]) -> Iterator[Said]:
        """The prefixes of the file's utterances, which are given once more.

        A name holds until the next one or a mark. Films have few names, and dashes where
        two share a caption but nothing where they do not: there it holds for a sentence.
        """
        kinds = [name if name in self.names else None for name, _ in self._kinds]
        ended = True
        for number, rest, text in zip(self._found, self._rests, texts, strict=True):
            name = kinds[number] if number >= 0 else None
            if name:
                yield Said(name, rest, False)
            elif (ended and not self._carried) or mark_end(text) is not None:
                yield _ENDS
            else:
                yield _GOES_ON
            ended = self._carried or text.endswith(_SENTENCE_ENDS)


class _Prefix(NamedTuple):
    """A possible name before an utterance, where the words after it begin, and whether it
    has a colon."""

    name: str
    rest: int
    colon: bool


def _prefix(text: str) -> _Prefix | None:
    first = text[:1]
    if first not in _FIRST:
        colon = text.find(":", 0, 80)
        if colon < 0 and text.find("：", 0, 80) < 0:
            return None
        return _labelled(text[: colon + 3] if colon > 0 else text[:_WIDTH])
    begin = mark_end(text) or 0
    part = text[begin : begin + _WIDTH]
    match = _BRACKETED.match(part)
    if match:
        name, rest, colon = " ".join(match[1].split()), match.end(), match["colon"] is not None
        if not could_be_name(name):
            return None
    else:
        found = label(part)
        if not found:
            return None
        name, rest, colon = found.name, found.rest, True
    return _Prefix(name, begin + rest, colon)


@lru_cache(maxsize=2048)
def _labelled(beginning: str) -> _Prefix | None:
    """As `label`. A file's few names come again and again, with a few letters after them."""
    found = label(beginning)
    return _Prefix(found.name, found.rest, True) if found else None


def _accepted_in_brackets(names: Iterable[str], lines: int, alone: set[str]) -> frozenset[str]:
    counts = Counter(names)
    sure = {
        name: count
        for name, count in counts.items()
        if looks_like_name(name) and name.casefold() not in alone and not _is_sound(name)
    }
    often = {name for name, count in sure.items() if count >= 2}
    enough = len(often) >= 2 or any(sure[name] >= 0.3 * lines for name in often)
    total = sum(sure.values())
    if not enough or total < _SHARE * lines or total <= counts.total() - total:
        return frozenset()
    return frozenset(sure)


def _is_sound(name: str) -> bool:
    return any(word.strip(".,!").casefold() in SOUNDS_AND_MANNERS for word in name.split())
