"""Telling notes about a talk, and other documents, from the talk itself, in Markdown."""

import re

from .front_matter import FrontMatter
from .sections import HEADING

_BULLET = re.compile(r"[-*+•][ \t]+|\d{1,3}[.)][ \t]")
_URL = re.compile(r"https?://[^\s<>()\[\]\"]+")
_TALK = re.compile(r"\b(?:I|I'm|I’m|you|we|my|me|yeah)\b")
_KEYS = ("speakers", "speaker", "transcript_by")


def is_show_notes(lines: list[str], matter: FrontMatter, *, timed: bool = False) -> bool:
    """Whether lines without names are notes about a talk rather than the talk; lines with
    times are, where most of the others are items of lists."""
    body = [line for line in lines if not HEADING.match(line)]
    if not body:
        return True
    listed = sum(_BULLET.match(line) is not None for line in body)
    if timed:
        return listed >= 0.5 * len(body)
    linked = sum(_URL.search(line) is not None or "](" in line for line in body)
    if listed + linked >= 0.5 * len(body):
        return True
    marked = sum("`" in line or line.startswith(("|", "<")) for line in body)
    talk = sum(_TALK.search(line) is not None for line in body)
    stated = any(matter.fields.get(key) for key in _KEYS)
    return not stated and (listed + linked + marked >= 0.25 * len(body) or talk < 0.35 * len(body))
