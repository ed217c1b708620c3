"""What captions have in common, whatever file they stand in: the text of a cue, who says
it, and the blocks that cues become."""

import re
from array import array
from collections.abc import Iterable, Sequence
from functools import lru_cache
from math import isnan, nan
from typing import NamedTuple

from transcripts.columns import EVENT, NOBODY, SPEECH, Blocks, BlocksBuilder
from transcripts.model import Person
from transcripts.speakers.cast import Cast
from transcripts.speakers.marks import mark_end
from transcripts.speakers.names import is_group, is_sound, is_unknown, spoken_by
from transcripts.speakers.prefixes import Prefixes
from transcripts.text import make_safe
from transcripts.words import Word, Words, laid_over

from .entities import unescape

_EVENT = re.compile(
    r"[\[(（【][^\[\]()（）【】.?!]{1,60}[.!]?[\])）】]|[♪♫\s]+|[♪♫][^♪♫]{1,60}[♪♫]"
)
_EVENT_BEGINS = frozenset("[(（【♪♫>＞≫-‐‑–—")
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,500}>|<\d[\d:.]{0,20}>")
_BREAK = re.compile(r"<br[ \t]{0,4}/?>", re.IGNORECASE)


class Cue(NamedTuple):
    """A caption: its times in seconds, who says it where a tag names somebody, its text."""

    start: float | None
    end: float | None
    speaker: str | None
    text: str
    words: tuple[Word, ...] = ()
    """Its words with their times, where a reader was asked for them."""


def plain(text: str) -> str:
    """The words of a cue: tags left out, entities read, its lines joined by one blank."""
    if "<" in text or "&" in text:
        text = _untagged(text)
    if "\n" in text:
        text = " ".join(line for part in text.split("\n") if (line := part.strip(" \t")))
    return text if text.isascii() and text.isprintable() else make_safe(text)


def plain_lines(text: str) -> list[str]:
    """As `plain`, but each of the cue's lines that holds words by itself."""
    lines = _untagged(text).split("\n")
    return [make_safe(line) for part in lines if (line := part.strip(" \t"))]


def _untagged(text: str) -> str:
    if "<" in text:
        if "<br" in text or "<BR" in text:
            text = _BREAK.sub("\n", text)
        text = _TAG.sub("", text)
    return unescape(text)


def is_event(text: str) -> bool:
    """Whether a text is nothing but a sound in brackets, or notes of music, perhaps after a
    mark of a new speaker."""
    if not text or text[0] not in _EVENT_BEGINS:
        return False
    return _EVENT.fullmatch(text, mark_end(text) or 0) is not None


class Captions(NamedTuple):
    """The blocks of a file's cues, its people, and what to say of the names."""

    blocks: Blocks
    people: tuple[Person, ...]
    understood: tuple[str, ...]
    cues: Sequence[int]
    """For each block the index of the cue that it was made of."""


def to_blocks(cues: Iterable[Cue]) -> Captions:
    """Blocks of `cues`. Names before the words count where the whole file has them; an end
    before its start is no end."""
    # Of hours of captions only the columns are kept, not the cues.
    starts, ends = array("d"), array("d")
    names: list[str | None] = []
    texts: list[str] = []
    for start, end, name, text, _ in cues:
        starts.append(nan if start is None else start)
        ends.append(nan if end is None or (start is not None and end < start) else end)
        names.append(name)
        texts.append(text)
    prefixes = None if any(names) else Prefixes(texts)
    said = prefixes.said(texts) if prefixes else None
    builder, cast = BlocksBuilder(), Cast()
    current = NOBODY
    made_of = array("I")
    for index, (name, text) in enumerate(zip(names, texts, strict=True)):
        who = NOBODY
        if name:
            who = _number(cast, name)
        elif said:
            prefix, rest, ends_turn = next(said)
            if prefix:
                text = text[rest:]
                current = _number(cast, prefix)
            elif ends_turn:
                current = NOBODY
            who = current
            texts[index] = ""
        text = text.strip(" ")
        if not text or text.isspace():
            continue
        event = is_event(text)
        made_of.append(index)
        builder.add(
            text,
            kind=EVENT if event else SPEECH,
            start=starts[index],
            end=ends[index],
            speaker=NOBODY if event else who,
        )
    people = tuple(Person(name) for name in cast.names)
    understood = []
    if people:
        understood.append("the speakers' names")
    if not all(map(isnan, starts)):
        understood.append("the times")
    return Captions(builder.build(), people, tuple(understood), made_of)


def timed_words(cues: Sequence[Cue]) -> Words:
    """The words of `cues`, over the text of the blocks that `to_blocks` makes of them."""
    captions = to_blocks(cues)
    blocks = captions.blocks
    return laid_over(blocks.text, blocks.offsets, [cues[i].words for i in captions.cues])


def _number(cast: Cast, name: str) -> int:
    person = _person(name)
    return NOBODY if person is None else cast.number(person)


@lru_cache(maxsize=1024)
def _person(name: str) -> str | None:
    """Whose name a label is; None where it is nobody's."""
    name = spoken_by(name)
    return None if is_group(name) or is_sound(name) or is_unknown(name) else name
