"""What several sources of one conversation are together."""

from collections.abc import Callable
from math import isnan
from typing import Any

import pytest

from transcripts.columns import DESCRIPTION, NOBODY, POINT, SUMMARY
from transcripts.joining.chapters import CannotJoin
from transcripts.joining.combine import combine
from transcripts.joining.cutting import cut
from transcripts.joining.draft import Part
from transcripts.joining.more import carries_more
from transcripts.joining.word_times import lent, moved
from transcripts.library.transcripts import build
from transcripts.model import (
    BlocksBuilder,
    Chapter,
    Companion,
    Details,
    OutlineEntry,
    Person,
    Place,
    Reading,
    Source,
    Span,
    Stretch,
)
from transcripts.words import Words

Make = Callable[..., Any]

LINES = (
    "Welcome back to the harbour, I am glad that you could come today.",
    "Thank you. I have been mending nets since I was a boy of seven.",
    "My father taught me, and his mother taught him in her time.",
    "How many nets does a boat need in one winter on this coast?",
    "Three if the weather is kind, and five if it is not so kind.",
)
WHO = ("Ines", "Tor", "Tor", "Ines", "Tor")
STARTS = (0.0, 5.0, 11.0, 20.0, 26.0)


@pytest.fixture
def named(reading: Make) -> Reading:
    """Names and no times."""
    return reading(*zip(WHO, LINES, strict=True))


@pytest.fixture
def captions(reading: Make) -> Reading:
    """Times and no names, and the words in small letters."""
    plain = [line.lower().replace(",", "").replace("glad", "mad") for line in LINES]
    return reading(*(("", line) for line in plain), starts=STARTS, title="Nets", language="en")


def together(*found: Reading | Companion, names: str = "abcdef") -> Reading:
    return combine([Part(one, f"{n}.txt") for one, n in zip(found, names, strict=False)]).reading


def starts(found: Reading) -> list[float | None]:
    return [None if isnan(start) else start for start in found.blocks.starts]


def test_captions_lend_a_text_with_names_their_times_in_either_order(
    named: Reading, captions: Reading
) -> None:
    for both in ((named, captions), (captions, named)):
        found = together(*both)
        assert found.blocks.text == named.blocks.text
        assert list(found.blocks.speakers) == list(named.blocks.speakers)
        assert starts(found) == list(STARTS)
        assert found.details.times == "aligned"
        assert (found.details.title, found.details.language) == ("Nets", "en")
        assert [person.name for person in found.details.people] == ["Ines", "Tor"]
        assert any(text.startswith("the times") for text in found.report.understood)


def test_roles_say_what_each_source_gives(
    named: Reading, captions: Reading, chapters: Make
) -> None:
    made = combine([Part(captions), Part(named), Part(chapters((0.0, "Nets"), (20.0, "Winter")))])
    assert made.roles == ("times", "text", "chapters")
    assert made.text == 1


def test_a_block_whose_words_nobody_timed_has_no_time(reading: Make, captions: Reading) -> None:
    spoken = [*LINES[:2], "This was said by nobody whom a recogniser has heard.", *LINES[2:]]
    found = together(captions, reading(*(("Tor", line) for line in spoken)))
    assert starts(found) == [0.0, 5.0, None, 11.0, 20.0, 26.0]
    assert "of 5 of 6 utterances" in found.report.understood[0]


def test_times_inside_long_blocks_are_not_made_up(reading: Make) -> None:
    """A turn of a minute has a beginning; when its third sentence was said nobody knows."""
    builder = BlocksBuilder()
    builder.add(" ".join(LINES * 6), start=0.0, end=90.0)
    whole = Reading("test", 1, builder.build())
    found = together(whole, reading(*(("Tor", line) for line in LINES * 6)))
    assert starts(found)[:5] == [0.0, 0.0, None, None, None]


