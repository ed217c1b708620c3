"""Names of the voices, with what they rest on."""

import pytest

from transcripts.model import Person
from transcripts.speakers.naming import names
from transcripts.speakers.naming_rules import cleaned
from transcripts.speakers.remembered import ShowMemory


def found(lines: list[str], first: list[float], about: str = "", *people: Person) -> dict[int, str]:
    return {f.voice: f.name for f in names(lines, first, about, people)}


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("I'm joined today by Bob Roe.", "Bob Roe"),
        ("My guest today is Vincent van der Berg.", "Vincent van der Berg"),
        ("Bob Roe, welcome to the show.", "Bob Roe"),
        ("Please welcome Bob Roe.", "Bob Roe"),
        ("We're here with Bob Roe, who builds.", "Bob Roe"),
        ("Thank you so much for coming on the show, Bob.", "Bob"),
        ("And Today it was raining.", None),
    ],
)
def test_the_opening_lines_make_the_guest_known(line: str, name: str | None) -> None:
    assert found([line, "Hello there."], [0.95, 0.05]).get(1) == name


def test_who_says_their_name_has_it() -> None:
    lines = ["Hi, I'm Ann Lee.", "And I'm Bob Roe."]
    assert found(lines, [0.95, 0.05]) == {0: "Ann Lee", 1: "Bob Roe"}


def test_a_description_names_both() -> None:
    about = "Ann Lee sits down with CEO and founder Bob Roe to talk about bridges."
    assert found(["Hello.", "Hi."], [0.9, 0.1], about) == {0: "Ann Lee", 1: "Bob Roe"}


def test_a_short_name_is_counted_with_the_whole_one() -> None:
    lines = ["I'm joined by Bob Roe.", "Hi.", "So, Bob, how are you?", "Fine."]
    assert found(lines, [0.9, 0.1, 0.9, 0.1]) == {1: "Bob Roe"}


def test_two_names_with_like_reasons_give_none() -> None:
    lines = ["My guest today is Bob Roe.", "Our guest today is Cy Fox."]
    assert found(lines, [0.9, 0.9]) == {}


def test_words_that_oftener_stand_small_are_no_names() -> None:
    lines = ["Hello, World.", "The world is round.", "I'm World, the world."]
    assert found(lines, [0.9, 0.1, 0.1]) == {}


def test_words_that_only_begin_sentences_are_no_names() -> None:
    lines = ["Obviously, what do you think? Obviously, how do you do it?", "I do."] * 3
    assert found(lines, [0.95, 0.05] * 3) == {}


def test_the_source_is_believed_before_the_words() -> None:
    lines = ["I'm joined today by Bob Roe.", "Hi."]
    assert found(lines, [0.9, 0.1], "", Person("Cy Fox", "guest")) == {1: "Cy Fox"}


def test_what_a_name_rests_on_is_quoted() -> None:
    [one] = names(["I'm joined today by Bob Roe.", "Hi."], [0.9, 0.1], "", ())
    assert one.evidence == "“joined today by Bob Roe”"


def test_only_words_of_the_source_are_quoted() -> None:
    lines = ["I'm joined today by Bob Roe.", "Hi."]
    both = names(lines, [0.9, 0.1], "", (Person("Ann Lee"), Person("Bob Roe")))
    assert [one.evidence for one in both] == ["“joined today by Bob Roe”", "named beside Bob Roe"]
    show = ShowMemory("Tea", (("Ann Lee", 3),), 3)
    regular = {one.name: one.evidence for one in names(lines, [0.9, 0.1], "", (), show=show)}
    assert regular["Ann Lee"] == "host of 3 other episodes of Tea"


def test_marks_inside_a_quotation_are_of_the_second_order() -> None:
    [one] = names(TALK, [0.9, 0.1, 0.5, 0.1], "Jane Doe on “bridges”", ())
    assert one.evidence == "called “Jane Doe on ‘bridges’”"


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("And Bob Roe", "Bob Roe"),
        ("You're Bob Roe", "Bob Roe"),
        ("Bloomberg’s Emily Chang", "Emily Chang"),
        ("The", None),
    ],
)
def test_words_around_a_name_are_no_part_of_it(words: str, name: str | None) -> None:
    assert cleaned(words) == name


