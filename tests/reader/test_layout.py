import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from reader.layout import INDENT, Geometry, Layout, Window, heights, text_width, wrap
from reader.page import Page
from transcripts.columns import DESCRIPTION, POINT, SPEECH, SUMMARY
from transcripts.model import Chapter
from transcripts.text import make_safe

WIDE = "日本語の文章、汉字、한국어, 👩‍👩‍👧 👍🏽 🇵🇹 ❤️ e\u0301a\u0308o\u0302 ﷽ ｆｕｌｌ, ক্ষি नमस्ते"
ALPHABETS = (
    st.characters(min_codepoint=0x20, max_codepoint=0x7E),
    st.characters(codec="utf-8"),
    st.sampled_from(WIDE + "\u200d\ufe0f\u200c\u0301 ab"),
    st.sampled_from("ab .“”’–…éüŠЖΩ\ufffd\u2421\u00b7"),
)
TEXTS = st.one_of(*(st.text(alphabet, max_size=300) for alphabet in ALPHABETS)).map(make_safe)
WIDTHS = st.integers(8, 120)


@given(TEXTS, WIDTHS)
@settings(max_examples=400)
def test_every_line_fits_in_cells_and_no_character_is_lost(text, width):
    lines = wrap(text, 0, len(text), width)
    for start, end in lines:
        assert cell_len(text[start:end]) <= text_width(text[start:end]) <= width
    # What stands on no line is the blank at which a line was broken.
    assert lines[0][0] == 0
    assert lines[-1][1] == len(text)
    for (_, end), (start, _) in itertools.pairwise(lines):
        assert text[end:start] in ("", " ")


@given(st.text(ALPHABETS[3], max_size=300), WIDTHS)
def test_narrow_text_is_measured_as_it_is_counted(text, width):
    assert text_width(text) == len(text) == cell_len(text)


@pytest.mark.parametrize("text", ["é" * 5, "e\u0301" * 40, "क्षि" * 30, "👩‍👩‍👧" * 20])
def test_a_letter_keeps_the_marks_that_stand_on_it(text):
    for start, _ in wrap(text, 0, len(text), 9)[1:]:
        assert text_width(text[start]) > 0


def test_a_word_longer_than_a_line_is_broken_where_the_line_ends():
    text = "so " + "x" * 25 + " there"
    assert [text[a:b] for a, b in wrap(text, 0, len(text), 10)] == [
        *("so", "x" * 10, "x" * 10, "xxxxx", "there")
    ]


def test_a_width_of_one_cell_still_ends():
    assert wrap("日本", 0, 2, 1)[:2] == [(0, 1), (1, 2)]


def test_no_character_is_wider_than_it_is_counted():
    for code in (*range(0x20, 0xD800), *range(0xE000, 0x20000)):
        character = make_safe(chr(code))
        assert text_width(character) >= cell_len(character), hex(code)


LINES = st.lists(
    st.tuples(
        st.sampled_from([None, "Ada", "Rui"]),
        TEXTS.map(lambda t: t.strip() or "a"),
        st.sampled_from([SPEECH, SPEECH, SPEECH, DESCRIPTION, SUMMARY, POINT]),
    ).map(lambda line: line if line[2] == SPEECH else (None, *line[1:])),
    min_size=1,
    max_size=8,
)


def layout_of(page_of, lines, width):
    page = page_of(lines, title="A title", chapters=(Chapter("A heading", 1),))
    return Layout(page, width)


@given(LINES, WIDTHS)
@settings(max_examples=60)
def test_heights_are_those_of_the_lines(page_of, lines, width):
    layout = layout_of(page_of, lines, width)
    page = layout.page
    counted = [page.gaps[e] + len(layout.lines(e)) for e in range(len(page))]
    assert list(heights(page, width)) == counted
    assert layout.rows == sum(counted)


@given(LINES, WIDTHS)
@settings(max_examples=60)
def test_rows_and_positions_answer_each_other(page_of, lines, width):
    layout = layout_of(page_of, lines, width)
    page = layout.page
    rows = [layout.row_of(position) for position in range(len(page.text))]
    assert rows == sorted(rows)
    for row in range(layout.rows):
        element, line = layout.element_at(row)
        position, above = layout.anchor(row)
        assert layout.row_of(position) - above == row
        if line >= 0:
            assert (position, above) == (layout.lines(element)[line][0], 0)
        else:
            assert position == page.starts[element]
    assert layout.row_of(len(page.text) + 9) == layout.rows - 1


@given(LINES, WIDTHS, st.data())
@settings(max_examples=80)
def test_the_first_page_has_the_very_rows_of_the_layout(page_of, lines, width, data):
    layout = layout_of(page_of, lines, width)
    page = layout.page
    position = data.draw(st.integers(0, len(page.text) - 1))
    above = data.draw(st.integers(0, 12))
    count = data.draw(st.integers(1, 30))
    last_top = max(0, layout.rows + 1 - count)  # one blank row is left at the end, no more
    top = min(max(0, layout.row_of(position) - above), last_top)
    expected = []
    for row in range(top, min(layout.rows, top + count)):
        element, line = layout.element_at(row)
        words = layout.lines(element)[line] if line >= 0 else (page.starts[element],) * 2
        expected.append((element, line, *words))
    assert Window(page, width, position, above, count).rows == expected


def test_points_stand_in(page_of):
    text = "word " * 30
    layout = Layout(page_of([(None, text.strip(), POINT)]), 40)
    assert all(b - a <= 40 - INDENT[POINT] for a, b in layout.lines(0))


def test_a_page_without_words_has_no_rows():
    layout = Layout(Page(), 40)
    assert layout.rows == 0
    assert layout.row_of(3) == 0
    assert Window(Page(), 40, 0, 0, 10).rows == []


@pytest.mark.parametrize("width", range(10, 200))
def test_the_parts_of_the_text_area_fit_into_it(page_of, width):
    page = page_of([("A rather long name, in fact", "Hello.")])
    for measure in (40, 72, 120):
        geometry = Geometry(page, width, measure)
        assert geometry.text == geometry.bar + 2
        if width >= 24:
            assert geometry.text + geometry.text_width + Geometry.RIBBON <= width
        assert geometry.text_width <= max(8, measure)


def test_a_wide_terminal_centres_the_measure(page_of):
    page = page_of([("Ada", "Hello.")])
    geometry = Geometry(page, 200, 72)
    right = 200 - Geometry.RIBBON - geometry.text - geometry.text_width
    assert geometry.text_width == 72
    assert abs(right - geometry.left) <= 2
