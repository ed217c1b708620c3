"""Chapters in numbered lines → chapters in the blocks of a transcript."""

from collections.abc import Sequence
from typing import NamedTuple

from transcripts.model import Chapter, Gist, Point, Transcript

from .checking import Draft
from .lines import Line, cited


class Written(NamedTuple):
    """All that a model wrote of one talk."""

    model: str
    """Its name as the person gave it, made safe: the origin of these chapters."""
    chapters: tuple[Chapter, ...]
    """In order, each with its gist. They state no time: the words with which they begin do,
    where the source has times."""
    dropped: tuple[str, ...] = ()
    """What was wrong in the model's answers and is left out, a sentence fragment each."""


def laid(
    transcript: Transcript, lines: tuple[Line, ...], drafts: Sequence[Draft], model: str
) -> Written:
    """The chapters with the blocks they begin at, and what had to be left out: of two that
    begin within one block, the second has no block to begin with."""
    chapters: list[Chapter] = []
    dropped = []
    for draft in drafts:
        block = lines[draft.first - 1].block
        if chapters and block <= chapters[-1].block:
            dropped.append(f"the chapter “{draft.title}”, which begins within a block")
            continue
        points = tuple(Point(p.text, cited(transcript, lines, p.lines)) for p in draft.points)
        chapters.append(Chapter(draft.title, block, origin=model, gist=Gist(draft.summary, points)))
    return Written(model, tuple(chapters), tuple(dropped))
