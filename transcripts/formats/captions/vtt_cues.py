"""Where the cues of a WebVTT file begin and end, and when they are shown, after the W3C's
rules (https://www.w3.org/TR/webvtt1/#file-parsing): a line with an arrow that holds two
times begins a cue, an empty line or another line with an arrow ends it, whatever stands
between cues (comments, styles, regions, identifiers) is no text of theirs.

The rules drop a cue whose times are written otherwise. Some programs write all of theirs
so, with commas, without milliseconds, without leading zeros: those are read, where both
times of a line are written alike.
"""

import re
from collections.abc import Iterator
from html import escape

Timed = tuple[float, float, str]
"""Start and end in seconds, and the text as it stands."""

_TIME = r"((?:\d{1,9}:)?[0-5]\d):([0-5]\d)\.(\d{3})"
_BLANK = r"[ \t\f]{0,100}"
_TIMING = re.compile(rf"{_BLANK}{_TIME}{_BLANK}-->{_BLANK}{_TIME}(?!\d)", re.ASCII)
_LOOSE_TIME = r"(?:(\d{1,4}):)?(\d{1,2}):(\d{1,2})(?:([.,])(\d{1,6}))?"
_LOOSE = re.compile(
    rf"{_BLANK}{_LOOSE_TIME}{_BLANK}-->{_BLANK}{_LOOSE_TIME}(?=[ \t\f]|$)", re.ASCII
)
_COUNTED = re.compile(
    r"\n(?:0|[1-9]\d?):(?:\d:\d{1,2}|\d{1,2}:\d)\.\d{1,3} --> (?:0|[1-9]\d?):\d{1,2}:", re.ASCII
)
_WIDTH = 500
"""Characters of a line of times in which both stand."""
_SECONDS = {f"{n:02}": n * 1000 for n in range(60)}
_THOUSANDTHS = {f"{n:03}": n for n in range(1000)}
_HEAD = 4000
_NAMED = re.compile(r"\n\d{1,7} \"([^\n]{0,100})\"(?: \(\d{0,20}\))?[ \t]{0,8}\n", re.ASCII)
_NOT_TEXT = ("NOTE", "STYLE", "REGION")


