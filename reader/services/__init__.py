"""What commands and screens both do: add, open, show, keep the index up to date.

Headless: nothing here prints, asks or knows a screen. Nothing slow is imported before it
is needed.
"""

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path
from time import sleep
from typing import TYPE_CHECKING, NamedTuple

from reader import locations
from reader.problem import Problem
from reader.transcript_json import transcript_json as show_json
from transcripts.library.connection import LibraryError
from transcripts.library.store import Library
from transcripts.library.transcripts import Entry, build
from transcripts.model import Companion, Transcript
from transcripts.sources import Found, Item, SourceError, expand
from transcripts.sources.addresses import is_address
from transcripts.text import make_safe

from .adding import Added, add
from .inferring import inferred, made, whole
from .joining import homeless
from .reading_sources import bring, with_beside

if TYPE_CHECKING:
    from index.background import Indexing, Progress
    from index.search import Search

    from .fetching import Tell

__all__ = [
    "Opened",
    "Problem",
    "ensure_index",
    "existing_library",
    "find_entry",
    "fresh_search",
    "open_library",
    "open_ref",
    "show",
    "show_json",
    "whole",
]


BUSY_WAIT, BUSY_TRIES = 0.25, 240
"""Seconds between looks at an index that another process writes, and how many looks."""


class Opened(NamedTuple):
    """What a reference means: one transcript, or several to choose from."""

    transcript: Transcript | None = None
    several: tuple[Entry, ...] = ()
    added: Added | None = None
    """Where a file was opened: what became of it."""


def open_library() -> Library:
    """The library, made if it is not there. Raises Problem where it cannot be used."""
    try:
        return Library(locations.library_path())
    except LibraryError as error:
        raise Problem(str(error)) from error


def existing_library() -> Library | None:
    """The library, or None where nothing was ever kept. Raises Problem as `open_library`."""
    return open_library() if locations.library_path().exists() else None


def find_entry(library: Library | None, ref: str) -> Entry:
    """The one transcript in the library that `ref` means. Raises Problem if there is none
    or there are several, and then names some of them."""
    found = library.find(ref) if library else []
    if len(found) == 1:
        return found[0]
    shown = make_safe(ref)
    if not found:
        if os.sep in ref or Path(ref).suffix:
            raise Problem(f"there is no file {shown!r}, and nothing in the library of that name")
        raise Problem(f"nothing in the library is called {shown!r}")
    names = ", ".join(f"{entry.id} ({entry.title or entry.name})" for entry in found[:5])
    more = f" and {len(found) - 5} more" if len(found) > 5 else ""
    raise Problem(f"{shown!r} may be {len(found)} transcripts: {names}{more}; say which by its id")


def open_ref(library: Library, ref: str, *, tell: "Tell | None" = None) -> Opened:
    """What `ref` means, kept in the library if it is a file or an address. Raises Problem.

    An id or a file goes before words of a title. Several matches are given to choose from.
    `tell` hears what comes from an address. Where the library may not be written, only what
    is in it is opened.
    """
    try:
        return _open_ref(library, ref, tell)
    except sqlite3.Error as error:
        raise Problem(f"{make_safe(ref)} cannot be kept in the library ({error})") from error


def _open_ref(library: Library, ref: str, tell: "Tell | None") -> Opened:
    if is_address(ref):
        return _open_address(library, ref, tell)
    if os.path.isdir(ref):  # noqa: PTH112
        raise Problem(f"{make_safe(ref)} is a folder; tapelog add takes it into the library")
    if ref == "-" or os.path.lexists(ref):
        (item,) = expand([ref])
        if library.read_only:
            return Opened(_there_already(library, item))
        added = add(library, item)
        if added.id is None:
            raise Problem(f"{added.source}: {added.error}")
        return Opened(library.transcript(added.id), added=added)
    found = library.find(ref)
    if len(found) > 1:
        return Opened(several=tuple(found))
    return Opened(library.transcript(find_entry(library, ref).id))


