import io
import os
from pathlib import Path
from threading import Timer
from time import sleep

import pytest

from transcripts.sources import LARGEST, Found, Refused, SourceError, expand, files, load


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("b.txt", "a.vtt", "deep/er/c.srt", ".hidden/x.txt", ".secret", "it's [1].txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def names(*given: str) -> list[str]:
    return [item.name if isinstance(item, Found) else f"! {item.reason}" for item in expand(given)]


def test_a_folder_is_walked_in_order_without_what_is_hidden(here: Path) -> None:
    assert names(".") == ["./a.vtt", "./b.txt", "./it's [1].txt", "./deep/er/c.srt"]


def test_a_pattern_gives_what_matches_and_a_name_with_brackets_is_a_name(here: Path) -> None:
    assert names("*.txt") == ["b.txt", "it's [1].txt"]
    assert names("**/*.srt") == ["deep/er/c.srt"]
    assert names("it's [1].txt") == ["it's [1].txt"]
    assert names("*.doc") == ["! no file matches"]


def test_a_file_given_twice_is_taken_once(here: Path) -> None:
    (here / "link.txt").symlink_to(here / "b.txt")
    assert names("b.txt", "./b.txt", "link.txt", "-", "-") == ["b.txt", "standard input"]


def test_what_is_not_there_is_refused_by_name(here: Path) -> None:
    assert list(expand(["nope.txt"])) == [Refused("nope.txt", "there is no such file")]
    assert names("a\0b") == ["! there is no such file"]
    assert names("empty") == ["! there are no files in this folder"]


def test_links_in_a_circle_end(here: Path) -> None:
    (here / "deep" / "up").symlink_to(here)
    (here / "self").symlink_to(here / "self")
    found = names(".")
    assert len(found) == 5
    with pytest.raises(SourceError, match="cannot be read"):
        load(Found("self", str(here / "self")))


def test_names_are_made_safe_but_paths_are_not(here: Path) -> None:
    (here / "evil\x1b[2J.txt").write_text("x")
    (item,) = [i for i in expand(["."]) if "evil" in i.name]
    assert "\x1b" not in item.name
    assert isinstance(item, Found)
    assert load(item) == b"x"


def test_bytes_come_from_files_and_standard_input(here: Path) -> None:
    assert load(Found("b.txt", "b.txt")) == b"b.txt"
    assert load(Found("standard input", None), io.BytesIO(b"in")) == b"in"


def test_what_is_too_large_is_refused_unread(here: Path) -> None:
    with (here / "big.txt").open("wb") as file:
        file.truncate(LARGEST + 1)
    with pytest.raises(SourceError, match="larger than 50 MB"):
        load(Found("big.txt", "big.txt"))
    with pytest.raises(SourceError, match="larger"):
        load(Found("standard input", None), io.BytesIO(bytes(LARGEST + 1)))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_pipe_in_a_folder_is_not_waited_for(here: Path) -> None:
    os.mkfifo(here / "pipe")
    (pipe,) = [i for i in expand(["."]) if i.name.endswith("pipe")]
    assert isinstance(pipe, Found)
    with pytest.raises(SourceError, match="not a file"):
        load(pipe)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_pipe_into_which_nobody_writes_is_refused_after_a_while(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "PATIENCE", 0.1)
    os.mkfifo(here / "pipe")
    with pytest.raises(SourceError, match="nothing writes into it"):
        load(Found("pipe", "pipe"))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_pipe_is_read_to_its_end_though_its_writer_comes_late_and_takes_its_time(
    here: Path,
) -> None:
    os.mkfifo(here / "pipe")

    def write() -> None:
        with (here / "pipe").open("wb", buffering=0) as pipe:
            sleep(0.2)
            pipe.write(b"Ann: ")
            sleep(0.2)
            pipe.write(bytes(100_000))

    late = Timer(0.1, write)
    late.start()
    assert load(Found("pipe", "pipe")) == b"Ann: " + bytes(100_000)
    late.join()


@pytest.mark.skipif(not Path("/dev/fd").exists(), reason="there are no descriptors as files here")
def test_what_a_shell_gives_as_a_pipe_is_read(here: Path) -> None:
    end, writer = os.pipe()
    os.write(writer, b"Ann: hello")
    os.close(writer)
    assert load(Found("pipe", f"/dev/fd/{end}")) == b"Ann: hello"
    os.close(end)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads all")
def test_what_may_not_be_read_is_refused_by_name(here: Path) -> None:
    (here / "b.txt").chmod(0)
    with pytest.raises(SourceError, match="permission denied"):
        load(Found("b.txt", "b.txt"))
    (here / "deep").chmod(0)
    assert any("permission denied" in name for name in names("."))
    (here / "deep").chmod(0o700)


def test_addresses_that_are_not_opened_are_refused_by_their_scheme(here: Path) -> None:
    assert names("ftp://a.example/x", "file:///etc/passwd", "data:text/plain,Ann: hello") == [
        "! only http and https addresses are opened, not ftp:",
        "! only http and https addresses are opened, not file:",
        "! only http and https addresses are opened, not data:",
    ]
    assert names("youtu.be/abc") == ["! there is no such file; an address begins with https://"]


def test_a_password_in_an_address_is_not_repeated(here: Path) -> None:
    (item,) = expand(["ftp://ann:secret@a.example/x"])
    assert item.name == "ftp://a.example/x"
