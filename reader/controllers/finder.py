"""Find here: typing after `/`, the hits on the page, and going from one to the next."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Callable
from typing import NamedTuple

from reader.finding import NOTHING, Heard, Hits, find_all
from reader.page import ELISION, Page
from reader.sentences import Span
from reader.widgets.transcript_view import TranscriptView
from transcripts.hearing import misheard
from transcripts.model import Transcript


class Found(NamedTuple):
    """What to tell: the query, the number of the hit that is on (from 1) and of all."""

    query: str
    number: int
    total: int
    problem: str | None = None


class Finder:
    """Keeps the hits of one query on the page of `view`."""

    def __init__(
        self,
        view: TranscriptView,
        told: Callable[[Found | None], None],
        read: Callable[[], Transcript],
    ) -> None:
        """`read` gives the transcript whose page is in view."""
        self._view = view
        self._told = told
        self._read = read
        self._searched = view.page
        """The page whose hits were looked for last."""
        self._heard: tuple[Page, Heard | None] | None = None
        self.hits: Hits = NOTHING
        self.now = -1
        self._began: Span | None = None
        self._expected: str | None = None
        """The query whose hits are being looked for."""
        self._stay = False
        self._typed = False
        """Whether the hits are of a query typed here, not of one over the library."""
        self._later = 0
        """Steps asked for before they were found."""

    def begin(self) -> None:
        """Somebody begins to type: from here the nearest hit is shown."""
        self._began = self._view.cursor

    def search(self, query: str) -> Hits:
        """The hits of a query. Pure, and slow on a long page: run it in a thread."""
        page = self._searched = self._view.page
        paragraphs = zip(page.starts, page.ends, strict=True)
        return _of_words(page, find_all(page.text, query, paragraphs, self._as_heard(page)))

    def _as_heard(self, page: Page) -> Heard | None:
        """The page as it was heard; None where no words on it were corrected."""
        if self._heard is None or self._heard[0] is not page:
            blocks = self._read().blocks
            edits = [
                (start, page.page_offset(edit.end - 1) + 1, edit.heard)
                for edit in misheard(blocks, 0, len(blocks.text))
                if page.doc_offset(start := page.page_offset(edit.start)) == edit.start
            ]
            self._heard = page, Heard(page.text, edits) if edits else None
        return self._heard[1]

    def expect(self, query: str, *, stay: bool = False) -> None:
        """The hits of `query` are being looked for: only these are shown. `stay` where the
        reader does not go to one of them."""
        self._expected, self._later, self._stay = query, 0, stay

    def show(self, query: str, hits: Hits) -> None:
        """Light the hits and go to the first at or after where typing began, and on from
        there as far as was asked for in the meantime."""
        if query != self._expected:
            return  # something else was asked since, or finding was given up
        self._expected = None
        self._typed = True
        if self._searched is not self._view.page:  # it was set anew in the meantime
            hits = self._all_moved(self._searched, hits)
        self.hits = hits
        began = self._began or self._view.cursor
        self.now = -1
        if self._stay:
            self._view.set_hits(hits.starts, hits.ends, -1)
            self.now = self._view.next_hit(self._view.cursor[0])
        elif len(hits):
            self._view.set_hits(hits.starts, hits.ends, -1)
            self.now = self._view.next_hit(began[0])
            self._view.go_to(hits.starts[self.now])
        elif self._began:
            self._view.reveal_sentence(self._began)
        self._light()
        if self._later:
            self.step(self._later)

    def show_spans(self, query: str, spans: list[Span]) -> None:
        """Light words that were found elsewhere, in order; the cursor stands on one."""
        self._expected = None
        self._typed = False
        starts = array("I", [start for start, _ in spans])
        self.hits = Hits(query, starts, array("I", [end for _, end in spans]))
        self._view.set_hits(self.hits.starts, self.hits.ends, -1)
        self.now = self._view.next_hit(self._view.cursor[0])
        self._light()

    def moved(self, before: Page, same: bool) -> str:
        """The page was set anew: the hits stand where their words are now, if it has the
        `same` words as before. Else nothing is lit, and the query is given that is to be
        looked for again, if it was typed here."""
        if not same:
            again = self._expected or (self.hits.query if self._typed else "")
            self.clear()
            return again
        if self._began:
            self._began = self._moved(before, *self._began)
        if self.hits.query:
            self.hits = self._all_moved(before, self.hits)
            self._light()
        return ""

    def _moved(self, before: Page, start: int, end: int) -> Span:
        """Where a stretch of an earlier page of the same words is on the one in view."""
        page = self._view.page
        first, last = before.doc_offset(start), before.doc_offset(max(start, end - 1))
        return page.page_offset(first), page.page_offset(last) + 1

    def _all_moved(self, before: Page, hits: Hits) -> Hits:
        stretches = zip(hits.starts, hits.ends, strict=True)
        moved = [self._moved(before, start, end) for start, end in stretches]
        starts, ends = array("I", [a for a, _ in moved]), array("I", [b for _, b in moved])
        return Hits(hits.query, starts, ends, hits.problem)

    def step(self, count: int) -> bool:
        """Go `count` hits on, round the end; False where there are none."""
        if self._expected is not None:
            self._later += count
            return True
        if not len(self.hits):
            return False
        cursor, starts = self._view.cursor, self.hits.starts
        here = self.now >= 0 and cursor[0] <= starts[self.now] < cursor[1]
        if here:
            self.now = (self.now + count) % len(starts)
        else:  # the reader has moved on since
            after = self._view.next_hit(cursor[0])
            self.now = (after + (count - 1 if count > 0 else count)) % len(starts)
        self._view.go_to(starts[self.now])
        self._light()
        return True

    def hit_in(self, span: Span) -> Span | None:
        """The hit that is on, or else the first, of those that begin within a span; None
        where none does."""
        starts, ends = self.hits.starts, self.hits.ends
        if 0 <= self.now < len(starts) and span[0] <= starts[self.now] < span[1]:
            return starts[self.now], ends[self.now]
        first = bisect_left(starts, span[0])
        return (
            (starts[first], ends[first])
            if first < len(starts) and starts[first] < span[1]
            else None
        )

    def cancel(self) -> None:
        """Typing was given up: back to where it began, nothing lit."""
        if self._began:
            self._view.reveal_sentence(self._began)
        self.clear()

    def clear(self) -> None:
        self.hits, self.now, self._began = NOTHING, -1, None
        self._expected = None
        self._light()

    def _light(self) -> None:
        self._view.set_hits(self.hits.starts, self.hits.ends, self.now)
        if self.hits.query:
            self._told(Found(self.hits.query, self.now + 1, len(self.hits), self.hits.problem))
        else:
            self._told(None)


def _of_words(page: Page, hits: Hits) -> Hits:
    """The hits without those in or across what says that words are left out."""
    if ELISION not in page.kinds:
        return hits
    kept = [
        (start, end)
        for start, end in zip(hits.starts, hits.ends, strict=True)
        if page.kinds.find(ELISION, page.element_at(start), page.element_at(end - 1) + 1) < 0
    ]
    starts, ends = (array("I", column) for column in zip(*kept, strict=True)) if kept else ((), ())
    return Hits(hits.query, array("I", starts), array("I", ends), hits.problem)