def test_word_times_tell_when_a_line_inside_a_block_begins(reading: Make) -> None:
    whole = reading(("", " ".join(LINES)), starts=(0.0,))
    words = Words()
    at = 0
    for number, word in enumerate(" ".join(LINES).split()):
        at = whole.blocks.text.index(word, at)
        words.add(at, at + len(word), number * 0.5, number * 0.5 + 0.4, 0.9)
        at += len(word)
    text = reading(*(("Tor", line) for line in LINES))
    found = combine([Part(whole, "a", lambda: words), Part(text, "b")]).reading
    assert starts(found) == [0.0, 6.5, 13.5, 19.5, 26.0]


def test_a_corrected_text_without_names_and_times_gets_both(reading: Make) -> None:
    old = reading(*zip(WHO, LINES, strict=True), starts=STARTS)
    new = reading(*(("", line.replace("boy", "child")) for line in LINES))
    found = together(old, new)
    assert "child" in found.blocks.text
    assert starts(found) == list(STARTS)
    assert list(found.blocks.speakers) == [0, 1, 1, 0, 1]
    assert [person.name for person in found.details.people] == ["Ines", "Tor"]


def test_a_line_of_two_people_is_told_of(reading: Make) -> None:
    old = reading(*zip(WHO, LINES, strict=True))
    new = reading(("", LINES[0] + " " + LINES[1]), *(("", line) for line in LINES[2:]))
    found = together(old, new)
    assert "that hold words of several people" in found.report.guessed[0]
    assert found.blocks.speakers[0] == NOBODY  # neither says most of it
    assert list(found.blocks.speakers[1:]) == [1, 0, 1]


def test_a_part_of_a_talk_does_not_take_the_place_of_the_whole(
    named: Reading, reading: Make
) -> None:
    part = reading(*(("Tor", line) for line in LINES[:3]))
    assert together(named, part).blocks.text == named.blocks.text


def test_the_other_record_gives_its_chapters_and_its_description(reading: Make) -> None:
    builder = BlocksBuilder()
    builder.add("A talk about nets. 0:20 Winter", kind=DESCRIPTION)
    for line in LINES:
        builder.add(line.upper())
    outline = (OutlineEntry("Winter", 20.0, Span(Place(1, 19), Place(1, 30))),)
    details = Details(chapters=(Chapter("Nets", 2), Chapter("Winter", 5)), outline=outline)
    old = Reading("markdown", 1, builder.build(), details)
    found = together(old, reading(*(("Tor", line) for line in LINES)))
    assert found.blocks[0].kind == DESCRIPTION
    assert [(c.title, found.blocks[c.block - 1].text[:7]) for c in found.details.chapters] == [
        ("Nets", "Welcome"),
        ("Winter", "How man"),
    ]
    (entry,) = found.details.outline
    assert found.blocks[entry.span.start.block - 1].text[19:30] == "0:20 Winter"


def test_chapters_are_laid_over_a_timed_talk(captions: Reading, chapters: Make) -> None:
    late = chapters((19.8, "Winter"), (0.0, "Nets"), (500.0, "Much later"))
    found = together(captions, late)
    assert [(c.title, c.block, c.start) for c in found.details.chapters] == [
        ("Nets", 1, 0.0),
        ("Winter", 4, 19.8),
    ]
    assert found.report.left_out == ("1 chapter beginning after the end of the talk",)


def test_of_two_lists_of_chapters_the_one_that_is_used_is_said_to_be_understood(
    captions: Reading, chapters: Make
) -> None:
    first = chapters((0.0, "Nets"), (20.0, "Winter"), (300.0, "Beyond"))
    found = together(captions, first, chapters((5.0, "Father")))
    assert [chapter.title for chapter in found.details.chapters] == ["Father"]
    assert [line for line in found.report.understood if "chapter" in line] == ["1 chapter of c.txt"]
    assert [line for line in found.report.left_out if "chapter" in line] == [
        "2 chapters of b.txt, for c.txt has others"
    ]


def test_chapters_of_another_recording_are_refused(captions: Reading, chapters: Make) -> None:
    with pytest.raises(CannotJoin, match=r"^goes on until 1:00:00, but the talk ends at 0:30$"):
        together(captions, chapters((900.0, "Nets"), (3600.0, "Winter")))


