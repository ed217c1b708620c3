"""Damaged, hostile and huge sources: what once broke a reader, and what would be dear."""

import json
import subprocess
import sys
from pathlib import Path
from time import perf_counter

import pytest

from transcripts.formats import read, understand, words
from transcripts.model import Companion

from .checks import outcome
from .samples import SAMPLES


def test_captions_of_youtube_without_a_word_are_refused() -> None:
    found = outcome(b'<timedtext format="3"><body><p t="1" d="2"></p></body></timedtext>')
    assert found == "talk.txt holds YouTube captions without a single word."


def test_channels_are_shown_without_what_steers_a_terminal() -> None:
    rows = [{"result": {"final": {"channelTag": f"{n}\x1b[2J", "alternatives": [
        {"text": "Well then.", "startTimeMs": "1"}]}}} for n in range(2)]  # fmt: skip
    found = read("\n".join(map(json.dumps, rows)).encode())
    assert [person.name for person in found.details.people] == ["Channel 0␛[2J", "Channel 1␛[2J"]


def test_a_word_is_not_looked_for_beyond_its_own_utterance() -> None:
    rows = [
        {"text": "Yes.", "start": 1, "end": 2, "words": [
            {"word": "Yes.", "start": 1, "end": 1.5}, {"word": "No.", "start": 1.5, "end": 2}]},
        {"text": "No.", "start": 3, "end": 4, "words": [{"word": "No.", "start": 3, "end": 4}]},
    ]  # fmt: skip
    data = json.dumps({"language": "en", "segments": rows}).encode()
    spoken = words(data, "talk.json", read(data))
    assert spoken is not None
    assert list(zip(spoken.starts, spoken.times, strict=True)) == [(0, 1.0), (5, 3.0)]


def test_a_cue_of_blanks_that_do_not_break_is_no_utterance() -> None:
    data = "1\n00:00:01,000 --> 00:00:02,000\n\xa0\n\n2\n00:00:03,000 --> 00:00:04,000\nBye.\n"
    assert [block.text for block in read(data.encode()).blocks] == ["Bye."]


def test_what_a_file_calls_its_title_is_cut_to_a_line() -> None:
    long = "word " * 10_000
    matter = f"---\ntitle: {long}\nshow: {long}\nlanguage: {long}\n---\n"
    details = read(matter.encode() + SAMPLES["markdown"].data.partition(b"---\n\n")[2]).details
    assert details.title is not None
    assert details.title.startswith("word word")
    assert details.title.endswith("…")
    assert len(details.title) <= 300
    assert details.language is None
    chapters = {"chapters": [{"startTime": 1, "title": long}, {"startTime": 2, "title": "b"}]}
    found = understand(json.dumps(chapters).encode())
    assert isinstance(found, Companion)
    assert max(len(chapter.title) for chapter in found.details.chapters) <= 300


TWO_WITH_A_LOG = """
import sys
from transcripts.formats import read
read(open(sys.argv[1], "rb").read())
read(open(sys.argv[2], "rb").read())
"""


def test_what_libraries_log_does_not_reach_the_screen(tmp_path: Path) -> None:
    """One library sets up Python's own log, the other then writes to it that a field of the
    header is empty."""
    for name in ("ass", "ebu-stl"):
        (tmp_path / name).write_bytes(SAMPLES[name].data)
    done = subprocess.run(
        [sys.executable, "-c", TWO_WITH_A_LOG, tmp_path / "ass", tmp_path / "ebu-stl"],
        capture_output=True,
        check=True,
    )
    assert done.stdout + done.stderr == b""


@pytest.mark.parametrize("blank", ["\xa0", "\u3000", "\u2003\u202f", "&nbsp;", "\x85"])
def test_a_line_of_blanks_of_any_sort_is_no_utterance(blank: str) -> None:
    lines = ["Ann: Was it cold?", "Bob: It was.", blank, "Ann: Did it freeze?", "Bob: All of it."]
    for name in ("talk.md", "talk.txt"):
        if blank.startswith("&") and name == "talk.txt":
            continue
        found = read("\n".join(lines * 2).encode(), name)
        assert len(found.blocks) == 8, name
    page = "".join(f"<p>{line}</p>" for line in ["<h2>Transcript</h2>", *lines * 9])
    assert len(read(f"<html><body>{page}</body></html>".encode()).blocks) == 36


def test_a_passage_that_begins_with_its_quotation_mark_alone_has_no_empty_utterance() -> None:
    data = SAMPLES["apple-passage"].data.replace("“".encode(), "“\n\n".encode())
    assert not isinstance(outcome(data), str)


@pytest.mark.parametrize("more", ["[a]", "(a) ", "(0:00) ", "(.)", " (laughing)", ", Ph.D."])
def test_a_name_as_long_as_a_book_takes_no_time(more: str) -> None:
    for name in ("elan", "textgrid", "ttml", "webvtt"):
        data = SAMPLES[name].data.replace(b"Ann Lee", b"Ann " + more.encode() * 20_000)
        begin = perf_counter()
        assert not isinstance(outcome(data), str)
        assert perf_counter() - begin < 20


def test_captions_with_a_million_line_ends_are_read_at_once() -> None:
    begin = perf_counter()
    outcome(SAMPLES["webvtt"].data.replace(b"\n\n", b"\n" * 200_000))
    assert perf_counter() - begin < 20


def test_google_meet_inside_google_meet_is_read_once() -> None:
    """A remark of Google's in the midst of what is said does not begin another transcript."""
    remark = b"This editable transcript was computer generated and might contain errors."
    data = SAMPLES["meet"].data.replace(b"Did anybody", b"I read: " + remark + b" Did anybody")
    assert "Did anybody walk across?" in read(data).blocks.text


def test_what_a_report_quotes_is_cut_to_a_line() -> None:
    data = SAMPLES["summary-page"].data + b"\n" + b"Advertisement of ours " * 400
    assert not isinstance(outcome(data), str)


def test_an_interval_before_the_beginning_has_no_time_before_it() -> None:
    data = SAMPLES["textgrid"].data.replace(b"xmax = 2.5", b"xmax = -2.5")
    assert not isinstance(outcome(data), str)


@pytest.mark.parametrize("name", ["webvtt", "subrip", "sbv", "ass", "whisper-tsv", "stamped"])
def test_an_end_before_its_start_is_no_end(name: str) -> None:
    data = SAMPLES[name].data
    if name == "stamped":
        data = b"0:10 - 0:02\nAnn Lee: Was it cold?\n0:12 - 0:15\nBob Roe: It was.\n" * 3
    for end in (b"00:00:02.500", b"00:00:02,500", b"0:00:02.50", b"2500"):
        data = data.replace(end, end.replace(b"2", b"0").replace(b"5", b"2"))
    found = read(data)
    assert (found.blocks[0].start, found.blocks[0].end) == (
        10.0 if name == "stamped" else 0.5,
        None,
    )


def test_a_title_of_blanks_is_none() -> None:
    assert (
        read(SAMPLES["webvtt"].data.replace(b"WEBVTT", "WEBVTT\u3000\u3000".encode())).details.title
        is None
    )


def test_a_row_of_a_table_that_is_an_utterance_is_no_word() -> None:
    data = SAMPLES["table"].data
    assert words(data, "talk.csv", read(data, "talk.csv")) is None


def test_times_inside_what_named_people_say_in_markdown_are_told_of() -> None:
    data = SAMPLES["markdown"].data.replace(b"When did", b"[00:01:02] When did")
    found = read(data, "talk.md")
    assert found.blocks[0].start == 62
    assert "the times" in found.report.understood
