"""Captions: SRT with its quirks, WebVTT with voices and names, rolling captions unrolled."""
# Samples stand as they are written.
# ruff: noqa: E501

import pytest

from transcripts.columns import EVENT, SPEECH
from transcripts.formats import NotATranscript, read, understand
from transcripts.model import Companion, Reading


def cues(text: str, name: str = "") -> list[tuple[float | None, float | None, str]]:
    return [(b.start, b.end, b.text) for b in read(text.encode(), name).blocks]


def said(reading: Reading) -> list[tuple[str | None, str]]:
    people = reading.details.people
    return [(people[b.speaker].name if b.speaker >= 0 else None, b.text) for b in reading.blocks]


GOOD = [(1.0, 2.5, "Hello there."), (3.0, 4.25, "And again.")]


@pytest.mark.parametrize(
    "text",
    [
        "1\n00:00:01,000 --> 00:00:02,500\nHello there.\n\n2\n00:00:03,000 --> 00:00:04,250\nAnd again.\n",
        "00:00:01,000 --> 00:00:02,500\nHello there.\n\n00:00:03,000 --> 00:00:04,250\nAnd again.\n",
        "1\n00:00:01.000 --> 00:00:02.500\nHello there.\n\n2\n00:00:03.000 --> 00:00:04.250\nAnd again.",
        "1\r00:00:01,000 --> 00:00:02,500\rHello there.\r\r2\r00:00:03,000 --> 00:00:04,250\rAnd again.\r",
        "1\n00:00:01,000 --> 00:00:02,500\nHello\n\nthere.\n2\n00:00:03,000 --> 00:00:04,250\nAnd again.\n",
        "1\n00:01,000 --> 00:02,500\nHello there.\n\n2\n00:03,000 --> 00:04,250\nAnd again.\n",
        "1\n00:00:01,000 –> 00:00:02,500\nHello there.\n\n2\n00:00:03,000 -> 00:00:04,250\nAnd again.\n",
        "1\n00:00:01,000 --> 00:00:02,500 X1:40 X2:600 Y1:20 Y2:50\n<font color=\"#fff\">Hello</font> <i>there.</i>"
        "\n\n2\n00:00:03,000 --> 00:00:04,250\n{\\an8}And again.\n",
        "\ufeff1\n00:00:01,000 --> 00:00:02,500  \n  Hello there.  \n\n\n\n2\n00:00:03,000 --> 00:00:04,250\nAnd&nbsp;again.",
    ],
    ids=["usual", "no numbers", "dots", "CR", "blank line inside", "no hours", "arrows", "tags", "blanks"],
)  # fmt: skip
def test_srt_is_read_however_it_was_written(text: str) -> None:
    found = [(a, b, words.replace("\xa0", " ")) for a, b, words in cues(text)]
    assert found == GOOD


def test_srt_keeps_a_line_of_digits_that_is_text() -> None:
    text = "1\n00:00:01,000 --> 00:00:02,000\n42\n\n2\n00:00:02,000 --> 00:00:03,000\n43\n"
    assert [words for _, _, words in cues(text)] == ["42", "43"]


def test_srt_names_before_colons_become_speakers_until_the_next_name() -> None:
    rows = [
        "Ann: How are",
        "you today?",
        "Bob: Fine: really.",
        "Ann: Good.",
        "Bob: Note: it rains.",
    ]
    text = "".join(
        f"{n}\n00:00:0{n},000 --> 00:00:0{n},900\n{row}\n\n" for n, row in enumerate(rows, 1)
    )
    assert said(read(text.encode())) == [
        ("Ann", "How are"),
        ("Ann", "you today?"),
        ("Bob", "Fine: really."),
        ("Ann", "Good."),
        ("Bob", "Note: it rains."),
    ]


def test_one_colon_in_captions_makes_no_speaker() -> None:
    rows = ["Well now,", "here it is: the end.", "Note: it was late.", "I went home."]
    text = "".join(
        f"{n}\n00:00:0{n},000 --> 00:00:0{n},900\n{row}\n\n" for n, row in enumerate(rows, 1)
    )
    reading = read(text.encode())
    assert not reading.details.people
    assert [b.text for b in reading.blocks] == rows


def vtt(*cue_texts: str, header: str = "WEBVTT") -> str:
    timed = (f"00:0{n}.000 --> 00:0{n}.900\n{text}" for n, text in enumerate(cue_texts))
    return "\n\n".join([header, *timed]) + "\n"


