"""The library: every transcript kept, with what a person made of it, in one SQLite file.

`Library` is loaded when first asked for, so that `library.pages`, which paints the first
page, costs nothing but `sqlite3`.
"""

from __future__ import annotations

TYPE_CHECKING = False  # as `typing` has it, which is slow to import
if TYPE_CHECKING:
    from typing import Any

    from .bookmarks import Bookmark, Orphans
    from .connection import LibraryError
    from .positions import Position
    from .store import Library
    from .transcripts import Entry, Kept

__all__ = ["Bookmark", "Entry", "Kept", "Library", "LibraryError", "Orphans", "Position"]

_HOMES = {
    "Bookmark": "bookmarks",
    "Entry": "transcripts",
    "Kept": "transcripts",
    "Library": "store",
    "LibraryError": "connection",
    "Orphans": "bookmarks",
    "Position": "positions",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(name)
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
