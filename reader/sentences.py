"""The sentences of a page: what the cursor stands on, and how it moves among them."""

from __future__ import annotations

from bisect import bisect_right

from reader.page import FURNITURE, Page
from transcripts.text import sentences

Span = tuple[int, int]


class Sentences:
    """The sentences of a page, worked out an element at a time when asked for.

    A sentence is a pair of positions of the page. Title and headings have none.
    """

    def __init__(self, page: Page) -> None:
        self.page = page
        self._found: dict[int, list[Span]] = {}

    def of(self, element: int) -> list[Span]:
        """The sentences of one element, in order; none for furniture."""
        found = self._found.get(element)
        if found is None:
            if len(self._found) > 2000:
                self._found.clear()
            page = self.page
            if element >= len(page) or page.kinds[element] in FURNITURE:
                found = []
            else:
                start = page.starts[element]
                found = [
                    (start + a, start + b)
                    for a, b in sentences(page.text[start : page.ends[element]])
                ]
            self._found[element] = found
        return found

    def at(self, position: int) -> Span:
        """The sentence that holds a position, or the nearest one after it, or before it."""
        page = self.page
        if not len(page):
            return (0, 0)
        element = page.element_at(position)
        own = self.of(element)
        index = bisect_right(own, (position, len(page.text) + 1)) - 1
        if own:
            return own[max(0, index)]
        return self._next_from(element + 1) or self._previous_from(element - 1) or (0, 0)

    def step(self, sentence: Span, count: int) -> Span:
        """The sentence `count` further on (back where it is below 0), as far as there are."""
        for _ in range(abs(count)):
            moved = self.after(sentence) if count > 0 else self.before(sentence)
            if moved is None:
                break
            sentence = moved
        return sentence

    def after(self, sentence: Span) -> Span | None:
        element = self.page.element_at(sentence[0])
        own = self.of(element)
        index = bisect_right(own, (sentence[0], len(self.page.text) + 1))
        return own[index] if index < len(own) else self._next_from(element + 1)

    def before(self, sentence: Span) -> Span | None:
        element = self.page.element_at(sentence[0])
        own = self.of(element)
        index = bisect_right(own, (sentence[0], -1)) - 1
        return own[index] if index >= 0 else self._previous_from(element - 1)

    def between(self, start: int, end: int) -> list[Span]:
        """All sentences that begin in [start, end)."""
        page = self.page
        found: list[Span] = []
        for element in range(page.element_at(start), len(page)):
            if page.starts[element] >= end:
                break
            found.extend(s for s in self.of(element) if start <= s[0] < end)
        return found

    def turn_start(self, position: int, count: int) -> int:
        """Where the turn begins that is `count` turns from the one at `position`: 0 for the
        same one. Stays in the page."""
        page = self.page
        if not len(page):
            return 0
        element = page.element_at(position)
        step = 1 if count > 0 else -1
        left = abs(count)
        while page.turns[element] and not page.heads[element] and element:
            element -= 1
        while left:
            probe = element + step
            while 0 <= probe < len(page) and not (page.turns[probe] and page.heads[probe]):
                probe += step
            if not 0 <= probe < len(page):
                break
            element, left = probe, left - 1
        return page.starts[element]

    def turn_end(self, position: int) -> int:
        """Where the turn at `position` ends."""
        page = self.page
        if not len(page):
            return 0
        element = page.element_at(position)
        turn = page.turns[element]
        while element + 1 < len(page) and page.turns[element + 1] == turn:
            element += 1
        return page.ends[element]

    def _next_from(self, element: int) -> Span | None:
        while element < len(self.page):
            if found := self.of(element):
                return found[0]
            element += 1
        return None

    def _previous_from(self, element: int) -> Span | None:
        while element >= 0:
            if found := self.of(element):
                return found[-1]
            element -= 1
        return None
