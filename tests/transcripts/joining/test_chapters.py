"""A summary page's chapters over the words of its talk."""

from collections.abc import Callable
from typing import Any

import pytest

from transcripts.columns import DESCRIPTION, POINT, SPEECH, SUMMARY
from transcripts.formats import read
from transcripts.joining.chapters import CannotJoin, described, lay_by_words
from transcripts.joining.combine import combine
from transcripts.joining.draft import Part
from transcripts.joining.likeliest import Topic, Unit, beginnings
from transcripts.joining.page import compare_with_talk, told
from transcripts.joining.placing import Described, Placed, place
from transcripts.joining.same import Facts
from transcripts.model import BlocksBuilder, Chapter, Details, Reading

Make = Callable[..., Any]
EACH = 33
"""Blocks in which each subject of the talk is talked about."""


@pytest.fixture(scope="module")
def summary(page_text: str) -> Reading:
    return read(page_text.encode(), "islands.txt")


@pytest.fixture(scope="module")
def joined(talk: Make, summary: Reading) -> Reading:
    return combine([Part(talk(), "talk.txt"), Part(summary, "islands.txt")]).reading


def test_the_talk_is_long_and_the_page_is_read_as_one(talk: Make, summary: Reading) -> None:
    assert 3500 < len(talk().blocks.text.split()) < 5000
    assert len(summary.details.chapters) == 8
    assert summary.format == "summary-page"


def test_each_chapter_begins_where_its_subject_does(talk: Make, summary: Reading) -> None:
    places = place(talk().blocks, told(summary))
    away = [abs(at.block - (n * EACH + 1)) for n, at in enumerate(places)]
    assert max(away) <= 4  # sentences
    assert sum(at.certain for at in places) >= 6
    assert all(at.first <= n * EACH + 1 <= at.last for n, at in enumerate(places))


def test_summary_and_points_stand_before_the_words_of_their_chapter(
    joined: Reading, subjects: Any
) -> None:
    kinds = [block.kind for block in joined.blocks]
    assert kinds.count(SUMMARY) == 8
    assert kinds.count(POINT) == 24
    for number, chapter in enumerate(joined.details.chapters):
        assert chapter.title.startswith(subjects[number][0])
        assert chapter.origin == "source"
        assert chapter.block == chapter.summary[0]
        told_of = [*chapter.summary, *chapter.points]
        assert told_of == list(range(chapter.block, chapter.block + 4))
        assert kinds[chapter.block + 3] == SPEECH
        assert subjects[number][1].split()[0] in joined.blocks[chapter.summary[0] - 1].text


def test_description_people_and_title_of_the_page_are_there(joined: Reading) -> None:
    assert joined.blocks[0].kind == DESCRIPTION
    assert joined.blocks[0].text.startswith("Tor Vik has done many things.")
    assert joined.details.title == "Tor Vik: Islands, bees and everything between | Long Talks #12"
    assert [(p.name, p.role) for p in joined.details.people] == [
        ("Ines Holm", "host"),
        ("Tor Vik", "guest"),
    ]


def test_no_word_of_the_talk_is_changed(talk: Make, joined: Reading, speech: Make) -> None:
    assert speech(joined) == speech(talk())
    speakers = [b.speaker for b in joined.blocks if b.kind == SPEECH]
    assert speakers == list(talk().blocks.speakers)


def test_a_page_joins_a_talk_that_comes_later_just_as_well(
    talk: Make, summary: Reading, joined: Reading
) -> None:
    again = combine([Part(summary, "islands.txt"), Part(talk(), "talk.txt")])
    assert again.roles == ("page", "text")
    assert again.reading.blocks.text == joined.blocks.text


def test_a_page_of_another_talk_is_refused(talk: Make, page: Make) -> None:
    other = page(
        *(
            (f"Ships, part {n}", f"They talk about engine {n} and its pistons.", "Diesel or steam")
            for n in range(6)
        )
    )
    with pytest.raises(CannotJoin, match="whose places in the talk are not found"):
        combine([Part(talk(), "talk.txt"), Part(other, "ships.txt")])


