"""A time at the beginning of a line, with a name beside it or without: one table of the ways
in which programs and people write them.

A row of the table says only what a line could mean. Whether a file is written so is decided
by the votes of all its lines (`layout`).
"""

import re
from typing import NamedTuple

from transcripts.speakers.names import could_be_name
from transcripts.times import length

from .marks import View, see

_T = r"\d{1,3}:\d{2}(?::\d{2}){0,2}(?:[.,]\d{1,6})?|\d{1,2}:\d{1,2}:\d{1,2}(?:[.,]\d{1,6})?"
_FRAMES = r"\d{2}[:;]\d{2}[:;]\d{2}[:;]\d{2}"
_HMS = r"(?:\d{1,2}h\s?)?\d{1,3}m\s?\d{1,2}s|\d{1,6}\.\d{1,3}s"
_NOT_MORE = r"(?![\d:;]|\s?[AaPp]\.?[Mm]\b)"
TIME = rf"(?:{_FRAMES}|{_T}|{_HMS})"
_CLOCK = rf"(?:{_FRAMES}|{_T})"
_TO = r"\s{0,3}(?:-{1,3}>|→|=>|[-–—~]{1,2}|to|bis|à|al?)\s{0,3}"
_SPAN = rf"(?P<t>{TIME}){_NOT_MORE}(?:{_TO}(?P<e>{TIME}){_NOT_MORE})?"
_BARE = rf"(?P<t>{_CLOCK}){_NOT_MORE}(?:{_TO}(?P<e>{_CLOCK}){_NOT_MORE})?"
_NAME = r"(?P<n>[^\s\[\](){}<>|:：#][^\[\]{}<>|:：\t\n]{0,79}?)"
_INNER_NAME = r"(?P<n>[^\s\[\](){}<>|:：#\d][^\[\](){}<>|:：\t\n]{0,59}?)"
_AFTER = (
    r"[ \t]{0,4}[:：]?(?:[ \t]{0,8}(?:[-–—|•·](?=\s))?(?:[ \t]{1,8}|$)|(?=[\"'“‘«¿¡]|[^\W\d_]))"
)

_BRACKETS = {
    "square": (r"\[\(?", r"\)?\]"),
    "round": (r"\(\[?", r"\]?\)"),
    "angle": (r"<", r">"),
    "braces": (r"\{", r"\}"),
    "hash": (r"#", r"(?:-\d)?#"),
}


def _table() -> tuple[tuple[str, re.Pattern[str]], ...]:
    rows: list[tuple[str, str]] = [
        ("both", rf"[\[(<]{_INNER_NAME}(?:[,;|@–—-]|\s){{1,3}}{_SPAN}[\])>]{_AFTER}"),
        ("both", rf"[\[(<]{_SPAN}[,;|–—\s-]{{1,4}}{_INNER_NAME}[\])>]{_AFTER}"),
        ("bracketed", rf"[\[(<]{_INNER_NAME}[\])>]\s?[-–—:,]?\s?[\[(]?{_SPAN}[\])]?{_AFTER}"),
    ]
    for kind, (opens, closes) in _BRACKETS.items():
        stamp = f"{opens}{_SPAN}{closes}"
        rows.append((f"lead {kind}", rf"@?{stamp}{_AFTER}"))
        between = r"[ \t]{0,8}[:：,]?[ \t]{0,4}(?:[-–—|•·@][ \t]{0,4})?"
        rows.append((f"name {kind}", rf"{_NAME}{between}{stamp}{_AFTER}"))
    rows += [
        ("lead bare", rf"@?{_BARE}(?:[ \t]{{0,3}}[:：,\-–—|•·](?=\s|$))?(?:\s{{1,8}}|$)"),
        ("lead glued", rf"(?P<t>{_T}){_NOT_MORE}(?=[^\W\d_]|[\"“'‘¿¡])"),
        ("name bare", rf"{_NAME}(?:[ ]{{2,}}|[ ]?\t+[ \t]*|\s?[|•·]\s?|,\s{{1,3}}|\s[-–—@]\s?)"
                      rf"{_BARE}[:：]?(?:$|\t[ \t]*|[ ]{{2,}}|\s?[|]\s?|\s[-–—]\s)"),
        ("name colon", rf"{_NAME}(?:[ ]?[:：][ \t]{{1,8}}|(?<!\d)[:：])"
                       rf"{_BARE}[:：]?(?:$|\s{{1,8}}(?:[-–—|]\s)?)"),
        ("name words", rf"{_NAME}[ ](?:at|um|à|a las)[ ]{_BARE}[ ]?[:：]?$"),
        ("name blank", rf"{_NAME}[ ]{_BARE}[ ]?[:：]?$"),
    ]  # fmt: skip
    return tuple((kind, re.compile(pattern)) for kind, pattern in rows)


