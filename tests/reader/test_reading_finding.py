"""Find here: `/`, `n`, `N`, `*`."""

import pytest

from transcripts.corrections import AddChapter
from transcripts.model import Place, Span


@pytest.fixture
def river(keep, reading_of, talk):
    lines = [*talk(60), ("Ada", "Take apple out."), ("Ada", "Of the middle."), ("Rui", "[bold]Yes")]
    return keep(reading_of(lines, title="The river"))


async def test_it_finds_as_it_is_typed_and_tells_how_many(reader, river):
    async with reader(river) as r:
        await r.burst("/", "heron")
        assert r.middle == "/heron  1 of 15"
        assert r.sentence.startswith("A heron")
        await r.burst("<Enter>")
        assert r.middle == "/heron  1 of 15"
        assert r.screen.focused is r.view


async def test_n_and_N_go_round(reader, river):
    async with reader(river) as r:
        await r.burst("/", "heron", "<Enter>")
        await r.press("n", "n")
        assert r.middle == "/heron  3 of 15"
        await r.press("3", "N")
        assert r.middle == "/heron  15 of 15"
        await r.press("n")
        assert r.middle == "/heron  1 of 15"
        await r.press("1", "6", "n")
        assert r.middle == "/heron  2 of 15"


async def test_after_moving_on_the_next_hit_is_the_next_from_here(reader, river):
    async with reader(river) as r:
        await r.burst("/", "heron", "<Enter>")
        await r.do("30")
        assert "week 30" in r.sentence
        await r.press("n")
        assert r.middle == "/heron  8 of 15"
        await r.do("30")
        await r.press("N")
        assert r.middle == "/heron  7 of 15"
        await r.press("G", "n")
        assert r.middle == "/heron  1 of 15"


async def test_a_sentence_cut_by_a_line_break_is_found(reader, river):
    async with reader(river) as r:
        await r.burst("/", "take apple out of the middle", "<Enter>")
        assert r.middle.endswith("1 of 1")
        assert r.sentence == "Take apple out."


async def test_nothing_found_stays_where_one_was(reader, river):
    async with reader(river) as r:
        await r.do("30")
        place = (r.view.top_row, r.sentence)
        await r.burst("/", "heron")
        await r.burst("xyz")
        assert r.middle == "/heronxyz  nothing"
        assert r.sentence == place[1]
        await r.burst("<Enter>")
        assert r.said == "“heronxyz” is not in this transcript."
        await r.press("n")
        assert r.said == "Nothing to go to: / finds words."


async def test_giving_up_goes_back_and_lights_nothing(reader, river):
    async with reader(river) as r:
        await r.do("30")
        sentence = r.sentence
        await r.burst("/", "middle")
        assert r.sentence == "Of the middle."
        await r.burst("<Escape>")
        assert r.sentence == sentence
        assert r.middle == ""
        assert r.screen.focused is r.view


async def test_backspace_in_an_empty_line_closes_it(reader, river):
    async with reader(river) as r:
        await r.burst("/", "a", "<Backspace>", "<Backspace>")
        assert r.screen.focused is r.view
        await r.press("j")
        assert r.view.top_row == 1


async def test_a_pattern_that_would_take_for_ever_is_refused_in_a_sentence(reader, river):
    async with reader(river) as r:
        await r.burst("/", r"\w+.*\w+.*q", "<Enter>")
        assert r.said.startswith("This pattern repeats too much")


async def test_brackets_are_found_as_they_are(reader, river):
    async with reader(river) as r:
        await r.burst("/", "[bold]", "<Enter>")
        assert r.middle == "/[bold]  1 of 1"
        assert r.sentence == "[bold]Yes"


async def test_q_takes_the_light_away_before_it_leaves(reader, river):
    async with reader(river) as r:
        await r.burst("/", "heron", "<Enter>")
        await r.press("q")
        assert r.middle == ""
        assert r.app.is_running


async def test_the_word_here(reader, river):
    async with reader(river) as r:
        await r.burst("/", "upstream", "<Enter>")
        await r.burst("*")
        assert r.middle == "/upstream  1 of 15"


async def test_what_was_found_before_comes_again_with_the_arrow(reader, river):
    async with reader(river) as r:
        await r.burst("/", "heron", "<Enter>")
        await r.burst("/", "<Up>")
        assert r.middle.startswith("/heron")


async def test_the_hit_that_is_on_is_on_the_screen(reader, river):
    async with reader(river) as r:
        await r.burst("/", "heron", "<Enter>")
        for _ in range(15):
            await r.press("n")
            assert any("heron" in row for row in r.text_rows())


async def test_finding_goes_on_when_the_page_is_set_anew_while_something_is_typed(
    reader, river, library
):
    async with reader(river) as r:
        await r.do("30")
        sentence = r.sentence
        await r.burst("/", "middle")
        await r.settle()
        transcript = r.screen.opened.transcript
        library.correct(transcript, AddChapter("Silt"), Span(Place(3, 0), Place(3, 1)))
        r.screen.reload()
        await r.burst("<Escape>")
        assert r.sentence == sentence
        r.screen.finder.expect("heron")
        hits = r.screen.finder.search("heron")
        library.correct(transcript, AddChapter("More"), Span(Place(5, 0), Place(5, 1)))
        r.screen.reload()
        r.screen.finder.show("heron", hits)
        text = r.view.page.text
        lit = r.screen.finder.hits
        assert {text[a:b] for a, b in zip(lit.starts, lit.ends, strict=True)} == {"heron"}
