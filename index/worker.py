"""The process that indexes: `python -P -m index.worker LIBRARY INDEX_DIR`.

Prints a JSON object a line: `{"done": 3, "total": 20}` as it goes, at the end
`{"added": …, "changed": …, "removed": …, "failed": [ids]}`, or `{"error": "a sentence"}`,
or `{"busy": true}` where another already waits to do the same. Runs at low priority. On
SIGTERM, or when nobody reads what it prints, it keeps what it has done and ends.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict
from pathlib import Path
from threading import Event
from time import monotonic, sleep

from whoosh.util.filelock import FileLock

from transcripts.library import Library
from transcripts.model import Transcript

from .writer import Updated, update

OFTEN = 0.1
"""Seconds between two lines of progress."""


class Busy(Exception):
    """One process indexes and a second waits for it already."""


@contextmanager
def alone(index_dir: Path) -> Iterator[None]:
    """Wait until no other process indexes. Raises Busy where one waits already: it will
    see all that this one would."""
    index_dir.mkdir(parents=True, exist_ok=True)
    waiting = FileLock(str(index_dir / "waiting.LOCK"))
    working = FileLock(str(index_dir / "working.LOCK"))
    if not waiting.acquire():
        raise Busy
    try:
        while not working.acquire():
            sleep(0.1)
    finally:
        waiting.release()
    try:
        yield
    finally:
        working.release()


class Reporter:
    """Prints progress, not too often; sets `gone` when nobody reads it."""

    def __init__(self, gone: Event) -> None:
        self._gone = gone
        self._last = 0.0

    def progress(self, done: int, total: int) -> None:
        if done in (0, total) or monotonic() - self._last >= OFTEN:
            self._last = monotonic()
            self.say({"done": done, "total": total})

    def say(self, line: dict[str, object]) -> None:
        try:
            print(json.dumps(line), flush=True)
        except (BrokenPipeError, ValueError):
            self._gone.set()
            # Nothing may be left to flush at exit, where it would fail again.
            with suppress(OSError, ValueError):
                os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def index_library(library_path: Path, index_dir: Path, report: Reporter, stop: Event) -> Updated:
    """Bring the index in `index_dir` up to date with the library."""
    with alone(index_dir), Library(library_path) as library:

        def load(id: str) -> Transcript:
            transcript = library.transcript(id)
            if transcript is None:
                raise LookupError(id)
            return transcript

        for id in library.unattributed():  # who speaks can be searched for as well
            if stop.is_set():
                break
            library.work_out(id)
        wanted = library.fingerprints()
        return update(index_dir, wanted, load, report.progress, stop.is_set)


def main() -> int:
    """Exit code 0, or 2 after an error."""
    stop = Event()
    signal.signal(signal.SIGTERM, lambda *_: stop.set())
    with suppress(AttributeError, OSError):
        os.nice(10)
    library_path, index_dir = map(Path, sys.argv[1:3])
    report = Reporter(stop)
    try:
        report.say(asdict(index_library(library_path, index_dir, report, stop)))
    except Busy:
        report.say({"busy": True})
    except Exception as error:  # the reader shows it in a line; a traceback would be lost
        report.say({"error": f"The search index could not be written: {error}"})
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
