"""Chapters in the sidebar: who made them, what is told of each, and two lists side by side."""

import pytest

from reader.widgets.sidebar import Sidebar
from reader.widgets.sidebar_chapters import SidebarChapter, Told, chapters_of, lists_of
from reader.widgets.sidebar_data import SidebarData, SidebarOutline, sidebar_data
from reader.widgets.sidebar_lists import (
    chapter_rows,
    current_beside,
    current_chapter,
    list_rows,
    time_of,
)
from transcripts.columns import DESCRIPTION, POINT, SUMMARY, Place
from transcripts.model import Chapter, Gist, OutlineEntry, Point, Span

LINES = [
    (None, "0:00 - Start 0:30 - Silt 2:00 - Sand", DESCRIPTION),
    ("Ada Quist", "What does a river carry?"),
    ("Rui Tal", "It carries silt, and it carries sand."),
    (None, "They speak of the river.", SUMMARY),
    (None, "It rises.", POINT),
    ("Ada Quist", "And who measures it?"),
    ("Rui Tal", "Nobody measures it, not one of us."),
]
OUTLINE = tuple(
    OutlineEntry(title, start, Span(Place(1, at), Place(1, at + 5)))
    for title, start, at in (("Start", 0.0, 0), ("Silt", 30.0, 13), ("Sand", 120.0, 25))
)


def span(block: int, start: int, end: int) -> Span:
    return Span(Place(block, start), Place(block, end))


def texts(rows) -> list[str]:
    return [row.text for row in rows]


def styles(rows, words: str) -> str:
    return next(piece.style for row in rows for piece in row.left if words in piece.text)


def test_a_worked_out_time_is_known_from_a_stated_one(transcript_of):
    chapters = (
        Chapter("Stated", 2, start=28.0, within=(28.0, 28.0)),
        Chapter("Worked out", 3, within=(28.0, 28.0)),
        Chapter("Range", 6, within=(28.0, 1071.0)),
        Chapter("None", 7),
    )
    found = chapters_of(transcript_of(LINES, chapters=chapters))
    assert [time_of(one) for one in found] == ["0:28", "~0:28", "~0:28–17:51", ""]
    rows = chapter_rows(found, 34)
    assert texts(rows)[0].strip() == "~ worked out from the outline"
    assert [row.right[0].style for row in rows if row.right] == [
        "faint",
        "faint italic",
        "faint italic",
    ]


def test_the_time_of_timed_words_is_no_worked_out_one(transcript_of):
    chapters = (Chapter("Silt", 3, within=(1.0, 2.0)),)
    (found,) = chapters_of(transcript_of(LINES, times=True, chapters=chapters))
    assert (found.start, found.worked_out) == (20.0, False)


def test_a_range_between_two_times_of_the_words_is_worked_out_here(transcript_of):
    chapters = (Chapter("Silt", 3, between=(2, 4)),)
    found = chapters_of(transcript_of(LINES, times=True, chapters=chapters))
    assert time_of(found[0]) == "~0:10–0:30"
    assert texts(chapter_rows(found, 34))[0].strip() == "~ worked out here"


def test_made_chapters_say_so_once_and_their_titles_are_italic(transcript_of):
    chapters = (Chapter("Silt", 2, origin="inferred"), Chapter("Mine", 6, origin="person"))
    rows = chapter_rows(chapters_of(transcript_of(LINES, chapters=chapters)), 34)
    assert [one.strip() for one in texts(rows)].count("Chapters made here") == 1
    assert "italic" in styles(rows, "Silt")
    assert "italic" not in styles(rows, "Mine")


def test_stated_chapters_have_nothing_above_them(transcript_of):
    rows = chapter_rows(chapters_of(transcript_of(LINES, chapters=(Chapter("Silt", 2),))), 34)
    assert texts(rows) == ["   1 Silt"]


def test_key_quotes_unfold_as_quotes_and_only_what_was_said_is_one(transcript_of):
    chapter = Chapter(
        "Silt", 2, origin="inferred", quotes=(span(3, 0, 16), span(4, 0, 10), span(7, 0, 18))
    )
    transcript = transcript_of(LINES, chapters=(chapter,))
    (found,) = chapters_of(transcript)
    assert [quote.text for quote in found.quotes] == ["It carries silt,", "Nobody measures it"]
    assert [transcript.text[q.start : q.start + 6] for q in found.quotes] == ["It car", "Nobody"]
    folded, unfolded = chapter_rows((found,), 40), current_chapter((found,), 0, 40)
    assert not any("carries" in row.text for row in folded)
    assert [(row.text.strip(), row.item) for row in unfolded if "“" in row.text] == [
        ("“It carries silt,”", 1),
        ("“Nobody measures it”", 2),
    ]
    assert "italic" not in styles(unfolded, "“It")


def test_what_a_model_wrote_is_named_and_its_points_lead_to_their_lines(transcript_of):
    gist = Gist(
        "They weigh sand.",
        (Point("Silt moves", (span(3, 0, 5), span(7, 0, 5))), Point("No lines", ())),
    )
    transcript = transcript_of(LINES, chapters=(Chapter("Silt", 2, origin="m-1", gist=gist),))
    (found,) = chapters_of(transcript)
    assert found.points == (
        Told("Silt moves", transcript.text.index("It carries")),
        Told("No lines"),
    )
    rows = chapter_rows((found,), 44) + current_chapter((found,), 0, 44)
    shown = [row.text.strip() for row in rows]
    assert "Chapters by m-1, not verbatim" in shown
    assert shown.index("Summary by m-1, not verbatim") < shown.index("They weigh sand.")
    assert not any("Summary, not speech" in one for one in shown)
    assert styles(rows, "They weigh") == "summary"
    assert [row.item for row in rows if "·" in row.text] == [1, None]


