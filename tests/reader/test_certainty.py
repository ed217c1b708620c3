from array import array

import pytest

from reader.certainty import Certainty, Doubt, certainty, doubts, why_nobody
from transcripts.attributed import NOT_YET
from transcripts.columns import EVENT
from transcripts.model import Inference


@pytest.fixture
def talk_of(transcript_of):
    def make(confidences, reason=None, **more):
        lines = [("Ada", "One."), ("Bo", "Two."), ("Ada", "Three."), (None, "[music]", EVENT)]
        transcript = transcript_of(lines)
        found = Inference(
            transcript.blocks.speakers, array("f", confidences), transcript.people, reason
        )
        return transcript._replace(inference=found, **more)

    return make


def test_lines_of_speech_are_counted_by_degree(talk_of):
    assert certainty(talk_of([0.99, 0.95, 0.75, 0])) == Certainty(2, 1)
    assert certainty(talk_of([0.3, 0.3, 0.3, 0])).counted() == "3 lines unsure"


def test_what_a_person_said_is_counted_apart(talk_of):
    found = certainty(talk_of([0.99, 0.4, 0.4, 0], told=((5, 9),)))
    assert found == Certainty(1, 0, 1, told=1)
    assert found.counted() == "1 line sure, 1 unsure, 1 told by you"


def test_what_was_given_to_the_other_since_is_in_doubt_no_more(talk_of):
    kept = talk_of([0.9, 0.9, 0.9, 0])
    kept = kept._replace(inference=kept.inference._replace(doubts=((1, 1), (2, 1))))
    assert doubts(kept) == [Doubt(1, stays=0, told=1)]
    assert doubts(kept._replace(inference=None)) == []


def test_stated_speakers_have_no_degrees(transcript_of):
    transcript = transcript_of([("Ada", "One."), (None, "Two.")])
    assert certainty(transcript) is None
    assert why_nobody(transcript) is None


def test_the_reason_is_told_only_where_it_was_looked_into(transcript_of):
    transcript = transcript_of([(None, "one"), (None, "two")])
    found = Inference(transcript.blocks.speakers, array("f", [0, 0]), (), "it is too short")
    assert why_nobody(transcript) is None
    assert why_nobody(transcript._replace(inference=found)) == "it is too short"
    not_yet = transcript._replace(inference=found._replace(reason=NOT_YET))
    assert (why_nobody(not_yet), certainty(not_yet)) == (None, None)
