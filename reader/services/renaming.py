"""Renaming speakers everywhere in a transcript of the library. Headless."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from reader.problem import Problem
from transcripts.changes import Change, Rename
from transcripts.library.store import Library
from transcripts.model import Person, Role, Span, Transcript
from transcripts.people import unnamed
from transcripts.speakers.labels import LONGEST_NAME, NOBODY_SAID
from transcripts.text import one_line

from .cast import Cast
from .voices import Voices

_ROLE = re.compile(r"(.*?) ?\((host|guest|other)\)", re.IGNORECASE)


class Renamed(NamedTuple):
    """A speaker who has another name or role from now on."""

    old: str
    new: Person
    speaker: int
    """Among the people whom words can be given to."""
    lines: int


def rename(library: Library, transcript: Transcript, wanted: Sequence[str]) -> list[Renamed]:
    """Rename speakers, each as "OLD=NEW" or "OLD=NEW (host)", all or nothing; "-" for NEW takes
    a name away. Raises Problem where nobody is named so, or two would have one name."""
    found = Voices(transcript)
    if found.attribution == "none":
        raise Problem(f"nobody speaks in {transcript.name} by what is known ({found.reason})")
    cast = Cast(found)
    renamed: dict[int, Person] = {}
    for one in wanted:
        speaker, new = _parsed(one, cast)
        if speaker in renamed:
            raise Problem(f"{cast.called(speaker)} is renamed twice")
        before = transcript.people[speaker]
        name = before.name if new.name is None else None if new.name == NOBODY_SAID else new.name
        renamed[speaker] = Person(name, new.role or before.role)
    _refuse_doubles(cast, renamed)
    changes: list[tuple[Change, Span | None]] = []
    said = []
    for speaker, person in renamed.items():
        who = cast.whos[speaker]
        if person != transcript.people[speaker] and who is not None:
            changes.append((Rename(who, person.name, person.role), None))
            lines = len({line.block for line in found.lines if line.speaker == speaker})
            said.append(Renamed(cast.called(speaker), person, speaker, lines))
    if changes:
        library.correct_all(transcript, changes)
    return said


def _parsed(one: str, cast: Cast) -> tuple[int, Person]:
    old, sign, new = one.partition("=")
    if not sign:
        raise Problem(f"--rename takes OLD=NEW, and {one} has no =")
    old, new = one_line(old), one_line(new)
    speaker = cast.find(old) if old else None
    if speaker is None:
        raise Problem(f"nobody is named {old or 'nothing'} in it; {cast.who_there_is()}")
    match = _ROLE.fullmatch(new)
    role: Role | None = None
    if match:
        new, role = match[1], _role(match[2])
    if not new and role is None:
        raise Problem(f"--rename {one} does not say the new name")
    if len(new) > LONGEST_NAME:
        raise Problem(f"a name has at most {LONGEST_NAME} characters")
    return speaker, Person(new or None, role)


def _role(word: str) -> Role:
    roles: tuple[Role, ...] = ("host", "guest", "other")
    return next(role for role in roles if role == word.lower())


def _refuse_doubles(cast: Cast, renamed: dict[int, Person]) -> None:
    """Two speakers of one name could not be told apart any more."""
    names = [
        one_line((renamed[i].name or "") if i in renamed else name) or unnamed(i)
        for i, name in enumerate(cast.names)
    ]
    for speaker in renamed:
        for other, name in enumerate(names):
            same = other != speaker and name.casefold() == names[speaker].casefold()
            if same and (cast.speaks(other) or other in renamed):
                raise Problem(
                    f"{name} is somebody else who speaks in it; labels give lines to them "
                    "(--export, --import)"
                )
