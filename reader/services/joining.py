"""Which sources belong to which transcript: files beside each other, a source of the same
conversation as one that is there, and what a person says of it. Headless.
"""

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from transcripts.library.store import Library
from transcripts.model import Companion
from transcripts.sources import Found, Item, SourceError
from transcripts.sources.stems import belongs_with, talks_beside

if TYPE_CHECKING:
    from transcripts.library.likeness import SameAs

Ask = Callable[[str, "SameAs"], bool]
"""Asks a person whether a source, given by its name, is of the same conversation."""


def never(source: str, same: "SameAs") -> bool:
    """Nobody is there to be asked."""
    return False


@dataclass(frozen=True, slots=True)
class How:
    """How a person wants sources to be taken in."""

    encoding: str | None = None
    into: str | None = None
    """The id of the transcript to which every source belongs."""
    apart: bool = False
    """Every source is a transcript of its own."""
    ask: Ask = never


class Beside:
    """What lies beside files, by their names; each folder is read once."""

    def __init__(self) -> None:
        self._folders: dict[str, dict[str, tuple[str, ...]]] = {}

    def companions(self, path: str) -> tuple[str, ...]:
        """The files that seem to belong to the talk at `path`."""
        path = os.path.abspath(path)  # noqa: PTH100
        folder = os.path.dirname(path)  # noqa: PTH120
        if folder not in self._folders:
            try:
                names = sorted(os.listdir(folder))  # noqa: PTH208
            except OSError:
                names = []
            self._folders[folder] = belongs_with(os.path.join(folder, n) for n in names)  # noqa: PTH118
        return self._folders[folder].get(path, ())


def talks_last(items: Iterable[Item]) -> list[Item]:
    """Items in an order in which what belongs to a talk comes after it, as far as names
    tell: a talk brings along what lies beside it."""
    given = list(items)
    paths = [os.path.abspath(i.path) for i in given if isinstance(i, Found) and i.path]  # noqa: PTH100
    talks = belongs_with(paths)

    def belongs(item: Item) -> bool:
        return (
            isinstance(item, Found)
            and item.path is not None
            and os.path.abspath(item.path) not in talks  # noqa: PTH100
        )

    return sorted(given, key=belongs)


def owners(library: Library, path: str) -> list[str]:
    """The transcripts in the library to which the file at `path`, which holds no talk, may
    belong: those read from files of the same stem in its folder."""
    path = os.path.abspath(path)  # noqa: PTH100
    known = library.beside(path)
    named = belongs_with([*known, path])
    found = [talk for talk, beside in named.items() if path in beside and talk != path]
    found += talks_beside(path, known)
    return list(dict.fromkeys(known[talk] for talk in found if talk in known))


def what_is_in(companion: Companion) -> str:
    """What a source without talk holds, for a person."""
    parts = []
    if companion.details.chapters:
        parts.append("chapters")
    if companion.stretches:
        parts.append("who speaks when")
    return " and ".join(parts) or "a title and the like"


def homeless(companion: Companion, recording: bool = False) -> SourceError:
    """Why a source that belongs to no transcript is not taken in."""
    held = what_is_in(companion)
    if recording:
        return SourceError(
            f"it is a recording with {held} and no captions in it; transcribe it to SRT, VTT or "
            "Whisper's JSON, and add it together with that"
        )
    return SourceError(
        f"it holds {held} and no talk; add it together with its transcript, or say which one "
        "it belongs to with --as"
    )
