"""What was said, in order, as every export needs it: who, when, which words."""

from collections.abc import Iterator
from typing import NamedTuple

from transcripts.columns import EVENT, SPEECH, Turns, pieces
from transcripts.model import Transcript
from transcripts.quotes.copying import credit


class NotExportable(Exception):
    """A transcript cannot be written in a format; the text is a sentence for a person."""


class Said(NamedTuple):
    """A stretch of one block that one voice says, or a sound. Times in seconds; `start` is
    None where the source tells none for this stretch itself."""

    turn: int
    name: str | None
    words: str
    start: float | None
    end: float | None
    event: bool


def name_of(transcript: Transcript, turn: int) -> str | None:
    """The name of who speaks a turn (from 0), for a file: one worked out here says so."""
    turns = transcript.turns
    name = transcript.speaker_name(turns.speakers[turn])
    if name is None:
        return None
    return credit(name, transcript.inferred(turns.starts[turn], turns.ends[turn]))


def all_said(transcript: Transcript) -> Iterator[Said]:
    """Speech and sounds of a transcript. Raises NotExportable where there are none."""
    require_speech(transcript)
    turns, blocks, text = transcript.turns, transcript.blocks, transcript.text
    for turn, kind in enumerate(turns.kinds):
        if kind not in (SPEECH, EVENT):
            continue
        name = name_of(transcript, turn) if kind == SPEECH else None
        for number, first, last in pieces(blocks, turns.starts[turn], turns.ends[turn]):
            offset = blocks.offsets[number - 1]
            words = text[offset + first : offset + last].strip()
            if not words:
                continue
            block = blocks[number - 1]
            whole = last == blocks.end_offset(number) - offset
            start = block.start if first == 0 else None
            yield Said(turn, name, words, start, block.end if whole else None, kind == EVENT)


def require_speech(transcript: Transcript) -> None:
    """Raises NotExportable where nobody says anything."""
    if not transcript.has_speech:
        raise NotExportable(
            f"{transcript.name} holds no speech to write in this format; markdown has a place "
            "for descriptions and summaries."
        )


def as_sound(said: Said) -> str:
    """The words, in brackets where they are a sound."""
    return in_brackets(said.words) if said.event else said.words


def in_brackets(sound: str) -> str:
    """A sound in the brackets that tell it from words."""
    return sound if sound[:1] in tuple("[(（【♪♫") else f"[{sound}]"


def paragraphs(turns: Turns, turn: int, at: int) -> tuple[int, list[tuple[int, int]]]:
    """The paragraphs of `turn`, the first of which has index `at`, and the next index."""
    found = []
    while at < len(turns.paragraph_turns) and turns.paragraph_turns[at] == turn:
        found.append((turns.paragraph_starts[at], turns.paragraph_ends[at]))
        at += 1
    return at, found
