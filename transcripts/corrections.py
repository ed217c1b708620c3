"""What a person changed: a layer over a version, every change undoable by itself.

A version's blocks are never touched. `apply` lays the corrections in force over them and
gives what is shown; leave one out and it is as if it had never been. Spans and places of
corrections are the source's own; `shown` goes between them and a text in which words were
corrected.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from .changes import (
    AddChapter,
    Change,
    Correction,
    MoveChapter,
    RemoveChapter,
    Rename,
    RenameChapter,
    Speaks,
    Split,
    Title,
    Who,
    Words,
)
from .columns import NOBODY, SPEECH, Blocks, Place
from .model import Chapter, Details, Person, Span, Version
from .quotes.anchors import find_in, make_in
from .shown import Edit, ShownBlocks
from .text import make_safe
from .turns import Voice, voices_of

__all__ = [
    "AddChapter",
    "Applied",
    "Change",
    "Correction",
    "MoveChapter",
    "RemoveChapter",
    "Rename",
    "RenameChapter",
    "Speaks",
    "Split",
    "Title",
    "Who",
    "Words",
    "apply",
    "carry",
    "in_force",
]


class Applied(NamedTuple):
    """What is shown. `voices` is None where the blocks' own speakers stand."""

    details: Details
    blocks: Blocks
    voices: list[Voice] | None


def in_force(corrections: Iterable[Correction]) -> list[Correction]:
    """The corrections that are not undone, in the order they were made."""
    return [c for c in corrections if c.undone is None]


def apply(version: Version, corrections: Sequence[Correction]) -> Applied:
    """`version` as the corrections show it. Later ones win over earlier ones; one that
    does not fit (its person or chapter is not there) changes nothing."""
    live = in_force(corrections)
    source, details = version.reading.blocks, version.reading.details
    if not live:
        return Applied(details, source, None)
    people, added = _people(details.people, live)
    details = details._replace(people=people, chapters=_chapters(details.chapters, live, source))
    for correction in live:
        if isinstance(correction.change, Title):
            details = details._replace(title=_clean(correction.change.title))
    voices = _voices(source, live, len(version.reading.details.people), added)
    edits = _edits(source, live)
    if not edits:
        return Applied(details, source, voices)
    blocks = ShownBlocks(source, edits)
    if voices is not None:
        voices = [_shown_voice(blocks, voice) for voice in voices]
    return Applied(details, blocks, voices)


def _clean(text: str | None) -> str | None:
    return make_safe(text).strip() or None if text else None


def _people(
    stated: tuple[Person, ...], live: list[Correction]
) -> tuple[tuple[Person, ...], dict[str, int]]:
    """The people with their names, and where those added are, under the name first given."""
    people = list(stated)
    added: dict[str, int] = {}
    for correction in live:
        change = correction.change
        if isinstance(change, Speaks | Split) and isinstance(change.who, str):
            if change.who not in added:
                added[change.who] = len(people)
                people.append(Person(_clean(change.who)))
        elif isinstance(change, Rename):
            index = added.get(change.who) if isinstance(change.who, str) else change.who
            if index is not None and 0 <= index < len(people):
                role = change.role or people[index].role
                people[index] = Person(_clean(change.name), role)
    return tuple(people), added


def _voices(
    blocks: Blocks, live: list[Correction], stated: int, added: dict[str, int]
) -> list[Voice] | None:
    voices: list[Voice] | None = None
    for correction in live:
        change, anchor = correction.change, correction.anchor
        if not isinstance(change, Speaks | Split) or anchor is None or not len(blocks):
            continue
        speaker = NOBODY if change.who is None else _index(change.who, stated, added)
        if speaker is None:
            continue
        voices = voices_of(blocks) if voices is None else voices
        start = blocks.offset(anchor.span.start)
        end = blocks.offset(anchor.span.end)
        if isinstance(change, Split):
            end = _rest_of_turn(voices, start)
        if start < end:
            voices = _spoken_by(voices, start, end, speaker)
    return voices


def _index(who: int | str, stated: int, added: dict[str, int]) -> int | None:
    if isinstance(who, str):
        return added.get(who)
    return who if 0 <= who < stated else None


def _rest_of_turn(voices: list[Voice], start: int) -> int:
    at = max(0, bisect_right(voices, start, key=lambda voice: voice.start) - 1)
    end, speaker = voices[at].end, voices[at].speaker
    for voice in voices[at + 1 :]:
        if speaker == NOBODY or voice.kind != SPEECH or voice.speaker != speaker:
            break
        end = voice.end
    return end


