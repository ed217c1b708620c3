"""LRC and enhanced LRC."""

import pytest

from transcripts.formats import read, words

from .conftest import Said

LRC = """[ti:A talk]
[ar:Ann Lee]
[al:The show]
[length: 62:30]
[la:en]
[by:somebody]
[offset:+500]
[00:01.00][00:09.50]Hello
[00:02.30]<00:02.30>word <00:02.80>by <00:03.10>word<00:03.60>
[62:11.00]late
[00:12.00]soon
[00:14.00]
"""


def test_lines_stand_in_order_of_time_as_often_as_they_are_said(said: Said) -> None:
    assert said(LRC) == [
        (0.5, None, None, "Hello"),
        (1.8, 3.1, None, "word by word"),
        (9.0, None, None, "Hello"),
        (11.5, 13.5, None, "soon"),
        (3730.5, None, None, "late"),
    ]


def test_its_tags_tell_about_it() -> None:
    details = read(LRC.encode()).details
    assert (details.title, details.show, details.duration) == ("A talk", "The show", 3750.0)
    assert details.language == "en"
    assert [person.name for person in details.people] == ["Ann Lee"]


def test_words_of_enhanced_lyrics_have_their_times() -> None:
    reading = read(LRC.encode())
    found = words(LRC.encode(), "", reading)
    assert found is not None
    assert [reading.blocks.text[a:b] for a, b in zip(found.starts, found.ends, strict=True)] == [
        "word",
        "by",
        "word",
    ]
    assert list(found.times) == [1.8, 2.3, 2.6]


@pytest.mark.parametrize(
    ("offset", "start"), [("0", 1.0), ("-250", 1.25), ("+2000", 0.0), ("x", 1.0)]
)
def test_a_positive_offset_lets_lines_come_sooner(offset: str, start: float, said: Said) -> None:
    assert said(f"[offset:{offset}]\n[00:01.00]One\n[00:05.00]Two\n")[0][0] == start


def test_names_and_marks_in_lyrics(said: Said) -> None:
    text = "[00:01.00]Ann: Hi.\n[00:02.00]Bob: Yes.\n[00:03.000]Ann: So.\n[00:04.5]Bob: No.\n"
    assert [row[2:] for row in said(text)] == [
        ("Ann", "Hi."),
        ("Bob", "Yes."),
        ("Ann", "So."),
        ("Bob", "No."),
    ]


def test_a_line_without_a_time_goes_on_with_the_one_before(said: Said) -> None:
    text = "[00:01.00]One\ntwo\n[00:02.00]three\n[00:03.00]four\n[00:04.00]five\n"
    assert said(text)[0][3] == "One two"
