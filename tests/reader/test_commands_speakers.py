"""`tapelog speakers`: stated, worked out, or not to be told."""

import json
import re
from pathlib import Path

import pytest

from reader.commands.main import run

STATED = (
    "Ann Bell: Is the tide in?\nBen Cole: It is.\nAnn Bell: And the boats?\nBen Cole: Out, all.\n"
)


_TALK = (
    ("Welcome to the show. I'm your host, and today we talk about bells.", "Thank you for having "
     "me. I'm really glad to be here.\nI have waited a long time to talk about bells."),
    ("So how did you get into casting bells?", "Well, my mother cast bells, and I grew up in the "
     "yard.\nI remember the smell of the clay when I was seven.\nAnd we always had a mould in "
     "the kitchen."),
    ("What was the first bell that you cast yourself?", "It was a small one for a school.\nI "
     "think it cost us about two thousand dollars.\nWe cast it in one night, and it still "
     "rings."),
    ("Wow. Did you ever think it would crack?", "Oh, every night.\nI would lie awake and listen "
     "for it.\nYou know, a bell mostly cracks when it is rung in the frost."),
    ("That's amazing. How do you think about bronze today?", "I mean, we have much better metal "
     "now.\nBut the metal only does what you let it do, and so I still sit with it all night."),
    ("And what do you tell your students about that?", "I tell them to listen.\nThe drawings "
     "never show the sound.\nWe had one bell where the sound was gone, and nobody knew why."),
    ("Can you tell us more about that bell?", "Sure. It was in the winter, the clay was wet, and "
     "we were in a hurry.\nThe bronze went in very slowly, and we all just watched it."),
    ("What would you do differently if you cast it again?", "I would wait for the spring.\nAnd I "
     "would ask my mother, because she knew it all along, and she told us so afterwards."),
    ("Do you still cast bells yourself?", "Not so much anymore.\nI have a team of six, and they "
     "are better than I ever was.\nI mostly sit there and ask annoying questions about clay."),
    ("What's next for you and your team?", "We are casting a big bell for the harbour.\nIt's "
     "going to take us a year, and I think it will be my last."),
    ("Is there anything that you would like to add?", "Just that people should listen to bells "
     "more.\nSomebody lay awake for every one of them."),
    ("Thank you so much for coming.", "Thank you. It was a pleasure."),
)  # fmt: skip


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TAPELOG_HOME", str(tmp_path / "home"))


@pytest.fixture
def unnamed(tmp_path: Path) -> Path:
    """An interview without names, the answers broken at their sentences."""
    path = tmp_path / "talk.txt"
    path.write_text("\n".join(line for pair in _TALK for line in pair) + "\n")
    return path


def test_stated_speakers_are_named_with_their_shares(tmp_path: Path, capsys):
    (tmp_path / "talk.txt").write_text(STATED)
    assert run(["speakers", str(tmp_path / "talk.txt")]) == 0
    out = capsys.readouterr().out
    assert "Ann Bell" in out
    assert "Worked out" not in out


def test_unnamed_talk_gets_two_voices_that_are_said_to_be_worked_out(unnamed: Path, capsys):
    assert run(["speakers", str(unnamed)]) == 0
    out = capsys.readouterr().out
    assert out.startswith("Worked out from the words; the source does not say who speaks.")
    assert re.search(r"Of \d+ lines \d+ sure, \d+ likely, \d+ unsure\.", out)


def test_each_line_has_its_number_a_speaker_and_a_degree(unnamed: Path, capsys):
    assert run(["speakers", str(unnamed), "--lines"]) == 0
    for line in capsys.readouterr().out.splitlines():
        assert re.fullmatch(r"\d+\t[^\t]+\t(sure|likely|unsure|-)", line)


def test_json_says_what_is_inferred(unnamed: Path, capsys):
    assert run(["speakers", str(unnamed), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["attribution"] == "inferred"
    assert all(person["inferred"] for person in told["people"])
    assert {line["degree"] for line in told["lines"]} <= {"sure", "likely", "unsure", None}


def test_the_reasons_for_a_line_are_told(unnamed: Path, capsys):
    assert run(["speakers", str(unnamed), "--why", "5"]) == 0
    assert len(capsys.readouterr().out.splitlines()) > 1
    assert run(["speakers", str(unnamed), "--why", "9999"]) == 2


def test_where_words_cannot_tell_nobody_is_attributed(tmp_path: Path, capsys):
    (tmp_path / "notes.srt").write_text("1\n00:00:01,000 --> 00:00:02,000\nHello there.\n")
    assert run(["speakers", str(tmp_path / "notes.srt")]) == 1
    assert "not worked out" in capsys.readouterr().out
