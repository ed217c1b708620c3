"""`tapelog chapters --model`: consent first, what came kept and said to be a model's, and key
quotes where nothing did. The model answers on loopback."""

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from reader.commands import output
from reader.commands.main import run
from reader.locations import library_path
from transcripts.changes import AddChapter
from transcripts.library import Library
from transcripts.model import Place, Span

NAME = "small-model"
TOPICS = ("bells", "tides", "bread", "maps", "clocks", "sheep")
TALK = "".join(
    f"Ann Bell: Now let us talk about {topic}. How did you begin with {topic}?\n"
    + "".join(
        f"Ben Cole: Well, with {topic} you need patience, and in year {n} everything was gone, so "
        f"we took what there was for the {topic} until it held.\n"
        for n in range(6)
    )
    for topic in TOPICS
)


class Ran(NamedTuple):
    code: int
    out: str
    err: str


@pytest.fixture
def tapelog(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., Ran]:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "talk.txt").write_text(TALK)

    def called(*arguments: str, key: str | None = None) -> Ran:
        """With a `key` a person at a terminal is there to press it."""
        typed = io.BytesIO((key or "").encode())
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(typed))
        monkeypatch.setattr(output, "is_terminal", lambda stream: key is not None)
        monkeypatch.setattr(
            "reader.commands.chapters_model.is_terminal", lambda stream: key is not None
        )
        code = run(list(arguments))
        said = capsys.readouterr()
        assert "Traceback" not in said.err
        return Ran(code, said.out, said.err)

    assert called("add", "talk.txt").code == 0
    return called


@pytest.fixture
def asks(tapelog, model) -> Callable[..., Ran]:
    def called(*more: str, key: str | None = None) -> Ran:
        return tapelog(
            "chapters", "talk.txt", "--model", NAME, "--address", model.address, *more, key=key
        )

    return called


def test_chapters_of_a_model_are_kept_and_say_whose_they_are(asks, tapelog, model):
    found = asks("--yes")
    assert found.code == 0
    assert f"are sent to 127.0.0.1:{model.root.rpartition(':')[2]}" in found.err
    rows = found.out.splitlines()
    assert rows[0] == f"line 1   From line 1 (by {NAME})"
    assert rows[1] == f"    Summary by {NAME}, not verbatim: They speak of 10 things."
    assert rows[2] == "    - What line 1 says (line 1)"
    assert tapelog("chapters", "talk.txt", "--full").out == found.out
    shown = json.loads(tapelog("chapters", "talk.txt", "--json").out)["chapters"]
    assert {one["origin"] for one in shown} == {NAME}


def test_without_a_terminal_nothing_is_sent_unless_it_may_be(asks, model):
    found = asks()
    assert found.code == 2
    assert found.out == ""
    assert "--yes says that it may be" in found.err
    assert not model.asked


def test_a_person_is_asked_once_for_each_destination(asks, tapelog, model):
    refused = asks(key="n")
    assert (refused.code, refused.out) == (1, "")
    assert "nothing was sent" in refused.err
    assert not model.asked
    agreed = asks(key="y")
    assert agreed.code == 0
    assert "Send them? [y/N]" in agreed.err
    (tapelog("chapters", "talk.txt", "--drop"))
    again = tapelog(
        *("chapters", "talk.txt", "--model", "another", "--address", model.address), key=""
    )
    assert again.code == 0
    assert "Send them?" not in again.err
    assert "are sent to" in again.err


def test_yes_is_for_this_time_only(asks, tapelog, model):
    assert asks("--yes").code == 0
    before = len(model.asked)
    other = tapelog("chapters", "talk.txt", "--model", "another", "--address", model.address)
    assert other.code == 2
    assert len(model.asked) == before


def test_what_was_answered_is_not_sent_again(asks, model):
    first = asks("--yes")
    before = len(model.asked)
    second = asks()
    assert second.code == 0
    assert second.out == first.out
    assert "nothing is sent" in second.err
    assert len(model.asked) == before


def test_what_is_left_out_of_an_answer_is_told(asks, model, good_answer):
    lines = TALK.splitlines()
    numbered = "\n".join(f"[{n}] {line}" for n, line in enumerate(lines, 1))
    answer = json.loads(good_answer(numbered))
    answer["chapters"][0]["points"] = [{"text": "From nowhere", "lines": [9999]}]
    model.says(json.dumps(answer))
    found = asks("--yes")
    assert found.code == 0
    assert f"left out of what {NAME} answered: " in found.err
    assert "From nowhere" not in found.out


@pytest.mark.parametrize("broken", ["refuses", "nonsense", "cut"])
def test_where_no_model_writes_key_quotes_stand_instead_and_say_so(asks, tapelog, model, broken):
    before = tapelog("chapters", "talk.txt", "--full").out
    assert "(made here)" in before
    if broken == "refuses":
        model.refuses(401, {"error": {"message": "no key"}})
    elif broken == "nonsense":
        model.says("I cannot tell.", "Still not.")
    else:
        model.says('{"chapters": [{"ti', '{"chapters": [{"ti')
    found = asks("--yes")
    assert found.code == 2
    assert found.out == before
    assert "key quotes instead, chosen here and by no model" in found.err
    assert tapelog("chapters", "talk.txt", "--full").out == before


def test_a_server_that_is_not_there_or_a_name_that_is_none_is_said(tapelog):
    for more in (["--address", "http://127.0.0.1:9/v1"], ["--address", "gopher://x"]):
        found = tapelog("chapters", "talk.txt", "--model", NAME, "--yes", *more)
        assert found.code == 2
        assert "(made here)" in found.out
    found = tapelog("chapters", "talk.txt", "--model", "person", "--yes")
    assert "no name of a model" in found.err


def test_what_a_person_changed_stays_and_nothing_is_sent(asks, tapelog, model):
    with Library(library_path()) as library:
        (entry,) = library.entries()
        transcript = library.transcript(entry.id)
        assert transcript is not None
        library.correct(transcript, AddChapter("Mine"), Span(Place(9, 0), Place(9, 3)))
    found = asks("--yes")
    assert found.code == 2
    assert "has 1 change of yours to its chapters" in found.err
    assert not model.asked
    assert asks("--yes", "--force").code == 0
    assert "Mine" not in tapelog("chapters", "talk.txt").out


def test_what_a_model_wrote_is_read_back_as_it_was_and_can_be_dropped(asks, tapelog, tmp_path):
    full = asks("--yes").out
    for how in (["--full"], ["--format", "json"]):
        (tmp_path / "c").write_text(tapelog("chapters", "talk.txt", *how).out)
        assert "Nothing differs" in tapelog("chapters", "talk.txt", "--import", "c").out
    (tmp_path / "c").write_text(full.replace("From line 11 ", "Quite another "))
    assert "1 renamed" in tapelog("chapters", "talk.txt", "--import", "c").out
    assert "They speak of 10 things" in tapelog("chapters", "talk.txt", "--full").out
    assert tapelog("chapters", "talk.txt", "--drop").code == 2
    assert tapelog("chapters", "talk.txt", "--drop", "--force").code == 0
    assert tapelog("chapters", "talk.txt").code == 1
    made = tapelog("chapters", "talk.txt", "--make").out
    assert "(made here)" in made
    assert NAME not in made
