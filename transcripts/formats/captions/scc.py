"""SCC captions (Scenarist): the bytes of television's line 21, in hexadecimal, each line with
the time code at which its first pair is sent
(http://www.theneitherworld.com/mcpoodle/SCC_TOOLS/DOCS/SCC_FORMAT.HTML)."""

import re

from transcripts.formats.cues import Cue, to_blocks
from transcripts.formats.document import Document, NotATranscript
from transcripts.formats.registry import CERTAIN, Format
from transcripts.model import Details, Reading, Report

from .decoded import divided
from .line21 import Screen
from .quiet import quiet
from .speech import Raw

_READER = 1
_LINE = re.compile(r"\s{0,20}(\d\d):(\d\d):(\d\d)([:;.,])(\d\d)[ \t]{1,20}(?=[0-9a-fA-F]{4})")
_PAIR = re.compile(r"(?<![0-9a-zA-Z])[0-9a-fA-F]{4}(?![0-9a-zA-Z])")
_FRAME = 1001 / 30_000
"""Seconds: American television, which these captions belong to."""


def _detect(document: Document) -> float:
    return CERTAIN if document.start.startswith("Scenarist_SCC") else 0.0


def _read(document: Document) -> Reading:
    quiet()
    raw = _captions(document)
    if not raw:
        raise NotATranscript(
            f"{document.called} holds SCC captions without words in their first channel."
        )
    cues = divided(Cue(start, end, None, text) for start, end, text in raw)
    blocks, people, known, _ = to_blocks(cues)
    return Reading("scc", _READER, blocks, Details(people=people), Report(understood=known))


def _captions(document: Document) -> list[Raw]:
    screen = Screen()
    for line in document.lines:
        match = _LINE.match(line)
        if match:
            screen.feed(_PAIR.findall(line, match.end()), _seconds(match), _FRAME)
    screen.end()
    return screen.found


def _seconds(match: re.Match[str]) -> float:
    """Seconds of a time code. One with a semicolon leaves out two numbers a minute, but for
    every tenth minute, to keep up with the clock."""
    hours, minutes, seconds, mark, frames = match.groups()
    minute = int(hours) * 60 + int(minutes)
    count = (minute * 60 + int(seconds)) * 30 + int(frames)
    if mark != ":":
        count -= 2 * (minute - minute // 10)
    return count * _FRAME


FORMAT = Format("scc", "SCC captions", _READER, _detect, _read, (".scc",))
