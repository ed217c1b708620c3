"""YouTube's json3: lines, words, confidence, windows and scrolling."""

import json
from typing import Any

import pytest

from transcripts.formats import NotATranscript, read, words

from .conftest import Said


def json3(*events: dict[str, Any], **top: Any) -> str:
    return json.dumps({"wireMagic": "pb3", "pens": [{}], "events": list(events)} | top)


def seg(text: str, offset: Any = None, sure: Any = None) -> dict[str, Any]:
    found = {"utf8": text, "tOffsetMs": offset, "acAsrConf": sure}
    return {key: value for key, value in found.items() if value is not None}


AUTOMATIC = json3(
    {"tStartMs": 0, "dDurationMs": 1170720, "id": 1, "wpWinPosId": 1},
    {
        "tStartMs": 40,
        "dDurationMs": 5080,
        "wWinId": 1,
        "segs": [seg("today", sure=255), seg(" we're", 240, 51), seg(" going", "400", 0)],
    },
    {"tStartMs": 1670, "dDurationMs": 3450, "wWinId": 1, "aAppend": 1, "segs": [seg("\n")]},
    {
        "tStartMs": "1680",
        "dDurationMs": 5599,
        "wWinId": 1,
        "segs": [seg(">> so", sure=128), seg(" yes", 500), seg(" >>", 800), seg(" no", 900)],
    },
    {"tStartMs": 9000, "dDurationMs": 1000, "wWinId": 1, "segs": [seg("[Music]")]},
)


def test_automatic_captions_end_where_the_next_begin(said: Said) -> None:
    assert said(AUTOMATIC) == [
        (0.04, 1.68, None, "today we're going"),
        (1.68, 7.279, None, ">> so yes"),
        (2.58, 7.279, None, ">> no"),
        (9.0, 10.0, None, "[Music]"),
    ]


def test_words_have_times_and_confidence() -> None:
    reading = read(AUTOMATIC.encode())
    found = words(AUTOMATIC.encode(), "", reading)
    assert found is not None
    rows = [
        (reading.blocks.text[a:b], time, round(sure, 2) if sure == sure else None)
        for a, b, time, sure in zip(
            found.starts, found.ends, found.times, found.confidences, strict=True
        )
    ]
    assert rows == [
        ("today", 0.04, 1.0),
        ("we're", 0.28, 0.2),
        ("going", 0.44, 0.0),
        ("so", 1.68, 0.5),
        ("yes", 2.18, None),
        ("no", 2.58, None),
        ("[Music]", 9.0, None),
    ]


def test_confidence_that_is_nought_throughout_tells_nothing() -> None:
    text = json3({"tStartMs": 0, "dDurationMs": 9, "segs": [seg("a", sure=0), seg(" b", 3, 0)]})
    found = words(text.encode(), "", read(text.encode()))
    assert found is not None
    assert all(sure != sure for sure in found.confidences)


def test_manual_captions_keep_their_lines_and_speakers(said: Said) -> None:
    text = json3(
        {"tStartMs": 210, "dDurationMs": 3830, "segs": [seg("Hi, I'm\nAnn <3 & you.")]},
        {"tStartMs": 4040, "dDurationMs": 1000, "segs": [seg("- One\n- Two")]},
        {"tStartMs": 5040, "dDurationMs": 1000, "segs": [seg("<b> &amp;")]},
    )
    assert said(text) == [
        (0.21, 4.04, None, "Hi, I'm Ann <3 & you."),
        (4.04, 5.04, None, "- One"),
        (4.04, 5.04, None, "- Two"),
        (5.04, 6.04, None, "<b> &amp;"),
    ]


def test_events_without_the_magic_word_are_known_by_their_times(said: Said) -> None:
    text = json.dumps({"events": [{"tStartMs": 0, "segs": [seg("hello"), seg("there")]}]})
    assert said(text) == [(0.0, None, None, "hellothere")]


@pytest.mark.parametrize("time", [-5, "x", None, [], True, 1e300])
def test_a_time_that_is_none_is_none(time: Any, said: Said) -> None:
    assert said(json3({"tStartMs": time, "segs": [seg("a")]})) == [(None, None, None, "a")]


@pytest.mark.parametrize("events", [[], [{"tStartMs": 0}], [{"tStartMs": 0, "segs": [seg("\n")]}]])
def test_captions_without_words_are_refused(events: list[dict[str, Any]]) -> None:
    with pytest.raises(NotATranscript, match="YouTube's"):
        read(json3(*events).encode())
