"""What was said, in order, as every export needs it: who, when, which words."""

from collections.abc import Iterator
from typing import NamedTuple

from transcripts.columns import EVENT, SPEECH, Turns, pieces
from transcripts.model import Transcript
from transcripts.quotes.guard import Guard, Sound, Speech


class NotExportable(Exception):
    """A transcript cannot be written in a format; the text is a sentence for a person."""


class Said(NamedTuple):
    """A stretch of one block that one voice says, or a sound. Times in seconds; `start` is
    None where the source tells none for this stretch itself."""

    part: Speech | Sound
    start: float | None
    end: float | None

    @property
    def name(self) -> str | None:
        return self.part.name

    @property
    def words(self) -> str:
        return self.part.words


def all_said(transcript: Transcript) -> Iterator[Said]:
    """Speech and sounds of a transcript. Raises NotExportable where there are none."""
    require_speech(transcript)
    turns, blocks, guard = transcript.turns, transcript.blocks, Guard(transcript)
    for turn, kind in enumerate(turns.kinds):
        if kind not in (SPEECH, EVENT):
            continue
        for number, first, last in pieces(blocks, turns.starts[turn], turns.ends[turn]):
            offset = blocks.offsets[number - 1]
            part = guard.part(turn, offset + first, offset + last)
            if not isinstance(part, Speech | Sound):
                continue
            block = blocks[number - 1]
            whole = last == blocks.end_offset(number) - offset
            start = block.start if first == 0 else None
            yield Said(part, start, block.end if whole else None)


def require_speech(transcript: Transcript) -> None:
    """Raises NotExportable where nobody says anything."""
    if not transcript.has_speech:
        raise NotExportable(
            f"{transcript.name} holds no speech to write in this format; markdown has a place "
            "for descriptions and summaries."
        )


def paragraphs(turns: Turns, turn: int, at: int) -> tuple[int, list[tuple[int, int]]]:
    """The paragraphs of `turn`, the first of which has index `at`, and the next index."""
    found = []
    while at < len(turns.paragraph_turns) and turns.paragraph_turns[at] == turn:
        found.append((turns.paragraph_starts[at], turns.paragraph_ends[at]))
        at += 1
    return at, found
