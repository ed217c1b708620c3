"""What was worked out is not stated because it was written out and read again."""

import json
from array import array

import pytest

from transcripts.exports import export
from transcripts.formats import read
from transcripts.library.transcripts import build
from transcripts.model import Person, Source, degree
from transcripts.speakers.inferring import infer


@pytest.fixture
def talk(interview):
    data = interview.replace("Welcome to the show.", "Welcome to Bell Talk, I'm Mary Stone.")
    source = Source("talk.txt", "0" * 64)
    return build(source, read(data.encode(), "talk.txt"), infer)


@pytest.mark.parametrize("form", ["markdown", "text"])
def test_an_export_read_again_says_that_its_names_are_inferred(talk, form):
    again = build(
        Source("again", "1" * 64), read(export(talk, form).text.encode(), f"again.{form}")
    )
    assert again.attribution == "inferred"
    named = [person for person in again.people if person.name]
    assert named
    assert all(person.inferred and "attributed" not in (person.name or "") for person in named)
    assert all(again.inferred(start, start + 1) for start in again.turns.starts)


def test_json_says_of_each_segment_how_certain_its_speaker_is(talk):
    assert talk.inference is not None
    surest = array("f", [1.0]) + talk.inference.confidences[1:]
    talk = talk._replace(inference=talk.inference._replace(confidences=surest))
    segments = json.loads(export(talk, "json").text)["segments"]
    for segment, chance in zip(segments, surest, strict=True):
        assert segment["degree"] == degree(chance)
        assert segment["confidence"] == pytest.approx(min(chance, 0.999), abs=0.001)
        assert segment["confidence"] < 1
    again = build(Source("again", "1" * 64), read(export(talk, "json").text.encode(), "a.json"))
    assert again.text == talk.text
    assert again.turns.speakers == talk.turns.speakers
    assert all(person.inferred for person in again.people)


def test_json_says_nothing_of_certainty_where_a_person_or_the_source_says_who_speaks(talk):
    told = talk._replace(told=((0, len(talk.text)),))
    for one in (told, talk._replace(inference=None)):
        segments = json.loads(export(one, "json").text)["segments"]
        assert not any("degree" in segment or "confidence" in segment for segment in segments)


def test_json_tells_what_only_a_person_said_from_what_the_source_says(talk):
    assert talk.inference is not None
    told = talk._replace(inference=talk.inference._replace(reason="it is too short"))
    told = told._replace(
        details=talk.details._replace(people=(Person("Ann Bell"), Person("Ben Cole"))),
        told=((0, len(talk.text)),),
    )
    assert json.loads(export(told, "json").text)["attribution"] == "person"
    stated = talk._replace(inference=None, details=told.details)
    assert json.loads(export(stated, "json").text)["attribution"] == "source"


def test_captions_that_call_a_name_attributed_do_not_state_it():
    cues = (
        "WEBVTT\n\n00:01.000 --> 00:03.000\n<v Ann Bell (attributed)>Is the tide in?\n\n"
        "00:03.000 --> 00:05.000\n<v Ben Cole (guest, attributed)>It is, and the boats are out.\n"
    )
    again = build(Source("a.vtt", "2" * 64), read(cues.encode(), "a.vtt"))
    assert [(p.name, p.role, p.inferred) for p in again.people] == [
        ("Ann Bell", None, True),
        ("Ben Cole", "guest", True),
    ]
    assert again.attribution == "inferred"
