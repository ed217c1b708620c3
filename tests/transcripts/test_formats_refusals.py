"""What is no transcript is refused by name; what is hostile is quick and never crashes."""
# Samples stand as they are written.
# ruff: noqa: E501

import json
import zipfile
from contextlib import suppress
from io import BytesIO
from time import perf_counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from transcripts.formats import NotATranscript, formats, read
from transcripts.formats.registry import Format


def refusal(data: bytes | str, name: str = "talk.txt") -> str:
    with pytest.raises(NotATranscript) as caught:
        read(data.encode() if isinstance(data, str) else data, name)
    return str(caught.value)


def zipped(member: str) -> bytes:
    store = BytesIO()
    with zipfile.ZipFile(store, "w") as archive:
        archive.writestr(member, "<x/>")
    return store.getvalue()


def test_a_login_page_saved_as_captions_is_named_so() -> None:
    assert refusal("<!DOCTYPE html>\n<html><body>Log in</body></html>", "talk.vtt") == (
        "talk.vtt holds a web page, probably a login or error page, not captions; download it "
        "again while logged in."
    )


CODE = "import os\n\n\ndef main(path):\n    for name in os.listdir(path):\n        print(name)\n\n\nif x:\n    main(1)\n"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b"\xef\xbb\xbf \n\n", "is empty"),
        (bytes(range(256)) * 8, "data, not text"),
        (b"%PDF-1.7\n...", "PDF"),
        (b"ID3\x04\x00\x00\x00\x00\x00\x00" * 9, "audio"),
        (b"\x00\x00\x00\x20ftypM4A ", "audio or video"),
        (b"\x1f\x8b\x08\x00", "gzip"),
        (zipped("xl/workbook.xml"), "spreadsheet"),
        (zipped("ppt/presentation.xml"), "slides"),
        (zipped("notes.txt"), "zip archive"),
        ("name,place,year\n" + "Ann,Leeds,1999\n" * 5, "table, not a transcript"),
        ("a\tb\n1\t2\n3\t4\n5\t6\n", "table, not a transcript"),
        ("2024-01-02 10:00:00 INFO started\n" * 5, "log file"),
        (CODE, "source code"),
        ("[12/03/2021, 10:02:11] Ann: hi\n" * 5, "chat log"),
        ("10:02 <ann> hi all\n" * 5, "chat log"),
        ("00:01:02\tAnn Lee:\thi\n" * 5, "chat"),
        ("One https://a.example\nTwo https://b.example\n- Three\n", "links"),
        ("name = x\nkey = y\nother = z\n", "settings"),
        ("Ann Lee  10:02 AM\nhi all\n\nBob Roe  10:04 AM\nhi\n" * 3, "chat log"),
        ("[Script Info]\nTitle: x\n", "ASS"),
        ("<?xml version='1.0'?><tt xmlns='x'></tt>", "TTML captions without a single word"),
        ("<html><body><p>Some words.</p></body></html>", "a web page without a transcript in it"),
        ("{\"results\": {\"channels\": []}}", "Deepgram transcript without any words"),
        ("{\"jobName\": \"a\", \"results\": {\"transcripts\": []}}", "AWS Transcribe transcript without any words"),
        ("{\"chapters\": [{\"startTime\": 0}]}", "chapters"),
        ("{\"a\": 1}", "JSON that is no transcript"),
        ("{\"segments\": [{\"start\": 0, ", "damaged or cut off"),
        ("[1, 2, 3]", "JSON that is no transcript"),
        ("7\n8\n9\n" * 9, "no conversation"),
    ],
)  # fmt: skip
def test_what_is_no_transcript_here_is_refused_by_name(data: bytes | str, words: str) -> None:
    message = refusal(data)
    assert words in message
    assert message.startswith("talk.txt ")
    assert "\n" not in message


def test_a_refusal_shows_no_hostile_name() -> None:
    assert "\x1b" not in refusal(b"", "a\x1b[2Jb\n.vtt")


def test_an_unknown_encoding_is_said_so() -> None:
    with pytest.raises(NotATranscript, match="no encoding called utf-9"):
        read(b"words", encoding="utf-9")


def test_a_guessed_encoding_is_reported() -> None:
    reading = read("Hello, it’s a naïve thing to say.\nYes, I think it is, Zoë.".encode("cp1252"))
    assert any("cp1252" in guess for guess in reading.report.guessed)


def test_every_format_has_a_name_of_its_own() -> None:
    found = formats()
    assert all(isinstance(one, Format) for one in found)
    assert len({one.name for one in found}) == len(found)


