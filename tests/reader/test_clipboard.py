"""Where a copy goes in each environment, and what is said of it."""

import base64
import os
import re
import stat
from collections.abc import Callable
from pathlib import Path

import pyperclip
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.clipboard import NotCopied, copy, harmless, plan
from reader.clipboard.osc52 import PORTABLE, sequence
from reader.clipboard.screen import wrapped
from reader.clipboard.tmux import sends_on

MS = r"\033]52;%p1%s;%p2%s\a"
INFO = """\
Terminal 0: xterm-256color for /dev/pts/0, flags=0x20:
   0: acsc: (string) ``aa
 192: Ms: {0}
Terminal 1: linux for /dev/tty1, flags=0x0:
   0: acsc: (string) ``aa
 192: Ms: {1}
"""


class Terminal:
    """Records what is written to it."""

    def __init__(self) -> None:
        self.heard = ""

    def write(self, text: str) -> None:
        self.heard += text

    @property
    def clipboard(self) -> str:
        found = re.fullmatch(r"\x1b\]52;c;([A-Za-z0-9+/=]*)\x07", self.heard)
        assert found, f"not one OSC 52: {self.heard!r}"
        return base64.b64decode(found[1]).decode()


@pytest.fixture
def terminal() -> Terminal:
    return Terminal()


@pytest.fixture
def fake_tmux(tmp_path: Path) -> Callable[..., dict[str, str]]:
    """An environment inside a tmux that notes what it is told and answers as given."""

    def build(
        version: str = "tmux 3.3a", ms: str = f"(string) {MS}", load: str = "", client: int = 0
    ) -> dict[str, str]:
        folder = tmp_path / "bin"
        folder.mkdir()
        (folder / "info").write_text(INFO.format(ms, "[missing]"))
        script = folder / "tmux"
        script.write_text(
            f"""#!/bin/sh
echo "$@" >> "{folder}/calls"
case "$1" in
  -V) echo "{version}";;
  info) cat "{folder}/info";;
  display-message) echo {["/dev/pts/0", "/dev/tty1"][client]};;
  load-buffer) {load or f'cat > "{folder}/buffer"'};;
esac
"""
        )
        script.chmod(0o755)
        return {
            "TMUX": "/tmp/tmux-0/default,1,0",
            "TERM": "tmux-256color",
            "PATH": f"{folder}:{os.environ['PATH']}",
            "FAKE": str(folder),
        }

    return build


