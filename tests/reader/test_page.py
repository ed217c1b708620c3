import math
from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.desk import gutter_names
from reader.filtered import only
from reader.page import (
    BYLINE,
    FURNITURE,
    HEADING,
    LIKELY,
    OUTLINE,
    SURE,
    TITLE,
    UNSURE,
    Page,
    bar_of,
    gutter_label,
    note_above,
    place_of,
)
from reader.setting import set_page
from transcripts.columns import DESCRIPTION, EVENT, POINT, SPEECH, SUMMARY, Place
from transcripts.model import Chapter, Inference, OutlineEntry, Span

LINES = [
    (None, "About the talk. 0:00 - Start 0:30 - Silt", DESCRIPTION),
    ("Ada Quist", "Hello there. How are you?"),
    ("Ada Quist", "I mean the river."),
    (None, "[laughter]", EVENT),
    ("Rui Tal", "It rises."),
    (None, "They speak of the river.", SUMMARY),
    (None, "It rises.", POINT),
    (None, "It falls.", POINT),
]
CHAPTERS = (Chapter("Greeting", 2), Chapter("Sums", 6, summary=(6,), points=(7, 8)))
COLUMNS = ("starts", "ends", "docs", "turns", "speakers", "chapters", "lines")


@pytest.fixture(scope="module")
def page(page_of):
    outline = (OutlineEntry("Silt", 30.0, Span(Place(1, 29), Place(1, 40))),)
    return page_of(LINES, title="Rivers", show="Field Notes", chapters=CHAPTERS, outline=outline)


@pytest.fixture(scope="module")
def document(transcript_of):
    return transcript_of(LINES).text


def words(page, element):
    return page.text[page.starts[element] : page.ends[element]]


def test_elements_come_in_reading_order(page):
    assert [(kind, words(page, e)) for e, kind in enumerate(page.kinds)] == [
        (TITLE, "Rivers"),
        (BYLINE, "Field Notes"),
        (BYLINE, "Ada Quist, Rui Tal"),
        (DESCRIPTION, "About the talk. 0:00 - Start"),
        (OUTLINE, "0:30 - Silt"),
        (HEADING, "Greeting"),
        (SPEECH, "Hello there. How are you? I mean the river."),
        (EVENT, "[laughter]"),
        (SPEECH, "It rises."),
        (HEADING, "Sums"),
        (SUMMARY, "They speak of the river."),
        (POINT, "It rises."),
        (POINT, "It falls."),
    ]


def test_the_gutter_names_each_stretch_once(page):
    labels = [gutter_label(page, element) for element in range(len(page))]
    assert [label for label in labels if label] == [
        *("About", "Outline", "1.", "Quist", "Tal", "2.", "Summary")
    ]


def test_points_of_one_list_have_no_blank_line_between_them(page):
    assert page.gaps[-1] == 0
    assert page.gaps[-2] == 1


def test_a_page_comes_back_from_its_bytes(page, document):
    again = Page.from_bytes(page.to_bytes(), document)
    assert (again.text, again.names) == (page.text, page.names)
    assert (again.kinds, again.gaps, again.heads) == (page.kinds, page.gaps, page.heads)
    assert (again.degrees, again.doubted) == (page.degrees, page.doubted)
    for name in COLUMNS:
        assert getattr(again, name) == getattr(page, name)
    assert [math.isnan(t) for t in again.times] == [math.isnan(t) for t in page.times]


def test_an_empty_page_comes_back_too(page_of):
    page = page_of([])
    again = Page.from_bytes(page.to_bytes(), "")
    assert (len(again), again.text, again.names) == (0, "", ())
    assert (again.doc_offset(5), again.page_offset(5), again.first_words()) == (0, 0, 0)


@given(data=st.data())
def test_bytes_of_something_else_are_refused(page, document, data):
    whole = page.to_bytes()
    cut = data.draw(st.integers(0, len(whole) - 1))
    for wrong in (whole[:cut], whole + b"x", b"other" + whole[5:], whole[:6] + b"\xff" + whole[7:]):
        with pytest.raises(ValueError, match="not a page"):
            Page.from_bytes(wrong, document)


@given(data=st.data())
def test_every_offset_of_the_document_is_found_on_the_page_and_back(page, document, data):
    text = document
    offset = data.draw(st.integers(0, len(text) - 1))
    position = page.page_offset(offset)
    assert page.kinds[page.element_at(position)] not in FURNITURE
    if not text[offset].isspace():  # a blank between two paragraphs stands on no line
        assert page.text[position] == text[offset]
        assert page.doc_offset(position) == offset


def test_furniture_stands_for_what_follows_it(page):
    heading = page.kinds.index(HEADING)
    assert page.doc_offset(page.starts[heading] + 3) == page.docs[heading + 1]
    assert page.doc_offset(0) == 0


