"""What yt-dlp writes down about a video."""

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from transcripts.model import Companion

Understand = Callable[..., Companion]
VIDEO: dict[str, Any] = {
    "id": "x",
    "title": "The harbour",
    "channel": "Tapes",
    "uploader": "Tapes of old",
    "upload_date": "20230608",
    "duration": 700,
    "language": "en",
    "webpage_url": "https://www.youtube.com/watch?v=x",
    "extractor": "youtube",
    "description": "Hi.\n0:00 Start\n1:00 - Boats\n5:00 End\nMore: https://a.example",
    "chapters": None,
    "subtitles": {"en": [{"ext": "vtt", "url": "https://a.example/x.vtt"}]},
}


def test_a_video_tells_what_it_is(companion: Understand) -> None:
    found = companion(json.dumps(VIDEO), "x.info.json")
    details = found.details
    assert (details.title, details.show, details.language) == ("The harbour", "Tapes", "en")
    assert details.published == date(2023, 6, 8)
    assert details.duration == 700
    assert details.url == "https://www.youtube.com/watch?v=x"
    assert [link.url for link in details.links] == ["https://a.example"]
    assert found.report.left_out == ()


def test_an_outline_in_the_description_stands_for_chapters(companion: Understand) -> None:
    chapters = companion(json.dumps(VIDEO)).details.chapters
    assert [(one.title, one.start, one.origin) for one in chapters] == [
        ("Start", 0.0, "outline"),
        ("Boats", 60.0, "outline"),
        ("End", 300.0, "outline"),
    ]


def test_chapters_of_the_page_go_before_the_outline(companion: Understand) -> None:
    rows = [
        {"start_time": 0.0, "end_time": 30, "title": "<Untitled Chapter 1>"},
        {"start_time": 30.0, "end_time": 700, "title": "Sea"},
    ]
    found = companion(json.dumps({**VIDEO, "chapters": rows}))
    assert [(one.title, one.start, one.origin) for one in found.details.chapters] == [
        ("Sea", 30.0, "source")
    ]
    assert found.report.left_out == ("1 chapter without a title",)


def test_a_moment_stands_for_the_day(companion: Understand) -> None:
    top = {**VIDEO, "upload_date": None, "timestamp": 1686225600}
    assert companion(json.dumps(top)).details.published == date(2023, 6, 8)


def test_comments_are_no_talk(companion: Understand) -> None:
    found = companion(json.dumps({**VIDEO, "comments": [{"text": "first"}, {"text": "so?"}]}))
    assert found.report.left_out == ("2 comments",)


def test_a_playlist_is_refused_by_name(refusal: Callable[..., str]) -> None:
    assert "describes a playlist" in refusal(json.dumps({**VIDEO, "_type": "playlist"}))


def test_a_live_chat_is_refused_by_name(refusal: Callable[..., str]) -> None:
    row = json.dumps({"replayChatItemAction": {"actions": []}, "videoOffsetTimeMsec": "0"})
    assert "live chat" in refusal(f"{row}\n{row}\n", "x.live_chat.json")
    assert "live chat" in refusal(row, "x.live_chat.json")


@pytest.mark.parametrize("key", list(VIDEO))
@pytest.mark.parametrize("value", [None, 7, -1, 1e400, True, [], {}, [7], "", "\x1b[2J", [[{}]]])
def test_no_field_breaks_the_reader(key: str, value: object, companion: Understand) -> None:
    if key not in ("webpage_url", "extractor"):
        found = companion(json.dumps({**VIDEO, key: value}))
        assert "\x1b" not in repr(found)
