"""What a correction changes of who speaks, in a sentence that fits the status line."""

from reader.altered import given_before, turned_round
from reader.telling import ROOM, fitting

TALK = (
    ("Ann", "Is the tide in?"),
    ("Ben", "It is."),
    ("Ben", "It is out by noon."),
    ("Ann", "And then?"),
)


def other(lines):
    return [("Ben" if who == "Ann" else "Ann", text) for who, text in lines]


def test_lines_turned_round_are_counted_from_the_one_on_which_it_began(transcript_of):
    before = transcript_of(TALK)
    people = before.details.people

    def after(lines):
        # The same two people, in the same places.
        found = transcript_of([("Ann", ""), ("Ben", ""), *lines])
        assert found.details.people == people
        turned = transcript_of([("Ann", ""), ("Ben", ""), *TALK])
        return turned, found

    turned, found = after(other(TALK))
    assert turned_round(turned, found, 3) == "4 lines from here on are the other way round."
    assert turned_round(turned, found, 6) == "1 line from here on is the other way round."
    turned, found = after([*TALK[:2], *other(TALK[2:3]), TALK[3]])
    assert turned_round(turned, found, 3) == "1 of 4 lines from here on are the other way round."


def test_nothing_is_told_of_lines_given_before_where_there_are_none(transcript_of):
    talk = transcript_of(TALK)
    assert given_before(talk, 0, len(talk.text), 0) == ("", set())


def test_lines_given_to_somebody_else_before_are_told_by_their_place(transcript_of):
    talk = transcript_of(TALK)
    first, end = talk.blocks.offsets[1], talk.blocks.end_offset(2)
    told = talk._replace(told=((first, end),))
    whole = (0, len(talk.text))
    assert given_before(told, *whole, 0) == ("line 2", {1})
    assert given_before(told, *whole, 1) == ("", set())
    assert given_before(told, first, end, 0) == ("", set())
    told = talk._replace(told=((first, talk.blocks.end_offset(4)),))
    assert given_before(told, *whole, 7) == ("line 2 and 2 others", {0, 1})


def test_the_first_sentence_that_fits_is_told():
    assert fitting("a" * (ROOM + 1), "b" * ROOM, "c") == "b" * ROOM
    assert fitting("a" * (ROOM + 1)) == "a" * (ROOM + 1)
