import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from reader.layout import Layout
from reader.selecting import Marking, unit_span, word_at
from reader.sentences import Sentences
from transcripts.columns import POINT

LINES = [("Ada", "One two. Three four."), ("Rui", "Five six, seven."), (None, "A point", POINT)]


@pytest.fixture(scope="module")
def sentences(page_of):
    return Sentences(page_of(LINES))


@pytest.fixture(scope="module")
def text(sentences):
    return sentences.page.text


def shown(marking):
    start, end = marking.span
    return marking.sentences.page.text[start:end]


def test_a_unit_is_what_stands_at_a_position(sentences, text):
    here = text.index("four") + 1
    units = [
        text[slice(*unit_span(sentences, here, unit))] for unit in ("word", "sentence", "turn")
    ]
    assert units == ["four.", "Three four.", "One two. Three four."]


def test_a_selection_grows_by_words_sentences_and_turns(sentences):
    marking = Marking.of_unit(sentences, 0, "sentence")
    assert shown(marking) == "One two."
    assert shown(marking.moved("word", 1)) == "One two. Three"
    assert shown(marking.moved("sentence", 1)) == "One two. Three four."
    assert shown(marking.moved("turn", 1)) == "One two. Three four."
    assert shown(marking.moved("turn", 2)) == "One two. Three four. Five six, seven."
    assert (
        shown(marking.moved("sentence", 2).moved("word", -1)) == "One two. Three four. Five six, "
    )


def test_it_shrinks_past_its_anchor_to_the_other_side(sentences, text):
    marking = Marking.of_unit(sentences, text.index("Five"), "sentence")
    back = marking.moved("word", -3).moved("word", -2)
    assert shown(back) == "Three four. "
    assert back.head < back.anchor


def test_the_other_end_moves_after_a_swap(sentences, text):
    marking = Marking.of_unit(sentences, text.index("Three"), "sentence").swapped()
    assert shown(marking.moved("sentence", -1)) == "One two. Three four."
    assert shown(marking.moved("word", 1)) == " four."
    assert marking.swapped().swapped() == marking


@given(st.data())
def test_no_movement_leaves_the_page(sentences, data):
    length = len(sentences.page.text)
    marking = Marking.of_unit(sentences, data.draw(st.integers(0, length)), "word")
    moves = st.tuples(st.sampled_from(["word", "sentence", "turn"]), st.integers(-4, 4))
    for unit, count in data.draw(st.lists(moves, max_size=6)):
        before = marking.head
        marking = marking.moved(unit, count)
        assert 0 <= marking.span[0] <= marking.span[1] <= length
        assert (marking.head - before) * count >= 0


def test_forward_always_gets_on_until_the_end(sentences, text):
    for unit in ("word", "sentence", "turn"):
        marking = Marking.of_unit(sentences, 0, "word")
        for _ in range(20):
            marking = marking.moved(unit, 1)
        assert marking.head == len(text)
        for _ in range(20):
            marking = marking.moved(unit, -1)
        assert marking.head == 0


WIDE = "日本語 の e\u0301a 👩‍👩‍👧 and ❤️ plain words"


@pytest.mark.parametrize("words", [WIDE, "plain words only, of one cell each"])
@pytest.mark.parametrize("width", [8, 17, 60])
def test_the_character_under_a_cell_is_the_one_painted_there(page_of, words, width):
    layout = Layout(page_of([("Ada", words)]), width)
    text = layout.page.text
    for line, (start, end) in enumerate(layout.lines(0)):
        row = layout.prefix[0] + layout.page.gaps[0] + line
        for position in range(start, end):
            if cell_len(text[position]) and "\u200d" not in text[start : position + 1]:
                if "\ufe0f" in text[start : position + 2]:
                    break  # terminals differ from here on
                cell = cell_len(text[start:position])
                assert word_at(layout, row, cell) == position
        assert word_at(layout, row, 500) == end
        assert word_at(layout, row, -5) == start


def test_a_blank_row_stands_for_the_text_below_it(page_of):
    layout = Layout(page_of(LINES), 40)
    for row in range(layout.rows):
        element, line = layout.element_at(row)
        if line < 0:
            assert word_at(layout, row, 9) == layout.page.starts[element]


def test_a_point_is_hit_right_of_its_dot(page_of):
    layout = Layout(page_of([(None, "A point", POINT)]), 40)
    assert word_at(layout, 1, 0) == 0
    assert word_at(layout, 1, 2) == 0
    assert word_at(layout, 1, 4) == 2
