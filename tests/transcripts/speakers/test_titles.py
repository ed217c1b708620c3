"""Names in titles and file names."""

import pytest

from transcripts.speakers.titles import names_in_file_name, names_in_title


@pytest.mark.parametrize(
    ("title", "names"),
    [
        ("Jane Doe on bridges", ["Jane Doe"]),
        ("A talk with Jane Doe", ["Jane Doe"]),
        ("#212 – Jane Doe: how to build", ["Jane Doe"]),
        ("Ep. 12 | Jane Doe | The Show", ["Jane Doe"]),
        ("How to build (with Jane Doe)", ["Jane Doe"]),
        ("Going up with Jane Doe's Bridge", ["Jane Doe"]),
        ("The future of bridges", []),
        ("The Future", []),
        ("Episode 12", []),
    ],
)
def test_a_title_may_hold_a_name(title: str, names: list[str]) -> None:
    found = list(names_in_title(title))
    assert [one.name for one in found] == names
    assert not any(one.sure for one in found)


@pytest.mark.parametrize("title", ["Interview with Jane Doe", "Bridges, feat. Jane Doe"])
def test_a_title_that_says_interview_is_sure(title: str) -> None:
    assert next(one for one in names_in_title(title) if one.sure).name == "Jane Doe"


def test_two_names_side_by_side_know_each_other() -> None:
    pairs = {one.name: one.other for one in names_in_title("Ann Lee x Bob Roe")}
    assert pairs == {"Ann Lee": "Bob Roe", "Bob Roe": "Ann Lee"}


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("Interview with Jane Doe.txt", "Jane Doe"),
        ("ep12-jane-doe.vtt", "Jane Doe"),
        ("2024-05-01_interview_jane_doe.final.srt", "Jane Doe"),
        ("JaneDoe.txt", "Jane Doe"),
        ("talk-with-jane.vtt", "Jane"),
    ],
)
def test_a_file_name_may_hold_a_name(file: str, name: str) -> None:
    assert name in {one.name for one in names_in_file_name(file)}


@pytest.mark.parametrize("file", ["", "transcript.txt", "000_ab12.txt", "1-2-3", "." * 900])
def test_a_file_name_may_hold_none(file: str) -> None:
    assert not list(names_in_file_name(file))


@pytest.mark.parametrize("file", ["spotlight-spotlight-5.txt", "ncssm-mohammad.txt"])
def test_a_word_twice_or_letters_nobody_can_say_are_no_name(file: str) -> None:
    assert not list(names_in_file_name(file))


def test_a_short_name_may_have_no_vowel() -> None:
    assert "Andrew Ng" in {one.name for one in names_in_file_name("12-andrew-ng.txt")}


def test_a_long_title_is_looked_at_in_bounded_time() -> None:
    assert len(list(names_in_title("Jane Doe x " * 100_000))) < 50
    assert len(list(names_in_file_name("jane-" * 100_000))) < 100