@pytest.fixture
def desktop(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """A desktop's clipboard as pyperclip knows it."""
    board = {"text": ""}
    monkeypatch.setattr(pyperclip, "copy", lambda text: board.update(text=text))
    monkeypatch.setattr(pyperclip, "paste", lambda: board["text"])
    return board


def test_tmux_takes_the_text_and_sends_it_on(fake_tmux, terminal, tmp_path):
    environment = fake_tmux()
    outcome = copy("the words", environment, terminal.write, tmp_path)
    assert (outcome.route, outcome.certainty) == ("tmux", "sent")
    assert outcome.sentence.startswith("Sent by tmux")
    assert Path(environment["FAKE"], "buffer").read_text() == "the words"
    assert "load-buffer -w -" in Path(environment["FAKE"], "calls").read_text()
    assert terminal.heard == ""


def test_tmux_in_a_terminal_without_clipboard_says_it_only_kept_the_text(
    fake_tmux, terminal, tmp_path
):
    outcome = copy("the words", fake_tmux(ms="[missing]"), terminal.write, tmp_path)
    assert (outcome.route, outcome.certainty) == ("tmux", "saved")
    assert "buffer" in outcome.sentence
    assert not re.search(r"\b(sent|copied)\b", outcome.sentence, re.IGNORECASE)


def test_tmux_answers_for_the_terminal_at_hand_and_not_for_another(fake_tmux, terminal, tmp_path):
    outcome = copy("the words", fake_tmux(client=1), terminal.write, tmp_path)
    assert outcome.certainty == "saved"


def test_tmux_older_than_3_2_is_never_given_w(fake_tmux, terminal, tmp_path):
    environment = fake_tmux(version="tmux 3.1c")
    outcome = copy("the words", environment, terminal.write, tmp_path)
    assert "-w" not in Path(environment["FAKE"], "calls").read_text()
    assert Path(environment["FAKE"], "buffer").read_text() == "the words"
    assert outcome.certainty == "saved"
    assert terminal.clipboard == "the words"


def test_a_tmux_that_hangs_is_given_up_and_the_text_saved(fake_tmux, terminal, tmp_path):
    environment = fake_tmux(load="exec sleep 20")
    outcome = copy("the words", environment, terminal.write, tmp_path)
    assert (outcome.route, outcome.certainty) == ("file", "saved")


def test_tmux_gone_from_the_path_still_saves(terminal, tmp_path):
    environment = {"TMUX": "x", "TERM": "screen-256color", "PATH": str(tmp_path)}
    assert copy("words", environment, terminal.write, tmp_path).route == "file"


def test_a_window_opened_from_tmux_hears_osc_52_too(fake_tmux, terminal, tmp_path):
    copy("the words", fake_tmux() | {"TERM": "xterm-256color"}, terminal.write, tmp_path)
    assert terminal.clipboard == "the words"


def test_ms_of_several_terminals_that_differ_is_unknown():
    info = INFO.format(f"(string) {MS}", "[missing]")
    assert sends_on(info, "/dev/pts/0") is True
    assert sends_on(info, "/dev/tty1") is False
    assert sends_on(info, "/dev/pts/9") is None
    assert sends_on("no such command", "/dev/pts/0") is None


def test_over_ssh_the_terminal_is_asked_even_with_a_display(desktop, terminal, tmp_path):
    environment = {"SSH_CONNECTION": "a b", "DISPLAY": ":10", "TERM": "xterm-256color"}
    outcome = copy("“Grüße” 🙂", environment, terminal.write, tmp_path)
    assert (outcome.route, outcome.certainty) == ("osc52", "sent")
    assert terminal.clipboard == "“Grüße” 🙂"
    assert desktop["text"] == ""


def test_a_desktop_is_copied_to_and_read_back(desktop, terminal, tmp_path):
    outcome = copy("words", {"DISPLAY": ":0", "TERM": "xterm"}, terminal.write, tmp_path)
    assert (outcome.route, outcome.certainty) == ("local", "copied")
    assert desktop["text"] == "words"
    assert terminal.heard == ""


def test_a_clipboard_that_forgets_is_not_called_copied(desktop, terminal, tmp_path, monkeypatch):
    monkeypatch.setattr(pyperclip, "paste", lambda: "something older")
    outcome = copy("words", {"DISPLAY": ":0", "TERM": "xterm"}, terminal.write, tmp_path)
    assert (outcome.route, outcome.certainty) == ("osc52", "sent")


def test_wayland_is_sent_to_and_not_read_back(desktop, terminal, tmp_path, monkeypatch):
    def never() -> str:
        raise AssertionError("reading takes the focus from the terminal")

    monkeypatch.setattr(pyperclip, "paste", never)
    environment = {"WAYLAND_DISPLAY": "wayland-0", "TERM": "foot"}
    assert copy("words", environment, terminal.write, tmp_path).certainty == "sent"


@pytest.mark.parametrize(
    "environment",
    [
        {"TERM": "dumb"},
        {"TERM": "linux"},
        {},
        {"TERM": "xterm-256color", "TERM_PROGRAM": "Apple_Terminal"},
        {"TERM": "xterm", "TEXTUAL_DRIVER": "textual.drivers.web_driver:WebDriver"},
    ],
)
def test_a_terminal_known_to_be_deaf_gets_nothing_and_the_text_is_saved(
    environment, terminal, tmp_path
):
    outcome = copy("words", environment, terminal.write, tmp_path)
    assert (outcome.route, outcome.certainty) == ("file", "saved")
    assert terminal.heard == ""


def test_more_than_a_terminal_takes_goes_to_a_file_of_ones_own(terminal, tmp_path):
    home = tmp_path / "home"
    environment = {"TERM": "xterm-256color", "SSH_TTY": "x", "HOME": str(home)}
    text = "ü" * (PORTABLE // 2 + 1)
    outcome = copy(text, environment, terminal.write, home / "state")
    assert outcome.sentence.startswith("Saved to ~/state/clip/clip-")
    saved = Path(outcome.sentence.removeprefix("Saved to ").replace("~", str(home)))
    assert saved.read_text() == text
    assert stat.S_IMODE(saved.stat().st_mode) == 0o600
    assert terminal.heard == ""


def test_the_largest_portable_text_is_exactly_100_000_characters_of_sequence():
    assert len(sequence("x" * PORTABLE)) == 100_000


def test_two_files_within_a_second_stay_apart(tmp_path, terminal):
    first, second = (copy(t, {}, terminal.write, tmp_path).sentence for t in ("one", "two"))
    assert first != second
    assert {p.read_text() for p in (tmp_path / "clip").glob("clip-*")} == {"one", "two"}


def test_the_last_copy_is_always_kept_and_only_for_its_owner(terminal, tmp_path):
    for words in ("first", "second"):
        copy(words, {"TERM": "xterm", "SSH_TTY": "x"}, terminal.write, tmp_path)
    last = tmp_path / "clip" / "last.txt"
    assert last.read_text() == "second"
    assert stat.S_IMODE(last.stat().st_mode) == 0o600
    assert [p.name for p in last.parent.iterdir()] == ["last.txt"]


def test_screen_gets_short_strings_that_join_to_one_osc_52(terminal, tmp_path):
    environment = {"STY": "1.pts", "TERM": "screen", "SSH_TTY": "x"}
    text = "words " * 2000
    outcome = copy(text, environment, terminal.write, tmp_path)
    assert (outcome.route, outcome.certainty) == ("screen", "sent")
    strings = re.findall(r"\x1bP(.*?)\x1b\\", terminal.heard, re.DOTALL)
    assert "".join(f"\x1bP{s}\x1b\\" for s in strings) == terminal.heard
    assert max(map(len, strings)) <= 200
    terminal.heard = "".join(strings)
    assert terminal.clipboard == text


@given(st.text(max_size=600))
def test_no_string_for_screen_begins_or_ends_inside_an_escape(text):
    strings = wrapped(sequence(text)).split("\x1b\\")
    assert strings.pop() == ""
    assert all(s.startswith("\x1bP") and not s.endswith("\x1b") for s in strings)
    assert sum(s.count("\x1b") for s in strings) == len(strings) + 1


@given(st.text(st.characters(codec=None, exclude_categories=[]), max_size=80))
def test_nothing_copied_can_steer_a_terminal(text):
    clean = harmless(text)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\ud800-\udfff]", clean)
    assert clean.count("\n") == text.replace("\r\n", "\n").count("\n")


def test_the_payload_is_cleaned_on_every_route(fake_tmux, desktop, terminal, tmp_path):
    evil = "a\x1b[31mb\x9b\x07\nrm -rf\r"
    environment = fake_tmux()
    copy(evil, environment, terminal.write, tmp_path)
    copy(evil, {"DISPLAY": ":0"}, terminal.write, tmp_path)
    copy(evil, {"TERM": "xterm", "SSH_TTY": "x"}, terminal.write, tmp_path)
    copy(evil, {}, terminal.write, tmp_path)
    arrived = [
        Path(environment["FAKE"], "buffer").read_text(),
        desktop["text"],
        terminal.clipboard,
        next((tmp_path / "clip").glob("clip-*")).read_text(),
        (tmp_path / "clip" / "last.txt").read_text(),
    ]
    assert set(arrived) == {"a␛[31mb\ufffd␇\nrm -rf "}


def test_a_choice_by_name_goes_before_what_is_found(desktop, terminal, tmp_path):
    environment = {"DISPLAY": ":0", "TERM": "xterm", "TAPELOG_CLIPBOARD": "osc52"}
    assert copy("words", environment, terminal.write, tmp_path).route == "osc52"
    environment["TAPELOG_CLIPBOARD"] = "file"
    assert copy("words", environment, terminal.write, tmp_path).route == "file"


def test_where_nothing_takes_it_one_sentence_says_so(terminal, tmp_path):
    blocked = tmp_path / "state"
    blocked.write_text("a file where a folder should be")
    with pytest.raises(NotCopied, match=r"^Not copied: .+"):
        copy("words", {}, terminal.write, blocked)
    with pytest.raises(ValueError, match="nothing"):
        copy("", {}, terminal.write, tmp_path)


def test_the_plan_tells_the_order_and_sends_nothing(fake_tmux, terminal):
    environment = fake_tmux()
    steps = plan(environment)
    assert [step.route for step in steps] == ["tmux", "file"]
    assert "sent by tmux" in steps[0].sentence
    assert "load-buffer" not in Path(environment["FAKE"], "calls").read_text()
    assert [s.route for s in plan({"STY": "x", "TERM": "screen"})] == ["screen", "file"]
    assert [s.route for s in plan({"TERM": "xterm"})] == ["osc52", "file"]
