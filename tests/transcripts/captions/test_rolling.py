"""Captions shown several times over: rolling lines, highlighted words; and their words' times."""

from itertools import pairwise

import pytest

from transcripts.formats import read, words

from .conftest import Said

ROLLING = """WEBVTT
Kind: captions
Language: en

00:00:00.000 --> 00:00:02.990 align:start position:0%
 
no<00:00:00.500><c> no</c><00:00:01.000><c> no</c>

00:00:02.990 --> 00:00:03.000 align:start position:0%
no no no
 

00:00:03.000 --> 00:00:05.990 align:start position:0%
no no no
no<00:00:03.500><c> no</c><00:00:04.000><c> no</c>

00:00:05.990 --> 00:00:06.000 align:start position:0%
no no no
 

00:00:06.000 --> 00:00:08.990 align:start position:0%
no no no
[Music]

00:00:08.990 --> 00:00:09.000 align:start position:0%
[Music]
 

00:00:09.000 --> 00:00:11.990 align:start position:0%
[Music]
&gt;&gt; so<00:00:09.500><c> then</c><00:00:10.200><c> &gt;&gt;</c><00:00:10.500><c> yes</c>
"""  # noqa: W293
EXPECTED = [
    (0.0, 2.99, None, "no no no"),
    (3.0, 5.99, None, "no no no"),
    (6.0, 8.99, None, "[Music]"),
    (9.0, 11.99, None, ">> so then"),
    (10.5, 11.99, None, ">> yes"),
]


def test_each_line_comes_once_and_what_was_said_twice_stays(said: Said) -> None:
    assert said(ROLLING) == EXPECTED


def test_captions_that_an_editor_stripped_of_blanks_lose_no_line(said: Said) -> None:
    stripped = "\n".join(line.rstrip() for line in ROLLING.split("\n"))
    assert said(stripped) == EXPECTED


def timed(text: str) -> list[tuple[str, float]]:
    reading = read(text.encode())
    found = words(text.encode(), "", reading)
    assert found is not None
    return [
        (reading.blocks.text[a:b], time)
        for a, b, time in zip(found.starts, found.ends, found.times, strict=True)
    ]


def test_the_words_of_rolling_captions_have_their_times() -> None:
    found = timed(ROLLING)
    assert [word for word, _ in found] == ["no"] * 6 + ["[Music]", "so", "then", "yes"]
    assert [time for _, time in found] == [0.0, 0.5, 1.0, 3.0, 3.5, 4.0, 6.0, 9.0, 9.5, 10.5]


def srt(rows: list[tuple[int, int, str]]) -> str:
    return "".join(
        f"{n}\n00:00:{a // 1000:02},{a % 1000:03} --> 00:00:{b // 1000:02},{b % 1000:03}\n{t}\n\n"
        for n, (a, b, t) in enumerate(rows, 1)
    )


LINES = ["so today we go", "to the thing", "and then", "and then", "home"]


def test_rolling_captions_that_were_made_srt_are_unrolled(said: Said) -> None:
    rows = [(0, 1990, f"\n{LINES[0]}"), (1990, 2000, f"{LINES[0]}\n ")]
    for n, (before, line) in enumerate(pairwise(LINES), 1):
        rows.append((n * 2000, n * 2000 + 1990, f"{before}\n{line}"))
        rows.append((n * 2000 + 1990, n * 2000 + 2000, f"{line}\n "))
    assert [words for *_, words in said(srt(rows))] == LINES


def test_lines_that_roll_without_settling_are_unrolled(said: Said) -> None:
    lines = [f"line number {n}" for n in range(9)]
    rows = [(n * 2000, n * 2000 + 2000, "\n".join(lines[max(n - 1, 0) : n + 1])) for n in range(9)]
    assert [words for *_, words in said(srt(rows))] == lines


@pytest.mark.parametrize("text", ["no", "no\nno", "Yes.\nNo."])
def test_captions_that_do_not_roll_keep_what_is_repeated(text: str, said: Said) -> None:
    found = said(srt([(n * 2000, n * 2000 + 2000, text) for n in range(4)]))
    assert [words for *_, words in found] == [text.replace("\n", " ")] * 4


HIGHLIGHTED = srt(
    [
        (0, 600, "<u>Welcome</u> to this &amp; that"),
        (600, 700, "Welcome to this &amp; that"),
        (700, 1100, "Welcome <u>to</u> this &amp; that"),
        (1100, 1400, "Welcome to <u>this</u> &amp; that"),
        (1400, 1500, "Welcome to this &amp; <u>that</u>"),
        (2000, 2300, "<u>Now</u> now"),
        (2300, 2500, "Now <u>now</u>"),
        (2500, 2700, "<u>Now</u> now"),
        (2700, 2900, "Now <u>now</u>"),
    ]
)


def test_a_line_shown_again_for_each_word_comes_once_each_time_it_is_said(said: Said) -> None:
    assert said(HIGHLIGHTED) == [
        (0.0, 1.5, None, "Welcome to this & that"),
        (2.0, 2.5, None, "Now now"),
        (2.5, 2.9, None, "Now now"),
    ]


def test_highlighted_words_have_their_times() -> None:
    assert timed(HIGHLIGHTED) == [
        ("Welcome", 0.0), ("to", 0.7), ("this", 1.1), ("that", 1.4),
        ("Now", 2.0), ("now", 2.3), ("Now", 2.5), ("now", 2.7),
    ]  # fmt: skip


def test_a_word_in_italics_is_no_highlight(said: Said) -> None:
    rows = [(n * 1000, n * 1000 + 900, "I <i>said</i> so.") for n in range(6)]
    assert len(said(srt(rows))) == 6