TALK = ["So Jane, how do you build?", "I told you, I build.", "Then we asked Jane again.", "Yes."]


@pytest.mark.parametrize("about", ["Jane Doe on bridges", "#4 – Jane Doe: bridges\nA long story."])
def test_a_name_in_a_title_counts_where_the_talk_has_it(about: str) -> None:
    likely = [0.9, 0.1, 0.5, 0.1]
    assert found(TALK, likely, about) == {1: "Jane Doe"}
    assert found(["What now?", "I build."], [0.9, 0.1], about) == {}


def test_a_file_name_names_whom_the_talk_names() -> None:
    one = names(TALK, [0.9, 0.1, 0.5, 0.1], "", (), file_name="ep12-jane-doe.vtt")
    assert [(f.name, f.voice, f.evidence) for f in one] == [
        ("Jane Doe", 1, "called “ep12-jane-doe.vtt”")
    ]


def test_of_two_in_a_title_the_other_is_the_other_voice() -> None:
    both = found(TALK, [0.95, 0.1, 0.5, 0.1], "Ann Lee x Jane Doe")
    assert both == {1: "Jane Doe", 0: "Ann Lee"}


def test_of_two_whom_the_source_names_the_other_is_the_other_voice() -> None:
    lines = ["I'm joined today by Bob Roe.", "Hi."]
    both = found(lines, [0.9, 0.1], "", Person("Ann Lee"), Person("Bob Roe"))
    assert both == {1: "Bob Roe", 0: "Ann Lee"}


@pytest.mark.parametrize(
    "lines",
    [
        ["We use Vite, and in Vite it is fast.", "Vite, you know. Yeah, Vite. On Vite I build."],
        ["With Harvey, we lost it.", "For Harvey, you see, it was so. It was after Harvey."],
    ],
)
def test_things_that_are_spoken_of_are_no_names(lines: list[str]) -> None:
    assert found(lines * 2, [0.95, 0.05] * 2) == {}


def test_who_is_thanked_by_name_at_the_end_has_it_by_that_alone() -> None:
    lines = ["So what did you build?", "A bridge, as Bob Roe says."] * 20
    first = [0.97, 0.03] * 20
    assert found([*lines, "Thank you, Bob."], [*first, 0.97]) == {1: "Bob"}
    assert found(["Thank you, Bob.", *lines], [0.97, *first]) == {}


@pytest.mark.parametrize("line", ["Thanks for having me, Ann.", "Ann, thank you for having me on."])
def test_who_is_thanked_for_having_somebody_is_the_host(line: str) -> None:
    lines = ["So we begin.", line, "As Ann says, it rains."]
    assert found(lines, [0.9, 0.1, 0.1]) == {0: "Ann"}


def test_praise_that_belongs_to_a_name_speaks_to_nobody() -> None:
    lines = ["What is it?", "You know the Great Firewall. Behind the Great Firewall, it is."] * 3
    assert found(lines, [0.95, 0.05] * 3) == {}


def test_two_words_of_a_file_name_that_the_talk_never_speaks_to_are_no_guest() -> None:
    lines = ["Welcome to another Spotlight, where we meet people.", "I like Spotlight."] * 6
    first = [0.95, 0.05] * 6
    for file_name in ("harbour-spotlight-7.txt", "spotlight-harbour.txt"):
        assert names(lines, first, "", (), file_name=file_name) == []


def test_of_two_people_in_a_file_name_the_guest_is_whom_the_talk_speaks_to() -> None:
    lines = ["So, Bob, what do you build?", "Bridges, Ann."] * 3
    found = names(lines, [0.95, 0.05] * 3, "", (), file_name="show-ann-lee-bob-roe.txt")
    assert {f.voice: f.name for f in found}[1] == "Bob Roe"
