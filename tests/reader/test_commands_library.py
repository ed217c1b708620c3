"""The commands that fill, list, show and empty the library."""

import io
import json
import re
import sys
from pathlib import Path
from typing import Any

import pytest

from reader.commands.main import run
from reader.commands.progress import Bar
from reader.services import open_library
from transcripts.library import Position
from transcripts.model import Place, Span

TALK = "Ann: Good morning.\nBob: It is one, isn't it?\nAnn: So they say.\nBob: They do.\n"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TAPELOG_HOME", str(tmp_path / "home"))
    folder = tmp_path / "talks"
    folder.mkdir()
    (folder / "fog.txt").write_text(TALK)
    (folder / "sun.txt").write_text(TALK.replace("morning", "evening"))
    monkeypatch.chdir(tmp_path)
    return folder


@pytest.fixture
def tapelog(capsys: pytest.CaptureFixture[str]) -> Any:
    def called(*arguments: str) -> tuple[int, list[str], list[str]]:
        code = run(list(arguments))
        said = capsys.readouterr()
        return code, said.out.splitlines(), said.err.splitlines()

    return called


def bookmark(ref: str, words: str) -> None:
    with open_library() as library:
        transcript = library.transcript(library.find(ref)[0].id)
        assert transcript is not None
        at = transcript.text.index(words)
        end = transcript.blocks.place(at + len(words) - 1)
        span = Span(transcript.blocks.place(at), Place(end.block, end.char + 1))
        library.add_bookmark(transcript, span, "a note", ["fog"])


def test_adding_says_a_line_a_file_and_a_second_time_adds_nothing(tapelog: Any) -> None:
    code, out, err = tapelog("add", "talks")
    assert (code, err) == (0, [])
    assert out[0].startswith("talks/fog.txt: added (")
    assert out[-1] == "2 added, 0 already there, 0 refused"
    code, out, _ = tapelog("add", "talks")
    assert (code, out[-1]) == (0, "0 added, 2 already there, 0 refused")


def test_what_is_refused_is_named_with_the_reason(tapelog: Any, home: Path) -> None:
    (home / "empty.txt").touch()
    code, out, _ = tapelog("add", "talks", "nope")
    assert code == 0
    assert "talks/empty.txt: refused, it is empty" in out
    assert "nope: refused, there is no such file" in out
    assert out[-1] == "2 added, 0 already there, 2 refused"


def test_a_folder_without_transcripts_says_so_and_is_an_error(tapelog: Any, home: Path) -> None:
    folder = home.parent / "photos"
    folder.mkdir()
    (folder / "a.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    code, out, err = tapelog("add", "photos")
    assert code == 2
    assert err == ["tapelog: photos: no file in this folder is a transcript"]
    assert out[-1] == "0 added, 0 already there, 1 refused"


def test_adding_as_json_gives_an_object_a_source(tapelog: Any, home: Path) -> None:
    (home / "empty.txt").touch()
    code, out, err = tapelog("add", "--json", "talks")
    assert (code, err) == (0, [])
    rows = [json.loads(line) for line in out]
    keys = [
        "source",
        "ok",
        "id",
        "format",
        "turns",
        "speakers",
        "chapters",
        "understood",
        "guessed",
        "left_out",
        "error",
    ]
    assert all(set(keys) <= set(row) for row in rows)
    assert [row["ok"] for row in rows] == [False, True, True]
    assert rows[0]["error"]
    assert rows[0]["id"] is None
    assert rows[1]["speakers"] == 2


def test_standard_input_is_a_source(tapelog: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TALK.encode())))
    code, out, _ = tapelog("add", "-")
    assert (code, out[-1]) == (0, "1 added, 0 already there, 0 refused")


