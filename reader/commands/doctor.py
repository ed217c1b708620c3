"""`tapelog doctor`: what is wrong here, and how to mend it."""

import os
import sys
from collections.abc import Iterator
from typing import NamedTuple

import click

from reader import locations, services

from .output import FOUND, NOTHING, say


class Finding(NamedTuple):
    """One thing looked at: whether it is well, and in a line what was found."""

    well: bool
    what: str
    said: str


WHOOSHES = ("whoosh", "whoosh-reloaded", "whoosh-ng", "whoosh-novo", "whoosh2")
"""Distributions that install the same files as whoosh3, the one that is used."""


@click.command("doctor")
def command() -> int:
    """Look for what is wrong, and say how to mend it."""
    findings = [finding for check in CHECKS for finding in check()]
    for finding in findings:
        say(f"{'ok  ' if finding.well else 'LOOK'}  {finding.what}: {finding.said}")
    return FOUND if all(finding.well for finding in findings) else NOTHING


def _python() -> Iterator[Finding]:
    version = ".".join(map(str, sys.version_info[:3]))
    yield Finding(sys.version_info >= (3, 11), "Python", f"{version} at {sys.executable}")


def _whoosh() -> Iterator[Finding]:
    from importlib.metadata import PackageNotFoundError, version
    from importlib.util import find_spec

    def installed(name: str) -> str | None:
        try:
            return version(name)
        except PackageNotFoundError:
            return None

    ours = installed("whoosh3")
    others = [name for name in WHOOSHES if installed(name)]
    if ours is None:
        yield Finding(False, "search", "whoosh3 is not installed; install Tapelog again")
    elif others:
        yield Finding(
            False,
            "search",
            f"{', '.join(others)} is installed too and overwrites whoosh3's files; "
            f"uninstall it, then {_AGAIN}",
        )
    elif find_spec("whoosh") is None:
        yield Finding(
            False, "search", f"whoosh3's files are gone (another Whoosh was uninstalled?); {_AGAIN}"
        )
    else:
        yield Finding(True, "search", f"whoosh3 {ours}")


_AGAIN = "install it again: pip install --force-reinstall whoosh3"


def _terminal() -> Iterator[Finding]:
    term = os.environ.get("TERM", "")
    colours = os.environ.get("COLORTERM") or "not told"
    size = "no terminal"
    if sys.stdout.isatty():
        size = "{}×{}".format(*os.get_terminal_size(sys.stdout.fileno()))
    encoding = sys.stdout.encoding or "unknown"
    well = encoding.lower().replace("-", "").startswith("utf") and term not in ("", "dumb")
    advice = "" if well else "; the reader needs a terminal in UTF-8 (TERM, LC_ALL)"
    yield Finding(
        well or not sys.stdout.isatty(),
        "terminal",
        f"{term or 'TERM is not set'}, {size}, colours {colours}, {encoding}{advice}",
    )


def _clipboard() -> Iterator[Finding]:
    try:
        from reader.clipboard import plan

        routes = plan(os.environ)
    except ImportError:
        return
    said = ", then ".join(str(getattr(route, "route", route)) for route in routes)
    yield Finding(bool(routes), "clipboard", said or "no way to a clipboard was found")


def _library() -> Iterator[Finding]:
    path = locations.library_path()
    if not path.exists():
        yield Finding(True, "library", f"none yet; it will be {path}")
        return
    try:
        library = services.existing_library()
    except services.Problem as error:
        yield Finding(False, "library", str(error))
        return
    assert library is not None
    with library:
        damage = library.connection.execute("PRAGMA quick_check(1)").fetchone()[0]
        count, read_only = len(library.entries()), library.read_only
    mode = path.stat().st_mode & 0o077
    if damage != "ok":
        yield Finding(False, "library", f"{path} is damaged ({damage}); put a copy in its place")
    elif read_only:
        yield Finding(
            False, "library", f"{path} may only be read; nothing that is marked can be kept in it"
        )
    elif mode:
        yield Finding(False, "library", f"others may read {path}; chmod 600 it")
    else:
        transcripts = f"{count} transcript{'s' * (count != 1)}"
        size = path.stat().st_size / 1e6
        yield Finding(True, "library", f"{transcripts}, {size:.1f} MB, sound, at {path}")


def _index() -> Iterator[Finding]:
    folder = locations.index_dir()
    if not folder.exists():
        yield Finding(True, "index", "not built yet; the first search builds it")
        return
    size = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / 1e6
    yield Finding(True, "index", f"{size:.1f} MB at {folder}; it may be deleted at any time")


CHECKS = (_python, _whoosh, _terminal, _clipboard, _library, _index)
