"""Talk in the tables of documents: columns in any order, with a header or without."""

from datetime import date

import pytest

from transcripts.formats import read

from .checks import described, said, words
from .making import docx, par, table

ROWS = [
    ("00:00:01", "Ann", "Hello there, how are you?"),
    ("00:00:04", "Bob", "Fine, thank you."),
    ("00:00:09", "Ann", "Then let us begin."),
]
SAID = [
    (1.0, "Ann", "Hello there, how are you?"),
    (4.0, "Bob", "Fine, thank you."),
    (9.0, "Ann", "Then let us begin."),
]


@pytest.mark.parametrize("order", [(0, 1, 2), (1, 0, 2), (1, 2, 0), (2, 0, 1)])
def test_columns_are_told_by_what_stands_in_them(order: tuple[int, ...]) -> None:
    rows = [tuple(row[n] for n in order) for row in ROWS]
    assert said(read(docx(table(*rows)))) == SAID


@pytest.mark.parametrize(
    "header", [("Time", "Speaker", "Text"), ("Zeit", "Sprecher", "Inhalt"), ("Wann?", "Wer?", "")]
)
def test_a_header_is_said_by_nobody(header: tuple[str, ...]) -> None:
    assert said(read(docx(table(header, *ROWS)))) == SAID


def test_two_rows_are_enough() -> None:
    assert said(read(docx(table(*ROWS[:2])))) == SAID[:2]


def test_names_beside_words_need_no_times() -> None:
    rows = [(f"{who}:", text) for _, who, text in ROWS]
    assert words(read(docx(table(*rows)))) == [(who, text) for _, who, text in SAID]


def test_spans_of_time_have_an_end() -> None:
    rows = [
        ("0:00:01 - 0:00:04", "Ann", "Hello there you."),
        ("0:00:04 - 0:00:09", "Bob", "Hi to you, too."),
    ]
    blocks = read(docx(table(*rows))).blocks
    assert [(block.start, block.end) for block in blocks] == [(1.0, 4.0), (4.0, 9.0)]


def test_what_stands_around_the_table_describes_it() -> None:
    body = [
        par("Interview with Ann Lee"),
        table(("Date", "3 March 1999"), ("Place", "Leeds")),
        table(*ROWS),
        par("END"),
    ]
    reading = read(docx(*body))
    assert said(reading) == SAID
    assert described(reading) == [
        "Interview with Ann Lee",
        "Date",
        "3 March 1999",
        "Place",
        "Leeds",
        "END",
    ]
    assert reading.details.title == "Interview with Ann Lee"


def test_fields_above_the_talk_in_its_own_table_are_fields() -> None:
    rows = [
        ("Interviewee", "Ann Lee"),
        ("Date", "3 March 1999"),
        ("I", "Where were you born and raised?"),
        ("R", "I was born in Leeds."),
        ("I", "And then what happened?"),
        ("R", "Then we moved away."),
    ]
    reading = read(docx(table(*rows)))
    assert [who for who, _ in words(reading)] == ["I", "R", "I", "R"]
    assert reading.details.published == date(1999, 3, 3)
    assert ("Ann Lee", "guest") in [(one.name, one.role) for one in reading.details.people]


def test_tables_of_one_shape_are_one() -> None:
    body = [table(row) for row in ROWS]
    assert said(read(docx(*body))) == SAID


def test_other_columns_are_named_where_they_have_a_name() -> None:
    rows = [("No.", "Time", "Speaker", "Text")]
    rows += [(str(n), *row) for n, row in enumerate(ROWS, 1)]
    reading = read(docx(table(*rows)))
    assert said(reading) == SAID
    assert reading.report.left_out == ("the columns No.",)


def test_bars_and_quotation_marks_in_cells_are_words() -> None:
    rows = [("0:01", "Ann", '"Hello | there," she said'), ("0:04", "Bob", '"Yes, well"')]
    assert [text for _, text in words(read(docx(table(*rows))))] == [row[2] for row in rows]


def test_a_table_without_talk_is_read_with_the_paragraphs() -> None:
    body = [
        table(("Apples", "3"), ("Pears", "4")),
        par("Ann: Hello there."),
        par("Bob: Hi you."),
        par("Ann: So."),
        par("Bob: It was."),
    ]
    assert words(read(docx(*body)))[-4:] == [
        ("Ann", "Hello there."),
        ("Bob", "Hi you."),
        ("Ann", "So."),
        ("Bob", "It was."),
    ]
