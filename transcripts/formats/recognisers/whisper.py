"""JSON of Whisper: openai's program, faster-whisper, the API's verbose_json, and WhisperX,
which adds a speaker to segments and words."""

from math import isfinite
from typing import Any

from transcripts.formats.cues import Cue, to_blocks
from transcripts.formats.document import Document
from transcripts.formats.registry import CERTAIN, Format
from transcripts.model import Details, Reading, Report
from transcripts.text import make_safe

_READER = 1
_LOOKED_AT = 20


def _detect(document: Document) -> float:
    return CERTAIN if _segments(document.json) is not None else 0.0


def _segments(top: Any) -> list[dict[str, Any]] | None:
    """The segments of a Whisper file, or of a bare list of such; None where it is none."""
    rows = top.get("segments") if isinstance(top, dict) else top
    if not isinstance(rows, list) or not rows:
        return None
    segments = [row for row in rows if isinstance(row, dict)]
    looked = segments[:_LOOKED_AT]
    good = sum(
        isinstance(row.get("text"), str) and "start" in row and "end" in row for row in looked
    )
    return segments if good and good * 2 >= min(len(rows), _LOOKED_AT) else None


def _read(document: Document) -> Reading:
    top = document.json
    segments = _segments(top) or []
    cues = []
    for segment in segments:
        words = segment.get("text")
        text = make_safe(words).strip(" ") if isinstance(words, str) else ""
        if text:
            start, end = _seconds(segment.get("start")), _seconds(segment.get("end"))
            cues.append(Cue(start, end, _speaker(segment), text))
    blocks, people, known, _ = to_blocks(cues)
    language = top.get("language") if isinstance(top, dict) else None
    duration = _seconds(top.get("duration")) if isinstance(top, dict) else None
    details = Details(
        duration=duration,
        language=make_safe(language)[:40] if isinstance(language, str) and language else None,
        people=people,
    )
    return Reading("whisper", _READER, blocks, details, Report(understood=known))


def _speaker(segment: dict[str, Any]) -> str | None:
    speaker = segment.get("speaker")
    if isinstance(speaker, bool) or not isinstance(speaker, str | int):
        return None
    if isinstance(speaker, int):
        return f"Speaker {speaker}" if 0 <= speaker < 10_000 else None
    return " ".join(make_safe(speaker[:200]).split()) or None


def _seconds(value: Any) -> float | None:
    """A time as a number, or as a number in a string; None where it is no time."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        seconds = float(value)
    except (ValueError, OverflowError):
        return None
    return seconds if isfinite(seconds) and 0 <= seconds < 1e7 else None


FORMAT = Format("whisper", "Whisper's JSON", _READER, _detect, _read, (".json",))
