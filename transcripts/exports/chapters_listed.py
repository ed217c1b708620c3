"""The chapters of a transcript as lists for other programs need them: titles that say how
they were made, and times that the source or the words themselves have."""

from itertools import pairwise
from typing import NamedTuple

from transcripts.chapters.starts import chapter_time
from transcripts.columns import Blocks
from transcripts.model import Chapter, Transcript
from transcripts.quotes import guard
from transcripts.quotes.guard import Title
from transcripts.text import counted, one_line

from .said import NotExportable


class Listed(NamedTuple):
    """A chapter, and when it begins in seconds, where that is stated."""

    chapter: Chapter
    title: Title
    start: float | None


class Timed(NamedTuple):
    """A chapter that begins at `start` seconds."""

    title: str
    start: float


def listed(transcript: Transcript) -> list[Listed]:
    """Every chapter in order. Raises NotExportable where there are none.

    A time that was worked out from the words of an outline is none that a file may state.
    """
    found = [
        Listed(chapter, guard.title(chapter), stated(transcript, chapter))
        for chapter in transcript.details.chapters
    ]
    if not found:
        raise NotExportable(f"{transcript.name} has no chapters.")
    return found


def stated(transcript: Transcript, chapter: Chapter) -> float | None:
    start, _ = chapter_time(transcript, chapter._replace(within=None))
    return start


def timed(transcript: Transcript, form: str) -> tuple[list[Timed], list[str]]:
    """The chapters whose time is exact, in order of time, and what to say of the others.
    Raises NotExportable where none is."""
    every = listed(transcript)
    found = [
        Timed(one_line(one.title.shown()), one.start) for one in every if one.start is not None
    ]
    if not found:
        raise NotExportable(
            f"{transcript.name} does not tell exactly when its chapters begin, which {form} "
            "cannot do without; json has a place for them."
        )
    told = []
    if gone := len(every) - len(found):
        told.append(
            f"{counted(gone, 'chapter')} left out, for it is not known exactly when "
            f"{'it begins' if gone == 1 else 'they begin'}"
        )
    return sorted(found, key=lambda one: one.start), told


def written_left_out(transcript: Transcript) -> list[str]:
    """That what is written of chapters has no place in a list of them."""
    told = sum(
        bool(chapter.gist or chapter.summary or chapter.points)
        for chapter in transcript.details.chapters
    )
    return [f"summaries and points of {counted(told, 'chapter')} left out"] if told else []


def own_lines(blocks: Blocks) -> dict[int, int]:
    """The line of the source on which each block begins (both numbers from 1), where it is the
    first of its line; nothing for sources that have no lines."""
    lines = blocks.lines
    if not all(a <= b for a, b in pairwise(lines)):
        return {}
    return {
        number: line
        for number, line in enumerate(lines, 1)
        if line > 0 and (number == 1 or lines[number - 2] < line)
    }
