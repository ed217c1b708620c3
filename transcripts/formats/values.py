"""Values as recognisers, feeds and chapter files write them → seconds, names, confidence, text.

Nothing here raises: what is not of the shape asked for is None or empty, whatever it is.
"""

import re
from datetime import date, datetime
from functools import lru_cache
from math import isfinite
from typing import Any

from transcripts.text import make_safe, one_line
from transcripts.times import CLOCK, clock, stated_date

_MOST = 1e7
"""Seconds from a beginning at most; more is a time of the calendar, or none."""
_SUFFIXED = re.compile(r"(-?\d{1,12}(?:\.\d{1,12})?)\s?(ms|s)")
_BOUNDED = re.compile(
    rf"[\[(<]?\s?({CLOCK})\s?[\])>]?(?:\s?(?:-{{1,3}}>?|[–—→]|to)\s?[\[(<]?\s?{CLOCK}\s?[\])>]?)?"
)
"""A clock time, alone or in brackets, or the first of two."""
_ISO_LENGTH = re.compile(
    r"PT(?=\d)(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,9}(?:\.\d{1,12})?)S)?", re.IGNORECASE
)
_ISO_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?[\d.,:+\-Z]{0,40}")
_NUMBERED = re.compile(r"(?:(?:speakers?|spkr?)[ _\-#]{0,2}|S)?0{0,6}(\d{1,6})", re.IGNORECASE)
_LETTERED = re.compile(r"(?:speaker[ _\-]{0,2})?([A-Z])", re.IGNORECASE)
_NOBODY = frozenset(
    ("unknown", "unnamed", "unidentified", "undefined", "anonymous", "none", "null", "n/a", "na")
) | {"uu", "?", "-1"}
_LABELS = re.compile(
    r"(?:Speaker|Channel) (?:…?\d{1,6}|[A-Z])(?: \(channel \d{1,6}\))?|[FMU](?:_?S)?\d{1,4}"
)
_NAME_KEYS = (
    *("name", "display_name", "displayName", "full_name", "fullName", "speaker_name"),
    *("speakerName", "label", "id", "speaker", "@id"),
)


def seconds(value: Any, unit: float = 1.0) -> float | None:
    """A time from the beginning in seconds; None where it is none, or negative.

    `unit` is what a bare number counts, in seconds; a value that says its own unit
    ("0.5s", "PT0.5S", "0:00:01,5", {seconds, nanos}) keeps to that.
    """
    if isinstance(value, float | int):
        if isinstance(value, bool):
            return None
        found = _times(value, unit)
    elif isinstance(value, str):
        found = _written(value.strip()[:60], unit)
    elif isinstance(value, dict):
        whole, part = value.get("seconds", 0), value.get("nanos", value.get("nanoseconds", 0))
        first, second = number(whole), number(part)
        found = None if first is None or second is None or not value else first + second / 1e9
    else:
        return None
    return found if found is not None and 0 <= found < _MOST else None


def _times(value: float, unit: float) -> float | None:
    try:
        found = float(value) if unit == 1.0 else value * unit
    except OverflowError:
        return None
    return found if unit == 1.0 else round(found, 9)


def _written(text: str, unit: float) -> float | None:
    if ":" in text:
        match = _BOUNDED.fullmatch(text)
        return clock(match[1]) if match else None
    match = _SUFFIXED.fullmatch(text)
    if match:
        return _times(float(match[1]), 0.001 if match[2] == "ms" else 1.0)
    length = _ISO_LENGTH.fullmatch(text)
    if length:
        hours, minutes, rest = (float(part or 0) for part in length.groups())
        return hours * 3600 + minutes * 60 + rest
    found = number(text)
    return None if found is None else _times(found, unit)


def number(value: Any) -> float | None:
    """A finite number, also one written as a string."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        found = float(value[:60] if isinstance(value, str) else value)
    except (ValueError, OverflowError):
        return None
    return found if isfinite(found) else None


def moment(value: Any) -> float | None:
    """Seconds since 1970 of a time of the calendar: ISO 8601, or so many seconds or
    milliseconds; None where it is none."""
    if isinstance(value, str) and _ISO_MOMENT.fullmatch(value.strip()):
        try:
            return datetime.fromisoformat(value.strip()).timestamp()
        except (ValueError, OverflowError, OSError):
            return None
    found = number(value)
    if found is None or not 1e8 <= found < 1e14:
        return None
    return found / 1000 if found >= 1e11 else found


def day(value: Any) -> date | None:
    """The date of a field that holds one; None where it is none."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    when = moment(value)
    if when is not None and not isinstance(value, str):
        value = str(int(when))
    return stated_date(value[:40]) if isinstance(value, str) else None


