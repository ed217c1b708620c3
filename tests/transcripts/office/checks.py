"""What a reading says, in a form to compare."""

from transcripts.columns import DESCRIPTION
from transcripts.model import Reading

Said = list[tuple[float | None, str | None, str]]


def said(reading: Reading) -> Said:
    """The start, the speaker and the words of each block that somebody says."""
    people = reading.details.people
    return [
        (b.start, people[b.speaker].name if b.speaker >= 0 else None, b.text)
        for b in reading.blocks
        if b.kind != DESCRIPTION
    ]


def words(reading: Reading) -> list[tuple[str | None, str]]:
    return [(who, text) for _, who, text in said(reading)]


def described(reading: Reading) -> list[str]:
    return [b.text for b in reading.blocks if b.kind == DESCRIPTION]


def titles(reading: Reading) -> list[tuple[str, int, float | None]]:
    return [(one.title, one.block, one.start) for one in reading.details.chapters]
