"""What the status line says of a place: where it is, who speaks, how much is left."""

from __future__ import annotations

from bisect import bisect_right

from rich.cells import cell_len

from reader.desk import Opened, doc_span
from reader.page import KIND_LABELS, SUMMARY
from reader.sentences import Span
from transcripts.clock import hours_and_minutes
from transcripts.model import Degree, Transcript, degree
from transcripts.quotes.places import place_label

ROOM = 78
"""Cells of the status line at 80 columns: what just happened may take them all."""

CHARACTERS_A_MINUTE = 1300
"""Read silently: about 238 words of English a minute."""


def fitting(*sentences: str) -> str:
    """The first that fits the status line; else the last."""
    return next((one for one in sentences if cell_len(one) <= ROOM), sentences[-1])


def where(opened: Opened, sentence: Span, only: str = "") -> str:
    """The place of a sentence of the page: its time or line, whose words it is, and how
    certain that is of this sentence. `only` tells what part of the transcript is shown, if
    not all."""
    page, transcript = opened.page, opened.transcript
    if not len(page):
        return "This transcript is empty."
    element = page.element_at(sentence[0])
    start, end = doc_span(page, *sentence)
    parts = [place_label(transcript, start)]
    speaker = page.speakers[element]
    if only:
        parts.append(only)
    elif speaker >= 0:
        role = transcript.people[speaker].role
        parts.append(f"{page.names[speaker]}{f', {role}' if role in ('host', 'guest') else ''}")
        parts += [word for word in (_doubtful(transcript, start, end),) if word]
    elif label := KIND_LABELS.get(page.kinds[element]):
        parts.append(f"{label}, not speech" if page.kinds[element] == SUMMARY else label)
    return " · ".join(parts)


def _doubtful(transcript: Transcript, start: int, end: int) -> Degree | None:
    """The degree of whose words [start, end) of the text are, as the evidence has it, where
    that is not sure."""
    told = transcript.told
    first = max(0, bisect_right(told, (start,)) - 1)
    if any(a < end and b > start for a, b in told[first : first + 2]):
        return None
    rated = transcript.rated(start, end)
    found = degree(rated) if rated is not None else "sure"
    return None if found == "sure" else found


def how_far(gone: int, length: int) -> str:
    """Per cent and minutes left, with `gone` characters of `length` behind."""
    minutes = round((length - gone) / CHARACTERS_A_MINUTE)
    return f"{round(100 * gone / max(1, length))} %  {hours_and_minutes(minutes)}"


def selected(text: str) -> str:
    """What can be done with the words selected."""
    count = len(text.split())
    words = "1 word" if count == 1 else f"{count} words"
    return f"{words} selected · y copies, m keeps, v leaves"