def test_vtt_passes_over_notes_styles_regions_and_identifiers() -> None:
    text = (
        "WEBVTT - A talk\nKind: captions\nLanguage: en-GB\n\nNOTE\nnot spoken\n\nSTYLE\n::cue {}\n\n"
        "REGION\nid:x\n\nintro\n00:01.000 --> 00:02.000 line:0\nOne\ntwo\n\n"
        "1:00:00.000 --> 1:00:01.000\nthree\n"
    )
    reading = read(text.encode(), "x.vtt")
    assert [(b.start, b.end, b.text) for b in reading.blocks] == [
        (1.0, 2.0, "One two"),
        (3600.0, 3601.0, "three"),
    ]
    assert reading.details.language == "en-GB"
    assert reading.details.title == "A talk"


def test_vtt_without_a_title_has_none() -> None:
    assert read(vtt("Hi.").encode(), "A talk.vtt").details.title is None


def test_vtt_tags_and_entities_are_read() -> None:
    text = vtt("<b>Tom</b> &amp; <c.loud>Ann</c> &lt;3 <00:00:00.500>now", "a < b and c")
    assert [words for _, _, words in cues(text)] == ["Tom & Ann <3 now", "a < b and c"]


def test_vtt_a_line_with_an_arrow_ends_a_cue() -> None:
    text = "WEBVTT\n\n00:01.000 --> 00:02.000\nOne\n00:02.000 --> 00:03.000\nTwo\n"
    assert [words for _, _, words in cues(text)] == ["One", "Two"]


def test_vtt_foreign_digits_are_no_times() -> None:
    text = vtt("Hi.") + "\n٠٠:٠٥.٠٠٠ --> ٠٠:٠٦.٠٠٠\nlost\n"
    assert len(read(text.encode()).blocks) == 1


def test_vtt_voices_closed_or_not_with_classes_and_two_in_a_cue() -> None:
    text = vtt("<v Ann>Hello.", "<v.loud Bob &amp; Co>Hi.\n<v Ann>Well.", "Still me.")
    assert said(read(text.encode())) == [
        ("Ann", "Hello."),
        ("Bob & Co", "Hi."),
        ("Ann", "Well."),
        ("Ann", "Still me."),
    ]


def test_vtt_closed_voices_end_with_their_cue() -> None:
    text = vtt("<v Ann>Hello.</v>", "Nobody says this.")
    assert said(read(text.encode())) == [("Ann", "Hello."), (None, "Nobody says this.")]


def test_vtt_names_of_a_meeting_may_be_nicknames() -> None:
    text = vtt("nixo: Hello.", "Ann Lee: Hi all.", "nixo: Let us start.", "potuz: Can you hear me?")
    assert [who for who, _ in said(read(text.encode()))] == ["nixo", "Ann Lee", "nixo", "potuz"]


def test_a_sound_alone_in_a_cue_is_an_event_of_nobody() -> None:
    reading = read(
        vtt("<v Ann>Hello.", "[Music]", "(applause)", "♪♪", "(I said so.) Yes.").encode()
    )
    assert [b.kind for b in reading.blocks] == [SPEECH, EVENT, EVENT, EVENT, SPEECH]
    assert reading.blocks[1].speaker == -1


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
&gt;&gt; so<00:00:09.500><c> then</c>
"""  # noqa: W293


def test_rolling_captions_give_each_line_once_and_keep_what_was_said_twice() -> None:
    assert cues(ROLLING) == [
        (0.0, 2.99, "no no no"),
        (3.0, 5.99, "no no no"),
        (6.0, 8.99, "[Music]"),
        (9.0, 11.99, ">> so then"),
    ]


def test_rolling_captions_that_an_editor_stripped_of_blanks_lose_no_line() -> None:
    stripped = "\n".join(line.rstrip() for line in ROLLING.split("\n"))
    assert [words for _, _, words in cues(stripped)] == [
        "no no no",
        "no no no",
        "[Music]",
        ">> so then",
    ]


def test_captions_that_do_not_roll_keep_repeated_lines() -> None:
    assert [words for _, _, words in cues(vtt("no", "no", "no"))] == ["no", "no", "no"]


def test_chapter_titles_as_captions_are_chapters_without_talk() -> None:
    text = "WEBVTT\n\n00:00:00.000 --> 00:05:00.000\nIntroduction\n\n00:05:00.000 --> 00:09:00.000\nBeans\n"
    found = understand(text.encode(), "chapters.vtt")
    assert isinstance(found, Companion)
    assert [(c.title, c.start) for c in found.details.chapters] == [
        ("Introduction", 0.0),
        ("Beans", 300.0),
    ]
    with pytest.raises(NotATranscript, match="holds chapters without any talk"):
        read(text.encode(), "chapters.vtt")


def test_captions_without_a_cue_are_refused() -> None:
    with pytest.raises(NotATranscript, match=r"talk\.vtt .*without"):
        read(b"WEBVTT\n\nNOTE nothing\n", "talk.vtt")
