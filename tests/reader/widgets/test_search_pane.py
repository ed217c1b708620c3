from dataclasses import dataclass

import pytest

from reader.widgets.search_hits import hit_rows, plain_snippet
from reader.widgets.search_pane import SearchPane
from reader.widgets.speaker_names import fit_name
from transcripts.model import Degree


@dataclass(frozen=True)
class Hit:
    transcript: str
    name: str
    text: str
    speaker: str | None = None
    kind: str = "speech"
    start: float | None = None
    show: str | None = None
    date: str | None = None
    turn: int | None = 7
    chapter: int | None = None
    degree: Degree | None = None
    made: str | None = None

    @property
    def spans(self):
        at = self.text.find("silt")
        return [(at, at + 4)] if at >= 0 else []


HITS = [
    Hit(
        "a",
        "Rivers",
        "All of that silt moves.",
        "Rui Tal",
        start=751.0,
        show="Field Notes",
        date="2023-06-08",
    ),
    Hit("b", "Fields [1]", "Only the silt [inaudible] stays.", "Ada Quist"),
    Hit("a", "Rivers", "She explains silt.", kind="summary", chapter=5),
    Hit("a", "Rivers", "Sand and silt", kind="outline", start=28.0),
]
COLOURS = {"Rui Tal": 1, "Ada Quist": 0}


def pane(**more):
    return SearchPane(colour=lambda hit: COLOURS.get(hit.speaker), **more)


async def asked(pilot, search, text="silt"):
    search.focus_field()
    await pilot.press(*text)
    await pilot.pause(0.06)


async def test_each_keystroke_replaces_the_last_and_only_the_latest_is_asked(stage):
    app = stage(search := pane())
    async with app.run_test(size=(80, 24)) as pilot:
        await asked(pilot, search)
        questions = [m for m in app.heard(SearchPane.QueryChanged) if m.text]
        assert questions[-1].text == "silt"
        assert questions[-1].generation == search.generation
        search.show(HITS, "sil", generation=questions[-1].generation - 1)
        await pilot.pause()
        assert "Rivers" not in app.picture()


async def test_hits_are_grouped_and_labelled_as_what_they_are(stage):
    app = stage(search := pane())
    async with app.run_test(size=(60, 40)) as pilot:
        await asked(pilot, search)
        search.show(HITS, "silt", generation=search.generation)
        await pilot.pause()
        shown = app.picture()
        assert "4 hits in 2 transcripts" in shown
        assert shown.count("Rivers") == 1
        assert "Field Notes · 8 June 2023" in shown
        assert "Summary, ch 5" in shown
        assert "Outline" in shown
        assert "12:31" in shown
        assert "[inaudible]" in shown
        assert [hit.transcript for hit in search.hits] == ["a", "a", "a", "b"]
        assert app.style_of("Rui Tal").color.name == "#7ab0ff"
        assert app.style_of("She explains").italic
        marked = [s for strip in app.strips() for s in strip if s.text == "silt"]
        assert len([s for s in marked if s.style.bgcolor.name == "#57480f"]) == 4


async def test_tab_or_enter_leaves_the_field_and_enter_goes_to_the_words(stage):
    for leave in ("tab", "enter"):
        app = stage(search := pane())
        async with app.run_test(size=(60, 40)) as pilot:
            await asked(pilot, search)
            search.show(HITS, "silt", generation=search.generation)
            await pilot.press(leave, "j", "enter")
            chosen = [m.hit for m in app.heard(SearchPane.HitChosen)]
            assert [hit.kind for hit in chosen] == ["summary"]


async def test_backspace_in_the_empty_field_closes_and_in_a_full_one_does_not(stage):
    app = stage(search := pane())
    async with app.run_test(size=(60, 24)) as pilot:
        await asked(pilot, search, "q")
        await pilot.press("backspace")
        assert not app.heard(SearchPane.Closed)
        await pilot.press("backspace")
        assert len(app.heard(SearchPane.Closed)) == 1


