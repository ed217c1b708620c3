"""The text of a model's answer → the chapters that it speaks of, whatever is wrapped around
them. Whether they can be true is not asked here."""

import json
import re
from collections.abc import Iterator
from typing import NamedTuple

from transcripts.text import one_line

LONGEST = 400_000
"""Characters of an answer at most."""
CHAPTERS_MOST, POINTS_MOST, LINES_MOST = 200, 12, 50
"""How many are looked at of one part, of one chapter, and of one point."""
_STARTS_MOST = 20

_THOUGHTS = ("</think>", "</thinking>", "</reasoning>")
_RUN = re.compile(
    r"\s{0,3}\[?\s{0,3}(\d{1,9})\s{0,3}\]?\s{0,3}(?:[-–—]\s{0,3}\[?(\d{1,9})\]?)?\s{0,3}"
)


class Nonsense(ValueError):
    """An answer that cannot be used; its text is a sentence fragment that says why."""


class Told(NamedTuple):
    """A point as the model told it."""

    text: str
    lines: tuple[int, ...]


class Claimed(NamedTuple):
    """A chapter as the model told it: any number may be invented."""

    title: str
    first: int | None
    last: int | None
    summary: str
    points: tuple[Told, ...]


def claimed(text: str) -> list[Claimed]:
    """The chapters of an answer. Raises Nonsense where it is no JSON of the form asked for.

    A fence of Markdown, thoughts in tags and words around the JSON are left out.
    """
    if len(text) > LONGEST:
        raise Nonsense("it is far too long")
    for end in _THOUGHTS:
        text = text.rpartition(end)[2]
    found = _json(text)
    chapters = found.get("chapters") if isinstance(found, dict) else found
    if not isinstance(chapters, list):
        raise Nonsense("it is not the JSON that was asked for")
    return [_claim(each) for each in chapters[:CHAPTERS_MOST] if isinstance(each, dict)]


def _json(text: str) -> object:
    """The first object or list in `text` that has to do with chapters."""
    decoder = json.JSONDecoder()
    for at in _starts(text):
        try:
            found, _end = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            continue
        if isinstance(found, dict) and "chapters" in found:
            return found
        if isinstance(found, list) and found and isinstance(found[0], dict):
            return found
    raise Nonsense("it is not the JSON that was asked for")


def _starts(text: str) -> Iterator[int]:
    """Where the JSON may begin, the likeliest first; a few places at most."""
    named = text.rfind("{", 0, max(text.find('"chapters"'), 0))
    if named >= 0:
        yield named
    for sign, most in (("{", _STARTS_MOST), ("[", _STARTS_MOST)):
        at = text.find(sign)
        for _ in range(most):
            if at < 0:
                break
            yield at
            at = text.find(sign, at + 1)


def _claim(data: dict[str, object]) -> Claimed:
    points = data.get("points")
    told = [_told(each) for each in points[:POINTS_MOST]] if isinstance(points, list) else []
    return Claimed(
        _words(data.get("title")),
        _number(data.get("first_line")),
        _number(data.get("last_line")),
        _words(data.get("summary")),
        tuple(point for point in told if point.text),
    )


def _told(data: object) -> Told:
    if not isinstance(data, dict):
        return Told(_words(data), ())
    return Told(_words(data.get("text")), _numbers(data.get("lines")))


def _words(value: object) -> str:
    """A text on one line, made safe, without the marks of Markdown around it."""
    return one_line(value[:10_000]).strip("*_#` ") if isinstance(value, str) else ""


def _number(value: object) -> int | None:
    numbers = _numbers(value)
    return numbers[0] if numbers else None


def _numbers(value: object) -> tuple[int, ...]:
    """Numbers of lines, as models write them: 12, "12", "[12]", "12-14", or a list of them."""
    if isinstance(value, list):
        return tuple(n for each in value[:LINES_MOST] for n in _few(each))[:LINES_MOST]
    return _few(value)


def _few(value: object) -> tuple[int, ...]:
    if isinstance(value, bool):
        return ()
    if isinstance(value, int):
        return (value,)
    if isinstance(value, float):
        return (int(value),) if value.is_integer() else ()
    if not isinstance(value, str):
        return ()
    found: list[int] = []
    for part in value[:200].split(","):
        match = _RUN.fullmatch(part)
        if match:
            first, last = int(match[1]), int(match[2] or match[1])
            found += (
                [*range(first, last + 1)][:LINES_MOST]
                if last - first < LINES_MOST
                else [first, last]
            )
    return tuple(found)
