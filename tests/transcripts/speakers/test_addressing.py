"""Who is spoken to by name, and how many people a talk knows of."""

import pytest

from transcripts.speakers.addressing import addressed, people_heard
from transcripts.speakers.attribution import attribute


@pytest.mark.parametrize(
    ("line", "name", "manner"),
    [
        ("Thank you so much, Bob.", "Bob", "last"),
        ("So, Bob, what do you build?", "Bob", "first"),
        ("I am not sure about that, Bob.", "Bob", "in passing"),
    ],
)
def test_a_name_is_spoken_to(line: str, name: str, manner: str) -> None:
    assert [(one.name, one.manner) for one in addressed(line)] == [(name, manner)]


@pytest.mark.parametrize(
    "line", ["With Bob, what do you do?", "Bob builds bridges.", "", "?" * 9000]
)
def test_who_is_spoken_of_is_not_spoken_to(line: str) -> None:
    assert not list(addressed(line))


def test_people_who_say_who_they_are_are_counted_once() -> None:
    lines = ["I'm Ann Lee.", "And I'm Bob Roe, hello.", "I'm Ann, as I said.", "So am I, Bob Roe."]
    assert people_heard(lines) == 2
    assert people_heard([*lines, "My name is Cy Fox."]) == 3


def test_people_who_are_spoken_to_again_and_again_are_counted() -> None:
    lines = [f"I am not sure about that, {name}." for name in ("Ann", "Bob", "Cy") for _ in "abc"]
    assert people_heard(lines) == 3
    assert people_heard(lines[:-1]) == 2


def test_where_three_people_say_who_they_are_nobody_is_attributed(talk: list[str]) -> None:
    three = ["Hello, I'm Ann Lee.", "I'm Bob Roe.", "And I'm Cy Fox."]
    assert attribute([*three[:2], *talk]).reason is None
    assert "3 people" in (attribute([*three, *talk]).reason or "")
