"""A small conversation to keep, and a library to keep it in."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from transcripts.formats import read
from transcripts.library import Kept, Library
from transcripts.library.ids import digest
from transcripts.model import (
    BlocksBuilder,
    Chapter,
    Details,
    Link,
    OutlineEntry,
    Person,
    Place,
    Reading,
    Report,
    Source,
    Span,
)

LINES = (
    (0, "Welcome back to the harbour, I am glad that you could come."),
    (1, "Thank you. I have been mending nets since I was a boy."),
    (1, "My father taught me, and his mother taught him."),
    (0, "How many nets does a boat need in one winter?"),
    (1, "Three if the weather is kind, and five if it is not."),
)


def make_reading(lines: tuple[tuple[int, str], ...] = LINES, number: int = 1) -> Reading:
    builder = BlocksBuilder()
    builder.add("A talk about nets. 0:10 - Winter", kind=1, line=1)
    for index, (speaker, text) in enumerate(lines):
        builder.add(text, line=index + 2, start=index * 10.0, end=index * 10 + 9.0, speaker=speaker)
    details = Details(
        title="Mending nets",
        show="Harbour Lights",
        published=date(2024, 2, 29),
        duration=49.5,
        language="en",
        url="https://example.org/nets",
        people=(Person("Ines Holm", "host"), Person("Tor Vik", "guest", True, "Thank you")),
        links=(Link("Nets", "https://example.org/n"),),
        outline=(OutlineEntry("Winter", 30.0, Span(Place(1, 19), Place(1, 32))),),
        chapters=(Chapter("Beginnings", 2), Chapter("Winter", 5, 30.0, (1,), (1,), "outline")),
    )
    return Reading("named", number, builder.build(), details, Report(("names",), ("dates",), ()))


def source_of(data: bytes, name: str = "nets.txt", path: str | None = None) -> Source:
    return Source(name, digest(data), path)


@pytest.fixture
def reading() -> Reading:
    return make_reading()


@pytest.fixture
def reading_of() -> Callable[..., Reading]:
    return make_reading


@pytest.fixture
def library_path(tmp_path: Path) -> Path:
    return tmp_path / "home" / "library.db"


@pytest.fixture
def library(library_path: Path) -> Iterator[Library]:
    with Library(library_path) as opened:
        yield opened


@pytest.fixture
def keep(library: Library) -> Callable[..., Kept]:
    def kept(data: bytes = b"nets", reading: Reading | None = None, name: str = "nets.txt") -> Kept:
        return library.keep(source_of(data, name), data, reading or make_reading())

    return kept


@pytest.fixture
def put(library: Library) -> Callable[..., str]:
    """Keeps a text as a file of that name; gives its id."""

    def kept(text: str, name: str = "talk.txt") -> str:
        data = text.encode()
        return library.keep(Source(name, digest(data)), data, read(data, name)).id

    return kept
