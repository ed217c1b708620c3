"""JSON as it is met: one value, or objects one after another, a line each or not (JSON Lines
and what recognisers print as they go)."""

import json
import re
from math import inf
from typing import Any, NamedTuple

_BLANK = re.compile(r"[\ufeff \t\n\r]*")
_MOST_DIGITS = 4000
"""Digits of a number at most; Python refuses to read more than 4,300."""


class Loaded(NamedTuple):
    """The value, or the list of the objects; and whether a last one is cut off."""

    value: Any
    cut: bool = False


def load(text: str) -> Loaded | None:
    """What `text` holds; None where it is no JSON, or one value that is cut off.

    Raises RecursionError where it is nested too deeply.
    """
    try:
        value, end = _decode(text, _after_blanks(text, 0))
    except ValueError:
        return None
    if end == len(text):
        return Loaded(value)
    rows = [value]
    while end < len(text) and isinstance(value, dict):
        try:
            value, end = _decode(text, end)
        except ValueError:
            cut = text.startswith("{", end) and "\n{" not in text[end:]
            return Loaded(rows, True) if cut else None
        rows.append(value)
    return Loaded(rows) if isinstance(value, dict) else None


def _decode(text: str, at: int) -> tuple[Any, int]:
    """The value that begins at `at`, and where the one after it would begin."""
    try:
        value, end = _USUAL.raw_decode(text, at)
    except json.JSONDecodeError:
        raise
    except ValueError:
        value, end = _LENIENT.raw_decode(text, at)
    return value, _after_blanks(text, end)


def _after_blanks(text: str, at: int) -> int:
    match = _BLANK.match(text, at)
    return match.end() if match else at


def _number(digits: str) -> float:
    return int(digits) if len(digits) <= _MOST_DIGITS else inf


# Line breaks stand inside strings in what people mended by hand.
_USUAL = json.JSONDecoder(strict=False)
_LENIENT = json.JSONDecoder(strict=False, parse_int=_number)
