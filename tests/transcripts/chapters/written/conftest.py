"""Talks by hand, with and without names and times."""

from collections.abc import Callable

import pytest

from transcripts.columns import NOBODY, SPEECH, SUMMARY, BlocksBuilder
from transcripts.model import Details, Person, Reading, Source, Transcript, Version
from transcripts.turns import group

SUBJECTS = ("the harbour", "the price of salt", "an old lighthouse", "the winter ferry")


@pytest.fixture(scope="session")
def talk_of() -> Callable[..., Transcript]:
    """talk_of(texts, speakers=(0, 1, …) or None, summary=…, title=…)."""

    def make(
        texts: list[str], speakers: list[int] | None = None, summary: str = "", title: str = ""
    ) -> Transcript:
        builder = BlocksBuilder()
        if summary:
            builder.add(summary, kind=SUMMARY)
        for at, text in enumerate(texts):
            builder.add(text, kind=SPEECH, speaker=speakers[at] if speakers else NOBODY)
        details = Details(
            title=title or None, people=(Person("Ann"), Person("Bo")) if speakers else ()
        )
        reading = Reading("text", 1, builder.build(), details)
        version = Version(1, Source("talk.txt", "0"), reading)
        return Transcript("talk", version, details, reading.blocks, group(reading.blocks))

    return make


@pytest.fixture
def long_talk(talk_of: Callable[..., Transcript]) -> Callable[[int], Transcript]:
    """long_talk(n): n lines of about 90 characters, each about one of four subjects."""

    def make(n: int) -> Transcript:
        texts = [
            f"In line {at} of this talk we speak of {SUBJECTS[(at - 1) * 4 // n]}, "
            "and at some length too."
            for at in range(1, n + 1)
        ]
        return talk_of(texts)

    return make