SUM = "They talk at some length about the thing that this chapter is named for, and then move on."
SAMPLES = {
    "plain": "Hello, I am here and so are you.\nYes, thank you for having me.\nSo tell me.\n" * 3,
    "named": "Ann: Hello there.\nBob: Hi you.\nAnn: So tell me.\nBob: 10:30 it was.\n" * 3,
    "markdown": "---\ntitle: T\nspeakers:\n  - Ann Lee\n---\n# H\n\n**Ann:** \\[00:01\\] Hi.\n\n**Bob**: Ho.\n" * 2,
    "srt": "1\n00:00:01,000 --> 00:00:02,000\nHello <i>there</i>.\n\n2\n00:00:03,000 --> 00:00:04,000\nBye.\n",
    "vtt": "WEBVTT\n\nNOTE x\n\n00:01.000 --> 00:02.000\n<v Ann>Hi.\n\n00:02.000 --> 00:03.000\nBob &amp; I\n",
    "rolling": "WEBVTT\nKind: captions\n\n00:00:00.000 --> 00:00:01.000 align:start position:0%\n \na<00:00:00.500>"
    "<c> b</c>\n\n00:00:01.000 --> 00:00:01.010 align:start position:0%\na b\n \n\n",
    "whisper": json.dumps({"language": "en", "segments": [{"start": 0, "end": 1, "text": "Hi.", "speaker": "A"}] * 3}),
    "summary": f"A show\n\nAnn LeehostBob Roeguest\nJun 8, 20232h 41m\n\n1. One\n\n{SUM}\n\n• a\n\n2. Two\n\n{SUM}\n\n• b\n",
}  # fmt: skip


@pytest.mark.parametrize("kind", SAMPLES)
def test_the_samples_that_are_damaged_below_are_read_whole(kind: str) -> None:
    assert len(read(SAMPLES[kind].encode()).blocks) >= 1


@pytest.mark.parametrize("kind", SAMPLES)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_a_damaged_source_is_read_or_refused(kind: str, data: st.DataObject) -> None:
    """Cut, with bytes flipped, or with a stretch repeated: never another exception."""
    source = bytearray(SAMPLES[kind].encode())
    where = data.draw(st.integers(0, len(source) - 1))
    match data.draw(st.sampled_from(["cut", "flip", "repeat", "insert"])):
        case "cut":
            del source[where:]
        case "flip":
            for _ in range(data.draw(st.integers(1, 8))):
                source[data.draw(st.integers(0, len(source) - 1))] = data.draw(st.integers(0, 255))
        case "repeat":
            end = data.draw(st.integers(where, len(source)))
            source[where:where] = source[where:end] * data.draw(st.integers(1, 20))
        case "insert":
            source[where:where] = data.draw(st.text(max_size=40)).encode("utf-8", "surrogatepass")
    reading = None
    with suppress(NotATranscript):
        reading = read(bytes(source), "talk.txt")
    if reading:
        speakers = len(reading.details.people)
        assert len(reading.blocks) > 0
        for block in reading.blocks:
            assert "\n" not in block.text
            assert -1 <= block.speaker < speakers
        for chapter in reading.details.chapters:
            assert 1 <= chapter.block <= len(reading.blocks)


MILLION = 1_000_000
HOSTILE = {
    "one line of words": "so I say that we do " * (MILLION // 20),
    "one line of letters": "a" * MILLION,
    "brackets": "[" * MILLION,
    "open links": "[a](" * (MILLION // 4),
    "open tags": "WEBVTT\n\n00:00.000 --> 00:01.000\n" + "<v " * (MILLION // 3),
    "arrows": "WEBVTT\n\n" + "-->" * (MILLION // 3),
    "stars": "---\ntitle: x\n---\n**Ann:** Hi.\n\n**Bob:** Hi.\n\n**Ann:** "
    + "**a " * (MILLION // 4),
    "colons": "Ann: I see.\nBob: You do.\nAnn: " + ": " * (MILLION // 2),
    "times": "Ann: I see.\nBob: You do.\nAnn: " + "[0:00] " * (MILLION // 7),
    "numbers": "1. a\n" * (MILLION // 5),
    "deep JSON": '{"segments":' + "[" * 100_000,
    "big number": '{"segments":[{"start":' + "9" * 5000 + ',"end":1,"text":"hi"}]}',
    "big time": "1\n" + "9" * 5000 + ":00:00,000 --> 00:00:01,000\nhi",
    "big text number": "9" * 5000,
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_source_is_read_or_refused_soon(kind: str) -> None:
    """Well within two seconds on an idle machine; ten here, for a busy one. What explodes
    takes minutes."""
    begin = perf_counter()
    with suppress(NotATranscript):
        read(HOSTILE[kind].encode())
    assert perf_counter() - begin < 10


def test_two_hundred_thousand_utterances_are_read() -> None:
    data = "\n".join(f"Ann: I say so.\nBob: You say number {n}." for n in range(100_000))
    assert len(read(data.encode()).blocks) == 200_000


def test_more_names_than_an_index_holds_are_no_crash() -> None:
    rows = "\n".join(f"00:01.000 --> 00:02.000\n<v Ann {n}>I say so.\n" for n in range(40_000))
    assert len(read(f"WEBVTT\n\n{rows}".encode()).blocks) == 40_000
