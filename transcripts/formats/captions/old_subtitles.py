"""Subtitles of the first players, a line each, read with pysubs2: MicroDVD, which counts
frames, MPL2, which counts tenths of a second, and TMPlayer's, which have no ends."""

import re
from collections.abc import Callable, Iterator
from functools import partial

from transcripts.formats.cues import to_blocks
from transcripts.formats.document import Document, NotATranscript
from transcripts.formats.registry import CERTAIN, LIKELY, Format
from transcripts.model import Details, Reading, Report

from .quiet import quiet
from .speech import Raw, spoken

_READER = 1
_MICRODVD = re.compile(r"[ \t]{0,8}\{ ?(\d{1,8}) ?\}[ \t]{0,4}\{ ?(\d{0,8}) ?\}(.*)", re.ASCII)
_MPL2 = re.compile(r"\[(\d{1,8})\][ \t]{0,4}\[(\d{0,8})\](.*)", re.ASCII)
_TMP = re.compile(
    r"(\d{1,2}:[0-5]\d:[0-5]\d)[:=](?![ \t]*\S{1,40}:[ \t])(?=\S|[ \t]\S)(.*)", re.ASCII
)
_WIDTH = 1000
"""Characters of a line at most."""
_RATE = re.compile(r"[ \t]{0,8}(\d{1,3}(?:[.,]\d{1,6})?)[ \t]{0,8}", re.ASCII)
_USUAL_RATE = 24000 / 1001
_TAG = re.compile(r"\{[^{}]{0,100}\}")
_LINES = 2000


def _detect(pattern: re.Pattern[str], share: float, sure: float, document: Document) -> float:
    lines = document.head_lines[:_LINES]
    if not lines or not pattern.match(lines[0][:_WIDTH]):
        return 0.0
    votes = sum(pattern.match(line[:_WIDTH]) is not None for line in lines)
    return sure if votes >= max(share * len(lines), 1 if sure == CERTAIN else 3) else 0.0


def _whole(text: str, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    for line in text.split("\n"):
        if len(line) < _WIDTH and (match := pattern.match(line.strip(" \t\ufeff"))):
            yield match


def _events(
    lines: list[str], form: str, fps: float | None = None, *, ends: bool = True
) -> list[Raw]:
    import pysubs2

    quiet()
    found = pysubs2.SSAFile.from_string("\n".join(lines), format_=form, fps=fps)
    return [
        (event.start / 1000, event.end / 1000 if ends else None, _TAG.sub("", event.plaintext))
        for event in found
    ]


def _microdvd(document: Document) -> tuple[list[Raw], tuple[str, ...]]:
    """Frames → seconds, at the rate that the first line states, `{1}{1}25`, where it does."""
    lines = list(_whole(document.text, _MICRODVD))
    rate = _rate(lines[0]) if lines else None
    guessed = () if rate else ("23.976 frames a second, which the times rest on",)
    # Some leave the last frame out.
    rows = [f"{{{m[1]}}}{{{m[2] or m[1]}}}{m[3]}" for m in lines if m[3].strip()]
    raw = _events(rows[1:] if rate else rows, "microdvd", rate or _USUAL_RATE)
    return [(start, end if end != start else None, text) for start, end, text in raw], guessed


def _rate(line: re.Match[str]) -> float | None:
    """Frames a second, where a first line states them."""
    found = _RATE.fullmatch(line[3])
    if not found or int(line[1]) > 1 or int(line[2] or 2) > 1:
        return None
    rate = float(found[1].replace(",", "."))
    return rate if 5 <= rate <= 240 else None


def _mpl2(document: Document) -> tuple[list[Raw], tuple[str, ...]]:
    lines = _whole(document.text, _MPL2)
    rows = [f"[{m[1]}][{m[2] or m[1]}]{m[3]}" for m in lines if m[3].strip()]
    raw = _events(rows, "mpl2")
    return [(start, end if end != start else None, text) for start, end, text in raw], ()


def _tmp(document: Document) -> tuple[list[Raw], tuple[str, ...]]:
    """pysubs2 makes up ends from the length of the text; they are not kept."""
    lines = _whole(document.text, _TMP)
    rows = [f"{m[1]}:{m[2]}" for m in lines if m[2].strip()]
    return _events(rows, "tmp", ends=False), ()


def _read(
    name: str,
    label: str,
    raw_of: Callable[[Document], tuple[list[Raw], tuple[str, ...]]],
    document: Document,
) -> Reading:
    raw, guessed = raw_of(document)
    if not raw:
        raise NotATranscript(f"{document.called} holds {label} without any words.")
    blocks, people, known, _ = to_blocks(spoken(raw, "\n" + "\n".join(text for *_, text in raw)))
    return Reading(name, _READER, blocks, Details(people=people), Report(known, guessed))


def _format(
    name: str,
    label: str,
    detect: Callable[[Document], float],
    raw_of: Callable[[Document], tuple[list[Raw], tuple[str, ...]]],
    suffixes: tuple[str, ...],
) -> Format:
    return Format(name, label, _READER, detect, partial(_read, name, label, raw_of), suffixes)


FORMATS = (
    _format(
        "microdvd",
        "MicroDVD subtitles",
        partial(_detect, _MICRODVD, 0.7, CERTAIN),
        _microdvd,
        (".sub", ".txt"),
    ),
    _format(
        "mpl2", "MPL2 subtitles", partial(_detect, _MPL2, 0.7, CERTAIN), _mpl2, (".mpl", ".txt")
    ),
    _format(
        "tmp",
        "TMPlayer subtitles",
        partial(_detect, _TMP, 0.9, LIKELY + 0.04),
        _tmp,
        (".tmp", ".txt", ".sub"),
    ),
)
