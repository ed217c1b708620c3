"""Printing: safe, in any encoding, one line an error, and quiet when the reader goes away."""

import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from transcripts.text import make_safe

FOUND, NOTHING, ERROR, INTERRUPTED = 0, 1, 2, 130
"""Exit codes, as grep has them."""


def prepare_streams() -> None:
    """Let no character that the terminal's encoding lacks stop an output."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="replace")


def say(text: str = "") -> None:
    """Print one line, made safe."""
    sys.stdout.write(make_safe(text) + "\n")


def say_all(lines: Iterable[str]) -> None:
    for line in lines:
        say(line)


def say_json(value: Any) -> None:
    """Print one JSON value on one line; pure ASCII where the output is not Unicode."""
    encoding = (getattr(sys.stdout, "encoding", None) or "ascii").lower()
    unicode = encoding.replace("-", "").startswith("utf")
    sys.stdout.write(json.dumps(value, ensure_ascii=not unicode) + "\n")


def complain(text: str) -> None:
    """Print one line on standard error, made safe."""
    sys.stderr.write(f"tapelog: {make_safe(text)}\n")


def is_terminal(stream: Any) -> bool:
    """Whether a person is at the other end of `stream`."""
    try:
        return bool(stream.isatty())
    except (AttributeError, ValueError):
        return False


def ask(question: str) -> bool:
    """Ask a person yes or no on the terminal, by one key; no without one."""
    if not is_terminal(sys.stdin):
        return False
    with _by_key() as at_once:
        # Whatever was typed before the question was not an answer to it.
        sys.stderr.write(make_safe(question) + " [y/N] ")
        sys.stderr.flush()
        key = sys.stdin.read(1) if at_once else sys.stdin.readline()[:1]
    if at_once:
        sys.stderr.write("\n" if key.isspace() else f"{make_safe(key)}\n")
    return key.lower() == "y"


@contextmanager
def _by_key() -> Iterator[bool]:
    """Let the terminal give each key as it is pressed; False where it cannot, and gives
    lines."""
    try:
        import termios
        import tty

        descriptor = sys.stdin.fileno()
        before = termios.tcgetattr(descriptor)
    except (ImportError, OSError, ValueError):
        yield False  # not Unix, or no terminal after all
        return
    except termios.error:
        yield False
        return
    tty.setcbreak(descriptor)
    try:
        yield True
    finally:
        termios.tcsetattr(descriptor, termios.TCSADRAIN, before)
