"""Talk as text: Markdown with bold names, `Name:` lines, plain lines, Whisper's JSON."""
# Samples stand as they are written.
# ruff: noqa: E501

import json
from contextlib import suppress
from datetime import date

import pytest

from transcripts.columns import DESCRIPTION, EVENT, SPEECH
from transcripts.formats import NotATranscript, read
from transcripts.model import Person, Reading


def said(reading: Reading) -> list[tuple[str | None, str]]:
    people = reading.details.people
    return [(people[b.speaker].name if b.speaker >= 0 else None, b.text) for b in reading.blocks]


MARKDOWN = """---
title: 'Looms: a talk'
date: 2021-03-04
speakers:
  - Ada Byte
  - Eve Hill
media: https://video.example/1
tags: ['a', "b"]
summary: |-
  About looms.

  And code.
---
A word before.

## Intro [00:00:05]

**Ada:** \\[00:10\\] Hello, *dear* [friends](https://friends.example) of `looms`.

And a second paragraph. \\[laughter\\]

**Eve Hill**: Hi!

\\[applause\\]

**Break:** \\[01:00\\] to \\[01:30\\]

#### [00:01:30] The end

**Together:** Bye! \\[02:00.50\\] Bye bye.

**Eve Hill:** One_two_three & \\* done.
"""


def test_markdown_names_words_and_markup() -> None:
    reading = read(MARKDOWN.encode(), "looms.md")
    assert said(reading) == [
        (None, "About looms."),
        (None, "And code."),
        (None, "A word before."),
        ("Ada Byte", "Hello, dear friends of looms."),
        ("Ada Byte", "And a second paragraph. [laughter]"),
        ("Eve Hill", "Hi!"),
        (None, "[applause]"),
        (None, "Break"),
        (None, "Bye!"),
        (None, "Bye bye."),
        ("Eve Hill", "One_two_three & * done."),
    ]
    kinds = [b.kind for b in reading.blocks]
    assert kinds[:3] == [DESCRIPTION] * 3
    assert kinds[6:8] == [EVENT, EVENT]
    assert kinds[8] == SPEECH
    assert any("before the first name" in guess for guess in reading.report.guessed)


def test_markdown_times_go_to_the_words_after_them() -> None:
    blocks = {b.text: b for b in read(MARKDOWN.encode()).blocks}
    assert blocks["Hello, dear friends of looms."].start == 10
    assert (blocks["Break"].start, blocks["Break"].end) == (60, 90)
    assert blocks["Bye!"].start is None
    assert blocks["Bye bye."].start == 120.5
    assert blocks["Hi!"].line == 22


def test_markdown_front_matter_and_headings() -> None:
    details = read(MARKDOWN.encode()).details
    assert details.title == "Looms: a talk"
    assert details.published == date(2021, 3, 4)
    assert details.url == "https://video.example/1"
    assert details.people == (Person("Ada Byte"), Person("Eve Hill"))
    assert [(c.title, c.start, c.block) for c in details.chapters] == [
        ("Intro", 5.0, 4),
        ("The end", 90.0, 9),
    ]
    assert [(link.label, link.url) for link in details.links] == [
        ("friends", "https://friends.example")
    ]


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ("2021-03-04", date(2021, 3, 4)),
        ("2021-03-04T10:00:00Z", date(2021, 3, 4)),
        ("1614816000000", date(2021, 3, 4)),
        ("20210304", date(2021, 3, 4)),
        ("March 4, 2021", date(2021, 3, 4)),
        ("4 de marzo de 2021", date(2021, 3, 4)),
        ("03/04/2021", None),
        ("2021-13-45", None),
        ("soon", None),
    ],
)
def test_dates_are_read_only_where_they_have_one_reading(
    stated: str, expected: date | None
) -> None:
    text = f"---\ndate: {stated}\n---\n**A Lee:** Hi.\n\n**B Roe:** Ho.\n\n**A Lee:** Ha.\n"
    assert read(text.encode()).details.published == expected


def test_roles_come_from_the_fields_that_state_them() -> None:
    text = "---\nhost: Ann Lee\nguest:\n  name: Bob Roe\n  social:\n    - https://x.example\n---\n"
    text += "**Bob Roe:** Hi.\n\n**Ann Lee:** Ho.\n\n**Bob Roe:** Ha.\n"
    assert read(text.encode()).details.people == (
        Person("Bob Roe", "guest"),
        Person("Ann Lee", "host"),
    )


def test_a_short_form_is_joined_only_to_one_name_that_the_source_lists() -> None:
    body = "\n".join(f"**{name}:** Words.\n" for name in ("Ann", "Bob", "Ann", "Bob"))
    one = read(f"---\nspeakers: [Ann Lee, Bob Roe]\n---\n{body}".encode())
    assert [p.name for p in one.details.people] == ["Ann Lee", "Bob Roe"]
    two = read(f"---\nspeakers: [Ann Lee, Ann Roe]\n---\n{body}".encode())
    assert [p.name for p in two.details.people][:2] == ["Ann", "Bob"]
    none = read(body.encode())
    assert [p.name for p in none.details.people] == ["Ann", "Bob"]