def _there_already(library: Library, item: Item) -> Transcript:
    """The transcript that has the bytes of a file, for a library that may not be written."""
    assert isinstance(item, Found)
    try:
        known = library.known(bring(item, None, None, library.known).source.sha256)
    except SourceError as error:
        raise Problem(f"{item.name}: {error}") from error
    found = library.transcript(known) if known else None
    if found is None:
        raise Problem(
            f"{item.name} is not in the library, and that may only be read; "
            "tapelog show prints a file without keeping it"
        )
    return found


def _open_address(library: Library, url: str, tell: "Tell | None") -> Opened:
    from . import addressed

    known = addressed.known(library, url)
    if known is not None:
        return Opened(library.transcript(known))
    added = addressed.take_in(library, url, tell)
    return Opened(library.transcript(added.id or ""), added=added)


def show(library: Library | None, ref: str, *, encoding: str | None = None) -> Transcript:
    """The transcript that `ref` means; a file or what lies at an address is read and not
    kept. Raises Problem."""
    if is_address(ref):
        return _show_address(library, ref, encoding)
    if os.path.isdir(ref):  # noqa: PTH112
        raise Problem(f"{make_safe(ref)} is a folder, not a transcript")
    if ref == "-" or os.path.lexists(ref):
        (item,) = expand([ref])
        assert isinstance(item, Found)
        return _show_file(library, item, encoding)
    entry = find_entry(library, ref)
    found = whole(library, entry.id) if library else None
    if found is None:
        raise Problem(f"{entry.name} was removed while it was opened")
    return found


def _show_address(library: Library | None, url: str, encoding: str | None) -> Transcript:
    from . import addressed

    known = addressed.known(library, url) if library and encoding is None else None
    kept = whole(library, known) if library and known else None
    return kept or addressed.read(url, encoding, None)


def _show_file(library: Library | None, item: Found, encoding: str | None) -> Transcript:
    def known(sha256: str) -> str | None:
        return library.known(sha256) if library and encoding is None else None

    try:
        brought = bring(item, encoding, None, known)
        if brought.found is None and library is not None:
            kept = whole(library, known(brought.source.sha256) or "")
            if kept is not None:
                return kept
        found = brought.found or brought.understood(encoding)
        if isinstance(found, Companion):
            raise homeless(found, brought.recording)
        return build(brought.source, with_beside(found, brought), inferred, made)
    except (SourceError, Problem) as error:
        raise Problem(f"{item.name}: {error}") from error


def ensure_index(library_path: Path) -> "Indexing":
    """Start bringing the index up to date, in a process of its own."""
    from index.background import start

    return start(library_path, locations.make_private(locations.index_dir()))


def fresh_search(
    library: Library, progress: Callable[[int, int], None] = lambda done, total: None
) -> "Search":
    """A search over an index that has all of the library, brought up to date first where it
    has not; `progress` is told how many transcripts of how many are done.

    Raises Problem if there is no index and none can be written.
    """
    from index.search import Search

    search = Search(locations.index_dir())
    for _ in range(BUSY_TRIES):
        if search.ready and search.fingerprints == library.fingerprints():
            break
        last = _index_now(library, progress)
        search.refresh()
        if last.error and not search.ready:
            raise Problem(last.error)
        if last.error or last.total or last.changed_anything:
            break
        sleep(BUSY_WAIT)  # another Tapelog is indexing, and one more waits to
    return search


def _index_now(library: Library, progress: Callable[[int, int], None]) -> "Progress":
    try:
        running = ensure_index(library.path)
    except OSError as error:
        folder = locations.index_dir()
        raise Problem(f"the search index cannot be made at {folder}: {error.strerror}") from error
    try:
        for report in running.progress():
            progress(report.done, report.total)
    except KeyboardInterrupt:
        running.cancel()
        raise
    return report
