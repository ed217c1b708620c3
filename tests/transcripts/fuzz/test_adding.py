"""Bad files given to the command itself: a line each, exit code 2, and nothing half added."""

import json
import os
import subprocess
import sysconfig
from pathlib import Path

import pytest

from .hostile import HOSTILE
from .samples import SAMPLES

TAPELOG = Path(sysconfig.get_path("scripts")) / "tapelog"
BAD = (
    *("JSON lists 100,000 deep", "JSON of small objects", "tei: a billion laughs"),
    *("elan: a file for an entity", "ttml: 50,000 elements deep", "page with names alone"),
    *("document that lies about its size", "document strongly encrypted", "40,000 empty cues"),
    *("document of overlapping parts", "a table with an open quotation", "text of SCC"),
)


@pytest.fixture
def tapelog(tmp_path: Path):
    def run(*arguments: str | Path) -> tuple[int, list[str], list[str]]:
        done = subprocess.run(
            [TAPELOG, *arguments],
            env={**os.environ, "TAPELOG_HOME": str(tmp_path / "home")},
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        return done.returncode, done.stdout.splitlines(), done.stderr.splitlines()

    return run


@pytest.fixture
def bad(tmp_path: Path) -> list[Path]:
    """Files that are refused: hostile ones, and samples cut off, turned round or made binary."""
    folder = tmp_path / "bad"
    folder.mkdir()
    for number, name in enumerate(BAD):
        file, make = HOSTILE[name]
        (folder / f"{number:02}{Path(file).suffix}").write_bytes(make())
    for name in ("webvtt", "whisper", "docx", "ebu-stl", "elan", "web-page"):
        suffix = Path(SAMPLES[name].file).suffix
        (folder / f"cut{suffix}").write_bytes(SAMPLES[name].data[:20])
        (folder / f"turned{suffix}").write_bytes(SAMPLES[name].data[::-1])
        (folder / f"binary{suffix}").write_bytes(b"\0\1\2\xff" * 40 + SAMPLES[name].data[:400])
    return sorted(folder.iterdir())


def test_bad_files_are_refused_in_a_line_each_and_leave_nothing(tapelog, bad, tmp_path) -> None:
    good = tmp_path / "good.srt"
    good.write_bytes(SAMPLES["subrip"].data)
    assert tapelog("add", good)[0] == 0
    before = tapelog("list", "--json")[1]
    code, told, errors = tapelog("add", *bad)
    assert [line for line in told[:-1] if ": refused, " not in line] == []
    assert code == 2
    assert len(told) == len(bad) + 1
    for path, line in zip(bad, told, strict=False):
        assert line.startswith(f"{path}: refused, "), line
    assert told[-1] == f"0 added, 0 already there, {len(bad)} refused"
    assert not any("Traceback" in line for line in errors)
    assert tapelog("list", "--json")[1] == before
    assert tapelog("search", "harbour", "--count")[1] == ["1"]
    assert tapelog("doctor")[0] == 0


def test_each_bad_file_alone_ends_with_code_2(tapelog, bad) -> None:
    for path in bad[::4]:
        code, told, _ = tapelog("add", path, "--json")
        assert code == 2, path
        (row,) = map(json.loads, told)
        assert not row["ok"]
        assert row["id"] is None
        assert row["error"]


def test_good_files_among_bad_ones_are_added(tapelog, bad, tmp_path) -> None:
    good = tmp_path / "good.vtt"
    good.write_bytes(SAMPLES["webvtt"].data)
    code, told, _ = tapelog("add", *bad[:6], good, *bad[6:12], "--json")
    assert code == 0
    assert [row["ok"] for row in map(json.loads, told)] == [False] * 6 + [True] + [False] * 6