def confidence(value: Any) -> float | None:
    """How sure a recogniser is, from 0 to 1; None where it does not say."""
    found = number(value)
    return found if found is not None and 0 <= found <= 1 else None


def written(value: Any) -> str:
    """Text made safe, with the blanks that it has; empty where there is none. A number or a
    list of lines is text too."""
    if isinstance(value, str):
        return value if value.isascii() and value.isprintable() else make_safe(value)
    if isinstance(value, list):
        parts = (part.get("text") if isinstance(part, dict) else part for part in value[:1000])
        return " ".join(filter(None, (written(part).strip(" ") for part in parts)))
    if isinstance(value, bool) or not isinstance(value, int | float):
        return ""
    try:
        return str(value)
    except ValueError:  # more digits than Python writes
        return ""


def line(value: Any, most: int = 300) -> str | None:
    """A short text of one line, such as a title; None where there is none."""
    text = " ".join(written(value)[: 4 * most].split()) if not isinstance(value, list) else ""
    return text[:most] or None


def address(value: Any) -> str | None:
    """An address on the web; None where it is none (the path of a file is none)."""
    if not isinstance(value, str) or not re.match(r"https?://\S", value[:10]):
        return None
    safe = make_safe(value.strip())
    return safe if safe == value.strip() and len(safe) < 4000 and " " not in safe else None


def name(value: Any) -> str | None:
    """What to call a speaker: the name as given; "Speaker 0" for a number, "SPEAKER_00" or
    "spk_0"; "Speaker A" for a letter; None where nobody is named."""
    if isinstance(value, dict):
        found = next((value[key] for key in _NAME_KEYS if _is_label(value.get(key))), None)
        return None if isinstance(found, dict) else name(found)
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    if isinstance(value, str):
        return _named(value[:300])
    if isinstance(value, float) and not (isfinite(value) and value == int(value)):
        return None
    return _named(str(int(value))) if 0 <= value < 1e30 else None


def _is_label(value: Any) -> bool:
    return isinstance(value, str | int) and not isinstance(value, bool) and value != ""


@lru_cache(maxsize=4096)
def _named(text: str) -> str | None:
    squeezed = one_line(text)[:200].rstrip(":").rstrip()
    if "/participants/" in squeezed:
        squeezed = squeezed.rpartition("/")[2]  # a resource's path, as Google has them
    bare = squeezed.casefold().removesuffix("speaker").strip(" _-") or squeezed.casefold()
    if not squeezed or bare in _NOBODY:
        return None
    match = _NUMBERED.fullmatch(squeezed)
    if match:
        return f"Speaker {match[1]}"
    if squeezed.isdigit():
        return f"Speaker …{squeezed[-6:]}"
    match = _LETTERED.fullmatch(squeezed)
    return f"Speaker {match[1].upper()}" if match else squeezed


def is_label(name: str) -> bool:
    """Whether a speaker's name is a recogniser's number for them."""
    return _LABELS.fullmatch(name) is not None


def at(value: Any, path: str) -> Any:
    """What stands at a path of keys and indices: `at(x, "a.0.b")`; of several paths with a
    bar between them the first where anything stands. None where nothing does."""
    for steps in _steps(path):
        found = value
        for step in steps:
            if isinstance(found, dict):
                found = found.get(step)
            elif isinstance(found, list) and step.isdigit() and int(step) < len(found):
                found = found[int(step)]
            else:
                found = None
                break
        if found is not None:
            return found
    return None


@lru_cache(maxsize=4096)
def _steps(path: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(one.split(".")) if one else () for one in path.split("|"))


def objects(value: Any) -> list[dict[str, Any]]:
    """The objects of a list; none where it is no list."""
    return [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []


def names_of(rows: Any, label: str, person: str) -> dict[str, str]:
    """The speakers' names of a list of them, by the label that utterances bear."""
    found = {}
    for row in objects(rows)[:5_000]:
        who, key = name(at(row, person)), at(row, label)
        if who and isinstance(key, str | int):
            found[str(key)] = who
    return found


def lines_of(value: Any) -> list[str]:
    """The lines of a text, or of a list of texts, that hold anything."""
    if isinstance(value, list):
        return [text for part in value[:200] for text in lines_of(part)]
    if not isinstance(value, str):
        return []
    lines = (written(part).strip(" ") for part in value[:100_000].split("\n"))
    return [text for text in lines if text]
