"""Who speaks, at the keyboard: worked out, corrected, taken back, explained."""

import pytest

from reader.controllers.inferring import divided, outcome
from reader.controllers.panes import copied_unsure
from transcripts.changes import Speaks
from transcripts.columns import NOBODY, SUMMARY
from transcripts.library import Library
from transcripts.model import Person, Span, Transcript
from transcripts.model import Place as At

STATED = "Ann Bell: Is the tide in?\nBen Cole: It is. And the boats?\nAnn Bell: Out, all of them.\n"


@pytest.fixture
def unnamed(keep, interview: str) -> str:
    return keep(interview, "talk.txt")


@pytest.fixture
def named(library, unnamed: str) -> str:
    """The same, with its speakers worked out."""
    library.work_out(unnamed)
    return unnamed


def speakers(transcript: Transcript) -> list[int]:
    """Who speaks at the beginning of each block."""
    turns = transcript.turns
    return [turns.speakers[turns.at(offset)] for offset in transcript.blocks.offsets]


def read(library: Library, id: str) -> Transcript:
    found = library.transcript(id)
    assert found is not None
    return found


async def until_said(r, words: str) -> None:
    await r.until(lambda: words in r.said, words)


async def test_a_page_that_names_nobody_gets_speakers_while_it_is_read(reader, library, unnamed):
    assert read(library, unnamed).attribution == "none"
    async with reader(unnamed) as r:
        sentence = r.sentence
        await until_said(r, "Speakers worked out here")
        assert r.screen.opened.transcript.attribution == "inferred"
        assert "Speaker 1" in "\n".join(r.picture())
        assert r.sentence == sentence
    assert read(library, unnamed).attribution == "inferred"


async def test_a_page_that_states_its_speakers_asks_no_process(reader, keep, monkeypatch):
    asked = []
    monkeypatch.setattr(
        "transcripts.library.background.WorkingOut.ask",
        lambda *_, **about: asked.append(about) or {},
    )
    monkeypatch.setattr("reader.controllers.inferring.AT_ONCE", 0.0)
    async with reader(keep(STATED, "tide.txt")) as r:
        await r.settle()
        await r.pilot.pause(0.1)
        assert not asked


async def test_why_nobody_is_named_is_said(reader, keep):
    async with reader(keep("So the tide was out.\nAnd we waited for it.\n", "lines.txt")) as r:
        await until_said(r, "Who speaks is not worked out")
        await r.press("w")
        assert any("Nobody is named" in row for row in r.picture())


async def test_a_turn_is_given_to_the_speaker_of_a_number(reader, library, named):
    before = read(library, named)
    turn = before.turns.at(before.text.index("Well, my mother"))
    now = before.turns.speakers[turn]
    async with reader(named) as r:
        r.view.go_to(r.view.page.page_offset(before.turns.starts[turn]))
        await r.press("r")
        assert any("Who says this turn?" in row for row in r.picture())
        await r.press("1" if now == 1 else "2")
        await until_said(r, "changed")
        assert "This turn is" in r.said
        assert not r.screen.query("Panel")
    after = read(library, named)
    assert after.turns.speakers[after.turns.at(before.turns.starts[turn])] == 1 - now
    assert after.confidence(before.turns.starts[turn], before.turns.ends[turn]) == 1.0


async def test_another_key_leaves_the_speaker_as_it_is(reader, library, named):
    async with reader(named) as r:
        top = r.view.top_row
        await r.press("r", "space")
        await r.settle()
        assert not r.screen.query("Panel")
        assert r.view.top_row == top
    assert library.corrections(named) == []


async def test_a_selection_is_given_to_somebody_new_by_name(reader, library, named):
    async with reader(named, size=(120, 40)) as r:
        await r.press("v")
        words = r.selected
        await r.press("r", "n")
        await r.settle()
        await r.press(*"Ann", "space", *"Lee", "enter")
        await until_said(r, "The selection is Ann Lee's.")
        await r.settle()
        transcript = r.screen.opened.transcript
        start = transcript.text.index(words)
        who = transcript.turns.speakers[transcript.turns.at(start)]
        assert transcript.people[who].name == "Ann Lee"
        assert not transcript.inferred(start, start + len(words))


