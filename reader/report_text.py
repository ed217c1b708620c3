"""How a source was understood, in words. Pure."""

from collections.abc import Iterator

from transcripts.model import Details, Report, Source, Transcript
from transcripts.quotes.places import place_label

from .certainty import certainty, doubts, why_nobody

DOUBTS = 12
"""Kept lines in doubt that are listed at most."""


def report_lines(
    details: Details, report: Report, source: Source, shown: Transcript | None = None
) -> list[str]:
    """The whole report: what the source is, what was understood of it, what was guessed,
    what was left out, and what a reader should know of its speakers, times and chapters.
    `shown` is the transcript of it, with what was worked out."""
    lines = [source.name]
    place = source.path or source.url
    if place and place != source.name:
        lines.append(place)
    for heading, found in (
        ("Understood", report.understood),
        ("Guessed", (*report.guessed, *(_speakers(shown) if shown else ()))),
        ("Left out", (*report.left_out, *(_nobody(shown) if shown else ()))),
    ):
        lines += ["", heading, *(f"  {text}" for text in found or ("nothing",))]
    notes = [*(_doubts(shown) if shown else ()), *_notes(details)]
    return [*lines, "", *notes] if notes else lines


def _speakers(transcript: Transcript) -> Iterator[str]:
    """Who speaks, as far as it was worked out, and what names rest on."""
    found = certainty(transcript)
    if found is not None:
        yield f"who speaks, from the words: {found.counted()}"
        for person in transcript.people:
            if person.inferred and person.evidence:
                name = person.name or person.role or "somebody"
                role = f", {person.role}" if person.name and person.role else ""
                yield f"{name}{role}: {person.evidence}"


def _nobody(transcript: Transcript) -> Iterator[str]:
    """Why nobody is said to speak."""
    if certainty(transcript) is None and (reason := why_nobody(transcript)):
        yield f"who speaks, because {reason}"


def _doubts(transcript: Transcript) -> Iterator[str]:
    """What a person kept although its words tell another speaker by now."""
    found = doubts(transcript)
    if found:
        yield "Kept as they are, though by now their words tell another speaker:"
    for doubt in found[:DOUBTS]:
        place = place_label(transcript, transcript.blocks.offsets[doubt.block - 1])
        stays, told = (
            transcript.speaker_name(who) or "nobody" for who in (doubt.stays, doubt.told)
        )
        yield f"  {place}: {stays}, by now {told}"
    if len(found) > DOUBTS:
        yield f"  and {len(found) - DOUBTS} more"


def _notes(details: Details) -> list[str]:
    notes = []
    if details.times == "aligned":
        notes.append("The times are those of another record of the talk, by the words of both.")
    doubtful = [chapter.title for chapter in details.chapters if chapter.between is not None]
    if doubtful:
        many = f"{len(doubtful)} of {len(details.chapters)} chapters"
        notes.append(f"Where {many} begin is not certain:")
        notes += [f"  {title}" for title in doubtful]
    return notes
