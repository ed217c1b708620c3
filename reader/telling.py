"""What the status line says of a place: where it is, who speaks, how much is left."""

from __future__ import annotations

from reader.desk import Opened
from reader.page import KIND_LABELS, SUMMARY
from transcripts.clock import hours_and_minutes
from transcripts.quotes.places import place_label

CHARACTERS_A_MINUTE = 1300
"""Read silently: about 238 words of English a minute."""


def where(opened: Opened, position: int, only: str = "") -> str:
    """The place at a position of the page: its time or line, and whose words they are.
    `only` tells what part of the transcript is shown, if not all."""
    page, transcript = opened.page, opened.transcript
    if not len(page):
        return "This transcript is empty."
    element = page.element_at(position)
    parts = [place_label(transcript, page.doc_offset(position))]
    speaker = page.speakers[element]
    if only:
        parts.append(only)
    elif speaker >= 0:
        role = transcript.people[speaker].role
        parts.append(f"{page.names[speaker]}{f', {role}' if role in ('host', 'guest') else ''}")
        parts += ([], ["likely"], ["unsure"])[page.degrees[element]]
    elif label := KIND_LABELS.get(page.kinds[element]):
        parts.append(f"{label}, not speech" if page.kinds[element] == SUMMARY else label)
    return " · ".join(parts)


def how_far(gone: int, length: int) -> str:
    """Per cent and minutes left, with `gone` characters of `length` behind."""
    minutes = round((length - gone) / CHARACTERS_A_MINUTE)
    return f"{round(100 * gone / max(1, length))} %  {hours_and_minutes(minutes)}"


def selected(text: str) -> str:
    """What can be done with the words selected."""
    count = len(text.split())
    words = "1 word" if count == 1 else f"{count} words"
    return f"{words} selected · y copies, m keeps, v leaves"
