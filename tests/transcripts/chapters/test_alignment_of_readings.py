"""What the outline of a description tells of a transcript's chapters."""

from transcripts import formats
from transcripts.chapters.side_by_side import Row, laid_side_by_side
from transcripts.chapters.starts import chapter_time
from transcripts.columns import DESCRIPTION, SPEECH, SUMMARY, BlocksBuilder
from transcripts.joining.combine import combine
from transcripts.joining.draft import Part
from transcripts.library.details import dump_details, load_details
from transcripts.library.transcripts import build
from transcripts.model import Chapter, Details, OutlineEntry, Place, Reading, Source, Span

TALK = """Ann and Bob talk of bread. More at https://a.example/
0:00 - Welcome
0:20 - Flour and water
1:05 - The oven
{more}
[00:00:01] Ann: Welcome, everybody, to the show about bread and what it takes.
[00:00:21] Bob: I take flour and water and wait for a day, that is all there is.
[00:00:45] Ann: And then? What do you do then with it?
[00:01:04] Bob: Then the oven has to be hot, much hotter than you think.
[00:01:30] Ann: Thank you for being here today, it was a pleasure.
"""
PAGE = """Bread

Ann and Bob talk of bread for an hour and a half, from the flour to the market, and of what it
takes to get up at two every morning. More at https://a.example/ OUTLINE: 0:00 - Introduction
0:45 - Sourdough and wild yeast 15:00 - Old grains and milling 30:00 - The oven 1:00:00 - Markets
and prices 1:15:00 - Teaching apprentices

Jun 8, 2023 1h 30m

CHAPTERS

{chapters}
"""
CHAPTERS = (
    ("Why sourdough needs patience", "A starter culture, flour and a long ferment of wild yeast"),
    ("Flour from old grains", "Emmer and spelt, and what milling with a stone does to the grains"),
    ("Building a wood-fired oven", "Bricks and clay and a chimney: the oven is built in one week"),
    ("Markets and prices", "Prices and queues and unsold loaves on a stall at weekly markets"),
    (
        "Apprentices, early mornings",
        "Teaching apprentices, getting up at two, and what one is paid",
    ),
)


def read(text, name="a.txt"):
    found = formats.understand(text.encode(), name)
    assert isinstance(found, Reading)
    return found


def page():
    listed = "\n".join(
        f"  {number}. {title}\n\n    {summary}, and more of this kind for a while.\n\n"
        f"    • One point of it\n    • Another point\n"
        for number, (title, summary) in enumerate(CHAPTERS, 1)
    )
    return (
        PAGE.replace("\ntakes", " takes")
        .replace("Introduction\n", "Introduction ")
        .replace("Markets\nand", "Markets and")
        .format(chapters=listed)
    )


def shown(reading):
    return build(Source("a.txt", "0" * 64), reading)


def test_a_talk_with_times_has_the_chapters_that_its_description_lists():
    reading = read(TALK.format(more=""))
    texts = [
        (c.title, c.start, c.origin, reading.blocks[c.block - 1].text[:12])
        for c in reading.details.chapters
    ]
    assert texts == [
        ("Welcome", 0.0, "outline", "Welcome, eve"),
        ("Flour and water", 20.0, "outline", "I take flour"),
        ("The oven", 65.0, "outline", "Then the ove"),
    ]
    assert "3 chapters, from the outline" in reading.report.understood


def test_what_begins_after_the_talk_is_no_chapter_and_told():
    reading = read(TALK.format(more="9:59:00 - Too late\n"))
    assert len(reading.details.chapters) == 3
    assert "1 chapter of the outline after the end of the talk" in reading.report.left_out


def test_an_outline_of_a_longer_talk_gives_no_chapters_and_is_told():
    longer = TALK.format(more="").replace("0:20 -", "40:20 -").replace("1:05 -", "1:05:00 -")
    reading = read(longer)
    assert reading.details.chapters == ()
    assert any("it goes on until 1:05:00" in told for told in reading.report.left_out)


def test_what_is_left_out_of_an_outline_is_told():
    reading = read(TALK.format(more="99:99 - Nothing\n1:05 - The oven\n"))
    told = " ".join(reading.report.left_out)
    assert "an entry of the outline given twice" in told
    assert "a line of the outline with a time that is none" in told


