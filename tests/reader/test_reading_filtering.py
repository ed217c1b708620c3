"""Only one speaker's turns, and all again."""

import pytest

from reader.page import ELISION

LINES = [
    ("Ada Quist", "Hello there. How are you?"),
    ("Rui Tal", "Well. It rains on the river."),
    ("Ada Quist", "I see the river."),
    ("Rui Tal", "Silt rises. So does the river."),
    ("Ada Quist", "And then?"),
    ("Rui Tal", "Then it falls. Herons come."),
    ("Ada Quist", "Goodbye."),
] + [(("Ada Quist", "Rui Tal")[n % 2], f"Word {n} of it. And more of {n}.") for n in range(1, 41)]


@pytest.fixture
def river(keep, reading_of):
    return keep(reading_of(LINES, title="The river"))


def speakers(view):
    return {who for who, kind in zip(view.page.speakers, view.page.kinds, strict=True) if not kind}


@pytest.fixture
def tal(reader, river):
    """The reader with only Rui Tal's turns in view."""

    async def show(r):
        await r.do("only tal")
        return r

    return show


async def test_only_the_speakers_turns_are_shown_and_q_shows_all(reader, river, tal):
    async with reader(river) as r:
        whole = r.view.page
        await tal(r)
        assert speakers(r.view) == {1}
        assert "⋯ 1 turn" in r.view.page.text
        assert "only Rui Tal · q shows all" in r.said
        await r.press("q")
        assert r.view.page is whole
        assert "only" not in r.said


async def test_the_current_sentence_stays_on_its_row(reader, river, tal):
    async with reader(river) as r:
        await r.press("l", ")")
        assert r.sentence == "It rains on the river."
        await tal(r)
        assert r.sentence == "It rains on the river."
        await r.press("l", ")", "l", ")")
        assert (r.sentence, r.cursor_row) == ("Herons come.", r.cursor_row)
        row = r.cursor_row
        await r.press("q")
        assert (r.sentence, r.cursor_row) == ("Herons come.", row)


async def test_from_a_sentence_that_is_left_out_the_nearest_is_current(reader, river, tal):
    async with reader(river) as r:
        await r.press("l", "l")
        assert r.sentence == "I see the river."
        await tal(r)
        assert r.sentence in ("It rains on the river.", "Silt rises.")


async def test_enter_on_a_speaker_shows_only_their_turns_and_again_all(reader, river):
    async with reader(river, size=(120, 40)) as r:
        sidebar = r.screen.side.made
        second = sidebar.data.count_shares()[1].speaker
        for shown in ({second}, {0, 1}):
            await r.press("tab", "j", "enter")
            assert speakers(r.view) == shown
        assert sidebar.only is None


async def test_the_sidebar_lights_who_is_shown_alone(reader, river, tal):
    async with reader(river, size=(120, 40)) as r:
        await tal(r)
        assert r.screen.side.made.only == 1
        assert any("▏ Rui Tal" in row or "▌ Rui Tal" in row for row in r.picture())


async def test_without_a_name_it_is_who_speaks_here(reader, river):
    async with reader(river) as r:
        await r.do("only")
        assert speakers(r.view) == {0}
        await r.do("only")
        assert speakers(r.view) == {0, 1}


@pytest.mark.parametrize(
    ("name", "said"), [("Bo", "Nobody here is called “Bo”."), ("u", "Nobody here is called “u”.")]
)
async def test_a_name_that_nobody_has_is_said(reader, river, name, said):
    async with reader(river) as r:
        await r.do(f"only {name}")
        assert r.said == said
        assert speakers(r.view) == {0, 1}


async def test_a_name_that_may_be_two_peoples_is_asked_about(reader, keep, reading_of):
    id = keep(reading_of([("Ada Quist", "Yes."), ("Ada Tal", "No.")]))
    async with reader(id) as r:
        await r.do("only ada")
        assert r.said == "“ada” could be Ada Quist or Ada Tal."
        await r.do("only quist")
        assert speakers(r.view) == {0}


async def test_the_place_that_is_kept_is_the_sources(reader, river, tal, library):
    async with reader(river) as r:
        await tal(r)
        await r.press("l", "l", ")")
        assert r.sentence == "Herons come."
        r.screen.save_position()
    position = library.position(library.transcript(river))
    assert (position.place.block, position.place.char) == (6, len("Then it falls. "))
    async with reader(river) as r:
        assert speakers(r.view) == {0, 1}
        assert r.sentence == "Herons come."


async def test_copying_takes_the_words_that_are_shown(reader, river, tal, clips):
    async with reader(river) as r:
        await tal(r)
        await r.press("l", "V", "j", "j", "j", "}", "y")
        await r.settle()
    assert "Silt rises. So does the river." in clips[0]
    assert "falls" not in clips[0]
    assert "⋯" not in clips[0]


async def test_a_selection_does_not_reach_over_what_is_left_out(reader, river, tal):
    async with reader(river) as r:
        await tal(r)
        await r.press("l", "v", ")", ")", ")")
        assert r.selected == "Silt rises. So does the river."
        await r.press("o", "(", "(", "(")
        assert "⋯" not in r.selected


