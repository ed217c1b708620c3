"""A page that shows some of another's elements, with a quiet line for what is left out."""

from __future__ import annotations

from collections.abc import Callable

from reader.page import BYLINE, ELISION, FURNITURE, HEADING, SURE, TITLE, Page
from transcripts.columns import NOBODY, SPEECH

LEFT_OUT = "⋯"


def only(page: Page, keep: Callable[[int], bool]) -> Page:
    """The elements of `page` that `keep` says yes to, by their index, with the title and
    the heading of their chapters. Its document offsets are those of `page`.

    Wherever words are left out, an ELISION says how many turns of speech.
    """
    made = _Shortened(page)
    headings: list[int] = []
    passed = False  # by words below the headings that are left out
    for element, kind in enumerate(page.kinds):
        if kind in (TITLE, BYLINE):
            made.take(element)
        elif kind == HEADING:
            headings = [element] if passed else [*headings, element]
            passed = False
        elif kind not in FURNITURE:
            if keep(element):
                made.show(element, headings)
                headings = []
            else:
                made.leave_out(element)
                passed = True
    return made.finish()


class _Shortened:
    """Takes over elements of a page, one after another."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._made = Page()
        self._made.names, self._made.doubted = page.names, page.doubted
        self._made.made = page.made
        self._texts: list[str] = []
        self._length = 0
        self._left_out: set[int] = set()
        """Turns of speech left out since the last element that is shown."""
        self._gap = False
        """Whether anything was left out since."""
        self._turn = 0

    def take(self, element: int, *, gap: int | None = None, head: bool = False) -> None:
        """Take an element over, `gap` blank lines above it if not as many as it has."""
        page, made = self._page, self._made
        gap = page.gaps[element] if gap is None else gap
        self._put(page.text[page.starts[element] : page.ends[element]], page.kinds[element], gap)
        made.heads.append(page.heads[element] or head)
        made.degrees.append(page.degrees[element])
        for name in ("docs", "turns", "speakers", "chapters", "times", "lines"):
            getattr(made, name).append(getattr(page, name)[element])

    def show(self, element: int, headings: list[int]) -> None:
        """Take over an element with words, and first what stands above it."""
        elided = self._gap
        self._elide(self._page.docs[element], self._page.chapters[element])
        for heading in headings:
            self.take(heading, gap=1 if elided and heading == headings[0] else None)
        turn = self._page.turns[element]
        close = elided and not headings  # the elision stands for the blank line
        self.take(element, gap=0 if close else None, head=turn != self._turn)
        self._turn = turn

    def leave_out(self, element: int) -> None:
        self._gap = True
        if self._page.kinds[element] == SPEECH:
            self._left_out.add(self._page.turns[element])

    def finish(self) -> Page:
        page = self._page
        if self._gap and len(page):
            last = len(page) - 1
            end = page.docs[last] + page.ends[last] - page.starts[last]
            self._elide(end, page.chapters[last])
        self._made.text = "\n".join(self._texts)
        return self._made

    def _elide(self, doc: int, chapter: int) -> None:
        """Say what was left out before document offset `doc`."""
        if not self._gap:
            return
        count = len(self._left_out)
        words = f" {count:,} turn{'' if count == 1 else 's'}" if count else ""
        made = self._made
        self._put(LEFT_OUT + words, ELISION, 0)
        made.heads.append(0)
        made.degrees.append(SURE)
        made.docs.append(doc)
        made.turns.append(0)
        made.speakers.append(NOBODY)
        made.chapters.append(chapter)
        made.times.append(float("nan"))
        made.lines.append(0)
        self._left_out = set()
        self._gap = False

    def _put(self, text: str, kind: int, gap: int) -> None:
        made = self._made
        made.kinds.append(kind)
        made.gaps.append(gap if len(made) > 1 else 1)
        made.starts.append(self._length)
        self._length += len(text)
        made.ends.append(self._length)
        self._length += 1
        self._texts.append(text)
