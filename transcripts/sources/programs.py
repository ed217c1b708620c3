"""Running another program: no shell, a limit on its time, and none of it left behind."""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from transcripts.text import make_safe

from .files import LARGEST
from .items import SourceError

_ERRORS = 64 * 1024
"""Bytes of what it says on standard error that are looked at, from the end."""


class Ran(NamedTuple):
    """A program that has ended: its output, and what it complained of."""

    output: bytes
    errors: str


def find(name: str) -> str | None:
    """Where a program is: on the PATH, else beside the Python that runs Tapelog, where an
    extra puts it. None where it is in neither."""
    return shutil.which(name) or shutil.which(name, path=str(Path(sys.executable).parent))


def run(command: Sequence[str], folder: Path, seconds: float) -> Ran:
    """Run `command` in `folder`, which is for it alone.

    Raises SourceError where it does not start, has not ended after `seconds`, or says more
    than anybody reads. Whatever ends the wait, Ctrl-C too, ends the program and all that
    it has started.
    """
    output, errors = folder / "said", folder / "complained"
    with output.open("wb") as out, errors.open("wb") as err:
        try:
            process = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=err,
                cwd=folder,
                start_new_session=True,
            )
        except OSError as error:
            why = make_safe(error.strerror or str(error))
            raise SourceError(f"{make_safe(command[0])} does not start ({why})") from error
        try:
            process.wait(seconds)
        except BaseException as error:
            _end(process)
            if not isinstance(error, subprocess.TimeoutExpired):
                raise
            name = make_safe(Path(command[0]).name)
            raise SourceError(f"{name} had not ended after {seconds:g} seconds") from None
    if output.stat().st_size > LARGEST:
        raise SourceError(f"{make_safe(Path(command[0]).name)} says too much to be read")
    with errors.open("rb") as file:
        file.seek(max(0, errors.stat().st_size - _ERRORS))
        complaints = file.read().decode("utf-8", "replace")
    return Ran(output.read_bytes(), complaints)


def _end(process: "subprocess.Popen[bytes]") -> None:
    """End the program and its children, which are all in its process group."""
    if hasattr(os, "killpg"):
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    elif process.poll() is None:
        process.kill()
    process.wait()
