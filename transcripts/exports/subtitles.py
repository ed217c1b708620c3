"""SubRip and WebVTT (https://www.w3.org/TR/webvtt1/).

A cue needs an end: where the source tells none it is the beginning of the next cue, and
for the last one the time that its words take to read. Words without a time of their own
stand in the cue before them.
"""

import re
from typing import NamedTuple

from transcripts.model import Transcript
from transcripts.quotes.guard import inferred_note

from .said import NotExportable, Said, all_said

READING = 15.0
"""Characters a second that a person reads at ease."""


class _Cue(NamedTuple):
    start: float
    end: float
    said: list[Said]


def srt(transcript: Transcript) -> str:
    """SubRip, with each speaker's name before a colon. Raises NotExportable."""
    parts = []
    for number, cue in enumerate(_cues(transcript, "srt"), 1):
        lines = "\n".join(_prefixed(said) for said in cue.said)
        parts.append(f"{number}\n{_clock(cue.start, ',')} --> {_clock(cue.end, ',')}\n{lines}\n")
    return "\n".join(parts)


def webvtt(transcript: Transcript) -> str:
    """WebVTT with a voice tag for each speaker. Raises NotExportable.

    A comment says where speakers were worked out; SubRip has no place for one.
    """
    details = transcript.details
    head = "WEBVTT" + (f" - {_one_line(details.title)}" if details.title else "")
    if details.language:
        head += f"\nLanguage: {_one_line(details.language)}"
    parts = [head + "\n"]
    if note := inferred_note(transcript):
        parts.append(f"NOTE {_one_line(note)}\n")
    for cue in _cues(transcript, "vtt"):
        lines = "\n".join(_voiced(said) for said in cue.said)
        parts.append(f"{_clock(cue.start, '.')} --> {_clock(cue.end, '.')}\n{lines}\n")
    return "\n".join(parts)


def _cues(transcript: Transcript, form: str) -> list[_Cue]:
    waiting: list[Said] = []
    timed: list[tuple[float, float | None, list[Said]]] = []
    for said in all_said(transcript):
        if said.start is not None:
            timed.append((said.start, said.end, [*waiting, said]))
            waiting = []
        elif timed:
            timed[-1][2].append(said)
        else:
            waiting.append(said)
    if not timed:
        raise NotExportable(
            f"{transcript.name} has no times, which {form} cannot do without; export it as "
            "markdown or text."
        )
    cues = []
    for index, (start, end, group) in enumerate(timed):
        if end is None or end <= start or group[-1].start is None:
            following = timed[index + 1][0] if index + 1 < len(timed) else None
            end = following if following is not None and following > start else None
        if end is None:
            end = start + max(1.0, sum(len(said.words) for said in group) / READING)
        cues.append(_Cue(start, end, group))
    return cues


def _clock(seconds: float, point: str) -> str:
    thousandths = round(seconds * 1000)
    whole, rest = divmod(thousandths, 1000)
    return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}{point}{rest:03}"


def _one_line(text: str) -> str:
    return " ".join(text.replace("-->", "→").split())


_LIKE_MARKUP = re.compile(r"<(?=[/a-zA-Z\d])|&(?=#?\w{1,20};)|(?<=--)>")


def _prefixed(said: Said) -> str:
    # Few players read entities in SubRip: they stand only for what would be lost otherwise.
    words = " ".join(said.words.split())
    words = _LIKE_MARKUP.sub(lambda mark: _escaped(mark.group()), words)
    return f"{_one_line(said.name)}: {words}" if said.name else words


def _voiced(said: Said) -> str:
    words = _escaped(said.words)
    if not said.name:
        return words
    name = _escaped(said.name).replace("&gt;", "›")
    return f"<v {name}>{words}</v>"


def _escaped(text: str) -> str:
    found = " ".join(text.split())
    return found.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
