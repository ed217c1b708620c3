"""`c`: a misheard word, corrected here or throughout."""

import pytest
from textual import events

from transcripts.corrections import AddChapter, Words
from transcripts.model import Place, Span

LINES = [
    ("Ada Quist", "So LAMA is open. It is LAMA for all of us, they say!"),
    ("Rui Tal", "Is the lama any good?"),
    ("Ada Quist", "Nobody measured it. LAMA was first."),
    *(("Rui Tal" if i % 2 else "Ada Quist", f"Line {i} says nothing of it.") for i in range(40)),
]


@pytest.fixture
def llama(keep, reading_of):
    return keep(reading_of(LINES, title="Beasts"))


def text_of(library, id):
    return library.transcript(id).text


async def test_a_word_of_the_sentence_is_corrected_throughout_and_taken_back(
    reader, llama, library
):
    async with reader(llama) as r:
        await r.burst("c", "la", "<Tab>")
        await r.burst("Llama", "<Enter>")
        assert any("2 throughout (4 places)" in row for row in r.picture())
        await r.burst("2")
        assert r.said == "LAMA is Llama now, in 4 places. U takes it back."
        assert text_of(library, llama).count("Llama") == 4
        assert r.sentence == "So Llama is open."
        assert r.screen.focused is r.view
        await r.press("U")
        await r.settle()
        assert text_of(library, llama).count("Llama") == 0
        assert r.sentence == "So LAMA is open."
        await r.do("redo")
        assert text_of(library, llama).count("Llama") == 4


async def test_what_a_line_is_filled_with_is_replaced_by_what_is_typed_or_pasted(
    reader, llama, library
):
    async with reader(llama) as r:
        await r.burst("c", "LAMA", "<Enter>", "Llama", "<Enter>", "1")
        assert text_of(library, llama).startswith("So Llama is open. It is LAMA for")
        await r.burst("c", "Llama", "<Enter>")
        r.app.post_message(events.Paste("Alpaca"))
        await r.burst("<Enter>")
        await r.settle()
        assert text_of(library, llama).startswith("So Alpaca is open. It is LAMA for")


@pytest.mark.parametrize("find", ["lama", "am", "LAMA is"])
async def test_the_word_found_is_the_one_that_is_meant_first(reader, llama, library, find):
    async with reader(llama) as r:
        await r.burst("/", find, "<Enter>", "c")
        meant = "LAMA is" if " " in find else "LAMA"
        assert r.screen.focused.value == meant
        await r.burst("<Enter>", "Beast", "<Enter>", "1")
        assert text_of(library, llama).startswith("So Beast ")
        assert r.screen.focused is r.view


async def test_another_word_than_the_one_found_is_typed_over_it(reader, llama, library):
    async with reader(llama) as r:
        await r.burst("/", "lama", "<Enter>", "c", "open", "<Enter>", "shut", "<Enter>")
        assert text_of(library, llama).startswith("So LAMA is shut.")
        # Where nothing was found nothing is filled in.
        await r.burst("G", "c")
        assert r.screen.focused.value == ""


async def test_a_selected_word_is_corrected_here_only(reader, llama, library):
    async with reader(llama) as r:
        await r.press("v")
        await r.burst("c")
        assert any("So LAMA is open" in row and "heard" in row for row in r.picture())
        await r.burst("<End>", "ed", "<Enter>")
        assert r.said == "So LAMA is open is So LAMA is opened now. U takes it back."
        assert text_of(library, llama).startswith("So LAMA is opened. It is LAMA")


@pytest.mark.parametrize(
    ("keys", "count"),
    [(["1"], 1), (["h"], 1), (["t"], 4), (["<Tab>", "<Enter>"], 4), (["<Enter>"], 1)],
)
async def test_here_and_throughout_are_plain_keys(reader, llama, library, keys, count):
    async with reader(llama) as r:
        await r.burst("c", "LAMA", "<Enter>", "<End>", "s", "<Enter>", *keys)
        assert text_of(library, llama).count("LAMAs") == count
        assert r.screen.focused is r.view


async def test_keys_typed_ahead_reach_what_they_are_meant_for(reader, llama, library):
    async with reader(llama) as r:
        await r.burst("c", "LAMA", "<Tab>", "<End>", "s", "<Enter>", "x", "t", "j", "j")
        assert text_of(library, llama).count("LAMAs") == 4
        assert r.view.top_row == 2


async def test_the_question_can_be_left_to_type_again(reader, llama, library):
    async with reader(llama) as r:
        await r.burst(
            "c", "LAMA", "<Tab>", "<End>", "s", "<Enter>", "<Backspace>", "t", "<Enter>", "1"
        )
        assert text_of(library, llama).count("LAMAst") == 1


async def test_nothing_is_changed_where_the_form_is_closed_or_nothing_else_was_said(
    reader, llama, library
):
    async with reader(llama) as r:
        before = library.corrections(llama)
        await r.burst("c", "<Backspace>")
        assert not r.screen.query("WordForm")
        await r.burst("c", "LAMA", "<Tab>", "<Enter>")
        assert not r.screen.query("WordForm")
        await r.burst("c", "LAMA", "<Tab>", "x", "<Escape>")
        assert not r.screen.query("WordForm")
        assert library.corrections(llama) == before == []
        assert r.screen.focused is r.view


