"""The files of the index: mapped to be read, and synced to disk before a commit counts."""

from __future__ import annotations

import contextlib
import mmap
import os
from pathlib import Path
from typing import Any

from whoosh.filedb.filestore import FileStorage
from whoosh.filedb.structfile import StructFile
from whoosh.index import TOC

from .schema import NAME, schema


class MappedFile(StructFile):  # type: ignore[misc]
    """A mapped file. `get` takes a slice and moves no pointer, so that threads may share it
    (Whoosh's own seeks, or copies the whole file into memory)."""

    def __init__(self, path: Path, name: str) -> None:
        with path.open("rb") as file:
            self.map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        super().__init__(self.map, name=name)

    def get(self, position: int, length: int) -> bytes:
        return self.map[position : position + length]


class Storage(FileStorage):  # type: ignore[misc]
    """Maps the files of segments, and syncs what a commit wrote before its table of
    contents takes effect."""

    def __init__(self, folder: Path) -> None:
        super().__init__(str(folder))
        self._synced: set[str] = set()

    def open_file(self, name: str, **options: Any) -> StructFile:
        path = Path(self.folder, name)
        if name.endswith(".toc") or path.stat().st_size == 0:
            return super().open_file(name, **options)
        return MappedFile(path, name)

    def rename_file(self, oldname: str, newname: str, safe: bool = False) -> None:
        for name in self.list():
            if name.startswith((NAME, oldname)) and name not in self._synced:
                _sync(Path(self.folder, name))
                self._synced.add(name)
        super().rename_file(oldname, newname, safe)
        _sync(Path(self.folder))


def _sync(path: Path) -> None:
    if path.is_dir() and os.name == "nt":
        return
    with contextlib.suppress(OSError):
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def read_contents(storage: Storage) -> TOC:
    """The segments of the last commit. Raises whatever a missing or damaged table of
    contents leads to."""
    return TOC.read(storage, NAME, schema=schema())


def state(folder: Path) -> tuple[int, ...]:
    """What tells one commit from another, even where the index was built anew meanwhile;
    empty where there is no index of this version."""
    generation = int(TOC._latest_generation(FileStorage(str(folder)), NAME))
    if generation < 0:
        return ()
    status = (folder / TOC._filename(NAME, generation)).stat()
    return generation, status.st_mtime_ns, status.st_ino
