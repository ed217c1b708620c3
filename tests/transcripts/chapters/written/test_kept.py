"""What a model wrote, in blocks, and as the JSON in which it is kept."""

import json

import pytest

from transcripts.chapters.written.checking import Draft, DraftPoint
from transcripts.chapters.written.kept import (
    Point,
    Written,
    WrittenChapter,
    as_chapters,
    dumps,
    loads,
)
from transcripts.chapters.written.laying import laid
from transcripts.chapters.written.lines import numbered
from transcripts.columns import Place
from transcripts.model import Chapter, Span

WRITTEN = Written(
    "gpt-x",
    "api.example.org",
    "ab" * 32,
    (
        WrittenChapter("Fish", 1, 4, "", ()),
        WrittenChapter(
            "“Boats”",
            5,
            9,
            "They sail.",
            (
                Point(
                    "a boat",
                    (Span(Place(5, 0), Place(5, 9)), Span(Place(7, 2), Place(8, 1))),
                ),
            ),
        ),
    ),
    ("a chapter without a title",),
)


def test_what_is_kept_comes_back():
    assert loads(dumps(WRITTEN)) == WRITTEN
    assert "\n" not in dumps(WRITTEN)


def test_a_point_knows_its_blocks():
    assert WRITTEN.chapters[1].points[0].blocks == (5, 7, 8)


def test_chapters_carry_the_name_of_the_model_and_no_time():
    assert as_chapters(WRITTEN) == (
        Chapter("Fish", 1, origin="gpt-x"),
        Chapter("“Boats”", 5, origin="gpt-x"),
    )


@pytest.mark.parametrize(
    "change",
    [
        {"form": 2},
        {"model": 3},
        {"chapters": [{"title": "x"}]},
        {"chapters": [{"title": "", "blocks": [1, 2], "summary": "", "points": []}]},
        {"chapters": [{"title": "x", "blocks": [3, 2], "summary": "", "points": []}]},
        {"chapters": [{"title": "x", "blocks": [0, 2], "summary": "", "points": []}]},
        {"chapters": [{"title": "x", "blocks": [True, 2], "summary": "", "points": []}]},
        {
            "chapters": [
                {
                    "title": "x",
                    "blocks": [1, 2],
                    "summary": "",
                    "points": [{"text": "y", "spans": [[2, 0, 1, 0]]}],
                }
            ]
        },
    ],
)
def test_what_was_damaged_is_refused(change):
    with pytest.raises(ValueError, match=r"."):
        loads(json.dumps({**json.loads(dumps(WRITTEN)), **change}))


@pytest.mark.parametrize("text", ["", "[]", "null", "{}", "[" * 100_000])
def test_what_is_something_else_is_refused(text):
    with pytest.raises(ValueError, match=r"."):
        loads(text)


def test_what_was_changed_outside_is_safe_again():
    assert loads(dumps(WRITTEN).replace("They sail", "\\u001b[2J")).chapters[1].summary == "␛[2J."


def test_lines_become_blocks_and_points_their_words(talk_of):
    talk = talk_of(["One.", "Two.", "Three.", "Four."], summary="A summary.")
    drafts = [
        Draft("a", 1, 2, "s", (DraftPoint("p", (2,)),)),
        Draft("b", 3, 4, "", ()),
    ]
    chapters, dropped = laid(talk, numbered(talk), drafts)
    assert chapters == (
        WrittenChapter("a", 2, 3, "s", (Point("p", (Span(Place(3, 0), Place(3, 4)),)),)),
        WrittenChapter("b", 4, 5, "", ()),
    )
    assert dropped == ()


def test_of_two_chapters_within_one_block_the_second_is_told_of(talk_of):
    talk = talk_of(["We talk on and on about it. " * 200, "Next."], [0, 1])
    lines = numbered(talk)
    chapters, dropped = laid(
        talk, lines, [Draft("a", 1, 2, "", ()), Draft("b", 3, len(lines), "", ())]
    )
    assert [chapter.title for chapter in chapters] == ["a"]
    assert dropped == ("the chapter “b”, which begins within a block",)
