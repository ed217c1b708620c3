"""Keys that arrive in one burst, as over a slow line: each reaches what it was meant for."""

import pytest

from reader.screens.reading import ReadingScreen
from reader.widgets.note_form import NoteForm
from transcripts.model import Chapter


@pytest.fixture
def river(keep, reading_of, talk):
    return keep(reading_of(talk(90), title="The river"))


async def test_finding_and_going_on(reader, river):
    async with reader(river) as r:
        await r.burst("/", "heron", "<Enter>", "n", "n", "m")
        assert r.middle == "/heron  3 of 23"
        assert r.screen.marks.bookmarks[0].words == r.sentence


async def test_a_command_and_what_follows(reader, river):
    async with reader(river) as r:
        await r.burst(":", "37", "<Enter>", "j", "j", "y")
        assert r.view.top_row > 2
        assert "37" in r.sentence


async def test_two_lines_in_a_row(reader, river):
    async with reader(river) as r:
        await r.burst(":", "50", "<Enter>", "/", "silt", "<Enter>", ":", "30", "<Enter>")
        assert "week 30" in r.sentence
        assert r.middle.startswith("/silt")
        assert r.screen.focused is r.view


@pytest.mark.parametrize("tags", ["silt", "a, b #c"])
async def test_a_note_with_tags(reader, river, library, tags):
    async with reader(river) as r:
        await r.burst("M", "why not", "<Tab>", tags, "<Enter>", "j", "j")
        mark = library.all_bookmarks()[0]
        assert (mark.note, len(mark.tags)) == ("why not", len(tags.split()))
        assert not r.screen.query(NoteForm)
        assert r.view.top_row == 2


async def test_notes_on_two_sentences(reader, river, library):
    async with reader(river) as r:
        await r.burst("M", "one", "<Enter>", ")", "M", "two", "<Enter>")
        assert [b.note for b in library.all_bookmarks()] == ["one", "two"]


async def test_a_search_of_the_library(reader, river):
    async with reader(river) as r:
        await r.burst("s", "heron words")
        pane = r.screen.panes.search_pane
        assert pane is not None
        assert pane.query_text == "heron words"
        assert r.view.top_row == 0


async def test_a_search_left_at_once(reader, river):
    async with reader(river) as r:
        await r.burst("s", "ab", "<Tab>", "q", "j")
        assert r.screen.panes.search_pane is None
        assert r.view.top_row == 1


@pytest.mark.parametrize("keys", [("<Enter>", "<Enter>"), ("s", "<Enter>"), ("<Enter>", "s")])
async def test_a_transcript_chosen_twice_is_opened_once(
    reader, river, keep, reading_of, talk, keys
):
    keep(reading_of(talk(3), title="The sea"))
    async with reader(river) as r:
        await r.press("q")
        await r.burst(*keys)
        assert r.app.is_running
        assert isinstance(r.app.screen, ReadingScreen)


async def test_the_bookmarks_and_back(reader, river):
    async with reader(river) as r:
        await r.burst("m", "B", "q", "j", "j")
        assert not r.screen.panes.open
        assert r.view.top_row == 2


async def test_letters_and_copy(reader, river, clips):
    async with reader(river) as r:
        await r.burst("f", "d", "y")
        assert len(clips) == 1
        assert r.sentence in clips[0]


async def test_many_motions_lose_none(reader, river):
    async with reader(river) as r:
        await r.burst("j" * 40, "k" * 15, "5j")
        assert r.view.top_row == 30


async def test_an_empty_line_closed_by_backspace(reader, river):
    async with reader(river) as r:
        await r.burst("/", "<Backspace>", "j", ":", "<Backspace>", "j")
        assert r.view.top_row == 2


async def test_keys_behind_the_one_for_the_next_pane_are_for_that_pane(
    reader, keep, reading_of, talk
):
    chapters = tuple(Chapter(f"Part {n}", n) for n in (1, 20, 40, 60))
    id = keep(reading_of(talk(90), chapters=chapters))
    async with reader(id, size=(120, 40)) as r:
        await r.burst("<Tab>", "jj", "<Enter>", "j")
        assert r.screen.side.made.current == 2
        assert r.screen.focused is r.view
        await r.burst("<Tab>", "<Tab>", "g")
        assert r.view.top_row == 0


@pytest.fixture
def shelf(keep, reading_of, talk, library):
    """The titles of some transcripts, in the order in which the library lists them."""
    for title in ("Silt", "Sand", "Mud", "Gravel"):
        keep(reading_of(talk(3), title=title))
    return [entry.title for entry in library.entries()]


@pytest.mark.parametrize(
    ("keys", "number"),
    [
        (("/", "{2}", "<Enter>", "<Enter>"), 2),
        (("/", "{3}", "<Tab>", "jkgG", "<Enter>"), 3),
        (("/", "sq", "<Backspace>", "<Backspace>", "<Backspace>", "gj", "<Enter>"), 1),
        (("jj", "/", "{0}", "<Enter>", "G", "<Enter>"), 0),
        (("jjk", "/", "<Enter>", "<Enter>"), 1),
    ],
)
async def test_what_is_typed_in_the_library_reaches_its_filter(reader, shelf, keys, number):
    async with reader() as r:
        await r.burst(*(key.format(*shelf) for key in keys))
        assert r.screen.opened.transcript.details.title == shelf[number]


async def test_what_is_typed_behind_the_choice_of_a_transcript_is_for_its_text(reader, river):
    async with reader() as r:
        await r.burst("<Enter>", "jjj", "m")
        assert r.view.top_row == 3
        assert len(r.screen.marks.bookmarks) == 1


async def test_a_search_asked_for_in_the_library_gets_its_words(reader, river, shelf):
    async with reader(river) as r:
        await r.press("q")
        await r.burst("s", "silt jq")
        pane = r.screen.panes.search_pane
        assert pane is not None
        assert pane.query_text == "silt jq"
        assert r.view.top_row == 0