async def test_bookmarks_made_there_are_where_they_were_made(reader, river, tal, library):
    async with reader(river) as r:
        await r.press("m")  # in a turn that will be left out
        await tal(r)
        await r.press("l", "m")
        marks = library.bookmarks(r.screen.opened.transcript)
        assert sorted(mark.words for mark in marks) == ["Hello there.", "Silt rises."]
        lit = [r.view.page.text[a:b] for a, b in r.view.over.bookmarks]
        assert lit == ["", "Silt rises."]
        await r.press("G", ".")
        assert r.sentence == "Silt rises."
        await r.press("q")
        lit = [r.view.page.text[a:b] for a, b in r.view.over.bookmarks]
        assert lit == ["Hello there.", "Silt rises."]


async def test_going_to_a_bookmark_that_is_left_out_shows_all(reader, river, tal):
    async with reader(river, size=(120, 40)) as r:
        await r.press("m")
        await tal(r)
        await r.press("B")
        await r.settle()
        await r.press("enter")
        await r.settle()
        assert r.sentence == "Hello there."
        assert speakers(r.view) == {0, 1}


async def test_back_to_a_place_that_is_left_out_shows_all(reader, river, tal):
    async with reader(river) as r:
        await r.press("G")
        await tal(r)
        await r.press("backspace")
        assert r.sentence == "Hello there."
        assert speakers(r.view) == {0, 1}


async def test_finding_finds_what_is_shown_and_all_of_it_afterwards(reader, river, tal):
    async with reader(river) as r:
        await r.do("find river")
        assert r.middle == "/river  2 of 4"  # the first is the title
        await tal(r)
        await r.settle()
        assert r.middle.endswith("of 3")
        assert r.sentence == "It rains on the river."
        await r.press("n")
        assert r.sentence == "So does the river."
        await r.do("find turn")
        assert r.middle == "/turn  nothing"
        await r.do("find river")
        await r.press("q")
        await r.settle()
        assert r.middle.endswith("of 4")
        assert [r.view.page.text[a:b] for a, b in zip(*lit(r), strict=True)] == ["river"] * 4


def lit(r):
    return r.view.over.hit_starts, r.view.over.hit_ends


async def test_lines_and_chapters_that_are_left_out_lead_to_the_nearest(reader, keep, reading_of):
    from transcripts.model import Chapter

    chapters = tuple(Chapter(f"Part {n}", n) for n in (1, 3, 7))
    id = keep(reading_of(LINES, chapters=chapters))
    async with reader(id) as r:
        await r.do("only tal")
        await r.do("5")
        assert r.sentence in ("So does the river.", "Then it falls.")
        await r.do("chapter 3")
        assert r.sentence in ("Herons come.", "Word 1 of it.")


async def test_a_correction_leaves_the_filter_where_it_was(reader, river, tal):
    async with reader(river) as r:
        await tal(r)
        await r.press("l")
        r.screen.reload()
        await r.settle()
        assert (r.sentence, speakers(r.view)) == ("Silt rises.", {1})
        await r.press("q")
        assert (r.sentence, speakers(r.view)) == ("Silt rises.", {0, 1})


async def test_another_transcript_is_shown_whole(reader, river, keep, tal):
    other = keep("Ada: Hello.\nBo: Yes.\n", "other.txt")
    async with reader(river) as r:
        await tal(r)
        r.screen.post_message(r.screen.TranscriptWanted(other))
        await r.settle()
        assert not r.screen.filtering.on
        assert ELISION not in r.view.page.kinds


async def test_times_stand_beside_the_gaps(reader, river, tal):
    async with reader(river) as r:
        await tal(r)
        await r.press("a")
        row = next(row for row in r.text_rows() if "⋯" in row)
        assert row.split()[0] == "2"


async def test_words_that_are_nobodys_can_be_shown_alone(reader, keep, reading_of):
    id = keep(reading_of([("Ada", "Hello."), (None, "Somebody said this."), ("Ada", "Who?")]))
    async with reader(id, size=(120, 40)) as r:
        await r.press("l")
        await r.do("only")
        assert "Somebody said this." in r.view.page.text
        assert "Hello." not in r.view.page.text
        assert "only nobody named" in r.said


async def test_where_one_says_all_there_is_nothing_to_leave_out(reader, keep, reading_of):
    id = keep(reading_of([("Ada", "Hello."), ("Ada", "Still me.")]))
    async with reader(id) as r:
        await r.do("only ada")
        assert r.said == "All of it is said by Ada."
        assert not r.screen.filtering.on


async def test_a_long_name_leaves_room_for_the_way_out(reader, keep, reading_of):
    long = "Bartholomew Featherstonehaugh-Smythe the Younger"
    async with reader(keep(reading_of([(long, "Yes."), ("Bo", "No.")]))) as r:
        await r.do("only bartholomew")
        assert "only Bartholomew Featherston… · q shows all" in r.picture()[-1]
