"""SRT, which has no standard: a table of what is met, and what must come of it."""
# Samples stand as they are written.
# ruff: noqa: E501

import pytest

from transcripts.formats import read

from .conftest import Row, Said

A, B = "00:00:01,000 --> 00:00:02,500", "00:00:03,000 --> 00:00:04,250"
GOOD: list[Row] = [(1.0, 2.5, None, "Hello there."), (3.0, 4.25, None, "And again.")]
USUAL = f"1\n{A}\nHello there.\n\n2\n{B}\nAnd again.\n"

VARIANTS = {
    "usual": USUAL,
    "no numbers": f"{A}\nHello there.\n\n{B}\nAnd again.\n",
    "numbers from elsewhere": f"17\n{A}\nHello there.\n\n4\n{B}\nAnd again.\n",
    "dots": USUAL.replace(",", "."),
    "CR": USUAL.replace("\n", "\r"),
    "CR LF": USUAL.replace("\n", "\r\n"),
    "CR CR LF": USUAL.replace("\n", "\r\r\n"),
    "byte order mark": f"\ufeff{USUAL}",
    "empty lines before": f"\n\n\n{USUAL}",
    "no line end": USUAL.rstrip(),
    "an empty line inside": f"1\n{A}\nHello\n\nthere.\n\n2\n{B}\nAnd again.\n",
    "an empty line below the times": f"1\n{A}\n\nHello there.\n\n2\n{B}\n\nAnd again.\n",
    "no empty line between": f"1\n{A}\nHello there.\n2\n{B}\nAnd again.\n",
    "no empty line and no numbers": f"{A}\nHello there.\n{B}\nAnd again.\n",
    "an empty line below the number": f"1\n\n{A}\nHello there.\n\n2\n\n{B}\nAnd again.\n",
    "two lines": f"1\n{A}\nHello\nthere.\n\n2\n{B}\nAnd\nagain.\n",
    "minutes and seconds": "1\n00:01,000 --> 00:02,500\nHello there.\n\n2\n00:03,000 --> 00:04,250\nAnd again.\n",
    "hours of one digit": "1\n0:00:01,000 --> 0:00:02,500\nHello there.\n\n2\n0:00:03,000 --> 0:00:04,250\nAnd again.\n",
    "fewer decimals": "1\n00:00:01,0 --> 00:00:02,5\nHello there.\n\n2\n00:00:03 --> 00:00:04,25\nAnd again.\n",
    "blanks in the times": "1\n00: 00: 01, 000 --> 00: 00: 02, 500\nHello there.\n\n2\n00: 00: 03, 000 --> 00: 00: 04, 250\nAnd again.\n",
    "a colon for the comma": "1\n00:00:01:000 --> 00:00:02:500\nHello there.\n\n2\n00:00:03:000 --> 00:00:04:250\nAnd again.\n",
    "another dash": USUAL.replace("-->", "–>"),
    "a short arrow": USUAL.replace("-->", "->"),
    "a long arrow": USUAL.replace("-->", "--->"),
    "an arrow sign": USUAL.replace(" --> ", "→"),
    "a broken arrow": USUAL.replace("-->", "-- >"),
    "arrows of two sorts": USUAL.replace("-->", "–>", 1),
    "no blanks at the arrow": USUAL.replace(" --> ", "-->"),
    "coordinates": f"1\n{A} X1:40 X2:600 Y1:20 Y2:50\nHello there.\n\n2\n{B} X1:1 X2:2 Y1:3 Y2:4\nAnd again.\n",
    "settings as in WebVTT": f"1\n{A} align:start\nHello there.\n\n2\n{B} line:0\nAnd again.\n",
    "font and italics": f'1\n{A}\n<font color="#fff">Hello</font> <i>there.</i>\n\n2\n{B}\n<b>And again.</b>\n',
    "italics over two lines": f"1\n{A}\n<i>Hello\nthere.</i>\n\n2\n{B}\nAnd again.\n",
    "capital tags": f"1\n{A}\n<I>Hello</I> there.\n\n2\n{B}\n<FONT FACE=x>And again.\n",
    "places in braces": f"1\n{A}\n{{\\an8}}Hello there.\n\n2\n{B}\n{{\\pos(1,2)}}And {{b}}again{{/b}}.\n",
    "breaks as in ASS": f"1\n{A}\nHello\\Nthere.\n\n2\n{B}\nAnd\\hagain.\n",
    "breaks as in HTML": f"1\n{A}\nHello<br>there.\n\n2\n{B}\nAnd<br />again.\n",
    "entities": f"1\n{A}\nHello&#32;there.\n\n2\n{B}\nAnd &#97;gain.\n",
    "blanks around": f"  1  \n  {A}  \n  Hello there.  \n\n  2\n{B}\t\n\tAnd again.\n",
    "lines of blanks": f"1\n{A}\nHello there.\n   \n2\n{B}\nAnd again.\n \n \n",
    "a mark in mid-file": f"1\n{A}\nHello there.\n\n\ufeff2\n{B}\nAnd again.\n",
    "a signature that is none": f"WEBVTTX\n\n{A}\nHello there.\n\n{B}\nAnd again.\n",
}


