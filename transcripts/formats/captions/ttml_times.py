"""Times of TTML: clock times with fractions or frames, offsets with a unit, ticks
(https://www.w3.org/TR/ttml2/#timing-value-time-expression), and what files write besides:
bare seconds, minutes and seconds without hours, a comma for the point."""

import re
from collections.abc import Mapping
from typing import NamedTuple

_CLOCK = re.compile(
    r"(?:(\d{1,4}):)?(\d{1,4}):(\d{1,2})(?:[.,](\d{1,9})|[:;](\d{1,3})(?:\.\d{1,3})?)?"
)
_OFFSET = re.compile(r"(\d{1,15})(?:[.,](\d{1,9}))?\s?(h|ms|m|s|f|t)?")
_UNITS = {"h": 3600.0, "m": 60.0, "s": 1.0, "ms": 0.001}
_TWO_NUMBERS = re.compile(r"(\d{1,6})[ :/](\d{1,6})")


class Rates(NamedTuple):
    """What a file says of how it counts."""

    frames: float = 30.0
    """Frames a second, the multiplier counted in."""
    ticks: float = 1.0
    nominal: int = 30
    """Frames that a time code counts to a second."""
    timecode: bool = False
    """Whether clock times are time codes of a tape (SMPTE)."""
    dropped: bool = False
    """Whether those leave out numbers (drop frame)."""


def rates(attributes: Mapping[str, str]) -> Rates:
    """The rates that the attributes of the root element declare."""
    nominal = _whole(attributes.get("frameRate")) or 30
    frames = float(nominal)
    match = _TWO_NUMBERS.fullmatch(attributes.get("frameRateMultiplier", "").strip())
    if match and int(match[1]) and int(match[2]):
        frames *= int(match[1]) / int(match[2])
    parts = _whole(attributes.get("subFrameRate")) or 1
    default = frames * parts if "frameRate" in attributes else 1.0
    return Rates(
        frames,
        float(_whole(attributes.get("tickRate")) or default),
        nominal,
        attributes.get("timeBase") == "smpte",
        attributes.get("dropMode") == "dropNTSC",
    )


def _whole(text: str | None) -> int:
    text = (text or "").strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 12 else 0


def seconds(expression: str, rates: Rates) -> float | None:
    """Seconds of a time expression; None where it is none."""
    expression = expression.strip()
    match = _CLOCK.fullmatch(expression)
    if match:
        return _clock(match, rates)
    match = _OFFSET.fullmatch(expression)
    if not match:
        return None
    whole, fraction, unit = match.groups()
    value = float(f"{whole}.{fraction or 0}")
    if unit == "f":
        return value / rates.frames
    return value / rates.ticks if unit == "t" else value * _UNITS[unit or "s"]


def _clock(match: re.Match[str], rates: Rates) -> float:
    hours, minutes, secs, fraction, frames = match.groups()
    whole = int(hours or 0) * 3600 + int(minutes) * 60 + int(secs)
    if fraction:
        return whole + float(f"0.{fraction}")
    count = int(frames or 0)
    if len(frames or "") == 3 and count >= rates.nominal:
        return whole + count / 1000  # milliseconds behind a colon
    if not rates.timecode:
        return whole + count / rates.frames
    count += whole * rates.nominal
    if rates.dropped:
        minute = whole // 60
        count -= 2 * (minute - minute // 10)
    return count / rates.frames