def _spoken_by(voices: list[Voice], start: int, end: int, speaker: int) -> list[Voice]:
    """`voices` with the speech in [start, end) said by `speaker`, cut where needed. Blanks
    at a cut belong to neither side."""
    found: list[Voice] = []
    for voice in voices:
        if voice.kind != SPEECH or voice.end <= start or voice.start >= end:
            found.append(voice)
            continue
        inner = (max(start, voice.start), min(end, voice.end))
        if voice.start < inner[0]:
            found.append(voice._replace(end=inner[0]))
        found.append(Voice(*inner, SPEECH, speaker))
        if inner[1] < voice.end:
            found.append(voice._replace(start=inner[1]))
    return found


def _shown_voice(blocks: ShownBlocks, voice: Voice) -> Voice:
    return voice._replace(
        start=blocks.shown_offset(voice.start), end=blocks.shown_offset(voice.end)
    )


def _edits(blocks: Blocks, live: list[Correction]) -> list[Edit]:
    """Corrected words in order; of two that overlap the later one counts."""
    kept: list[Edit] = []
    for correction in live:
        change, anchor = correction.change, correction.anchor
        words = make_safe(change.words).strip() if isinstance(change, Words) else ""
        if not words or anchor is None or anchor.block != anchor.to_block:
            continue
        start, end = blocks.offset(anchor.span.start), blocks.offset(anchor.span.end)
        if start < end:
            kept = [edit for edit in kept if edit.end <= start or edit.start >= end]
            kept.append(Edit(start, end, words))
    return sorted(kept)


def _chapters(
    chapters: tuple[Chapter, ...], live: list[Correction], blocks: Blocks
) -> tuple[Chapter, ...]:
    found = list(chapters)
    for correction in live:
        if correction.anchor is None:
            continue
        change, block = correction.change, correction.anchor.block
        at = next((i for i, chapter in enumerate(found) if chapter.block == block), None)
        if isinstance(change, AddChapter) and at is None:
            title = _clean(change.title)
            if title and 1 <= block <= len(blocks):
                found.append(Chapter(title, block, origin="person"))
        elif at is None:
            continue
        elif isinstance(change, RenameChapter):
            found[at] = found[at]._replace(title=_clean(change.title) or found[at].title)
        elif isinstance(change, RemoveChapter):
            del found[at]
        elif isinstance(change, MoveChapter) and 1 <= change.to <= len(blocks):
            # The time the source states was that of the old place.
            found[at] = found[at]._replace(block=change.to, start=None)
        found.sort(key=lambda chapter: chapter.block)
    return tuple(found)


def carry(
    corrections: Sequence[Correction], old: Version, new: Version
) -> tuple[list[Correction], list[Correction]]:
    """The corrections as they stand in a new version: those found again for certain, and
    those that are doubtful or lost, which keep their old anchor and should be asked about.
    """
    carried: list[Correction] = []
    doubtful: list[Correction] = []
    for correction in corrections:
        moved = _carried(correction, old, new)
        (doubtful if moved is None else carried).append(moved or correction)
    return carried, doubtful


def _carried(correction: Correction, old: Version, new: Version) -> Correction | None:
    change, anchor = correction.change, correction.anchor
    if isinstance(change, Speaks | Split | Rename) and isinstance(change.who, int):
        who = _same_person(change.who, old.reading.details.people, new.reading.details.people)
        if who is None:
            return None
        change = change._replace(who=who)
    blocks = new.reading.blocks
    if isinstance(change, MoveChapter):
        target = old.reading.blocks[change.to - 1]
        end = Place(change.to, len(target.text))
        found = find_in(make_in(old.reading.blocks, Span(Place(change.to, 0), end)), blocks)
        if found.span is None or found.certainty == "doubtful":
            return None
        change = change._replace(to=found.span.start.block)
    if anchor is not None:
        found = find_in(anchor, blocks)
        if found.span is None or found.certainty == "doubtful":
            return None
        anchor = make_in(blocks, found.span)
    return correction._replace(change=change, anchor=anchor)


def _same_person(who: int, old: tuple[Person, ...], new: tuple[Person, ...]) -> int | None:
    if not 0 <= who < len(old):
        return None
    name = old[who].name
    if name is None:
        return who if who < len(new) and new[who].name is None else None
    return next((i for i, person in enumerate(new) if person.name == name), None)
