"""Remembering the folders and files that a person named, and what became of each file."""

import os
from collections.abc import Iterable

from transcripts.library import remembered
from transcripts.library.remembered import Thing
from transcripts.library.store import Library
from transcripts.sources import Found, Item

from .adding import Added


def file_mark(path: str) -> str:
    """What a file looks like from outside; empty where it is not there."""
    try:
        status = os.stat(path)  # noqa: PTH116
    except OSError:
        return ""
    return f"{status.st_size}:{status.st_mtime_ns}"


def remember_paths(
    library: Library, given: Iterable[str], done: Iterable[tuple[Item, Added]]
) -> None:
    """Remember the folders and files that a person named, with what became of each file."""
    folders: dict[str, dict[str, Thing]] = {
        os.path.abspath(path): {}  # noqa: PTH100
        for path in given
        if os.path.isdir(path)  # noqa: PTH112
    }
    for item, added in done:
        if not isinstance(item, Found) or item.path is None:
            continue
        path = os.path.abspath(item.path)  # noqa: PTH100
        thing = Thing("kept" if added.ok else "refused", file_mark(path), added.id)
        if item.folder is None:
            if added.ok and os.path.isfile(path):  # noqa: PTH113
                remembered.remember(library.connection, "file", path, None, {path: thing})
            continue
        for folder, things in folders.items():
            if path.startswith(os.path.join(folder, "")):  # noqa: PTH118
                things[path] = thing
    for folder, things in folders.items():
        remembered.remember(library.connection, "folder", folder, None, things)
