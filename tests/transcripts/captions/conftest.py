"""What captions say, as rows that a test can compare."""

from collections.abc import Callable

import pytest

from transcripts.formats import read
from transcripts.model import Reading

Row = tuple[float | None, float | None, str | None, str]
Said = Callable[..., list[Row]]


def rows(reading: Reading) -> list[Row]:
    """Start, end, speaker and words of every block."""
    people = reading.details.people
    return [
        (b.start, b.end, people[b.speaker].name if b.speaker >= 0 else None, b.text)
        for b in reading.blocks
    ]


@pytest.fixture
def said() -> Said:
    """Reads a source, given as text, and gives its rows."""
    return lambda text, name="": rows(read(text.encode(), name))
