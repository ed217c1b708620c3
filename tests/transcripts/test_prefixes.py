"""Marks of a new speaker, and names before utterances as a whole file speaks for them."""

import pytest

from transcripts.speakers.marks import mark_end, utterances
from transcripts.speakers.names import could_be_name, looks_like_name
from transcripts.speakers.prefixes import Prefixes


@pytest.mark.parametrize(
    ("text", "end"),
    [
        (">> So", 3),
        (">>So", 2),
        (">>> News", 4),
        ("≫はい", 1),
        ("- So", 2),
        ("-So", 1),
        ("–No.", 1),
        ("— No.", 2),
        ("-¿Qué?", 1),
        ("—and then", None),
        ("— and then", None),
        ("--and then", None),
        ("-5 degrees", None),
        ("> quoted", None),
        ("So - and", None),
        ("", None),
    ],
)
def test_where_the_words_begin_after_a_mark(text: str, end: int | None) -> None:
    assert mark_end(text) == end


def test_a_caption_is_cut_at_its_marks() -> None:
    assert utterances(["yes it is >> so what", "then", ">> ok"]) == [
        "yes it is",
        ">> so what then",
        ">> ok",
    ]
    assert utterances(["a >>> b", "x >> 2"]) == ["a >>> b x", ">> 2"]
    assert utterances(["-", "One", "-", "Two"]) == ["One", "Two"]
    assert utterances(["-"]) == ["-"]


@pytest.mark.parametrize("number", ["+1 (408) 555-1234", "14085551234", "1408***1234"])
def test_telephone_numbers_name_whoever_calls(number: str) -> None:
    assert could_be_name(number)
    assert looks_like_name(number)


@pytest.mark.parametrize("number", ["1984", "2019-2020", "2023-06-08", "10.12.2023", "12345"])
def test_years_and_dates_name_nobody(number: str) -> None:
    assert not looks_like_name(number)


def test_a_name_ends_where_a_mark_says_so() -> None:
    texts = ["Ann: Hi.", "So.", ">> Hm.", "Well.", "Bob: Yes.", "Ann: No.", "Bob: So."]
    said = list(Prefixes(texts).said(texts))
    assert [s.name for s in said] == ["Ann", None, None, None, "Bob", "Ann", "Bob"]
    assert [s.ends_turn for s in said] == [False, False, True, False, False, False, False]


def test_a_file_without_names_has_no_prefixes() -> None:
    assert not Prefixes(["Well: so", "(laughs) Yes", "- No", ">> Hm"])