class VttCues:
    """The cues of one file, in order, and what was met beside them while they were read."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.named = _NAMED.search(text[:_HEAD]) is not None
        """Whether the identifiers of the cues name their speakers, as Webex writes them."""
        self._minutes = _Minutes()
        self._counted: bool | None = None
        self.loose = 0
        """Cues whose times are not written as the rules ask."""
        self.orphans = 0
        """Paragraphs of text that belong to no cue."""

    def __iter__(self) -> Iterator[Timed]:
        text = self._text
        find, rfind = text.find, text.rfind
        at = find("\n")  # the first line is the signature's, whatever stands in it
        arrow = find("-->", at) if at >= 0 else -1
        while arrow >= 0:
            line_start = rfind("\n", at, arrow) + 1
            line_end = find("\n", arrow)
            if line_end < 0:
                line_end = len(text)
            arrow = find("-->", line_end)
            limit = rfind("\n", line_end, arrow) + 1 if arrow >= 0 else len(text)
            at = line_end
            times = self._times(line_start, line_end)
            if times is None:
                continue
            stop = find("\n\n", line_end, limit)
            if stop == line_end and "align:" in text[line_start:line_end]:
                payload = _after_gap(text, line_end, limit, last=arrow < 0)
            elif stop >= 0:
                payload = text[line_end + 1 : stop]
                if text.count("\n", stop, limit) > 3:
                    self._look_for_orphans(text[stop:limit], followed=arrow >= 0)
            else:
                payload = text[line_end + 1 : limit]
                if arrow >= 0:
                    payload = _without_number(payload, text, line_start)
            if self.named:
                payload = self._voiced(payload, line_start)
            yield times[0], times[1], payload

    def _voiced(self, payload: str, line_start: int) -> str:
        """A payload in the voice that the identifier above its line of times names."""
        before = max(line_start - 1, 0)
        line = self._text[self._text.rfind("\n", max(before - 200, 0), before) + 1 : before]
        match = _NAMED.fullmatch(f"\n{line}\n")
        name = match[1].strip() if match else ""
        return f"<v {escape(name, quote=False)}>{payload}</v>" if name else payload

    def after_gaps(self) -> list[Timed]:
        """The cues of a file in which every text stands one empty line below its times."""
        found = []
        for line, limit, last in self._lines_of_times():
            times = self._times(*line)
            if times is not None:
                payload = _after_gap(self._text, line[1], limit, last=last)
                found.append((*times, payload))
        return found

    def _lines_of_times(self) -> Iterator[tuple[tuple[int, int], int, bool]]:
        text = self._text
        lines = []
        at = text.find("\n")
        while at >= 0 and (arrow := text.find("-->", at)) >= 0:
            end = text.find("\n", arrow)
            end = len(text) if end < 0 else end
            lines.append((text.rfind("\n", at, arrow) + 1, end))
            at = end
        for index, line in enumerate(lines):
            last = index + 1 == len(lines)
            yield line, len(text) if last else lines[index + 1][0], last

    def _times(self, begin: int, end: int) -> tuple[float, float] | None:
        match = _TIMING.match(self._text, begin, end)
        if match:
            hm1, s1, f1, hm2, s2, f2 = match.groups()
            minutes = self._minutes
            return (
                (minutes[hm1] + _SECONDS[s1] + _THOUSANDTHS[f1]) / 1000,
                (minutes[hm2] + _SECONDS[s2] + _THOUSANDTHS[f2]) / 1000,
            )
        loose = _LOOSE.match(self._text, begin, min(end, begin + _WIDTH))
        if not loose or max(map(int, loose.group(2, 3, 7, 8))) > 59:
            return None
        if self._counted is None:
            self._counted = counts_milliseconds(self._text)
        if not self._counted and not _alike(loose):
            return None
        self.loose += 1
        counted = self._counted
        return _loose_seconds(loose, 1, counted=counted), _loose_seconds(loose, 6, counted=counted)

    def _look_for_orphans(self, between: str, *, followed: bool) -> None:
        parts = between.strip("\n").split("\n\n")
        if followed and not between.endswith("\n\n") and "\n" not in parts[-1].strip("\n"):
            parts.pop()  # the next cue's identifier
        self.orphans += sum(
            bool(part.strip()) and not part.lstrip("\n").startswith(_NOT_TEXT) for part in parts
        )


class _Minutes(dict[str, int]):
    """Milliseconds of `hh:mm` or `mm`, each worked out once: a file has few of them."""

    def __missing__(self, key: str) -> int:
        hours, _, minutes = key.rpartition(":")
        self[key] = found = (int(hours or 0) * 3600 + int(minutes) * 60) * 1000
        return found


def counts_milliseconds(text: str) -> bool:
    """Whether a file's times are numbers without leading zeros, as Teams writes them: in
    `0:0:6.90` there are 90 milliseconds."""
    return _COUNTED.search(text) is not None


def _alike(match: re.Match[str]) -> bool:
    """Whether two times are written in one way: with as many digits, or both without
    leading zeros. One that is only damaged on one side is no time."""
    groups = match.groups("")
    left, right = groups[:5], groups[5:]
    if left[3] != right[3]:
        return False
    minutes, seconds = (left[1], right[1]), (left[2], right[2])
    if len(left[4]) == len(right[4]) and all(len(part) == 2 for part in seconds):
        bare = not (left[0] or right[0]) and not any(map(_is_padded, minutes))
        return bare or all(len(part) == 2 for part in minutes)
    return not any(map(_is_padded, (left[0], right[0], *minutes, *seconds)))


def _is_padded(number: str) -> bool:
    return number.startswith("0") and len(number) > 1


def _loose_seconds(match: re.Match[str], group: int, *, counted: bool) -> float:
    hours, minutes, seconds, _, fraction = match.group(*range(group, group + 5))
    whole = int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds)
    if counted:
        return (whole * 1000 + int((fraction or "0")[:3])) / 1000
    return float(f"{whole}.{fraction or 0}")


def _without_number(payload: str, text: str, line_start: int) -> str:
    """A payload that no empty line ends: its last line is the next cue's number where this
    cue's own is one less."""
    before, _, last = payload.rstrip("\n").rpartition("\n")
    if not (last.isascii() and last.isdigit() and len(last) < 9):
        return payload
    own = text[max(line_start - 12, 0) : max(line_start - 1, 0)].rpartition("\n")[2]
    return before if own.isascii() and own.isdigit() and int(own) + 1 == int(last) else payload


def _after_gap(text: str, begin: int, limit: int, *, last: bool) -> str:
    """The payload of a cue whose first line is empty. Files that an editor saved again
    lose the blank in YouTube's blank first lines, and with it, by the letter, the text."""
    parts = text[begin:limit].strip("\n").split("\n\n")
    lines = parts[0].split("\n")
    if lines[0].startswith(_NOT_TEXT):
        return ""
    # The last line before the next times may be that cue's identifier.
    number = len(parts) == len(lines) == 1 and not re.search(r"[^\W\d_]{2}", lines[0])
    if number and not last:
        return ""
    return parts[0]
