"""Going by questions, and showing one with its answer."""

import pytest

from reader.controllers import asking
from transcripts.columns import SUMMARY
from transcripts.library import Library
from transcripts.model import Chapter, Place, Span

CHAPTERS_WANTED = Library.chapters_wanted
FILLER = [
    "It is a long story, and it has a beginning. " * 6,
    "We went there in the spring, when the water was high. " * 6,
]


def line(n: int) -> list[tuple[str | None, str]]:
    return [
        ("Ada Quist", f"I have read your book {n}. So how did the river change in week {n}?"),
        ("Rui Tal", f"It rose by {n} metres. {FILLER[n % 2]}"),
    ]


def left(r) -> list[str]:
    """The rows of the sidebar."""
    return [row[: r.screen.side.made.size.width] for row in r.picture()]


@pytest.fixture
def interview(keep, reading_of):
    lines = [("Ada Quist", "Welcome to the river."), ("Rui Tal", "Thank you, and hello.")]
    lines += [part for n in range(1, 9) for part in line(n)]
    return keep(reading_of(lines, chapters=(Chapter("The river", 1),)))


@pytest.fixture
def silent(keep, reading_of):
    return keep(reading_of([("Ada", "I say this."), ("Bo", "I say that."), ("Ada", "Well.")]))


async def test_questions_are_gone_to_on_and_back_with_counts(reader, interview):
    async with reader(interview) as r:
        await r.press(">")
        assert "in week 1?" in r.sentence
        assert r.said.startswith("Question 1 of 8 · line 3")
        await r.press(">")
        assert "in week 2?" in r.sentence
        await r.press("3", ">")
        assert "in week 5?" in r.sentence
        await r.press(")", "<")
        assert "in week 5?" in r.sentence  # from within its answer
        await r.press("2", "<")
        assert "in week 3?" in r.sentence
        await r.press("9", ">")
        assert "in week 8?" in r.sentence
        await r.press(">")
        assert r.said == "This is the last question."
        await r.press("9", "<")
        assert "in week 1?" in r.sentence
        await r.press("<")
        assert r.said == "This is the first question."
        await r.press("backspace")
        assert "in week 8?" in r.sentence


async def test_a_question_in_the_middle_of_a_sentence_is_left_behind(reader, keep, reading_of):
    lines = [
        part
        for n in range(1, 4)
        for part in (
            ("Ada Quist", f"I read book {n}, and so I want to ask, how did it change in week {n}?"),
            ("Rui Tal", f"It rose by {n} metres, I think, and then it fell again."),
        )
    ]
    async with reader(keep(reading_of(lines))) as r:
        seen = []
        for _ in range(3):
            await r.press(">")
            seen.append(r.view.cursor)
        assert len(set(seen)) >= 2
        assert "week 3?" in r.sentence


async def test_where_nobody_asks_it_is_said(reader, silent):
    async with reader(silent) as r:
        for key in (">", "<"):
            await r.press(key)
            assert r.said == "No questions: nobody asks here."


async def test_the_mode_without_questions_is_passed_over(reader, silent):
    async with reader(silent, (120, 30)) as r:
        assert r.screen.side.made.mode == "speakers"
        await r.do("sidebar-mode")
        assert r.screen.side.made.mode == "speakers"
        assert r.said == "No questions: nobody asks here."
        assert "questions  " not in "\n".join(r.picture())


async def test_enter_shows_the_question_with_its_whole_answer(reader, interview, clips):
    async with reader(interview, (80, 24)) as r:
        await r.press("t", "T")
        await r.settle()
        assert r.screen.side.made.mode == "questions"
        await r.burst("j", "j", "<Enter>")
        await r.settle()
        assert r.said == "Question and answer selected · y copies both, v leaves"
        assert not r.screen.side.shown
        assert r.selected.startswith("So how did the river change in week 3?")
        assert r.selected.rstrip().endswith(FILLER[1].rstrip()[-20:])
        assert r.cursor_row <= asking.NEAR_TOP
        await r.press("y")
        await r.settle()
        (copied,) = clips
        assert "Ada Quist: So how did" in copied
        assert "Rui Tal: It rose by 3 metres." in copied


