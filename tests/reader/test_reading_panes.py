"""Panes, `q`, and the narrow screen, where panes lie over the text."""

import pytest

from reader.screens.help import HelpScreen
from reader.screens.library import LibraryScreen
from transcripts.model import Chapter


@pytest.fixture
def river(keep, reading_of, talk):
    chapters = (Chapter("The source", 1), Chapter("The mouth", 30))
    return keep(reading_of(talk(90), title="The river", chapters=chapters))


@pytest.fixture
def other(keep, reading_of):
    return keep(reading_of([("Eve", "Hello from here.")], title="Another"), "other.txt")


async def test_wide_the_sidebar_stands_beside_the_text(reader, river):
    async with reader(river, (120, 40)) as r:
        sidebar, view = r.screen.side.made, r.view
        assert sidebar.region.right <= view.region.x
        assert "The mouth" in "\n".join(r.picture())
        await r.press("t")
        assert not sidebar.display
        assert view.region.x == 0
        await r.press("t")
        assert sidebar.region.right <= view.region.x


async def test_narrow_the_sidebar_lies_over_the_text(reader, river):
    async with reader(river, (80, 24)) as r:
        view = r.view.region
        assert not r.screen.side.shown
        await r.press("t")
        assert r.screen.side.shown
        assert r.screen.side.made.region.overlaps(view)
        assert r.view.region == view
        assert "The mouth" in "\n".join(r.picture())
        await r.press("q")
        assert not r.screen.side.shown
        assert r.screen.focused is r.view


@pytest.mark.parametrize(("key", "title"), [("s", "search"), ("B", "bookmark")])
async def test_narrow_a_pane_lies_over_the_text(reader, river, key, title):
    async with reader(river, (80, 24)) as r:
        rows, view = r.text_rows(), r.view.region
        await r.burst(key)
        pane = r.screen.query_one("#pane")
        assert pane.display
        assert pane.region.overlaps(view)
        assert r.view.region == view
        assert r.text_rows() == rows
        await r.burst(*(["<Tab>", "q"] if key == "s" else ["q"]))
        assert not r.screen.panes.open
        assert r.screen.focused is r.view
        assert r.text_rows() == rows


async def test_wide_a_pane_stands_beside_the_text(reader, river):
    async with reader(river, (160, 40)) as r:
        sentence, row = r.sentence, r.cursor_row
        await r.burst("B")
        pane = r.screen.query_one("#pane")
        assert not pane.region.overlaps(r.view.region)
        assert not r.screen.side.made.region.overlaps(r.view.region)
        assert (r.sentence, r.cursor_row) == (sentence, row)
        await r.burst("q")
        assert not pane.display


async def test_at_120_columns_a_pane_takes_the_place_of_the_sidebar(reader, river):
    async with reader(river, (120, 40)) as r:
        await r.burst("B")
        assert not r.screen.side.shown
        assert r.view.geometry.text_width >= 40
        await r.burst("q")
        assert r.screen.side.shown


async def test_q_closes_what_lies_nearest_and_at_last_leaves(reader, river):
    async with reader(river, (80, 24)) as r:
        await r.burst("/", "heron", "<Enter>")
        await r.burst("B")
        await r.press("q")
        assert not r.screen.panes.open
        await r.press("z", "v")
        assert r.screen.zen
        await r.press("q")
        assert r.selected == ""
        assert r.screen.zen
        await r.press("q")
        assert not r.screen.zen
        await r.press("q")
        assert r.middle == ""
        await r.press("q")  # one transcript only: there is no list to go back to
        await r.pilot.pause()
    assert r.app.return_value == 0


async def test_q_goes_from_the_text_to_the_library_and_from_there_out(reader, river, other):
    async with reader(river) as r:
        await r.press("q")
        assert isinstance(r.app.screen, LibraryScreen)
        assert "Another" in "\n".join(r.picture())
        await r.press("q")
        await r.pilot.pause()
    assert r.app.return_value == 0


async def test_from_the_library_into_another_transcript(reader, river, other):
    async with reader(None) as r:
        assert isinstance(r.app.screen, LibraryScreen)
        await r.burst("<Enter>")
        assert r.screen.opened.transcript.id in (river, other)
        assert r.app.screen is r.screen
        first = r.screen.opened.transcript.id
        await r.press("q")
        await r.burst("j", "<Enter>")
        await r.burst("k", "<Enter>")
        assert r.screen.opened.transcript.id in (river, other)
        assert first in (river, other)


async def test_help_shows_the_keys_and_goes_away(reader, river):
    async with reader(river) as r:
        await r.press("?")
        assert isinstance(r.app.screen, HelpScreen)
        await r.press("q")
        assert r.app.screen is r.screen
        await r.press("j")
        assert r.view.top_row == 1


async def test_escape_closes_whatever_q_closes(reader, river):
    async with reader(river) as r:
        await r.burst("B")
        await r.press("escape")
        assert not r.screen.panes.open
        await r.press("t", "escape")
        assert not r.screen.side.shown


async def test_tab_walks_through_the_parts(reader, river):
    async with reader(river, (160, 40)) as r:
        await r.burst("m", "B")
        await r.press("tab")
        assert r.screen.focused is r.view
        await r.press("tab")
        assert r.screen.side.made.has_focus_within
        await r.press("tab")
        assert r.screen.query_one("#pane").has_focus_within


async def test_a_chapter_chosen_in_the_sidebar_is_gone_to(reader, river):
    async with reader(river, (80, 24)) as r:
        await r.burst("t", "j", "<Enter>")
        assert "week 30" in r.sentence
        assert not r.screen.side.shown
        assert r.screen.focused is r.view
        await r.press("backspace")
        assert "carries 1 " in r.sentence


async def test_a_bookmark_chosen_in_its_pane_is_gone_to(reader, river):
    async with reader(river, (80, 24)) as r:
        await r.do("40")
        await r.press("m", "g")
        await r.burst("B", "<Enter>")
        assert "carries 40 " not in r.sentence
        assert "book 40" in r.sentence


async def test_a_bookmark_in_another_transcript_is_gone_to_and_back(reader, river, other):
    async with reader(other) as r:
        await r.press("m")
    async with reader(river) as r:
        await r.do("40")
        await r.burst("B")
        r.screen.panes.show_scope("all")
        await r.settle()
        await r.burst("<Enter>")
        assert r.screen.opened.transcript.id == other
        await r.press("backspace")
        await r.settle()
        assert "book 40" in r.sentence


async def test_zen_shows_the_text_alone(reader, river):
    async with reader(river, (120, 40)) as r:
        await r.press("z")
        assert r.view.size == (120, 40)
        assert not r.screen.status.display
        await r.press("z")
        assert r.screen.status.display


async def test_a_click_on_the_ribbon_goes_there(reader, river):
    async with reader(river) as r:
        ribbon = r.screen.ribbon
        await r.pilot.click(ribbon, offset=(2, ribbon.size.height // 2))
        await r.settle()
        middle = len(r.view.page.text) // 2
        assert abs(r.view.cursor[0] - middle) < 500


async def test_the_sidebar_follows_the_place(reader, river):
    async with reader(river, (120, 40)) as r:
        assert r.screen.side.made.current == 0
        await r.do("60")
        assert r.screen.side.made.current == 1
