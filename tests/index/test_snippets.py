"""Marked words, and the piece of a text that shows them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.query import Node, Query, parse
from index.snippets import ELLIPSIS, snippet, spans


def node(query: str) -> Node:
    parsed = parse(query)
    assert isinstance(parsed, Query)
    return parsed.root


@pytest.mark.parametrize(
    ("text", "query", "expected"),
    [
        ("An open, OPEN opened.", "open", ["open", "OPEN"]),
        ("An open, opened.", "open*", ["open", "opened"]),
        ("Take it out. Of the way.", '"out of the way"', ["out. Of the way"]),
        ("Open-source is “open source”.", '"open source"', ["Open-source", "open source"]),
        ("Naïve don’t", "naive dont", ["Naïve", "don’t"]),
        ("Apple’s tree", "apple", ["Apple’s"]),
        ("in C++, not C", "c++", ["C++"]),
        ("to be or not to be to be to", '"to be to"', ["to be to be to"]),
        ("here and there", "here -there", ["here"]),
        ("one of two", "one OR two", ["one", "two"]),
    ],
)
def test_marks_stand_on_whole_words(text: str, query: str, expected: list[str]):
    assert [text[a:b] for a, b in spans(text, node(query))] == expected


def test_a_short_text_is_shown_whole():
    assert snippet("the tape", [(4, 8)], 20) == ("the tape", ((4, 8),))


def test_a_long_text_is_cut_around_its_marks():
    text = "sea " * 100 + "tape " + "sand " * 100
    at = text.index("tape")
    piece, found = snippet(text, [(at, at + 4)], 40)
    assert piece.startswith(ELLIPSIS)
    assert piece.endswith(ELLIPSIS)
    assert [piece[a:b] for a, b in found] == ["tape"]


@given(
    st.text(alphabet="ab .", max_size=200),
    st.lists(st.tuples(st.integers(0, 199), st.integers(1, 30)), max_size=4),
    st.integers(8, 90),
)
def test_a_piece_fits_and_its_marks_lie_inside(text: str, pairs: list[tuple[int, int]], width: int):
    given_spans: list[tuple[int, int]] = []
    for start, length in sorted(pairs):
        if start + length <= len(text) and (not given_spans or start >= given_spans[-1][1]):
            given_spans.append((start, start + length))
    piece, found = snippet(text, given_spans, width)
    assert len(piece) <= width
    assert all(0 <= a < b <= len(piece) for a, b in found)
    assert all(piece[a:b].strip(ELLIPSIS) in text for a, b in found)
    if given_spans:
        assert found


@given(
    st.lists(
        st.sampled_from(["open", "Open", "open's", "o'pen", "3.1", "1", "1,000", "1000"])
        | st.sampled_from([" ", " ", "-", ".", "'", ",", ":", "+", "#", "_", "x"]),
        max_size=20,
    ),
    st.sampled_from(["open", "3.1", "1000", "1", "op*", "3*", "o'pen", "pen", "open's", "c++"]),
)
def test_the_short_way_marks_what_the_long_way_marks(parts: list[str], query: str):
    """An ASCII text is not cut into all its words; one with another letter is."""
    text = "".join(parts)
    assert spans(text, node(query)) == spans(f"{text} é", node(query))
