"""Azure's recognisers: batch transcription, fast transcription, and the detailed results of
its SDK, one after another.

https://learn.microsoft.com/azure/ai-services/speech-service/batch-transcription-get,
https://learn.microsoft.com/azure/ai-services/speech-service/fast-transcription-create.
"""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from transcripts.formats.values import (
    address,
    at,
    confidence,
    line,
    name,
    objects,
    seconds,
    written,
)
from transcripts.model import Details

from .heard import Heard, family, in_order, of_json
from .shapes import MILLISECONDS
from .utterances import Token, said

_TICKS = 1e-7
"""A tick is 100 nanoseconds."""


class _Keys(NamedTuple):
    """Where a phrase or word begins, how long it is, and what one count of that is."""

    start: str
    length: str
    unit: float


_TIMES = (
    _Keys("offsetMilliseconds", "durationMilliseconds", MILLISECONDS),
    _Keys("offsetInTicks", "durationInTicks", _TICKS),
    _Keys("Offset", "Duration", _TICKS),
)


def _times(row: dict[str, Any], unit: float) -> tuple[float | None, float | None]:
    """Start and end; `unit` is that of plain numbers under `offset`, which may be lengths
    as in ISO 8601 too."""
    for keys in (*_TIMES, _Keys("offset", "duration", unit)):
        start = seconds(row.get(keys.start), keys.unit)
        if start is not None:
            length = seconds(row.get(keys.length), keys.unit)
            return start, round(start + length, 7) if length is not None else None
    return None, None


def _phrases(top: Any) -> tuple[list[dict[str, Any]], float]:
    """The phrases, and what plain numbers count in them."""
    if isinstance(at(top, "recognizedPhrases"), list):
        return objects(at(top, "recognizedPhrases")), _TICKS
    if isinstance(at(top, "phrases"), list):
        return objects(at(top, "phrases")), MILLISECONDS
    older = at(top, "AudioFileResults.0.SegmentResults")
    rows = objects(older if older is not None else top if isinstance(top, list) else [top])
    return [row for row in rows if "RecognitionStatus" in row or "NBest" in row], _TICKS


def _detect(top: Any) -> bool:
    if any(at(top, key) is not None for key in ("recognizedPhrases", "combinedPhrases")):
        return True
    rows, _ = _phrases(top)
    return any(
        _best(row) is not None and _times(row, _TICKS)[0] is not None
        for row in rows[:20]
        if not isinstance(at(top, "phrases"), list)
    )


def _best(row: dict[str, Any]) -> Any:
    return at(row, "nBest.0|NBest.0")


def _hear(top: Any, timed: bool) -> Heard:
    rows, unit = _phrases(top)
    channels = {row.get("channel") for row in rows if isinstance(row.get("channel"), int)}
    cues = []
    for row in rows:
        best = _best(row)
        text = written(at(best, "display|Display")) or written(at(row, "text|DisplayText"))
        start, end = _times(row, unit)
        who = name(at(row, "speaker|speakerId|SpeakerId"))
        if who is None and len(channels) > 1 and isinstance(row.get("channel"), int):
            who = f"Channel {row['channel']}"
        words = at(best, "displayWords|words|Words") or row.get("words")
        tokens = list(_tokens(objects(words), unit))
        cues.extend(said(text, tokens, who, start, end, timed=timed))
    if not cues:
        combined = at(top, "combinedRecognizedPhrases|combinedPhrases")
        texts = (written(at(row, "display|text")) for row in objects(combined))
        cues = [cue for text in texts for cue in said(text, [], None, None, None, timed=timed)]
    details = Details(
        duration=seconds(at(top, "durationMilliseconds"), MILLISECONDS)
        or seconds(at(top, "durationInTicks|duration"), _TICKS),
        language=line(at(rows, "0.locale|0.Language"), 40) if rows else None,
        media=address(at(top, "source")),
    )
    return Heard(in_order(cues), details)


def _tokens(words: Iterable[dict[str, Any]], unit: float) -> Iterator[Token]:
    for word in words:
        text = written(at(word, "displayText|text|word|Word"))
        if text.strip(" "):
            sure = confidence(at(word, "confidence|Confidence"))
            yield Token(text, *_times(word, unit), sure)


FORMAT = family("azure", "an Azure transcript", *of_json(_detect, _hear))
