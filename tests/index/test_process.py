"""The process that indexes: progress, cancelling, and being killed."""

import os
import signal
import subprocess
import sys
import time
from hashlib import sha256
from pathlib import Path

import pytest

from index.background import Indexing, start
from index.search import Search
from transcripts.formats import read
from transcripts.library import Library
from transcripts.model import Source

EPISODES = 40
TURNS = 60


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("home") / "library.db"
    with Library(path) as library:
        for number in range(EPISODES):
            lines = (
                f"{'Ann Lee' if n % 2 else 'Ben Oduya'}: The tape of evening {number}, turn {n}, "
                "has what the harbour master said about the weather and about the boats."
                for n in range(TURNS)
            )
            data = "\n".join(lines).encode()
            source = Source(f"e{number}.txt", sha256(data).hexdigest())
            library.keep(source, data, read(data, source.name))
    return path


def complete(index_dir: Path) -> bool:
    search = Search(index_dir)
    results = search.search('"the harbour master said"')
    return results.problem is None and results.total == EPISODES * TURNS


def test_a_run_reports_how_far_it_is_and_ends(library: Path, tmp_path: Path):
    steps = list(start(library, tmp_path / "index").progress())
    assert (steps[0].done, steps[0].total) == (0, EPISODES)
    assert [s.done for s in steps[:-1]] == sorted(s.done for s in steps[:-1])
    last = steps[-1]
    assert last.finished
    assert last.changed_anything
    assert last.error is None
    assert complete(tmp_path / "index")
    assert not start(library, tmp_path / "index").wait().changed_anything


def test_what_stands_in_the_folder_it_is_started_from_is_not_imported(
    library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    (tmp_path / "index").mkdir()
    (tmp_path / "index" / "__init__.py").write_text("raise SystemExit('wrong')")
    monkeypatch.chdir(tmp_path)
    assert start(library, tmp_path / "kept").wait().error is None
    assert complete(tmp_path / "kept")


def test_a_library_that_cannot_be_read_is_told_in_a_sentence(tmp_path: Path):
    (tmp_path / "library.db").write_bytes(b"no database" * 100)
    last = start(tmp_path / "library.db", tmp_path / "index").wait()
    assert last.finished
    assert last.error


def test_left_early_it_stops(library: Path, tmp_path: Path):
    with start(library, tmp_path / "index") as run:
        next(iter(run))
    assert ended(run)


def ended(run: Indexing) -> bool:
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        if run.poll() is not None:
            return True
        time.sleep(0.05)
    return False


def test_two_at_once_do_the_work_once(library: Path, tmp_path: Path):
    runs = [start(library, tmp_path / "index") for _ in range(3)]
    lasts = [run.wait() for run in runs]
    assert [last.error for last in lasts] == [None] * 3
    assert sum(last.changed_anything for last in lasts) == 1
    assert complete(tmp_path / "index")


# Commits after every transcript, so that a kill meets a commit as often as not.
OFTEN = """
import sys
from index import worker, writer
writer.BATCH = writer.FIRST_BATCH = 1
sys.exit(worker.main())
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="there is no kill -9 here")
def test_killed_at_any_moment_it_recovers(library: Path, tmp_path: Path):
    index_dir = tmp_path / "index"
    command = [sys.executable, "-P", "-c", OFTEN, str(library), str(index_dir)]
    before = 0
    for delay in (0.0, 0.02, 0.05, 0.1, 0.15, 0.3):
        process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        assert process.stdout is not None
        process.stdout.readline()  # the first progress: it has begun
        time.sleep(delay)
        os.kill(process.pid, signal.SIGKILL)
        process.stdout.close()
        process.wait()
        search = Search(index_dir)
        if search.ready:
            results = search.search('"the harbour master said"')
            assert results.total == len(search.fingerprints) * TURNS  # only whole transcripts
            assert len(search.fingerprints) >= before  # and none that was committed is lost
            before = len(search.fingerprints)
    assert start(library, index_dir).wait().error is None
    assert complete(index_dir)


def test_who_speaks_is_worked_out_before_it_is_indexed(tmp_path, interview):
    data = interview.encode()
    with Library(tmp_path / "library.db") as library:
        source = Source("talk.txt", sha256(data).hexdigest())
        id = library.keep(source, data, read(data, "talk.txt")).id
        last = start(tmp_path / "library.db", tmp_path / "index").wait()
        assert last.error is None
        found = library.transcript(id)
    assert found is not None
    assert found.attribution == "inferred"
    hits = Search(tmp_path / "index").search('speaker:"Speaker 1"').hits
    assert hits
    assert all(hit.inferred for hit in hits)
