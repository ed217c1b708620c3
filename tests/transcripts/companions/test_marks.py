"""Times and titles as sources give them, and the one rule for marks without a title."""

import pytest

from transcripts.formats.companions.marks import Mark, companion
from transcripts.formats.document import NotATranscript, open_document
from transcripts.model import Companion, Details

HERE = open_document(b"x", "talk.txt")


def of(*marks: Mark, duration: float | None = None) -> Companion:
    return companion(HERE, ("x", 1), marks, Details(title="T", duration=duration))


def chapters(*marks: Mark, duration: float | None = None) -> list[tuple[str, float | None]]:
    return [(one.title, one.start) for one in of(*marks, duration=duration).details.chapters]


def test_chapters_are_put_in_order_of_time() -> None:
    assert chapters(Mark(9.0, "b"), Mark(0.0, "a"), Mark(9.0, "c")) == [
        ("a", 0.0),
        ("b", 9.0),
        ("c", 9.0),
    ]


def test_what_is_dropped_is_told() -> None:
    found = of(
        Mark(0.0, "a"),
        Mark(0.0, "a"),
        Mark(None, "b"),
        Mark(5.0, ""),
        Mark(6.0, " "),
        Mark(99.0, "c"),
        duration=60.0,
    )
    assert [one.title for one in found.details.chapters] == ["a"]
    assert found.report.left_out == (
        "1 chapter without a time",
        "1 chapter after the end",
        "2 chapters without titles",
        "1 chapter given twice",
    )


def test_marks_of_which_none_has_a_title_are_chapters_without_one() -> None:
    assert chapters(Mark(0.0), Mark(60.0)) == [("", 0.0), ("", 60.0)]


def test_a_title_is_one_safe_line() -> None:
    assert chapters(Mark(0.0, " a\n\tb\x1b[2J ")) == [("a b␛[2J", 0.0)]
    assert len(chapters(Mark(0.0, "x" * 10_000))[0][0]) == 300


def test_addresses_of_chapters_become_links() -> None:
    links = of(Mark(0.0, "a", "https://a.example"), Mark(1.0, "b", "x")).details.links
    assert [(link.label, link.url) for link in links] == [("a", "https://a.example")]


def test_nothing_left_is_no_companion() -> None:
    with pytest.raises(NotATranscript, match="none that can be used"):
        companion(HERE, ("x", 1), [Mark(None, "a")])


def test_ten_thousand_chapters_are_kept() -> None:
    assert len(chapters(*(Mark(float(n), f"c{n}") for n in range(10_000)))) == 10_000
