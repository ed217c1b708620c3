"""Times with titles in descriptions, one a line or run together."""

import pytest

from transcripts.chapters.outline import entries, find


def found(text: str) -> list[tuple[str, float]]:
    return [(entry.title, entry.start) for entry in find(text)]


EXPECTED = [("Intro", 0.0), ("The main part", 62.0), ("Q&A at 10:30", 3731.0)]


@pytest.mark.parametrize(
    "text",
    [
        "0:00 Intro\n(1:02) - The main part\n[1:02:11] → Q&A at 10:30",
        "Great.\n\n0:00 - Intro\n1:02 - The main part\n1:02:11 – Q&A at 10:30\n\nBye.",
        "• 00:00 Intro\n• 01:02 The main part\n• 01:02:11 Q&A at 10:30",
    ],
)
def test_an_entry_a_line(text: str) -> None:
    assert found(text) == EXPECTED


def test_entries_run_together_on_one_line() -> None:
    assert found("OUTLINE: 0:00 - Intro 1:02 - The main part 1:02:11 - End") == [
        ("Intro", 0.0),
        ("The main part", 62.0),
        ("End", 3731.0),
    ]


def test_a_time_of_day_before_an_outline_is_no_entry() -> None:
    assert found("Live at 20:30! 0:00 - Intro 1:02 - The main part") == EXPECTED[:2]


def test_titles_may_stand_before_their_times() -> None:
    assert found("Intro - 0:00\nThe main part - 1:02") == EXPECTED[:2]


@pytest.mark.parametrize(
    "text",
    ["We met at 10:30 and left at 11:45 or so.", "At 10:30.", "", "https://a.example/?t=1:23"],
)
def test_times_in_running_text_are_no_outline(text: str) -> None:
    assert found(text) == []


def test_spans_hold_the_time_and_the_title_in_their_block() -> None:
    texts = {3: "Before.", 4: "0:00 - Intro 1:02 - The main part"}
    for entry in entries(texts.items()):
        start, end = entry.span.start, entry.span.end
        assert start.block == end.block == 4
        assert texts[4][start.char : end.char].endswith(entry.title)


def test_a_long_text_is_searched_quickly() -> None:
    assert found("0:00 " * 200_000) == []
