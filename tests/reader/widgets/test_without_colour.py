"""Nothing is said by colour alone, and no segment lacks the style that NO_COLOR needs."""

import pytest
from textual.color import Color
from textual.filter import Monochrome, NoColor

from reader.screens.help import HelpScreen
from reader.screens.library import LibraryScreen
from reader.widgets.bookmark_pane import BookmarkItem, BookmarkPane
from reader.widgets.command_line import CommandLine
from reader.widgets.note_form import NoteForm
from reader.widgets.row_list import RowBlock, RowList
from reader.widgets.rows import Piece, Row
from reader.widgets.search_pane import SearchPane
from reader.widgets.sidebar import Sidebar
from reader.widgets.sidebar_chapters import SidebarChapter
from reader.widgets.sidebar_data import SidebarData
from reader.widgets.status_line import StatusLine

BOOKMARK = BookmarkItem(1, "words", "line 1", "a", "Title", "Ada", 0, note="n", tags=("t",))
CHAPTERS = SidebarData(
    "Rivers",
    chapters=(
        SidebarChapter("Stated", 28.0),
        SidebarChapter("Made", between=(28.0, 90.0), made="made here", worked_out=True),
    ),
)
MAKERS = {
    "search": lambda: {"widget": SearchPane()},
    "bookmarks": lambda: {"widget": BookmarkPane([BOOKMARK])},
    "note": lambda: {"widget": NoteForm(words="words")},
    "command": lambda: {"widget": CommandLine(":")},
    "sidebar": lambda: {"widget": Sidebar(CHAPTERS)},
    "status": lambda: {"widget": StatusLine()},
    "help": lambda: {"screen": HelpScreen()},
    "library": lambda: {"screen": LibraryScreen([])},
}


@pytest.mark.parametrize("theme", ["dark", "light", "contrast", "ansi"])
@pytest.mark.parametrize("name", MAKERS)
async def test_every_segment_has_a_style_and_survives_the_filters(stage, name, theme, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    made = MAKERS[name]()
    widget = made.pop("widget", None)
    app = stage(*([widget] if widget else []), theme=theme, **made)
    async with app.run_test(size=(80, 24)):
        assert app.export_screenshot()
        for painted in app.screen.query(RowBlock).results():
            check(painted)
        for painted in app.screen.query(RowList).results():
            check(painted)


def check(widget):
    for y in range(widget.size.height):
        strip = widget.render_line(y)
        assert all(segment.style is not None for segment in strip)
        assert strip.cell_length == widget.size.width
        for kind in (Monochrome, NoColor):
            strip.apply_filter(kind(), Color(0, 0, 0))


async def test_cursor_and_current_row_are_seen_without_colour(stage):
    def build(width):
        return [Row((Piece(f"  item {n}"),), item=n, lit=n == 1) for n in range(3)]

    app = stage(rows := RowList())
    async with app.run_test(size=(20, 5)) as pilot:
        rows.show(build, cursor=0)
        rows.focus()
        await pilot.pause()
        assert app.picture().splitlines()[:3] == ["▌ item 0", "▏ item 1", "  item 2"]


async def test_stated_titles_and_times_differ_from_made_ones_without_colour(stage):
    app = stage(Sidebar(CHAPTERS))
    async with app.run_test(size=(40, 12)):
        assert not app.style_of("Stated").italic
        assert not app.style_of("0:28 ").italic
        assert app.style_of("Made").italic
        assert app.style_of("~0:28–1:30").italic


async def test_a_click_between_items_and_keys_in_an_empty_list_do_nothing(stage):
    app = stage(rows := RowList(lambda width: []))
    async with app.run_test(size=(20, 5)) as pilot:
        rows.focus()
        await pilot.press("j", "k", "space", "b", "g", "G", "enter")
        await pilot.click(rows, offset=(2, 3))
        assert rows.cursor is None
        assert not app.heard(RowList.Chosen)


async def test_the_cursor_steps_over_headings_and_stays_in_view(stage):
    def build(width):
        rows = []
        for n in range(50):
            rows += [Row((Piece(f"heading {n}"),)), Row((Piece(f"  item {n}"),), item=n)]
        return rows

    app = stage(rows := RowList())
    async with app.run_test(size=(20, 10)) as pilot:
        rows.show(build, cursor=0)
        rows.focus()
        await pilot.press("j", "j", "space")
        assert rows.cursor == 6
        assert "▌ item 6" in app.picture()
        await pilot.press("G")
        assert "▌ item 49" in app.picture()
        await pilot.press("b", "k")
        assert rows.cursor == 44
        await pilot.press("g")
        assert app.picture().splitlines()[:2] == ["heading 0", "▌ item 0"]
        await pilot.resize_terminal(15, 6)
        assert rows.cursor == 0