def test_chapters_with_times_need_times_or_words(named: Reading, chapters: Make) -> None:
    with pytest.raises(CannotJoin, match="no times to go by"):
        together(named, chapters((0.0, "Intro"), (20.0, "Outro")))


def test_who_speaks_when_is_laid_over_a_timed_talk(captions: Reading) -> None:
    people = (Person("SPEAKER_00"), Person("SPEAKER_01"))
    stretches = (Stretch(0, 5, 0), Stretch(5, 18, 1), Stretch(18, 23, 0), Stretch(23, 40, 1))
    found = together(captions, Companion("rttm", 1, Details(people=people), stretches))
    assert list(found.blocks.speakers) == [0, 1, 1, 0, 1]
    assert found.details.people == people
    assert found.report.guessed == ("who says 1 utterance during which two people speak",)


def test_who_speaks_when_is_refused_where_it_cannot_help(named: Reading, reading: Make) -> None:
    voices = Companion("rttm", 1, Details(people=(Person("A"),)), (Stretch(0, 5, 0),))
    with pytest.raises(CannotJoin, match="names its speakers already"):
        together(named, voices)
    with pytest.raises(CannotJoin, match="has no times"):
        together(reading(*(("", line) for line in LINES)), voices)
    late = Companion("rttm", 1, Details(people=(Person("A"),)), (Stretch(900, 950, 0),))
    with pytest.raises(CannotJoin, match="at no time"):
        together(reading(("", LINES[0]), starts=(0.0,)), late)


def test_what_fits_no_more_is_left_out_of_a_new_text_and_said(
    captions: Reading, chapters: Make, reading: Make
) -> None:
    """The new text gets times from the old one; were they not found, the chapters go."""
    other = reading(*(("Ann", f"{line} indeed, or so it seems") for line in ["no"] * 40))
    found = together(captions, chapters((0.0, "Nets"), (20.0, "Winter")), other)
    assert found.blocks.text == other.blocks.text
    assert not found.details.chapters
    assert found.report.left_out[0].startswith("b.txt: it has chapters")


def test_plain_facts_alone_complete_a_transcript(named: Reading) -> None:
    told = Companion("info", 1, Details(title="Nets", show="Harbour", url="https://example.org/n"))
    found = together(named, told)
    assert (found.details.title, found.details.show) == ("Nets", "Harbour")
    assert found.blocks is named.blocks


def test_facts_are_kept_where_the_chapters_beside_them_do_not_fit(named: Reading) -> None:
    chapters = (Chapter("Intro", 0, 0.0), Chapter("Outro", 0, 20.0))
    found = together(named, Companion("info", 1, Details(title="Nets", chapters=chapters)))
    assert found.details.title == "Nets"
    assert not found.details.chapters
    assert found.report.left_out[0].startswith("b.txt: it has chapters")


def test_a_page_that_says_nothing_of_chapters_gives_its_description(named: Reading) -> None:
    builder = BlocksBuilder()
    builder.add("Tor has mended nets for fifty years.", kind=DESCRIPTION)
    page = Reading("page", 1, builder.build(), Details(title="Nets"))
    found = together(named, page)
    assert [block.kind for block in found.blocks][:2] == [DESCRIPTION, 0]
    assert found.details.title == "Nets"


def test_the_newest_of_several_pages_is_shown(page: Make) -> None:
    one = page(("A", "The first summary", "first"))
    two = page(("B", "The second summary", "second"))
    assert together(one, two).blocks.text == two.blocks.text


def test_sources_without_any_talk_are_refused(chapters: Make) -> None:
    with pytest.raises(CannotJoin):
        together(chapters((0.0, "A")), chapters((0.0, "B")))


def shown(found: Reading) -> Any:
    return build(Source("a.txt", "0" * 64), found)


def test_a_transcript_that_comes_back_from_an_export_carries_no_more(reading: Make) -> None:
    own = shown(reading(*zip(WHO, LINES, strict=True), starts=STARTS, title="Nets"))
    turns = [("Ines", LINES[0]), ("Tor", f"{LINES[1]} {LINES[2]}"), ("Ines", LINES[3])]
    back = reading(*turns, ("Tor", LINES[4]), starts=(0.0, 5.0, 20.0, 26.0), title="Nets")
    assert not carries_more(own, back.blocks, back.details)
    plain = reading(*(("", line) for line in LINES))
    assert not carries_more(own, plain.blocks, plain.details)