HEADING = " #"
"""Behind the row of a line that Markdown marks as a heading."""
_ROWS = _table()
_HAS_TIME = re.compile(r"\d[:;]\d|\d[ms]\b")
_SPELLED = re.compile(
    r"(?:(?P<n>[^\d\s][^\d:]{0,79}?)\s)?"
    r"(?P<t>(?:\d{1,2}\s[^\W\d_]{3,9},?\s(?:and\s)?)?(?:\d{1,4}\s[^\W\d_]{3,9},?\s(?:and\s)?)?"
    r"\d{1,2}\s[^\W\d_]{3,9})(?P<c>\d{1,3}:\d\d(?::\d\d)?)?$"
)
_LONG_NAME = re.compile(
    r"[^\W_][\w.'’&/+@\- ]{0,60}(?:,\s[\w.'’\- ]{1,40})?(?:\s?[(\[][^()\[\]]{0,40}[)\]])?"
)


class Stamp(NamedTuple):
    """What the beginning of a line could mean: its times in seconds, the name written with
    them, and where the words after both begin in the line."""

    kind: str
    """The row of the table that it fits."""
    start: float
    end: float | None
    name: str | None
    rest: int
    after: str
    """What stands after it, without Markdown's marks, as far as it was looked at."""
    bold: str
    """The first bold words after the time, where they follow it at once."""


def stamp(line: str) -> Stamp | None:
    """The time at the beginning of `line`; None where there is none."""
    if not _HAS_TIME.search(line, 0, 160):
        return None
    view = see(line)
    for kind, pattern in _ROWS:
        match = pattern.match(view.text)
        if match:
            found = _made(kind, match, view)
            if found:
                return found
    return None


def _made(kind: str, match: re.Match[str], view: View) -> Stamp | None:
    groups = match.groupdict()
    start = seconds(groups["t"])
    if start is None:
        return None
    name = groups.get("n")
    if name is not None:
        name = " ".join(name.split()).strip(" ,-–—")
        if not is_name(name):
            return None
    end = seconds(groups["e"]) if groups.get("e") else None
    stop = match.end()
    bold = ""
    if name is None and view.bold and view.bold_from <= stop < view.bold:
        bold = view.text[max(stop, view.bold_from) : view.bold].strip()
    if view.block == "#":
        kind += HEADING
    return Stamp(kind, start, end, name, view.place(stop), view.text[stop:], bold)


def is_name(name: str) -> bool:
    """Whether words beside a time could be a name: as before a colon, or a surname first."""
    if could_be_name(name):
        return True
    return len(name.split()) <= 7 and _LONG_NAME.fullmatch(name) is not None


def seconds(text: str) -> float | None:
    """Seconds of a time as stamps have it. Frames after seconds are left out: how many make
    a second is not told."""
    if "s" in text:
        return float(text[:-1]) if "." in text else length(text)
    text = text.replace(";", ":").replace(",", ".")
    whole, _, fraction = text.partition(".")
    parts = [int(part) for part in whole.split(":")]
    if len(parts) == 4:
        parts.pop()
    hours, minutes, rest = [0, *parts][-3:]
    if rest >= 60 or (len(parts) == 3 and minutes >= 60):
        return None
    part = int(fraction) / 10 ** len(fraction) if fraction else 0.0
    return round(hours * 3600 + minutes * 60 + rest + part, 6)


def spelled(line: str) -> tuple[str | None, float] | None:
    """A time in words for those who listen to a page ("1 minute, 2 seconds"), with the name
    before it where there is one; None where a line is no such thing."""
    if len(line) > 140 or not line[-1:].isalnum() or not any(c.isdigit() for c in line):
        return None
    match = _SPELLED.match(line)
    found = length(match["t"].replace(" and ", " ")) if match else None
    if not match or found is None:
        return None
    name = match["n"].strip(" ,") if match["n"] else None
    return (name, found) if name is None or is_name(name) else None
