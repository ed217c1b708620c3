"""YouTube's json3 captions: events with segments, each with its time, and in automatic
captions a segment for every word.

The shape is that of the player's answers (`fmt=json3`), which yt-dlp saves; it has no
published description. Times are in milliseconds, sometimes written as strings. Events
without segments open windows; an event with `aAppend` that holds a line end scrolls. In
automatic captions an event lasts until its line has left the screen, long after its words:
it ends here where the next begins. `acAsrConf` is 0 to 255; where all are alike, as they are
in most files, it tells nothing.
"""

from collections.abc import Iterator
from math import isfinite
from typing import Any

from transcripts.formats.cues import Cue, timed_words, to_blocks
from transcripts.formats.document import Document, NotATranscript
from transcripts.formats.registry import CERTAIN, Format
from transcripts.model import Details, Reading, Report
from transcripts.speakers.marks import utterances
from transcripts.text import make_safe
from transcripts.words import Word, Words

from .speech import cues_of

_READER = 1
_LOOKED_AT = 50
_MOST_SURE = 255
_LATEST = 1e10
"""Milliseconds; what is later is no time."""


def _detect(document: Document) -> float:
    return CERTAIN if _events(document.json) is not None else 0.0


def _events(top: Any) -> list[dict[str, Any]] | None:
    """The events of a json3 file; None where it is none."""
    if not isinstance(top, dict) or not isinstance(top.get("events"), list):
        return None
    events = [event for event in top["events"] if isinstance(event, dict)]
    timed = any("tStartMs" in event for event in events[:_LOOKED_AT])
    return events if timed or "wireMagic" in top else None


def _read(document: Document) -> Reading:
    cues = list(_cues(_events(document.json) or [], sure=False))
    if not cues:
        raise NotATranscript(f"{document.called} holds YouTube's captions without any words.")
    blocks, people, known, _ = to_blocks(cues)
    return Reading("json3", _READER, blocks, Details(people=people), Report(understood=known))


def _words(document: Document) -> Words | None:
    events = _events(document.json) or []
    if not any(len(_segments(event)) > 1 for event in events):
        return None
    told = {_number(s.get("acAsrConf")) for event in events for s in _segments(event)} - {None}
    return timed_words(list(_cues(events, sure=len(told) > 1)))


def _cues(events: list[dict[str, Any]], *, sure: bool) -> Iterator[Cue]:
    """The captions, each line that a speaker begins by itself. What begins inside an event
    begins when its first word does."""
    spoken = [event for event in events if _text(event).strip()]
    starts = [_milliseconds(event.get("tStartMs")) for event in spoken]
    for index, event in enumerate(spoken):
        start, length = starts[index], _milliseconds(event.get("dDurationMs"))
        end = start + length if start is not None and length is not None else None
        follows = starts[index + 1] if index + 1 < len(starts) else None
        if end is not None and follows is not None and start is not None and follows > start:
            end = min(end, follows)
        words = tuple(_timed(event, start, sure=sure))
        parts = utterances(_lines(_text(event)))
        for number, cue in enumerate(cues_of(_seconds(start), _seconds(end), parts, words)):
            first = cue.words[0].start if cue.words and number else None
            yield cue._replace(start=first) if first is not None else cue


def _segments(event: dict[str, Any]) -> list[dict[str, Any]]:
    segments = event.get("segs")
    return [s for s in segments if isinstance(s, dict)] if isinstance(segments, list) else []


def _text(event: dict[str, Any]) -> str:
    return "".join(s["utf8"] for s in _segments(event) if isinstance(s.get("utf8"), str))


def _lines(text: str) -> list[str]:
    return [make_safe(line) for part in text.split("\n") if (line := part.strip(" \t"))]


def _timed(event: dict[str, Any], start: float | None, *, sure: bool) -> Iterator[Word]:
    """The words of an event. Only the first of a segment has a time."""
    for segment in _segments(event):
        text = segment.get("utf8")
        tokens = make_safe(text).split() if isinstance(text, str) else []
        offset = _milliseconds(segment.get("tOffsetMs", 0))
        time = start + offset if start is not None and offset is not None else None
        confidence = _number(segment.get("acAsrConf")) if sure else None
        if confidence is not None:
            confidence = min(max(confidence / _MOST_SURE, 0.0), 1.0)
        for index, token in enumerate(tokens):
            yield Word(token, None if index else _seconds(time), None, confidence)


def _seconds(milliseconds: float | None) -> float | None:
    return None if milliseconds is None else milliseconds / 1000


def _milliseconds(value: Any) -> float | None:
    number = _number(value)
    return number if number is not None and 0 <= number < _LATEST else None


def _number(value: Any) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        number = float(value)
    except (ValueError, OverflowError):
        return None
    return number if isfinite(number) else None


FORMAT = Format(
    "json3", "YouTube's json3 captions", _READER, _detect, _read, (".json3", ".json"), words=_words
)
