"""The question spine in the sidebar."""

import pytest

from reader.widgets.sidebar import Sidebar
from reader.widgets.sidebar_data import SidebarData
from reader.widgets.sidebar_questions import (
    MANY,
    SidebarQuestion,
    current_question,
    question_rows,
    sidebar_questions,
)
from reader.widgets.sidebar_rows import with_current
from transcripts.chapters.questions import questions

TALK = [
    ("Ada Quist", "how deep was the river that year?"),
    ("Rui Tal", "It was deep enough for a boat, and that is all I know."),
    ("Ada Quist", "And who measured it for you in the end?"),
    ("Rui Tal", "Nobody measured it, since the poles were gone by then."),
]
DATA = SidebarData("Rivers", attribution="source", speech=True)
ASKED = (SidebarQuestion("How deep was it?", "1"), SidebarQuestion("Who measured it?", "113"))


def found(transcript):
    return sidebar_questions(transcript, questions(transcript))


def test_a_question_has_its_own_words_with_a_capital_and_its_line(transcript_of):
    assert found(transcript_of(TALK)) == (
        SidebarQuestion("How deep was the river that year?", "1", speaker=0),
        SidebarQuestion("Who measured it for you in the end?", "3", speaker=0),
    )


def test_it_has_its_time_where_there_is_one(transcript_of):
    assert [one.place for one in found(transcript_of(TALK, times=True))] == ["0:00", "0:20"]


def test_who_asks_is_said_where_several_do(transcript_of):
    more = [*TALK[:2], ("Jon Ames", "May I ask how wide it was in spring?"), TALK[1]]
    asked = found(transcript_of(more))
    names = [row.text.strip() for row in question_rows(asked, 34) if row.item is None]
    assert {one.asker for one in asked} == {"Ada Quist", "Jon Ames"}
    assert names == ["Ada Quist", "Jon Ames"]
    assert not [row for row in question_rows(found(transcript_of(TALK)), 34) if row.item is None]


def test_where_nobody_is_named_it_is_said_that_anybody_asks(transcript_of):
    rows = question_rows(found(transcript_of([(None, text) for _, text in TALK])), 40)
    assert rows[0].text.strip() == "Nobody is named: any question"
    assert rows[1].item == 0


def test_the_current_one_is_lit_and_shown_whole():
    long = SidebarQuestion("Is it so " * 30 + "?", "7")
    rows = question_rows((ASKED[0], long), 34)
    assert sum(row.item == 1 for row in rows) == 3
    lit = with_current(rows, 1, current_question((ASKED[0], long), 1, 34))
    assert sum(row.item == 1 for row in lit) > 3
    assert {row.lit for row in lit if row.item == 1} == {True}
    assert not any(row.lit for row in lit if row.item == 0)
    assert with_current(rows, 5, lit) == rows


def test_thousands_have_a_row_each():
    asked = tuple(SidebarQuestion("Is it so " * 9, str(n)) for n in range(MANY + 1))
    assert len([row for row in question_rows(asked, 34) if row.item is not None]) == MANY + 1


async def test_they_are_looked_for_when_they_are_first_to_be_seen(stage):
    app = stage(sidebar := Sidebar(DATA))
    async with app.run_test(size=(80, 24)) as pilot:
        assert not app.heard(Sidebar.QuestionsWanted)
        sidebar.next_mode()
        await pilot.pause()
        assert len(app.heard(Sidebar.QuestionsWanted)) == 1
        assert "Looking for questions …" in app.picture()
        sidebar.questions = ASKED
        sidebar.question = 1
        app.set_focus(None)
        await pilot.pause()
        assert "    1 How deep was it?" in app.picture()
        assert "▌ 113 Who measured it?" in app.picture()
        assert app.style_of("Who measured").bold


async def test_enter_chooses_a_question(stage):
    app = stage(sidebar := Sidebar(DATA))
    async with app.run_test(size=(80, 24)) as pilot:
        sidebar.questions = ASKED
        sidebar.next_mode()
        sidebar.focus_list()
        await pilot.press("j", "enter")
        assert [m.index for m in app.heard(Sidebar.QuestionChosen)] == [1]


async def test_where_there_are_none_the_mode_is_left_out(stage):
    app = stage(sidebar := Sidebar(DATA))
    async with app.run_test(size=(80, 24)) as pilot:
        assert sidebar.modes == ["questions", "speakers"]
        sidebar.questions = ()
        await pilot.pause()
        assert sidebar.modes == ["speakers"]
        assert "questions" not in app.picture()


async def test_none_at_all_is_said(stage):
    app = stage(sidebar := Sidebar(DATA))
    async with app.run_test(size=(80, 24)) as pilot:
        sidebar.mode = "questions"
        sidebar.questions = ()
        await pilot.pause()
        assert "No questions: nobody asks here." in app.picture()


async def test_the_names_of_four_lists_stand_in_two_rows(stage):
    from .test_sidebar import DATA as ALL

    app = stage(Sidebar(ALL._replace(speech=True)))
    async with app.run_test(size=(80, 24)):
        shown = app.picture()
        for name in ("chapters", "questions", "both lists", "speakers"):
            assert name in shown


@pytest.mark.parametrize("theme", ["light", "contrast", "ansi"])
async def test_every_segment_has_a_style(stage, theme):
    several = tuple(one._replace(asker=f"A{n}", speaker=n) for n, one in enumerate(ASKED))
    app = stage(sidebar := Sidebar(DATA), theme=theme)
    async with app.run_test(size=(60, 24)) as pilot:
        sidebar.questions = several
        sidebar.next_mode()
        await pilot.pause()
        assert "A1" in app.picture()
        for widget in sidebar.query("*"):
            for y in range(widget.size.height):
                assert all(segment.style is not None for segment in widget.render_line(y))
