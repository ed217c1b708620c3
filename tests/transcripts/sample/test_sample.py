"""The sample reads as what it is, through the same door as any other file."""

import pytest

from transcripts.columns import DESCRIPTION, SPEECH
from transcripts.formats import read
from transcripts.model import Reading
from transcripts.sample import SAMPLE_NAME, sample_bytes


@pytest.fixture(scope="module")
def reading() -> Reading:
    return read(sample_bytes(), SAMPLE_NAME)


def test_it_has_a_title_a_show_a_day_and_two_people_with_roles(reading):
    details = reading.details
    assert (details.title, details.show) == ("What the tape remembers", "Harbour Lights")
    assert details.published is not None
    assert [(p.name, p.role) for p in details.people] == [
        ("Nell Farrow", "host"),
        ("Idris Calloway", "guest"),
    ]


def test_it_is_about_a_quarter_of_an_hour_of_talk_in_five_chapters(reading):
    spoken = [block for block in reading.blocks if block.kind == SPEECH]
    assert 2200 <= sum(len(block.text.split()) for block in spoken) <= 2500
    assert 14 * 60 <= reading.details.duration <= 17 * 60
    assert len(reading.details.chapters) == 5
    assert all(chapter.start is not None for chapter in reading.details.chapters)


def test_every_turn_has_a_speaker_and_a_time_that_goes_forward(reading):
    spoken = [block for block in reading.blocks if block.kind == SPEECH]
    times = [block.start for block in spoken]
    assert None not in times
    assert times == sorted(times)
    assert {block.speaker for block in spoken} == {0, 1}
    assert times[-1] < reading.details.duration


def test_it_says_that_it_is_invented(reading):
    described = [block.text for block in reading.blocks if block.kind == DESCRIPTION]
    assert len(described) == 1
    assert "invented" in described[0]


def test_no_mark_of_the_format_is_left_in_the_words(reading):
    assert not set("*\\[]#") & set(reading.blocks.text)
