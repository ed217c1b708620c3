"""Chapter marks as sources give them → the chapters of a Companion.

One rule for all of them: a chapter is a titled stretch, so a mark without a title is no
chapter beside marks that have one (it changes a picture, or ends an advertisement) and is
left out and told. Where a source titles none of its marks they are all it knows, and are
kept with an empty title: nobody invents one, and their time tells them apart.
"""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from transcripts.formats.document import Document, NotATranscript
from transcripts.formats.values import address, line
from transcripts.model import Chapter, Companion, Details, Link, Origin, Report
from transcripts.text import counted

LONGEST = 1e7
"""Seconds that no recording is long."""
_LATE = 1.0
"""Seconds after the stated end at which a chapter may begin: lengths are rounded."""
UNTITLED = re.compile(r"<Untitled Chapter \d{1,5}>")
"""What yt-dlp calls a chapter that has no title."""


class Mark(NamedTuple):
    """A place in time as a source gives it, before anything is made of it."""

    start: float | None
    """In seconds; None where what the source gives is no time."""
    title: str = ""
    url: str | None = None


def companion(
    document: Document,
    format: tuple[str, int],
    marks: Iterable[Mark],
    details: Details | None = None,
    *,
    origin: Origin = "source",
    understood: Sequence[str] = (),
    left_out: Sequence[str] = (),
) -> Companion:
    """A Companion with the chapters of `marks`, in order of time, and `details`.

    `format` is its name and its reader's number. Raises NotATranscript where nothing is
    left that could join a transcript.
    """
    details = details or Details()
    chapters, links, dropped = _chapters(list(marks), details.duration, origin)
    if not chapters and not (details.title or details.show or details.published):
        raise NotATranscript(
            f"{document.called} holds chapters, but none that can be used"
            + (f" ({', '.join(dropped)})" if dropped else "")
            + ", and no talk."
        )
    known = list(understood)
    if chapters:
        known.insert(0, counted(len(chapters), "chapter"))
    return Companion(
        *format,
        details._replace(chapters=chapters, links=tuple(dict.fromkeys(details.links + links))),
        report=Report(tuple(known), left_out=(*left_out, *dropped)),
    )


def _chapters(
    marks: list[Mark], duration: float | None, origin: Origin
) -> tuple[tuple[Chapter, ...], tuple[Link, ...], list[str]]:
    """The chapters, their links, and what to say was left out."""
    end = duration + _LATE if duration else LONGEST
    timed = [(mark.start, mark) for mark in marks if mark.start is not None]
    within = [(start, mark) for start, mark in timed if start < end]
    within.sort(key=lambda one: one[0])
    titled = any(line(mark.title) for _, mark in within)
    chapters: dict[tuple[float, str], Chapter] = {}
    links = []
    untitled = 0
    for start, mark in within:
        title = line(mark.title) or ""
        if titled and not title:
            untitled += 1
            continue
        chapters.setdefault((start, title), Chapter(title, 0, start, origin=origin))
        if url := address(mark.url):
            links.append(Link(title or url, url))
    dropped = []
    for count, one, many in (
        (len(marks) - len(timed), "without a time", "without a time"),
        (len(timed) - len(within), "after the end", "after the end"),
        (untitled, "without a title", "without titles"),
        (len(within) - untitled - len(chapters), "given twice", "given twice"),
    ):
        if count:
            dropped.append(f"{counted(count, 'chapter')} {one if count == 1 else many}")
    return tuple(chapters.values()), tuple(links), dropped
