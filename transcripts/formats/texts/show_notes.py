"""Telling notes about a talk, and other documents, from the talk itself, in Markdown."""

import re

from transcripts.chapters.outline import outline_of
from transcripts.model import Chapter, Companion, Report

from .front_matter import FrontMatter
from .marks import clean
from .sections import HEADING
from .stated import details as stated_details
from .stated import people as stated_people

_BULLET = re.compile(r"[-*+•][ \t]+|\d{1,3}[.)][ \t]")
_URL = re.compile(r"https?://[^\s<>()\[\]\"]+")
_TALK = re.compile(r"\b(?:I|I'm|I’m|you|we|my|me|yeah)\b")
_KEYS = ("speakers", "speaker", "transcript_by")
_FEWEST = 3
"""Times in notes from which they are those of chapters."""


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


def noted(lines: list[str], matter: FrontMatter, reader: int) -> Companion | None:
    """What notes say of a talk that stands elsewhere: its chapters, where they have times,
    and what their front matter states. None of notes without times."""
    cleaned = [clean(line).lstrip("*-+• \t") for line in lines]
    listed = [(number, line) for number, line in enumerate(cleaned, 1) if line]
    outline = outline_of(listed)
    chapters = tuple(
        Chapter(entry.title, 0, entry.start, origin="outline") for entry in outline.entries
    )
    if len(chapters) < _FEWEST:
        return None
    people = stated_people((), matter)
    details = stated_details(matter)._replace(people=people, chapters=chapters)
    report = Report(("the times of chapters",), (), (*outline.left_out, "the rest of the notes"))
    return Companion("show-notes", reader, details, report=report)