async def test_from_a_selected_question_on_to_the_next_with_its_answer(reader, interview):
    async with reader(interview, (120, 30)) as r:
        await r.do("sidebar-mode")
        await r.press("tab", "g", "enter")
        await r.settle()
        assert "in week 1?" in r.selected
        await r.press("2", ">")
        assert r.selected.startswith("So how did the river change in week 3?")
        assert "rose by 3 metres" in r.selected
        await r.press("<")
        assert "in week 2?" in r.selected
        await r.press("m")
        await r.settle()
        assert len(r.screen.marks.bookmarks) == 1
        assert "rose by 2 metres" in r.screen.marks.bookmarks[0].words


async def test_any_other_selection_stays_as_it_is(reader, interview):
    async with reader(interview) as r:
        await r.press("v", ">")
        assert r.selected.startswith("Welcome to the river.")
        assert "in week 1?" in r.sentence


async def test_the_spine_follows_as_one_reads(reader, interview):
    async with reader(interview, (120, 30)) as r:
        await r.do("sidebar-mode")
        side = r.screen.side.made
        assert side.question is None
        await r.press("2", ">")
        await r.pilot.pause()
        assert side.question == 1
        await r.press(")", ")", ")")
        await r.pilot.pause()
        assert side.question == 1
        assert any("▌" in row and "week 2" in row for row in r.picture()) or any(
            "▌" in row and "change in" in row for row in r.picture()
        )


async def test_an_answer_that_a_filter_hides_is_shown(reader, interview):
    async with reader(interview, (120, 30)) as r:
        await r.do("only Ada Quist")
        assert r.screen.filtering.on
        await r.do("sidebar-mode")
        await r.press("tab", "g", "enter")
        await r.settle()
        assert not r.screen.filtering.on
        assert "rose by 1 metres" in r.selected


async def test_a_long_text_is_looked_through_beside_the_reader(reader, interview, monkeypatch):
    monkeypatch.setattr(asking, "AT_ONCE", 10)
    async with reader(interview, (120, 30)) as r:
        await r.press("2", ">")
        await r.settle()
        assert "in week 2?" in r.sentence
        await r.do("sidebar-mode")
        assert "how did the river" in "\n".join(r.picture())


async def test_questions_are_looked_for_again_when_the_transcript_changed(reader, interview):
    async with reader(interview, (120, 30)) as r:
        await r.do("sidebar-mode")
        side, before = r.screen.side.made, r.screen.acts.asking.found
        assert side.mode == "questions"
        r.screen.reload()
        await r.settle()
        assert side.mode == "questions"
        assert r.screen.acts.asking.found is not before
        assert len(side.questions) == 8


async def test_chapters_that_come_later_are_shown_and_their_quotes_gone_to(reader, silent, library):
    async with reader(silent, (120, 40)) as r:
        assert r.screen.side.made.mode == "speakers"
        quote = Span(Place(2, 0), Place(2, 11))
        made = (Chapter("Sayings", 1, origin="inferred", quotes=(quote,)),)
        library.keep_written(silent, "x", made)
        r.screen.reload()
        await r.settle()
        assert r.screen.side.made.mode == "chapters"
        shown = "\n".join(r.picture())
        assert "Chapters made here" in shown
        assert "made here" in "\n".join(r.text_rows())
        await r.press("tab", "j", "enter")
        await r.settle()
        assert r.sentence == "I say that."


async def test_chapters_are_made_while_one_reads(reader, keep, reading_of, monkeypatch):
    monkeypatch.setattr(Library, "chapters_wanted", CHAPTERS_WANTED)
    monkeypatch.setattr("reader.controllers.inferring.AT_ONCE", 0.01)
    id = keep(reading_of([part for n in range(1, 30) for part in line(n)]))
    async with reader(id, (120, 30)) as r:
        await r.until(lambda: r.screen.side.made.mode == "chapters")
        await r.settle()
        assert any(row.strip().endswith("Chapters made here") for row in left(r))
        assert r.sentence == "I have read your book 1."


async def test_a_page_without_speech_has_no_questions(reader, keep, reading_of):
    chapters = (Chapter("What is it?", 1, summary=(1,)),)
    id = keep(reading_of([(None, "What is it? A river.", SUMMARY)], chapters=chapters))
    async with reader(id, (120, 30)) as r:
        assert "questions" not in r.screen.side.made.modes
