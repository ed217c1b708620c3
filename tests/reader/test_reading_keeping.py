"""Keep and copy: `m M . , B U y f`."""

import pytest

from transcripts.columns import EVENT, POINT, SUMMARY
from transcripts.model import Chapter


@pytest.fixture
def river(keep, reading_of, talk):
    return keep(reading_of(talk(60), title="The river", show="Field Notes"))


@pytest.fixture
def sums(keep, reading_of):
    """A page that sums up and has nobody speak."""
    lines = [
        (None, "They speak of silt. It rises.", SUMMARY),
        (None, "Silt rises", POINT),
        (None, "Herons stay", POINT),
    ]
    chapters = (Chapter("Silt", 1, summary=(1,), points=(2, 3)),)
    return keep(reading_of(lines, title="The river", show="Field Notes", chapters=chapters))


async def test_m_keeps_and_m_takes_away_and_U_brings_back(reader, river, library):
    async with reader(river) as r:
        await r.press("m")
        assert r.said == "Bookmarked. M adds a note, U takes it back."
        assert [b.words for b in library.all_bookmarks()] == [r.sentence]
        await r.press("m")
        assert r.said == "Bookmark removed. U brings it back."
        assert library.all_bookmarks() == []
        await r.press("U")
        assert [b.words for b in library.all_bookmarks()] == [r.sentence]
        await r.press("U")
        assert library.all_bookmarks() == []
        await r.press("U")
        assert r.said == "There is nothing to undo."
        await r.do("redo")
        await r.do("redo")
        assert library.all_bookmarks() == []
        await r.do("redo")
        assert r.said == "There is nothing to do again."


async def test_what_was_kept_is_underlined(reader, river):
    async with reader(river) as r:
        await r.press("m", ")")
        _, y = r.cell("The river carries 1 ")
        styles = [s.style.underline for s in r.view.render_line(y) if "carries 1 " in s.text]
        assert styles == [True]


async def test_bookmarks_are_walked_along_and_round(reader, river):
    async with reader(river) as r:
        await r.press(".")
        assert r.said == "No bookmarks here yet: m keeps a sentence."
        sentences = []
        for line in ("10", "30", "50"):
            await r.do(line)
            await r.press("m")
            sentences.append(r.sentence)
        await r.press("g")
        for expected in (*sentences, sentences[0]):
            await r.press(".")
            assert r.sentence == expected
        await r.press(",")
        assert r.sentence == sentences[2]
        await r.press("2", ",")
        assert r.sentence == sentences[0]
        await r.press("backspace")
        assert r.sentence == sentences[2]


async def test_a_note_and_tags_are_kept_and_can_be_taken_back(reader, river, library):
    async with reader(river) as r:
        await r.burst("M", "so it is", "<Tab>", "silt, #river", "<Enter>")
        mark = library.all_bookmarks()[0]
        assert (mark.note, mark.tags) == ("so it is", ("silt", "river"))
        assert r.said == "Note kept."
        assert r.screen.focused is r.view
        await r.press("U")
        assert library.all_bookmarks()[0].note == ""
        await r.do("redo")
        assert library.all_bookmarks()[0].note == "so it is"
        await r.press("U", "U")
        assert library.all_bookmarks() == []


async def test_a_note_given_up_leaves_the_bookmark_without_one(reader, river, library):
    async with reader(river) as r:
        await r.burst("M", "no", "<Escape>")
        assert [b.note for b in library.all_bookmarks()] == [""]
        await r.press("j")
        assert r.view.top_row == 1


async def test_bookmarks_are_there_the_next_day(reader, river, library):
    async with reader(river) as r:
        await r.do("30")
        await r.press("m")
        sentence = r.sentence
    async with reader(river) as r:
        await r.press("g", ".")
        assert r.sentence == sentence


async def test_a_sentence_is_copied_with_who_what_and_where(reader, river, clips):
    async with reader(river) as r:
        await r.do("14")
        await r.press("y")
        await r.settle()
        assert clips == [
            "“We went upstream in week 14.” — Rui Tal, The river (Field Notes), line 14"
        ]
        assert r.said == "Sent to the test."


