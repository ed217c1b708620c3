"""SubRip captions (SRT), which have no standard. Read as they are met: without numbers, with
dots for commas, without hours, with blank lines inside a cue or none between cues, with
dashes for the arrow, with coordinates and tags after it."""

import re
from collections.abc import Iterator

from transcripts.formats.cues import to_blocks
from transcripts.formats.document import Document, NotATranscript
from transcripts.formats.registry import CERTAIN, LIKELY, Format
from transcripts.model import Details, Reading, Report
from transcripts.text import counted
from transcripts.words import Words

from .showing import said, timed_words_of
from .speech import Raw
from .vtt_cues import counts_milliseconds

_READER = 2
_USUAL_TIME = r"(\d\d):([0-5]\d):([0-5]\d),(\d{3})"
_USUAL = re.compile(rf"{_USUAL_TIME} --> {_USUAL_TIME}(?=\n|$)", re.ASCII)
_TIME = (
    r"(?:(\d{1,4})[ \t]?:[ \t]?)?(\d{1,3})[ \t]?:[ \t]?(\d{1,2})"
    r"(?:[ \t]?([,.:;])[ \t]?(\d{1,6}))?"
)
_ARROW = r"(?:-{1,3}[ \t]?>|[–—]{1,2}>|→)"
_TIMING = re.compile(
    rf"[ \t\ufeff]{{0,40}}{_TIME}[ \t]{{0,40}}{_ARROW}[ \t]{{0,40}}{_TIME}(?=\s|$)", re.ASCII
)
_ARROWS = re.compile(_ARROW)
_NO_TIMES = re.compile(
    rf"[ \t]{{0,40}}-?\d[\d:.,; \t]{{2,30}}{_ARROW}[ \t]{{0,40}}-?\d[\d:.,; \t]{{2,30}}$", re.ASCII
)
"""A line written as times, with numbers that are none: minute 99, or less than nothing."""
_WIDTH = 400
_NUMBERED = re.compile(rf"\d{{1,6}}[ \t]*\n{_USUAL_TIME} --> ", re.ASCII)
_STYLE = re.compile(r"\{\\[^{}\n]{0,200}\}|\{[a-zA-Z]:[^{}\n]{0,100}\}|\{/?[biu]\}", re.IGNORECASE)
_NUMBERS = {f"{n:02}": n for n in range(100)} | {f"{n:03}": n for n in range(1000)}


def _detect(document: Document) -> float:
    if re.match(r"WEBVTT(?=\s|$)", document.start):
        return 0.0
    if _NUMBERED.match(document.start):
        return CERTAIN
    lines = document.head_lines
    arrows = [n for n, line in enumerate(lines) if _TIMING.match(line[:_WIDTH])]
    if not arrows or sum(map(len, lines[: arrows[0]])) > 200:
        return 0.0
    return LIKELY + 0.05 if len(arrows) * 8 >= len(lines) else 0.0


def _read(document: Document) -> Reading:
    found = SrtCues(document.text)
    cues, understood = said(found, document.text)
    blocks, people, known, _ = to_blocks(cues)
    if not len(blocks):
        raise NotATranscript(f"{document.called} holds SRT captions without a single cue.")
    left_out = (counted(found.untimed, "time") + " that no clock shows",) if found.untimed else ()
    report = Report(understood=understood + known, left_out=left_out)
    return Reading("subrip", _READER, blocks, Details(people=people), report)


def _words(document: Document) -> Words | None:
    return timed_words_of(SrtCues(document.text), document.text)


