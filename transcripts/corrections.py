"""What a person changed: a layer over a version, every change undoable by itself.

A version's blocks are never touched. `apply` lays the corrections in force over them and
gives what is shown; leave one out and it is as if it had never been. Spans and places of
corrections are the source's own; `shown` goes between them and a text in which words were
corrected.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from .changes import (
    AddChapter,
    Change,
    Correction,
    Interchange,
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
    "Interchange",
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
    "voices_as_corrected",
]


class Applied(NamedTuple):
    """What is shown. `voices` is None where the blocks' own speakers stand."""

    details: Details
    blocks: Blocks
    voices: list[Voice] | None
    added: tuple[str, ...] = ()
    """The people whom a person added, the last of `details.people`, as first named."""


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
    names = tuple(added)
    details = details._replace(people=people, chapters=_chapters(details.chapters, live, source))
    for correction in live:
        if isinstance(correction.change, Title):
            details = details._replace(title=_clean(correction.change.title))
    voices = voices_as_corrected(version, live)
    edits = _edits(source, live)
    if not edits:
        return Applied(details, source, voices, names)
    blocks = ShownBlocks(source, edits)
    if voices is not None:
        voices = [_shown_voice(blocks, voice) for voice in voices]
    return Applied(details, blocks, voices, names)


def voices_as_corrected(version: Version, live: list[Correction]) -> list[Voice] | None:
    """Who says what of the version's own text, as corrections in force have it; None where
    they say nothing of speakers."""
    people = version.reading.details.people
    _, added = _people(people, live)
    return _voices(version.reading.blocks, live, len(people), added)


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
        for who in _spoken_of(change):
            if isinstance(who, str) and who not in added:
                added[who] = len(people)
                people.append(Person(_clean(who)))
        if isinstance(change, Rename):
            index = added.get(change.who) if isinstance(change.who, str) else change.who
            if index is not None and 0 <= index < len(people):
                role = change.role or people[index].role
                people[index] = Person(_clean(change.name), role)
    return tuple(people), added


def _spoken_of(change: Change) -> tuple[Who, ...]:
    """The speakers to whom a change gives words."""
    if isinstance(change, Speaks | Split):
        return (change.who,)
    return (change.one, change.other) if isinstance(change, Interchange) else ()


def _voices(
    blocks: Blocks, live: list[Correction], stated: int, added: dict[str, int]
) -> list[Voice] | None:
    voices: list[Voice] | None = None
    for correction in live:
        change, anchor = correction.change, correction.anchor
        speakers = [_index(who, stated, added) for who in _spoken_of(change)]
        if not speakers or None in speakers or anchor is None or not len(blocks):
            continue
        voices = voices_of(blocks) if voices is None else voices
        start = blocks.offset(anchor.span.start)
        end = blocks.offset(anchor.span.end)
        if isinstance(change, Interchange):
            one, other = (speaker for speaker in speakers if speaker is not None)
            voices = _interchanged(voices, start, one, other)
            continue
        if isinstance(change, Split):
            end = _rest_of_turn(voices, start)
        speaker = speakers[0]
        if start < end and speaker is not None:
            _give(voices, start, end, speaker)
    return voices


def _index(who: Who, stated: int, added: dict[str, int]) -> int | None:
    """Where a speaker stands among the people; None where there is no such person."""
    if who is None:
        return NOBODY
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


def _give(voices: list[Voice], start: int, end: int, speaker: int) -> None:
    """Let the speech in [start, end) be said by `speaker`, cut where needed. Blanks at a cut
    belong to neither side."""
    # A file of labels may bring thousands of corrections; each touches only its own lines.
    first = max(0, bisect_right(voices, start, key=lambda voice: voice.start) - 1)
    last = bisect_left(voices, end, lo=first, key=lambda voice: voice.start)
    found: list[Voice] = []
    for voice in voices[first:last]:
        if voice.kind != SPEECH or voice.end <= start:
            found.append(voice)
            continue
        inner = (max(start, voice.start), min(end, voice.end))
        if voice.start < inner[0]:
            found.append(voice._replace(end=inner[0]))
        found.append(Voice(*inner, SPEECH, speaker, True))
        if inner[1] < voice.end:
            found.append(voice._replace(start=inner[1]))
    voices[first:last] = found