def test_initials_that_a_label_explains_are_that_person() -> None:
    text = "Ann van Lee (AvL): Hi.\nBob Roe (BR): Hi.\nAvL: So.\nBR: Yes.\nAvL: Good.\n"
    assert [p.name for p in read(text.encode()).details.people] == ["Ann van Lee", "Bob Roe"]


def test_a_first_heading_is_the_title_where_no_field_is() -> None:
    text = "# The talk\n\n## One\n\n**Ann:** Hi.\n\n**Bob:** Ho.\n\n**Ann:** Ha.\n"
    details = read(text.encode(), "other.md").details
    assert details.title == "The talk"
    assert [c.title for c in details.chapters] == ["One"]


def test_a_marked_transcript_section_is_the_talk_and_the_rest_describes() -> None:
    text = (
        "---\ntitle: T\n---\n{/* TAB: SHOW NOTES */}\n\nThis week: looms.\n\n- https://looms.example\n\n"
        "{/* TAB: SECTIONS */}\n\n[00:00:00] Introduction\n[00:01:02] Looms\n\n"
        "{/* TAB: TRANSCRIPT */}\n\n**Ann:** Hi.\n\n**Bob:** Ho.\n\n**Ann:** Ha.\n"
    )
    reading = read(text.encode(), "x.mdx")
    assert [b.text for b in reading.blocks if b.kind == SPEECH] == ["Hi.", "Ho.", "Ha."]
    assert [(e.title, e.start) for e in reading.details.outline] == [
        ("Introduction", 0),
        ("Looms", 62),
    ]
    assert [link.url for link in reading.details.links] == ["https://looms.example"]


def test_show_notes_are_no_transcript() -> None:
    notes = "---\ntitle: Beans\n---\n\nIn this one, Ann and Bob talk.\n\n## Notes\n\n* [One](https://a.example)\n"
    notes += "* Two\n* Three\n\n## Picks\n\n* Ann: [a thing](https://b.example)\n* Bob: [another](https://c.example)\n"
    with pytest.raises(NotATranscript, match="show notes"):
        read(notes.encode(), "notes.md")


def test_a_glossary_in_bold_names_no_speakers() -> None:
    text = "".join(
        f"**Term {n}:** what it means and why it is so called here.\n\nMore of it.\n\n"
        for n in "abcd"
    )
    with suppress(NotATranscript):
        assert not read(text.encode()).details.people


def test_named_lines_with_text_below_and_times_beside_names() -> None:
    text = "ANN:\nHello there.\nMore.\n\nBOB: Hi.\nAnn (00:10): no\nANN: 00:00:20\n\nWell.\n[00:30] BOB: So.\n"
    reading = read(text.encode())
    assert reading.format == "named-lines"
    assert said(reading)[:3] == [("ANN", "Hello there."), ("ANN", "More."), ("BOB", "Hi.")]
    blocks = {b.text: b for b in reading.blocks}
    assert (blocks["Well."].start, blocks["So."].start) == (20, 30)
    assert blocks["So."].line == 10


def test_named_lines_take_no_other_colons_for_names() -> None:
    text = "Ann: Hi.\nBob: Hello.\nAnn: Time was 10:30: dark.\nNote: it was late.\nBob: Yes: so it was.\n"
    reading = read(text.encode())
    assert [p.name for p in reading.details.people] == ["Ann", "Bob"]
    assert "Note: it was late." in [b.text for b in reading.blocks]
    assert reading.blocks[4].text == "Yes: so it was."


def test_long_talk_before_the_first_name_is_not_called_a_description() -> None:
    text = "\n".join(["I told you so, and you know it."] * 20 + ["Ann: Hi.", "Bob: Ho."] * 15)
    assert DESCRIPTION not in read(text.encode()).blocks.kinds


DESCRIPTION_LINE = (
    "Ada Byte has built looms for forty years. In this interview, Eve Hill visits her workshop in "
    "Leeds and asks what weaving has to do with code. Byte also shows the loom of her mother."
)
TALK = [
    "Hello, I'm Eve Hill and this is Loom Talk.",
    "Thank you for having me.",
    "So you weave.",
    "I do.",
]


def test_a_first_line_that_describes_is_no_utterance_and_a_reported_guess() -> None:
    reading = read("\n".join([DESCRIPTION_LINE, *TALK]).encode())
    assert [b.kind for b in reading.blocks] == [DESCRIPTION] + [SPEECH] * 4
    assert reading.report.guessed


@pytest.mark.parametrize(
    "first",
    [
        "I have built looms for forty years, and Eve Hill has asked me what weaving has to do with "
        "code. We met in Leeds at the workshop of Ada Byte, and that was a good day for all.",
        "Well, Ada Byte and Eve Hill met in Leeds.",
        DESCRIPTION_LINE.lower(),
    ],
    ids=["first person", "short", "names nobody"],
)
def test_a_first_line_that_takes_part_is_an_utterance(first: str) -> None:
    assert read("\n".join([first, *TALK]).encode()).blocks.kinds == bytes([SPEECH] * 5)


