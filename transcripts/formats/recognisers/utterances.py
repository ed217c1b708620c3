"""Words joined into utterances, and utterances cut where their words say that the speaker
changes."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from transcripts.captioned import PAUSE
from transcripts.formats.cues import Cue
from transcripts.text import sentences
from transcripts.words import Word

LONG = 400
"""Characters of an utterance at most, where its words tell when each part of it is said."""
_BREATH = 0.4
"""Seconds of silence at which words without full stops are cut once they are half as long."""
_SENTENCE = 6
"""Characters of a sentence at least, on the average: shorter ones are no talk."""
_NEAR = 40
"""Characters by which a word may stand after the one before it."""
_FAR = 200
"""The same where words between them may be written otherwise."""


class Token(NamedTuple):
    """A word as a recogniser gives it, with its marks or without; its text made safe."""

    text: str
    start: float | None = None
    end: float | None = None
    confidence: float | None = None
    speaker: str | None = None
    glued: bool = False
    """Whether it follows the one before it without a blank."""
    alone: bool = False
    """Whether it is no word but a sound, an utterance of its own."""


def talk(tokens: Iterable[Token], *, timed: bool) -> list[Cue]:
    """Utterances of words in order: cut where the speaker changes, at long pauses, and at
    the ends of sentences. With `timed` they keep their words."""
    found: list[Cue] = []
    run: list[Token] = []
    since: float | None = None
    for token in tokens:
        if run and _parts(run[-1], token, since):
            found.extend(_run(run, timed))
            run, since = [], None
        run.append(token)
        last = token.end if token.end is not None else token.start
        since = last if last is not None else since
    if run:
        found.extend(_run(run, timed))
    return found


def _parts(before: Token, token: Token, since: float | None) -> bool:
    """Whether something new begins at `token`, where all before it was said at `since`."""
    if token.alone or before.alone:
        return True
    if token.glued and not any(c.isalnum() for c in token.text):
        return False  # a mark belongs to the word before it, whoever is said to say it
    if token.speaker != before.speaker:
        return True
    return token.start is not None and since is not None and token.start - since >= PAUSE


def _run(run: list[Token], timed: bool) -> list[Cue]:
    parts: list[str] = []
    places, length = [], 0
    for token in run:
        text = token.text
        if not token.glued or not parts:
            text = text.strip(" ")
            if parts and text:
                parts.append(" ")
                length += 1
        places.append(length + len(text) - len(text.lstrip(" ")))
        parts.append(text)
        length += len(text)
    laid = _Laid("".join(parts), run, places)
    return laid.cut(laid.breaks(), run[0].speaker, timed)


def said(
    text: str,
    tokens: Sequence[Token],
    speaker: str | None,
    start: float | None,
    end: float | None,
    *,
    timed: bool,
    whole: bool = True,
) -> list[Cue]:
    """An utterance as its source gives it, cut where its words change speaker, and at ends
    of sentences where it is long or (not `whole`) a text of many utterances. Not cut where
    its words do not stand in its text."""
    text = text.strip(" ")
    if not text:
        return []
    tokens = filled(tokens, speaker)
    places = _places(text, tokens) if whole else _some_places(text, tokens)
    if not tokens or places is None:
        words = _words(tokens) if timed else ()
        return [Cue(start, end, speaker, text, words)]
    laid = _Laid(text, tokens, places)
    edges = laid.changes()
    if len(text) > LONG or not whole:
        edges |= laid.breaks()
    found = laid.cut(edges, speaker, timed)
    if start is not None:
        found[0] = found[0]._replace(start=start)
    if end is not None:
        found[-1] = found[-1]._replace(end=end)
    return found


def _places(text: str, tokens: Iterable[Token]) -> list[int] | None:
    """Where each word stands in the text, one after another; None where one does not."""
    found, at = [], 0
    text = _small(text)
    for token in tokens:
        word = _small(token.text.strip(" "))
        place = text.find(word, at, at + len(word) + _NEAR)
        if place < 0:
            return None
        found.append(place)
        at = place + len(word)
    return found


def _some_places(text: str, tokens: list[Token]) -> list[int]:
    """Where those words stand in the text that stand in it at all; the others are taken
    out of `tokens`."""
    kept, found, at = [], [], 0
    text = _small(text)
    for token in tokens:
        word = _small(token.text.strip(" "))
        place = text.find(word, at, at + len(word) + _FAR)
        if place >= 0:
            kept.append(token)
            found.append(place)
            at = place + len(word)
    tokens[:] = kept
    return found


def _small(text: str) -> str:
    """In small letters, as long as it was: words may stand in the text with a capital."""
    lower = text.lower()
    return lower if len(lower) == len(text) else text


def filled(tokens: Sequence[Token], speaker: str | None = None) -> list[Token]:
    """Words that name nobody are said by who says the word before them, the first ones by
    who says the next."""
    current = next((token.speaker for token in tokens if token.speaker), speaker)
    found = []
    for token in tokens:
        current = token.speaker or current
        found.append(token if token.speaker == current else token._replace(speaker=current))
    return found


class _Laid(NamedTuple):
    """Words, and where each of them stands in a text."""

    text: str
    tokens: Sequence[Token]
    places: list[int]

    def changes(self) -> set[int]:
        """Where another speaker begins."""
        pairs = enumerate(pairwise(self.tokens), 1)
        return {self.places[i] for i, (a, b) in pairs if a.speaker != b.speaker}

    def breaks(self) -> set[int]:
        """Where sentences begin, and parts of what has no ends of sentences: at a breath, or
        between any two words where nobody takes one."""
        found = {begin for begin, _ in sentences(self.text)}
        if len(found) > 100 and len(found) * _SENTENCE > len(self.text):
            found = {0}
        for begin, stop in pairwise(sorted(found | {0, len(self.text)})):
            if stop - begin > LONG:
                found |= self._breaths(begin, stop)
        return found

    def _breaths(self, begin: int, stop: int) -> set[int]:
        found, at = set(), begin
        for index in range(bisect_left(self.places, begin) + 1, bisect_left(self.places, stop)):
            token, before = self.tokens[index], self.tokens[index - 1]
            length = self.places[index] - at
            if length * 2 < LONG or (token.glued and not token.text.startswith(" ")):
                continue
            rest = 0.0
            if token.start is not None and before.end is not None:
                rest = token.start - before.end
            if length >= LONG or rest >= _BREATH:
                at = self.places[index]
                found.add(at)
        return found

    def cut(self, edges: set[int], speaker: str | None, timed: bool) -> list[Cue]:
        """The text cut at `edges`, each piece with the times of its words."""
        found = []
        for begin, stop in pairwise(sorted(edges | {0, len(self.text)})):
            first, last = bisect_left(self.places, begin), bisect_left(self.places, stop)
            inside = self.tokens[first:last]
            piece = self.text[begin:stop].strip(" ")
            if piece:
                speaker = inside[0].speaker if inside else speaker
                words = self._words(first, last) if timed else ()
                found.append(Cue(_first(inside), _last(inside), speaker, piece, words))
        return found

    def _words(self, first: int, last: int) -> tuple[Word, ...]:
        """Words as the text has them."""
        pairs = zip(self.places[first:last], self.tokens[first:last], strict=True)
        return _words(
            token._replace(text=self.text[place : place + len(token.text.strip(" "))])
            for place, token in pairs
        )


def _first(tokens: Sequence[Token]) -> float | None:
    return next((token.start for token in tokens if token.start is not None), None)


def _last(tokens: Sequence[Token]) -> float | None:
    ends = (t.end if t.end is not None else t.start for t in reversed(tokens))
    return next((end for end in ends if end is not None), None)


def _words(tokens: Iterable[Token]) -> tuple[Word, ...]:
    return tuple(
        Word(token.text, token.start, token.end, token.confidence)
        for token in tokens
        if any(c.isalnum() for c in token.text)
    )
