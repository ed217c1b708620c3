"""Asking the process that works things out, without waiting for it. Loads nothing of the library.

Started afresh, never forked; it is started when something is first asked, and stays for the
next question, because the second answer about a talk comes much sooner than the first.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from threading import Lock
from typing import Any


class WorkingOut:
    """One process for one library. `ask` waits for its answer, so call it in a thread."""

    def __init__(self, library_path: Path, *, patient: bool = False) -> None:
        """A `patient` one leaves the machine to whatever else runs."""
        self._arguments = [str(library_path), *(["--patient"] if patient else [])]
        self._process: subprocess.Popen[str] | None = None
        self._lock = Lock()
        self._closed = False

    def warm(self) -> None:
        """Start the process now, because something will be asked soon."""
        with self._lock:
            self._started()

    def ask(self, do: str, **about: object) -> dict[str, Any]:
        """What it answers; `error` holds a sentence where it could not. Answers come in the
        order of the questions."""
        with self._lock:
            process = self._started()
            if process is None or process.stdin is None or process.stdout is None:
                return {"error": "Tapelog is closing."}
            try:
                process.stdin.write(json.dumps({"do": do, **about}) + "\n")
                process.stdin.flush()
                line = process.stdout.readline()
                found: dict[str, Any] = json.loads(line)
            except (OSError, ValueError):
                self._process = None
                return {"error": "The process that works this out ended early; try again."}
            return found

    def rest(self) -> None:
        """End it until something else is asked."""
        with self._lock:
            self._end()

    def close(self) -> None:
        """End it for good, whatever it is at; nothing that it kept is lost."""
        self._closed = True
        self._end()

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is not None and process.poll() is None:
            process.kill()
            process.wait()

    def _started(self) -> subprocess.Popen[str] | None:
        if self._closed:
            return None
        if self._process is None or self._process.poll() is not None:
            self._process = subprocess.Popen(
                # -P: a folder named transcripts where the reader stands must not be imported.
                [sys.executable, "-P", "-m", "transcripts.library.worker", *self._arguments],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                text=True,
                encoding="utf-8",
                start_new_session=True,
            )
        return self._process
