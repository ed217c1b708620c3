"""Which of several transcripts of one conversation to take: the one that carries most.

Feeds and pages name a transcript several times over, as captions, as a page, as plain text,
and what they say of its type is often wrong. So they are fetched in the order in which they
usually carry more, and what each really holds decides.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import isnan
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from transcripts import formats
from transcripts.columns import NOBODY, SPEECH
from transcripts.model import Reading

from .entries import LinkedTranscript
from .items import SourceError
from .web import Answer

Get = Callable[[str], Answer]
"""Opens an address; raises SourceError."""

_JSON, _VTT, _SRT, _XML, _UNKNOWN, _HTML, _TEXT = range(7)
_TYPES = {
    "application/json": _JSON,
    "text/json": _JSON,
    "application/x-json": _JSON,
    "text/vtt": _VTT,
    "text/webvtt": _VTT,
    "application/vtt": _VTT,
    "application/x-subrip": _SRT,
    "application/x-subtitle": _SRT,
    "application/srt": _SRT,
    "application/srr": _SRT,
    "application/subrip": _SRT,
    "text/srt": _SRT,
    "text/x-srt": _SRT,
    "text/x-subrip": _SRT,
    "application/ttml+xml": _XML,
    "text/html": _HTML,
    "application/xhtml+xml": _HTML,
    "text/plain": _TEXT,
    "text/markdown": _TEXT,
}
_SUFFIXES = {
    ".json": _JSON,
    ".vtt": _VTT,
    ".srt": _SRT,
    ".srr": _SRT,
    ".ttml": _XML,
    ".xml": _XML,
    ".html": _HTML,
    ".htm": _HTML,
    ".txt": _TEXT,
    ".md": _TEXT,
}
_BEST = 3
"""The rank of a transcript with speakers and times: none carries more."""
_SHARE = 0.3
"""Share of the speech that must have a speaker or a time, for the transcript to have them."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """The transcript taken, and what it holds."""

    link: LinkedTranscript
    answer: Answer
    reading: Reading


def best(links: Sequence[LinkedTranscript], get: Get, language: str | None = None) -> Chosen:
    """The transcript that carries most: speakers and times, else times, else names, else
    words; of two alike the one whose type usually carries more.

    `language` is what is spoken: translations are left alone where there is any other.
    Raises SourceError where none can be had, with the reason of the first.
    """
    found: Chosen | None = None
    found_rank = -1
    failures: list[str] = []
    for link in sorted(spoken(links, language), key=order):
        try:
            answer = get(link.url)
            reading = formats.read(answer.data, answer.name)
        except (SourceError, formats.NotATranscript) as error:
            failures.append(str(error).rstrip("."))
            continue
        if (reached := rank(reading)) > found_rank:
            found, found_rank = Chosen(link, answer, reading), reached
        if found_rank >= _BEST:
            break
    if found is None:
        raise SourceError(failures[0] if failures else "no transcript is linked there")
    return found


def spoken(links: Iterable[LinkedTranscript], language: str | None) -> tuple[LinkedTranscript, ...]:
    """Those in the language that is spoken; a transcript without a language is in that."""
    given = tuple(links)
    wanted = _base(language) if language else None
    own = tuple(link for link in given if not link.language or _base(link.language) == wanted)
    if own or not given:
        return own
    first = _base(given[0].language or "")
    return tuple(link for link in given if _base(link.language or "") == first)


def _base(language: str) -> str:
    return language.replace("_", "-").partition("-")[0].strip().lower()


def order(link: LinkedTranscript) -> int:
    """Where a transcript stands in the line, by its stated type, else by its name."""
    stated = _TYPES.get(link.type)
    if stated is not None and stated != _TEXT:
        return stated
    suffix = PurePosixPath(urlsplit(link.url).path).suffix.lower()
    return _SUFFIXES.get(suffix, _UNKNOWN if stated is None else stated)


def rank(reading: Reading) -> int:
    """How much a transcript carries: 3 speakers and times, 2 times, 1 names, 0 words."""
    blocks = reading.blocks
    speech = [number - 1 for number in blocks.numbers(SPEECH)]
    if not speech:
        return -1 if not reading.details.chapters else 0
    named = sum(blocks.speakers[index] != NOBODY for index in speech) >= _SHARE * len(speech)
    timed = sum(not isnan(blocks.starts[index]) for index in speech) >= _SHARE * len(speech)
    return 2 * timed + named
