"""The chapters and the outline of one talk, in the order in which they begin."""

from typing import NamedTuple

from transcripts.model import Transcript

from .starts import chapter_time


class Row(NamedTuple):
    """A chapter, an entry of the outline, or both where they are known to begin together."""

    chapter: int | None
    """Its index in the transcript's chapters."""
    entry: int | None
    """Its index in the outline."""


def laid_side_by_side(transcript: Transcript) -> list[Row]:
    """Every chapter and every entry once, each list in its own order. A chapter that begins
    between two times stands behind the entries up to the middle of them; one whose time
    nobody knows follows the one before it."""
    outline = transcript.details.outline
    rows: list[Row] = []
    entry = 0

    def up_to(time: float) -> None:
        nonlocal entry
        while entry < len(outline) and outline[entry].start <= time:
            rows.append(Row(None, entry))
            entry += 1

    for number, chapter in enumerate(transcript.details.chapters):
        start, between = chapter_time(transcript, chapter)
        if start is not None:
            up_to(start - 1.0)
            together = entry < len(outline) and outline[entry].start < start + 1.0
            rows.append(Row(number, entry if together else None))
            entry += together
        else:
            if between is not None:
                up_to((between[0] + between[1]) / 2)
            rows.append(Row(number, None))
    up_to(float("inf"))
    return rows