async def test_the_rest_of_a_line_is_somebody_elses(reader, library, keep):
    id = keep(STATED, "tide.txt")
    async with reader(id) as r:
        position = r.view.page.text.index("And the boats?")
        r.view.set_cursor(r.view.sentences.at(position))
        await r.press("r", "s")
        await until_said(r, "From here on it is Ann Bell's.")
    after = read(library, id)
    offset = after.text.index("And the boats?")
    assert after.turns.starts[after.turns.at(offset)] == offset
    assert [after.speaker_name(who) for who in after.turns.speakers] == [
        "Ann Bell", "Ben Cole", "Ann Bell",
    ]  # fmt: skip


async def test_from_this_line_on_the_other_way_round(reader, library, keep):
    id = keep(STATED, "tide.txt")
    async with reader(id) as r:
        r.view.set_cursor(r.view.sentences.at(r.view.page.text.index("And the boats?")))
        await r.press("r", "o")
        await until_said(r, "2 lines from here on are the other way round.")
    turns = read(library, id).turns
    assert list(turns.speakers) == [0, 1]
    assert library.corrections(id)[0].anchor.span.start == At(2, 0)


async def test_all_lines_that_are_the_other_way_round_are_counted(reader, library, named):
    before = speakers(read(library, named))
    async with reader(named) as r:
        r.view.go_to(r.view.page.page_offset(read(library, named).blocks.offsets[8]))
        await r.press("r", "o")
        await until_said(r, "from here on are the other way round.")
        await r.settle()
        after = speakers(read(library, named))
        assert after[:8] == before[:8]
        turned = sum(a != b for a, b in zip(before, after, strict=True))
        assert turned > 2
        assert r.said.startswith((f"{turned} lines ", f"{turned} of {len(before) - 8} lines "))
        await r.press("U")
        await until_said(r, "undone.")
        await r.settle()
        assert r.said == "The exchange: undone."
        assert speakers(read(library, named)) == before


async def test_the_words_that_will_be_given_are_lit_until_the_next_key(reader, library, keep):
    id = keep(STATED, "tide.txt")
    async with reader(id) as r:
        text = r.view.page.text
        r.view.set_cursor(r.view.sentences.at(text.index("And the boats?")))

        def lit() -> str:
            return text[slice(*(r.view.over.lit or (0, 0)))]

        await r.press("r")
        assert lit() == "It is. And the boats?"
        colours = {s.style.bgcolor for y in range(9) for s in r.view.render_line(y) if s.style}
        assert r.view._look.selection.bgcolor in colours
        assert r.view.over.selection is None
        r.screen.reload()
        assert lit() == "It is. And the boats?"
        await r.press("x")
        assert not lit()
        await r.press("v", "r")
        assert lit() == "And the boats?"
        await r.press("x", "v", "r", "s")
        await until_said(r, "From here on it is Ann Bell's.")
        assert not lit()
    assert library.corrections(id)


async def test_a_line_given_to_somebody_else_before_is_told_where_its_turn_is_given(
    reader, library, keep
):
    id = keep("Ann Bell: The tide is in.\nAnn Bell: And out.\nBen Cole: So it is.\n", "tide.txt")
    async with reader(id) as r:
        text = r.view.page.text
        r.view.set_cursor(r.view.sentences.at(text.index("So it is.")))
        await r.press("r", "1")
        await until_said(r, "This turn is Ann Bell's.")
        await r.settle()
        await r.press("r", "2")
        await until_said(r, "also")
        await r.settle()
        assert r.said == "This turn is Ben Cole's, also line 3, which you gave to Ann Bell."
        assert set(read(library, id).turns.speakers) == {1}


