from reader.widgets.bookmark_pane import BookmarkItem, BookmarkPane
from reader.widgets.note_form import NoteForm, tags_in

ITEMS = [
    BookmarkItem(
        1,
        "You just [take] the code.",
        "line 31",
        "a",
        "Rivers",
        "Rui Tal",
        1,
        note="compare",
        tags=("code", "later"),
    ),
    BookmarkItem(2, "She explains silt.", "ch 5", "b", "Fields", kind="summary"),
]


async def test_it_shows_words_place_note_and_tags(stage):
    app = stage(BookmarkPane(ITEMS))
    async with app.run_test(size=(60, 24)):
        shown = app.picture()
        for words in (
            "2 bookmarks in this transcript",
            "You just [take] the code.",
            "line 31",
            "◆ compare",
            "#code #later",
            "Summary, not speech",
        ):
            assert words in shown


async def test_enter_goes_to_a_bookmark_and_d_asks_for_its_removal(stage):
    app = stage(pane := BookmarkPane(ITEMS))
    async with app.run_test(size=(60, 24)) as pilot:
        pane.focus_list()
        await pilot.press("j", "enter", "k", "d")
        assert [m.bookmark.id for m in app.heard(BookmarkPane.BookmarkChosen)] == [2]
        assert [m.bookmark.id for m in app.heard(BookmarkPane.RemovalAsked)] == [1]
        pane.show(ITEMS[1:], said="Removed · U puts it back")
        await pilot.press("U")
        assert "Removed · U puts it back" in app.picture()
        assert "[take]" not in app.picture()
        assert app.heard(BookmarkPane.UndoAsked)


async def test_e_changes_note_and_tags(stage):
    app = stage(pane := BookmarkPane(ITEMS))
    async with app.run_test(size=(60, 24)) as pilot:
        pane.focus_list()
        await pilot.press("e")
        await pilot.pause()
        await pilot.press("!", "tab", "space", "x", "enter")
        await pilot.pause()
        (changed,) = app.heard(BookmarkPane.NoteChanged)
        assert (changed.bookmark.id, changed.note) == (1, "compare!")
        assert changed.tags == ("code", "later", "x")
        assert not pane.query(NoteForm)
        await pilot.press("q")
        assert app.heard(BookmarkPane.Closed)


async def test_backspace_in_an_empty_note_changes_nothing(stage):
    app = stage(pane := BookmarkPane(ITEMS[1:]))
    async with app.run_test(size=(60, 24)) as pilot:
        pane.focus_list()
        await pilot.press("e")
        await pilot.pause()
        await pilot.press("backspace")
        await pilot.pause()
        assert not pane.query(NoteForm)
        assert not app.heard(BookmarkPane.NoteChanged)


async def test_an_empty_list_says_how_to_fill_it_and_no_key_breaks_it(stage):
    app = stage(pane := BookmarkPane())
    async with app.run_test(size=(60, 24)) as pilot:
        pane.focus_list()
        await pilot.press("j", "d", "e", "enter", "G")
        assert "Nothing is bookmarked here yet." in app.picture()
        assert not app.heard(BookmarkPane.RemovalAsked)
        await pilot.press("a")
        assert [m.scope for m in app.heard(BookmarkPane.ScopeChanged)] == ["all"]


async def test_bookmarks_of_all_transcripts_stand_under_their_titles(stage):
    app = stage(BookmarkPane(ITEMS, scope="all"))
    async with app.run_test(size=(60, 24)):
        assert "Rivers" in app.picture()
        assert "Fields" in app.picture()


async def test_the_form_shows_the_words_and_gives_back_what_was_typed(stage):
    app = stage(NoteForm(words="You just [take] the code."))
    async with app.run_test(size=(60, 10)) as pilot:
        assert "[take]" in app.picture()
        await pilot.press("h", "i", "tab", "#", "a", ",", "b", "enter")
        (kept,) = app.heard(NoteForm.Submitted)
        assert (kept.note, kept.tags) == ("hi", ("a", "b"))


def test_tags_are_parted_by_blanks_or_commas_and_each_counts_once():
    assert tags_in("#one two, three,#one  ##") == ("one", "two", "three")


async def test_a_speaker_who_is_not_sure_has_a_question_mark(stage):
    items = [
        BookmarkItem(n, "Silt rises.", "line 3", "a", "Rivers", "Rui Tal", 1, degree=degree)
        for n, degree in enumerate((None, "sure", "likely", "unsure"))
    ]
    app = stage(BookmarkPane(items))
    async with app.run_test(size=(60, 24)):
        lines = [line.split("line")[0].strip("▌ ") for line in app.picture().splitlines()]
        assert [line for line in lines if line.startswith("Rui")] == [
            *("Rui Tal", "Rui Tal", "Rui Tal", "Rui Tal?")
        ]
