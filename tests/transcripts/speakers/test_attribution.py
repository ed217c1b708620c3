"""Who speaks each line of a conversation that does not say so."""

import subprocess
import sys
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transcripts.columns import NOBODY
from transcripts.model import Person
from transcripts.people import degree
from transcripts.speakers.attribution import attribute, evidence


def right(speakers: tuple[int, ...], truth: list[int]) -> float:
    return sum(a == b for a, b in zip(speakers, truth, strict=True)) / len(truth)


def test_who_asks_and_who_answers_are_told_apart(talk: list[str], truth: list[int]) -> None:
    found = attribute(talk)
    assert found.reason is None
    assert right(found.speakers, truth) >= 0.9
    assert [person.role for person in found.people] == ["host", "guest"]
    assert all(person.inferred and person.evidence for person in found.people)


def test_a_confidence_is_a_probability_and_has_a_degree(talk: list[str]) -> None:
    found = attribute(talk)
    assert all(0.5 <= confidence <= 1 for confidence in found.confidences)
    assert [degree(c) for c in (0.9, 0.89, 0.7, 0.69)] == ["sure", "likely", "likely", "unsure"]


def test_the_same_lines_give_the_same_answer(talk: list[str]) -> None:
    assert attribute(talk) == attribute(list(talk))


def test_a_line_whose_speaker_a_person_gave_stays_as_given(
    talk: list[str], truth: list[int]
) -> None:
    wrong = {at: 1 - truth[at] for at in (0, 5, len(talk) - 1)}
    found = attribute(talk, fixed=wrong)
    for at, who in wrong.items():
        assert (found.speakers[at], found.confidences[at]) == (who, 1.0)


def test_a_given_line_teaches_the_lines_around_it(talk: list[str], truth: list[int]) -> None:
    at = next(n for n in range(4, len(talk) - 4) if truth[n] == truth[n + 1] == 1)
    before, after = attribute(talk), attribute(talk, fixed={at: 0})
    share = [
        c if s == 0 else 1 - c
        for s, c in ((f.speakers[at + 1], f.confidences[at + 1]) for f in (before, after))
    ]
    assert share[1] > share[0]


def test_a_third_person_may_be_given_lines_that_are_left_to_them(talk: list[str]) -> None:
    cy = Person("Cy", "other")
    found = attribute(talk, people=[cy], fixed={3: 2})
    assert found.speakers[3] == 2
    assert found.people[2] == cy
    assert set(found.speakers) == {0, 1, 2}


def test_lines_given_beyond_the_end_are_not_there(talk: list[str]) -> None:
    assert attribute(talk, fixed={len(talk): 0, -1: 1}) == attribute(talk)


def test_a_name_that_the_source_gives_with_its_role_is_kept(talk: list[str]) -> None:
    eve = Person("Eve Fox", "host")
    assert attribute(talk, people=[eve]).people[0] == eve


def test_three_people_of_whom_the_source_tells_are_not_told_apart(
    talk: list[str], truth: list[int]
) -> None:
    three = [Person("Ann", "host"), Person("Bob", "guest"), Person("Cy", "guest")]
    assert "3 people" in (attribute(talk, people=three).reason or "")
    both = {0: 0, 1: 1}
    assert attribute(talk, people=three, fixed=both).reason is None


def test_nothing_heavy_is_loaded_before_somebody_asks() -> None:
    code = "import sys, transcripts.speakers.attribution; print('numpy' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "False"


def test_a_line_without_words_is_nobodys(talk: list[str]) -> None:
    found = attribute([*talk[:6], "♪ ♪", *talk[6:]])
    assert (found.speakers[6], found.confidences[6]) == (NOBODY, 0.0)


def unpunctuated(talk: list[str]) -> list[str]:
    return ["".join(c for c in line.lower() if c not in ".,?!") for line in talk]


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        ([], "no letters"),
        (["Hello."], "one line"),
        (["12", "--"] * 50, "no letters"),
        (["The same line again."] * 1000, "same"),
        (["Hello, how are you?"] * 200_000, "200,000 lines"),
        (
            [f"Und dann haben wir {n} Häuser gebaut, weil es regnete." for n in range(50)],
            "not English",
        ),
    ],
)
def test_nothing_is_attributed_where_words_cannot_tell(lines: list[str], reason: str) -> None:
    begin = perf_counter()
    found = attribute(lines)
    assert perf_counter() - begin < 5
    assert reason in (found.reason or "")
    assert set(found.speakers) <= {NOBODY}
    assert len(found.speakers) == len(found.confidences) == len(lines)


def test_captions_without_punctuation_are_not_attributed(talk: list[str]) -> None:
    assert attribute(unpunctuated(talk)).reason == "the lines have no punctuation"


def test_a_meeting_is_not_attributed() -> None:
    lines = [
        f"{who} we {did} the agenda for our meeting and we move our action items to slide {n}."
        for n, (who, did) in enumerate(
            [("Okay,", "finished"), ("So", "have"), ("Right,", "need"), ("And", "share")] * 8
        )
    ]
    assert "meeting" in (attribute(lines).reason or "")


def test_where_nothing_is_attributed_what_a_person_gave_stands(talk: list[str]) -> None:
    found = attribute(unpunctuated(talk), people=[Person("Ann")], fixed={2: 1})
    assert found.speakers[2] == 1
    assert set(found.speakers) == {NOBODY, 1}
    assert len(found.people) == 2


def test_evidence_is_words_about_the_line(talk: list[str], truth: list[int]) -> None:
    at = next(n for n in range(4, len(talk)) if talk[n].endswith("?"))
    assert "a question" in evidence(talk, at, limit=8)
    told = evidence(talk, at + 1)
    assert 1 <= len(told) <= 4
    assert any("answers" in what for what in evidence(talk, at + 1, limit=8))
    assert evidence(talk, at, fixed={at: 1}) == ("you said so",)
    assert evidence(["Hello."], 0) == ()


@settings(max_examples=30, deadline=None)
@given(
    st.lists(st.text(max_size=60), max_size=40),
    st.dictionaries(st.integers(-2, 45), st.integers(0, 3), max_size=4),
)
def test_any_lines_have_an_answer(lines: list[str], fixed: dict[int, int]) -> None:
    found = attribute([f"{line} and so I think that you do?" for line in lines], fixed=fixed)
    assert len(found.speakers) == len(lines)
    assert all(who == NOBODY or who < len(found.people) for who in found.speakers)