def test_a_page_is_likely_of_its_own_talk_and_of_no_other(talk: Make, summary: Reading) -> None:
    found = compare_with_talk(summary, Facts(), talk(), Facts())
    assert found.certainty == "likely"
    assert "its chapters follow the talk" in found.reasons
    blocks = talk().blocks
    builder = BlocksBuilder()
    for number in range(len(blocks) // EACH, 0, -1):  # the same words in another order
        for index in range((number - 1) * EACH, number * EACH):
            builder.add(blocks[index].text)
    mixed = Reading("test", 1, builder.build(), Details())
    assert compare_with_talk(summary, Facts(), mixed, Facts()).certainty == "no"


def test_a_chapter_that_nobody_talks_about_is_not_certain(talk: Make, summary: Reading) -> None:
    chapters = told(summary)
    chapters[3] = Described("Sponsors and news of the week", "A word from those who pay for it.")
    places = place(talk().blocks, chapters)
    assert not places[3].certain
    assert places[3].first < places[3].last
    assert places[2].block < places[3].block < places[4].block


def test_the_outline_of_a_page_helps_over_a_timed_talk(talk: Make) -> None:
    """Chapters that have hardly a word in common with the talk are placed by entries that do."""
    whole, builder, begins = talk(timed=True).blocks, BlocksBuilder(), []
    for subject, length in enumerate((33, 6, 30, 5, 33, 8, 20, 6)):
        begins.append(len(builder) + 1)
        for block in (whole[subject * EACH + n] for n in range(length)):
            builder.add(block.text, start=len(builder) * 5.0, end=len(builder) * 5.0 + 5)
    blocks = builder.build()
    titles = ("Lamp", "Fiddles", "Money", "Spain", "Bees", "Jail", "Films", "Soil")
    outline = tuple(_entry(t, (at - 1) * 5.0) for t, at in zip(titles, begins, strict=True))
    chapters = [Described(f"{title} and so on", "") for title in titles]

    def right(places: list[Placed]) -> int:
        return sum(abs(p.block - at) <= 2 for p, at in zip(places, begins, strict=True))

    assert right(place(blocks, chapters, outline)) == 8
    assert right(place(blocks, chapters)) <= 6


def _entry(title: str, start: float) -> Any:
    from transcripts.model import OutlineEntry, Place, Span

    return OutlineEntry(title, start, Span(Place(1, 0), Place(1, 1)))


def test_a_talk_pasted_as_one_line_is_cut_where_chapters_begin(
    talk: Make, summary: Reading, speech: Make
) -> None:
    whole = talk().blocks.text
    builder = BlocksBuilder()
    builder.add(whole, line=1)
    pasted = Reading("plain", 1, builder.build(), Details())
    found = combine([Part(pasted, "talk.txt"), Part(summary, "islands.txt")]).reading
    assert " ".join(speech(found)) == whole
    assert {block.line for block in found.blocks if block.kind == SPEECH} == {1}
    lines = [block.text for block in talk().blocks]
    for number, chapter in enumerate(found.details.chapters):
        words = found.blocks[chapter.block + 3].text
        begun = next(n for n, line in enumerate(lines) if words.startswith(line))
        assert abs(begun - number * EACH) <= 4
    assert compare_with_talk(summary, Facts(), pasted, Facts()).certainty == "likely"


def test_where_the_page_has_another_order_it_is_not_certain(talk: Make, summary: Reading) -> None:
    chapters = told(summary)
    chapters[2], chapters[4] = chapters[4], chapters[2]
    places = place(talk().blocks, chapters)
    assert not places[2].certain
    assert not places[4].certain


def test_nothing_is_placed_in_a_talk_too_short_for_it(reading: Make, summary: Reading) -> None:
    assert place(reading(("Ann", "Good morning.")).blocks, told(summary)) == []


def test_probabilities_of_a_beginning_add_up_to_one() -> None:
    units = [
        Unit(frozenset(words.split())) for words in ["a b", "a c", "d e", "d f", "g h", "g i"] * 3
    ]
    topics = [Topic({"a": 2.0, "c": 1.0}), Topic({"g": 1.0})]
    for row in beginnings(units, topics):
        assert sum(row) == pytest.approx(1.0, abs=1e-6)
    assert [len(row) for row in beginnings([], topics)] == [0, 0]


def test_an_endless_talk_and_a_page_of_a_hundred_chapters_end_soon() -> None:
    builder = BlocksBuilder()
    for number in range(30_000):
        builder.add(f"word{number % 977} word{number % 101} and so on")
    chapters = [Described(f"word{n} word{n * 9 % 977}", "summed up") for n in range(100)]
    assert len(place(builder.build(), chapters)) in (0, 100)


def test_a_page_whose_chapters_have_ranges_expects_them_there():
    builder = BlocksBuilder()
    builder.add("What it says.", kind=SUMMARY)
    blocks = builder.build()
    chapter = Chapter("Bread", 1, summary=(1,), within=(900.0, 1500.0))
    told = described(blocks, chapter, 6000.0)
    assert (told.title, told.text) == ("Bread", "What it says.")
    assert (told.fraction, told.spread) == (0.2, 0.05)
    assert described(blocks, chapter).fraction is None
    assert described(blocks, chapter._replace(within=None), 6000.0).fraction is None


@pytest.mark.parametrize(("last", "fits"), [(6, True), (60, False)])
def test_chapters_of_which_one_is_certain_are_laid_where_the_others_are_nearly(
    monkeypatch, last, fits
):
    builder = BlocksBuilder()
    for number in range(100):
        builder.add(f"This is said as number {number}.", kind=SPEECH)
    blocks = builder.build()
    found = [Placed(1, True, 1, 1), *(Placed(n, False, n, n + last) for n in (5, 15, 25, 35))]
    monkeypatch.setattr("transcripts.joining.chapters.place", lambda *_: found)
    chapters = [Chapter(f"Part {number}", 0) for number in range(5)]
    told = [Described(chapter.title, "") for chapter in chapters]
    if fits:
        laid = lay_by_words(blocks, chapters, told, enough=0.5)
        assert [chapter.between for chapter in laid.chapters] == [
            None,
            *((n, n + last) for n in (5, 15, 25, 35)),
        ]
    else:
        with pytest.raises(CannotJoin):
            lay_by_words(blocks, chapters, told, enough=0.5)
