"""JSON of no service known here that is plainly a transcript: a list of objects with a text
each, and a time or a speaker, under the names that everybody gives them. What was taken for
what is told as a guess.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from transcripts.formats.document import Document
from transcripts.formats.registry import LIKELY
from transcripts.formats.values import moment, name, number, objects, seconds, written

from .heard import Heard, family
from .podcasting import are_words
from .rows import read
from .shapes import MILLISECONDS, About, Columns, Shape
from .units import guess_unit

# Keys as they are compared: in small letters, without the marks between their words.
_TEXTS = (
    *("text", "transcript", "content", "body", "sentence", "utterance", "caption"),
    *("transcription", "words", "word", "punctuatedword", "spokentext", "displaytext", "speech"),
)
_STARTS = (
    *("start", "starttime", "startseconds", "startsec", "starts", "starttimeseconds", "startsecs"),
    *("startms", "starttimems", "startmillis", "starttimemillis", "startmilliseconds", "tstartms"),
    *("begin", "begintime", "timebegin", "from", "offset", "offsetms", "starttimestamp"),
    *("startoffset", "timestamp", "time", "timecode", "ts", "at"),
)
_ENDS = (
    *("end", "endtime", "endseconds", "endsec", "ends", "endtimeseconds", "endsecs", "stop", "to"),
    *("endms", "endtimems", "endmillis", "endtimemillis", "endmilliseconds", "timeend"),
    *("endtimestamp", "endoffset"),
)
_LENGTHS = ("duration", "dur", "durationms", "durationseconds", "length", "dduration")
_WHO = (
    *("speaker", "speakername", "speakerlabel", "speakerid", "speakerdisplayname", "spk"),
    *("speakertag", "speakerdesignation", "participant", "participantname", "talker"),
)
_WITHIN = ("data", "node", "fields", "attributes", "value", "segment", "cue")
"""Where a row may keep all that it says."""
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
    return LIKELY + 0.05 if document.json is not None and _best(_as_rows(document.json)) else 0.0


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


def _taken(path: str, rows: list[dict[str, Any]], within: str = "") -> _List | None:
    looked = rows[:_LOOKED_AT]
    keys = _keys(looked)
    text = _key(looked, keys, _TEXTS, _is_text, 0.8)
    if text is None:
        return None if within else _inside(path, rows, looked)
    who = _key(looked, keys, _WHO, lambda value: name(value) is not None, 0.5)
    start = _key(looked, keys, _STARTS, _is_time, 0.5)
    if start is None and who is not None:
        start = _key(looked, keys, _STARTS, lambda value: moment(value) is not None, 0.5)
    end = _key(looked, keys, _ENDS, _is_time, 0.4)
    length = _key(looked, keys, _LENGTHS, _is_time, 0.4)
    clock = start is not None and all(isinstance(row.get(start), str | None) for row in looked)
    if who is None and not (start and (end or length or clock)):
        return None
    if start and end and _are_places(looked, text, start, end):
        return None
    unit, guess = _unit(rows, text, start, end)
    texts = [written(row.get(text)) for row in rows]
    told = ", ".join(f"“{key}”" for key in (text, who, start, end or length) if key)
    found = (text, start, end, length, who, keys.get("confidence"))
    paths = (f"{within}{key}" if key else "" for key in found)
    columns = Columns._make((*paths, unit, *Columns()[7:]))
    shape = Shape((path,), (), columns, joins=are_words(texts[:2000]), about=_ABOUT)
    guesses = (f"which keys mean what ({told})", *guess)
    return _List(path, sum(map(len, texts)), shape, guesses)


def _inside(path: str, rows: list[dict[str, Any]], looked: list[dict[str, Any]]) -> _List | None:
    """The same of rows that keep all in one object inside them."""
    for key in _WITHIN:
        if sum(isinstance(row.get(key), dict) for row in looked) >= 0.8 * len(looked):
            inner = [value for row in rows if isinstance(value := row.get(key), dict)]
            return _taken(path, inner, f"{key}.")
    return None


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_time(value: Any) -> bool:
    return seconds(value) is not None


def _keys(rows: list[dict[str, Any]]) -> dict[str, str]:
    """The rows' keys by the form in which they are compared."""
    found: dict[str, str] = {}
    for row in rows:
        for key in list(row)[:100]:
            if not {".", "|", "*"} & set(key):
                found.setdefault(key.lower().translate(_JOINTS), key)
    return found


_JOINTS = str.maketrans("", "", "_- ")


def _key(
    rows: list[dict[str, Any]],
    keys: dict[str, str],
    wanted: tuple[str, ...],
    fits: Callable[[Any], bool],
    share: float,
) -> str | None:
    """The first of the keys under which enough of the rows hold something that fits."""
    for one in wanted:
        key = keys.get(one)
        if key and sum(key in row and fits(row[key]) for row in rows) >= share * len(rows):
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
    key = start.lower()
    if key.endswith("ms") or "milli" in key:
        return MILLISECONDS, ()
    if "sec" in key:
        return 1.0, ()
    unit = guess_unit(
        (written(row.get(text)), row.get(start), row.get(end) if end else None) for row in rows
    )
    return unit, ("that the times count " + ("seconds" if unit == 1.0 else "milliseconds"),)


def _as_rows(top: Any) -> Any:
    """What is written column by column, or row by row under numbers, as a list of rows."""
    if not isinstance(top, dict) or not top:
        return top
    values = list(top.values())
    if len(values) > 1 and all(map(_is_column, values)) and len(set(map(len, values))) == 1:
        return [dict(zip(top, row, strict=True)) for row in zip(*values, strict=True)]
    if all(isinstance(one, dict) for one in values):
        if all(key.isdigit() for key in top):
            return values
        numbers = list(values[0])
        if (
            numbers
            and all(n.isdigit() for n in numbers)
            and all(list(v) == numbers for v in values)
        ):
            return [{key: top[key][n] for key in top} for n in numbers]
    return top


def _is_column(value: Any) -> bool:
    return isinstance(value, list) and not any(isinstance(one, dict | list) for one in value)


def _hear(document: Document, timed: bool) -> Heard:
    top = _as_rows(document.json)
    found = _best(top)
    if found is None:
        return Heard([])
    heard = read(top, found.shape, found.path, timed)
    return heard._replace(guessed=(*found.guesses, *heard.guessed))


FORMAT = family("json-rows", "a transcript as JSON", _detect, _hear)
