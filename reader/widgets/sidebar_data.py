"""What the sidebar shows, as plain data worked out once from a transcript."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Literal, NamedTuple

from reader.certainty import certainty, why_nobody
from transcripts.chapters.side_by_side import Row as Beside
from transcripts.columns import NOBODY, SPEECH
from transcripts.model import Transcript

from .rows import length
from .sidebar_chapters import SidebarChapter, chapters_of, lists_of

MANY = 5_000
"""Turns that are counted only when the page stands."""

Attribution = Literal["source", "inferred", "none"]


class SidebarPerson(NamedTuple):
    """Somebody named by the source. `speaker` is None where no words are theirs."""

    name: str
    role: str | None = None
    speaker: int | None = None
    inferred: bool = False


class SidebarOutline(NamedTuple):
    """A title from the description, with its time in seconds."""

    title: str
    start: float


class Share(NamedTuple):
    """How much of the talk is one speaker's; both shares go from 0 to 1."""

    name: str
    speaker: int
    turns: int
    share: float
    """Of the words."""
    words: int = 0
    turn_share: float = 0.0
    inferred: bool = False


class SidebarData(NamedTuple):
    """Everything that the sidebar says about one transcript."""

    title: str
    show: str | None = None
    about: str = ""
    """Date and length, as far as they are known."""
    people: tuple[SidebarPerson, ...] = ()
    attribution: Attribution = "none"
    chapters: tuple[SidebarChapter, ...] = ()
    outline: tuple[SidebarOutline, ...] = ()
    count_shares: Callable[[], tuple[Share, ...]] = tuple
    """Counts who says how much; called when first asked for, since it reads all turns."""
    many_turns: bool = False
    """Whether that takes so long that it waits until everything stands."""
    reason: str | None = None
    """Why nobody is attributed, as a clause, where that was looked into."""
    degrees: Callable[[], str] = str
    """How certain the lines' speakers are, in a few words; nothing where they are stated."""
    lists: tuple[Beside, ...] = ()
    """Chapters and outline in the order in which they begin, where they are two lists."""
    speech: bool = False
    """Whether anything is said, so that there may be questions."""


def sidebar_data(transcript: Transcript) -> SidebarData:
    """The sidebar of a transcript."""
    details = transcript.details
    spoken = {speaker for speaker in set(transcript.turns.speakers) if speaker != NOBODY}
    people = tuple(
        SidebarPerson(
            person.called(index),
            person.role if person.role != "other" else None,
            index if index in spoken else None,
            person.inferred,
        )
        for index, person in enumerate(details.people)
        if person.name or index in spoken
    )
    facts = []
    if details.published:
        facts.append(f"{details.published.day} {details.published:%B %Y}")
    if details.duration:
        facts.append(length(details.duration))
    return SidebarData(
        title=transcript.name,
        show=details.show,
        about=" · ".join(facts),
        people=people,
        attribution=transcript.attribution,
        chapters=chapters_of(transcript),
        outline=tuple(SidebarOutline(entry.title, entry.start) for entry in details.outline),
        count_shares=cache(lambda: speaker_shares(transcript)),
        many_turns=len(transcript.turns) >= MANY,
        reason=why_nobody(transcript),
        degrees=cache(lambda: counted_degrees(transcript)),
        lists=lists_of(transcript),
        speech=transcript.has_speech,
    )


def counted_degrees(transcript: Transcript) -> str:
    found = certainty(transcript)
    return found.counted() if found else ""


def speaker_shares(transcript: Transcript) -> tuple[Share, ...]:
    """Who says how much of the speech, who says most first."""
    turns, count_words = transcript.turns, _word_counter(transcript.text)
    words: dict[int, int] = {}
    count: dict[int, int] = {}
    for start, end, kind, speaker in zip(
        turns.starts, turns.ends, turns.kinds, turns.speakers, strict=True
    ):
        if kind == SPEECH:
            words[speaker] = words.get(speaker, 0) + count_words(start, end)
            count[speaker] = count.get(speaker, 0) + 1
    said, taken = sum(words.values()) or 1, sum(count.values()) or 1
    return tuple(
        Share(
            transcript.speaker_name(speaker) or "nobody named",
            speaker,
            count[speaker],
            part / said,
            part,
            count[speaker] / taken,
            speaker != NOBODY and transcript.people[speaker].inferred,
        )
        for speaker, part in sorted(words.items(), key=lambda entry: -entry[1])
    )


def _word_counter(text: str) -> Callable[[int, int], int]:
    """What counts the words of a stretch: by its blanks, which is quick, where no two of
    them stand together."""
    if "  " in text:
        return lambda start, end: len(text[start:end].split())
    return lambda start, end: text.count(" ", start, end) + 1 if end > start else 0
