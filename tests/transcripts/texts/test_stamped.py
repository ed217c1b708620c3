"""Names and times in whatever arrangement a file has them."""
# Samples stand as they are written.
# ruff: noqa: E501

import pytest

from transcripts.formats import understand
from transcripts.model import Companion

from .conftest import Texts

HEADS = {
    "two blanks (Otter)": "Ann Lee  0:03  \n{0}\n\nBob Roe  0:09  \n{1}\n",
    "parentheses and colon (Rev)": "Ann Lee (00:03):\n{0}\n\nBob Roe (00:09):\n{1}\n",
    "parentheses (Riverside)": "Ann Lee (00:03.000)\n{0}\n\nBob Roe (00:09.000)\n{1}\n",
    "tabs (Temi)": "Ann Lee:\t00:03\t{0}\nBob Roe:\t00:09\t{1}\n",
    "time, dash, name (Happy Scribe)": "[00:00:03.000] - Ann Lee\n{0}\n\n[00:00:09.000] - Bob Roe\n{1}\n",
    "name, brackets, words (Trint)": "Ann Lee [00:00:03] {0}\n\nBob Roe [00:00:09] {1}\n",
    "colon, brackets, words (Sonix)": "Ann Lee: [00:00:03] {0}\n\nBob Roe: [00:00:09] {1}\n",
    "bold, brackets (Descript)": "**Ann Lee:** [00:00:03] {0}\n\n**Bob Roe:** [00:00:09] {1}\n",
    "brackets, bold": "[00:00:03] **Ann Lee:** {0}\n\n[00:00:09] **Bob Roe:** {1}\n",
    "bold around both": "**[00:03] Ann Lee:** {0}\n\n**[00:09] Bob Roe:** {1}\n",
    "bold name and time": "**Ann Lee (00:03)**\n{0}\n\n**Bob Roe (00:09)**\n{1}\n",
    "time, bold name without colon": "0:00:03.0 **Ann Lee** {0}\n\n0:00:09.0 **Bob Roe** {1}\n",
    "parentheses first": "(00:03) Ann Lee: {0}\n(00:09) Bob Roe: {1}\n",
    "bar": "Ann Lee | 00:03\n{0}\n\nBob Roe | 00:09\n{1}\n",
    "bars around the name": "00:00:03 | Ann Lee | {0}\n00:00:09 | Bob Roe | {1}\n",
    "comma": "Ann Lee, 00:03\n{0}\n\nBob Roe, 00:09\n{1}\n",
    "dash": "00:03 - Ann Lee\n{0}\n\n00:09 - Bob Roe\n{1}\n",
    "one blank": "Ann Lee 00:03\n{0}\n\nBob Roe 00:09\n{1}\n",
    "both in one bracket": "[Ann Lee 00:00:03] {0}\n[Bob Roe 00:00:09] {1}\n",
    "name in brackets (Zoom)": "[Ann Lee] 00:00:03\n{0}\n\n[Bob Roe] 00:00:09\n{1}\n",
    "name above": "Ann Lee\n0:03\n{0}\n\nBob Roe\n0:09\n{1}\n",
    "name below": "0:03\nAnn Lee\n{0}\n\n0:09\nBob Roe\n{1}\n",
    "colon, then time": "Ann Lee: 00:00:03\n\n{0}\n\nBob Roe: 00:00:09\n\n{1}\n",
    "surname first": "Lee, Ann  0:03\n{0}\n\nRoe, Bob  0:09\n{1}\n",
    "time with a link": "[00:03](https://v.example/x?t=3) Ann Lee: {0}\n\n[00:09](https://v.example/x?t=9) Bob Roe: {1}\n",
    "headings": "### Ann Lee [00:00:03]\n\n{0}\n\n### Bob Roe [00:00:09]\n\n{1}\n",
    "quoted": "> **Ann Lee** [00:03]\n> {0}\n\n> **Bob Roe** [00:09]\n> {1}\n",
}


@pytest.mark.parametrize("kind", HEADS)
def test_a_name_and_a_time_are_read_in_any_arrangement(kind: str, texts: Texts) -> None:
    words = [f"This is what I say, number {n}." for n in range(6)]
    text = "".join(HEADS[kind].format(*words[n : n + 2]) for n in (0, 2, 4))
    # The times go on, so that they are those of a recording.
    for n, (first, second) in enumerate((("03", "09"), ("13", "19"), ("23", "29"))):
        parts = text.split(words[2 * n])
        head, tail = parts[0], words[2 * n].join(parts[1:])
        cut = head.rfind("03")
        head = head[:cut] + first + head[cut + 2 :]
        inner, rest = tail.split(words[2 * n + 1], 1)
        at = inner.rfind("09")
        inner = inner[:at] + second + inner[at + 2 :]
        text = head + words[2 * n] + inner + words[2 * n + 1] + rest
    ann, bob = ("Lee, Ann", "Roe, Bob") if kind == "surname first" else ("Ann Lee", "Bob Roe")
    assert texts.said(text) == [
        (3.0, ann, words[0]),
        (9.0, bob, words[1]),
        (13.0, ann, words[2]),
        (19.0, bob, words[3]),
        (23.0, ann, words[4]),
        (29.0, bob, words[5]),
    ]