async def test_a_name_is_changed_everywhere_and_taken_back(reader, library, named):
    async with reader(named) as r:
        await r.do("rename Mary Host (host)")
        await until_said(r, "is Mary Host, host now, everywhere")
        await r.settle()
        who = r.screen.opened.transcript.turns.speakers[0]
        assert read(library, named).people[who].name == "Mary Host"
        await r.press("U")
        await until_said(r, "The name: undone.")
        await r.settle()
        assert read(library, named).people[who].name is None
        await r.do("redo")
        await until_said(r, "The name: done again.")
        await r.settle()
        assert read(library, named).people[who].name == "Mary Host"


async def test_u_takes_back_what_was_done_last_be_it_bookmark_or_correction(reader, library, named):
    async with reader(named) as r:
        await r.press("r", "2")
        await until_said(r, "changed")
        await r.press("m")
        await r.settle()
        await r.press("U")
        await r.settle()
        assert library.bookmarks(read(library, named)) == []
        assert len(library.corrections(named)) == 1
        await r.press("U")
        await until_said(r, "undone.")
        await r.settle()
        assert library.corrections(named) == []


async def test_w_tells_what_a_speaker_rests_on_until_the_next_key(reader, named):
    async with reader(named) as r:
        await r.press("w")
        await r.until(lambda: r.screen.query("Panel"))
        await r.settle()
        shown = "\n".join(r.picture())
        assert "of 100 such lines" in shown
        assert "·" in shown
        cursor = r.view.cursor
        await r.press(")")
        assert not r.screen.query("Panel")
        assert r.view.cursor != cursor


async def test_w_says_that_the_source_states_the_speaker(reader, keep):
    async with reader(keep(STATED, "tide.txt")) as r:
        await r.press("w")
        await r.settle()
        assert any("the source says so" in row for row in r.picture())


def test_a_kept_sentence_keeps_its_speaker_whatever_is_said_of_all_others(library, named):
    before = read(library, named)
    blocks = before.blocks
    who = speakers(before)
    host = next(n for n, one in enumerate(who, 1) if one == 0 and n > 4)
    # Every other line of the neighbourhood says that the kept one is of the other voice.
    library.add_bookmark(before, Span(At(host, 0), At(host, len(blocks[host - 1].text))))
    kept = who[host - 1]
    for number in range(1, len(blocks) + 1):
        if number != host:
            span = Span(At(number, 0), At(number, len(blocks[number - 1].text)))
            library.correct(before, Speaks(1 - who[number - 1]), span)
    outcome = library.work_out(named)
    assert outcome is not None
    assert speakers(read(library, named))[host - 1] == kept


async def test_kept_words_in_doubt_are_listed_and_the_first_is_gone_to(reader, worked_out):
    lines = [("Ann", "Is the tide in?", 0.9), ("Ann", "It is.", 0.6), ("Ben", "Out, all.", 0.9)]
    async with reader(worked_out(lines, doubts=((2, 1),))) as r:
        await r.do("doubts")
        assert r.sentence == "It is."
        assert any("kept as Ann, by now Ben" in row for row in r.picture())


def test_what_changed_is_told_within_80_columns_beside_how_far_one_is():
    said = "This turn is Bartholomew Featherstonehaugh's."
    for doubts, told in ((1, "1 kept line in doubt."), (12, "12 kept lines in doubt.")):
        answer = {"reason": None, "changed": 1, "doubts": [[7, 1]] * doubts}
        sentence = outcome(answer, said)
        assert sentence == f"1 other line changed. :doubts lists {told}"
        assert len(sentence) <= 64
    assert outcome({"reason": None, "changed": 0, "doubts": []}, said).endswith(
        " No other lines changed."
    )


