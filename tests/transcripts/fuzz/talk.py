"""One short conversation, and what helps to tell it in every format there is."""

import json
from collections.abc import Callable
from typing import Any, NamedTuple


class Said(NamedTuple):
    who: int
    start: float
    end: float
    text: str


PEOPLE = ("Ann Lee", "Bob Roe")
TALK = (
    Said(0, 0.5, 2.5, "When did the harbour freeze over?"),
    Said(1, 3.0, 6.0, "In the second winter, and all of it."),
    Said(0, 6.5, 8.0, "Did anybody walk across?"),
    Said(1, 8.5, 11.0, "My father did, and he did it twice."),
    Said(0, 11.5, 13.0, "Were you not afraid?"),
    Said(1, 13.5, 16.0, "We were too young for that."),
)
SAID = tuple(one.text for one in TALK)
CHAPTERS = ("The first winter", "The frozen harbour", "What came after")


class Sample(NamedTuple):
    """`said` are words that stand in the text in this order, or the titles of a companion's
    chapters, or the names of its speakers."""

    file: str
    data: bytes
    said: tuple[str, ...] = SAID
    binary: bool = False
    """Whether it is no text, so that it has neither an encoding nor line ends."""


class Samples(dict[str, Sample]):
    """Samples by the names of their formats."""

    def add(self, format: str, file: str, data: Any, *said: str, binary: bool = False) -> None:
        """Put one in: text and bytes as they are, anything else as JSON."""
        if not isinstance(data, str | bytes):
            data = json.dumps(data, indent=1)
        if isinstance(data, str):
            data = data.encode()
        self[format] = Sample(file, data, said or SAID, binary)


def each(row: Callable[..., Any]) -> list[Any]:
    """A row for each utterance of the talk."""
    return [row(*one) for one in TALK]


def words(one: Said) -> list[tuple[str, float, float]]:
    """The words of an utterance with times of their own."""
    tokens = one.text.split()
    step = (one.end - one.start) / len(tokens)
    return [
        (word, round(one.start + n * step, 3), round(one.start + (n + 1) * step, 3))
        for n, word in enumerate(tokens)
    ]


def each_word(row: Callable[..., Any]) -> list[Any]:
    """A row for each word: who, start, end, word."""
    return [row(one.who, start, end, word) for one in TALK for word, start, end in words(one)]


def ms(seconds: float) -> int:
    return round(seconds * 1000)


def stamp(seconds: float, mark: str = ".") -> str:
    return f"00:{int(seconds) // 60:02}:{int(seconds) % 60:02}{mark}{ms(seconds) % 1000:03}"


def lines(row: Callable[..., str]) -> str:
    return "\n".join(each(row)) + "\n"


def tokens(**keys: Callable[..., Any]) -> list[Any]:
    """A row for each word with the keys and what each holds of (who, start, end, word)."""
    return each_word(lambda *one: {key: value(*one) for key, value in keys.items()})


def who(w: int, a: float, b: float, text: str) -> str:
    return PEOPLE[w]


def start(w: int, a: float, b: float, text: str) -> float:
    return a


def end(w: int, a: float, b: float, text: str) -> float:
    return b


def start_ms(w: int, a: float, b: float, text: str) -> int:
    return ms(a)


def end_ms(w: int, a: float, b: float, text: str) -> int:
    return ms(b)


def text(w: int, a: float, b: float, text: str) -> str:
    return text


def spaced(w: int, a: float, b: float, text: str) -> str:
    return f"{text} "


def rows(**keys: Callable[..., Any]) -> list[Any]:
    """The same, a row for each utterance."""
    return each(lambda *one: {key: value(*one) for key, value in keys.items()})


def inside(**keys: Callable[..., Any]) -> Callable[..., Any]:
    """The words of an utterance as rows inside its row."""
    return lambda w, a, b, said: [
        {name: value(w, start, end, word) for name, value in keys.items()}
        for word, start, end in words(Said(w, a, b, said))
    ]
