"""What the outline in a description tells of a transcript's chapters: over a talk with times
they are its chapters; beside chapters without times it tells when these begin."""

from transcripts.clock import clock
from transcripts.columns import DESCRIPTION, Blocks
from transcripts.model import Chapter, Reading, Report

from .alignment import Entry, align
from .alignment_words import Told
from .at_times import BEYOND, Beginnings, last_time, timed
from .outline import LEAST, outline_of


def checked(reading: Reading) -> Reading:
    """As `with_outline`, for a reading fresh from its source: its outline goes no further
    than the talk is long, and the report says what was left out of it."""
    if not reading.details.outline:
        return reading
    blocks = reading.blocks
    described = [(number, blocks[number - 1].text) for number in blocks.numbers(DESCRIPTION)]
    found = outline_of(described, reading.details.duration)
    if found.entries:
        details = reading.details._replace(outline=found.entries)
        report = reading.report
        report = report._replace(left_out=(*report.left_out, *found.left_out))
        reading = reading._replace(details=details, report=report)
    return with_outline(reading)


def with_outline(reading: Reading) -> Reading:
    """A reading with what its outline tells of its chapters, and a report that says so.

    Chapters that state when they begin, or stand in a talk with times, stay as they are.
    """
    details = reading.details
    if len(details.outline) < LEAST:
        return reading
    if timed(reading.blocks):
        return reading if details.chapters else _as_chapters(reading)
    if not details.chapters or any(chapter.start is not None for chapter in details.chapters):
        return reading
    return _beside_chapters(reading)


def _as_chapters(reading: Reading) -> Reading:
    """Chapters of a talk with times that its description lists, each at the words with which
    it begins."""
    outline = reading.details.outline
    end = last_time(reading.blocks) + BEYOND
    within = [entry for entry in outline if entry.start <= end]
    gone = len(outline) - len(within)
    beginnings = Beginnings(reading.blocks)
    if len(within) < LEAST or gone > len(within) or outline[-1].start < beginnings.first:
        told = (
            f"the chapters of the outline: it goes on until {clock(outline[-1].start)}, but the "
            f"talk from {clock(beginnings.first)} to {clock(end - BEYOND)}"
        )
        return reading._replace(report=_more(reading.report, left_out=told))
    chapters = tuple(
        Chapter(entry.title, beginnings.block(entry.start), entry.start, origin="outline")
        for entry in within
    )
    left_out = f"{gone} chapter{'s' * (gone > 1)} of the outline after the end of the talk"
    report = _more(
        reading.report,
        understood=f"{len(chapters)} chapters, from the outline",
        left_out=left_out if gone else None,
    )
    details = reading.details._replace(chapters=chapters)
    return reading._replace(details=details, report=report)


def _beside_chapters(reading: Reading) -> Reading:
    """Chapters without times, with the times that the words of the outline tell."""
    details = reading.details
    aligned = align(
        [_told_as(reading.blocks, chapter) for chapter in details.chapters],
        [Entry(entry.start, entry.title) for entry in details.outline],
        details.duration,
    )
    chapters = tuple(
        chapter._replace(within=found.within)
        for chapter, found in zip(details.chapters, aligned, strict=True)
    )
    known = sum(chapter.within is not None for chapter in chapters)
    if not known:
        return reading
    guess = f"when {known} of {len(chapters)} chapters begin, from the words of the outline"
    report = _more(reading.report, guessed=guess)
    return reading._replace(details=details._replace(chapters=chapters), report=report)


def _told_as(blocks: Blocks, chapter: Chapter) -> Told:
    """A chapter as its page tells it."""
    numbers = sorted((*chapter.summary, *chapter.points))
    return Told(chapter.title, " ".join(blocks[number - 1].text for number in numbers))


def _more(
    report: Report,
    understood: str | None = None,
    guessed: str | None = None,
    left_out: str | None = None,
) -> Report:
    """A report that says these too."""
    return Report(
        (*report.understood, *(() if understood is None else (understood,))),
        (*report.guessed, *(() if guessed is None else (guessed,))),
        (*report.left_out, *(() if left_out is None else (left_out,))),
    )
