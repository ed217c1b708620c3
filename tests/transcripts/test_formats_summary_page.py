"""A summary page: glue undone, furniture left out, chapters with summaries and points."""
# Samples stand as they are written.
# ruff: noqa: E501

from datetime import date
from pathlib import Path

import pytest

from transcripts.columns import DESCRIPTION, POINT, SUMMARY
from transcripts.formats import read
from transcripts.model import Person

SUM = "They talk at some length about the thing that this chapter is named for, and then move on."
DESCRIPTION_LINE = (
    "Ada Byte builds looms. SPONSORS: Thanks to: - Tea: https://tea.example/x to get 10% off "
    "EPISODE LINKS: Ada's page: https://ada.example RSS: https://feed.example/rss "
    "OUTLINE: 0:00 - Introduction 1:05 - Looms, old and new 1:02:03 - The end"
)
PAGE = f"""Skip to content
Loom TalkLoom Talk

Ada Byte: Looms and code | Loom Talk #7

{DESCRIPTION_LINE}

Eve HillhostAda Byteguest
Mar 4, 20211h 5mWatch on YouTube ↗

CHAPTERS

  1. Looms: a beginning

    {SUM}

    • First point
    • Second point
  2. Code

    {SUM}

    • Third point, which goes on
      in a second line

Get more out of videos.

An advert."""


def test_the_head_of_the_page_is_read_apart() -> None:
    details = read(PAGE.encode()).details
    assert details.title == "Ada Byte: Looms and code | Loom Talk #7"
    assert details.show == "Loom Talk"
    assert details.published == date(2021, 3, 4)
    assert details.duration == 3900
    assert details.url is None
    assert details.people == (Person("Eve Hill", "host"), Person("Ada Byte", "guest"))


def test_chapters_have_summaries_and_points_and_no_titles_among_blocks() -> None:
    reading = read(PAGE.encode())
    blocks, (first, second) = reading.blocks, reading.details.chapters
    assert (first.title, second.title) == ("Looms: a beginning", "Code")
    assert first.start is None
    assert [blocks[n - 1].text for n in first.summary] == [SUM]
    assert [blocks[n - 1].text for n in first.points] == ["First point", "Second point"]
    assert [blocks[n - 1].text for n in second.points] == [
        "Third point, which goes on in a second line"
    ]
    assert second.block == second.summary[0]
    assert set(blocks.kinds) == {DESCRIPTION, SUMMARY, POINT}


def test_the_description_is_cut_at_its_heads_and_loses_nothing() -> None:
    described = [b for b in read(PAGE.encode()).blocks if b.kind == DESCRIPTION]
    assert " ".join(b.text for b in described) == DESCRIPTION_LINE
    assert [b.text.split(":")[0] for b in described[1:]] == ["SPONSORS", "EPISODE LINKS", "OUTLINE"]
    assert {b.line for b in described} == {6}


def test_the_outline_on_one_line_has_its_times_and_places() -> None:
    reading = read(PAGE.encode())
    outline = reading.details.outline
    assert [(e.title, e.start) for e in outline] == [
        ("Introduction", 0),
        ("Looms, old and new", 65),
        ("The end", 3723),
    ]
    span = outline[1].span
    text = reading.blocks[span.start.block - 1].text
    assert text[span.start.char : span.end.char] == "1:05 - Looms, old and new"


def test_links_have_the_labels_before_them() -> None:
    assert [(link.label, link.url) for link in read(PAGE.encode()).details.links] == [
        ("Tea", "https://tea.example/x"),
        ("Ada's page", "https://ada.example"),
        ("RSS", "https://feed.example/rss"),
    ]


def test_furniture_is_left_out_and_named() -> None:
    reading = read(PAGE.encode())
    left = " ".join(reading.report.left_out)
    for words in ("Skip to content", "Watch on YouTube ↗", "Get more out of videos.", "An advert."):
        assert words in left
        assert words not in reading.blocks.text


