"""The outline in a talk's own description, where the talk has no times."""

from typing import Any

import pytest

from transcripts.formats import read
from transcripts.model import Reading

LENGTH = 1600
EACH = 33


def text(talk: Any, titles: list[str]) -> str:
    """The talk as a page with names, below a description that lists `titles`."""
    listed = "\n".join(
        f"{n * LENGTH // 8 // 60}:{n * LENGTH // 8 % 60:02} - {title}"
        for n, title in enumerate(titles)
    )
    people = [person.name for person in talk.details.people]
    lines = [f"{people[block.speaker]}: {block.text}" for block in talk.blocks]
    about = "Ines Holm talks with Tor Vik about islands, bees and everything between."
    return f"{about}\n{listed}\n\n" + "\n".join(lines)


@pytest.fixture(scope="module")
def found(talk: Any, subjects: Any) -> Reading:
    titles = [f"{title}, {' '.join(words.split()[2:6])}" for title, words in subjects]
    return read(text(talk(), titles).encode(), "talk.txt")


def test_its_chapters_stand_at_the_words_that_tell_of_them(found: Reading, talk: Any) -> None:
    chapters = found.details.chapters
    assert [chapter.origin for chapter in chapters] == ["outline"] * 8
    offset = len(found.blocks) - len(talk().blocks)
    for number, chapter in enumerate(chapters):
        assert chapter.start == number * LENGTH // 8
        truth = offset + number * EACH + 1
        first, last = chapter.between or (chapter.block - 3, chapter.block + 3)
        assert first <= truth <= last


def test_its_report_says_so(found: Reading) -> None:
    assert any("of its outline" in told for told in found.report.understood)


def test_an_outline_of_another_talk_is_no_chapters_and_told(talk: Any) -> None:
    titles = [f"Opera number {number} by Verdi" for number in range(8)]
    other = read(text(talk(), titles).encode(), "talk.txt")
    assert other.details.chapters == ()
    assert len(other.details.outline) == 8
    assert any(told.startswith("its outline: it has") for told in other.report.left_out)
