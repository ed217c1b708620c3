"""How the name of a speaker looks in a pane: as beside the text."""

from __future__ import annotations

from transcripts.model import Degree

from .row_block import speaker_look
from .rows import Piece, fit


def named(name: str, speaker: int | None, degree: Degree) -> Piece:
    """A name in its speaker's colour: bold where it is sure that they speak, plain where it
    is likely, with a question mark where it is unsure."""
    look = speaker_look(speaker)
    mark = "?" if degree == "unsure" and name else ""
    return Piece(name + mark, f"{look} bold" if degree == "sure" else look)


def fit_name(name: str, width: int) -> str:
    """A name in at most `width` cells; one that is cut keeps its question mark."""
    if not name.endswith("?"):
        return fit(name, width)
    return fit(name[:-1], width - 1) + "?" if width > 1 else fit(name, width)
