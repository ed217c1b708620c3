"""`tapelog speakers`: who speaks, as the source states it or as far as its words tell."""

import sys
from collections.abc import Iterator
from typing import Any

import click

from reader import services
from reader.services.voices import Line, Voices, voices
from transcripts.model import Person
from transcripts.text import make_safe

from .output import FOUND, NOTHING, say, say_all, say_json


@click.command("speakers")
@click.argument("ref", nargs=-1, required=True, metavar="REF")
@click.option("--lines", "each", is_flag=True, help="Every line with its speaker.")
@click.option("--why", metavar="LINE", type=int, help="What a line's speaker rests on.")
@click.option("--json", "as_json", is_flag=True, help="Everything, as one JSON object.")
def command(ref: tuple[str, ...], each: bool, why: int | None, as_json: bool) -> int:
    """Say who speaks in a transcript, and how much.

    REF is an id, a path, or words of a title. Where the source names nobody, two voices are
    worked out from the words: who asks, and who answers. Each line is sure, likely or
    unsure, and it is said where words alone cannot tell. The reader shows only what sources
    state.
    """
    library = services.existing_library()
    try:
        transcript = services.show(library, " ".join(ref))
    finally:
        if library:
            library.close()
    found = voices(transcript)
    if why is not None:
        return _say_why(found, why)
    if as_json:
        say_json(_json(found))
    elif each:
        for line in found.lines:
            name = make_safe(found.name(line.speaker) or "-")
            sys.stdout.write(f"{line.label}\t{name}\t{line.degree or '-'}\n")
    else:
        say_all(_summary(found))
    return NOTHING if found.attribution == "none" else FOUND


def _summary(found: Voices) -> Iterator[str]:
    if found.attribution == "none":
        yield f"Nobody is named, and who speaks is not worked out: {found.reason}."
        return
    inferred = found.attribution == "inferred"
    if inferred:
        yield "Worked out from the words; the source does not say who speaks."
    for speaker, share in found.shares:
        yield f"{share:4.0%}  {_called(found.people[speaker], found.name(speaker))}"
    if inferred:
        counts = [f"{found.count(degree)} {degree}" for degree in ("sure", "likely", "unsure")]
        yield f"Of {len(found.lines)} lines {', '.join(counts)}."


def _called(person: Person, name: str | None) -> str:
    role = f" ({person.role})" if person.role else ""
    rests = f"  – {person.evidence}" if person.inferred and person.evidence else ""
    return f"{name}{role}{rests}"


def _say_why(found: Voices, label: int) -> int:
    at = found.at(label)
    if at is None:
        raise click.BadParameter(f"there is no line {label} of speech", param_hint="--why")
    line = found.lines[at]
    say(f"{found.name(line.speaker) or 'nobody'}{f', {line.degree}' if line.degree else ''}")
    say_all(f"  {reason}" for reason in found.why(at))
    return FOUND


def _json(found: Voices) -> dict[str, Any]:
    return {
        "attribution": found.attribution,
        "reason": found.reason,
        "people": [
            {
                "name": found.name(number),
                "role": person.role,
                "inferred": person.inferred,
                "evidence": person.evidence,
            }
            for number, person in enumerate(found.people)
        ],
        "lines": [_line(found, line) for line in found.lines],
    }


def _line(found: Voices, line: Line) -> dict[str, Any]:
    return {
        "line": line.label,
        "speaker": found.name(line.speaker),
        "degree": line.degree,
        "confidence": None if line.degree is None else round(line.confidence, 3),
    }
