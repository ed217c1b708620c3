"""A selection taken apart into what was said and what was written about it.

A summary is not speech: the two never share a passage, so that no copy can give one out
as the other.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from transcripts.model import Transcript

from .guard import Guard, Part, Sound, Speech, Writing
from .places import moment_link, place_label


class Reference(NamedTuple):
    """Where words are to be found: what the source does not tell is None."""

    title: str
    show: str | None
    published: date | None
    place: str | None
    """Time, line or turn of the first word; None where its place is not known any more."""
    link: str | None


@dataclass(frozen=True, slots=True)
class Said:
    """Neighbouring turns of speech, and the sounds between them; at least one."""

    parts: tuple[Speech | Sound, ...]
    reference: Reference


@dataclass(frozen=True, slots=True)
class Told:
    """Neighbouring pieces of writing about the talk; at least one."""

    parts: tuple[Writing, ...]
    reference: Reference


Passage = Said | Told


def passages(transcript: Transcript, start: int, end: int) -> list[Passage]:
    """The slice [start, end) of the document text, in order, apart by sort.

    Blanks at the ends of each part are left out; so are sounds ("[laughter]") at the ends
    of what was said. Chapter titles are no part of a document's text, and so of no passage.
    """
    found: list[Passage] = []
    gathered: list[Part] = []
    for part in Guard(transcript).parts(start, end):
        if gathered and isinstance(part, Writing) != isinstance(gathered[-1], Writing):
            found.extend(_passage(transcript, gathered))
            gathered = []
        gathered.append(part)
    found.extend(_passage(transcript, gathered))
    return found


def reference(transcript: Transcript, offset: int | None) -> Reference:
    """Where the words at an offset are to be found; None for words that have no place."""
    details = transcript.details
    return Reference(
        transcript.name,
        details.show if details.show and details.show.strip() else None,
        details.published,
        place_label(transcript, offset) if offset is not None else None,
        moment_link(transcript, offset) if offset is not None else None,
    )


def _passage(transcript: Transcript, parts: list[Part]) -> Iterator[Passage]:
    told = tuple(part for part in parts if isinstance(part, Writing))
    if told:
        yield Told(told, reference(transcript, told[0].start))
        return
    said = [part for part in parts if not isinstance(part, Writing)]
    if any(isinstance(part, Speech) for part in said):
        while isinstance(said[0], Sound):
            said = said[1:]
        while isinstance(said[-1], Sound):
            said = said[:-1]
    if said:
        yield Said(tuple(said), reference(transcript, said[0].start))