@pytest.mark.parametrize(
    "change",
    [
        {"text": "Three if the weather is kind; and five if it is not so kind."},
        {"who": "Ann"},
        {"start": 29.0},
        {"details": {"show": "Harbour Lights"}},
        {"details": {"chapters": (Chapter("Nets", 1),)}},
    ],
)
def test_a_new_word_name_time_title_or_chapter_is_more(
    reading: Make, change: dict[str, Any]
) -> None:
    own = shown(reading(*zip(WHO, LINES, strict=True), starts=STARTS))
    lines = [*LINES[:4], change.get("text", LINES[4])]
    who = [*WHO[:4], change.get("who", WHO[4])]
    when = (*STARTS[:4], change.get("start", STARTS[4]))
    new = reading(*zip(who, lines, strict=True), starts=when, **change.get("details", {}))
    assert carries_more(own, new.blocks, new.details)


def test_times_and_names_are_more_than_none(reading: Make) -> None:
    own = shown(reading(*(("", line) for line in LINES)))
    timed = reading(*(("", line) for line in LINES), starts=STARTS)
    named = reading(*zip(WHO, LINES, strict=True))
    assert carries_more(own, timed.blocks, timed.details)
    assert carries_more(own, named.blocks, named.details)


def test_word_times_follow_their_blocks(reading: Make) -> None:
    old = reading(("", "one two"), ("", "three"), starts=(0.0, 4.0)).blocks
    builder = BlocksBuilder()
    builder.add("a summary", kind=SUMMARY)
    builder.add("one two")
    builder.add("a point", kind=POINT)
    builder.add("three")
    new = builder.build()
    words = Words()
    for word, time in (("one", 0.1), ("two", 0.5), ("three", 4.1)):
        at = old.text.index(word)
        words.add(at, at + len(word), time, time + 0.3, 0.8)
    found = moved(words, old, new)
    said = [new.text[a:b] for a, b in zip(found.starts, found.ends, strict=True)]
    assert said == ["one", "two", "three"]
    assert list(found.times) == [0.1, 0.5, 4.1]
    assert found.confidences[0] == pytest.approx(0.8)


def test_word_times_follow_blocks_that_were_cut(reading: Make) -> None:
    old = reading(("", "one two three four"), ("", "five"), starts=(0.0, 4.0)).blocks
    done = cut(old, [old.text.index(" three")])
    assert [block.text for block in done.blocks] == ["one two", "three four", "five"]
    assert list(done.numbers) == [0, 1, 3]
    assert [block.start for block in done.blocks] == [0.0, None, 4.0]
    assert [block.end for block in done.blocks] == [None, 4.0, 8.0]
    words = Words()
    for number, word in enumerate(old.text.split()):
        at = old.text.index(word)
        words.add(at, at + len(word), float(number), number + 0.5, 0.9)
    found = moved(words, old, done.blocks)
    assert list(found.starts) == list(words.starts)
    assert list(found.times) == [0.0, 1.0, 2.0, 3.0, 4.0]


def test_word_times_are_lent_to_the_same_words_only(reading: Make) -> None:
    old = reading(("", "we mended every net that winter"), starts=(0.0,)).blocks
    new = reading(("Tor", "We mended every boat that winter.")).blocks
    words = Words()
    for number, word in enumerate(old.text.split()):
        at = old.text.index(word)
        words.add(at, at + len(word), float(number), number + 0.5, 0.9)
    found = lent(words, old, new)
    said = [new.text[a:b] for a, b in zip(found.starts, found.ends, strict=True)]
    assert said == ["We", "mended", "every", "that", "winter"]
    assert list(found.times) == [0.0, 1.0, 2.0, 4.0, 5.0]
    assert all(isnan(sure) for sure in found.confidences)
