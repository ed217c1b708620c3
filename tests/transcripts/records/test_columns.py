"""Talk in columns that nobody names: by tabs, by blanks, with lines that go on."""

from datetime import date

import pytest

from transcripts.columns import DESCRIPTION
from transcripts.formats import NotATranscript, formats, read
from transcripts.formats.document import open_document
from transcripts.model import Reading


def said(reading: Reading) -> list[tuple[float | None, str | None, str]]:
    people = reading.details.people
    return [
        (b.start, people[b.speaker].name if b.speaker >= 0 else None, b.text)
        for b in reading.blocks
        if b.kind != DESCRIPTION
    ]


INTERVIEW = """Interview with Ann Lee
Date: 3 March 1999

INT\tSo where were you born,
\tand when was that?
AL\tI was born in Leeds
in nineteen fifty.
INT\tAnd then what happened to you?
AL\tThen we moved away from there.
"""


def test_lines_further_in_go_on_with_the_words_above_them() -> None:
    reading = read(INTERVIEW.encode(), "talk.txt")
    assert reading.format == "columns"
    assert said(reading) == [
        (None, "INT", "So where were you born, and when was that?"),
        (None, "AL", "I was born in Leeds in nineteen fifty."),
        (None, "INT", "And then what happened to you?"),
        (None, "AL", "Then we moved away from there."),
    ]
    assert [b.line for b in reading.blocks if b.kind != DESCRIPTION] == [4, 6, 8, 9]


def test_what_stands_above_states_the_title_and_the_day() -> None:
    details = read(INTERVIEW.encode()).details
    assert details.title == "Interview with Ann Lee"
    assert details.published == date(1999, 3, 3)


def test_times_may_stand_before_the_names() -> None:
    rows = (
        "00:00:01\tANN\tHello there you, how are you?\n"
        "00:00:05\tBOB\tYes, I am here now.\n"
        "00:00:09\tANN\tGood to hear that.\n"
    )
    assert said(read(rows.encode())) == [
        (1.0, "ANN", "Hello there you, how are you?"),
        (5.0, "BOB", "Yes, I am here now."),
        (9.0, "ANN", "Good to hear that."),
    ]


def test_columns_may_be_apart_by_blanks() -> None:
    rows = (
        "ANN LEE       Hello there, how are you?\n"
        "              I am here as well.\n"
        "BOB           Yes, I am here, thank you.\n"
        "ANN LEE       Good to hear that it is so.\n"
        "BOB           So it is.\n"
    )
    assert said(read(rows.encode()))[0] == (
        None,
        "ANN LEE",
        "Hello there, how are you? I am here as well.",
    )


def test_no_row_is_lost_that_has_more_columns_or_fewer() -> None:
    times = "".join(
        f"00:00:{n:02}\t{('ANN', 'BOB')[n % 2]}\tThis is the row number {n}.\n" for n in range(40)
    )
    odd = "00:01:30\tNobody is named here.\nANN\tThis has no time.\n00:01:40\tBOB\tA tab\tin it.\n"
    found = said(read((times + odd).encode()))
    assert len(found) == 43
    assert found[-3][::2] == (90.0, "Nobody is named here.")
    assert found[-2:] == [(None, "ANN", "This has no time."), (100.0, "BOB", "A tab in it.")]


@pytest.mark.parametrize(
    "rows",
    [
        "Ann\tLeeds\t1999\nBob\tYork\t1998\nAnn\tHull\t1997\nBob\tBath\t1996\n",
        "apple\ta fruit that grows on trees.\nbread\twhat people eat every day.\n"
        "cheese\tmade from milk, in many sorts.\n",
        "Jan 5\tAnn\tbought apples at the market.\nJan 6\tBob\tbought pears at the market.\n"
        "Jan 7\tAnn\tbought pears at the market.\nJan 8\tBob\tbought some at the market.\n",
        "00:00:01\tAnn Lee:\thi there you all.\n00:00:02\tBob:\thi to you all too.\n"
        "00:00:03\tAnn Lee:\tbye then, all of you.\n",
    ],
    ids=["data", "glossary", "ledger", "chat"],
)
def test_other_columns_are_no_talk(rows: str) -> None:
    columns = next(one for one in formats() if one.name == "columns")
    assert columns.detect(open_document(rows.encode())) == 0.0
    with pytest.raises(NotATranscript):
        read(rows.encode())