class SrtCues:
    """The cues of one file, in order: a line of times, and all lines up to the next but the
    number before it."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._styled = "{" in text or "\\" in text
        self._counted: bool | None = None
        self.untimed = 0
        """Cues whose times are none."""

    def __iter__(self) -> Iterator[Raw]:
        text = self._text
        times: tuple[float | None, float | None] | None = None
        own, begin = -1, 0
        for line_start, line_end in self._lines_with_arrows():
            found = self._times(line_start, line_end)
            if found is None:
                continue
            usual = f"\n\n{own + 1}\n"
            if times is None:
                payload, own = "", _number(text[max(line_start - 20, 0) : line_start].strip())
            elif own >= 0 and text.startswith(usual, line_start - len(usual)):
                payload, own = _filled(text[begin : line_start - len(usual)]), own + 1
            else:
                payload, own = _parted(text[begin:line_start], own)
            if times is not None:
                yield times[0], times[1], self._unstyled(payload) if self._styled else payload
            times, begin = found, line_end
        if times is not None:
            yield times[0], times[1], self._unstyled(_filled(text[begin:]))

    def _lines_with_arrows(self) -> Iterator[tuple[int, int]]:
        """Where each line with an arrow begins and ends."""
        text = self._text
        single = text.count("->") > text.count("-->") or "- >" in text
        if single or "→" in text or "–>" in text or "—>" in text:
            last = -1
            for match in _ARROWS.finditer(text):
                if match.start() >= last:
                    begin, last = self._line_at(match.start())
                    yield begin, last
            return
        find, rfind = text.find, text.rfind
        at, arrow = 0, find("-->")
        while arrow >= 0:
            end = find("\n", arrow)
            end = len(text) if end < 0 else end
            yield max(rfind("\n", at, arrow) + 1, at), end
            at, arrow = end, find("-->", end)

    def _line_at(self, arrow: int) -> tuple[int, int]:
        """The line around an arrow, as far as its times may stand from it."""
        begin = self._text.rfind("\n", max(arrow - _WIDTH, 0), arrow) + 1
        end = self._text.find("\n", arrow, arrow + _WIDTH)
        return begin or max(arrow - _WIDTH, 0), end if end >= 0 else min(
            arrow + _WIDTH, len(self._text)
        )

    def _times(self, begin: int, end: int) -> tuple[float | None, float | None] | None:
        """The times of a line; None where it is text."""
        match = _USUAL.match(self._text, begin, end)
        if match:
            h1, m1, s1, f1, h2, m2, s2, f2 = match.groups()
            n = _NUMBERS
            return (
                ((n[h1] * 60 + n[m1]) * 60_000 + n[s1] * 1000 + n[f1]) / 1000,
                ((n[h2] * 60 + n[m2]) * 60_000 + n[s2] * 1000 + n[f2]) / 1000,
            )
        end = min(end, begin + _WIDTH)
        match = _TIMING.match(self._text, begin, end)
        if match:
            start, stop = self._seconds(match, 1), self._seconds(match, 6)
            self.untimed += (start is None) + (stop is None)
            return start, stop
        if _NO_TIMES.match(self._text, begin, end):
            self.untimed += 2
            return None, None
        return None

    def _seconds(self, match: re.Match[str], group: int) -> float | None:
        """Seconds of a time; None where its minutes or seconds are none. What stands after
        a third colon are frames, whose length nobody tells."""
        hours, minutes, seconds, mark, fraction = match.group(*range(group, group + 5))
        if int(seconds) > 59 or (hours is not None and int(minutes) > 59):
            return None
        whole = int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds)
        if not fraction or (mark == ":" and len(fraction) != 3):
            return float(whole)
        if self._counted is None:
            self._counted = counts_milliseconds(f"\n{self._text}")
        if self._counted:
            return (whole * 1000 + int(fraction[:3])) / 1000
        return float(f"{whole}.{fraction}")

    def _unstyled(self, payload: str) -> str:
        payload = _STYLE.sub("", payload)
        return payload.replace("\\N", "\n").replace("\\h", " ")


def _filled(text: str) -> str:
    """The lines that hold text."""
    text = text.strip("\n")
    if "\n\n" not in text and "\n " not in text:
        return text
    return "\n".join(line for line in text.split("\n") if line.strip())


def _parted(between: str, own: int) -> tuple[str, int]:
    """What stands between two lines of times, as a cue's text and the next cue's number, -1
    where it has none. `own` is the number of the cue itself.

    A line of digits right before the times is their number where an empty line stands
    before it, or where it counts on from the cue's own; any other line of digits is text.
    """
    before, _, last = between.rstrip("\n").rpartition("\n")
    number = _number(last)
    if number >= 0:
        gap = "\n" in before and not before.rpartition("\n")[2].strip()
        if number == own + 1 > 0 or (gap and not between.endswith("\n\n")):
            return _filled(before), number
    return _filled(between), -1


def _number(line: str) -> int:
    """The number that is all that stands in a line; -1 where it is none."""
    digits = line.rpartition("\n")[2].strip(" \t\ufeff")
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 9 else -1


FORMAT = Format("subrip", "SRT captions", _READER, _detect, _read, (".srt",), words=_words)
