"""What can be done with a library that may not be written."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from reader import start
from reader.commands.main import run
from reader.services import Problem, open_library, open_ref

TALK = "Ann: Good morning.\nBob: It is one, isn't it?\nAnn: So they say.\nBob: They do.\n"
UNSAID = (
    "So welcome to the show. Who are you and what do you do?\n"
    "I mend nets. I have done it since I was a boy of seven.\n"
    "What does a net cost?\nIt costs a lot of money, I can tell you that.\n"
)

Tapelog = Callable[..., tuple[int, list[str], list[str]]]


@pytest.fixture
def tapelog(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Tapelog:
    """A library of two talks, searched once, that may not be written from then on."""
    monkeypatch.setenv("TAPELOG_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)

    def called(*arguments: str) -> tuple[int, list[str], list[str]]:
        code = run(list(arguments))
        said = capsys.readouterr()
        return code, said.out.splitlines(), said.err.splitlines()

    Path("fog.txt").write_text(TALK)
    Path("nets.txt").write_text(UNSAID)
    assert called("add", "fog.txt", "nets.txt")[0] == 0
    assert called("search", "morning")[0] == 0
    really, library = os.access, tmp_path / "home" / "library.db"
    monkeypatch.setattr(os, "access", lambda of, mode: of != library and really(of, mode))
    return called


@pytest.mark.parametrize(
    "arguments",
    [
        ["list"],
        ["show", "fog"],
        ["show", "nets", "--json"],
        ["show", "fog.txt"],
        ["search", "morning", "--json"],
        ["export", "fog", "--format", "text"],
        ["speakers", "fog"],
    ],
)
def test_what_only_reads_works(tapelog: Tapelog, arguments: list[str]) -> None:
    code, out, err = tapelog(*arguments)
    assert (code, err) == (0, [])
    assert out


def test_who_speaks_is_as_it_was_worked_out(tapelog: Tapelog) -> None:
    said = json.loads(tapelog("show", "nets", "--json")[1][0])
    assert said["attribution"] in ("inferred", "none")


@pytest.mark.parametrize(
    "arguments",
    [["add", "new.txt"], ["remove", "--yes", "fog"], ["speakers", "fog", "--rename", "Ann=Eve"]],
)
def test_what_writes_is_refused_in_one_line(tapelog: Tapelog, arguments: list[str]) -> None:
    Path("new.txt").write_text(TALK.replace("morning", "night"))
    code, _, err = tapelog(*arguments)
    assert code == 2
    assert len(err) == 1
    assert "library cannot be written" in err[0]
    assert len(tapelog("list")[1]) == 2


def test_without_an_index_and_a_place_for_one_search_says_so(
    tapelog: Tapelog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "in the way").write_text("")
    monkeypatch.setattr("reader.locations.index_dir", lambda: tmp_path / "in the way" / "index")
    code, out, err = tapelog("search", "morning")
    assert (code, out, len(err)) == (2, [], 1)
    assert "the search index cannot be made at" in err[0]


def test_doctor_says_so(tapelog: Tapelog) -> None:
    assert any("may only be read" in line for line in tapelog("doctor")[1])


def test_the_reader_opens_a_file_that_is_kept_and_refuses_another(tapelog: Tapelog) -> None:
    Path("new.txt").write_text(TALK.replace("morning", "night"))
    with open_library() as library:
        for ref in ("fog.txt", "fog"):
            opened = open_ref(library, ref)
            assert opened.transcript is not None
            assert opened.transcript.name == "fog.txt"
        with pytest.raises(Problem, match=r"new\.txt is not in the library, and that may only be"):
            open_ref(library, "new.txt")


def test_what_opening_the_reader_cannot_keep_is_one_line(
    tapelog: Tapelog, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("new.txt").write_text(TALK.replace("morning", "night"))
    assert start._read("fog", None, ["new.txt"]) == 2
    said = capsys.readouterr().err
    assert said.startswith("tapelog: the library cannot be written (")
    assert said.count("\n") == 1
