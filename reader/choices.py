"""What can be chosen for a turn: its speakers by number, somebody new, and the ways to
correct more than one turn. Headless."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import TYPE_CHECKING, Literal, NamedTuple

from reader.widgets.row_block import speaker_look
from reader.widgets.rows import GAP, Piece, Row, fit, hang, row
from transcripts.attributed import givable
from transcripts.changes import Who
from transcripts.columns import NOBODY, SPEECH
from transcripts.model import Transcript

if TYPE_CHECKING:
    from reader.command_words import Names

OTHERWISE = "Any other key leaves all as it is."

_KEYS = "123456789abcdefghijkm"
"""Of speakers, in their order; the other letters are for what is no speaker."""


class Choice(NamedTuple):
    """One thing to choose by its key."""

    key: str
    name: str
    who: Who = None
    act: Literal["give", "new", "rest", "exchange"] = "give"
    note: str = ""
    now: bool = False
    """Whether it is so already."""


def speaker_choices(transcript: Transcript, now: int) -> list[Choice]:
    """What can be done with words that `now` says: the speakers in order of their numbers,
    then the rest."""
    found = []
    people = givable(transcript)
    for who, (key, (given, person)) in enumerate(zip(_KEYS, people, strict=False)):
        note = ", ".join(part for part in (person.role or "", "now" if who == now else "") if part)
        found.append(Choice(key, person.called(who), given, note=note, now=who == now))
    more = len(people) - len(_KEYS)
    note = f"or one of {more} more, by name or number" if more > 0 else ""
    found.append(Choice("n", "somebody new", act="new", note=note))
    if now != NOBODY:
        found.append(Choice("0", "nobody"))
    found.append(Choice("s", "somebody else from here on", act="rest"))
    if two_who_talk_most(transcript, NOBODY):
        found.append(Choice("o", "the other way round from here", act="exchange"))
    return found


def names_of(transcript: Transcript) -> Names:
    """What the people of a transcript are called, to be completed as they are typed."""
    from reader.command_words import Names

    spoken = set(transcript.turns.speakers)
    people = [person for _, person in givable(transcript)]
    called = tuple(person.called(who) for who, person in enumerate(people))
    heard = tuple(name for who, name in enumerate(called) if who in spoken)
    stated = (person.name for person in people if person.name)
    return Names(called, heard, tuple(name for name in stated if name not in heard))


def two_who_talk_most(transcript: Transcript, turn: int) -> tuple[int, int] | None:
    """The two speakers who say most, or the speaker of `turn` (from 0) and who says most
    of the others; None where there are not two."""
    turns = transcript.turns
    said: Counter[int] = Counter()
    for start, end, kind, speaker in zip(
        turns.starts, turns.ends, turns.kinds, turns.speakers, strict=True
    ):
        if kind == SPEECH and speaker != NOBODY:
            said[speaker] += end - start
    here = turns.speakers[turn] if turn != NOBODY else NOBODY
    order = [speaker for speaker, _ in said.most_common()]
    if here != NOBODY:
        order = [here, *(speaker for speaker in order if speaker != here)]
    return (min(order[:2]), max(order[:2])) if len(order) > 1 else None


def choice_rows(question: str, choices: list[Choice]) -> Callable[[int], list[Row]]:
    """The choices as rows, speakers in their colours."""

    def rows(width: int) -> list[Row]:
        found = [row(question, "strong"), GAP]
        for choice in choices:
            given = choice.act == "give" and isinstance(choice.who, int)
            look = speaker_look(choice.who) if given and isinstance(choice.who, int) else "text"
            if given:
                look += " bold"
            note = f"  {choice.note}" if choice.note else ""
            name = fit(choice.name, width - 5 - len(note))
            pieces = (Piece(f"  {choice.key}  ", "accent"), Piece(name, look), Piece(note, "muted"))
            found.append(Row(pieces, lit=choice.now))
        return [*found, GAP, *hang(OTHERWISE, width, indent=0, style="faint")]

    return rows
