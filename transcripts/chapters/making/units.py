"""The stretches of a talk between which a chapter may begin: its blocks, those together that
one sentence runs through. Each begins with a block."""

import re
from typing import NamedTuple

from transcripts.columns import NOBODY, SPEECH
from transcripts.model import Transcript
from transcripts.text import UNSPACED, ends_sentence

_MOST = 150
"""Words from which a stretch ends even without a sentence."""
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")


class Unit(NamedTuple):
    """A stretch of the document text; it begins with block `block` (from 1)."""

    start: int
    end: int
    block: int
    speaker: int
    words: tuple[str, ...]
    """In lower case. Of a script without blanks between words, pairs of its characters."""


def words(text: str) -> tuple[str, ...]:
    """The words of a text as `Unit.words` has them."""
    found = _WORD.findall(text.lower())
    if not UNSPACED.search(text):
        return tuple(found)
    parted: list[str] = []
    for word in found:
        if UNSPACED.search(word):
            parted += [word[at : at + 2] for at in range(max(len(word) - 1, 1))]
        else:
            parted.append(word)
    return tuple(parted)


def units(transcript: Transcript) -> list[Unit]:
    """What is said, in order. Descriptions, summaries and sounds are in none."""
    blocks, turns = transcript.blocks, transcript.turns
    openings = {*turns.starts, *turns.paragraph_starts}
    found: list[Unit] = []
    said: list[str] = []
    begin, first, last = 0, -1, -1
    turn = speaker = -1

    def close() -> None:
        if first >= 0 and said:
            end = blocks.end_offset(last + 1)
            found.append(Unit(begin, end, first + 1, speaker, tuple(said)))
        said.clear()

    for at, (kind, offset) in enumerate(zip(blocks.kinds, blocks.offsets, strict=True)):
        if kind != SPEECH:
            continue
        now = turns.at(offset)
        if (
            first < 0
            or now != turn
            or offset in openings
            or len(said) >= _MOST
            or ends_sentence(blocks.text, blocks.end_offset(last + 1))
        ):
            close()
            begin, first, turn = offset, at, now
            speaker = turns.speakers[now] if len(turns) else NOBODY
        said.extend(words(blocks.text[offset : blocks.end_offset(at + 1)]))
        last = at
    close()
    return found
