"""`kill -9` at any moment loses nothing that was confirmed."""

import contextlib
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from transcripts.library import Kept, Library

ROUNDS = 50
WRITER = """
import sys
from pathlib import Path
from transcripts.library import Library
from transcripts.model import Place, Span
with Library(Path(sys.argv[1])) as library:
    transcript = library.transcript(sys.argv[2])
    while True:
        mark = library.add_bookmark(transcript, Span(Place(3, 0), Place(3, 10)), "said")
        sys.stdout.write(f"{mark.id}\\n")
        sys.stdout.flush()
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="there is no kill -9 here")
def test_no_confirmed_bookmark_is_lost_to_kill_9(
    library: Library, keep: Callable[..., Kept], library_path: Path
) -> None:
    id = keep().id
    library.close()
    chance = random.Random(9)
    confirmed: set[int] = set()
    killed_midway = 0
    for _ in range(ROUNDS):
        process = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(library_path), id], stdout=subprocess.PIPE
        )
        assert process.stdout is not None
        first = process.stdout.readline()
        time.sleep(chance.uniform(0, 0.02))
        os.kill(process.pid, signal.SIGKILL)
        lines = [first, *process.stdout.read().splitlines(keepends=True)]
        process.stdout.close()
        assert process.wait() == -signal.SIGKILL
        with contextlib.suppress(ValueError):
            confirmed |= {int(line) for line in lines if line.endswith(b"\n")}
        killed_midway += len(lines) > 1
    with Library(library_path) as after:
        kept = {mark.id for mark in after.all_bookmarks()}
        assert after.connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    assert len(confirmed) >= ROUNDS
    assert confirmed <= kept
    assert len(kept) <= len(confirmed) + ROUNDS
    assert killed_midway