@pytest.mark.parametrize("text", VARIANTS.values(), ids=VARIANTS.keys())
def test_srt_is_read_however_it_was_written(text: str, said: Said) -> None:
    assert said(text) == GOOD


def srt(*texts: str) -> str:
    return "".join(
        f"{n}\n00:00:{n:02},000 --> 00:00:{n:02},900\n{text}\n\n" for n, text in enumerate(texts, 1)
    )


def spoken(said: Said, *texts: str) -> list[tuple[str | None, str]]:
    return [(who, words) for *_, who, words in said(srt(*texts))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (srt("42", "43"), ["42", "43"]),
        (f"{A}\n42\n\n{B}\n1984\n", ["42", "1984"]),
        (f"1\n{A}\n1\n\n2\n{B}\n2\n", ["1", "2"]),
        (f"1\n{A}\n7\n2\n{B}\nx\n", ["7", "x"]),
        (f"1\n{A}\nin\n1999\n2\n{B}\n3\n", ["in 1999", "3"]),
        (f"{A}\nin 1999\n{B}\n2000\n", ["in 1999", "2000"]),
    ],
)
def test_lines_of_digits_that_are_text_stay(text: str, expected: list[str], said: Said) -> None:
    assert [words for *_, words in said(text)] == expected


@pytest.mark.parametrize(
    "times",
    [
        "99:99:99,999 --> 99:99:99,999",
        "00:61:00,000 --> 00:62:00,000",
        "00:00:75,000 --> 00:00:80,000",
        "-00:00:01,000 --> -00:00:00,500",
    ],
)
def test_a_time_that_is_none_is_left_out_and_its_words_stay(times: str) -> None:
    reading = read(f"1\n{A}\nOne\n\n2\n{times}\nTwo\n\n3\n{B}\nThree\n".encode())
    assert [(b.start, b.text) for b in reading.blocks] == [
        (1.0, "One"),
        (None, "Two"),
        (3.0, "Three"),
    ]
    assert reading.report.left_out == ("2 times that no clock shows",)


def test_minutes_beyond_the_hour_are_minutes_where_no_hours_stand(said: Said) -> None:
    assert said("1\n75:10,000 --> 75:12,000\nHi.\n")[0][:2] == (4510.0, 4512.0)


def test_frames_are_no_decimals(said: Said) -> None:
    assert said("1\n00:00:01:12 --> 00:00:02:24\nHi.\n")[0][:2] == (1.0, 2.0)


def test_an_arrow_in_the_words_is_no_cue(said: Said) -> None:
    assert spoken(said, "Settings --> Privacy -> On", "1 -> 2") == [
        (None, "Settings --> Privacy -> On"),
        (None, "1 -> 2"),
    ]


def test_a_dash_of_dialogue_begins_the_words_of_another(said: Said) -> None:
    assert spoken(said, "- One\n- Two", "-Three,\nfour\n-Five", "<i>– Six.</i>\n<i>– Seven.</i>", "- Eight. - Nine.") == [
        (None, "- One"), (None, "- Two"), (None, "-Three, four"), (None, "-Five"),
        (None, "– Six."), (None, "– Seven."), (None, "- Eight."), (None, "- Nine."),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "It was well-\nknown.",
        "-- and so\nit was",
        "He came\n- as always -\nlate.",
        "minus\n-5 degrees",
    ],
)
def test_other_dashes_part_nothing(text: str, said: Said) -> None:
    assert len(spoken(said, text, "x")) == 2


