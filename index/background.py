"""Starting the process that indexes, and listening to it. Imports neither Whoosh nor the
library, so that it costs a reader nothing."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self


@dataclass(frozen=True, slots=True)
class Progress:
    """How far indexing is: transcripts done of those that are new or changed.

    The last one is `finished`; then `changed_anything` tells whether there is a new commit
    to `refresh` to, and `error` holds a sentence if it failed.
    """

    done: int = 0
    total: int = 0
    finished: bool = False
    changed_anything: bool = False
    error: str | None = None


class Indexing:
    """A running process that indexes. As a context it is cancelled when left early."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.cancel()
        if self._process.stdout is not None:
            self._process.stdout.close()

    def __iter__(self) -> Iterator[Progress]:
        return self.progress()

    def poll(self) -> int | None:
        """Its exit code; None while it runs."""
        return self._process.poll()

    def progress(self) -> Iterator[Progress]:
        """Each report as it comes; waits for it, so call it in a thread. Ends when the
        process does, always with one that is `finished`."""
        done = total = 0
        last: Progress | None = None
        assert self._process.stdout is not None
        with self._process.stdout as lines:
            for line in lines:
                try:
                    said: dict[str, Any] = json.loads(line)
                except ValueError:
                    continue
                if "done" in said:
                    done, total = said["done"], said["total"]
                    yield Progress(done, total)
                else:
                    last = _last(said, done, total)
        code = self._process.wait()
        if last is None:
            last = Progress(done, total, True, done > 0, f"Indexing ended early (code {code}).")
        yield last

    def wait(self) -> Progress:
        """Wait for the end."""
        *_, last = self.progress()
        return last

    def cancel(self) -> None:
        """Ask it to keep what it has done and end; it does so within a transcript."""
        if self._process.poll() is None:
            self._process.terminate()


def _last(said: dict[str, Any], done: int, total: int) -> Progress:
    anything = bool(said.get("added") or said.get("changed") or said.get("removed"))
    return Progress(done, total, True, anything, said.get("error"))


def start(library_path: Path, index_dir: Path) -> Indexing:
    """Start indexing the library in a process of its own, started afresh, never forked."""
    process = subprocess.Popen(
        # -P: a folder named index where the reader was started must not be imported.
        [sys.executable, "-P", "-m", "index.worker", str(library_path), str(index_dir)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        encoding="utf-8",
        start_new_session=True,
    )
    return Indexing(process)
