"""Selecting by words, sentences and turns, for keys and mouse alike. No Textual here."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate
from typing import Literal, NamedTuple

from reader.layout import INDENT, Layout, text_width
from reader.page import ELISION
from reader.sentences import Sentences, Span

Unit = Literal["word", "sentence", "turn"]
_WORD = re.compile(r"\S+")


class Marking(NamedTuple):
    """A selection being made: `anchor` stays, `head` moves; both positions of the page.

    The span always takes both the character under anchor and the one under head, so that
    it is never empty once the head has moved.
    """

    sentences: Sentences
    anchor: int
    head: int

    @property
    def span(self) -> Span:
        return (self.anchor, self.head) if self.anchor <= self.head else (self.head, self.anchor)

    def to(self, head: int) -> Marking:
        """The moving end elsewhere, but not beyond words that the page leaves out."""
        head = min(max(0, head), len(self.sentences.page.text))
        return self._replace(head=self._in_one_piece(head))

    def _in_one_piece(self, head: int) -> int:
        page = self.sentences.page
        if ELISION not in page.kinds:
            return head
        here, there = page.element_at(self.anchor), page.element_at(head)
        if head > self.anchor:
            gap = page.kinds.find(ELISION, here, there + 1)
            return head if gap < 0 else max(self.anchor, min(head, page.ends[max(0, gap - 1)]))
        gap = page.kinds.rfind(ELISION, there, here + 1)
        after = min(gap + 1, len(page) - 1)
        return head if gap < 0 else min(self.anchor, max(head, page.starts[after]))

    def swapped(self) -> Marking:
        """The other end moves from now on."""
        return self._replace(anchor=self.head, head=self.anchor)

    @classmethod
    def of_unit(cls, sentences: Sentences, position: int, unit: str) -> Marking:
        """The word, sentence or turn at a position."""
        start, end = unit_span(sentences, position, unit)
        return cls(sentences, start, end)

    def moved(self, unit: Unit, count: int) -> Marking:
        """The moving end, `count` units further on, or back where it is below 0."""
        marking = self
        for _ in range(abs(count)):
            marking = marking._step(unit, forward=count > 0)
        return marking

    def _step(self, unit: Unit, *, forward: bool) -> Marking:
        text = self.sentences.page.text
        if unit == "word":
            return self.to(_word_edge(text, self.head, forward=forward))
        if forward:
            # The end of the unit the head stands in, or of the next where it is there already.
            probe = self.head
            while probe < len(text) and text[probe].isspace():
                probe += 1
            _, end = unit_span(self.sentences, probe, unit)
            return self.to(max(end, self.head))
        probe = self.head - 1
        while probe > 0 and text[probe].isspace():
            probe -= 1
        start, _ = unit_span(self.sentences, max(0, probe), unit)
        return self.to(min(start, self.head))


def unit_span(sentences: Sentences, position: int, unit: str) -> Span:
    """Where the word, sentence or turn at a position begins and ends."""
    text = sentences.page.text
    if unit == "sentence":
        return sentences.at(position)
    if unit == "turn":
        return sentences.turn_start(position, 0), sentences.turn_end(position)
    start = end = min(position, len(text))
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return start, end


def _word_edge(text: str, position: int, *, forward: bool) -> int:
    if forward:
        word = _WORD.search(text, position)
        return word.end() if word else len(text)
    while position > 0 and text[position - 1].isspace():
        position -= 1
    while position > 0 and not text[position - 1].isspace():
        position -= 1
    return position


def word_at(layout: Layout, row: int, x: int) -> int:
    """The position on a row under a cell, `x` cells right of where the text begins."""
    element, line = layout.element_at(row)
    lines = layout.lines(element)
    if line < 0:
        return lines[0][0]
    start, end = lines[line]
    x -= INDENT.get(layout.page.kinds[element], 0)
    if x <= 0:
        return start
    text = layout.page.text[start:end]
    cells = [0, *accumulate(text_width(character) for character in text)]
    return start + min(len(text), bisect_right(cells, x) - 1)