def test_a_page_with_two_lists_tells_when_its_chapters_begin_as_worked_out():
    reading = read(page())
    assert reading.format == "summary-page"
    assert all(chapter.start is None for chapter in reading.details.chapters)
    transcript = shown(reading)
    times = [chapter_time(transcript, chapter) for chapter in transcript.details.chapters]
    assert times[3] == (3600.0, None)  # both lists have the title
    for (start, between), truth in zip(times, (45, 900, 1800, 3600, 4500), strict=True):
        assert start == truth or (between is not None and between[0] <= truth <= between[1])
    assert "when 5 of 5 chapters begin, from the words of the outline" in reading.report.guessed


def test_what_was_worked_out_is_kept():
    details = read(page()).details
    assert any(chapter.within for chapter in details.chapters)
    assert load_details(dump_details(details)) == details


def test_both_lists_stand_side_by_side_each_in_its_order():
    transcript = shown(read(page()))
    rows = laid_side_by_side(transcript)
    assert [row.chapter for row in rows if row.chapter is not None] == [0, 1, 2, 3, 4]
    assert [row.entry for row in rows if row.entry is not None] == [0, 1, 2, 3, 4, 5]
    assert Row(3, 4) in rows


def test_chapters_whose_times_nobody_knows_follow_the_one_before():
    chapters = (Chapter("A", 2, within=(0.0, 0.0)), Chapter("B", 2), Chapter("C", 2))
    assert laid_side_by_side(_noted(chapters)) == [
        Row(0, 0),
        Row(1, None),
        Row(2, None),
        Row(None, 1),
    ]


def test_a_range_stands_behind_the_entries_up_to_its_middle():
    chapters = (Chapter("A", 2, within=(0.0, 90.0)), Chapter("B", 2, within=(60.0, 600.0)))
    assert laid_side_by_side(_noted(chapters)) == [
        Row(None, 0),
        Row(0, None),
        Row(None, 1),
        Row(1, None),
    ]


def _noted(chapters):
    builder = BlocksBuilder()
    builder.add("0:00 One 1:00 Two", kind=DESCRIPTION)
    builder.add("A summary.", kind=SUMMARY)
    span = Span(Place(1, 0), Place(1, 8))
    outline = (OutlineEntry("One", 0.0, span), OutlineEntry("Two", 60.0, span))
    details = Details(outline=outline, chapters=chapters)
    return shown(Reading("test", 1, builder.build(), details))


def test_a_description_joined_to_a_talk_with_times_gives_it_its_chapters():
    builder = BlocksBuilder()
    for number in range(40):
        text = f"This is what somebody says about thing number {number} of many."
        builder.add(text, kind=SPEECH, start=number * 10.0, end=number * 10.0 + 9)
    talk = Reading("test", 1, builder.build())
    noted = _noted(()).version.reading
    joined = combine([Part(talk), Part(noted, "page.txt")]).reading
    assert [(c.title, c.start, c.origin) for c in joined.details.chapters] == [
        ("One", 0.0, "outline"),
        ("Two", 60.0, "outline"),
    ]
    second = joined.details.chapters[1]
    assert joined.blocks[second.block - 1].start == 60.0


def test_titles_with_a_colon_in_an_outline_are_nobodys_names():
    talk = "".join(
        f"Ann: What do you do with flour number {n}?\nBob: I wait for a day and then bake {n}.\n"
        for n in range(8)
    )
    listed = "0:00 - Welcome\n0:20 - Flour: the beginning\n9:05 - Bob Baker: his story\n"
    about = "Ann and Bob talk of bread and of what it takes. More at https://a.example/\n"
    reading = read(f"{about}{listed}\n{talk}")
    assert [person.name for person in reading.details.people] == ["Ann", "Bob"]
    assert [entry.title for entry in reading.details.outline] == [
        "Welcome",
        "Flour: the beginning",
        "Bob Baker: his story",
    ]


def test_an_outline_longer_than_a_part_of_the_talk_is_no_talk():
    listed = "".join(f"{5 * n}:00 - Part {n} of it\n" for n in range(24))
    talk = "".join(f"{'Ann' if n % 2 else 'Bob'}: I say sentence {n} here.\n" for n in range(40))
    reading = read(f"Ann and Bob talk of bread.\n{listed}\n{talk}")
    assert len(reading.details.outline) == 24
    assert reading.blocks.kinds.count(SPEECH) == 40