def test_a_summary_of_the_source_is_no_speech_and_its_points_are_gone_to(transcript_of):
    transcript = transcript_of(LINES, chapters=(Chapter("Silt", 4, summary=(4,), points=(5,)),))
    (found,) = chapters_of(transcript)
    assert found.label == "Summary, not speech"
    assert found.points[0].start == transcript.text.index("It rises.")


def test_chapters_that_are_the_outline_are_no_second_list(transcript_of):
    own = tuple(Chapter(one.title, 2, one.start, origin="outline") for one in OUTLINE)
    assert lists_of(transcript_of(LINES, chapters=own, outline=OUTLINE)) == ()
    assert lists_of(transcript_of(LINES, chapters=(Chapter("Silt", 2),))) == ()
    assert lists_of(transcript_of(LINES, chapters=(Chapter("Silt", 2),), outline=OUTLINE))


@pytest.fixture
def two_lists(transcript_of) -> SidebarData:
    chapters = (
        Chapter("Where it begins", 2, within=(0.0, 30.0)),
        Chapter("Of silt and of what else a river carries in spring", 3, within=(30.0, 30.0)),
        Chapter("Nobody knows when", 6),
    )
    return sidebar_data(transcript_of(LINES, chapters=chapters, outline=OUTLINE))


@pytest.mark.parametrize("width", [34, 44])
def test_two_lists_stand_in_their_order_with_every_kind_of_time(two_lists, width):
    rows = list_rows(two_lists, width)
    shown = [row.text for row in rows]
    at = [
        next(n for n, one in enumerate(shown) if words in one)
        for words in ("0:00 Start", "Where it", "0:30 Silt", "Of silt", "Nobody knows", "2:00 Sand")
    ]
    assert at == sorted(at)
    joined = "\n".join(shown)
    assert "~0:00–0:30" in joined
    assert "~0:30" in joined
    assert "—" in shown[at[4]]
    assert all(len(one) <= width for one in shown)
    # Entries have their time where chapters have a rail, and only chapters have one.
    assert all("│" in row.text for row in rows if row.item is not None and row.item < 3)
    assert not any("│" in row.text for row in rows if row.item is not None and row.item >= 3)


def test_long_titles_are_cut_between_the_entries_but_for_the_current_one():
    chapters = (SidebarChapter("silt " * 40), SidebarChapter("sand " * 40))
    from transcripts.chapters.side_by_side import Row as Beside

    data = SidebarData(
        "Rivers",
        chapters=chapters,
        outline=(SidebarOutline("Start", 0.0),),
        lists=(Beside(None, 0), Beside(0, None), Beside(1, None)),
    )
    assert sum(row.item == 1 for row in list_rows(data, 34)) <= 4
    assert len(current_beside(data, 1, 34)) > 4


async def test_enter_on_a_quote_says_where_its_words_are(stage):
    chapters = (
        SidebarChapter("One", made="made here", quotes=(Told("Silt rises.", 40),)),
        SidebarChapter("Two", made="made here"),
    )
    app = stage(sidebar := Sidebar(SidebarData("Rivers", chapters=chapters)))
    async with app.run_test(size=(80, 30)) as pilot:
        sidebar.current = 0
        sidebar.focus_list()
        await pilot.press("j", "enter", "j", "enter")
        assert [m.start for m in app.heard(Sidebar.WordsChosen)] == [40]
        assert [m.index for m in app.heard(Sidebar.ChapterChosen)] == [1]


async def test_enter_in_both_lists_goes_to_a_chapter_or_to_an_entry(stage, two_lists):
    app = stage(sidebar := Sidebar(two_lists))
    async with app.run_test(size=(80, 30)) as pilot:
        sidebar.mode = "outline"
        await pilot.pause()
        assert "both lists" in app.picture()
        sidebar.focus_list()
        await pilot.press("g", "enter", "j", "enter", "G", "enter")
        assert [m.index for m in app.heard(Sidebar.OutlineChosen)] == [0, 2]
        assert [m.index for m in app.heard(Sidebar.ChapterChosen)] == [0]


async def test_both_lists_follow_the_place(stage, two_lists):
    app = stage(sidebar := Sidebar(two_lists))
    async with app.run_test(size=(80, 30)) as pilot:
        sidebar.mode = "outline"
        sidebar.current = 2
        app.set_focus(None)
        await pilot.pause()
        assert any("▌" in one and "Nobody knows" in one for one in app.picture().splitlines())


async def test_chapters_that_come_later_are_shown_unless_a_mode_was_chosen(stage):
    before = SidebarData("Rivers", attribution="source")
    after = before._replace(chapters=(SidebarChapter("Silt"),))
    app = stage(sidebar := Sidebar(before), other := Sidebar(before._replace(speech=True)))
    async with app.run_test(size=(120, 30)) as pilot:
        assert (sidebar.mode, other.mode) == ("speakers", "speakers")
        other.questions = ()
        other.next_mode()
        sidebar.data = other.data = after
        await pilot.pause()
        assert (sidebar.mode, other.mode) == ("chapters", "speakers")
