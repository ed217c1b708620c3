"""Files that a command was asked to read or to write: whole, or one sentence why not."""

import os
import sys
from pathlib import Path

from reader.problem import Problem
from transcripts.text import make_safe

STANDARD = "-"
"""Stands for standard input or output in place of a file."""


def write_file(path: Path, text: str, force: bool) -> None:
    """Write all of the file or nothing; over one that is there only by `force`. Raises
    Problem."""
    if path.exists() and not force:
        raise Problem(f"{make_safe(str(path))} is there already; --force writes over it")
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        part.write_text(text, encoding="utf-8", newline="\n")
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise Problem(f"{make_safe(str(path))} cannot be written ({_said(error)})") from error


def read_file(name: str, limit: int) -> bytes:
    """The first bytes of a file, or of standard input, one more than `limit` at most. Raises
    Problem."""
    try:
        if name == STANDARD:
            return sys.stdin.buffer.read(limit + 1)
        with open(name, "rb") as file:  # noqa: PTH123
            return file.read(limit + 1)
    except OSError as error:
        raise Problem(f"{make_safe(name)} cannot be read ({_said(error)})") from error


def _said(error: OSError) -> str:
    return error.strerror or type(error).__name__
