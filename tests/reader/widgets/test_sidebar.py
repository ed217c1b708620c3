import pytest

from reader.widgets.row_list import RowList
from reader.widgets.sidebar import Sidebar
from reader.widgets.sidebar_chapters import SidebarChapter, Told
from reader.widgets.sidebar_data import (
    Share,
    SidebarData,
    SidebarOutline,
    SidebarPerson,
    speaker_shares,
)
from transcripts.chapters.side_by_side import Row as Beside

DATA = SidebarData(
    title="How maps [lie]",
    show="Field Notes",
    about="8 June 2023 · 49 min",
    people=(
        SidebarPerson("Ada Quist", "host", 0),
        SidebarPerson("Rui Tal", "guest", 1),
        SidebarPerson("Jon Ames"),
    ),
    attribution="source",
    chapters=(
        SidebarChapter("Paper", 0.0),
        SidebarChapter("Rivers that moved", None, ("Rui says rivers move.",), (Told("Silt", 40),)),
        SidebarChapter("Borders", 1931.0),
    ),
    outline=(SidebarOutline("Start", 0.0), SidebarOutline("Silt and sand", 4351.0)),
    lists=(
        Beside(0, 0),
        Beside(1, None),
        Beside(2, None),
        Beside(None, 1),
    ),
    count_shares=lambda: (
        Share("Rui Tal", 1, 40, 0.75, 8012, 0.49),
        Share("Ada Quist", 0, 41, 0.25, 2671, 0.51),
    ),
)


async def test_it_names_the_show_the_title_and_the_people_in_their_colours(stage):
    app = stage(Sidebar(DATA))
    async with app.run_test(size=(80, 30)):
        shown = app.picture()
        for words in (
            "Field Notes",
            "How maps [lie]",
            "Ada Quist host",
            "Rui Tal guest",
            "Jon Ames",
        ):
            assert words in shown
        assert app.style_of("Ada Quist").color.name == "#f0a35e"
        assert app.style_of("Rui Tal").color.name == "#7ab0ff"


async def test_the_current_chapter_is_lit_and_its_summary_is_said_to_be_one(stage):
    app = stage(sidebar := Sidebar(DATA))
    async with app.run_test(size=(80, 30)) as pilot:
        assert "Rui says" not in app.picture()
        sidebar.current = 1
        app.set_focus(None)
        await pilot.pause()
        shown = app.picture()
        assert "▌  2 Rivers that moved" in shown
        assert "Summary, not speech" in shown
        assert "· Silt" in shown
        assert app.style_of("Rivers").bold
        assert app.style_of("Rui says").italic
        sidebar.current = 2
        await pilot.pause()
        assert "Rui says" not in app.picture()


async def test_a_time_is_shown_only_where_it_is_exact(stage):
    app = stage(Sidebar(DATA))
    async with app.run_test(size=(80, 30)):
        lines = app.picture().splitlines()
        assert any("Borders" in line and "32:11" in line for line in lines)
        assert next(line for line in lines if "Rivers" in line).strip() == "2 Rivers that moved"


async def test_a_chapter_that_begins_somewhere_in_a_range_shows_the_range(stage):
    chapters = (SidebarChapter("Silt", None, between=(28.0, 1071.0)),)
    app = stage(Sidebar(DATA._replace(chapters=chapters)))
    async with app.run_test(size=(80, 30)):
        assert "0:28–17:51" in app.picture()


async def test_a_chapter_that_is_not_surely_placed_says_so_where_there_are_no_times(stage):
    chapters = (SidebarChapter("Silt", certain=False), SidebarChapter("Sand"))
    app = stage(Sidebar(DATA._replace(chapters=chapters)))
    async with app.run_test(size=(80, 30)):
        assert app.picture().count("about here") == 1


async def test_enter_chooses_the_chapter_under_the_cursor(stage):
    app = stage(sidebar := Sidebar(DATA))
    async with app.run_test(size=(80, 30)) as pilot:
        sidebar.focus_list()
        await pilot.press("j", "j", "k", "enter")
        assert [m.index for m in app.heard(Sidebar.ChapterChosen)] == [1]


async def test_a_click_chooses_too(stage):
    app = stage(Sidebar(DATA))
    async with app.run_test(size=(80, 30)) as pilot:
        await pilot.click(RowList, offset=(8, 2))
        assert [m.index for m in app.heard(Sidebar.ChapterChosen)] == [2]


async def test_the_modes_are_the_ones_that_have_something_to_show(stage):
    app = stage(sidebar := Sidebar(DATA))
    async with app.run_test(size=(80, 30)) as pilot:
        assert sidebar.modes == ["chapters", "outline", "speakers"]
        sidebar.next_mode()
        await pilot.pause()
        assert "1:12:31 Silt and sand" in app.picture()
        sidebar.focus_list()
        await pilot.press("G", "enter")
        assert [m.index for m in app.heard(Sidebar.OutlineChosen)] == [1]
        sidebar.next_mode()
        await pilot.pause()
        assert "75 %" in app.picture()
        assert app.picture().count("━") > 10
        await pilot.press("g", "enter")
        assert [m.speaker for m in app.heard(Sidebar.SpeakerChosen)] == [1]
        sidebar.next_mode()
        assert sidebar.mode == "chapters"


async def test_a_transcript_with_nothing_but_words_has_a_calm_sidebar(stage):
    app = stage(sidebar := Sidebar(SidebarData(title="notes.txt")))
    async with app.run_test(size=(80, 24)):
        assert sidebar.modes == ["speakers"]
        assert "Nobody speaks here." in app.picture()


