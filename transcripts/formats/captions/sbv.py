"""SBV, in which YouTube gives captions back to those who made them, and its elder
SubViewer 2 (`.sub`): a line of two times with a comma between them, then the text."""

import re
from collections.abc import Iterator

from transcripts.formats.cues import to_blocks
from transcripts.formats.document import Document
from transcripts.formats.registry import CERTAIN, LIKELY, Format
from transcripts.model import Details, Reading, Report
from transcripts.text import make_safe
from transcripts.times import clock

from .speech import Raw, spoken

_READER = 1
_TIME = r"\d{1,3}:[0-5]\d:[0-5]\d\.\d{2,3}"
_TIMES = re.compile(rf"[ \t]{{0,20}}({_TIME}),[ \t]?({_TIME})[ \t]{{0,20}}", re.ASCII)
_BREAK = re.compile(r"\[br\]", re.IGNORECASE)
_HEADER = re.compile(r"\[INFORMATION\]")
_TITLE = re.compile(r"\[TITLE\][ \t]*([^\n\[]{1,300})")
_AUTHOR_OR_STYLE = re.compile(r"\[(?:[A-Z ]{2,30})\][^\n]{0,300}")
_SHARE = 0.2
"""Share of a file's lines that hold times, at least: text may take several lines."""


def _detect(document: Document) -> float:
    lines = document.head_lines
    times = [n for n, line in enumerate(lines[:4000]) if _TIMES.fullmatch(line[:100])]
    if not times or len(times) < _SHARE * min(len(lines), 4000):
        return 0.0
    if times[0] == 0 or _HEADER.match(document.start):
        return CERTAIN
    return LIKELY + 0.05 if times[0] < 3 else 0.0


def _read(document: Document) -> Reading:
    head = document.head
    title = _TITLE.search(head) if _HEADER.match(document.start) else None
    blocks, people, known, _ = to_blocks(spoken(_raw(document.text), document.text))
    details = Details(title=make_safe(title[1]).strip() or None if title else None, people=people)
    return Reading("sbv", _READER, blocks, details, Report(understood=known))


def _raw(text: str) -> Iterator[Raw]:
    start: float | None = None
    end: float | None = None
    lines: list[str] = []
    begun = False
    for line in text.split("\n"):
        match = _TIMES.fullmatch(line[:100]) if line[:1].isdigit() or line[:1].isspace() else None
        if match:
            if begun:
                yield start, end, "\n".join(lines)
            start, end, begun = _seconds(match[1]), _seconds(match[2]), True
            lines.clear()
        elif begun and line.strip() and not _AUTHOR_OR_STYLE.fullmatch(line):
            lines.append(_BREAK.sub("\n", line) if "[" in line else line)
    if begun:
        yield start, end, "\n".join(lines)


def _seconds(time: str) -> float:
    return round(clock(time) or 0.0, 3)


FORMAT = Format("sbv", "SBV captions", _READER, _detect, _read, (".sbv", ".sub"))
