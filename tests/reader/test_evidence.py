"""Why somebody is said to speak, in rows: what is sure, what is in doubt."""

from array import array

import pytest

from reader.certainty import doubts
from reader.evidence import DOUBTS, doubt_rows, evidence_rows
from transcripts.model import Inference


@pytest.fixture
def talk(transcript_of):
    transcript = transcript_of([("Ada", "How so?"), ("Bo", "Because."), ("Ada", "I see.")] * 4)
    speakers = transcript.blocks.speakers
    confidences = array("f", [0.95, 0.8, 0.4] * 4)
    kept = tuple((number, 1 - who) for number, who in enumerate(speakers, 1))
    found = Inference(speakers, confidences, transcript.people, doubts=kept)
    return transcript._replace(inference=found)


def words(rows) -> str:
    return "\n".join(row.text for row in rows)


def test_a_line_says_how_sure_it_is_and_the_talk_how_many_are(talk):
    start = talk.text.index("Because")
    said = words(evidence_rows(talk, start, start + 8, ["answers"])(60))
    assert "Bo  likely: right in about 80 of 100 such lines" in said
    assert "· answers" in said
    assert "4 lines sure, 4 likely, 4 unsure. r corrects" in said


def test_what_a_person_said_is_no_longer_counted_as_worked_out(talk):
    start = talk.text.index("Because")
    told = talk._replace(told=((start, start + len("Because.")),))
    said = words(evidence_rows(told, start, start + 8, ())(60))
    assert "Bo  you said so" in said
    assert "4 lines sure, 3 likely, 4 unsure, 1 told by you." in said


def test_what_a_person_said_is_told_once(talk):
    start = talk.text.index("Because")
    told = talk._replace(told=((start, start + len("Because.")),))
    said = words(evidence_rows(told, start, start + 8, ["you said so"])(60))
    assert said.count("you said so") == 1


def test_a_line_for_which_nothing_weighs_enough_says_so(talk):
    start = talk.text.index("I see.")
    said = words(evidence_rows(talk, start, start + 6, ())(60))
    assert "Ada  unsure: right in about 40 of 100 such lines" in said
    assert "· little speaks for either voice" in said
    start = talk.text.index("Because")
    assert "little speaks" not in words(evidence_rows(talk, start, start + 8, ())(60))


def test_what_was_counted_is_not_quoted(talk):
    counted = "asks 123 of the 174 questions"
    people = tuple(p._replace(name=None, inferred=True, evidence=counted) for p in talk.people)
    talk = talk._replace(details=talk.details._replace(people=people))
    said = words(evidence_rows(talk, 0, 6, ["a question"])(60))
    assert f"The role: {counted}" in said


def test_kept_words_in_doubt_are_listed_with_both_speakers(talk):
    said = words(doubt_rows(talk, doubts(talk))(60))
    assert "“Because. …”" in said
    assert said.count("kept as Ada, by now Bo") + said.count("kept as Bo, by now Ada") == DOUBTS
    assert f"and {12 - DOUBTS} more" in said
