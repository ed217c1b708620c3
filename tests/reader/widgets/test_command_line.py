from reader.widgets.command_line import CommandLine


def offers(text):
    return [name for name in ("bookmark", "bookmarks", "bottom") if name.startswith(text)]


async def test_it_says_what_is_typed_and_when_it_is_done(stage):
    app = stage(CommandLine("/"))
    async with app.run_test(size=(60, 5)) as pilot:
        await pilot.press("s", "i", "enter")
        assert [m.text for m in app.heard(CommandLine.Changed)] == ["s", "si"]
        assert [(m.prompt, m.text) for m in app.heard(CommandLine.Submitted)] == [("/", "si")]
        assert app.picture().splitlines()[-1] == " /si"


async def test_tab_goes_through_what_could_be_meant(stage):
    app = stage(line := CommandLine(":", completer=offers))
    async with app.run_test(size=(60, 5)) as pilot:
        await pilot.press("b", "o", "tab")
        assert line.text == "bookmark"
        assert "bookmarks  bottom" in app.picture()
        await pilot.press("tab", "tab")
        assert line.text == "bottom"
        await pilot.press("tab")
        assert line.text == "bookmark"
        await pilot.press("x", "tab")
        assert line.text == "bookmarkx"
        assert "nothing begins so" in app.picture()
        assert not app.heard(CommandLine.Submitted)


async def test_tab_ends_a_line_that_cannot_be_completed(stage):
    app = stage(CommandLine("/"))
    async with app.run_test(size=(60, 5)) as pilot:
        await pilot.press("s", "tab")
        assert app.heard(CommandLine.Submitted)


async def test_backspace_in_the_empty_line_closes_it(stage):
    app = stage(CommandLine(":"))
    async with app.run_test(size=(60, 5)) as pilot:
        await pilot.press("x", "backspace")
        assert not app.heard(CommandLine.Closed)
        await pilot.press("backspace")
        assert [m.prompt for m in app.heard(CommandLine.Closed)] == [":"]


async def test_arrows_go_through_what_was_typed_before_and_back_to_what_is_typed_now(stage):
    app = stage(line := CommandLine("/", history=["old", "older words"]))
    async with app.run_test(size=(60, 5)) as pilot:
        await pilot.press("n", "up")
        assert line.text == "older words"
        await pilot.press("up", "up")
        assert line.text == "old"
        await pilot.press("down", "down", "down")
        assert line.text == "n"
        assert not app.heard(CommandLine.Submitted)


async def test_what_else_could_be_meant_leaves_room_for_what_is_typed(stage):
    names = ("rename Mark Zander (guest)", "rename Mark Zander (host)", "rename Mark Zander")
    app = stage(CommandLine(":", completer=lambda text: names))
    async with app.run_test(size=(40, 5)) as pilot:
        await pilot.press("x", "tab")
        await pilot.pause()
        assert app.picture().splitlines()[-1] == " :rename Mark Zander (guest)   Mark Za…"
        await pilot.press("tab", "tab")
        await pilot.pause()
        assert app.picture().splitlines()[-1].startswith(" :rename Mark Zander    Mark Zander (g…")
