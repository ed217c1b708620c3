"""JSON of no service known here that is plainly a transcript: a list of objects with a text
each, and a time or a speaker, under the names that everybody gives them. What was taken for
what is told as a guess.
"""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from transcripts.formats.document import Document
from transcripts.formats.registry import LIKELY

from .heard import Heard, family
from .podcasting import are_words
from .rows import read
from .shapes import MILLISECONDS, About, Columns, Shape
from .units import guess_unit
from .values import moment, name, number, objects, seconds, written

_TEXTS = (
    *("text", "transcript", "content", "body", "sentence", "utterance", "caption", "transcription"),
    *("words", "word", "punctuated_word", "spokenText", "display_text", "displayText", "speech"),
)
_STARTS = (
    *("start", "start_time", "startTime", "start_seconds", "startSeconds", "start_sec", "startSec"),
    *("start_s", "startTimeSeconds", "begin", "begin_time", "beginTime", "from", "offset"),
    *("start_ms", "startMs", "start_time_ms", "startTimeMs", "startMillis", "offset_ms"),
    *("offsetMs", "tStartMs", "start_timestamp", "startTimestamp", "timestamp", "time", "timecode"),
    *("time_begin", "starttime", "ts", "at"),
)
_ENDS = (
    *("end", "end_time", "endTime", "end_seconds", "endSeconds", "end_sec", "endSec", "end_s"),
    *("endTimeSeconds", "stop", "to", "end_ms", "endMs", "end_time_ms", "endTimeMs", "endMillis"),
    *("end_timestamp", "endTimestamp", "time_end", "endtime"),
)
_LENGTHS = ("duration", "dur", "duration_ms", "durationMs", "length", "duration_seconds")
_WHO = (
    *("speaker", "speaker_name", "speakerName", "speaker_label", "speakerLabel", "speaker_id"),
    *("speakerId", "speakerDisplayName", "spk", "speaker_tag", "speakerTag", "speakerDesignation"),
    *("participant", "participant_name", "participantName", "talker"),
)
_ABOUT = About(
    title="title|episode_title|episodeTitle|meeting_title",
    show="show|podcast|series|podcast_title|podcastTitle|program",
    date="date|published|pubDate|published_at|publishedAt",
    language="language|lang|language_code",
    media="audio_url|audioUrl|media_url|mediaUrl",
    url="url|link|webpage_url",
)
_LOOKED_AT = 50
_DEEP = 4
_NODES = 400


class _List(NamedTuple):
    path: str
    length: int
    """Characters of its texts."""
    shape: Shape
    guesses: tuple[str, ...]


def _detect(document: Document) -> float:
    # Above the refusals of JSON, below every format that knows its own keys.
    return LIKELY + 0.05 if document.json is not None and _best(document.json) else 0.0


def _best(top: Any) -> _List | None:
    """The list with the most text; of lists that hold much the same, the one of the
    longest utterances."""
    found = [one for path, rows in _lists(top) if (one := _taken(path, rows)) is not None]
    if not found:
        return None
    most = max(one.length for one in found)
    whole = [one for one in found if one.length >= 0.8 * most]
    return min(whole, key=lambda one: one.shape.joins)


def _lists(top: Any) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """The lists of objects in a file, not far down, each with its path."""
    waiting: list[tuple[str, Any, int]] = [("", top, 0)]
    for path, value, depth in waiting:
        if isinstance(value, list):
            rows = objects(value)
            if rows and len(rows) * 2 >= len(value):
                yield path, rows
            inside: Sequence[tuple[str, Any]] = [("0", value[0])] if len(value) == 1 else []
        else:
            inside = list(value.items())[:60] if isinstance(value, dict) else []
        for key, inner in inside:
            fits = isinstance(inner, dict | list) and not set(key) & {".", "|", "*"}
            if fits and depth < _DEEP and len(waiting) < _NODES:
                waiting.append((f"{path}.{key}" if path else key, inner, depth + 1))


def _taken(path: str, rows: list[dict[str, Any]]) -> _List | None:
    looked = rows[:_LOOKED_AT]
    text = _key(looked, _TEXTS, lambda value: isinstance(value, str) and bool(value.strip()), 0.8)
    if text is None:
        return None
    who = _key(looked, _WHO, lambda value: name(value) is not None, 0.5)
    start = _key(looked, _STARTS, lambda value: seconds(value) is not None, 0.5)
    if start is None and who is not None:
        start = _key(looked, _STARTS, lambda value: moment(value) is not None, 0.5)
    end = _key(looked, _ENDS, lambda value: seconds(value) is not None, 0.4)
    length = _key(looked, _LENGTHS, lambda value: seconds(value) is not None, 0.4)
    clock = start is not None and all(isinstance(row.get(start), str | None) for row in looked)
    if who is None and not (start and (end or length or clock)):
        return None
    if start and end and _are_places(looked, text, start, end):
        return None
    unit, guess = _unit(rows, text, start, end)
    columns = Columns(text, start or "", end or "", length or "", who or "", "confidence", unit)
    texts = [written(row.get(text)) for row in rows]
    keys = ", ".join(f"“{key}”" for key in (text, who, start, end or length) if key)
    told = f"which keys mean what ({keys})"
    shape = Shape((path,), (), columns, joins=are_words(texts[:2000]), about=_ABOUT)
    return _List(path, sum(map(len, texts)), shape, (told, *guess))


def _key(rows: list[dict[str, Any]], keys: tuple[str, ...], fits: Any, share: float) -> str | None:
    """The first of the keys under which enough of the rows hold something that fits."""
    for key in keys:
        if sum(key in row and fits(row[key]) for row in rows) >= share * len(rows):
            return key
    return None


def _are_places(rows: list[dict[str, Any]], text: str, start: str, end: str) -> bool:
    """Whether start and end are places in a text, as of names found in it, and no times."""
    good = 0
    for row in rows:
        first, last = number(row.get(start)), number(row.get(end))
        good += None not in (first, last) and (last or 0) - (first or 0) == len(str(row.get(text)))
    return good >= 0.8 * len(rows)


def _unit(
    rows: list[dict[str, Any]], text: str, start: str | None, end: str | None
) -> tuple[float, tuple[str, ...]]:
    if start is None or all(isinstance(row.get(start), str | None) for row in rows[:_LOOKED_AT]):
        return 1.0, ()
    if "ms" in start.lower() or "millis" in start.lower():
        return MILLISECONDS, ()
    if "sec" in start.lower():
        return 1.0, ()
    unit = guess_unit(
        (written(row.get(text)), row.get(start), row.get(end) if end else None) for row in rows
    )
    return unit, ("that the times count " + ("seconds" if unit == 1.0 else "milliseconds"),)


def _hear(document: Document, timed: bool) -> Heard:
    found = _best(document.json)
    if found is None:
        return Heard([])
    heard = read(document.json, found.shape, found.path, timed)
    return heard._replace(guessed=(*found.guesses, *heard.guessed))


FORMAT = family("json-rows", "a transcript as JSON", _detect, _hear)
