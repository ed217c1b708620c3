"""A selection taken apart into what was said and what was written about it.

A summary is not speech: the two never share a passage, so that no copy can give one out
as the other.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit

from transcripts.columns import DESCRIPTION, EVENT, NOBODY, SPEECH
from transcripts.model import Transcript


@dataclass(frozen=True, slots=True)
class Utterance:
    """Unwrapped words of one turn, exactly as the source has them."""

    words: str
    start: int
    """Offset of the first of them."""
    kind: int
    name: str | None = None
    inferred: bool = False
    """Whether the name was worked out and not stated."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Neighbouring utterances that are all of one sort."""

    sort: Literal["speech", "writing"]
    utterances: tuple[Utterance, ...]

    @property
    def start(self) -> int:
        return self.utterances[0].start


def passages(transcript: Transcript, start: int, end: int) -> list[Passage]:
    """The slice [start, end) of the document text, in order, apart by sort.

    Blanks at the ends of each utterance are left out; so are sounds ("[laughter]") at
    the ends of what was said. Chapter titles are no part of a document's text, and so of
    no passage.
    """
    found: list[Passage] = []
    gathered: list[Utterance] = []
    for utterance in _utterances(transcript, start, end):
        if gathered and _sort(gathered[-1]) != _sort(utterance):
            found.extend(_passage(gathered))
            gathered = []
        gathered.append(utterance)
    found.extend(_passage(gathered))
    return found


def author(transcript: Transcript) -> str:
    """Who is to be named for a summary: the site it was taken from, where that is known.

    No format states who wrote one, and the show whose episode it sums up did not.
    """
    try:
        host = urlsplit(transcript.version.source.url or "").hostname
    except ValueError:
        host = None
    return host.removeprefix("www.") if host else "the page’s author"


def label(transcript: Transcript, utterance: Utterance) -> str:
    """What must stand before written words, so that nobody takes them for speech."""
    if utterance.kind == DESCRIPTION:
        return f"Description by {author(transcript)}, not speech:"
    return f"Summary by {author(transcript)}, not verbatim:"


def _sort(utterance: Utterance) -> Literal["speech", "writing"]:
    return "speech" if utterance.kind in (SPEECH, EVENT) else "writing"


def _passage(utterances: list[Utterance]) -> Iterator[Passage]:
    if any(utterance.kind != EVENT for utterance in utterances):
        while utterances[0].kind == EVENT:
            utterances = utterances[1:]
        while utterances[-1].kind == EVENT:
            utterances = utterances[:-1]
    if utterances:
        yield Passage(_sort(utterances[0]), tuple(utterances))


def _utterances(transcript: Transcript, start: int, end: int) -> Iterator[Utterance]:
    turns, text = transcript.turns, transcript.text
    start, end = max(0, start), min(end, len(text))
    if not len(turns) or start >= end:
        return
    for turn in range(turns.at(start), len(turns)):
        first = turns.starts[turn]
        if first >= end:
            return
        a, b = max(start, first), min(end, turns.ends[turn])
        words = text[a:b]
        if not words.strip():
            continue
        speaker = turns.speakers[turn]
        yield Utterance(
            words.strip(),
            a + len(words) - len(words.lstrip()),
            turns.kinds[turn],
            transcript.speaker_name(speaker),
            speaker != NOBODY and transcript.inferred(a, b),
        )
