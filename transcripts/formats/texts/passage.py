"""A passage copied out of Apple Podcasts: the words in quotation marks, then the lines with
which the app says where they come from."""

import re
from itertools import pairwise
from typing import NamedTuple

from transcripts.columns import EVENT, SPEECH, BlocksBuilder
from transcripts.formats.cues import is_event
from transcripts.formats.document import Document
from transcripts.formats.registry import LIKELY, Format
from transcripts.model import Details, Reading, Report
from transcripts.times import find_date

_READER = 1
_ADDRESS = re.compile(r"https://podcasts\.apple\.com/\S{1,1000}$")
_FROM = re.compile(r"(?:From|Aus|De|Da|Van|Från)\s+(\S.{0,600})$")
_LINES = 8
"""Lines at the end among which the app's own stand."""


class _Origin(NamedTuple):
    line: int
    """The line (from 0) where the app's own begin."""
    words: str
    address: str


def _origin(lines: list[str]) -> _Origin | None:
    filled = [n for n, line in enumerate(lines) if line][-_LINES:]
    for here, below in pairwise(filled):
        match = _FROM.match(lines[here])
        if match and _ADDRESS.match(lines[below]):
            return _Origin(here, match[1], lines[below])
    return None


def _stripped(document: Document) -> list[str]:
    return [line.strip(" ") for line in document.lines]


def _detect(document: Document) -> float:
    if "podcasts.apple.com/" not in document.text[-4_000:]:
        return 0.0
    return LIKELY + 0.06 if _origin(_stripped(document)) else 0.0


def _read(document: Document) -> Reading:
    lines = _stripped(document)
    origin = _origin(lines) or _Origin(len(lines), "", "")
    spoken = [n for n in range(origin.line) if lines[n]]
    builder = BlocksBuilder()
    for n in spoken:
        text = lines[n].removeprefix("“") if n == spoken[0] else lines[n]
        text = text.removesuffix("”") if n == spoken[-1] else text
        if text.strip():
            builder.add(text, kind=EVENT if is_event(text) else SPEECH, line=n + 1)
    details = _said(origin.words)._replace(url=origin.address or None)
    return Reading(
        "apple-passage",
        _READER,
        builder.build(),
        details,
        Report(
            ("the date", "the address") if details.published else ("the address",),
            ("which words are the show and which the episode",),
            ("the quotation marks around the passage, and what the app says below it",),
        ),
    )


def _said(words: str) -> Details:
    """The show, the episode and the date in "The Show: The episode, Jun 15, 2026"."""
    dated = None
    for comma in re.finditer(r",\s", words):
        found = find_date(words[comma.end() :])
        if found and found[1] == 0 and found[2] == len(words) - comma.end():
            dated, words = found[0], words[: comma.start()]
            break
    show, colon, title = words.partition(": ")
    return Details(title=title or None, show=show if colon else words or None, published=dated)


FORMAT = Format(
    "apple-passage", "a passage copied from Apple Podcasts", _READER, _detect, _read, (".txt",)
)
