"""How certain it is who speaks, over a whole transcript, in numbers and words. Headless."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from transcripts.attributed import NOT_YET
from transcripts.columns import NOBODY, SPEECH, pieces
from transcripts.model import Degree, Transcript, degree
from transcripts.text import counted


class Certainty(NamedTuple):
    """Lines of speech by how certain their speakers are."""

    sure: int = 0
    likely: int = 0
    unsure: int = 0
    told: int = 0
    """Of which a person said who speaks."""

    def counted(self) -> str:
        """ "178 lines sure, 52 likely, 30 unsure"; what there is none of is left out."""
        numbers = ((self.sure, "sure"), (self.likely, "likely"), (self.unsure, "unsure"))
        parts: list[str] = []
        for count, word in numbers:
            if count:
                parts.append(f"{count:,} {word}" if parts else f"{counted(count, 'line')} {word}")
        if self.told:
            parts.append(f"{self.told:,} told by you")
        return ", ".join(parts)


def certainty(transcript: Transcript) -> Certainty | None:
    """The degrees of a transcript whose speakers were worked out; None of any other."""
    found = transcript.inference
    if found is None or transcript.attribution == "none":
        return None
    blocks = transcript.blocks
    told = {number for a, b in transcript.told for number, _, _ in pieces(blocks, a, b)}
    counts: dict[Degree, int] = {"sure": 0, "likely": 0, "unsure": 0}
    for number, (kind, who, chance) in enumerate(
        zip(blocks.kinds, found.speakers, found.confidences, strict=True), 1
    ):
        if kind == SPEECH and who != NOBODY and number not in told:
            counts[degree(chance)] += 1
    return Certainty(**counts, told=len(told))


def reasons_told(reasons: Sequence[str], rated: Degree) -> tuple[str, ...]:
    """What is told of a line whose speaker was worked out; of one for which nothing weighs
    enough to be a reason, that."""
    weak = "little speaks for either voice" if rated == "unsure" else "no word weighs much alone"
    return tuple(reasons) or (weak,)


def unsure(transcript: Transcript, start: int, end: int) -> bool:
    """Whether of any speaker in [start, end) of the text it is unsure that they speak."""
    turns = transcript.turns
    for turn in range(turns.at(start), len(turns)) if start < end else ():
        if turns.starts[turn] >= end:
            break
        first, last = max(start, turns.starts[turn]), min(end, turns.ends[turn])
        if first < last and turns.kinds[turn] == SPEECH and turns.speakers[turn] != NOBODY:
            rated = transcript.rated(first, last)
            if rated is not None and degree(rated) == "unsure":
                return True
    return False


class Doubt(NamedTuple):
    """A block that a person kept as it was, though its words tell another speaker by now."""

    block: int
    stays: int
    """Whose it is shown to be."""
    told: int
    """Whose it would be by its words."""


def doubts(transcript: Transcript) -> list[Doubt]:
    """What is in doubt of what a person kept, in order."""
    found, turns = transcript.inference, transcript.turns
    kept = [
        Doubt(block, turns.speakers[turns.at(transcript.blocks.offsets[block - 1])], told)
        for block, told in (found.doubts if found is not None else ())
    ]
    return [doubt for doubt in kept if doubt.stays != doubt.told]


def why_nobody(transcript: Transcript) -> str | None:
    """Why nobody is attributed although there is speech, as a clause; None where somebody
    is, or where that is not worked out yet."""
    return why_not_worked_out(transcript) if transcript.attribution == "none" else None


def why_not_worked_out(transcript: Transcript) -> str | None:
    """Why words could not tell who speaks, as a clause, whatever a person said since; None
    where they could, where the source says it, or where nobody has looked yet."""
    found = transcript.inference
    if found is None or not transcript.has_speech:
        return None
    return found.reason if found.reason != NOT_YET else None
