"""Chapters as a person wants them: begun, named, moved, joined, and all of it taken back."""

import pytest

TALK = "".join(f"Ann Bell: Line {n} about tides. And so on.\n" for n in range(1, 9))


@pytest.fixture
def talk(keep) -> str:
    return keep(TALK, "tides.txt")


def titles(library, id: str) -> list[tuple[str, int]]:
    return [(c.title, c.block) for c in library.transcript(id).details.chapters]


async def at(r, words: str) -> None:
    r.view.set_cursor(r.view.sentences.at(r.view.page.text.index(words)))


async def test_a_chapter_begins_with_the_current_line_and_is_taken_back(reader, library, talk):
    async with reader(talk) as r:
        await at(r, "Line 3")
        await r.do("chapter-begin Low water")
        assert titles(library, talk) == [("Low water", 3)]
        assert "Low water" in "\n".join(r.picture())
        await r.press("U")
        await r.settle()
        assert titles(library, talk) == []
        await r.do("redo")
        assert titles(library, talk) == [("Low water", 3)]


async def test_a_chapter_without_a_title_has_the_first_words(reader, library, talk):
    async with reader(talk) as r:
        await at(r, "Line 5")
        await r.do("chapter-begin")
        assert titles(library, talk) == [("Line 5 about tides. And so on.", 5)]
        await r.do("chapter-begin Again")
        assert "begins here already" in r.said


async def test_a_chapter_is_renamed_moved_and_joined(reader, library, talk):
    async with reader(talk) as r:
        await at(r, "Line 2")
        await r.do("chapter-begin One")
        await at(r, "Line 6")
        await r.do("chapter-begin Two")
        await at(r, "Line 7")
        await r.do("chapter-title High water")
        assert titles(library, talk) == [("One", 2), ("High water", 6)]
        await at(r, "Line 5")
        await r.do("chapter-move")
        assert titles(library, talk) == [("One", 2), ("High water", 5)]
        await r.do("chapter-move 1")
        assert "begins here already" in r.said
        await at(r, "Line 8")
        await r.do("chapter-join")
        assert titles(library, talk) == [("One", 2)]


async def test_where_there_is_no_chapter_it_is_said(reader, talk):
    async with reader(talk) as r:
        for command in ("chapter-title Tides", "chapter-join"):
            await r.do(command)
            assert "No chapter has begun here." in r.said
        await r.do("chapter-move 3")
        assert "There is no chapter 3." in r.said
        await r.do("chapter-move")
        assert "There are no chapters" in r.said