def test_a_time_without_a_name_goes_on_with_whoever_speaks(texts: Texts) -> None:
    text = (
        "Ann (00:00:03):\nThe first part of it.\n\nAnd a second paragraph.\n\n(00:00:30):\nAnd on.\n\n"
        "Bob (00:00:41):\nThank you.\n\nAnn (00:00:44):\nYes.\n"
    )
    assert texts.said(text) == [
        (3.0, "Ann", "The first part of it."),
        (None, "Ann", "And a second paragraph."),
        (30.0, "Ann", "And on."),
        (41.0, "Bob", "Thank you."),
        (44.0, "Ann", "Yes."),
    ]


def test_an_unknown_speaker_is_nobody_and_told(texts: Texts) -> None:
    reading = texts.read("Ann  0:03\nHello.\n\nUnknown Speaker  0:05\nHi.\n\nAnn  0:09\nSo.\n")
    assert [(who, words) for _, who, words in texts.spoken(reading)] == [
        ("Ann", "Hello."),
        (None, "Hi."),
        ("Ann", "So."),
    ]
    assert [person.name for person in reading.details.people] == ["Ann"]
    assert "1 turn of an unknown speaker, given to nobody" in reading.report.understood


def test_what_a_program_adds_is_left_out_and_told(texts: Texts) -> None:
    reading = texts.read(
        "Ann  0:03\nHello.\n\nBob  0:05\nHi.\n\nAnn  0:09\nSo.\n\nTranscribed by https://otter.ai\n"
    )
    assert [words for _, _, words in texts.spoken(reading)] == ["Hello.", "Hi.", "So."]
    assert reading.report.left_out == ("“Transcribed by https://otter.ai”, not said by anybody",)


def test_minutes_run_on_past_an_hour_and_times_that_go_back_are_kept(texts: Texts) -> None:
    stamps = ["59:58", "61:02", "75:10", "75:05", "1:20:00"]
    text = "".join(
        f"{'Ann' if n % 2 else 'Bob'}  {stamp}\nI say so.\n\n" for n, stamp in enumerate(stamps)
    )
    assert [start for start, _, _ in texts.said(text)] == [3598, 3662, 4510, 4505, 4800]


def test_spans_of_time_end_the_words_they_hold(texts: Texts) -> None:
    reading = texts.read(
        "00:00:01:00 - 00:00:04:12\nSpeaker 1\nHello there.\n\n00:00:05:00 - 00:00:07:00\nSpeaker 2\n"
        "Hi you.\n\n00:00:08:00 - 00:00:09:00\nSpeaker 1\nSo.\n"
    )
    assert [(b.start, b.end) for b in reading.blocks] == [(1, 4), (5, 7), (8, 9)]


def test_a_time_at_the_end_of_a_paragraph_ends_it(texts: Texts) -> None:
    reading = texts.read(
        "I: Wie lange schon? #00:00:08-4#\n\nB: Seit zehn Jahren. #00:00:15-9#\n\nI: Gut. #00:00:18-0#\n\nB: Ja.\n"
    )
    assert [(b.text, b.end) for b in reading.blocks] == [
        ("Wie lange schon?", 8),
        ("Seit zehn Jahren.", 15),
        ("Gut.", 18),
        ("Ja.", None),
    ]


def test_lines_that_begin_with_a_time_need_no_names(texts: Texts) -> None:
    text = "".join(f"00:00:{n:02} and so I said {n} things to them\n\n" for n in range(0, 20, 4))
    assert texts.said(text)[1] == (4.0, None, "and so I said 4 things to them")


def test_times_alone_every_few_minutes_stand_between_names(texts: Texts) -> None:
    text = (
        "00:00:00\n\nAnn: Hello.\nBob: Yes.\nAnn: So.\n00:05:00\n\nBob: And then?\nAnn: It ended.\n"
    )
    assert [(start, who) for start, who, _ in texts.said(text)] == [
        (0.0, "Ann"),
        (None, "Bob"),
        (None, "Ann"),
        (300.0, "Bob"),
        (None, "Ann"),
    ]


PANEL = (
    "0:00\n{0}hello there and welcome\n0:04\n{1}to the show of today\n0:09\n{2}and so we begin\n"
)


