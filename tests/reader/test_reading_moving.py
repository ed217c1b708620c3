"""Moving over the page by keys, as a person sees it."""

import pytest

from transcripts.columns import DESCRIPTION
from transcripts.model import Chapter

SIZES = [(80, 24), (120, 40)]


@pytest.fixture
def river(keep, reading_of, talk):
    """A timed talk of 240 lines in four chapters."""
    chapters = tuple(Chapter(f"Part {n}", 60 * n - 59) for n in range(1, 5))
    return keep(reading_of(talk(240), times=True, title="The river", chapters=chapters))


@pytest.fixture
def plain(keep, reading_of, talk):
    """A talk of 90 numbered lines, without title, times or chapters."""
    return keep(reading_of(talk(90)))


@pytest.mark.parametrize("size", SIZES)
async def test_lines_scroll_and_the_current_sentence_stays_in_view(reader, river, size):
    async with reader(river, size) as r:
        assert r.view.top_row == 0
        for _ in range(12):
            await r.press("3", "j")
            assert 0 <= r.cursor_row < r.view.size.height
        assert r.view.top_row == 36
        await r.press("k", "up", "down")
        assert r.view.top_row == 35


async def test_at_the_ends_lines_move_the_sentence_instead(reader, plain):
    async with reader(plain) as r:
        first = r.sentence
        await r.press("j", "k", "k", "k")
        assert (r.view.top_row, r.sentence) == (0, first)
        await r.press("G")
        assert r.view.top_row == r.view.last_top
        last = r.sentence
        assert r.view.page.text.endswith(last)
        await r.press("j", "j")
        assert (r.view.top_row, r.sentence) == (r.view.last_top, last)
        await r.press("(", "(", "j")
        assert r.view.top_row == r.view.last_top
        assert r.sentence != last
        await r.press("j")
        assert r.sentence == last


@pytest.mark.parametrize("size", SIZES)
async def test_a_page_keeps_one_row_of_the_one_before(reader, river, size):
    async with reader(river, size) as r:
        height = r.view.size.height
        for key in ("space", "pagedown"):
            last = r.text_rows()[-1]
            top = r.view.top_row
            await r.press(key)
            assert r.view.top_row == top + height - 1
            assert r.text_rows()[0] == last
        await r.press("b", "pageup")
        assert r.view.top_row == 0
        await r.press("d")
        assert r.view.top_row == (height - 1) // 2
        await r.press("u")
        assert r.view.top_row == 0


async def test_pages_end_on_the_last_row_and_on_the_first(reader, plain):
    async with reader(plain) as r:
        await r.press("1", "9", "space", "space", "space")
        assert r.view.top_row == r.view.last_top
        assert r.view.page.text.endswith(r.sentence)
        await r.press("1", "9", "b", "b", "b")
        assert r.view.top_row == 0
        assert r.view.page.text.startswith(r.sentence)


async def test_turns_and_sentences(reader, plain):
    async with reader(plain) as r:
        await r.press("l")
        assert r.sentence.startswith("We went upstream in week 2")
        await r.press(")", ")")
        assert r.sentence.startswith("A heron")
        await r.press("h")
        assert r.sentence.startswith("We went upstream in week 2")
        await r.press("h")
        assert r.sentence.startswith("The river carries 1 ")
        await r.press("h")
        assert r.sentence.startswith("The river carries 1 ")
        await r.press("}", "}", "{")
        assert r.sentence.startswith("We went upstream in week 2")
        await r.press("3", "l")
        assert r.sentence == "Nothing happened on day 7."
        await r.press("(")
        assert r.sentence.startswith("A heron")


async def test_counts_go_before_a_motion(reader, plain):
    async with reader(plain) as r:
        await r.press("5", "j")
        assert r.view.top_row == 5
        await r.press("3", "0", "G")
        assert "week 30" in r.sentence
        await r.press("7", "g")
        assert "day 7" in r.sentence


async def test_a_count_ends_with_the_key_it_was_for(reader, plain):
    async with reader(plain) as r:
        await r.press("1", "0", "j", "j")
        assert r.view.top_row == 11
        await r.press("4", "Z", "j")  # Z means nothing here: the count is gone
        assert r.view.top_row == 12


