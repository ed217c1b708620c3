import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.filtered import only
from reader.page import BYLINE, ELISION, FURNITURE, HEADING, TITLE, Page, gutter_label
from reader.sentences import Sentences
from transcripts.columns import DESCRIPTION, EVENT
from transcripts.model import Chapter

LINES = [
    (None, "About the talk.", DESCRIPTION),
    ("Ada Quist", "Hello there. How are you?"),
    ("Rui Tal", "Well. It rains."),
    ("Ada Quist", "I see."),
    (None, "[laughter]", EVENT),
    ("Ada Quist", "And the river?"),
    ("Rui Tal", "It rises."),
    ("Ada Quist", "Still?"),
    ("Rui Tal", "Still."),
    ("Ada Quist", "Goodbye."),
]
CHAPTERS = (Chapter("Greeting", 2), Chapter("Sums", 6), Chapter("Parting", 8), Chapter("End", 10))


@pytest.fixture(scope="module")
def page(page_of):
    return page_of(LINES, title="Rivers", show="Field Notes", chapters=CHAPTERS)


@pytest.fixture(scope="module")
def tal(page):
    return only(page, lambda element: page.speakers[element] == 1)


def rows(page: Page):
    return [
        (kind, page.text[a:b])
        for kind, a, b in zip(page.kinds, page.starts, page.ends, strict=True)
    ]


def test_it_has_the_elements_asked_for_and_says_what_is_left_out(tal):
    assert [row for row in rows(tal) if row[0] not in (TITLE, BYLINE)] == [
        (ELISION, "⋯ 1 turn"),
        (HEADING, "Greeting"),
        (0, "Well. It rains."),
        (ELISION, "⋯ 2 turns"),
        (HEADING, "Sums"),
        (0, "It rises."),
        (ELISION, "⋯ 1 turn"),
        (HEADING, "Parting"),
        (0, "Still."),
        (ELISION, "⋯ 1 turn"),
    ]


def test_a_chapter_of_which_nothing_is_shown_has_no_heading(page):
    last = only(page, lambda element: element == len(page) - 1)
    assert [text for kind, text in rows(last) if kind == HEADING] == ["End"]


def test_what_is_no_speech_is_left_out_without_a_number(page):
    ada = only(page, lambda element: page.speakers[element] == 0)
    texts = [text for _, text in rows(ada)]
    assert texts[texts.index("I see.") + 1] == "⋯"


def test_a_gap_takes_the_place_of_a_blank_line(tal):
    gap = rows(tal).index((ELISION, "⋯ 2 turns"))
    assert tal.gaps[gap] == 0
    below = only(tal, lambda element: tal.kinds[element] not in FURNITURE)
    assert set(below.gaps[1:]) <= {0, 1, 2}


def test_nothing_is_left_out_where_all_is_kept(page):
    same = only(page, lambda element: True)
    assert rows(same) == rows(page)
    assert (same.docs, same.gaps, same.heads) == (page.docs, page.gaps, page.heads)


def test_the_rest_of_a_turn_is_named_too(page_of):
    long = page_of([("Ada", "It rose and it fell again. " * 90), ("Bo", "Yes.")])
    assert list(long.turns).count(1) > 2
    rest = only(long, lambda element: element == 1)
    shown = next(e for e, kind in enumerate(rest.kinds) if kind not in FURNITURE)
    assert gutter_label(rest, shown) == "Ada"


@given(data=st.data())
def test_offsets_of_what_is_shown_go_there_and_back(page, data):
    kept = data.draw(st.sets(st.integers(0, len(page) - 1)))
    made = only(page, lambda element: element in kept)
    words = [e for e, kind in enumerate(made.kinds) if kind not in FURNITURE]
    for element in words:
        for inside in range(made.ends[element] - made.starts[element]):
            offset = made.docs[element] + inside
            position = made.page_offset(offset)
            assert made.shows(offset)
            assert position == made.starts[element] + inside
            assert made.doc_offset(position) == offset
            assert made.text[position] == page.text[page.page_offset(offset)]


@given(data=st.data())
def test_offsets_that_are_left_out_go_to_the_nearest_words(page, data):
    kept = data.draw(st.sets(st.integers(2, len(page) - 1), min_size=1))
    made = only(page, lambda element: element in kept)
    words = [e for e, kind in enumerate(made.kinds) if kind not in FURNITURE]
    if not words:
        return
    offset = data.draw(st.integers(0, page.docs[-1] + 8))
    found = made.page_offset(offset)
    element = made.element_at(found)
    assert made.kinds[element] not in FURNITURE
    if not made.shows(offset):
        edges = [made.docs[e] for e in words]
        edges += [made.docs[e] + made.ends[e] - made.starts[e] for e in words]
        assert abs(made.doc_offset(found) - offset) == min(abs(edge - offset) for edge in edges)


def test_sentences_and_turns_step_over_the_gaps(tal):
    sentences = Sentences(tal)
    first = sentences.at(0)
    assert tal.text[slice(*first)] == "Well."
    assert tal.text[slice(*sentences.step(first, 2))] == "It rises."
    start = sentences.turn_start(first[0], 1)
    assert tal.text[start:].startswith("It rises.")
    assert tal.text[sentences.turn_end(first[0]) - 9 :].startswith("It rains.")


def test_an_empty_page_stays_empty(page_of):
    assert len(only(page_of([]), lambda element: True)) == 0
