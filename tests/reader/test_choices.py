"""Who can be chosen for a turn, and how the choice looks on screens of all sizes."""

import pytest

from reader.choices import OTHERWISE, choice_rows, names_of, speaker_choices
from reader.widgets.rows import width_of
from transcripts.model import Person


@pytest.fixture
def council(transcript_of):
    return transcript_of([(f"Councillor {n}", f"Motion {n}.") for n in range(1, 31)])


@pytest.mark.parametrize("width", [30, 36, 76])
def test_who_speaks_now_is_said_however_long_the_name(transcript_of, width):
    talk = transcript_of([("Bartholomew Featherstonehaugh the Third", "Yes."), ("Bo", "No.")])
    rows = choice_rows("Who says this turn?", speaker_choices(talk, 0))(width)
    now = [row for row in rows if row.lit]
    assert len(now) == 1
    assert now[0].text.startswith("  1  Bartholomew")
    assert now[0].text.endswith("  now")
    assert width_of(now[0].left) <= width


def test_each_choice_has_a_key_of_its_own(council):
    choices = speaker_choices(council, 3)
    assert len({choice.key for choice in choices}) == len(choices)


def test_speakers_without_a_key_are_counted_where_names_are_typed(council, transcript_of):
    new = {choice.key: choice for choice in speaker_choices(council, 3)}["n"]
    assert new.note == "or one of 9 more, by name or number"
    few = transcript_of([("Ada", "Yes."), ("Bo", "No.")])
    assert {choice.key: choice for choice in speaker_choices(few, 0)}["n"].note == ""


def test_the_last_line_says_how_to_leave(council):
    rows = choice_rows("Who?", speaker_choices(council, 0))(76)
    assert rows[-1].text == OTHERWISE


def test_a_name_is_unused_as_long_as_nobody_speaks_under_it(transcript_of):
    talk = transcript_of([("Ada", "Yes."), (None, "No.")])
    people = (*talk.people, Person("Bo"), Person(None))
    names = names_of(talk._replace(details=talk.details._replace(people=people)))
    assert names.all == ("Ada", "Bo", "Speaker 3")
    assert (names.heard, names.unused) == (("Ada",), ("Bo",))