async def test_chapters(reader, river):
    async with reader(river) as r:
        await r.press("L")
        assert r.sentence.startswith("The river carries 61 ")
        assert any("Part 2" in row for row in r.text_rows())
        await r.press("]")
        assert r.sentence.startswith("The river carries 121 ")
        await r.press(")", "[")
        assert r.sentence.startswith("The river carries 121 ")
        await r.press("H")
        assert r.sentence.startswith("The river carries 61 ")
        await r.press("9", "H")
        assert r.sentence.startswith("The river carries 1 ")
        await r.press("H")
        assert r.said == "This is the first chapter."
        await r.press("9", "L")
        assert r.sentence.startswith("The river carries 181 ")
        await r.press("L")
        assert r.said == "This is the last chapter."


async def test_without_chapters_it_says_so(reader, plain):
    async with reader(plain) as r:
        await r.press("L")
        assert r.said == "This transcript has no chapters."
        await r.do("chapter 2")
        assert r.said == "This transcript has no chapters."


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ("0:37", "book 4"),  # line 4 begins at 0:30
        ("39:50", "book 240"),
        ("time 0:40", "river carries 5 "),
        ("chapter 2", "river carries 61 "),
        ("50%", "121"),
        ("0%", "river carries 1 "),
        ("100%", "poles were gone"),
        ("top", "river carries 1 "),
        ("next-turn", "week 2"),
    ],
)
async def test_places_by_command_in_a_timed_transcript(reader, river, command, words):
    async with reader(river) as r:
        await r.burst(":", command, "<Enter>")
        start, end = r.view.cursor
        around = r.view.page.text[max(0, start - 900) : end + 900] if "%" in command else r.sentence
        assert words in around


@pytest.mark.parametrize(
    ("command", "sentence"),
    [
        ("1:02:31", "The last words begin at 39:50."),
        ("chapter 9", "There are 4 chapters."),
        ("500", "There are 160 turns."),
        ("frobnicate", "There is no command 'frobnicate'. ? shows the keys."),
        ("chapter", "Say which chapter: :chapter 4"),
        ("", "Type a line, a time, 50% or the name of an action."),
    ],
)
async def test_what_cannot_be_done_is_said(reader, river, command, sentence):
    async with reader(river) as r:
        await r.burst(":", command, "<Enter>")
        assert r.said == sentence
        await r.press("j")
        assert r.said != sentence


async def test_places_by_line(reader, plain):
    async with reader(plain) as r:
        await r.do("37")
        assert "carries 37 " in r.sentence
        assert r.said.startswith("line 37")
        await r.do("1:02")
        assert r.said == "This transcript has no times."
        await r.do("91")
        assert r.said == "The last line is 90."
        assert "90" in r.sentence


async def test_back_and_forward_over_jumps(reader, plain):
    async with reader(plain) as r:
        await r.press("backspace")
        assert r.said == "There is nowhere to go back to."
        for line in ("20", "60", "40"):
            await r.do(line)
        await r.press("backspace")
        assert "book 60" in r.sentence
        await r.press("backspace", "backspace")
        assert "carries 1 " in r.sentence
        await r.press("\\", "\\", "\\")
        assert "book 40" in r.sentence
        await r.press("backslash")
        assert r.said == "There is nowhere to go forward to."


async def test_back_and_forward_go_across_transcripts(reader, plain, keep, reading_of):
    other = keep(reading_of([("Eve", "Another talk. Quite short.")], title="Other"), "other.txt")
    async with reader(plain) as r:
        await r.do("50")
        r.screen.history = r.screen.history.leave(r.screen.here)
        r.app._read(other)
        await r.settle()
        assert r.sentence == "Another talk."
        await r.press("backspace")
        await r.settle()
        assert "week 50" in r.sentence
        assert r.screen.opened.transcript.id == plain
        await r.press("backslash")
        await r.settle()
        assert r.screen.opened.transcript.id == other


async def test_the_status_line_says_where_one_is(reader, river):
    async with reader(river) as r:
        await r.do("61")
        await r.do("0:10")
        assert r.said.startswith("0:10 · Tal")
        assert r.screen.status.right.startswith("0 %")
        await r.press("G")
        assert r.screen.status.right == "100 %  0 min"


async def test_a_description_is_no_speech(reader, keep, reading_of):
    id = keep(reading_of([(None, "About it.", DESCRIPTION), ("Ada", "Hello.")], title="T"))
    async with reader(id) as r:
        await r.press("(")
        assert r.said == "line 1 · About"
