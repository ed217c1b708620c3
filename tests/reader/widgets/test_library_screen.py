from dataclasses import dataclass, replace
from datetime import date

import pytest

from reader.screens.library import LibraryScreen
from reader.screens.library_rows import library_rows, matches, progress
from reader.widgets.row_list import RowList


@dataclass(frozen=True)
class Entry:
    id: str
    title: str | None = None
    name: str = "notes.txt"
    show: str | None = None
    published: date | str | None = None
    duration: float | None = None
    format: str = "plain"
    turns: int = 12
    speakers: tuple[str, ...] | int = ()
    bookmarks: int = 0
    added: str = ""
    opened: str | None = None
    fraction: float | None = None


ENTRIES = [
    Entry(
        "a",
        "How maps [lie]",
        show="Field Notes",
        published=date(2023, 6, 8),
        duration=9660.0,
        speakers=("Ada Quist",),
        bookmarks=3,
        opened="now",
        fraction=0.37,
    ),
    Entry("b"),
    Entry("c", "Rivers", opened="then", fraction=1.0, published="2024-02"),
]


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (40, 20)])
async def test_each_transcript_is_shown_with_how_far_it_is_read(stage, size):
    app = stage(screen=LibraryScreen(ENTRIES))
    async with app.run_test(size=size):
        shown = app.picture()
        for words in ("37 %", "new", "notes.txt", "Rivers", "read", "3 bookmarks", "3 transcripts"):
            assert words in shown
        if size[0] >= 80:
            assert "How maps [lie]" in shown
            assert "Field Notes · 8 June 2023 · 2 h 41 min · Ada Quist" in shown
            assert "2024-02" in shown


async def test_enter_reads_the_one_under_the_cursor(stage):
    app = stage(screen=LibraryScreen(ENTRIES))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("j", "j", "enter")
        assert app.dismissed == ["c"]


async def test_the_cursor_stands_on_the_one_read_last(stage):
    app = stage(screen=LibraryScreen(ENTRIES, current="b"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        assert app.dismissed == ["b"]


@pytest.mark.parametrize("leave", ["tab", "enter"])
async def test_the_filter_leaves_what_matches(stage, leave):
    app = stage(screen=LibraryScreen(ENTRIES))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("/", *"riv")
        assert "How maps" not in app.picture()
        await pilot.press(leave, "enter")
        assert app.dismissed == ["c"]


async def test_a_filter_that_matches_nothing_says_so_and_backspace_undoes_it(stage):
    app = stage(screen=LibraryScreen(ENTRIES))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("/", "z", "z")
        assert "matches “zz”" in app.picture()
        await pilot.press("backspace", "backspace", "backspace", "q")
        assert app.dismissed == [None]


async def test_an_empty_library_says_how_to_fill_it(stage):
    app = stage(screen=LibraryScreen([]))
    async with app.run_test(size=(80, 24)) as pilot:
        assert "tapelog add" in app.picture()
        await pilot.press("j", "enter", "q")
        assert app.dismissed == [None]


async def test_search_and_help_are_asked_for(stage):
    app = stage(screen=LibraryScreen(ENTRIES))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("?", "s")
        assert app.heard(LibraryScreen.SearchAsked)
        assert app.heard(LibraryScreen.HelpAsked)


async def test_others_can_be_shown_with_what_happened(stage):
    library = LibraryScreen(ENTRIES)
    app = stage(screen=library)
    async with app.run_test(size=(80, 24)) as pilot:
        library.show(ENTRIES[:1], said="Removed Rivers · U puts it back")
        await pilot.pause()
        assert "1 transcript" in app.picture()
        assert "Removed Rivers" in app.picture()


async def test_the_foot_says_what_enter_does_in_the_filter(stage):
    app = stage(screen=LibraryScreen(ENTRIES))
    async with app.run_test(size=(80, 24)) as pilot:
        assert "Enter read" in app.picture()
        await pilot.press("slash", "x")
        await pilot.pause()
        assert "Enter to the list" in app.picture()
        await pilot.press("enter")
        await pilot.pause()
        assert "Enter read" in app.picture()


def test_new_begun_and_read_are_told_apart():
    entry = ENTRIES[0]
    assert progress(replace(entry, opened=None)) == ("new", None)
    assert progress(replace(entry, fraction=0.0)) == ("0 %", 0.0)
    assert progress(replace(entry, fraction=0.991)) == ("read", 1.0)


def test_every_word_of_the_filter_must_be_there():
    assert matches(ENTRIES[0], "field quist")
    assert not matches(ENTRIES[0], "field rivers")


def test_the_least_that_is_known_is_still_a_row():
    bare = Entry("x", turns=0)
    assert library_rows([bare], 60)[0].text.strip().startswith("notes.txt")


async def test_the_head_counts_what_is_new_and_begun(stage):
    app = stage(screen=LibraryScreen(ENTRIES))
    async with app.run_test(size=(80, 24)):
        assert "3 transcripts, 1 new, 1 begun" in app.picture()


def test_the_filter_finds_what_is_new_begun_or_read():
    assert [[matches(entry, word) for entry in ENTRIES] for word in ("new", "begun", "read")] == [
        [False, True, False],
        [True, False, False],
        [False, False, True],
    ]


async def test_the_cursor_is_painted_as_soon_as_the_list_stands(stage, monkeypatch):
    painted: dict[int, str] = {}
    paint = RowList.render_line

    def recorded(self, y):
        strip = paint(self, y)
        painted[y] = strip.text
        return strip

    monkeypatch.setattr(RowList, "render_line", recorded)
    app = stage(screen=LibraryScreen(ENTRIES, current="b"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause(0.1)
        assert [y for y, text in painted.items() if "▌" in text and "notes.txt" in text]
