"""Times of a recording as they stand in a line of text, whatever is set around them.

Everything works on a copy of the text in which markup is blanked out, one character for one,
so that what is found there stands at the same place in the text itself.
"""

import re
from typing import NamedTuple

from transcripts.times import CLOCK, clock

_TARGET = r"\]\([^()\s]{1,2000}(?:[ \t]\"[^\"\n]{0,200}\")?\)"
_LINK = re.compile(rf"\[([^\[\]\n]{{1,400}})({_TARGET})")
_BLOCK = "p|div|br|hr|li|ul|ol|tr|table|tbody|h[1-6]|dl|dt|section|article"
_TAG = re.compile(
    rf"</?(?:({_BLOCK})|a|b|i|u|s|em|strong|span|code|small|time|font|td|th|dd|mark)"
    r"(?:[\s/][^<>\n]{0,2000})?>",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"<?https?://[^\s<>]{1,2000}>?")
_EMPHASIS = re.compile(r"\*\*|__|~~|`")
_FLAT = str.maketrans("：（）［］【】「」｜－～，；\u00a0\u3000", ":()[][][]|-~,;  ")
_UNITS = r"\d{1,2}h\d{1,2}m(?:\d{1,2}s)?|\d{1,3}m\d{1,2}s"
_STAMP = re.compile(
    rf"(?<![\w:./\\$#&=+])[(\[]{{0,2}}@?(?P<time>{CLOCK}|{_UNITS})(?!:\d)"
    rf"(?P<to>[ \t]{{0,3}}(?:-{{1,2}}>|[-–—→~]|to|bis)[ \t]{{0,3}}@?(?P<end>{CLOCK})(?!:\d))?"
    r"[)\]]{0,2}(?=\s|$|[^\w.!?%'\"/\\]|[\u3040-\u9fff\uac00-\ud7af])"
    r"(?![ \t]?(?:[ap]\.?m\b|uhr\b|o.clock|hours?\b|hrs?\b|utc\b|gmt\b|[ecmp][sd]?t\b))",
    re.IGNORECASE,
)
_NO_TIME = re.compile(r"[(\[]{0,2}@?(?:\d{1,3}:)?\d{1,3}:[6-9]\d(?![\w:])")
_SEPARATOR = re.compile(r"[ \t]{0,3}([-–—|→>:,;])")
_TOLD = re.compile(
    r"\b(?:at|by|until|till|from|around|about|before|after|since|um|ab|gegen|bis|à|vers|las|alle)"
    r"[ \t]{1,3}$",
    re.IGNORECASE,
)
_UNIT = re.compile(r"(?:(\d{1,2})h)?(\d{1,3})m(?:(\d{1,2})s)?", re.IGNORECASE)
_NUMBERED = re.compile(r"(?:[^\W\d_]{2,12}\.?[ \t]?)?#?\d{1,4}[ \t]?[.):|\-–—]?[ \t]{0,4}")
_MARKS = " \t-–—:|→>•·*#_~.()[]"


class Stamp(NamedTuple):
    """A time in a line: from its first bracket to its last, or to those of the time at which
    it ends."""

    start: float
    """Seconds."""
    begin: int
    end: int
    opened: str
    """The bracket before it, or nothing."""
    separator: str
    """A dash, bar, arrow or colon after it, or nothing; a comma where it is one of a text."""
    told: bool
    """A word before it says that it is a time of day or a moment in running text."""

    loose: bool
    """A bracket closes behind it that was opened before other words."""

    @property
    def style(self) -> tuple[str, bool]:
        """What the times of one list have in common."""
        return self.opened, self.separator not in ("", ",", ";")

    @property
    def marked(self) -> bool:
        return any(self.style)


def plain(text: str) -> str:
    """`text` without the marks of Markdown and HTML and without addresses, each character of
    them a blank; a new line where HTML begins one."""
    if "<" in text:
        text = _TAG.sub(_blank_tag, text)
    if "](" in text:
        text = _LINK.sub(lambda found: f" {found[1]}{' ' * len(found[2])}", text)
    if "://" in text:
        text = _ADDRESS.sub(_blank, text)
    return _EMPHASIS.sub(_blank, text)


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])


def _blank_tag(found: re.Match[str]) -> str:
    return ("\n" if found[1] else " ") + " " * (len(found[0]) - 1)


def stamps(line: str) -> list[Stamp]:
    """The times in a line of plain text, in order."""
    if ":" not in line and "：" not in line and "m" not in line:
        return []
    flat = line.translate(_FLAT)
    found = []
    for match in _STAMP.finditer(flat):
        start = _seconds(match["time"])
        if start is None:
            continue
        begin, end = match.span()
        stop = _seconds(match["end"]) if match["to"] else None
        if match["to"] and (stop is None or stop <= start):
            end = match.start("to")  # what follows is a title
        opened = flat[begin] if flat[begin] in "([" else ""
        after = _SEPARATOR.match(flat, end)
        told = bool(_TOLD.search(flat[max(0, begin - 12) : begin]))
        loose = not opened and flat[end - 1] in ")]"
        found.append(Stamp(start, begin, end, opened, after[1] if after else "", told, loose))
    return found


def _seconds(text: str) -> float | None:
    if match := _UNIT.fullmatch(text):
        hours, minutes, seconds = (int(part or 0) for part in match.groups())
        return float(hours * 3600 + minutes * 60 + seconds)
    parts = text.split(":")
    if len(parts) == 3 and int(parts[1]) > 59:
        return None
    return clock(text)


def leads(before: str) -> bool:
    """Whether what stands before a time on its line is only a bullet, a number, a sign."""
    rest = before.strip(_MARKS)
    if not any(char.isalnum() for char in rest):
        return True
    match = _NUMBERED.match(rest)
    return match is not None and not any(char.isalnum() for char in rest[match.end() :])


def has_impossible(line: str) -> bool:
    """Whether a line begins with what looks like a time and is none, such as 99:99."""
    flat = line.translate(_FLAT)
    match = _NO_TIME.search(flat[:80])
    return match is not None and leads(flat[: match.start()])