async def test_other_data_takes_the_place_of_the_old(stage):
    app = stage(sidebar := Sidebar(DATA))
    async with app.run_test(size=(80, 24)) as pilot:
        sidebar.mode = "outline"
        sidebar.data = SidebarData(title="Next one", chapters=(SidebarChapter("Only"),))
        await pilot.pause()
        assert "Next one" in app.picture()
        assert "Only" in app.picture()
        assert "How maps" not in app.picture()


async def test_five_hundred_chapters_are_followed_without_a_widget_for_each(stage):
    many = SidebarData("Long", chapters=tuple(SidebarChapter(f"Part {n}") for n in range(500)))
    app = stage(sidebar := Sidebar(many))
    async with app.run_test(size=(80, 24)) as pilot:
        sidebar.current = 400
        await pilot.pause()
        assert "401 Part 400" in app.picture()
        assert len(sidebar.query("*")) == 3


@pytest.mark.parametrize("theme", ["light", "contrast", "ansi"])
async def test_it_is_painted_in_every_theme_with_a_style_for_every_segment(stage, theme):
    app = stage(sidebar := Sidebar(DATA), theme=theme)
    async with app.run_test(size=(60, 24)) as pilot:
        sidebar.current = 1
        await pilot.pause()
        assert "Rivers" in app.picture()
        for widget in sidebar.query("*"):
            for y in range(widget.size.height):
                assert all(segment.style is not None for segment in widget.render_line(y))


TALKING = DATA._replace(chapters=(), outline=())


async def test_speakers_have_their_shares_of_words_and_turns(stage):
    app = stage(Sidebar(TALKING))
    async with app.run_test(size=(80, 30)):
        lines = app.picture().splitlines()
        at = next(n for n, line in enumerate(lines) if "words ━" in line)
        assert lines[at - 1].strip("▌ ") == "Rui Tal"
        assert "75 %" in lines[at]
        assert "turns ─" in lines[at + 1]
        assert "49 %" in lines[at + 1]
        assert lines[at].count("━") > lines[at + 1].count("─") > 5
        assert lines[at + 2].strip("▌ ") == "8,012 words, 40 turns"


async def test_one_who_says_all_has_whole_bars(stage):
    alone = (Share("Ada Quist", 0, 3, 1.0, 90, 1.0),)
    app = stage(Sidebar(TALKING._replace(count_shares=lambda: alone)))
    async with app.run_test(size=(80, 30)):
        rows = [line for line in app.picture().splitlines() if "100 %" in line]
        assert len(rows) == 2
        assert not any("…" in row for row in rows)


async def test_worked_out_names_are_not_bold_and_their_degrees_are_counted(stage):
    inferred = TALKING._replace(
        attribution="inferred",
        people=(SidebarPerson("Ada Quist", "host", 0, inferred=True),),
        count_shares=lambda: (Share("Rui Tal", 1, 1, 1.0, 5, 1.0, inferred=True),),
        degrees=lambda: "178 lines sure, 52 likely, 30 unsure",
    )
    app = stage(Sidebar(inferred))
    async with app.run_test(size=(80, 30)):
        shown = app.picture().replace("\u00a0", " ")
        assert "worked out here · w why" in shown
        assert "178 lines sure, 52 likely," in shown
        assert "30 unsure" in shown
        assert not app.style_of("Ada Quist").bold
        assert not app.style_of("Rui Tal").bold


async def test_it_says_why_nobody_is_named_in_two_rows_at_most(stage):
    everything = (Share("nobody named", -1, 200, 1.0, 1800, 1.0),)
    nobody = TALKING._replace(people=(), attribution="none", count_shares=lambda: everything)
    app = stage(sidebar := Sidebar(nobody))
    async with app.run_test(size=(80, 30)) as pilot:
        assert "Nobody is named" not in app.picture()
        assert "1,800 words, 200 turns" in app.picture()
        assert "100 %" not in app.picture()
        sidebar.data = nobody._replace(reason="the lines have no punctuation " + "at all " * 20)
        await pilot.pause()
        shown = [line for line in app.picture().splitlines() if line[:32].strip()]
        at = next(n for n, line in enumerate(shown) if "Nobody is named: the lines" in line)
        assert "…" in shown[at + 1]
        assert "at all" not in shown[at + 2]


@pytest.mark.parametrize("gap", [" ", "  "])
def test_words_are_counted_as_people_count_them(transcript_of, gap):
    transcript = transcript_of(
        [("Ada", f"One{gap}two three."), ("Bo", "Four."), ("Ada", "Five six.")]
    )
    shares = speaker_shares(transcript)
    assert [(share.name, share.words, share.turns) for share in shares] == [
        *(("Ada", 5, 2), ("Bo", 1, 1))
    ]
    assert [round(share.turn_share, 2) for share in shares] == [0.67, 0.33]


async def test_many_turns_are_counted_after_the_page_stands(stage):
    counted = []

    def count():
        counted.append(app.screen.size.width and sidebar.is_mounted)
        return DATA.count_shares()

    sidebar = Sidebar(TALKING._replace(count_shares=count, many_turns=True))
    app = stage(sidebar)
    async with app.run_test(size=(80, 30)) as pilot:
        await pilot.pause()
        assert "8,012 words" in app.picture()
        assert all(counted)