async def test_what_cannot_be_is_said_in_the_form_and_can_be_mended(reader, llama, library):
    async with reader(llama) as r:
        await r.burst("c", "zebra", "<Enter>")
        assert any("“zebra” is no word of this sentence." in row for row in r.picture())
        await r.burst(*["<Backspace>"] * 5, "LAMA", "<Enter>", " ", "<Enter>")
        assert any("corrected to nothing" in row for row in r.picture())
        await r.burst("<Backspace>", "Llama", "<Enter>", "h")
        assert text_of(library, llama).startswith("So Llama is open. It is LAMA")


async def test_what_is_typed_is_made_safe(reader, llama, library):
    async with reader(llama) as r:
        await r.burst("c", "LAMA", "<Enter>")
        field = r.screen.focused
        field.value = "\x1b[31mLl\u202eama 🦙  e\u0301\n"
        await r.burst("<Enter>", "1")
        assert "\x1b" not in text_of(library, llama)
        assert text_of(library, llama).startswith("So ␛[31mLl\ufffdama 🦙 e\u0301 is open.")


async def test_the_sentence_is_not_covered_by_the_form(reader, llama):
    async with reader(llama) as r:
        await r.do("20")
        await r.press("c")
        await r.settle()
        assert any("Line 16 says nothing" in row for row in r.picture())


async def test_bookmarks_and_the_place_stay_with_their_words(reader, llama, library):
    async with reader(llama) as r:
        await r.do("3")
        await r.press(")", "m")
        assert r.sentence == "LAMA was first."
        await r.burst("c", "LAMA", "<Enter>", "<End>", "s and more", "<Enter>", "2")
        assert r.sentence == "LAMAs and more was first."
        assert [r.view.page.text[a:b] for a, b in r.screen.marks.spans] == [r.sentence]


async def test_an_empty_transcript_has_nothing_to_correct(reader, keep, reading_of):
    async with reader(keep(reading_of([]))) as r:
        await r.press("c")
        assert r.said == "There is nothing here to correct."


async def test_what_was_heard_is_found_on_the_page(reader, llama):
    async with reader(llama) as r:
        await r.burst("c", "LAMA", "<Enter>", "<End>", "s or more", "<Enter>", "2")
        await r.burst("/", "LAMA for", "<Enter>")
        assert r.middle == "/LAMA for  1 of 1"
        assert r.sentence == "It is LAMAs or more for all of us, they say!"
        await r.burst("U")
        await r.burst("/", "lama", "<Enter>")
        assert r.middle.endswith("of 4")


async def test_w_tells_what_was_heard(reader, llama):
    async with reader(llama) as r:
        await r.burst("c", "LAMA", "<Enter>", "<End>", "s", "<Enter>", "1")
        await r.burst("w")
        assert any("“LAMAs” was heard as “LAMA”: you corrected it." in row for row in r.picture())


async def test_a_bookmark_in_another_transcript_leads_to_its_words_when_some_were_corrected(
    reader, llama, library, keep, reading_of
):
    async with reader(llama) as r:
        await r.do("8")
        await r.press("m")
        kept = r.sentence
        await r.press("g")
        await r.burst(
            "c", "LAMA", "<Enter>", "<End>", " and so much more of it than ever", "<Enter>", "2"
        )
    other = keep(reading_of([("Ada Quist", "Another talk.")], title="Other"))
    async with reader(other, size=(120, 40)) as r:
        await r.burst("B")
        r.screen.panes.show_scope("all")
        await r.settle()
        await r.burst("<Enter>")
        await r.until(lambda: r.sentence == kept, kept)


async def test_a_word_is_corrected_though_the_page_was_set_anew_meanwhile(reader, llama, library):
    async with reader(llama) as r:
        await r.burst("c", "LAMA", "<Enter>", "<End>", "s")
        transcript = r.screen.opened.transcript
        library.correct(transcript, AddChapter("Beasts"), Span(Place(3, 0), Place(3, 1)))
        r.screen.reload()
        await r.burst("<Enter>", "2")
        assert text_of(library, llama).count("LAMAs") == 4


async def test_words_that_changed_meanwhile_are_not_corrected(reader, llama, library):
    async with reader(llama) as r:
        await r.burst("c", "LAMA", "<Enter>", "<End>", "s")
        transcript = r.screen.opened.transcript
        library.correct(transcript, Words("Now"), Span(Place(1, 0), Place(1, 2)))
        r.screen.reload()
        await r.burst("<Enter>", "2")
        assert r.said.startswith("The transcript was changed meanwhile")
        assert "LAMAs" not in text_of(library, llama)


async def test_finding_goes_on_over_the_corrected_words(reader, llama):
    async with reader(llama) as r:
        await r.burst("/", "LAMA", "<Enter>")
        assert r.middle == "/LAMA  1 of 3"
        await r.burst("c", "LAMA", "<Enter>", "xyz", "<Enter>", "1")
        await r.settle()
        await r.press("n")
        assert r.said != "Nothing to go to: / finds words."
        assert r.middle.startswith("/LAMA")
        assert any("LAMA" in row for row in r.text_rows())
