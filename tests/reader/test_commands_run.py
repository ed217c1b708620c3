"""How the command line starts, fails and ends."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from reader.commands import main as commands
from reader.commands.names import COMMANDS, HELP

RUN = "import sys; from reader.commands.main import run; sys.exit(run(sys.argv[1:]))"
TALK = "Ann: Good morning.\nBob: It is one, isn't it?\nAnn: So they say — née ✂.\nBob: They do.\n"


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    (tmp_path / "talk.txt").write_text(TALK, encoding="utf-8")
    return {**os.environ, "TAPELOG_HOME": str(tmp_path / "home")}


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-c", RUN, *arguments]


def test_every_command_has_a_line_of_help_and_a_module() -> None:
    assert set(COMMANDS) == set(HELP)
    for name in COMMANDS:
        found = commands.group.get_command(commands.click.Context(commands.group), name)
        assert found is not None
        assert found.name == name


@pytest.mark.parametrize(
    ("arguments", "never"),
    [
        (["--help"], ["textual", "whoosh", "sqlite3", "transcripts.library.store"]),
        (["--version"], ["textual", "whoosh", "sqlite3"]),
        (["list"], ["textual", "whoosh", "rapidfuzz", "transcripts.formats"]),
        (["add", "talk.txt"], ["textual", "whoosh", "rapidfuzz"]),
        (["show", "talk.txt"], ["textual", "whoosh", "rapidfuzz"]),
    ],
)
def test_commands_import_only_what_they_use(
    arguments: list[str], never: list[str], environment: dict[str, str], tmp_path: Path
) -> None:
    run_only = RUN.replace("sys.exit(run(sys.argv[1:]))", "run(sys.argv[1:])")
    code = f"{run_only}; print([m for m in {never!r} if m in sys.modules])"
    run = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        env=environment,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize("arguments", [["nonsense"], ["add"], ["list", "--nope"], ["add", "--x"]])
def test_a_wrong_use_is_one_line_and_2(
    arguments: list[str], environment: dict[str, str], tmp_path: Path
) -> None:
    run = subprocess.run(
        command(*arguments), env=environment, cwd=tmp_path, capture_output=True, text=True
    )
    assert (run.returncode, run.stdout) == (2, "")
    assert len(run.stderr.splitlines()) == 1
    assert run.stderr.startswith("tapelog: ")


def test_a_surprise_is_one_line_without_a_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("no\nsuch \x1b[31mluck")

    monkeypatch.setattr(commands.group, "main", fail)
    assert commands.run(["list"]) == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "RuntimeError: no such" in said
    assert "\x1b" not in said


def test_a_reader_that_has_enough_is_not_complained_to(
    environment: dict[str, str], tmp_path: Path
) -> None:
    (tmp_path / "long.txt").write_text(TALK * 20_000, encoding="utf-8")
    with subprocess.Popen(
        command("show", "long.txt"),
        env=environment,
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


@pytest.mark.parametrize("arguments", [["show", "talk.txt"], ["show", "talk.txt", "--json"]])
def test_a_terminal_without_unicode_stops_nothing(
    arguments: list[str], environment: dict[str, str], tmp_path: Path
) -> None:
    environment |= {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0", "LC_ALL": "C"}
    run = subprocess.run(command(*arguments), env=environment, cwd=tmp_path, capture_output=True)
    assert (run.returncode, run.stderr) == (0, b"")
    assert b"So they say" in run.stdout
    assert run.stdout.isascii()


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGINT to send")
def test_ctrl_c_ends_with_130(environment: dict[str, str], tmp_path: Path) -> None:
    process = subprocess.Popen(
        command("add", "-"),
        env=environment,
        cwd=tmp_path,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    deadline = time.monotonic() + 20
    while not (tmp_path / "home" / "library.db").exists() and time.monotonic() < deadline:
        time.sleep(0.02)
    time.sleep(0.3)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=20)
    assert process.returncode == 130
    assert b"Traceback" not in err


def test_doctor_says_what_is_well_and_what_is_not(
    environment: dict[str, str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("TAPELOG_HOME", environment["TAPELOG_HOME"])
    monkeypatch.setenv("TERM", "xterm-256color")
    assert commands.run(["doctor"]) in (0, 1)
    said = capsys.readouterr().out
    for what in ("Python", "search", "terminal", "clipboard", "library", "index"):
        assert f" {what}: " in said
    library = Path(environment["TAPELOG_HOME"]) / "library.db"
    library.parent.mkdir(parents=True, exist_ok=True)
    library.write_bytes(b"rubbish" * 1000)
    assert commands.run(["doctor"]) == 1
    assert "LOOK  library: " in capsys.readouterr().out


def test_config_says_where_things_are(
    environment: dict[str, str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("TAPELOG_HOME", environment["TAPELOG_HOME"])
    assert commands.run(["config", "path"]) == 0
    assert environment["TAPELOG_HOME"] in capsys.readouterr().out
    assert commands.run(["config", "show"]) == 1
