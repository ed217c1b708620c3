"""A talk on four subjects, written for the tests, long enough to be given chapters."""

import random
from collections.abc import Callable, Sequence

import pytest

from transcripts.columns import NOBODY
from transcripts.model import BlocksBuilder, Details, Person, Reading, Source, Transcript, Version
from transcripts.turns import group


def _words(said: str) -> list[str]:
    return said.split()


_SUBJECTS = (
    (
        "Now let's talk about the harbour. How did the storm damage the harbour wall?",
        _words("harbour wall storm waves boats anchor fishermen tide pier rope sailors gale"),
    ),
    (
        "Okay, moving on, I'd love to ask you about sourdough bread. How do you bake it?",
        _words("sourdough bread flour oven yeast crust dough baker starter kneading loaf salt"),
    ),
    (
        "Let's switch gears. What can amateur astronomers see with a small telescope?",
        _words(
            "telescope planet astronomers saturn lens comet orbit galaxy moons eclipse sky mirror"
        ),
    ),
    (
        "Before we finish, I want to talk about the railway museum. Why was it closed?",
        _words(
            "railway museum engine steam locomotive track visitors whistle boiler carriage coal"
        ),
    ),
)
_SHAPES = (
    "The {0} and the {1} were what people remembered about the {2} in those days.",
    "We always looked at the {0} first, because without a {1} there is no {2} at all.",
    "My father said that every {0} needs a {1}, and he was right about the {2}.",
    "It took a long time until the {0} was ready, and then the {1} changed the {2}.",
)
Make = Callable[..., Transcript]


def _made(lines: Sequence[str], speakers: Sequence[int] = ()) -> Transcript:
    builder = BlocksBuilder()
    for number, line in enumerate(lines):
        builder.add(line, line=number + 1, speaker=speakers[number] if speakers else NOBODY)
    blocks = builder.build()
    people = tuple(Person(f"Person {n}") for n in range(max(speakers, default=-1) + 1))
    details = Details(people=people)
    version = Version(1, Source("talk.txt", ""), Reading("plain", 1, blocks, details))
    return Transcript("talk", version, details, blocks, group(blocks))


@pytest.fixture
def made() -> Make:
    """A transcript of lines, with the index of the speaker of each."""
    return _made


def _talk() -> tuple[list[str], list[int], list[int]]:
    chance = random.Random(3)
    lines = ["Hello and welcome to the evening podcast, my name is Ann Lee.", "Good to be here."]
    speakers, starts = [0, 1], []
    for question, words in _SUBJECTS:
        starts.append(len(lines) + 1)
        lines.append(question)
        speakers.append(0)
        for _ in range(7):
            said = [
                chance.choice(_SHAPES).format(*chance.sample(words, 3))
                for _ in range(chance.randint(2, 4))
            ]
            lines += [" ".join(said), "Right, I see."]
            speakers += [1, 0]
    return lines, speakers, starts


@pytest.fixture
def talk() -> tuple[list[str], list[int], list[int]]:
    """Lines, speakers (0 asks, 1 answers), and the lines (from 1) where subjects begin."""
    return _talk()
