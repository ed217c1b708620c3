"""A transcript as the documents that the index keeps: one place is one document.

Each paragraph of speech, stretch of description, summary, point, entry of an outline and
title of a chapter is one. Events (laughter, music) are none: phrases run across them.
Where a person corrected words, the places around them are there once more as they were
heard: either reading finds them.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterator
from typing import Literal, NamedTuple, get_args

from transcripts.columns import DESCRIPTION, EVENT, NOBODY, POINT, SPEECH, SUMMARY
from transcripts.hearing import readings
from transcripts.model import Degree, Place, Transcript, degree
from transcripts.quotes.guard import made_by
from transcripts.shown import ShownBlocks

Kind = Literal["speech", "summary", "outline", "description", "note"]
KINDS: tuple[str, ...] = get_args(Kind)

_KIND_OF_BLOCK = {DESCRIPTION: "description", SUMMARY: "summary", POINT: "summary"}
_LETTER = re.compile(r"[^\W\d_]")

Edit = tuple[int, int, int, int]
"""Where corrected words begin and end in a text as it was heard, and as it is shown."""


class Document(NamedTuple):
    """One place to be found, and all that a list of hits shows of it.

    It stands in the shown text from character `from_` of `block` to character `to` of
    `to_block`; blocks, turns and chapters count from 1, characters from 0.
    """

    kind: str
    text: str
    turn: int
    block: int
    from_: int
    to_block: int
    to: int
    start: float | None = None
    """Seconds from the beginning of the conversation."""
    speaker: str | None = None
    degree: Degree | None = None
    """How sure it is who speaks, where that is worked out here; None where it is stated."""
    chapter: int | None = None
    chapter_title: str | None = None
    runs_on: bool = False
    """Whether a phrase may begin in the document before and end in this one."""
    made: str | None = None
    """Of the title of a chapter that was made here or by a model, which of both."""
    heard: tuple[Edit, ...] | None = None
    """Where `text` is not what is shown but what was heard: the words that were corrected."""


class _Maker:
    """Makes documents of slices of one transcript's text."""

    def __init__(self, transcript: Transcript) -> None:
        self._transcript = transcript
        chapters = transcript.details.chapters
        self._chapter_blocks = array("I", [chapter.block for chapter in chapters])

    def make(
        self, kind: str, start: int, end: int, text: str | None = None, runs_on: bool = False
    ) -> Document:
        transcript = self._transcript
        blocks = transcript.blocks
        place, last = blocks.place(start), blocks.place(max(start, end - 1))
        turn = transcript.turns.at(start) if len(transcript.turns) else 0
        speaker = transcript.turns.speakers[turn] if kind == "speech" else NOBODY
        chapter = bisect_right(self._chapter_blocks, place.block) or None
        title = transcript.details.chapters[chapter - 1].title if chapter else None
        return Document(
            kind=kind,
            text=transcript.text[start:end] if text is None else text,
            turn=turn + 1,
            block=place.block,
            from_=place.char,
            to_block=last.block,
            to=last.char + (end > start),
            start=blocks.start_at(start),
            speaker=transcript.speaker_name(speaker),
            degree=self._degree(start, end) if speaker != NOBODY else None,
            chapter=chapter,
            chapter_title=title,
            runs_on=runs_on,
        )

    def _degree(self, start: int, end: int) -> Degree | None:
        transcript = self._transcript
        if not transcript.inferred(start, end):
            return None
        return degree(transcript.confidence(start, end))


def documents(transcript: Transcript) -> Iterator[Document]:
    """All documents of `transcript`: its speech in order, then everything else."""
    maker = _Maker(transcript)
    yield from _speech(transcript, maker)
    yield from _written(transcript, maker)
    yield from _titles(transcript, maker)


def _speech(transcript: Transcript, maker: _Maker) -> Iterator[Document]:
    turns = transcript.turns
    runs_on = False
    for index, turn in enumerate(turns.paragraph_turns):
        kind = turns.kinds[turn]
        if kind == SPEECH:
            start, end = turns.paragraph_starts[index], turns.paragraph_ends[index]
            yield maker.make("speech", start, end, runs_on=runs_on)
            runs_on = True
        elif kind != EVENT:
            runs_on = False


def as_heard(transcript: Transcript) -> Iterator[tuple[int, Document]]:
    """Each document of speech with corrected words, and those beside it, as they were heard,
    in order; with the number from 0 that it has among `documents`."""
    if not isinstance(transcript.blocks, ShownBlocks):
        return
    own = list(_speech(transcript, _Maker(transcript)))
    edited = {number for number, document in enumerate(own) if _as_heard(transcript, document)[1]}
    beside = {
        number
        for number in range(len(own))
        if (number - 1 in edited and own[number].runs_on)
        or (number + 1 in edited and own[number + 1].runs_on)
    }
    last = None
    for number in sorted(edited | beside):
        text, edits = _as_heard(transcript, own[number])
        runs_on = own[number].runs_on and last == number - 1
        yield number, own[number]._replace(text=text, heard=edits, runs_on=runs_on)
        last = number


def _as_heard(transcript: Transcript, document: Document) -> tuple[str, tuple[Edit, ...]]:
    """The text of a document as it was heard, and its corrected words."""
    blocks = transcript.blocks
    start = blocks.offset(Place(document.block, document.from_))
    end = blocks.offset(Place(document.to_block, document.to))
    both = readings(transcript, start, end)
    edits: list[Edit] = []
    shift = 0
    for a, b, heard, _ in both.edits:
        a, b = max(a, start) - start, min(b, end) - start
        edits.append((a + shift, a + shift + len(heard), a, b))
        shift += len(heard) - (b - a)
    return both.source, tuple(edits)


def _written(transcript: Transcript, maker: _Maker) -> Iterator[Document]:
    """Outline, descriptions, summaries and points."""
    blocks, turns = transcript.blocks, transcript.turns
    taken = []
    for entry in transcript.details.outline:
        start, end = blocks.offset(entry.span.start), blocks.offset(entry.span.end)
        taken.append((start, end))
        document = maker.make("outline", start, end, text=entry.title)
        yield document._replace(start=entry.start)
    taken.sort()
    for index, turn in enumerate(turns.paragraph_turns):
        kind = _KIND_OF_BLOCK.get(turns.kinds[turn])
        if kind is None:
            continue
        start, end = turns.paragraph_starts[index], turns.paragraph_ends[index]
        if kind == "description" and taken:
            for a, b in _left_over(transcript.text, start, end, taken):
                yield maker.make(kind, a, b)
        else:
            yield maker.make(kind, start, end)


def _left_over(
    text: str, start: int, end: int, taken: list[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """The stretches of [start, end) outside `taken` (sorted) that hold a word."""
    at = start
    for a, b in [*((a, b) for a, b in taken if a < end and b > start), (end, end)]:
        stop = min(a, end)
        stretch = text[at:stop]
        if _LETTER.search(stretch):
            blanks = len(stretch) - len(stretch.lstrip())
            yield at + blanks, at + len(stretch.rstrip())
        at = max(at, b)


def _titles(transcript: Transcript, maker: _Maker) -> Iterator[Document]:
    """Titles of chapters; those made from the outline are there already."""
    details = transcript.details
    for chapter in details.chapters:
        if chapter.origin == "outline" and details.outline:
            continue
        of_summary = not transcript.has_speech and (chapter.summary or chapter.points)
        start = transcript.blocks.offsets[chapter.block - 1]
        document = maker.make("summary" if of_summary else "outline", start, start, chapter.title)
        document = document._replace(made=made_by(chapter.origin))
        yield document if chapter.start is None else document._replace(start=chapter.start)
