import pytest
from rich.cells import cell_len

from reader.keymap import Keymap
from reader.screens.help import HelpScreen, all_rows, everyday_rows


async def test_the_keys_of_every_day_come_first_and_fit_80_by_24(stage):
    app = stage(screen=HelpScreen())
    async with app.run_test(size=(80, 24)):
        shown = app.picture()
        for action in Keymap().everyday():
            assert action.title in shown
        assert "…" not in shown
        assert "half a page" not in shown


async def test_a_second_question_mark_shows_all_and_a_third_closes(stage):
    app = stage(screen=HelpScreen())
    async with app.run_test(size=(120, 64)) as pilot:
        await pilot.press("?")
        shown = app.picture()
        for action in Keymap().actions:
            if action.keys:
                assert action.title in shown, action.name
        await pilot.press("?")
        assert app.dismissed == [None]


@pytest.mark.parametrize("key", ["q", "escape"])
async def test_q_and_escape_close_it(stage, key):
    app = stage(screen=HelpScreen())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(key)
        assert app.dismissed == [None]


async def test_all_keys_can_be_scrolled_at_80_by_24(stage):
    app = stage(screen=HelpScreen())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("?")
        before = app.picture()
        await pilot.press("j", "space")
        assert app.picture() != before
        await pilot.press("G")
        assert ":chapter 4" in app.picture()
        await pilot.press("g")
        assert app.picture() == before


async def test_it_shows_the_keymap_as_it_is_now(stage):
    app = stage(screen=HelpScreen(Keymap().with_overrides({"copy": "Y"})))
    async with app.run_test(size=(80, 24)):
        assert "Y  copy sentence" in app.picture()


async def test_in_a_selection_its_keys_come_first(stage):
    app = stage(screen=HelpScreen(context="selecting"))
    async with app.run_test(size=(80, 24)):
        assert "the other end" in app.picture()


@pytest.mark.parametrize("width", [34, 60, 76, 96])
def test_no_row_is_wider_than_the_sheet(width):
    for row in [*everyday_rows(Keymap(), width), *all_rows(Keymap(), "text", width)]:
        assert cell_len(row.text) <= width
