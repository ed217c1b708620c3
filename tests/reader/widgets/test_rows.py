from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from reader.widgets.rows import Piece, Row, clip, fit, length, marked, wrap
from transcripts.clock import clock
from transcripts.text import counted


def test_words_wrap_at_blanks():
    text = "the quick brown fox"
    assert [text[a:b] for a, b in wrap(text, 10)] == ["the quick", "brown fox"]


def test_a_word_longer_than_a_line_is_broken_inside():
    assert wrap("abcdefgh", 3) == [(0, 3), (3, 6), (6, 8)]


@given(st.text(alphabet="ab c日本語é😀", max_size=80), st.integers(2, 20))
def test_no_line_is_too_wide_and_no_character_is_lost(text, width):
    lines = [text[a:b] for a, b in wrap(text, width)]
    assert all(0 < cell_len(line) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


@given(st.text(alphabet="ab c日本語", max_size=40), st.integers(0, 20))
def test_what_is_fitted_fits(text, width):
    assert cell_len(fit(text, width)) <= width


def test_cut_paragraphs_end_in_an_ellipsis():
    assert clip("one two three four five", 9, 2) == ["one two", "three fo…"]
    assert clip("one two", 9, 2) == ["one two"]


def test_marks_cut_a_line_out_of_a_longer_text():
    pieces = marked("so open source it is", 3, 14, [(3, 7), (8, 14), (15, 17)], "", "hit")
    assert pieces == (Piece("open", "hit"), Piece(" ", ""), Piece("source", "hit"))


def test_times_lengths_and_counts_are_written_as_people_write_them():
    assert (clock(28), clock(751), clock(4351.9)) == ("0:28", "12:31", "1:12:31")
    assert (length(3300), length(9660), length(7200)) == ("55 min", "2 h 41 min", "2 h")
    assert (counted(1, "hit"), counted(1204, "hit")) == ("1 hit", "1,204 hits")


def test_a_row_knows_its_words():
    assert Row((Piece("a"), Piece("b")), (Piece("9"),)).text == "ab 9"
