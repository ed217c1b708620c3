"""What counts as a word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.words import positions, tokens, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Open-source models", ["open", "source", "models"]),
        ("I don’t, I don't, I dont", ["i", "dont", "i", "dont", "i", "dont"]),
        ("we're not were", ["we're", "not", "were"]),
        ("C++ and C# and F#, C.", ["c++", "and", "c#", "and", "f#", "c"]),
        (
            "Llama 3.1 at 10:30, 1,000,000 times",
            ["llama", "3.1", "at", "10:30", "1000000", "times"],
        ),
        ("naïve Café CAFE\u0301 STRASSE straße", ["naive", "cafe", "cafe", "strasse", "strasse"]),
        ("東京に", ["東", "京", "に"]),
        ("_really_ snake_case", ["really", "snake", "case"]),
        ("It ended. Then", ["it", "ended", "then"]),
        ("", []),
        ("“‘—…’”", []),
    ],
)
def test_words_of_a_text(text: str, expected: list[str]):
    assert words(text) == expected


def test_a_possessive_is_also_found_by_its_owner():
    (token,) = tokens("Apple’s")
    assert token.forms == ("apple's", "apple")


def test_hurried_typing_finds_a_contraction():
    assert "thats" in next(tokens("that's")).forms
    assert "its" not in next(tokens("it's")).forms


def test_long_runs_are_cut_short_but_stay_one_word():
    assert len(words("x" * 10_000)) == 1
    assert words("x" * 10_000) == words("x" * 9_000)


@given(st.text(max_size=200))
def test_places_agree_with_the_tokens(text: str):
    found, length = positions(text, 7)
    listed = list(tokens(text))
    assert length == len(listed)
    expected: dict[str, list[int]] = {}
    for at, token in enumerate(listed, 7):
        for form in token.forms:
            expected.setdefault(form, []).append(at)
    assert found == expected
    assert all(text[t.start : t.end] for t in listed)


@given(st.text(alphabet="aAéEßİıſ'’-#+.,:1230 \u0301京", max_size=60))
def test_the_words_of_a_word_are_itself(text: str):
    """What is found in a text can be typed as a query."""
    for token in tokens(text):
        assert words(text[token.start : token.end])[:1] == [token.forms[0]] or "#" in text


@given(st.text(alphabet="aB1'’‘“”—…·•→ .,:+#-_\u00a0", max_size=60))
def test_typographic_signs_change_no_words(text: str):
    """The quick way for texts that are ASCII but for quotes and dashes, and the other."""
    quick = [(t.start, t.end, t.forms) for t in tokens(text)]
    assert quick == [(t.start, t.end, t.forms) for t in tokens(text + " é")][: len(quick)]
