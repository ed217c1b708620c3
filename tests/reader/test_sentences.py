import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.page import FURNITURE, Page
from reader.sentences import Sentences
from transcripts.columns import POINT, SUMMARY
from transcripts.model import Chapter

LINES = [
    ("Ada", "First here. Second one!"),
    ("Ada", "Third, said so"),
    ("Ada", "by her. Fourth."),
    ("Rui", "No stop at all"),
    (None, "A summary of it. In two.", SUMMARY),
    (None, "A point", POINT),
]
EXPECTED = [
    *("First here.", "Second one!", "Third, said so by her.", "Fourth.", "No stop at all"),
    *("A summary of it.", "In two.", "A point"),
]


@pytest.fixture(scope="module")
def found(page_of):
    chapters = (Chapter("A heading. Of two.", 4),)
    return Sentences(page_of(LINES, title="A title. Of two.", chapters=chapters))


def words(found, span):
    return found.page.text[span[0] : span[1]]


def test_walking_on_meets_every_sentence_once_and_no_furniture(found):
    sentence, met = found.at(0), []
    while sentence is not None:
        met.append(words(found, sentence))
        sentence = found.after(sentence)
    assert met == EXPECTED


def test_walking_back_meets_the_same(found):
    sentence, met = found.at(len(found.page.text)), []
    while sentence is not None:
        met.append(words(found, sentence))
        sentence = found.before(sentence)
    assert met == EXPECTED[::-1]


def test_steps_end_at_the_ends(found):
    first = found.at(0)
    assert words(found, found.step(first, 3)) == "Fourth."
    assert words(found, found.step(first, 999)) == "A point"
    assert found.step(found.step(first, 4), -999) == first
    assert found.step(first, 0) == first


@given(data=st.data())
def test_every_position_has_a_sentence_and_words_have_their_own(found, data):
    page = found.page
    position = data.draw(st.integers(0, len(page.text) - 1))
    start, end = found.at(position)
    assert start < end
    inside = page.kinds[page.element_at(position)] not in FURNITURE
    if inside and not page.text[position].isspace():
        assert start <= position < end


def test_sentences_in_view_are_those_that_begin_there(found):
    text = found.page.text
    spans = found.between(text.index("Second"), text.index("Fourth"))
    assert [words(found, s) for s in spans] == ["Second one!", "Third, said so by her."]
    assert len(found.between(0, len(text))) == len(EXPECTED)


def test_turns_begin_and_end_where_a_speaker_does(found):
    text = found.page.text
    here = text.index("Fourth")
    assert found.turn_start(here, 0) == text.index("First")
    assert found.turn_end(here) == text.index("Fourth.") + len("Fourth.")
    assert found.turn_start(here, 1) == text.index("No stop")
    assert found.turn_start(text.index("No stop"), -1) == text.index("First")
    assert found.turn_start(here, 99) == text.index("A point")
    assert found.turn_start(here, -99) == text.index("First")


def test_a_turn_of_several_paragraphs_is_one_turn(page_of):
    lines = [("Ada", "Words and words. " * 100), ("Rui", "Yes.")]
    found = Sentences(page_of([(who, text.strip()) for who, text in lines]))
    page = found.page
    assert len(page) > 3
    middle = page.starts[2] + 5
    assert found.turn_start(middle, 0) == 0
    assert found.turn_end(middle) == page.ends[-2]
    assert found.turn_start(middle, 1) == page.starts[-1]


def test_a_page_without_words_has_none():
    found = Sentences(Page())
    assert found.at(0) == (0, 0)
    assert found.between(0, 10) == []
    assert (found.turn_start(0, 1), found.turn_end(0)) == (0, 0)
    assert found.step((0, 0), 1) == found.step((0, 0), -1) == (0, 0)


def test_a_page_of_furniture_alone_has_none(page_of):
    found = Sentences(page_of([], title="A title"))
    assert found.at(3) == (0, 0)
    assert found.step((0, 0), 1) == (0, 0)