def test_that_nobody_can_be_told_apart_and_the_chapters_are_told_in_one_line():
    meeting = "it reads like a meeting or a call of several people"
    answer = {"reason": meeting, "changed": 0, "doubts": []}
    assert outcome(answer, "") == "Who speaks is not worked out here: w says why."
    short = outcome({**answer, "reason": "most lines say the same"}, "")
    assert short == "Who speaks is not worked out (w says why): most lines say the same."
    told = divided(12, speakers=False)
    assert told == "12 chapters worked out here; who speaks is not: w says why."
    assert len(told) <= 64
    assert divided(1, speakers=True) == "Speakers and 1 chapter worked out here. w says why."
    assert divided(2, speakers=None) == "2 chapters worked out here. t shows them."


async def test_the_worker_ends_with_the_reader(reader, named):
    async with reader(named) as r:
        await r.press("r", "2")
        await until_said(r, "changed")
        process = r.screen.inferring.worker._process
        assert process is not None
    assert process.poll() is not None


def test_nobody_is_a_speaker_too(library, named):
    before = read(library, named)
    span = Span(At(1, 0), At(1, len(before.blocks[0].text)))
    library.correct(before, Speaks(None), span)
    library.work_out(named)
    assert speakers(read(library, named))[0] == NOBODY


async def test_what_was_taken_back_is_named_by_its_words(reader, library, named):
    async with reader(named) as r:
        words = r.sentence[:8]
        await r.press("r", "2")
        await until_said(r, "changed")
        await r.press("U")
        await until_said(r, "undone.")
        assert f"Speaker of “{words}" in r.said


async def test_on_a_low_screen_every_choice_can_be_seen_and_made(reader, library, named):
    async with reader(named, size=(40, 12)) as r:
        await r.press("r")
        await r.settle()
        shown = "\n".join(r.picture())
        for words in ("Who says this turn?", "  1  ", "  2  ", "  n  ", "  0  ", "  s  ", "  o  "):
            assert words in shown
        assert "now" in shown
        await r.press("o")
        await until_said(r, "the other way round")
    assert library.corrections(named)


async def test_many_choices_come_in_pages_and_the_first_holds_who_speaks_now(
    reader, keep, reading_of
):
    lines = [(f"Councillor {name}", f"Motion of {name}.") for name in "ABCDEFGHIJKLMNOP"]
    async with reader(keep(reading_of(lines)), size=(40, 12)) as r:
        r.view.set_cursor(r.view.sentences.at(r.view.page.text.index("Motion of L.")))
        await r.press("r")
        await r.settle()
        assert any("Councillor L  now" in row for row in r.picture())
        await r.press("space")
        await r.settle()
        assert any("Councillor P" in row for row in r.picture())
        await r.press("1")
        await until_said(r, "This turn is Councillor A's.")


@pytest.mark.parametrize("called", ["councillor 25", "25"])
async def test_a_speaker_who_has_no_key_is_known_by_name_and_number(
    reader, keep, reading_of, called
):
    lines = [(f"Councillor {number}", f"Motion {number}.") for number in range(1, 31)]
    async with reader(keep(reading_of(lines))) as r:
        await r.do(f"speaker {called}")
        await until_said(r, "This turn is Councillor 25's.")
        assert len(r.screen.opened.transcript.people) == 30


async def test_tab_in_the_line_for_another_name_goes_through_the_roles(reader, library, keep):
    id = keep(STATED, "tide.txt")
    async with reader(id) as r:
        await r.press("R")
        await r.settle()
        await r.press("tab")
        assert "rename Ann Bell (guest)" in r.picture()[-1]
        await r.press("tab")
        assert "rename Ann Bell (host)" in r.picture()[-1]
        await r.press("enter")
        await until_said(r, "Ann Bell is host now, everywhere")
    assert read(library, id).people[0].role == "host"