@pytest.mark.parametrize(
    ("mark", "bullet"), [("1)", "-"), ("(1)", "*"), ("1.", "•"), ("Kapitel 1:", "–"), ("01.", "▪")]
)
def test_other_numbers_and_bullets_are_read_too(mark: str, bullet: str) -> None:
    parts = [
        f"{mark.replace('1', str(n))} Part {n}\n\n{SUM}\n\n{bullet} one\n{bullet} two\n"
        for n in (1, 2, 3)
    ]
    reading = read(("A page about looms\n\n" + "\n".join(parts)).encode())
    assert reading.format == "summary-page"
    assert [c.title for c in reading.details.chapters] == ["Part 1", "Part 2", "Part 3"]
    assert all(len(c.points) == 2 and len(c.summary) == 1 for c in reading.details.chapters)
    assert reading.details.title == "A page about looms"


def test_a_page_in_another_language_and_order() -> None:
    page = (
        f"Zum Inhalt springen\nWebstuhl-Podcast\n\nÜber Webstühle\n\nAnna MeierGastgeberinBernd RuhGast\n"
        f"4. März 2021 · 45 Min.\n\nKAPITEL\n\n1. Anfang\n\n{SUM}\n\n• Punkt\n\n2. Ende\n\n{SUM}\n\n• Punkt\n"
    )
    reading = read(page.encode())
    details = reading.details
    assert details.title == "Über Webstühle"
    assert details.people == (Person("Anna Meier", "host"), Person("Bernd Ruh", "guest"))
    assert details.published == date(2021, 3, 4)
    assert details.duration == 2700
    assert "KAPITEL" not in reading.blocks.text


def test_times_beside_chapter_titles_are_the_chapters_own() -> None:
    page = f"T\n\n1. [0:00] One\n\n{SUM}\n\n- a\n\n2. Two (1:02:03)\n\n{SUM}\n\n- b\n"
    assert [(c.title, c.start) for c in read(page.encode()).details.chapters] == [
        ("One", 0.0),
        ("Two", 3723.0),
    ]


def test_a_page_without_people_outline_or_date_invents_none() -> None:
    page = f"1. One\n\n{SUM}\n\n- a\n\n2. Two\n\n{SUM}\n\n- b\n"
    details = read(page.encode(), "Great talk 2021-01-01.txt").details
    assert (details.title, details.show, details.published, details.duration) == (None,) * 4
    assert details.people == ()
    assert details.outline == ()


SEEDS = Path(__file__).parents[2] / "../shared/seeds"


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the sample pages are not beside the repository")
def test_the_sample_summary_page_is_read_whole() -> None:
    path = next(SEEDS.glob("004_*"))
    reading = read(path.read_bytes(), path.name)
    details = reading.details
    assert len(details.chapters) == 16
    assert sum(len(c.points) for c in details.chapters) == 65
    assert [e.start for e in details.outline[:3]] == [0, 28, 1071]
    assert len(details.outline) == 19
    assert details.outline[-1].title == "Faith"
    assert details.people == (Person("Lex Fridman", "host"), Person("Mark Zuckerberg", "guest"))
    assert (details.published, details.duration) == (date(2023, 6, 8), 9660)
    assert len(details.links) == 20
    source = path.read_text().split("\n")
    described = [b for b in reading.blocks if b.kind == DESCRIPTION]
    assert " ".join(b.text for b in described) == source[described[0].line - 1]
    for furniture in ("Skip to content", "Watch on", "Get more out", "CHAPTERS"):
        assert furniture not in reading.blocks.text


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the sample pages are not beside the repository")
def test_the_sample_podcast_page_is_read_line_by_line() -> None:
    path = next(SEEDS.glob("000_*"))
    reading = read(path.read_bytes(), path.name)
    source = path.read_text().split("\n")
    assert reading.blocks[0].kind == DESCRIPTION
    assert [b.line for b in reading.blocks] == list(range(1, 262))
    assert [b.text for b in reading.blocks] == source
    assert reading.report.guessed
    assert reading.details.title is None
