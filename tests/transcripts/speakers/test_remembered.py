"""What a show's other transcripts tell of its host."""

import pytest

from transcripts.model import Person
from transcripts.speakers.attribution import attribute
from transcripts.speakers.naming import names
from transcripts.speakers.remembered import ShowMemory, remember

ANN = Person("Ann Lee", "host")


def cast(number: int) -> list[Person]:
    return [ANN, Person(f"Guest {number} Roe", "guest")]


def test_stated_hosts_are_counted() -> None:
    found = remember("Bridges", [cast(1), cast(2)])
    assert found == ShowMemory("Bridges", (("Ann Lee", 2),), 2)


def test_who_is_heard_in_most_episodes_is_a_host_without_being_called_so() -> None:
    casts = [[Person("Ann Lee"), Person(f"Guest {n}")] for n in range(4)]
    assert remember("Bridges", casts).hosts == (("Ann Lee", 4),)


def test_what_was_inferred_is_no_evidence() -> None:
    casts = [[Person("Ann Lee", "host", True, "I'm Ann Lee")]] * 5
    assert remember("Bridges", casts) == ShowMemory("Bridges")


@pytest.fixture
def silent(talk: list[str]) -> list[str]:
    """A talk, twice over, in which nobody says the host's name."""
    return [line.replace("Ann Lee", "with you").replace(", Ann", "") for line in talk] * 2


def test_the_host_of_the_other_episodes_is_named_with_the_reason(silent: list[str]) -> None:
    assert attribute(silent).people[0].name is None
    host = attribute(silent, show=remember("Bridges", [cast(1), cast(2), cast(3)])).people[0]
    assert host == Person("Ann Lee", "host", True, "host of 3 other episodes of Bridges")


def test_what_a_person_called_the_host_is_remembered_for_the_show(silent: list[str]) -> None:
    host = attribute(silent, show=remember("Bridges", [], "Eve Fox")).people[0]
    assert host == Person("Eve Fox", "host", True, "you called the host of Bridges so")


def test_one_of_two_hosts_is_named_only_where_the_words_tell_which() -> None:
    two = ShowMemory("Bridges", (("Ann Lee", 9), ("Eve Fox", 8)), 10)
    lines = [
        "What do you think?",
        "I think so.",
        "Really?",
        "Thanks for asking, Eve. Thank you, Eve.",
    ]
    first = [0.95, 0.05, 0.95, 0.05]
    assert names(lines[:3], first[:3], "", (), show=two) == []
    assert [f.name for f in names(lines, first, "", (), show=two)] == ["Eve Fox"]


def test_the_host_is_not_taken_for_the_guest() -> None:
    show = remember("Bridges", [cast(1)])
    lines = ["I'm here with Ann Lee.", "Hi.", "So, Ann, what do you think?", "Well."]
    assert not [f for f in names(lines, [0.9, 0.1, 0.9, 0.1], "", (), show=show) if f.voice == 1]
