"""What a correction changes of who speaks, told in a sentence. Headless."""

from __future__ import annotations

from transcripts.columns import NOBODY, SPEECH, pieces
from transcripts.model import Transcript
from transcripts.quotes.places import place_label
from transcripts.text import counted


def turned_round(before: Transcript, after: Transcript, block: int) -> str:
    """How many lines from a block (number) on another says than before. Both transcripts have
    the same blocks."""
    first = block - 1
    pairs = [
        (old, new)
        for old, new in zip(_speakers(before)[first:], _speakers(after)[first:], strict=True)
        if old != NOBODY
    ]
    turned = sum(old != new for old, new in pairs)
    of = f"{turned:,} of {counted(len(pairs), 'line')}"
    many = of if turned < len(pairs) else counted(turned, "line")
    are = "is" if turned == len(pairs) == 1 else "are"
    return f"{many} from here on {are} the other way round."


def _speakers(transcript: Transcript) -> list[int]:
    """Who speaks at the beginning of each block; NOBODY where that is no speech."""
    turns, turn, last = transcript.turns, 0, len(transcript.turns) - 1
    found = []
    for offset, kind in zip(transcript.blocks.offsets, transcript.blocks.kinds, strict=True):
        while turn < last and turns.starts[turn + 1] <= offset:
            turn += 1
        found.append(turns.speakers[turn] if kind == SPEECH else NOBODY)
    return found


def given_before(transcript: Transcript, start: int, end: int, who: int) -> tuple[str, set[int]]:
    """Where among [start, end) of the text a person gave words to somebody else than `who`,
    and whose these are now; nothing where all of it is such."""
    turns = transcript.turns
    others: dict[int, int] = {}
    for a, b in transcript.told:
        if a >= end or b <= start:
            continue
        for number, first, _ in pieces(transcript.blocks, max(a, start), min(b, end)):
            offset = transcript.blocks.offsets[number - 1] + first
            speaker = turns.speakers[turns.at(offset)]
            if speaker != who:
                others.setdefault(number, speaker)
    if not others or len(others) == len(pieces(transcript.blocks, start, end)):
        return "", set()
    offset = transcript.blocks.offsets[min(others) - 1]
    more = len(others) - 1
    place = place_label(transcript, offset)
    return f"{place} and {counted(more, 'other')}" if more else place, set(others.values())