async def test_another_name_that_is_the_same_is_no_correction(reader, library, keep):
    id = keep(STATED, "tide.txt")
    async with reader(id) as r:
        for opened in (["R"], [":", *"rename", "enter"]):
            await r.press(*opened)
            await r.settle()
            assert "rename Ann Bell" in r.picture()[-1]
            await r.press("enter")
            await r.settle()
            assert r.said == "Nothing was changed: the line is as it was."
        await r.press("r", "n")
        await r.settle()
        await r.press("enter")
        await r.settle()
        assert r.said == "Nothing was changed: the line is as it was."
        await r.do("rename Ann Bell")
        assert r.said == "Ann Bell is the name already: nothing was changed."
        assert library.corrections(id) == []
        await r.press("R")
        await r.settle()
        await r.press("x", "enter")
        await until_said(r, "Ann Bell is Ann Bellx now, everywhere.")


async def test_a_name_worked_out_is_confirmed_by_typing_it(reader, library, worked_out):
    id = worked_out([("Ann", "Is the tide in?", 0.95), ("Ben", "It is.", 0.95)])
    async with reader(id) as r:
        await r.do("rename Ann")
        await until_said(r, "Ann is the name by your word now, everywhere.")
    assert read(library, id).people[0] == Person("Ann")


async def test_two_speakers_do_not_come_to_have_one_name(reader, library, keep):
    id = keep(STATED, "tide.txt")
    async with reader(id) as r:
        await r.do("rename BEN COLE (guest)")
        assert r.said == "BEN COLE is somebody else here: r gives this turn to them."
        await r.do("rename Ann Bell (host)")
        await until_said(r, "Ann Bell is host now, everywhere")


@pytest.mark.parametrize("key", ["r", "R", "w"])
async def test_nobody_speaks_in_a_summary(reader, keep, reading_of, key):
    async with reader(keep(reading_of([(None, "They talk of tides.", SUMMARY)]))) as r:
        await r.press(key)
        assert r.said == "Nobody speaks here."


async def test_a_copy_says_that_it_is_unsure_who_speaks(reader, worked_out, clips):
    lines = [("Ann", "Is the tide in?", 0.95), ("Ben", "It is.", 0.54), ("Ann", "So.", 0.75)]
    async with reader(worked_out(lines)) as r:
        await r.press("y")
        await until_said(r, "Sent to the test.")
        assert "unsure" not in r.said
        await r.press(")", "y")
        await until_said(r, "Sent to the test · who speaks is unsure here: w")
        assert "(attributed)" in clips[1]
        await r.press(")", "y")
        await until_said(r, "Sent to the test.")
        await r.press("g", "v", ")", ")", "y")
        await until_said(r, "Sent to the test · who speaks is unsure here: w")


def test_that_it_is_unsure_who_speaks_is_never_cut_off():
    for sentence in (
        "Sent by tmux to the terminal's clipboard",
        "Sent through screen to the terminal's clipboard (OSC 52)",
        "Kept in tmux's buffer (prefix ] pastes); this terminal takes no clipboard",
    ):
        said = copied_unsure(sentence)
        assert sentence in said
        assert "unsure" in said[:78]
        assert ": w" in said[:78]
    assert len(copied_unsure("Sent by tmux to the terminal's clipboard")) <= 78


async def test_the_status_line_and_w_tell_one_degree_of_one_sentence(reader, worked_out):
    lines = [("Ann", "Is the tide in now, or is it out?", 0.95), ("Ann", "So?", 0.54)]
    async with reader(worked_out([*lines, ("Ben", "It is out.", 0.95)])) as r:
        for degree in ("sure", "unsure", "sure"):
            assert r.said.endswith("unsure") == (degree == "unsure")
            assert "likely" not in r.said
            await r.press("w")
            await r.until(lambda: r.screen.query("Panel"))
            await r.settle()
            assert any(f"  {degree}: right in" in row for row in r.picture())
            await r.press("w", ")")
        assert r.sentence == "It is out."
        await r.press("(", "v", "r", "1")
        await until_said(r, "The selection is")
        await r.settle()
        await r.press(")", "(")
        assert r.sentence == "So?"
        assert not r.said.endswith("sure")
