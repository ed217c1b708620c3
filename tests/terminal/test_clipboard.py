"""Copies through a real tmux and a real GNU screen to the terminal around them."""

import sys
from pathlib import Path

import pytest

SCRIPT = """
import os, sys, time
from pathlib import Path
from reader.clipboard import copy
def write(text):
    sys.stdout.write(text)
    sys.stdout.flush()
outcome = copy(sys.argv[1] * int(sys.argv[2]), os.environ, write, Path(sys.argv[3]))
print(f"[{outcome.route} {outcome.certainty}]", flush=True)
time.sleep(60)
"""


@pytest.fixture
def copier(tmp_path: Path) -> tuple[str, ...]:
    script = tmp_path / "copier.py"
    script.write_text(SCRIPT)
    return sys.executable, "-P", str(script)


@pytest.mark.parametrize("times", [1, 4000])
def test_a_copy_in_default_tmux_reaches_the_outer_terminal(in_tmux, copier, tmp_path, times):
    terminal = in_tmux(*copier, "Größe “1” ", str(times), tmp_path)
    terminal.wait_for("[tmux sent]")
    terminal.wait_for(lambda: terminal.clipboard)
    assert terminal.clipboard == "Größe “1” " * times


def test_in_a_terminal_without_clipboard_tmux_is_not_said_to_have_sent(in_tmux, copier, tmp_path):
    terminal = in_tmux(*copier, "words", "1", tmp_path, TERM="screen-256color")
    terminal.wait_for("[tmux saved]")
    terminal.settle()
    assert terminal.clipboard is None


@pytest.mark.parametrize("times", [1, 4000])
def test_a_copy_in_screen_reaches_the_outer_terminal(in_screen, copier, tmp_path, times):
    terminal = in_screen(*copier, "Größe “1” ", str(times), tmp_path)
    terminal.wait_for("[screen sent]")
    terminal.wait_for(lambda: terminal.clipboard)
    assert terminal.clipboard == "Größe “1” " * times


def test_over_ssh_the_terminal_itself_is_asked(open_terminal, copier, tmp_path):
    terminal = open_terminal(*copier, "words", "1", tmp_path, SSH_TTY="/dev/pts/1")
    terminal.wait_for("[osc52 sent]")
    assert terminal.clipboard == "words"
