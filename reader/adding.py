"""Taking sources into the library: read, recognised, kept, and told what became of each.

Headless: nothing here prints or asks.
"""

import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from transcripts.library.store import Library
from transcripts.library.transcripts import digest
from transcripts.model import Reading, Source
from transcripts.sources import Fetched, Found, Item, Refused, SourceError, expand, load
from transcripts.text import make_safe

from .problem import Problem


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one source."""

    source: str
    ok: bool
    id: str | None = None
    new: bool = False
    format: str | None = None
    turns: int = 0
    speakers: int = 0
    chapters: int = 0
    understood: tuple[str, ...] = ()
    guessed: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    error: str | None = None


def read_bytes(data: bytes, name: str, encoding: str | None = None) -> Reading:
    """Read a source's bytes, whatever format they are in. Raises Problem, which names why."""
    from transcripts import formats

    try:
        return formats.read(data, name, encoding=encoding)
    except formats.NotATranscript as error:
        # Whoever says which file it is says it with its whole path.
        raise Problem(str(error).replace(f"{name} ", "it ", 1) if name else str(error)) from error


def source_of(item: Found | Fetched, data: bytes) -> Source:
    """Where `data`, the bytes of `item`, came from."""
    if isinstance(item, Fetched):
        return Source(make_safe(item.name), digest(data), url=item.url)
    path = os.path.abspath(item.path) if item.path is not None else None  # noqa: PTH100
    name = Path(path).name if path else item.name
    return Source(make_safe(name), digest(data), path)


def add(
    library: Library,
    item: Item,
    *,
    encoding: str | None = None,
    standard_input: BinaryIO | None = None,
) -> Added:
    """Take one source into the library. Never raises for a source that cannot be read:
    `error` says why."""
    if isinstance(item, Refused):
        return Added(item.name, False, error=item.reason)
    try:
        data = _bytes_of(item, standard_input)
        source = source_of(item, data)
        known = library.known(source.sha256)
        if known is None:
            reading = _read(item, source, data, encoding)
            kept = library.keep(source, data, reading)
            id, new = kept.id, kept.new
        else:
            id, new = known, False
    except (SourceError, Problem) as error:
        return Added(item.name, False, error=str(error))
    if isinstance(item, Found) and item.path is not None and os.path.isfile(item.path):  # noqa: PTH113
        library.saw_file(id, item.path, os.stat(item.path))  # noqa: PTH116
    return _added(library, item.name, id, new)


def _bytes_of(item: Found | Fetched, standard_input: BinaryIO | None) -> bytes:
    if isinstance(item, Fetched):
        return item.data
    return load(item, standard_input or sys.stdin.buffer)


def _read(item: Found | Fetched, source: Source, data: bytes, encoding: str | None) -> Reading:
    if isinstance(item, Fetched):
        reading = read_bytes(data, source.name, encoding)
        return replace(reading, details=reading.details.completed_by(item.said))
    return read_bytes(data, source.name if item.path else "", encoding)


def add_paths(
    library: Library, given: Iterable[str], *, encoding: str | None = None
) -> Iterator[Added]:
    """Take in all that paths, folders, globs and "-" stand for, one after the other."""
    for item in expand(given):
        yield add(library, item, encoding=encoding)


def _added(library: Library, name: str, id: str, new: bool) -> Added:
    entry, said = library.entry(id), library.details(id)
    if entry is None or said is None:  # another Tapelog has just removed it
        return Added(name, False, error="it was removed while it was added")
    details, report = said
    return Added(
        name,
        True,
        id,
        new,
        entry.format,
        entry.turns,
        entry.speakers,
        len(details.chapters),
        report.understood,
        report.guessed,
        report.left_out,
    )
