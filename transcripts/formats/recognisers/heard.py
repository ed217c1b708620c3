"""What a recogniser's output holds, whatever its keys, and the reading that is made of it."""

from array import array
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from transcripts.clock import clock
from transcripts.columns import SUMMARY, Blocks, BlocksBuilder
from transcripts.formats.cues import Captions, Cue, to_blocks
from transcripts.formats.document import Document
from transcripts.formats.registry import CERTAIN, Format
from transcripts.formats.understood import those_there
from transcripts.formats.values import is_label
from transcripts.model import Chapter, Details, Reading, Report
from transcripts.text import sentences
from transcripts.words import Words, laid_over

_LOOP = 8
"""Times that a sentence stands running before it is named: recognisers that hear nothing
sometimes repeat themselves without end."""
_EARLY = 0.25
"""Seconds by which an utterance may begin before the chapter that it opens."""


_NO_DETAILS = Details()


class Titled(NamedTuple):
    """A chapter that a source states: its title, and where it begins, as a time in seconds
    or as an index into the cues."""

    title: str
    start: float | None = None
    cue: int | None = None
    summary: tuple[str, ...] = ()


class Heard(NamedTuple):
    """What one file holds. The people of `details` are named besides the speakers."""

    cues: Sequence[Cue]
    details: Details = _NO_DETAILS
    summary: tuple[str, ...] = ()
    """Lines of a summary of the whole."""
    chapters: tuple[Titled, ...] = ()
    understood: tuple[str, ...] = ()
    guessed: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()


def family(
    name: str,
    label: str,
    detect: Callable[[Document], bool | float],
    hear: Callable[[Document, bool], Heard],
    *,
    reader: int = 1,
    suffixes: tuple[str, ...] = (".json",),
) -> Format:
    """A format whose files `hear` reads; it is asked for the words' times only where they
    are wanted, and its cues must have the same text then."""

    def read(document: Document) -> Reading:
        heard = hear(document, False)
        made = _blocks(heard)
        people = made.captions.people + tuple(
            person for person in heard.details.people if person not in made.captions.people
        )
        details = heard.details._replace(people=people, chapters=made.chapters)
        report = _report(document, heard, made, details)
        return Reading(name, reader, made.blocks, details, report)

    def words(document: Document) -> Words | None:
        heard = hear(document, True)
        made = _blocks(heard)
        spoken = [heard.cues[cue].words if cue >= 0 else () for cue in made.cues]
        found = laid_over(made.blocks.text, made.blocks.offsets, spoken)
        return found if len(found) else None

    return Format(name, label, reader, lambda d: float(detect(d)), read, suffixes, words)


def of_json(
    test: Callable[[Any], bool], hear: Callable[[Any, bool], Heard]
) -> tuple[Callable[[Document], float], Callable[[Document, bool], Heard]]:
    """How to tell and to hear a document by its JSON alone."""

    def detect(document: Document) -> float:
        return CERTAIN if document.json is not None and test(document.json) else 0.0

    return detect, lambda document, timed: hear(document.json, timed)


class _Made(NamedTuple):
    blocks: Blocks
    cues: Sequence[int]
    """For each block the index of its cue; -1 for a summary."""
    chapters: tuple[Chapter, ...]
    captions: Captions


def _blocks(heard: Heard) -> _Made:
    captions = to_blocks(heard.cues)
    if not heard.summary and not heard.chapters:
        return _Made(captions.blocks, captions.cues, (), captions)
    placed = [(_opens(captions, titled), titled) for titled in heard.chapters]
    placed.sort(key=lambda one: one[0])
    builder, cues, chapters = BlocksBuilder(), array("i"), []

    def add_summary(lines: Iterable[str]) -> tuple[int, ...]:
        numbers = tuple(builder.add(text, kind=SUMMARY) for text in lines if text)
        cues.extend([-1] * len(numbers))
        return numbers

    add_summary(heard.summary)
    waiting = 0
    for index, block in enumerate(captions.blocks):
        while waiting < len(placed) and placed[waiting][0] <= index:
            titled = placed[waiting][1]
            first = len(builder) + 1
            numbers = add_summary(titled.summary)
            chapters.append(Chapter(titled.title, first, titled.start, numbers))
            waiting += 1
        builder.add(
            block.text, kind=block.kind, start=block.start, end=block.end, speaker=block.speaker
        )
        cues.append(captions.cues[index])
    return _Made(builder.build(), cues, tuple(chapters), captions)


def _opens(captions: Captions, titled: Titled) -> int:
    """The index of the block that a chapter begins with."""
    last = len(captions.blocks) - 1
    if titled.cue is not None:
        return next((i for i, cue in enumerate(captions.cues) if cue >= titled.cue), last)
    if titled.start is None:
        return 0
    starts = captions.blocks.starts
    return next((i for i, s in enumerate(starts) if s >= titled.start - _EARLY), last)


def _report(document: Document, heard: Heard, made: _Made, details: Details) -> Report:
    spoken = [person for person in made.captions.people if person.name]
    known = list(made.captions.understood)
    if spoken and all(person.name and is_label(person.name) for person in spoken):
        known[0] = "the speakers, by number and not by name"
    found = {
        "the title": details.title,
        "the show": details.show,
        "the date": details.published,
        "the language": details.language,
        f"{len(details.chapters)} chapters": details.chapters,
        "a summary": heard.summary,
    }
    known += those_there(found)
    left_out = list(heard.left_out)
    if document.json_is_cut:
        left_out.append("the last object, which is cut off")
    return Report((*known, *heard.understood), (*heard.guessed, *_loops(heard.cues)), (*left_out,))


def _loops(cues: Iterable[Cue]) -> list[str]:
    """Sentences that stand many times running, each with how often and from when."""
    found: list[str] = []
    last, count, since, shown = "", 0, None, ""

    def close() -> None:
        if count >= _LOOP and len(found) < 20:
            when = f" from {clock(since)}" if since is not None else ""
            found.append(
                f"“{shown[:60]}” {count} times running{when}, which may never have been said"
            )

    for start, text in _sentences(cues):
        key = text.casefold().strip(" .!?…,;:-–—。！？")
        if not key:
            continue
        if key == last:
            count += 1
            continue
        close()
        last, count, since, shown = key, 1, start, text
    close()
    return found


def _sentences(cues: Iterable[Cue]) -> Iterable[tuple[float | None, str]]:
    for cue in cues:
        text = cue.text
        if len(text) < 2 * _LOOP or sum(map(text.count, ".!?。")) < _LOOP:
            yield cue.start, text
        else:
            yield from ((cue.start, text[begin:end]) for begin, end in sentences(text))


def in_order(cues: Iterable[Cue]) -> list[Cue]:
    """The cues of several channels in one order of time; untimed ones stay behind the cue
    before them."""
    keyed, at = [], 0.0
    for cue in cues:
        at = cue.start if cue.start is not None else at
        keyed.append((at, cue))
    if all(a[0] <= b[0] for a, b in pairwise(keyed)):
        return [cue for _, cue in keyed]
    return [cue for _, cue in sorted(keyed, key=lambda one: one[0])]
