"""Short names for the margin, and which words before a colon are names."""

import pytest

from transcripts.speakers.names import accepted, display_names, is_sound, is_unknown, label


def test_the_surname_stands_for_a_person_where_it_is_theirs_alone() -> None:
    assert display_names(["Ann van Lee", "Bob Roe", "Cat Roe", "Speaker 1", "Dee"]) == [
        "van Lee",
        "Bob Roe",
        "Cat Roe",
        "Speaker 1",
        "Dee",
    ]


def test_titles_degrees_and_handles_are_no_surnames() -> None:
    names = ["Mireille Reece, PsyD", "Justin Florentine (Besu)", "Sam Hill Jr."]
    assert display_names(names) == ["Reece", "Florentine", "Hill"]


def test_a_surname_that_is_anothers_first_name_is_not_shortened_to() -> None:
    assert display_names(["James Lee", "Lee Roe"]) == ["James Lee", "Roe"]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Ann: hi", "Ann"),
        ("DR. O'NEIL-SMITH: Yes: I said so.", "DR. O'NEIL-SMITH"),
        ("Mireille B. Reece, Psy.D: hi", "Mireille B. Reece, Psy.D"),
        ("61246  田中太郎: hi", "61246  田中太郎"),
        ("田中： はい", "田中"),
        ("Ann:", "Ann"),
        ("http://x", None),
        ("It was 10:30 then", None),
        ("So I said. And then: no", None),
        ("one two three four five: no", None),
        ("* Ann: hi", None),
        (": hi", None),
    ],
)
def test_what_can_be_a_name_before_a_colon(line: str, name: str | None) -> None:
    found = label(line)
    assert (found.name if found else None) == name


def test_names_must_come_again_and_outnumber_other_colons() -> None:
    assert accepted(["Ann", "Bob", "Ann", "Bob"], 40) == {"Ann", "Bob"}
    assert accepted(["Ann", "Bob"], 40) == frozenset()
    assert accepted(["Ann"] * 20, 40) == {"Ann"}
    assert (
        accepted(["Ann", "Bob"] * 2 + ["which is", "that was", "for this"] * 4, 90) == frozenset()
    )
    assert accepted(["note", "time"] * 9, 40) == frozenset()


@pytest.mark.parametrize(
    ("name", "played"),
    [
        ("Break", True),
        ("SNL Jingle", True),
        ("Sound Sample", True),
        ("Bette Midler Song", True),
        ("Zelda track", True),
        ("Jimmy Song", False),
        ("Ann Break", False),
        ("Ann", False),
    ],
)
def test_what_is_played_is_nobody(name: str, played: bool) -> None:
    assert is_sound(name) is played


@pytest.mark.parametrize(
    ("name", "unknown"),
    [
        ("Unknown Speaker", True),
        ("Unidentified", True),
        ("?", True),
        ("Unknown Speaker 2", False),
        ("Una", False),
    ],
)
def test_a_label_for_whom_nobody_knows_names_nobody(name: str, unknown: bool) -> None:
    assert is_unknown(name) is unknown
