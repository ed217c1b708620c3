"""What was heard and what was said: where words were misheard, and both readings of them.

Offsets and spans are those of the shown text, in which corrected words stand already.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple
from unicodedata import category

from .changes import Words
from .columns import SPEECH, Blocks, pieces
from .model import Place, Span, Transcript
from .shown import ShownBlocks

LONGEST = 200
"""Characters of misheard words, and of those said instead; enough for two sentences."""

_AROUND = ".,;:!?…\"'“”„‘’«»()[]{}–—·•♪"
"""What stands around words and is no part of them."""
_ENDINGS = re.compile(r"['’](?:t|re|ve|ll|d|m)\b", re.IGNORECASE)


class Misheard(NamedTuple):
    """Words that a person corrected: [start, end) of the shown text."""

    start: int
    end: int
    heard: str
    """What the source has."""
    said: str
    """What is shown."""


class Readings(NamedTuple):
    """Both readings of a stretch of a transcript."""

    shown: str
    source: str
    """What the source has in its place: whole words where the stretch cuts into corrected
    ones."""
    edits: tuple[Misheard, ...]
    """The corrected words in it, in order, whole."""


def misheard(blocks: Blocks, start: int, end: int) -> tuple[Misheard, ...]:
    """The corrected words that [start, end) touches, in order."""
    if not isinstance(blocks, ShownBlocks):
        return ()
    text, source = blocks.text, blocks.source.text
    return tuple(
        Misheard(a, b, source[first:last], text[a:b])
        for a, b, first, last in blocks.edits(start, end)
    )


def readings(transcript: Transcript, start: int, end: int) -> Readings:
    """Both readings of [start, end): a receipt keeps them, and so can a quotation be
    checked against either."""
    blocks = transcript.blocks
    shown = blocks.text[start:end]
    if not isinstance(blocks, ShownBlocks):
        return Readings(shown, shown, ())
    first, last = blocks.source_offset(start), blocks.source_offset(end, end=True)
    return Readings(shown, blocks.source.text[first:last], misheard(blocks, start, end))


def bare(text: str, start: int, end: int) -> tuple[int, int]:
    """[start, end) without blanks and punctuation at its ends; as it is without blanks where
    nothing else stands in it."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    first, last = start, end
    while first < last and text[first] in _AROUND:
        first += 1
    while last > first and text[last - 1] in _AROUND:
        last -= 1
    return (first, last) if first < last else (start, end)


def occurrences(
    transcript: Transcript, words: str, start: int = 0, end: int | None = None
) -> list[tuple[int, int]]:
    """Where `words` stand whole and in any case in what one person says, across line breaks
    too: stretches of [start, end) in order.

    "Lama" stands in "Lama's" and in "Lama-based", and not in "lamas"; "don" not in "don't".
    """
    parts = words.split()
    if not parts or len(words) > LONGEST:
        return []
    text = transcript.text
    end = len(text) if end is None else end
    if text.isascii() and words.isascii():  # in small letters it is quicker than in any case
        written, flags = text.lower(), 0
        parts = words.lower().split()
    else:
        written, flags = text, re.IGNORECASE
    pattern = re.compile(r"\s{1,40}".join(map(re.escape, parts)), flags)
    return [
        (match.start(), match.end())
        for match in pattern.finditer(written, start, end)
        if _whole(text, match.start(), match.end())
        and spoken(transcript, match.start(), match.end())
    ]


def _whole(text: str, start: int, end: int) -> bool:
    """Whether [start, end) is no part of longer words."""
    if start and _in_word(text[start - 1]) and _in_word(text[start]):
        return False
    if end < len(text) and category(text[end])[0] == "M":
        return False  # the last letter has a mark, and is another letter
    if end == len(text) or not _in_word(text[end - 1]):
        return True
    return not _in_word(text[end]) and not _ENDINGS.match(text, end)


def _in_word(character: str) -> bool:
    return character.isalnum() or character == "_" or category(character)[0] == "M"


def spoken(transcript: Transcript, start: int, end: int) -> bool:
    """Whether [start, end) was said, and by one person in one go."""
    blocks, turns = transcript.blocks, transcript.turns
    if start >= end or not len(turns) or turns.at(start) != turns.at(end - 1):
        return False
    first, last = blocks.number_at(start), blocks.number_at(end - 1)
    return all(kind == SPEECH for kind in blocks.kinds[first - 1 : last])


def corrections_of(
    transcript: Transcript, places: Sequence[tuple[int, int]], heard: str, said: str
) -> tuple[list[tuple[Words, Span]], int]:
    """The corrections by which `heard` reads `said` at all `places`, which are in order, and
    at how many of them.

    A correction lies in one block: words that run across a line break are corrected word by
    word, and stay where `said` has not as many of them. Where a place cuts into words that
    were corrected before, the rest of those stays.
    """
    blocks = transcript.blocks
    changes: list[_Change] = []
    count = 0
    for start, end in places:
        found = _in_each_block(blocks, start, end, cased(said, heard, blocks.text[start:end]))
        changes += found
        count += bool(found)
    return [_correction(blocks, group) for group in _by_edit(blocks, changes)], count


def cased(said: str, heard: str, here: str) -> str:
    """`said` as it is written where the words `heard` stand as `here`: with a capital where
    they begin a sentence, and else as it was typed."""
    begins = here[:1].isupper() and heard[:1].islower() and said[:1].islower()
    return said[:1].upper() + said[1:] if begins else said


class _Change(NamedTuple):
    start: int
    end: int
    said: str


def _in_each_block(blocks: Blocks, start: int, end: int, said: str) -> list[_Change]:
    stretches = [
        (blocks.offsets[number - 1] + first, blocks.offsets[number - 1] + last)
        for number, first, last in pieces(blocks, start, end)
        if first < last
    ]
    if len(stretches) == 1:
        return [_Change(*stretches[0], said)]
    words = said.split()
    counts = [len(blocks.text[a:b].split()) for a, b in stretches]
    if sum(counts) != len(words):
        return []
    found, at = [], 0
    for (a, b), count in zip(stretches, counts, strict=True):
        found.append(_Change(a, b, " ".join(words[at : at + count])))
        at += count
    return found


class _Group(NamedTuple):
    """Changes that are one correction: those in the same words corrected before."""

    start: int
    end: int
    changes: list[_Change]


def _by_edit(blocks: Blocks, changes: list[_Change]) -> list[_Group]:
    groups: list[_Group] = []
    for change in changes:
        edits = misheard(blocks, change.start, change.end)
        start = min((change.start, *(edit.start for edit in edits)))
        end = max((change.end, *(edit.end for edit in edits)))
        if groups and start < groups[-1].end:
            last = groups.pop()
            groups.append(_Group(last.start, max(end, last.end), [*last.changes, change]))
        else:
            groups.append(_Group(start, end, [change]))
    return groups


def _correction(blocks: Blocks, group: _Group) -> tuple[Words, Span]:
    parts, at = [], group.start
    for change in group.changes:
        parts += [blocks.text[at : change.start], change.said]
        at = change.end
    parts.append(blocks.text[at : group.end])
    place = blocks.place(group.start)
    end = Place(place.block, place.char + group.end - group.start)
    return Words("".join(parts)), Span(place, end)
