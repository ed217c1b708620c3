"""Transcripts as files for other programs, and those files read again."""

import json
import re

import pytest

from transcripts.exports import FORMATS, NotExportable, export
from transcripts.formats import read
from transcripts.library.ids import digest
from transcripts.library.transcripts import build
from transcripts.model import Person, Source, Transcript

TALK = (
    "[0:00] Ann Bell: Good morning. How is the harbour & the tide <today>?\n"
    "[0:04] Ben Cole: High. It was 10:30 when it turned.\n"
    "[0:09] [laughter]\n"
    "[0:11] Ann Bell: And the boats?\n"
    "[0:13] Ben Cole: All of them are out. Not one is home --> not one.\n"
)
UNTIMED = re.sub(r"\[\d:\d\d\] ", "", TALK)
CAPTIONS = (
    "WEBVTT\nLanguage: en\n\n"
    "00:00:01.000 --> 00:00:03.500\nWe came by the old road,\n\n"
    "00:00:03.500 --> 00:00:06.250\nwhich nobody takes now.\n\n"
    "00:00:09.000 --> 00:00:12.000\nDo you know why they left it?\n\n"
    "00:00:15.000 --> 00:00:18.000\nI don't, and I never asked.\n\n"
    "00:00:21.000 --> 00:00:24.000\nYou should have asked your father.\n"
)


def transcript(text: str, name: str = "talk.txt") -> Transcript:
    data = text.encode()
    return build(Source(name, digest(data)), read(data, name))


def spoken(transcript: Transcript) -> list[tuple[str | None, str]]:
    turns = transcript.turns
    return [
        (
            transcript.speaker_name(turns.speakers[t]),
            transcript.text[turns.starts[t] : turns.ends[t]],
        )
        for t, kind in enumerate(turns.kinds)
        if kind == 0
    ]


@pytest.mark.parametrize("form", list(FORMATS))
def test_a_file_written_and_read_again_says_the_same(form: str):
    original = transcript(TALK)
    again = transcript(export(original, form).text, "talk" + FORMATS[form][0])
    assert spoken(again) == spoken(original)
    assert again.blocks.starts[0] == 0.0


@pytest.mark.parametrize("form", ["json", "markdown", "text"])
def test_a_talk_without_times_is_written_without_any(form: str):
    original = transcript(UNTIMED)
    written = export(original, form).text
    assert not re.search(r"\d:\d\d\b(?<!10:30)", written)
    again = transcript(written, "talk" + FORMATS[form][0])
    assert spoken(again) == spoken(original)


@pytest.mark.parametrize("form", list(FORMATS))
def test_captions_without_speakers_name_nobody(form: str):
    original = transcript(CAPTIONS, "talk.vtt")
    again = transcript(export(original, form).text, "talk" + FORMATS[form][0])
    assert [name for name, _ in spoken(again)] == [None] * len(spoken(again))
    assert " ".join(words for _, words in spoken(again)) == original.text


def test_a_cue_without_an_end_ends_where_the_next_begins_and_the_last_when_it_is_read():
    cues = re.findall(r"(\S+) --> (\S+)", export(transcript(TALK), "srt").text)
    assert cues[0] == ("00:00:00,000", "00:00:04,000")
    assert cues[-1] == ("00:00:13,000", "00:00:16,267")


def test_stated_ends_stay():
    assert "00:00:03.500 --> 00:00:06.250" in export(transcript(CAPTIONS, "a.vtt"), "vtt").text


def test_no_payload_ends_a_cue_or_opens_a_tag():
    written = export(transcript(TALK), "vtt").text
    assert written.count("-->") == 5
    assert "&lt;today&gt;" in written
    assert "<today>" not in written


@pytest.mark.parametrize("form", ["srt", "vtt"])
def test_a_talk_without_times_cannot_be_captions(form: str):
    with pytest.raises(NotExportable, match="no times"):
        export(transcript(UNTIMED), form)


def test_a_worked_out_name_is_never_written_as_if_it_were_stated():
    original = transcript(TALK)
    people = tuple(Person(p.name, p.role, inferred=True) for p in original.people)
    original = build(
        original.version.source,
        original.version.reading._replace(details=original.details._replace(people=people)),
    )
    for form in FORMATS:
        for line in export(original, form).text.splitlines():
            assert "Ann Bell" not in line or "Ann Bell (attributed)" in line


SUMMARY = (
    "---\ntitle: The tide\n---\n\n**Ann Bell:** The water is high.\n\n**Ben Cole:** It is.\n\n"
    "**Ann Bell:** Still?\n\n**Ben Cole:** Still.\n"
)


def test_what_a_format_has_no_place_for_is_named():
    original = transcript(SUMMARY, "talk.md")
    assert export(original, "text").left_out == ("the title",)
    assert export(original, "markdown").left_out == ()


def test_json_is_what_podcast_players_read():
    top = json.loads(export(transcript(TALK), "json").text)
    assert top["version"] == "1.0.0"
    assert top["segments"][1] == {
        "speaker": "Ben Cole",
        "startTime": 4.0,
        "body": "High. It was 10:30 when it turned.",
    }


PAGE = """---
title: The tide
---

> *Description, not speech:* A talk about the tide.

## The harbour

> *Summary, not verbatim:* Ann and Ben talk about the harbour.

> - The harbour is old.

> - Nobody knows how old.

**Ann Bell:** Is the harbour old?

**Ben Cole:** It is, and nobody knows how old.

**Ann Bell:** Do you?

**Ben Cole:** No, I don't.
"""


def test_what_is_written_about_a_talk_comes_back_as_that_and_never_as_speech():
    original = transcript(PAGE, "page.md")
    again = transcript(export(original, "markdown").text, "again.md")
    for one in (original, again):
        assert bytes(one.blocks.kinds) == bytes([1, 2, 3, 3, 0, 0, 0, 0])
        (chapter,) = one.details.chapters
        assert (chapter.summary, chapter.points) == ((2,), (3, 4))
    assert again.text == original.text


def test_a_page_without_speech_comes_back_from_markdown():
    page = PAGE[: PAGE.index("**Ann")]
    original = transcript(page, "page.md")
    again = transcript(export(original, "markdown").text, "again.md")
    assert again.text == original.text
    assert not again.has_speech


def test_times_now_and_then_come_back_from_json():
    lines = TALK.splitlines()
    some = "\n".join([lines[0], *(line.split("] ", 1)[1] for line in lines[1:])]) + "\n"
    original = transcript(some)
    again = transcript(export(original, "json").text, "again.json")
    assert spoken(again) == spoken(original)
    assert again.blocks.starts[0] == 0.0


@pytest.mark.parametrize("form", list(FORMATS))
def test_worked_out_speakers_written_and_read_again_are_never_stated_people(form: str):
    original = transcript(TALK)
    people = tuple(Person(p.name, p.role, inferred=True) for p in original.people)
    reading = original.version.reading
    original = build(
        original.version.source, reading._replace(details=reading.details._replace(people=people))
    )
    again = transcript(export(original, form).text, "talk" + FORMATS[form][0])
    assert [words for _, words in spoken(again)] == [words for _, words in spoken(original)]
    assert {name for name, _ in spoken(again)} == {"Ann Bell", "Ben Cole"}
    assert again.attribution == "inferred"
    assert all(person.inferred for person in again.people)
