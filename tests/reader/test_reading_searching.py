"""Searching the library from the pane, over an index built in a process of its own."""

import pytest


@pytest.fixture
def river(keep, reading_of, talk):
    return keep(reading_of(talk(60), title="The river"))


@pytest.fixture
def other(keep, reading_of):
    lines = [("Eve", "Hello from here."), ("Eve", "A zeppelin flew over it. And a zeppelin fell.")]
    return keep(reading_of(lines, title="Another"), "other.txt")


async def indexed(r):
    r.app.update_index()
    await r.settle()


async def test_enter_goes_to_the_words_in_whichever_transcript_they_are(reader, river, other):
    async with reader(river, (160, 40)) as r:
        await indexed(r)
        await r.do("30")
        await r.burst("s", "zeppelin")
        await r.until(lambda: r.screen.panes.search_pane.hits, "no hits came")
        await r.burst("<Tab>", "<Enter>")
        assert r.screen.opened.transcript.id == other
        assert r.sentence == "A zeppelin flew over it."
        assert r.middle == "/zeppelin  1 of 2"
        await r.press("n")
        assert r.sentence == "And a zeppelin fell."
        await r.press("backspace", "backspace")
        await r.settle()
        assert r.screen.opened.transcript.id == river
        assert "week 30" in r.sentence


async def test_narrow_the_pane_goes_when_a_hit_is_chosen(reader, river, other):
    async with reader(other, (80, 24)) as r:
        await indexed(r)
        await r.burst("s", "upstream")
        await r.until(lambda: r.screen.panes.search_pane.hits, "no hits came")
        await r.burst("<Enter>", "<Enter>", "j")
        assert not r.screen.panes.open
        assert r.screen.focused is r.view
        assert "upstream" in r.view.page.text[slice(*r.view.view_span)]


async def test_a_search_before_there_is_an_index_answers_when_it_is_built(reader, river):
    async with reader(river, (80, 24)) as r:
        await r.burst("s", "heron")
        await r.until(lambda: r.screen.panes.search_pane.hits, "no hits came")
        assert r.view.top_row == 0


@pytest.mark.parametrize("query", ['"', "*", "[", "~~~", "speaker:", "x" * 3000, "-heron"])
async def test_odd_questions_are_answered_in_the_pane(reader, river, query):
    async with reader(river, (80, 24)) as r:
        await indexed(r)
        await r.burst("s")
        r.screen.panes.search_pane.query_one("Field").value = query
        await r.settle()
        await r.burst("<Escape>", "j")
        assert not r.screen.panes.open
        assert r.app.is_running
