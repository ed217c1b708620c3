"""Chapters as files for other programs, and those files read back."""

import json
import re

import pytest

from transcripts.exports import NotExportable
from transcripts.exports.chapters_edited import read as read_edited
from transcripts.exports.chapters_formats import CHAPTER_FORMATS, export_chapters
from transcripts.formats import read, understand
from transcripts.library.ids import digest
from transcripts.library.transcripts import build
from transcripts.model import Chapter, Companion, Gist, Point, Source, Transcript

LINES = [
    "Good morning, and welcome to the harbour.",
    "How did the first stones come here?",
    "By barge, and it took all of a summer.",
    "And who paid for it?",
    "The town did, and nobody thanked it.",
]
TIMED = "".join(f"[{n // 2}:{n % 2 * 30:02}] Ann Bell: {line}\n" for n, line in enumerate(LINES))
UNTIMED = "".join(f"Ann Bell: {line}\n" for line in LINES)


def transcript(text: str, *chapters: Chapter) -> Transcript:
    built = build(Source("talk.txt", digest(text.encode())), read(text.encode(), "talk.txt"))
    return built._replace(details=built.details._replace(chapters=chapters))


CHAPTERS = (
    Chapter("Welcome", 1, origin="inferred"),
    Chapter("The stones = #1; all", 2, origin="person"),
    Chapter("Who paid", 4, origin="small-model", gist=Gist("They talk.", (Point("Long.", ()),))),
)


def test_youtube_has_a_time_and_a_title_on_each_line_and_made_titles_say_so():
    made = export_chapters(transcript(TIMED, *CHAPTERS), "youtube")
    assert made.text.splitlines() == [
        "0:00 Welcome (made here)",
        "0:30 The stones = #1; all",
        "1:30 Who paid (by small-model)",
    ]
    assert made.told == ("summaries and points of 1 chapter left out",)


def test_a_chapter_whose_time_is_a_range_is_left_out_and_told():
    chapters = (Chapter("A", 1), Chapter("B", 2, between=(1, 3)), Chapter("C", 4))
    made = export_chapters(transcript(TIMED, *chapters), "youtube")
    assert made.text == "0:00 A\n1:30 C\n"
    assert made.told[0] == "1 chapter left out, for it is not known exactly when it begins"


@pytest.mark.parametrize("form", ["youtube", "ffmetadata"])
@pytest.mark.parametrize("within", [None, (10.0, 90.0), (30.0, 30.0)])
def test_formats_of_times_refuse_where_no_time_is_stated(form, within):
    page = transcript(UNTIMED, Chapter("A", 1, within=within), Chapter("B", 3, within=within))
    with pytest.raises(NotExportable, match="does not tell exactly when its chapters begin"):
        export_chapters(page, form)


def test_rules_of_youtube_that_are_broken_are_told_and_nothing_is_made_up():
    late = transcript(TIMED, Chapter("A", 2), Chapter("", 3, start=65.0))
    made = export_chapters(late, "youtube")
    assert made.text.splitlines() == ["0:30 A", "1:05"]
    (told,) = made.told
    for said in ("begin at 0:00", "at least 3", "title for each"):
        assert said in told
    close = (Chapter("A", 1), Chapter("B", 2, start=4.0), Chapter("C", 3))
    assert (
        "that at 0:00 is shorter" in export_chapters(transcript(TIMED, *close), "youtube").told[0]
    )


def test_json_has_the_places_of_chapters_without_times():
    page = transcript(
        UNTIMED, Chapter("A", 1, within=(0.0, 28.0)), Chapter("B", 3, origin="inferred")
    )
    made = export_chapters(page, "json")
    top = json.loads(made.text)
    assert top["chapters"] == [
        {"title": "A", "between": [0.0, 28.0], "block": 1, "line": 1, "origin": "source"},
        {"title": "B (made here)", "block": 3, "line": 3, "origin": "inferred"},
    ]
    assert made.told == ("players cannot use 2 chapters without an exact time",)


def test_a_time_that_was_worked_out_is_no_start_time():
    page = transcript(UNTIMED, Chapter("A", 1, within=(28.0, 28.0)))
    (chapter,) = json.loads(export_chapters(page, "json").text)["chapters"]
    assert "startTime" not in chapter
    assert chapter["between"] == [28.0, 28.0]


def test_ffmetadata_says_in_a_comment_what_was_made_and_ends_each_where_the_next_begins():
    text = export_chapters(transcript(TIMED, *CHAPTERS), "ffmetadata").text
    assert text.startswith(";FFMETADATA1\n; Chapters made here, not stated by the source\n")
    assert "; Chapters by small-model, not stated by the source\n" in text
    starts, ends = (re.findall(rf"^{key}=(\d+)$", text, re.MULTILINE) for key in ("START", "END"))
    assert starts[1:] == ends[:-1]


@pytest.mark.parametrize("form", list(CHAPTER_FORMATS))
def test_what_is_written_is_read_back_the_same(form):
    page = transcript(TIMED, *CHAPTERS)
    found = read_edited(export_chapters(page, form).text.encode())
    assert [row.title for row in found.rows] == [
        "Welcome (made here)",
        "The stones = #1; all",
        "Who paid (by small-model)",
    ]
    assert [row.start for row in found.rows] == [0.0, 30.0, 90.0]


@pytest.mark.parametrize("form", list(CHAPTER_FORMATS))
def test_what_is_written_is_a_list_of_chapters_to_the_readers_of_such(form):
    found = understand(export_chapters(transcript(TIMED, *CHAPTERS), form).text.encode())
    assert isinstance(found, Companion)
    assert [chapter.start for chapter in found.details.chapters] == [0.0, 30.0, 90.0]


@pytest.mark.parametrize("form", list(CHAPTER_FORMATS))
def test_no_list_has_a_summary(form):
    text = export_chapters(transcript(TIMED, *CHAPTERS), form).text
    assert "They talk" not in text
    assert "Long." not in text


@pytest.mark.parametrize("form", list(CHAPTER_FORMATS))
def test_a_title_breaks_out_of_no_format(form):
    title = 'A\n[CHAPTER]\nSTART=0\x1b[2J\u202e"},{'
    page = transcript(TIMED, Chapter("A", 1), Chapter(title, 2), Chapter("C", 4))
    found = read_edited(export_chapters(page, form).text.encode())
    assert [row.start for row in found.rows] == [0.0, 30.0, 90.0]


def test_no_chapters_are_no_file():
    for form in CHAPTER_FORMATS:
        with pytest.raises(NotExportable, match="has no chapters"):
            export_chapters(transcript(TIMED), form)