async def test_two_speakers_are_copied_by_name(reader, river, clips):
    async with reader(river) as r:
        await r.press("v", ")", ")", ")", "y")
        await r.settle()
        assert clips == [
            "Ada Quist: The river carries 1 loads of silt. Nobody measures them! Do you?\n"
            "Rui Tal: We went upstream in week 2.\n"
            "— The river (Field Notes), line 1"
        ]
        assert r.view.over.selection is None


@pytest.mark.parametrize("keys", [("y",), (")", ")", "y"), ("V", "y"), ("v", "}", "}", "}", "y")])
async def test_a_summary_is_never_copied_as_if_somebody_had_said_it(reader, sums, clips, keys):
    async with reader(sums) as r:
        await r.press("g", *keys)
        await r.settle()
        assert len(clips) == 1
        assert clips[0].startswith("Summary by ")
        assert "not verbatim:" in clips[0]
        assert "“" not in clips[0]


async def test_the_status_line_says_that_a_summary_is_no_speech(reader, sums):
    async with reader(sums) as r:
        await r.press("g")
        assert r.said == "line 1 · Summary, not speech"


async def test_letters_stand_on_every_sentence_in_view_and_choose_one(reader, river, clips):
    async with reader(river) as r:
        await r.press("3", "j", "f")
        letters = dict(r.view.over.hints)
        assert list(letters) == r.view.visible_sentences()
        assert r.said == "A letter makes its sentence the current one."
        position, letter = list(letters.items())[4]
        assert letter in r.text_rows()[r.view.page_layout.row_of(position) - r.view.top_row]
        top = r.view.top_row
        await r.press(*letter)
        assert (r.view.cursor[0], r.view.top_row, r.view.over.hints) == (position, top, {})
        await r.press("y")
        await r.settle()
        assert r.sentence in clips[0]


async def test_any_other_key_ends_the_letters_and_does_nothing_else(reader, river):
    async with reader(river) as r:
        before = r.view.cursor
        for key in ("5", "escape", "space"):
            await r.press("f", key)
            assert r.view.over.hints == {}
            assert (r.view.cursor, r.view.top_row) == (before, 0)
        await r.press("j")
        assert r.view.top_row == 1


async def test_many_sentences_have_letters_of_two(reader, keep, reading_of):
    lines = [("Ada", "Yes. No. So. Ah. Oh. Well. Hm. Now. Ay.") for _ in range(9)]
    async with reader(keep(reading_of(lines))) as r:
        await r.press("f")
        letters = dict(r.view.over.hints)
        assert len(letters) == len(set(letters.values())) > 26
        position, label = next((p, t) for p, t in letters.items() if len(t) == 2)
        await r.press(*label)
        assert r.view.cursor[0] == position


async def test_the_bookmarks_go_out_as_markdown(reader, river, clips, tmp_path):
    async with reader(river) as r:
        await r.press("e")
        assert r.said == "No bookmarks to export: m keeps a sentence."
        await r.press("m", "e")
        await r.settle()
        assert "The river carries 1 loads of silt." in clips[0]
        target = tmp_path / "marks.md"
        await r.do(f"export {target}")
        assert target.read_text(encoding="utf-8").strip() == clips[0].strip()
        await r.do(f"export {target}")
        assert r.said == "marks.md is there already; name another file."
        await r.do(f"export {tmp_path / 'no' / 'marks.md'}")
        assert r.said.startswith("marks.md cannot be written:")


async def test_a_sound_is_copied_as_one(reader, keep, reading_of, clips):
    id = keep(reading_of([("Ada", "Hello."), (None, "laughter", EVENT)]))
    async with reader(id) as r:
        await r.press(")", "y")
        await r.settle()
        assert clips[0].startswith("[laughter] — ")


async def test_where_nothing_can_be_kept_it_says_so(reader, keep, reading_of, clips):
    async with reader(keep(reading_of([]))) as r:
        await r.press("m")
        assert r.said == "There is nothing here to keep."
        await r.press("y")
        assert r.said == "There is nothing here to copy."
        await r.press("M", "f", "v", "V", "l", "h", "n", "*", "j", "k", "space", "b", "G", "g")
        await r.press("B", "q", "a", "z", "z", "t", "t", ".", ",")
        assert clips == []
        assert r.said
