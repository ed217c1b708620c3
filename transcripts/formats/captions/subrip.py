"""SubRip captions (SRT), which have no standard. Read as they are met: without numbers, with
dots for commas, without hours, with blank lines inside a cue or none between cues, with
dashes for the arrow, with coordinates and tags after it."""

import re

from transcripts.formats.cues import Cue, plain, to_blocks
from transcripts.formats.document import Document, NotATranscript
from transcripts.formats.registry import LIKELY, Format
from transcripts.model import Details, Reading, Report

_READER = 1
_TIME = (
    r"(?:(\d{1,4})[ \t]?:[ \t]?)?(\d{1,3})[ \t]?:[ \t]?(\d{1,2})"
    r"(?:[ \t]?[,.:][ \t]?(\d{1,6}))?"
)
_TIMING = re.compile(
    rf"^[ \t\ufeff]*{_TIME}[ \t]*(?:-{{1,3}}[ \t]?>|[–—]{{1,2}}>|→)[ \t]*{_TIME}"
    r"(?=\s|$)[^\n]{0,300}$",
    re.MULTILINE,
)
_STYLE = re.compile(r"\{\\[^{}\n]{0,200}\}|\{[a-zA-Z]:[^{}\n]{0,100}\}")
_TAG = re.compile(r"</?(?:[a-zA-Z][^<>\n]{0,300})>")


def _detect(document: Document) -> float:
    if document.start.startswith("WEBVTT"):
        return 0.0
    first = _TIMING.search(document.head)
    if not first:
        return 0.0
    before = document.head[: first.start()].strip("\ufeff \t\n")
    if len(before) > 200:
        return 0.0
    arrows = sum(1 for _ in _TIMING.finditer(document.head))
    return LIKELY + 0.05 if arrows * 8 >= len(document.head_lines) else 0.0


def _read(document: Document) -> Reading:
    text = document.text
    timings = list(_TIMING.finditer(text))
    if not timings:
        raise NotATranscript(f"{document.called} holds SRT captions without a single cue.")
    numbered = text[: timings[0].start()].strip("\ufeff \t\n").isdigit()
    cues = []
    for index, match in enumerate(timings):
        last = index + 1 == len(timings)
        stop = len(text) if last else timings[index + 1].start()
        lines = text[match.end() : stop].split("\n")
        payload = _payload(lines, numbered=numbered and not last)
        if payload:
            cues.append(Cue(_seconds(match, 1), _seconds(match, 5), None, _words(payload)))
    blocks, people, known, _ = to_blocks(cues)
    return Reading("subrip", _READER, blocks, Details(people=people), Report(understood=known))


def _payload(lines: list[str], *, numbered: bool) -> str:
    """The text of a cue from the lines between its times and the next ones, of which the
    last is the next cue's number in a file that has numbers. Any other line of digits is
    text."""
    kept = [line for line in lines if line.strip()]
    if numbered and kept and kept[-1].strip().isdigit():
        kept.pop()
    return "\n".join(kept)


def _words(payload: str) -> str:
    if "{" in payload:
        payload = _STYLE.sub("", payload)
    if "<" in payload:
        payload = _TAG.sub("", payload)
    return plain(payload.replace("\\N", "\n"))


def _seconds(match: re.Match[str], group: int) -> float:
    hours, minutes, seconds, fraction = match.group(group, group + 1, group + 2, group + 3)
    whole = int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds)
    return whole + (int(fraction) / 10 ** len(fraction) if fraction else 0.0)


FORMAT = Format("subrip", "SRT captions", _READER, _detect, _read, (".srt",))
