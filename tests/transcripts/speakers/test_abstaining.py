"""When two voices do not explain the lines, however sure the decoder was."""

import numpy as np

from transcripts.speakers.abstaining import after_decoding
from transcripts.speakers.conversation import Conversation
from transcripts.speakers.weights import fitted

_LECTURE = (
    "The bridge stands where the two rivers meet, and people have crossed it ever since.",
    "I remember that the engineers were told it could not be done, and they did it anyway.",
    "So that is why the arches are as wide as they are, and why they have lasted.",
    "You know, when I was young I would walk there with my father in the evening.",
    "And yeah, it was really the best thing that anybody had in that town.",
)


def _reason(*more: str) -> str | None:
    lines = [f"{line[:-1]}, number {n}." for n in range(20) for line in _LECTURE]
    talk = Conversation([*lines, *more], fitted())
    return after_decoding(talk, np.array([0.98 if n % 3 else 0.02 for n in range(len(talk.lines))]))


def test_where_hardly_anything_is_asked_one_person_speaks() -> None:
    assert _reason("Why?") == "hardly anything is asked, as where one person speaks"


def test_a_few_questions_to_somebody_make_a_conversation() -> None:
    assert _reason(*["And what did you do then?"] * 4) is None


def test_questions_to_nobody_are_questions_too() -> None:
    assert _reason(*["And then what?"] * 4) is None
