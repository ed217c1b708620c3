"""A library that may be read and not written."""

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from transcripts.library import Kept, Library, LibraryError
from transcripts.library.pages import open_quickly
from transcripts.library.schema import SCHEMA
from transcripts.model import Place, Span

Keep = Callable[..., Kept]


@pytest.fixture
def sealed(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], Path]:
    """Say of a library, and of what lies beside it, that it may not be written: root may
    write whatever the permissions are."""
    really = os.access

    def seal(path: Path) -> Path:
        def access(of: object, mode: int) -> bool:
            forbidden = Path(os.fsdecode(of)) == path and mode & os.W_OK  # type: ignore[arg-type]
            return not forbidden and really(of, mode)  # type: ignore[arg-type]

        monkeypatch.setattr(os, "access", access)
        return path

    return seal


@pytest.fixture
def copy(library: Library, keep: Keep, tmp_path: Path) -> Iterator[Path]:
    """A library with one talk and a bookmark, closed."""
    transcript = library.transcript(keep().id)
    assert transcript is not None
    library.add_bookmark(transcript, Span(Place(2, 0), Place(2, 7)), "a note")
    library.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    folder = tmp_path / "copy"
    folder.mkdir()
    yield Path(shutil.copy(library.path, folder / "library #1?.db"))
    folder.chmod(0o700)


def reads(path: Path) -> None:
    with Library(path) as library:
        assert library.read_only
        (entry,) = library.entries()
        transcript = library.transcript(entry.id)
        assert transcript is not None
        assert transcript.text.startswith("A talk about nets.")
        assert [mark.note for mark in library.bookmarks(transcript)] == ["a note"]
        assert library.find("mending") == [entry]
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            library.add_bookmark(transcript, Span(Place(3, 0), Place(3, 5)))
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            library.remember("theme", "light")


def test_one_that_may_be_written_is_not_for_reading_only(library: Library) -> None:
    assert not library.read_only


def test_a_file_that_may_not_be_written_is_read_and_nothing_is_made_beside_it(
    copy: Path, sealed: Callable[[Path], Path]
) -> None:
    before = copy.read_bytes()
    reads(sealed(copy))
    assert open_quickly(str(copy)) is None
    assert copy.read_bytes() == before
    assert list(copy.parent.iterdir()) == [copy]


@pytest.mark.parametrize(("file", "folder"), [(0o400, 0o500), (0o600, 0o500), (0o400, 0o700)])
def test_permissions_that_forbid_writing_forbid_no_reading(
    copy: Path, file: int, folder: int
) -> None:
    copy.chmod(file)
    copy.parent.chmod(folder)
    if os.access(copy, os.W_OK) and os.access(copy.parent, os.W_OK):
        pytest.skip("root writes all")
    reads(copy)
    copy.parent.chmod(0o700)
    copy.chmod(0o600)
    with Library(copy) as library:
        library.remember("theme", "light")


def test_a_folder_in_which_nothing_can_be_made_is_found_out_and_read(
    copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        error = sqlite3.OperationalError("unable to open database file")
        error.sqlite_errorcode = sqlite3.SQLITE_CANTOPEN
        raise error

    monkeypatch.setattr("transcripts.library.connection._prepare", refuse)
    reads(copy)


def test_one_that_another_process_writes_is_not_taken_for_read_only(
    copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("transcripts.library.connection.BUSY", 0.05)
    monkeypatch.setattr("transcripts.library.connection.SCHEMA", SCHEMA + 1)
    other = sqlite3.connect(copy)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(LibraryError, match="locked"):
        Library(copy)
    other.close()


def test_what_another_tapelog_has_just_kept_is_read(
    library: Library, copy: Path, sealed: Callable[[Path], Path]
) -> None:
    library.remember("theme", "light")  # it stands in the log still
    with Library(sealed(library.path)) as reader:
        assert reader.read_only
        assert reader.setting("theme") == "light"


def test_a_log_that_cannot_be_read_is_not_passed_over_in_silence(
    copy: Path, sealed: Callable[[Path], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path, how: str) -> sqlite3.Connection:
        error = sqlite3.OperationalError("unable to open database file")
        error.sqlite_errorcode = sqlite3.SQLITE_CANTOPEN
        raise error

    copy.with_name(copy.name + "-wal").write_bytes(b"kept last")
    monkeypatch.setattr("transcripts.library.reading._connect", refuse)
    with pytest.raises(LibraryError, match="what was kept last is not yet in it"):
        Library(sealed(copy))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (f"PRAGMA user_version = {SCHEMA - 1}", "by an older Tapelog, and may not be written"),
        (f"PRAGMA user_version = {SCHEMA + 1}", "by a newer Tapelog"),
        ("PRAGMA user_version = 0", "not a library of Tapelog"),
    ],
)
def test_one_of_another_schema_is_refused_in_a_sentence(
    copy: Path, sealed: Callable[[Path], Path], change: str, said: str
) -> None:
    other = sqlite3.connect(copy)
    other.execute(change)
    other.close()
    with pytest.raises(LibraryError, match=said):
        Library(sealed(copy))


def test_what_is_no_library_is_refused_in_a_sentence(
    tmp_path: Path, sealed: Callable[[Path], Path]
) -> None:
    rubbish = tmp_path / "library.db"
    rubbish.write_bytes(b"rubbish" * 1000)
    with pytest.raises(LibraryError, match="cannot be read: file is not a database"):
        Library(sealed(rubbish))