def _interchanged(voices: list[Voice], start: int, one: int, other: int) -> list[Voice]:
    """`voices` with the speech of two speakers exchanged from `start` on."""
    exchanged = {one: other, other: one}
    found: list[Voice] = []
    for voice in voices:
        if voice.kind != SPEECH or voice.end <= start or voice.speaker not in exchanged:
            found.append(voice)
            continue
        if voice.start < start:
            found.append(voice._replace(end=start))
        speaker = exchanged[voice.speaker]
        found.append(voice._replace(start=max(start, voice.start), speaker=speaker))
    return found


def _shown_voice(blocks: ShownBlocks, voice: Voice) -> Voice:
    return voice._replace(
        start=blocks.shown_offset(voice.start), end=blocks.shown_offset(voice.end)
    )


def _edits(blocks: Blocks, live: list[Correction]) -> list[Edit]:
    """Corrected words in order; of two that overlap the later one counts. Words corrected
    back to what the source has are its own again."""
    kept: list[Edit] = []
    for correction in live:
        change, anchor = correction.change, correction.anchor
        words = make_safe(change.words).strip() if isinstance(change, Words) else ""
        if not words or anchor is None or anchor.block != anchor.to_block:
            continue
        start, end = blocks.offset(anchor.span.start), blocks.offset(anchor.span.end)
        if start < end:
            first = bisect_right(kept, start, key=lambda edit: edit.end)
            last = bisect_left(kept, end, key=lambda edit: edit.start)
            own = blocks.text[start:end] == words
            kept[first:last] = [] if own else [Edit(start, end, words)]
    return kept


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
            named = found[at]
            # A title that a person gave is not made here; a model's summary stays its own.
            origin = "person" if named.origin == "inferred" else named.origin
            found[at] = named._replace(title=_clean(change.title) or named.title, origin=origin)
        elif isinstance(change, RemoveChapter):
            del found[at]
        elif isinstance(change, MoveChapter) and 1 <= change.to <= len(blocks):
            # What was told of when it begins was told of the old place.
            found[at] = found[at]._replace(block=change.to, start=None, between=None, within=None)
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
    renamed, _ = _people(old.reading.details.people, in_force(corrections))
    for correction in corrections:
        moved = _carried(correction, old, new, lambda who: _same_person(who, old, new, renamed))
        (doubtful if moved is None else carried).append(moved or correction)
    return carried, doubtful


def _carried(
    correction: Correction, old: Version, new: Version, same: Callable[[int], int | None]
) -> Correction | None:
    change, anchor = correction.change, correction.anchor
    if isinstance(change, Speaks | Split | Rename) and isinstance(change.who, int):
        who = same(change.who)
        if who is None:
            return None
        change = change._replace(who=who)
    if isinstance(change, Interchange):
        both = [same(who) if isinstance(who, int) else who for who in change]
        if None in both:
            return None
        change = Interchange(*both)
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
        if isinstance(change, Words) and found.span.start.block != found.span.end.block:
            return None  # a line break cuts them now
        anchor = make_in(blocks, found.span)
    return correction._replace(change=change, anchor=anchor)


def _same_person(who: int, old: Version, new: Version, renamed: tuple[Person, ...]) -> int | None:
    """Where a person of the old version stands among those of the new one: by the name that
    the source gives, or the one a person gave, or as one without a name in the same place."""
    before, now = old.reading.details.people, new.reading.details.people
    if not 0 <= who < len(before):
        return None
    for name in (before[who].name, renamed[who].name):
        found = next((i for i, person in enumerate(now) if name and person.name == name), None)
        if found is not None:
            return found
    nameless = before[who].name is None and who < len(now) and now[who].name is None
    return who if nameless else None
