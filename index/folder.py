"""The folder that the index lives in: opened to be written, marked as damaged, thrown away."""

from __future__ import annotations

import contextlib
import shutil
from pathlib import Path

from whoosh.index import FileIndex, LockError

from .schema import NAME, schema
from .segment import open_segment
from .storage import Storage, read_contents

_MARK = "damaged"
"""A file of this name in the folder says that a search met damage: build again."""
_OURS = ("tapelog", "_tapelog", "MAIN", "_MAIN")


def open_or_create(folder: Path) -> FileIndex:
    """The index in `folder`, to be written; an empty one where there is none that can be
    read: missing, damaged, of another version, or not ours.

    Raises LockError where it would be thrown away while another process writes it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    storage = Storage(folder)
    if not (folder / _MARK).exists() and _readable(storage):
        return FileIndex(storage, schema(), NAME)
    lock = storage.lock(f"{NAME}_WRITELOCK")
    if not lock.acquire():
        raise LockError
    try:
        _throw_away(folder)
        return FileIndex.create(storage, schema(), NAME)
    finally:
        lock.release()


def _readable(storage: Storage, tries: int = 5) -> bool:
    """Whether the table of contents and the heads of all segments' files can be read."""
    try:
        for segment in read_contents(storage).segments:
            open_segment(storage, segment).cards()
    except FileNotFoundError:  # a commit took files away meanwhile, unless it persists
        return tries > 1 and _readable(storage, tries - 1)
    except Exception:  # damage may raise anything, out of pickle or struct
        return False
    return True


def mark_damaged(folder: Path) -> None:
    with contextlib.suppress(OSError):
        (folder / _MARK).touch()


def _throw_away(folder: Path) -> None:
    """Remove the files of an index, ours or Whoosh's of any name we used, and no others."""
    for path in folder.iterdir():
        if path.name.startswith(_OURS) and not path.name.endswith("LOCK"):
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path, ignore_errors=True)
            else:
                with contextlib.suppress(PermissionError):  # mapped by a reader on Windows
                    path.unlink(missing_ok=True)
    (folder / _MARK).unlink(missing_ok=True)
