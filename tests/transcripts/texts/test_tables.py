"""Tables with the words of a transcript."""
# Samples stand as they are written.
# ruff: noqa: E501

from math import isnan

import pytest

from transcripts.formats import read, words

from .conftest import Texts

PREMIERE = '"Speaker Name","Start Time","End Time","Text"\n\n"Ann Lee","00;00;00;03","00;00;02;06","Hi, Bob. ""Well""?"\n"Bob Roe","00;00;02;09","00;00;09;17","Yes."\n'


@pytest.mark.parametrize(
    "table",
    [
        "speaker,timestamp,words,tags\nAnn,0:02,\"Hello, you.\",a\nBob,0:05,Hi.,\n",
        "Timespan\tContent\tSpeaker\n0:02.0 - 0:05.0\tHello, you.\tAnn\n0:05.0 - 0:07.0\tHi.\tBob\n",
        "Number;Speaker;Start time;End time;Duration;Text\n1;Ann;00:00:02,000;00:00:05,000;3;Hello, you.\n2;Bob;00:00:05,000;00:00:07,000;2;Hi.\n",
        "start_ms,end_ms,speaker,text\n2000,5000,Ann,\"Hello, you.\"\n5000,7000,Bob,Hi.\n",
        "| Time | Speaker | Text |\n|------|:---|---|\n| 00:02 | **Ann** | Hello, you. |\n| 00:05 | Bob | Hi. |\n",
        "sep=;\nSpeaker;Start;Transcript\nAnn;2.0;Hello, you.\nBob;5.0;Hi.\n",
    ],
    ids=["commas", "tabs", "semicolons", "milliseconds", "Markdown", "a line above"],
)  # fmt: skip
def test_a_table_gives_speakers_times_and_words(table: str, texts: Texts) -> None:
    reading = texts.read(table, "talk.csv")
    assert reading.format == "table"
    assert texts.spoken(reading) == [(2.0, "Ann", "Hello, you."), (5.0, "Bob", "Hi.")]


def test_quoted_cells_and_frames(texts: Texts) -> None:
    reading = texts.read(PREMIERE, "talk.csv")
    assert [(b.start, b.end, b.text) for b in reading.blocks] == [
        (0, 2, 'Hi, Bob. "Well"?'),
        (2, 9, "Yes."),
    ]


WORDS = "token|speaker|ts|endTs|punctuation|case\nGood|0|0.5|0.7||UC\nday|0|0.7|1.0|,|LC\nall|0|1.0|1.2|.|LC\nSo|0|1.5|1.6||UC\nHi|1|2.0|2.1|.|UC\n"


def test_rows_of_words_become_sentences_with_timed_words(texts: Texts) -> None:
    reading = texts.read(WORDS, "talk.nlp")
    assert texts.spoken(reading) == [
        (0.5, "Speaker 0", "Good day, all."),
        (1.5, "Speaker 0", "So"),
        (2.0, "Speaker 1", "Hi."),
    ]
    found = words(WORDS.encode(), "talk.nlp", reading)
    assert found is not None
    text = reading.blocks.text
    assert [text[a:b] for a, b in zip(found.starts, found.ends, strict=True)] == [
        "Good",
        "day",
        "all",
        "So",
        "Hi",
    ]
    assert list(found.times) == [0.5, 0.7, 1.0, 1.5, 2.0]


def test_a_table_without_times_of_words_has_none(texts: Texts) -> None:
    data = b"token|speaker\nGood|0\nday|0\n"
    reading = read(data, "talk.nlp")
    assert words(data, "talk.nlp", reading) is None
    assert all(isnan(start) for start in reading.blocks.starts)


def test_numbers_that_must_be_milliseconds_are_guessed_so(texts: Texts) -> None:
    reading = texts.read(
        "start,end,text,x\n0,1500,Hello there my friend,a\n1500,3900,Yes it is so,b\n4000,6000,Bye now,c\n",
        "t.csv",
    )
    assert [b.start for b in reading.blocks] == [0, 1.5, 4]
    assert any("milliseconds" in guess for guess in reading.report.guessed)


def test_a_person_who_leaves_the_speaker_out_goes_on_and_a_program_does_not(texts: Texts) -> None:
    by_hand = texts.read(
        "speaker,time,text\nAnn,0:01,Hello.\n,0:05,And more.\nBob,0:09,Hi.\n", "t.csv"
    )
    assert [who for _, who, _ in texts.spoken(by_hand)] == ["Ann", "Ann", "Bob"]
    assert "that rows without a speaker go on with the one before" in by_hand.report.guessed
    by_program = texts.read(
        "speaker,start,end,text\nS1,1,2,Hello.\n,5,6,And more.\nS2,9,10,Hi.\n", "t.csv"
    )
    assert [who for _, who, _ in texts.spoken(by_program)] == ["S1", None, "S2"]


def test_columns_that_say_nothing_here_are_told(texts: Texts) -> None:
    reading = texts.read("speaker,text,tags\nAnn,Hello.,x\nBob,Hi.,y\nAnn,So.,z\n", "t.csv")
    assert reading.report.left_out == ("the columns tags",)


@pytest.mark.parametrize(
    "table",
    [
        "date,user,message\n" + "2024-01-02,bob,hi\n" * 5,
        "file_id,speaker_id,speaker_name\n" + "1,0,Ann\n" * 5,
        "a\tb\tc\n" + "1\t2\t3\n" * 5,
        "name,place,text\n" + "Ann,Leeds,Hello.\n" * 5,
    ],
)
def test_other_tables_are_refused_as_tables(table: str, texts: Texts) -> None:
    assert "table, not a transcript" in texts.refusal(table, "t.csv")


def test_a_cell_without_end_is_no_crash(texts: Texts) -> None:
    texts.refusal('speaker,text\nAnn,Hello there.\nBob,"' + "x" * 300_000, "t.csv")
