"""Files, folders, globs and standard input: from what a person typed to bytes.

A folder is walked with all its folders; hidden ones are skipped, links to folders are not
followed, so that a walk ends. What kind of file it is does not count here: whether it is a
transcript is told by its content.
"""

import glob
import os
import stat
import time
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from transcripts.text import make_safe

from .addresses import is_address, other_scheme, public, scheme_of, seems_address
from .items import Found, Item, Refused, SourceError

LARGEST = 50 * 1024 * 1024
"""Bytes of the largest file that is read."""

PATIENCE = 5.0
"""Seconds to wait for somebody who writes into a named pipe."""

STANDARD_INPUT = "-"


def expand(given: Iterable[str]) -> Iterator[Item]:
    """The files that paths, folders, globs and "-" stand for, each once, in order."""
    seen: set[str] = set()
    for argument in given:
        for item in _expand_one(argument):
            if isinstance(item, Found):
                key = os.path.realpath(item.path) if item.path is not None else ""
                if key in seen:
                    continue
                seen.add(key)
            yield item


def _expand_one(argument: str) -> Iterator[Item]:
    if argument == STANDARD_INPUT:
        yield Found("standard input", None)
    elif os.path.isdir(argument):  # noqa: PTH112
        yield from _walk(argument)
    elif os.path.lexists(argument):
        yield Found(make_safe(argument), argument)
    elif scheme := scheme_of(argument):
        why = "it is an address, not a file" if is_address(argument) else other_scheme(scheme)
        yield Refused(make_safe(public(argument))[:200], why)
    elif "\0" in argument:
        yield Refused(make_safe(argument), "there is no such file")
    elif glob.has_magic(argument):
        matches = sorted(glob.glob(os.path.expanduser(argument), recursive=True))  # noqa: PTH111, PTH207
        if not matches:
            yield Refused(make_safe(argument), "no file matches")
        for match in matches:
            yield from _expand_one(match)
    else:
        hint = "; an address begins with https://" if seems_address(argument) else ""
        yield Refused(make_safe(argument), f"there is no such file{hint}")


def _walk(folder: str) -> Iterator[Item]:
    label = make_safe(folder)
    refusals: list[Refused] = []

    def refuse(error: OSError) -> None:
        name = make_safe(os.fsdecode(error.filename or folder))
        refusals.append(Refused(name, _reason(error)))

    found = 0
    for root, folders, files in os.walk(folder, onerror=refuse):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from refusals
        found += len(refusals)
        refusals.clear()
        for name in sorted(files):
            if not name.startswith("."):
                path = os.path.join(root, name)  # noqa: PTH118
                found += 1
                yield Found(make_safe(path), path, label)
    yield from refusals
    if not found and not refusals:
        yield Refused(label, "there are no files in this folder")


def _reason(error: OSError) -> str:
    said = error.strerror or type(error).__name__
    return f"it cannot be read ({said[0].lower()}{said[1:]})"


def load(item: Found, standard_input: BinaryIO | None = None) -> bytes:
    """The bytes of a source. Raises SourceError if it is unreadable, no file, or larger
    than `LARGEST`."""
    if item.path is None:
        if standard_input is None:
            raise SourceError("there is no standard input")
        return _read(standard_input)
    try:
        status = os.stat(item.path)  # noqa: PTH116
        # A pipe named by a person (`<(command)`) is read, one met in a folder is not.
        pipe = stat.S_ISFIFO(status.st_mode) and item.folder is None
        if not stat.S_ISREG(status.st_mode) and not pipe:
            raise SourceError("it is not a file")
        if status.st_size > LARGEST:
            raise _too_large()
        if pipe:
            return _read_pipe(item.path)
        with open(item.path, "rb") as file:  # noqa: PTH123
            return _read(file)
    except OSError as error:
        raise SourceError(_reason(error)) from error


def _read_pipe(path: str) -> bytes:
    """All that is written into a pipe, by whoever has it open; opening it in the plain way
    would wait for ever where nobody has."""
    # Without O_NONBLOCK (not Unix) there are no named pipes.
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    with os.fdopen(descriptor, "rb") as file:
        first = _first_byte(descriptor)
        os.set_blocking(descriptor, True)
        return first + _read(file)


def _first_byte(descriptor: int) -> bytes:
    """The first byte of a pipe, or none where a writer is there that has not written yet.
    Raises SourceError where there is no writer for `PATIENCE`."""
    end = time.monotonic() + PATIENCE
    while True:
        try:
            first = os.read(descriptor, 1)
        except BlockingIOError:
            return b""
        if first:
            return first
        if time.monotonic() >= end:
            raise SourceError("it is a pipe, and nothing writes into it; start what writes first")
        time.sleep(0.02)


def _read(file: BinaryIO) -> bytes:
    data = file.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise _too_large()
    return data


def _too_large() -> SourceError:
    return SourceError(f"it is larger than {LARGEST // 1024 // 1024} MB")