def test_the_words_begin_after_title_and_byline(page, page_of):
    assert page.text[page.first_words() :].startswith("About the talk.")
    assert page_of([("Ada Quist", "Hello.")]).first_words() == 0


def test_two_chapters_that_begin_together_both_have_their_heading(page_of):
    page = page_of([("Ada", "Hello.")], chapters=(Chapter("One", 1), Chapter("Two", 1)))
    assert [words(page, e) for e, kind in enumerate(page.kinds) if kind == HEADING] == [
        *("One", "Two")
    ]


def test_a_chapter_without_a_title_has_its_time_for_a_heading(page_of):
    found = page_of(LINES, chapters=(Chapter("", 2, 62.0), Chapter("", 5)))
    headings = [words(found, e) for e, kind in enumerate(found.kinds) if kind == HEADING]
    assert headings == ["1:02", ""]


@pytest.mark.parametrize(("origin", "note"), [("inferred", "made here"), ("m-1", "by m-1")])
def test_a_heading_that_nobody_stated_says_who_made_it(page_of, document, origin, note):
    chapters = (Chapter("Made", 2, origin=origin), Chapter("Mine", 5, origin="person"))
    found = page_of(LINES, chapters=chapters)
    headings = [e for e, kind in enumerate(found.kinds) if kind == HEADING]
    for page in (
        found,
        Page.from_bytes(found.to_bytes(), document),
        only(found, lambda element: True),
    ):
        assert [note_above(page, e) for e in headings] == [note, ""]
    assert note not in found.text
    assert not found.doubted
    assert found.excerpt(headings[0], headings[0] + 2).made == note


def test_stated_chapters_have_no_note(page):
    assert not any(note_above(page, element) for element in range(len(page)))


DOUBTED = [
    ("Ada Quist", "How are you?", 0.95),
    ("Rui Tal", "Well enough, I think.", 0.91),
    ("Ada Quist", "And the river?", 0.71),
    ("Rui Tal", "Quiet.", 0.69),
    (None, "[laughter]", 0.0),
]


@pytest.fixture(scope="module")
def doubted(transcript_of):
    transcript = transcript_of(
        [(who, text, EVENT if who is None else SPEECH) for who, text, _ in DOUBTED]
    )
    found = Inference(
        transcript.blocks.speakers,
        array("f", [sure for _, _, sure in DOUBTED]),
        transcript.people,
    )
    return transcript._replace(inference=found)


def test_each_paragraph_has_the_degree_of_its_speaker(doubted):
    page = set_page(doubted, gutter_names(doubted.people))
    assert list(page.degrees) == [SURE, SURE, LIKELY, UNSURE, SURE]
    assert [bar_of(page, element) for element in range(5)] == ["▎", "▎", "▏", "┆", "│"]
    labels = [gutter_label(page, element) for element in range(5)]
    assert labels == ["Quist", "Tal", "Quist", "Tal?", ""]
    assert page.doubted


def test_where_a_turn_goes_on_below_a_heading_its_speaker_is_named_again(transcript_of):
    lines = [("Ada Quist", "It rose."), ("Ada Quist", "It fell."), ("Ada Quist", "It stood.")]
    talk = transcript_of(lines, chapters=(Chapter("Ebb", 2), Chapter("Noon", 2)))
    chances = array("f", [0.95, 0.6, 0.6])
    talk = talk._replace(inference=Inference(talk.blocks.speakers, chances, talk.people))
    page = set_page(talk, gutter_names(talk.people))
    labels = [gutter_label(page, element) for element in range(len(page))]
    assert labels == ["Quist", "1.", "2.", "Quist?"]
    assert [place_of(page, element) for element in range(len(page))] == ["1", "", "", "2"]
    # It is no turn of its own by that: l and h pass over it.
    assert list(page.heads) == [1, 1, 1, 0]


def test_a_speaker_that_a_person_named_is_sure(doubted):
    start = doubted.text.index("Quiet")
    told = doubted._replace(told=((start, start + len("Quiet.")),))
    page = set_page(told, gutter_names(told.people))
    assert gutter_label(page, 3) == "Tal"
    assert not page.doubted


def test_stated_speakers_are_sure(page):
    assert set(page.degrees) == {SURE}
    assert not page.doubted


def test_degrees_come_back_from_bytes(doubted):
    page = set_page(doubted, gutter_names(doubted.people))
    again = Page.from_bytes(page.to_bytes(), doubted.text)
    assert (again.degrees, again.doubted) == (page.degrees, True)
    assert again.excerpt(0, 2).doubted  # the gutter is as wide as that of the whole page
