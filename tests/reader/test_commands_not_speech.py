"""What nobody said says so wherever a command prints it."""

import json
from pathlib import Path
from typing import Any

import pytest

from reader.commands.main import run
from reader.locations import library_path
from transcripts.library import Library
from transcripts.model import Place, Span

PAGE = """---
title: The tide
---

> *Description, not speech:* A talk about lanterns.

## The harbour

> *Summary, not verbatim:* Ann and Ben speak of lanterns.

> - Ann Bell keeps lanterns.

**Ann Bell:** Is the harbour old?

**Ben Cole:** It is, and nobody knows how old.

**Ann Bell:** Do you have lanterns?

**Ben Cole:** No, I don't.
"""
LABELS = ("Description, not speech", "Summary, not verbatim")


@pytest.fixture
def tapelog(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Any:
    monkeypatch.setenv("TAPELOG_HOME", str(tmp_path / "home"))
    (tmp_path / "tide.md").write_text(PAGE)
    monkeypatch.chdir(tmp_path)

    def called(*arguments: str) -> list[str]:
        assert run(list(arguments)) == 0
        return capsys.readouterr().out.splitlines()

    called("add", "tide.md")
    return called


def test_a_hit_that_is_not_speech_is_labelled(tapelog: Any) -> None:
    lines = tapelog("search", "lanterns")[1:]
    assert sum("Ann Bell: Do you have lanterns?" in line for line in lines) == 1
    assert len(lines) == 4
    for line in lines:
        assert "Do you have" in line or any(f"{label}: " in line for label in LABELS)


def test_a_hit_as_json_has_a_speaker_or_a_label(tapelog: Any) -> None:
    hits = [json.loads(line) for line in tapelog("search", "lanterns", "--json")]
    assert len(hits) == 4
    for hit in hits:
        assert (hit["speaker"] is None) == (hit["kind"] != "speech") == (hit["label"] in LABELS)


def test_a_kept_summary_is_labelled_in_every_list(tapelog: Any) -> None:
    with Library(library_path()) as library:
        (entry,) = library.entries()
        transcript = library.transcript(entry.id)
        assert transcript is not None
        for number in (2, 3, 5):
            length = len(transcript.blocks[number - 1].text)
            library.add_bookmark(transcript, Span(Place(number, 0), Place(number, length)))
    listed = tapelog("quotes")
    assert "Summary, not verbatim: Ann and Ben speak of lanterns." in listed[1]
    assert "Summary, not verbatim: Ann Bell keeps lanterns." in listed[2]
    assert "not verbatim" not in listed[3]
    marks = [json.loads(line) for line in tapelog("quotes", "--json")]
    assert [mark["label"] for mark in marks] == [LABELS[1], LABELS[1], None]
    page = "\n".join(tapelog("quotes", "--markdown"))
    assert page.count("not verbatim:**") == 2


def test_showing_labels_all_that_is_written_about_a_talk(tapelog: Any) -> None:
    shown = tapelog("show", "tide")
    assert "Description, not speech: A talk about lanterns." in shown
    assert "Summary, not verbatim: Ann and Ben speak of lanterns." in shown
    turns = json.loads("\n".join(tapelog("show", "tide", "--json")))["turns"]
    assert all((turn["label"] is None) == (turn["kind"] == "speech") for turn in turns)
