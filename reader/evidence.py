"""Why somebody is said to speak, in rows for a person. Headless."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from reader.certainty import Doubt, certainty, reasons_told
from reader.widgets.row_block import speaker_look
from reader.widgets.rows import GAP, Piece, Row, hang, row, width_of
from transcripts.hearing import Misheard, misheard
from transcripts.model import Degree, Person, Transcript, degree
from transcripts.quotes.places import place_label

DOUBTS = 6
"""Kept passages in doubt, and corrected words, that are listed at once."""

NEARLY = 0.975
"""The probability from which no number is told: nothing measured is as sure as that."""


def evidence_rows(
    transcript: Transcript, start: int, end: int, reasons: Sequence[str]
) -> Callable[[int], list[Row]]:
    """What the speaker of [start, end) of the text rests on; `reasons` are those of the
    words themselves."""
    speaker = transcript.turns.speakers[transcript.turns.at(start)]
    name = transcript.speaker_name(speaker)
    heard = misheard(transcript.blocks, start, end)

    def rows(width: int) -> list[Row]:
        if name is None:
            return [*_unattributed(transcript, width), *_of_words(heard, width)]
        person = transcript.people[speaker]
        label = [Piece(name, f"{speaker_look(speaker)} bold")]
        if person.role:
            label.append(Piece(f"  {person.role}", "muted"))
        sure, rated = _how_sure(transcript, start, end)
        found = [Row((*label, Piece(f"  {sure}", "text")))]
        if width_of(found[0].left) > width:
            found = [Row(tuple(label)), *hang(sure, width, indent=2, style="text")]
        told = reasons_told(reasons, rated) if rated else ()
        found += [GAP] if told else []
        for reason in told:
            found += hang(f"· {reason}", width, indent=2, style="text")
        found += _of_name(person, width)
        return [*found, *_of_words(heard, width), *_of_all(transcript, width)]

    return rows


def _how_sure(transcript: Transcript, start: int, end: int) -> tuple[str, Degree | None]:
    """How sure the speaker is, in words, and the degree where they were worked out."""
    if any(a < end and b > start for a, b in transcript.told):
        return "you said so", None
    if transcript.inference is None:
        return "the source says so", None
    chance = transcript.confidence(start, end)
    rated = degree(chance)
    if chance >= NEARLY:
        return "sure: right in nearly all such lines", rated
    return f"{rated}: right in about {round(100 * chance)} of 100 such lines", rated


def _of_name(person: Person, width: int) -> list[Row]:
    if not person.inferred or not person.evidence:
        return []
    what = "The name" if person.name else "The role"
    return [GAP, *hang(f"{what}: {person.evidence}", width, indent=2, style="muted")]


def _of_words(heard: Sequence[Misheard], width: int) -> list[Row]:
    """What the source has for the words that a person corrected."""
    each = list(dict.fromkeys((edit.said, edit.heard) for edit in heard))
    found = [GAP] if each else []
    for said, was in each[:DOUBTS]:
        text = f"“{said}” was heard as “{was}”: you corrected it."
        found += hang(text, width, indent=2, style="text")
    return found


def _of_all(transcript: Transcript, width: int) -> list[Row]:
    found = certainty(transcript)
    if found is None:
        return []
    text = f"{found.counted()}. r corrects, and the rest is read again in its light."
    return [GAP, *hang(text, width, indent=2, style="faint")]


def _unattributed(transcript: Transcript, width: int) -> list[Row]:
    found = transcript.inference
    if found is None or found.reason is None:
        return [row("Nobody is named here.", "text")]
    text = f"Nobody is named: {found.reason}. r says who speaks."
    return hang(text, width, indent=0, style="text")


def doubt_rows(transcript: Transcript, doubts: Sequence[Doubt]) -> Callable[[int], list[Row]]:
    """The kept words that tell another speaker by now."""

    def rows(width: int) -> list[Row]:
        head = "Kept as they are, though by now the words tell another speaker"
        found = [*hang(head, width, indent=0, style="strong"), GAP]
        for block, *both in doubts[:DOUBTS]:
            stays, told = (transcript.speaker_name(who) or "nobody" for who in both)
            text = " ".join(transcript.blocks[block - 1].text.split()[:8])
            place = place_label(transcript, transcript.blocks.offsets[block - 1])
            found += hang(f"{place}  “{text} …”", width, indent=2, style="text")
            found += hang(f"kept as {stays}, by now {told}", width, indent=4, style="muted")
        more = len(doubts) - DOUBTS
        return [*found, row(f"  and {more} more", "faint")] if more > 0 else found

    return rows