def test_stopped_by_ctrl_c_it_says_what_stays(
    tapelog: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def show(bar: Bar, done: int, total: int, name: str = "") -> None:
        if done == 2:
            raise KeyboardInterrupt

    monkeypatch.setattr(Bar, "show", show)
    code, _, err = tapelog("add", "talks/fog.txt", "talks/sun.txt", "talks/missing.txt")
    assert code == 130
    assert err == [
        "tapelog: stopped at 2 of 3; what was added stays, and the same command does the rest"
    ]
    assert len(tapelog("list")[1]) == 2


def test_an_encoding_that_does_not_exist_is_one_line(tapelog: Any) -> None:
    code, out, err = tapelog("add", "--encoding", "klingon", "talks")
    assert (code, out, len(err)) == (2, [], 1)
    assert "klingon" in err[0]


def test_listing_all_or_by_words(tapelog: Any) -> None:
    assert tapelog("list")[0] == 0
    tapelog("add", "talks")
    code, out, _ = tapelog("list")
    assert code == 0
    assert [re.sub("^.{6}  ", "", line) for line in out] == [
        "fog.txt  (4 turns, new)",
        "sun.txt  (4 turns, new)",
    ]
    code, out, _ = tapelog("list", "--json", "fog")
    (row,) = map(json.loads, out)
    assert (row["title"], row["name"], row["read"], row["bookmarks"]) == (None, "fog.txt", "new", 0)
    assert tapelog("list", "rain")[0] == 1


def test_showing_reads_from_top_to_bottom_and_keeps_nothing(tapelog: Any) -> None:
    code, out, _ = tapelog("show", "talks/fog.txt")
    assert code == 0
    assert out[0] == "fog.txt"
    at = out.index("Good morning.")
    assert out[at - 1] == "Ann"
    assert out[at + 1 : at + 4] == ["", "Bob", "It is one, isn't it?"]
    assert tapelog("list")[1] == []


def test_showing_captions_says_when(tapelog: Any, home: Path) -> None:
    (home / "a.vtt").write_text(
        "WEBVTT\n\n01:02:03.000 --> 01:02:05.000\n<v Ann>Good morning.\n\n"
        "01:02:06.000 --> 01:02:08.000\n<v Bob>It is one.\n"
    )
    _, out, _ = tapelog("show", "talks/a.vtt")
    assert "Ann  [1:02:03]" in out


def test_showing_as_json_is_one_object(tapelog: Any) -> None:
    tapelog("add", "talks")
    code, out, _ = tapelog("show", "fog", "--json")
    (line,) = out
    shown = json.loads(line)
    assert code == 0
    assert shown["turns"][1]["speaker"] == "Bob"
    assert shown["turns"][1]["pieces"][0]["line"] == 2


@pytest.mark.parametrize("ref", ["nope", "talks", "talks/nope.txt", ""])
def test_what_cannot_be_shown_is_one_line_and_an_error(tapelog: Any, ref: str) -> None:
    code, out, err = tapelog("show", ref)
    assert (code, out, len(err)) == (2, [], 1)
    assert err[0].startswith("tapelog: ")


def test_payloads_in_files_and_names_never_reach_the_terminal(tapelog: Any, home: Path) -> None:
    payload = "\x1b]52;c;ZXZpbA==\x07\x9b31m\u202e"
    (home / f"evil{payload[:8]}.txt").write_text(TALK.replace("morning", payload))
    for arguments in (("add", "talks"), ("list",), ("show", "evil"), ("show", "evil", "--json")):
        code, out, err = tapelog(*arguments)
        assert code == 0
        said = "".join([*out, *err])
        assert not re.search("[\x00-\x1f\x7f-\x9f\u202e]", said), arguments


def test_removing_asks_only_where_there_are_marks(
    tapelog: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    tapelog("add", "talks")
    bookmark("fog", "So they say")
    code, out, _ = tapelog("remove", "sun")
    assert (code, len(out)) == (0, 1)
    code, _, err = tapelog("remove", "fog")
    assert code == 2
    assert "1 bookmark and was not removed" in err[0]
    assert len(tapelog("list")[1]) == 1
    code, out, _ = tapelog("remove", "fog", "--yes")
    assert code == 0
    assert out[0].endswith("(1 bookmark kept)")
    assert tapelog("list")[1] == []
    assert tapelog("quotes")[2][-1].startswith("tapelog: 1 bookmark of removed transcripts wait")
    tapelog("add", "talks/fog.txt")
    assert "So they say" in tapelog("quotes")[1][1]


def test_bookmarks_are_listed_as_text_json_and_markdown(tapelog: Any) -> None:
    assert tapelog("quotes")[0] == 1
    tapelog("add", "talks")
    bookmark("fog", "So they say")
    code, out, _ = tapelog("quotes", "fog")
    assert code == 0
    assert out[1].endswith("So they say  — a note #fog")
    (row,) = map(json.loads, tapelog("quotes", "--json", "--tag", "fog")[1])
    assert (row["text"], row["note"], row["tags"], row["block"]) == (
        "So they say",
        "a note",
        ["fog"],
        3,
    )
    code, out, _ = tapelog("quotes", "--markdown")
    assert code == 0
    assert any(line.startswith(">") and "So they say" in line for line in out)
    assert tapelog("quotes", "--tag", "rain")[0] == 1


def test_bookmarks_of_a_removed_transcript_go_into_a_corrected_file(
    tapelog: Any, home: Path
) -> None:
    tapelog("add", "talks/fog.txt")
    bookmark("fog", "isn't it? So they say.")
    tapelog("remove", "--yes", "fog")
    (home / "fog2.txt").write_text("Ann: Hello.\nBob: Hello.\n" + TALK)
    tapelog("add", "talks/fog2.txt")
    code, out, _ = tapelog("quotes", "--restore", "fog2")
    assert (code, out) == (0, ["fog.txt: 1 bookmark put back"])
    assert "isn't it? So they say." in tapelog("quotes", "fog2")[1][1]


def test_where_nothing_could_be_added_one_line_on_standard_error_says_why(
    tapelog: Any, tmp_path: Path
) -> None:
    (tmp_path / "empty.txt").touch()
    code, _, err = tapelog("add", "empty.txt")
    assert code == 2
    assert err == ["tapelog: empty.txt: it is empty"]


def test_the_list_says_what_is_new_begun_and_read(tapelog: Any) -> None:
    tapelog("add", "talks")
    with open_library() as library:
        fog, sun = library.entries()
        for entry, fraction in ((fog, 0.4), (sun, 0.99)):
            transcript = library.transcript(entry.id)
            assert transcript is not None
            library.opened(entry.id)
            library.save_position(transcript, Position(Place(1, 0), Place(1, 0), 0, fraction))
    out = tapelog("list")[1]
    assert [line.rpartition(", ")[2] for line in out] == ["40% read)", "read)"]
    assert [len(tapelog("list", option)[1]) for option in ("--new", "--begun", "--read")] == [
        0,
        1,
        1,
    ]
    assert tapelog("list", "--new")[0] == 1
    assert tapelog("list", "--begun", "sun")[2] == [
        "tapelog: nothing in the library that is begun has these words"
    ]
    (row,) = map(json.loads, tapelog("list", "--json", "--begun")[1])
    assert (row["read"], row["fraction"]) == ("begun", 0.4)