OUTLINE = ("0:00 - Introduction", "1:20 - The ferry", "5:00 - Bridges", "9:30 - Farewell")
NAMELESS = [f"And then I said to you that number {n} was on the boat, you know." for n in range(30)]


@pytest.mark.parametrize(
    "above",
    [
        ["Tobias Renn: Bridges | Slow Rivers #12", "", "They talk of rivers.", "", *OUTLINE],
        ["They talk of rivers. OUTLINE: " + " ".join(OUTLINE)],
        ["DESCRIPTION", "Of rivers.", "CHAPTERS", *OUTLINE, "", "TRANSCRIPT"],
    ],
    ids=["lines", "on one line", "headings"],
)
def test_an_outline_above_talk_without_names_is_nobodys_words(above: list[str]) -> None:
    reading = read("\n".join([*above, "", *NAMELESS]).encode())
    stated = [line for line in above if line and line != "TRANSCRIPT"]
    kinds = [DESCRIPTION] * len(stated) + [SPEECH] * len(NAMELESS)
    assert list(reading.blocks.kinds) == kinds
    assert [(e.title, e.start) for e in reading.details.outline][1] == ("The ferry", 80.0)
    assert "the outline above the talk" in reading.report.understood


@pytest.mark.parametrize(
    "lines",
    [
        ["We met at 9:30, I think.", "You left at 10:15, or so.", *NAMELESS],
        [*NAMELESS, *OUTLINE, *NAMELESS],
        [*OUTLINE, *NAMELESS[:2]],
        [*(f"{n // 60}:{n % 60:02} - Topic {n} of the boats" for n in range(200)), *NAMELESS],
    ],
    ids=["times said", "in the middle", "no talk below", "longer than the talk"],
)
def test_times_that_are_no_outline_above_a_talk_are_left_where_they_are(lines: list[str]) -> None:
    with suppress(NotATranscript):
        reading = read("\n".join(lines).encode())
        assert isinstance(reading, Reading)
        assert "the outline above the talk" not in reading.report.understood


def test_plain_lines_keep_their_characters_and_numbers() -> None:
    reading = read(b"One of us  said so.\n\n\nAnd I said no, \tof course.\n(Music plays)\n")
    assert [(b.line, b.text, b.kind) for b in reading.blocks] == [
        (1, "One of us  said so.", SPEECH),
        (4, "And I said no,  of course.", SPEECH),
        (5, "(Music plays)", EVENT),
    ]
    assert reading.details.title is None
    assert not reading.details.people


def test_hostile_characters_leave_no_reader() -> None:
    text = "---\ntitle: \x1b[2J\u202etitle\n---\n**An\x1bn:** Hi \x07\x9b.\n\n**Bob:** Ho.\n\n**An\x1bn:** &#27;[31m\n"
    reading = read(text.encode())
    everything = reading.blocks.text + repr(reading.details)
    assert not {c for c in everything if c < " " or "\x7f" <= c <= "\x9f" or c == "\u202e"}


def whisper(**extra: object) -> dict[str, object]:
    return {"start": 0.0, "end": 1.5, "text": " Hello there.", **extra}


def test_whisper_segments_and_their_language() -> None:
    data = {
        "text": "x",
        "language": "en",
        "segments": [whisper(), whisper(start=1.5, end=3.0, text=" Bye.")],
    }
    reading = read(json.dumps(data).encode(), "a.json")
    assert [(b.start, b.end, b.text) for b in reading.blocks] == [
        (0, 1.5, "Hello there."),
        (1.5, 3, "Bye."),
    ]
    assert reading.details.language == "en"


def test_whisperx_speakers_and_a_bare_list() -> None:
    rows = [
        whisper(speaker="SPEAKER_01"),
        whisper(),
        whisper(speaker="SPEAKER_00"),
        whisper(speaker=7),
    ]
    for data in (rows, {"segments": rows, "word_segments": []}):
        reading = read(json.dumps(data).encode())
        assert [who for who, _ in said(reading)] == ["Speaker 1", None, "Speaker 0", "Speaker 7"]


@pytest.mark.parametrize("value", ["NaN", "Infinity", "-1", "1e999", '"x"', "null", "true", "[]"])
def test_whisper_times_that_are_none_are_none(value: str) -> None:
    text = f'{{"segments": [{{"start": {value}, "end": {value}, "text": "Hi there."}}]}}'
    block = read(text.encode()).blocks[0]
    assert (block.start, block.end) == (None, None)


def test_names_in_scripts_without_capitals_are_names_and_no_settings():
    text = "张三: 你好世界。\n李四: 你好吗？\n张三: 很好。\n李四: 再见。\n"
    reading = read(text.encode(), "talk.txt")
    assert [person.name for person in reading.details.people] == ["张三", "李四"]
    assert len(reading.blocks) == 4