def test_chevrons_begin_the_words_of_another_and_may_name_them(said: Said) -> None:
    assert spoken(said, ">> ANN: Hi.", ">> BOB: Hello.\n>> ANN: So.", ">> Hm? >> Ha.", "and", "ANN: yes", "BOB: no") == [
        ("ANN", "Hi."), ("BOB", "Hello."), ("ANN", "So."), (None, ">> Hm?"), (None, ">> Ha."),
        (None, "and"), ("ANN", "yes"), ("BOB", "no"),
    ]  # fmt: skip


def test_names_before_colons_hold_until_the_next_name(said: Said) -> None:
    assert spoken(said, "Ann: How are", "you today?", "Bob: Fine: really.", "Ann: Good.", "Bob: Note: it rains.") == [
        ("Ann", "How are"), ("Ann", "you today?"), ("Bob", "Fine: really."), ("Ann", "Good."), ("Bob", "Note: it rains."),
    ]  # fmt: skip


def test_one_colon_makes_no_speaker(said: Said) -> None:
    rows = ["Well now,", "here it is: the end.", "Note: it was late.", "I went home."]
    assert spoken(said, *rows) == [(None, row) for row in rows]


def test_names_at_two_lines_of_a_cue_are_two_speakers(said: Said) -> None:
    assert spoken(said, "Ann: Hi.\nBob: Hello.", "Ann: So.\nand on\nBob: Yes") == [
        ("Ann", "Hi."), ("Bob", "Hello."), ("Ann", "So. and on"), ("Bob", "Yes"),
    ]  # fmt: skip


@pytest.mark.parametrize("form", ["[{}] {}", "({}) {}", "[{}]: {}", "- [{}] {}", ">> ({}) {}"])
def test_names_in_brackets(form: str, said: Said) -> None:
    pairs = [("Ann", "Hi."), ("Bob", "Hello."), ("Ann", "So."), ("Bob", "Yes.")]
    assert spoken(said, *(form.format(*pair) for pair in pairs)) == pairs


def test_recognisers_names_in_brackets(said: Said) -> None:
    texts = [f"[SPEAKER_0{n % 2}]: word {n}" for n in range(6)]
    assert {who for who, _ in spoken(said, *texts)} == {"SPEAKER_00", "SPEAKER_01"}


def test_sounds_in_brackets_are_no_names(said: Said) -> None:
    texts = [
        "[Laughs] Yes.",
        "[Sighs] No.",
        "(Door opens) Who?",
        "[Laughs] Ha.",
        "[Sighs] Oh.",
        "[Rumbling]",
        "[Rumbling] What?",
        "[Rumbling] So.",
    ]
    assert {who for who, _ in spoken(said, *texts)} == {None}


def test_a_film_names_few_and_a_name_holds_for_a_sentence_there(said: Said) -> None:
    texts = [
        "ANN: I went",
        "to the shop.",
        "- Really?\n- Yes.",
        "What then?",
        "BOB: Nothing.",
        "- Oh.\n- So.",
        "ANN: Home.",
        "BOB: Good.",
        "- A.\n- B.",
    ]
    names = [who for who, _ in spoken(said, *texts)]
    assert names == ["ANN", "ANN", None, None, None, "BOB", None, None, "ANN", "BOB", None, None]


def test_how_a_name_is_said_is_no_part_of_it(said: Said) -> None:
    texts = ["ANN (on phone): Hi.", "BOB: Yes.", "ANN: So.", "BOB [laughing]: No."]
    assert [who for who, _ in spoken(said, *texts)] == ["ANN", "BOB", "ANN", "BOB"]


def test_voices_in_srt_are_speakers(said: Said) -> None:
    assert spoken(said, "<v Ann>Hi.</v>", "<v Bob>Yes.</v>") == [("Ann", "Hi."), ("Bob", "Yes.")]


def test_music_is_an_event() -> None:
    reading = read(srt("♪ la la ♪", "[Music]", "Hi.", "- [hums]\n- Who?", ">> [laughter]").encode())
    assert [b.kind for b in reading.blocks] == [4, 4, 0, 4, 0, 4]
