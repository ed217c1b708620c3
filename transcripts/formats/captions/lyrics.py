"""LRC, made for lyrics and used for talk: `[mm:ss.xx]` before each line, several before a
line that is said again, and in enhanced files `<mm:ss.xx>` before each word.

There is no standard; what players agree on is written up at
https://en.wikipedia.org/wiki/LRC_(file_format). Lines have no ends, but for one: a time
with nothing after it ends the line before. A positive `[offset:]` lets lines appear that
many milliseconds sooner.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from transcripts.formats.cues import Cue, plain_lines, timed_words, to_blocks
from transcripts.formats.document import Document, NotATranscript
from transcripts.formats.registry import CERTAIN, LIKELY, Format
from transcripts.model import Details, Person, Reading, Report
from transcripts.speakers.marks import utterances
from transcripts.times import clock
from transcripts.words import Word, Words

from .speech import cues_of
from .timed_tags import timed

_READER = 1
_TIME = r"(?:\d{1,2}:)?\d{1,3}:[0-5]\d(?:[.:]\d{1,3})?"
_STAMP = re.compile(rf"[ \t]{{0,8}}\[({_TIME})\]", re.ASCII)
_LINE = re.compile(r"[ \t]{0,8}\[\d{1,3}:[0-5]\d\.\d{1,3}\](?![ \t]{0,8}[-–][ \t])", re.ASCII)
"""A line that begins with a time as only LRC writes it: minutes, seconds and a fraction."""
_TAG = re.compile(r"[ \t]{0,8}\[([a-zA-Z#]{1,12}):[ \t]{0,20}([^\n\]]{0,500})\][ \t]{0,8}")
_LAST_WORD = re.compile(rf"<({_TIME})>[ \t]{{0,8}}$", re.ASCII)
_MOST_STAMPS = 50
_LONGEST = 1000
"""Characters of a line that is said more than once."""
_TAGS = {"ti", "ar", "al", "by", "offset", "length", "re", "ve", "au", "la", "lang", "#", "id"}
_SHARE = 0.6


def _detect(document: Document) -> float:
    lines = document.head_lines[:2000]
    if not lines:
        return 0.0
    stamped = sum(_LINE.match(line) is not None for line in lines)
    tags = sum(_tag(line) is not None for line in lines)
    if stamped < 1 or stamped + tags < _SHARE * len(lines) or stamped + (tags > 0) < 2:
        return 0.0
    return CERTAIN if tags and _tag(lines[0]) else LIKELY + 0.05


def _tag(line: str) -> tuple[str, str] | None:
    match = _TAG.fullmatch(line[:600])
    return (match[1].lower(), match[2].strip()) if match and match[1].lower() in _TAGS else None


class _Line(NamedTuple):
    start: float
    text: str


def _read(document: Document) -> Reading:
    cues = _cues(document)
    if not cues:
        raise NotATranscript(f"{document.called} holds timed lines without any words.")
    blocks, people, known, _ = to_blocks(cues)
    tags = dict(filter(None, map(_tag, document.lines[:200])))
    artist = tags.get("ar")
    if artist and artist not in {person.name for person in people}:
        people = (*people, Person(artist))
    details = Details(
        title=tags.get("ti") or None,
        show=tags.get("al") or None,
        duration=clock(tags.get("length", "")),
        language=(tags.get("la") or tags.get("lang") or "")[:20] or None,
        people=people,
    )
    return Reading("lrc", _READER, blocks, details, Report(understood=known))


def _words(document: Document) -> Words | None:
    return timed_words(_cues(document)) if "<" in document.text else None


def _cues(document: Document) -> list[Cue]:
    lines, shift = _lines(document.text)
    found: list[Cue] = []
    for index, (start, text) in enumerate(lines):
        follows = lines[index + 1] if index + 1 < len(lines) else None
        end = follows.start if follows and not follows.text.strip() else None
        last = _LAST_WORD.search(text[-40:])
        if last:
            end = _moved(clock(last[1]) or 0.0, shift)
        words = tuple(_shifted(timed(start - shift, text), shift))
        parts = utterances(plain_lines(text))
        found.extend(cues_of(start, end, parts, words) if parts else ())
    return found


def _shifted(words: tuple[Word, ...], shift: float) -> Iterator[Word]:
    for word in words:
        yield word if word.start is None else word._replace(start=_moved(word.start, shift))


def _lines(text: str) -> tuple[list[_Line], float]:
    """The lines in order of time, each as often as it has times, and the seconds by which
    the file's offset moves them. A line without a time goes on with the one before."""
    found: list[tuple[float, list[str]]] = []
    shift = 0.0
    for line in text.split("\n"):
        tag = _tag(line)
        if tag:
            if tag[0] == "offset" and re.fullmatch(r"[+-]?\d{1,7}", tag[1]):
                shift = -int(tag[1]) / 1000
            continue
        at = 0
        starts: list[float] = []
        while len(starts) < _MOST_STAMPS and (match := _STAMP.match(line, at)):
            starts.append(clock(match[1]) or 0.0)
            at = match.end()
        rest = line[at:]
        if starts:
            several = len(rest) <= _LONGEST
            found.extend((start, [rest]) for start in (starts if several else starts[:1]))
        elif found and line.strip():
            found[-1][1].append(line)
    # Several times on a line stand out of order.
    found.sort(key=lambda line: line[0])
    return [_Line(_moved(start, shift), "\n".join(parts)) for start, parts in found], shift


def _moved(seconds: float, shift: float) -> float:
    return max(round(seconds + shift, 3), 0.0)


FORMAT = Format("lrc", "LRC lyrics", _READER, _detect, _read, (".lrc",), words=_words)
