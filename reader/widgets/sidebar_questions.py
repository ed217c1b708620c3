"""The questions of the sidebar: what is shown of each, and the rows that show them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from transcripts.clock import clock
from transcripts.columns import NOBODY
from transcripts.model import Degree, Transcript

from .rows import Piece, Row, row
from .sidebar_rows import hanging
from .speaker_names import named

if TYPE_CHECKING:
    from transcripts.chapters.questions import Question

LOOKING = "Looking for questions …"
NONE = "No questions: nobody asks here."
ANYBODY = "Nobody is named: any question"
LINES = 3
"""Rows of a question that is not the current one, at most."""
MANY = 2_000
"""Questions from which each has one row, so that they stand at once."""


class SidebarQuestion(NamedTuple):
    """A question: its words, where it is asked, and by whom where several ask."""

    label: str
    place: str
    """Its time, its line in the source, or the number of its turn."""
    asker: str | None = None
    speaker: int | None = None
    degree: Degree = "sure"


def sidebar_questions(
    transcript: Transcript, found: Sequence[Question]
) -> tuple[SidebarQuestion, ...]:
    """The questions of a transcript for its sidebar."""
    several = len({one.asker for one in found}) > 1
    return tuple(_question(transcript, one, several) for one in found)


def _question(transcript: Transcript, one: Question, several: bool) -> SidebarQuestion:
    label = one.label[:1].upper() + one.label[1:]
    place = _place(transcript, one)
    if one.asker == NOBODY or not several:
        return SidebarQuestion(label, place, speaker=one.asker if one.asker != NOBODY else None)
    inferred = transcript.people[one.asker].inferred
    name = transcript.speaker_name(one.asker)
    return SidebarQuestion(label, place, name, one.asker, "likely" if inferred else "sure")


def _place(transcript: Transcript, one: Question) -> str:
    """The time of a question, else its line, else its turn: as short as it can be said."""
    blocks = transcript.blocks
    start = blocks.start_at(one.start)
    if start is not None:
        return clock(start)
    return str(blocks.lines[blocks.number_at(one.start) - 1] or one.turn + 1)


def question_rows(found: Sequence[SidebarQuestion], width: int) -> list[Row]:
    """The questions, none of them the current one."""
    if not found:
        return [row(f"  {NONE}", "muted")]
    digits = _digits(found)
    rows: list[Row] = []
    if all(one.speaker is None for one in found):
        rows.append(row(f"  {ANYBODY}", "faint italic"))
    before: str | None = None
    lines = LINES if len(found) <= MANY else 1
    for index, one in enumerate(found):
        if one.asker is not None and one.asker != before:
            rows.append(Row((Piece("  "), named(one.asker, one.speaker, one.degree))))
            before = one.asker
        rows += _rows(one, index, digits, width, lines)
    return rows


def _rows(
    one: SidebarQuestion,
    index: int,
    digits: int,
    width: int,
    lines: int | None,
    *,
    lit: bool = False,
) -> list[Row]:
    label = Piece(f"  {one.place:>{digits}} ", "accent" if lit else "faint")
    style = "strong" if lit else "text"
    return hanging(label, one.label, style, index, width, lit=lit, lines=lines)


def current_question(found: Sequence[SidebarQuestion], index: int, width: int) -> list[Row]:
    """The rows of the question that is being read: lit, and with all of its words."""
    return _rows(found[index], index, _digits(found), width, None, lit=True)


def _digits(found: Sequence[SidebarQuestion]) -> int:
    return max(2, max(len(one.place) for one in found))
