"""Text from outside is made safe one for one; sentences cover every word once."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transcripts.text import make_safe, one_line, sentences

ANY_TEXT = st.text(alphabet=st.characters(exclude_categories=()), max_size=200)
BIDI = set("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@given(ANY_TEXT)
def test_make_safe_keeps_the_number_of_characters(text: str) -> None:
    assert len(make_safe(text)) == len(text)


@given(ANY_TEXT)
def test_make_safe_leaves_nothing_that_steers_or_hides(text: str) -> None:
    for character in make_safe(text):
        assert unicodedata.category(character) not in {"Cc", "Cs", "Zl", "Zp"}
        assert character not in BIDI


@given(ANY_TEXT)
def test_make_safe_is_done_once(text: str) -> None:
    safe = make_safe(text)
    assert make_safe(safe) == safe
    safe.encode()


@pytest.mark.parametrize(
    "text", ["Plain words.", "Zoë – „ja“", "日本語。", "👩\u200d👩\u200d👧", "नम\u200cस्ते"]
)
def test_make_safe_leaves_honest_text_alone(text: str) -> None:
    assert make_safe(text) == text


def test_make_safe_shows_a_stand_in_for_each_control() -> None:
    assert make_safe("\x1b[31m") == "␛[31m"
    assert make_safe("a\tb\nc\u2028d") == "a b c d"
    assert make_safe("\x07\x7f\x9b\u202e\ud800") == "␇␡���"


def test_one_line_is_safe_and_has_single_blanks() -> None:
    assert one_line(" Ann\r\n\tvan\u2028 Lee\x1b ") == "Ann van Lee␛"
    assert one_line("\n \t") == ""


@given(st.text(max_size=300))
def test_every_visible_character_stands_in_exactly_one_sentence(text: str) -> None:
    covered = [0] * len(text)
    last = 0
    for start, end in sentences(text):
        assert last <= start < end <= len(text)
        last = end
        for index in range(start, end):
            covered[index] += 1
    for index, character in enumerate(text):
        assert covered[index] == 1 or (covered[index] == 0 and character.isspace())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hi. How are you? Fine!", ["Hi.", "How are you?", "Fine!"]),
        ("Dr. Lee met J. Smith at 3.5 p.m. today.", ["Dr. Lee met J. Smith at 3.5 p.m. today."]),
        ("“Go.” She went.", ["“Go.”", "She went."]),
        ("So am I. You?", ["So am I.", "You?"]),
        ("はい。そうです。", ["はい。", "そうです。"]),
        ("no stop at all", ["no stop at all"]),
        ("", []),
    ],
)
def test_sentences_end_where_a_reader_would_end_them(text: str, expected: list[str]) -> None:
    assert [text[a:b] for a, b in sentences(text)] == expected


def test_a_million_characters_are_quick_to_cut() -> None:
    assert len(sentences("Word. " * 170_000)) == 170_000


def test_a_run_of_stops_is_quick_to_cut_and_no_sentence_by_itself() -> None:
    assert len(sentences("." * 100_000)) == 1
    assert len(sentences('."' * 100_000)) == 1