@pytest.mark.parametrize(
    "spoken",
    [("", "", ""), ("0 seconds\n", "4 seconds\n", "9 seconds\n")],
    ids=["bare", "read out"],
)
def test_the_panel_of_a_player_is_read_without_what_it_reads_out(
    spoken: tuple[str, str, str], texts: Texts
) -> None:
    assert texts.said(PANEL.format(*spoken)) == [
        (0.0, None, "hello there and welcome"),
        (4.0, None, "to the show of today"),
        (9.0, None, "and so we begin"),
    ]


def test_titles_in_a_panel_are_chapters(texts: Texts) -> None:
    reading = texts.read(
        "The beginning\n0:00\nhello there\n0:04\nand welcome to it\n0:09\nso it is\nThe main part\n0:14\nlet us start\n"
    )
    assert [(c.title, c.start, c.block) for c in reading.details.chapters] == [
        ("The beginning", 0.0, 1),
        ("The main part", 14.0, 4),
    ]
    assert len(texts.spoken(reading)) == 4


def test_a_name_on_both_sides_of_the_time_is_no_words(texts: Texts) -> None:
    one = "{0}\n{1} seconds\n0:0{1}\n{0} {1} seconds\n{2}\n"
    text = (
        one.format("Ann Lee", 3, "Hello.")
        + one.format("Bob Roe", 5, "Hi.")
        + one.format("Ann Lee", 8, "So.")
    )
    assert texts.said(text) == [
        (3.0, "Ann Lee", "Hello."),
        (5.0, "Bob Roe", "Hi."),
        (8.0, "Ann Lee", "So."),
    ]


def test_the_same_time_before_every_line_is_another_programs(texts: Texts) -> None:
    lines = ["Ann Lee  53:25", "Hello there.", "Bob Roe  53:30", "Hi.", "Ann Lee  53:41", "So."]
    assert texts.said("\n\n".join(f"0:00 {line}" for line in lines)) == [
        (3205.0, "Ann Lee", "Hello there."),
        (3210.0, "Bob Roe", "Hi."),
        (3221.0, "Ann Lee", "So."),
    ]


def test_times_of_the_day_are_kept_and_told(texts: Texts) -> None:
    text = "[Ann Lee] 10:02:15\nHello.\n\n[Bob] 10:02:19\nHi.\n\n[Ann Lee] 10:02:30\nSo.\n"
    reading = texts.read(text)
    assert texts.spoken(reading)[0] == (36135.0, "Ann Lee", "Hello.")
    assert any("times of the day" in guess for guess in reading.report.guessed)


def test_a_time_that_somebody_says_is_no_stamp(texts: Texts) -> None:
    text = "Ann: When was it?\nBob: 10:30 it was.\nAnn: At 10:30?\nBob: 10:30 or so.\n"
    assert texts.said(text)[1] == (None, "Bob", "10:30 it was.")


def test_what_stands_above_the_talk_states_its_title_date_and_length(texts: Texts) -> None:
    reading = texts.read(
        "Planning of the harbour\n15 June 2026, 03:35am\n27m 42s\nRECORDING: https://calls.example/1\n\n---\n\n"
        "0:03 - Bob Roe (Acme)\n  Hello there.\n\n0:09 - Ann Lee\n  Hi.\n\n0:12 - Bob Roe (Acme)\n  So.\n"
    )
    details = reading.details
    assert details.title == "Planning of the harbour"
    assert (str(details.published), details.duration) == ("2026-06-15", 1662.0)
    assert details.url == "https://calls.example/1"
    assert "the title, from a line above the talk" in reading.report.guessed
    assert [who for _, who, _ in texts.spoken(reading)] == [
        "Bob Roe (Acme)",
        "Ann Lee",
        "Bob Roe (Acme)",
    ]


def test_an_outline_is_no_talk(texts: Texts) -> None:
    text = "0:00 Introduction\n4:12 How it began\n21:40 The middle years\n1:02:11 The end\n"
    assert isinstance(understand(text.encode(), "outline.txt"), Companion)


def test_titles_that_an_outline_above_lists_are_chapters(texts: Texts) -> None:
    reading = texts.read(
        "0:00 How it began\n5:00 The middle years\n\nHow it began\nAnn Lee  0:03\nHello.\n\nBob Roe  0:09\nHi.\n\n"
        "The middle years\nAnn Lee  5:01\nSo.\n\nBob Roe  5:09\nYes.\n"
    )
    assert [(c.title, c.start) for c in reading.details.chapters] == [
        ("How it began", 0.0),
        ("The middle years", 300.0),
    ]
    assert len(texts.spoken(reading)) == 4
