"""What `tapelog speakers` prints and writes of who speaks."""

import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from reader.certainty import certainty
from reader.problem import Problem
from reader.services.labels import labels_of
from reader.services.voices import Doubt, Line, Voices, why
from transcripts.columns import NOBODY
from transcripts.library.store import Library
from transcripts.model import Person, Transcript
from transcripts.quotes.guard import credit
from transcripts.speakers.labels import written
from transcripts.text import counted, make_safe

from .files import STANDARD, write_file
from .output import FOUND, NOTHING, is_terminal, say, say_all, say_json

MOST_DOUBTS = 20
"""Lines in doubt that are named."""
MOST_NAMED = 8
"""People who say nothing that are named."""


def say_who(transcript: Transcript, each: bool) -> int:
    """Print who speaks each line, or how much each speaks."""
    found = Voices(transcript)
    if each:
        for line in found.lines:
            name = make_safe(found.name(line.speaker) or "-")
            sys.stdout.write(f"{line.at}\t{name}\t{line.degree or '-'}\n")
    else:
        say_all(_summary(found))
    return _code(found)


def _code(found: Voices) -> int:
    return NOTHING if found.attribution == "none" else FOUND


def _summary(found: Voices) -> Iterator[str]:
    if found.attribution == "none":
        yield _not_known(found)
        return
    inferred = found.attribution == "inferred"
    if inferred:
        yield "Worked out from the words; the source does not say who speaks."
    every = counted(len(found.numbers), "line")
    only_told = found.attribution == "person"
    if only_told or found.attributed < len(found.numbers):
        are, those = ("is", "that") if found.attributed == 1 else ("are", "those")
        by = ", as you said" if only_told else ""
        yield f"Of {every} {found.attributed} {are} somebody's{by}; the shares are of {those}."
    yield "words  turns"
    for speaker, words, turns in found.shares:
        yield f" {words:4.0%}   {turns:4.0%}  {_called(found, speaker)}"
    if inferred and (sure := certainty(found.transcript)):
        told = f", {sure.told} as you said" if sure.told else ""
        yield f"Of {every} {sure.sure} sure, {sure.likely} likely, {sure.unsure} unsure{told}."
    elif not only_told and (said := len({line.block for line in found.lines if line.told})):
        yield f"Of {every} {said} as you said."
    if found.reason is not None:
        yield _not_known(found)
    yield from doubts_said(found.doubts)


def _not_known(found: Voices) -> str:
    """Why nobody is attributed, or nobody else, and who is named all the same."""
    speech, some = found.transcript.has_speech, bool(found.shares)
    why = f"who speaks is not worked out: {found.reason}" if speech else found.reason
    silent = [found.people[who] for who in found.known if not found.words[who]]
    if not silent:
        return f"Nobody {'else ' * some}is named, and {why}."
    names = [credit(person.name or "", person.inferred, person.role) for person in silent]
    if len(names) > MOST_NAMED:
        names = [*names[:MOST_NAMED], f"{len(names) - MOST_NAMED} more"]
    those = " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))
    return f"{those} {'are' if len(names) > 1 else 'is'} named{' too' * some}, but {why}."


def doubts_said(doubts: list[Doubt]) -> Iterator[str]:
    """A sentence for the lines in doubt of each pair of speakers; of many only the first."""
    pairs: dict[tuple[str, str], list[int]] = defaultdict(list)
    for doubt in doubts:
        pairs[doubt.stays, doubt.told].append(doubt.line)
    for (stays, told), lines in pairs.items():
        shown = ", ".join(map(str, lines[:MOST_DOUBTS]))
        more = f" and {len(lines) - MOST_DOUBTS} more" if len(lines) > MOST_DOUBTS else ""
        one = len(lines) == 1
        yield (
            f"In doubt: line{'s' * (not one)} {shown}{more} stay{'s' * one} with {stays}, though "
            f"{'its' if one else 'their'} words tell {told} by now."
        )


def _called(found: Voices, speaker: int) -> str:
    person = found.people[speaker]
    rests = f"  – {person.evidence}" if person.inferred and person.evidence else ""
    return named(found.name(speaker), person) + rests


def named(name: str | None, person: Person) -> str:
    return f"{name} ({person.role})" if person.role else str(name)


def say_why(library: Library | None, transcript: Transcript, number: int) -> int:
    """Print what the speaker of a line rests on. Raises click's error where there is no such
    line."""
    found = Voices(transcript)
    parts = found.at(number)
    if not parts:
        raise click.BadParameter(f"there is no line {number} of speech", param_hint="--why")
    for line in parts:
        from_ = f" from character {line.start}" if len(parts) > 1 else ""
        sure = f", {line.degree}" if line.degree else ""
        say(f"{found.name(line.speaker) or 'nobody'}{sure}{from_}")
        say_all(f"  {reason}" for reason in why(library, transcript, line))
    return FOUND if any(line.told or line.speaker != NOBODY for line in parts) else NOTHING


def export(transcript: Transcript, name: str, force: bool) -> int:
    """Write the labels of every line to a file or to standard output. Raises Problem."""
    found = Voices(transcript)
    if not transcript.has_speech:
        raise Problem(f"{transcript.name} holds no speech, so nobody speaks in it")
    text = written(labels_of(found))
    if name == STANDARD:
        sys.stdout.write(text)
        return FOUND
    write_file(Path(name), text, force)
    if is_terminal(sys.stdout):
        say(f"{counted(len(found.numbers), 'line')} written to {name}.")
    return FOUND


def say_json_of(transcript: Transcript) -> int:
    """Print all that is known of who speaks as JSON."""
    found = Voices(transcript)
    say_json(
        {
            "attribution": found.attribution,
            "reason": found.reason,
            "people": [_person(found, number) for number in found.known],
            "lines": [_line(found, line) for line in found.lines],
            # Whose a line stays, and whose it would be by its words now.
            "doubts": [{"line": d.line, "kept": d.stays, "now": d.told} for d in found.doubts],
        }
    )
    return _code(found)


def _person(found: Voices, number: int) -> dict[str, Any]:
    person = found.people[number]
    return {
        "name": found.name(number),
        "role": person.role,
        "inferred": person.inferred,
        "evidence": person.evidence,
        # Said by whoever reads, and neither by the source nor worked out.
        "told": number in found.told,
        "words": found.words[number],
        "turns": found.turns[number],
    }


def _line(found: Voices, line: Line) -> dict[str, Any]:
    return {
        "line": line.number,
        "character": line.start,
        "speaker": found.name(line.speaker) if line.speaker != NOBODY else None,
        "degree": line.degree,
        "confidence": line.confidence,
        "told": line.told,
    }