async def test_q_is_a_letter_in_the_field_and_closes_from_the_list(stage):
    app = stage(search := pane())
    async with app.run_test(size=(60, 24)) as pilot:
        await asked(pilot, search, "q")
        assert search.query_text == "q"
        assert not app.heard(SearchPane.Closed)
        search.show(HITS, "q")
        await pilot.press("tab", "q")
        assert len(app.heard(SearchPane.Closed)) == 1


async def test_every_state_says_what_it_is(stage):
    app = stage(search := pane())
    async with app.run_test(size=(60, 24)) as pilot:
        for words in ('"word for word"', "speaker:", "kind:summary"):
            assert words in app.picture()
        await asked(pilot, search)
        assert "searching" in app.picture()
        search.show([], "silt", searched=12)
        await pilot.pause()
        assert "Nothing said or written matches “silt” in 12" in app.picture()
        search.show_progress("indexing 3 of 12")
        await pilot.pause()
        assert "indexing 3 of 12" in app.picture()
        search.show_problem("This is too broad.")
        await pilot.pause()
        assert "This is too broad." in app.picture()
        await pilot.press("ctrl+u")
        await pilot.pause()
        assert "speaker:" in app.picture()
        assert app.heard(SearchPane.QueryChanged)[-1].text == ""


async def test_what_is_pasted_is_made_safe(stage):
    from textual import events

    app = stage(search := pane())
    async with app.run_test(size=(60, 24)) as pilot:
        search.focus_field()
        app.screen.focused.post_message(events.Paste("si\x1b]52;c;eA==\x07lt\nmore"))
        await pilot.pause()
        assert search.query_text.isprintable()
        assert search.query_text.startswith("si␛]52")


async def test_more_hits_than_shown_are_counted(stage):
    app = stage(search := pane())
    async with app.run_test(size=(60, 24)) as pilot:
        search.show(HITS, "silt", total=1204, transcripts=31)
        await pilot.pause()
        assert "1,204 hits in 31 transcripts" in app.picture()
        assert "first 4 shown" in app.picture()


@pytest.mark.parametrize("width", [34, 54, 80])
async def test_thousands_of_hits_need_no_widget_each(stage, width):
    app = stage(search := pane())
    async with app.run_test(size=(width, 24)) as pilot:
        search.styles.width = width
        search.show(HITS * 500, "silt")
        search.focus_list()
        await pilot.press("G")
        assert "Only the silt" in app.picture()
        assert len(search.query("*")) <= 6


def test_a_snippet_is_cut_around_its_hit_and_the_spans_move_with_it():
    text = "word " * 60 + "silt " + "more " * 60
    short, spans = plain_snippet(text, [(300, 304)], 80)
    assert len(short) <= 86
    assert [short[a:b] for a, b in spans] == ["silt"]
    assert short.startswith("… ")
    assert short.endswith(" …")
    assert plain_snippet("short", [(0, 5)], 80) == ("short", [(0, 5)])


def test_a_name_is_as_sure_as_beside_the_text():
    degrees: tuple[Degree, ...] = ("sure", "likely", "unsure")
    hits = [Hit("a", "Rivers", "silt", "Rui Tal", degree=degree) for degree in degrees]
    rows = hit_rows(hits, 40, colour=lambda hit: 1)
    names = [piece for row in rows for piece in row.left if piece.text.startswith("Rui")]
    assert [(name.text, name.style) for name in names] == [
        ("Rui Tal", "speaker-2 bold"),
        ("Rui Tal", "speaker-2"),
        ("Rui Tal?", "speaker-2"),
    ]


def test_a_title_that_was_made_is_never_called_an_outline():
    made = Hit("a", "Rivers", "Sand and silt", kind="outline", made="made here")
    labels = [piece.text for row in hit_rows([made, HITS[3]], 40) for piece in row.left]
    assert "Title, made here" in labels
    assert labels.count("Outline") == 1


def test_a_name_that_is_cut_keeps_its_question_mark():
    assert fit_name("Wintergreen?", 8) == "Winter…?"
    assert fit_name("Wintergreen", 8) == "Winterg…"
    assert fit_name("Tal?", 8) == "Tal?"
    assert [len(fit_name("Tal?", width)) for width in range(4)] == [0, 1, 2, 3]
