"""Searching the library from the pane: each question replaces the last one.

The index is opened in a thread when first asked, so that neither Whoosh's import nor a
slow query is ever waited for by a key.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Event, Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.search import Results, Search


class Searcher:
    """Asks the index at `index_dir`; safe to use from several threads."""

    def __init__(self, index_dir: Path, library_path: Path) -> None:
        self._index_dir = index_dir
        self._library_path = library_path
        self._search: Search | None = None
        self._opening = Lock()
        self._latest = Event()

    def ask(self, query: str, limit: int = 60) -> Results | None:
        """Answer a query; None where another one came in the meantime. Slow: for a thread."""
        self._latest.set()  # whoever is asking still gives up
        mine = self._latest = Event()
        with self._opening:
            if self._search is None:
                from index.search import Search

                self._search = Search(self._index_dir)
        results = self._search.search(query, limit=limit, typing=True, cancelled=mine.is_set)
        return None if mine.is_set() else results

    @property
    def count(self) -> int | None:
        """How many transcripts are asked; None before the index is open."""
        return len(self._search.fingerprints) if self._search is not None else None

    def refresh(self) -> None:
        """See what was indexed since."""
        if self._search is not None:
            self._search.refresh()

    def index(self) -> Iterator[tuple[int, int]]:
        """Bring the index up to date in a process of its own; gives (done, of all). Slow:
        for a thread."""
        from index.background import start

        with start(self._library_path, self._index_dir) as work:
            for step in work:
                yield step.done, step.total
        self.refresh()
