"""Where readers stumbled: each of these was wrong once."""

import sqlite3

import pytest


@pytest.fixture
def river(keep, reading_of, talk):
    return keep(reading_of(talk(60), title="The river"))


async def test_a_selection_whose_ends_meet_keeps_a_word(reader, river):
    async with reader(river) as r:
        await r.press("v", ")", "(", "right_curly_bracket", "left_curly_bracket")
        for _ in range(6):
            await r.press("left_parenthesis", "h")
            assert r.selected.strip()


async def test_letters_also_stand_on_a_sentence_that_began_above(reader, river):
    async with reader(river, size=(60, 8)) as r:
        for _ in range(12):
            await r.press("j")
            start, _ = r.view.view_span
            above = r.view.sentences.at(start)
            if above[0] < start < above[1]:
                assert r.view.visible_sentences()[0] == start
                return
        pytest.fail("no sentence went over the upper edge")


async def test_narrower_goes_on_from_what_is_shown(reader, river):
    async with reader(river, size=(80, 24)) as r:
        await r.press("plus", "plus", "plus", "plus")
        assert "room for no more" in r.said
        shown = r.view.geometry.text_width
        await r.press("minus")
        assert r.view.geometry.text_width == shown - 4


async def test_a_library_that_cannot_be_written_is_read_and_said_so(reader, river, monkeypatch):
    async with reader(river) as r:

        def refuse(*_: object, **__: object) -> None:
            raise sqlite3.OperationalError("attempt to write a readonly database")

        monkeypatch.setattr(type(r.screen.desk), "save_position", refuse)
        monkeypatch.setattr(type(r.screen.desk), "add_bookmark", refuse)
        await r.press("m")
        assert "cannot be written" in r.said
        await r.press("j")
        r.screen.save_position()
        assert "not kept" in r.said
        assert r.screen.marks.bookmarks == []


async def test_panes_fit_a_narrow_screen(reader, river):
    async with reader(river, size=(32, 12)) as r:
        await r.press("B")
        await r.settle()
        pane = r.screen.panes.bookmark_pane
        assert pane is not None
        assert pane.region.x >= 0
        assert pane.region.right <= 32


async def test_a_step_asked_for_before_the_hits_are_there_is_taken(reader, river):
    async with reader(river) as r:
        r.screen.finder.begin()
        r.screen.find("river")
        await r.settle()
        first = r.screen.finder.now
        r.screen.find("river")
        assert r.screen.finder.step(1)
        await r.settle()
        assert r.screen.finder.now == first + 1


async def test_hits_that_come_after_finding_was_given_up_are_not_shown(reader, river):
    async with reader(river) as r:
        r.screen.finder.begin()
        r.screen.find("river")
        r.screen.finder.cancel()
        await r.settle()
        assert r.middle == ""
        assert not len(r.view.over.hit_starts)


async def test_what_was_left_at_once_is_what_opens_next(reader, river, library):
    async with reader(river) as r:
        r.app.leave()
    assert library.last_read() == river
