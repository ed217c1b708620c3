import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from transcripts.library import Kept, Library, LibraryError
from transcripts.library.pages import (
    KEPT_PAGES,
    cached_page,
    keep_page,
    last_read,
    open_quickly,
    resolve_quickly,
)
from transcripts.library.schema import MIGRATIONS, SCHEMA

Keep = Callable[..., Kept]


def test_a_library_is_private_and_durable(library: Library) -> None:
    assert stat.S_IMODE(library.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(library.path.parent.stat().st_mode) == 0o700
    pragmas = {
        name: library.connection.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("journal_mode", "synchronous", "foreign_keys", "user_version")
    }
    assert pragmas == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "user_version": SCHEMA,
    }


@pytest.mark.parametrize("version", range(1, SCHEMA))
def test_an_older_library_is_brought_up_to_date_with_what_is_in_it(
    tmp_path: Path, version: int
) -> None:
    path = tmp_path / "old.db"
    old = sqlite3.connect(path)
    for statements in MIGRATIONS[:version]:
        for statement in statements:
            old.execute(statement)
    old.execute("INSERT INTO settings VALUES ('theme', 'light')")
    old.execute(
        "INSERT INTO bookmarks (transcript, start_block, start_char, end_block, end_char, anchor, "
        "note, tags, created) VALUES ('bcdfgh', 1, 0, 1, 4, ?, 'old', '[]', 1.0)",
        (
            '{"exact": "nets", "prefix": "", "suffix": "", "block": 1, "from_": 0, '
            '"to_block": 1, "to": 4, "start": null}',
        ),
    )
    old.execute(f"PRAGMA user_version = {version}")
    old.commit()
    old.close()
    with Library(path) as library:
        assert library.setting("theme") == "light"
        assert library.orphans()[0].bookmarks[0].note == "old"
        tables = library.connection.execute("SELECT name FROM sqlite_master").fetchall()
    with Library(tmp_path / "new.db") as fresh:
        assert tables == fresh.connection.execute("SELECT name FROM sqlite_master").fetchall()


def test_a_migration_that_fails_leaves_the_library_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "library.db"
    Library(path).close()
    steps = (*MIGRATIONS, ("CREATE TABLE later (a)", "nonsense"))
    monkeypatch.setattr("transcripts.library.connection.MIGRATIONS", steps)
    monkeypatch.setattr("transcripts.library.connection.SCHEMA", SCHEMA + 1)
    with pytest.raises(LibraryError):
        Library(path)
    monkeypatch.undo()
    with Library(path) as library:
        assert not library.connection.execute(
            "SELECT 1 FROM sqlite_master WHERE name = 'later'"
        ).fetchall()


def test_a_library_of_a_newer_program_is_refused_in_one_sentence(library_path: Path) -> None:
    Library(library_path).close()
    newer = sqlite3.connect(library_path)
    newer.execute(f"PRAGMA user_version = {SCHEMA + 1}")
    newer.close()
    with pytest.raises(LibraryError, match=r"newer Tapelog .*; update Tapelog to open it\.$"):
        Library(library_path)
    assert open_quickly(str(library_path)) is None


@pytest.mark.parametrize("content", [b"not a database at all, but long enough" * 99, b"\0" * 4096])
def test_a_file_that_is_no_library_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "library.db"
    path.write_bytes(content)
    with pytest.raises(LibraryError, match="library"):
        Library(path)
    assert path.read_bytes() == content


def test_another_programs_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE theirs (a)")
    other.commit()
    other.close()
    with pytest.raises(LibraryError, match="not a library of Tapelog"):
        Library(path)


def test_the_first_page_needs_nothing_that_is_slow_to_import(tmp_path: Path) -> None:
    slow = ("dataclasses", "json", "pathlib", "transcripts.model", "typing", "textual", "whoosh")
    code = (
        "import sys\nbefore = set(sys.modules)\nimport transcripts.library.pages\n"
        f"print([m for m in {slow!r} if m in sys.modules and m not in before])"
    )
    # -S and -E: what site packages load at start is not our doing.
    root = str(Path(__import__("transcripts").__file__ or "").parents[1])
    run = subprocess.run(
        [sys.executable, "-S", "-c", f"import sys; sys.path.insert(0, {root!r})\n{code}"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.strip() == "[]"


def test_pages_are_kept_by_key_and_the_oldest_go(library: Library, keep: Keep) -> None:
    id = keep().id
    for number in range(KEPT_PAGES + 3):
        keep_page(library.connection, id, f"80x{number}", bytes([number]))
    assert cached_page(library.connection, id, "80x0") is None
    assert cached_page(library.connection, id, f"80x{KEPT_PAGES + 2}") == bytes([KEPT_PAGES + 2])
    keep_page(library.connection, "nobody", "k", b"p")
    assert cached_page(library.connection, "nobody", "k") is None


def test_quick_resolving_knows_ids_and_unchanged_files_only(
    library: Library, keep: Keep, tmp_path: Path
) -> None:
    id = keep().id
    file = tmp_path / "a.txt"
    file.write_text("nets")
    connection = open_quickly(str(library.path))
    assert connection is not None
    assert resolve_quickly(connection, id) == id
    assert resolve_quickly(connection, str(file)) is None
    library.saw_file(id, str(file), file.stat())
    assert resolve_quickly(connection, str(file)) == id
    file.write_text("other nets")
    assert resolve_quickly(connection, str(file)) is None
    for odd in ("", "\0", "\udcff", "Mending"):
        assert resolve_quickly(connection, odd) is None
    assert last_read(connection) is None
    connection.close()


def test_a_missing_library_is_not_made_by_looking(tmp_path: Path) -> None:
    assert open_quickly(str(tmp_path / "none.db")) is None
    assert list(tmp_path.iterdir()) == []
