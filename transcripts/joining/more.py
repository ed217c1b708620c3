"""Whether a new record of a talk carries anything that the one which is there does not."""

from itertools import chain, repeat
from math import isnan

from transcripts.chapters.at_times import timed
from transcripts.columns import DESCRIPTION, NOBODY, SPEECH, Blocks
from transcripts.model import Details, Person, Transcript

from .spoken import Spoken, spoken

_APART = 1.01
"""Seconds by which a time must differ to be another: written times are often cut to seconds."""


def carries_more(shown: Transcript, blocks: Blocks, details: Details) -> bool:
    """Whether `blocks` and `details` have words, times, speakers, chapters or a description
    that `shown`, with all its corrections, has not or has otherwise. Where lines are broken
    does not count: a transcript that was exported and comes back carries no more."""
    if _speech(shown.blocks) != _speech(blocks):
        return True
    if DESCRIPTION in blocks.kinds and DESCRIPTION not in shown.blocks.kinds:
        return True
    return (
        _more_said(shown.details, details)
        or _other_times(shown.blocks, blocks)
        or _other_speakers(shown, blocks, details.people)
    )


def _speech(blocks: Blocks) -> str:
    texts = (
        blocks.text[offset : blocks.end_offset(index + 1)]
        for index, offset in enumerate(blocks.offsets)
        if blocks.kinds[index] == SPEECH
    )
    return " ".join(" ".join(texts).split())


def _more_said(shown: Details, new: Details) -> bool:
    plain = ("title", "show", "published", "duration", "language", "url", "media")
    if any(getattr(new, name) and not getattr(shown, name) for name in plain):
        return True
    titles = [chapter.title for chapter in shown.chapters]
    return bool(new.chapters) and [chapter.title for chapter in new.chapters] != titles


def _other_times(shown: Blocks, new: Blocks) -> bool:
    if not timed(new):
        return False
    if not timed(shown):
        return True
    said, new_said = spoken(shown), spoken(new)
    starts = dict(_starts(shown, said))
    return any(
        index in starts and abs(starts[index] - start) > _APART
        for index, start in _starts(new, new_said)
    )


def _starts(blocks: Blocks, said: Spoken) -> list[tuple[int, float]]:
    """The words with which timed blocks begin, and their times."""
    found = []
    for number in range(1, len(blocks) + 1):
        start = blocks.starts[number - 1]
        if blocks.kinds[number - 1] == SPEECH and not isnan(start):
            inside = said.of_block(blocks, number)
            if len(inside):
                found.append((inside.start, start))
    return found


def _other_speakers(shown: Transcript, new: Blocks, people: tuple[Person, ...]) -> bool:
    said, turns = spoken(new), shown.turns
    voices = list(
        chain.from_iterable(
            repeat(_name(people, new.speakers[n - 1]), len(said.of_block(new, n)))
            for n in range(1, len(new) + 1)
            if new.kinds[n - 1] == SPEECH
        )
    )
    if not any(voices):
        return False
    own = spoken(shown.blocks)
    known = list(
        chain.from_iterable(
            repeat(shown.speaker_name(speaker), len(own.between(start, end)))
            for start, end, kind, speaker in zip(
                turns.starts, turns.ends, turns.kinds, turns.speakers, strict=True
            )
            if kind == SPEECH
        )
    )
    return voices != known


def _name(people: tuple[Person, ...], speaker: int) -> str | None:
    if speaker == NOBODY:
        return None
    return people[speaker].called(speaker)
