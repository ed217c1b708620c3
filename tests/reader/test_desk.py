from typing import NamedTuple

import pytest

from reader.desk import Desk, cut, doc_span, gutter_names, hit_offset, span_of, span_positions
from reader.page import HEADING
from transcripts.columns import SUMMARY
from transcripts.model import Chapter, Person


@pytest.fixture
def desk(library):
    return Desk(library)


@pytest.fixture
def river(keep, reading_of, talk):
    lines = [*talk(30), (None, "A summary.", SUMMARY)]
    return keep(reading_of(lines, title="The river", chapters=(Chapter("Two", 10),)))


def test_there_is_no_transcript_of_an_unknown_id(desk):
    assert desk.open("nobody") is None


def test_one_never_read_opens_at_its_top(desk, river):
    opened = desk.open(river)
    assert opened.page.text[opened.cursor :].startswith("The river carries 1 ")
    assert opened.top == opened.page.first_words()
    assert opened.above >= 1


def test_a_place_kept_is_the_place_opened(desk, river):
    opened = desk.open(river)
    text = opened.page.text
    cursor, top = text.index("day 7"), text.index("week 6")
    desk.save_position(opened, cursor, top, 3, top + 900)
    again = Desk(desk.library).open(river)
    assert (again.cursor, again.top, again.above) == (cursor, top, 3)
    assert Desk(desk.library).open(river, resume=False).top == opened.top


def test_the_page_is_kept_and_the_same_when_it_comes_back(desk, river):
    first, second = desk.open(river), Desk(desk.library).open(river)
    assert first.page is not second.page
    assert first.page.text == second.page.text
    assert first.page.to_bytes() == second.page.to_bytes()


def test_a_damaged_page_is_made_anew(desk, river, library):
    page = desk.open(river).page
    library.connection.execute("UPDATE pages SET page = ?", (b"nonsense",))
    assert Desk(library).open(river).page.to_bytes() == page.to_bytes()


def test_a_bookmark_stands_where_it_was_put(desk, river):
    opened = desk.open(river)
    start = opened.page.text.index("Nothing happened on day 11")
    end = opened.page.text.index(".", start) + 1
    mark = desk.add_bookmark(opened, start, end, "note", ("tag",))
    assert mark.words == "Nothing happened on day 11."
    assert desk.bookmark_positions(opened, mark) == (start, end)
    assert [m.id for m in desk.bookmarks(opened)] == [mark.id]


def test_a_bookmark_over_a_heading_keeps_the_words_alone(desk, river):
    opened = desk.open(river)
    page = opened.page
    heading = page.kinds.index(HEADING)
    start, end = page.starts[heading - 1], page.ends[heading + 1]
    mark = desk.add_bookmark(opened, start, end)
    assert "Two" not in mark.words
    assert desk.bookmark_positions(opened, mark) == (start, end)
    words = opened.transcript.text[slice(*doc_span(page, page.starts[heading], end))]
    assert words == page.text[page.starts[heading + 1] : end]


def test_an_item_of_the_pane_tells_who_and_where(desk, river, keep, reading_of):
    opened = desk.open(river)
    start = opened.page.text.index("We went upstream in week 2")
    desk.add_bookmark(opened, start, start + 10)
    item = desk.bookmark_item(desk.bookmarks(opened)[0], opened)
    assert (item.speaker, item.place, item.kind, item.title) == (
        *("Rui Tal", "line 2", "speech"),
        "The river",
    )
    other = desk.open(keep(reading_of([("Eve", "Hi.")], title="Other"), "o.txt"))
    there = desk.bookmark_item(desk.bookmarks(opened)[0], other)
    assert (there.title, there.place) == ("The river", "line 2")


def test_a_summary_is_told_as_one(desk, river):
    opened = desk.open(river)
    start = opened.page.text.index("A summary.")
    desk.add_bookmark(opened, start, start + 10)
    assert desk.bookmark_item(desk.bookmarks(opened)[0], opened).kind == "summary"


class Hit:
    def __init__(self, block, from_, text, spans):
        self.block, self.from_, self.text, self.spans = block, from_, text, spans


def test_a_hit_is_found_on_the_page(desk, river):
    opened = desk.open(river)
    text = opened.transcript.blocks[1].text
    at = text.index("heron")
    hit = Hit(2, 0, text, [(at, at + 5)])
    (span,) = span_positions(opened, hit)
    assert opened.page.text[slice(*span)] == "heron"
    assert opened.page.page_offset(hit_offset(opened.transcript, hit)) == span[0]


def test_a_hit_of_words_that_were_changed_leads_to_its_paragraph(desk, river):
    opened = desk.open(river)
    hit = Hit(2, 0, "other words", [(0, 5)])
    assert span_positions(opened, hit) == []
    assert hit_offset(opened.transcript, hit) == opened.transcript.blocks.offsets[1]


def test_a_span_is_two_places_of_the_version(desk, river):
    opened = desk.open(river)
    start = opened.page.text.index("upstream in week 2")
    span = span_of(opened, start, start + 8)
    assert (span.start.block, span.end.block) == (2, 2)
    assert opened.transcript.blocks[1].text[span.start.char : span.end.char] == "upstream"


def test_the_gutter_has_surnames_and_none_too_long():
    people = (Person("Ada Quist"), Person("Rui Tal"), Person(None), Person("X" * 40))
    assert gutter_names(people) == ("Quist", "Tal", "Speaker 3", "X" * 13 + "…")
    assert cut("y" * 14) == "y" * 14


def test_a_hit_has_the_colour_of_its_speaker(desk, worked_out, keep):
    id = worked_out([("Ada", "One two.", 0.95), ("Bo", "Yes.", 0.5)])
    stated = keep("Cy: Yes.\nBo: No.\n")
    colours = [
        desk.hit_speaker(Named(where, name, "likely" if inferred else None))
        for where, name, inferred in (
            *((id, "Ada", True), (id, "Bo", True), (id, "Cy", True)),
            *((stated, "Bo", False), (stated, None, False)),
        )
    ]
    assert colours == [0, 1, None, 1, None]


class Named(NamedTuple):
    transcript: str
    speaker: str | None
    degree: str | None


def test_a_bookmark_is_as_sure_as_its_words(desk, worked_out, keep):
    id = worked_out([("Ada", "One two.", 0.95), ("Bo", "Yes.", 0.5)])
    opened = desk.open(id)
    page = opened.page
    marks = [desk.add_bookmark(opened, page.starts[e], page.ends[e]) for e in range(2)]
    assert [desk.bookmark_item(mark, opened).degree for mark in marks] == ["sure", "unsure"]
    stated = desk.open(keep("Ada: Yes.\nBo: No.\n"))
    mark = desk.add_bookmark(stated, stated.page.starts[0], stated.page.ends[0])
    assert desk.bookmark_item(mark, stated).degree is None
