"""Wrapping and heights, without Textual: where every line of a page begins and ends.

Heights are counted exactly, by the same search for blanks that later breaks the lines, so
nothing moves once it is painted. A wrapped line is a pair of positions in the page's
text, never a copy of it.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from itertools import accumulate
from unicodedata import category, east_asian_width

from .page import KIND_LABELS, POINT, Page, bar_of, gutter_label

MEASURE = 72
MEASURE_LEAST, MEASURE_MOST = 40, 120


def as_measure(kept: str) -> int:
    """A measure as it was kept, within its bounds; the usual one where it is none."""
    if not (kept.isascii() and kept.isdigit()):
        return MEASURE
    return min(max(int(kept[:9]), MEASURE_LEAST), MEASURE_MOST)


INDENT = {POINT: 2}
"""Cells by which an element's text stands in; a point's dot stands there."""

# Everything that may take other than one cell: outside Latin, Greek, Cyrillic and the
# usual punctuation. (Curly quotes and dashes are narrow; isascii() would be too strict.)
_MAYBE_WIDE = re.compile(
    "[^ -\u02ff\u0370-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u205e"
    "\u20a0-\u20bf\u2400-\u2426\ufffd]"
)

# Two cells wide since Unicode 15 or 16, which the Python that runs may not know yet: trigrams,
# hexagrams, counting rods, Khitan, late Hangul and Kana, and emoji still to come.
_LATELY_WIDE = re.compile(
    "[\u2630-\u2637\u268a-\u268f\u4dc0-\u4dff\U00016fe0-\U0001b2ff\U0001d300-\U0001d376"
    "\U0001f200-\U0001f2ff\U0001f6d0-\U0001f6ff\U0001f7e0-\U0001f7ff\U0001fa70-\U0001faff]"
)


class Geometry:
    """Columns of the text area: where gutter, bar, text and ribbon stand.

    All in cells from the left edge of the area; the ribbon takes the last `RIBBON` cells.
    """

    RIBBON = 3
    __slots__ = ("bar", "gutter", "left", "text", "text_width", "width")

    def __init__(self, page: Page, width: int, measure: int = MEASURE) -> None:
        longest = max((len(name) for name in page.names), default=0) + page.doubted
        if any(KIND_LABELS.get(kind) for kind in set(page.kinds)):
            longest = max(longest, 7)
        room = 14 if width >= 84 else 11
        gutter = max(7, min(longest, room)) if width >= 50 else 0
        edge = 1 if width >= 50 else 0
        self.width = width
        self.gutter = gutter
        """Width of the names, which end where the gutter ends."""
        inner = width - self.RIBBON - edge - gutter - 3
        self.text_width = max(8, min(measure, inner))
        spare = max(0, inner - self.text_width)
        self.left = edge + spare // 2
        self.bar = self.left + gutter + (1 if gutter else 0)
        self.text = self.bar + 2


def _char_width(character: str) -> int:
    if character in "\ufe0f":
        return 1  # asks for the emoji shape, which is two cells wide
    if category(character) in ("Mn", "Me") or character in "\u200c\u200d":
        return 0
    return 2 if east_asian_width(character) in "WF" or _LATELY_WIDE.match(character) else 1


def text_width(text: str) -> int:
    """Cells that `text` takes, at most."""
    if not _MAYBE_WIDE.search(text):
        return len(text)
    return sum(map(_char_width, text))


def margin(page: Page, geometry: Geometry, element: int, line: int) -> str:
    """What stands left of a line of text: on the first the name, and everywhere the bar."""
    name = gutter_label(page, element) if line == 0 and geometry.gutter else ""
    room = geometry.left + geometry.gutter
    if name and text_width(name) > room:
        tail = "…?" if name.endswith("?") else "…"
        while name and text_width(name + tail) > room:
            name = name[:-1]
        name += tail
    blank = " " * (room - text_width(name)) if geometry.gutter else ""
    return f"{(blank + name).ljust(geometry.bar - _extra(name))}{bar_of(page, element)} "


def margin_above(geometry: Geometry, place: str) -> str:
    """What stands left in the blank line above a turn: its time or line, which ends where
    names do, or begins where the text does if names have no room."""
    room = geometry.left + geometry.gutter
    return f"{place:>{room}}" if geometry.gutter else " " * geometry.text + place


def _extra(text: str) -> int:
    """Cells that `text` takes beyond one for each of its characters."""
    return text_width(text) - len(text)


def _count_narrow(text: str, start: int, end: int, width: int) -> int:
    lines = 1
    rfind = text.rfind
    while end - start > width:
        cut = rfind(" ", start + 1, start + width + 1)
        start = cut + 1 if cut > 0 else start + width
        lines += 1
    return lines


def _wrap_narrow(text: str, start: int, end: int, width: int) -> list[tuple[int, int]]:
    lines = []
    while end - start > width:
        cut = text.rfind(" ", start + 1, start + width + 1)
        if cut > 0:
            lines.append((start, cut))
            start = cut + 1
        else:
            lines.append((start, start + width))
            start += width
    lines.append((start, end))
    return lines


def _wrap_wide(text: str, start: int, end: int, width: int) -> list[tuple[int, int]]:
    cells = [0, *accumulate(map(_char_width, text[start:end]))]
    lines = []
    a, last = 0, end - start
    while cells[last] - cells[a] > width:
        fit = bisect_right(cells, cells[a] + width) - 1
        fit = max(fit, a + 1)
        cut = text.rfind(" ", start + a + 1, start + fit + 1)
        if cut > 0:
            lines.append((start + a, cut))
            a = cut + 1 - start
        else:
            # Not between a letter and the marks that stand on it.
            while fit < last and cells[fit + 1] == cells[fit]:
                fit += 1
            lines.append((start + a, start + fit))
            a = fit
    lines.append((start + a, end))
    return lines


def wrap(text: str, start: int, end: int, width: int) -> list[tuple[int, int]]:
    """The lines of `text[start:end]` as pairs of positions, each at most `width` cells.

    Lines break at blanks; a word longer than a line is broken where the line ends.
    """
    if _MAYBE_WIDE.search(text, start, end):
        return _wrap_wide(text, start, end, width)
    return _wrap_narrow(text, start, end, width)


def heights(page: Page, width: int) -> array[int]:
    """Lines of every element at a text width of `width` cells, blank lines above included."""
    text = page.text
    if _MAYBE_WIDE.search(text):
        return array(
            "I",
            (
                gap + len(wrap(text, start, end, width - INDENT.get(kind, 0)))
                for start, end, gap, kind in zip(
                    page.starts, page.ends, page.gaps, page.kinds, strict=True
                )
            ),
        )
    return array(
        "I",
        (
            gap + 1
            if end - start <= width - 2
            else gap + _count_narrow(text, start, end, width - (2 if kind == POINT else 0))
            for start, end, gap, kind in zip(
                page.starts, page.ends, page.gaps, page.kinds, strict=True
            )
        ),
    )


class Layout:
    """A page set at one text width: rows of the page, counted from 0, against positions."""

    def __init__(self, page: Page, width: int, known: array[int] | None = None) -> None:
        """`known` are the heights at this width, if they were counted before."""
        self.page = page
        self.width = width
        fits = known is not None and len(known) == len(page)
        self.heights = known if known is not None and fits else heights(page, width)
        self.prefix = array("I", accumulate(self.heights, initial=0))
        """Row where each element begins, blank lines above it first; last, all rows."""
        self._wrapped: dict[int, list[tuple[int, int]]] = {}

    @property
    def rows(self) -> int:
        return self.prefix[-1]

    def lines(self, element: int) -> list[tuple[int, int]]:
        """The lines of an element as pairs of positions."""
        found = self._wrapped.get(element)
        if found is None:
            if len(self._wrapped) > 600:
                self._wrapped.clear()
            page = self.page
            found = self._wrapped[element] = wrap(
                page.text,
                page.starts[element],
                page.ends[element],
                self.width - INDENT.get(page.kinds[element], 0),
            )
        return found

    def element_at(self, row: int) -> tuple[int, int]:
        """The element that a row belongs to, and the line of its text there: from 0,
        below 0 in the blank lines above it."""
        element = min(max(0, bisect_right(self.prefix, row) - 1), len(self.page) - 1)
        return element, row - self.prefix[element] - self.page.gaps[element]

    def row_of(self, position: int) -> int:
        """The row that a position of the page stands on."""
        if not len(self.page):
            return 0
        element = self.page.element_at(position)
        lines = self.lines(element)
        line = max(0, bisect_right(lines, (position, len(self.page.text) + 1)) - 1)
        return self.prefix[element] + self.page.gaps[element] + line

    def position_at(self, row: int) -> int:
        """The first position on a row; for a blank row, of the text below it."""
        element, line = self.element_at(row)
        lines = self.lines(element)
        return lines[min(max(0, line), len(lines) - 1)][0]

    def anchor(self, row: int) -> tuple[int, int]:
        """What keeps a row in place when the width changes: a position, and how many rows
        above it the row lies."""
        position = self.position_at(row)
        return position, max(0, self.row_of(position) - row)


class Window:
    """As much of a page as one screen shows, without counting the rest of it.

    For the first screen: elements are wrapped from an anchor downwards only.
    """

    def __init__(self, page: Page, width: int, position: int, above: int, rows: int) -> None:
        """`position` stands on the row that is `above` rows below the upper edge; at the
        end of the page one blank row is left, and no more."""
        self.rows: list[tuple[int, int, int, int]] = []
        """(element, line, start, end) of each row; line below 0 where the row is blank."""
        if not len(page):
            return
        first = last = page.element_at(position)
        found = self._rows(page, first, width)
        texts = [i for i, row in enumerate(found) if row[1] >= 0 and row[2] <= position]
        top = (texts[-1] if texts else 0) - above
        for _ in range(2):  # the end of the page may ask for more rows above than `above` did
            while top < 0 and first:
                first -= 1
                more = self._rows(page, first, width)
                found = more + found
                top += len(more)
            top = max(0, top)
            while len(found) - top < rows and last + 1 < len(page):
                last += 1
                found += self._rows(page, last, width)
            top = min(top, len(found) - rows + 1)
        self.rows = found[max(0, top) :][:rows]

    @staticmethod
    def _rows(page: Page, element: int, width: int) -> list[tuple[int, int, int, int]]:
        start, end, gap = page.starts[element], page.ends[element], page.gaps[element]
        lines = wrap(page.text, start, end, width - INDENT.get(page.kinds[element], 0))
        blank = [(element, line - gap, start, start) for line in range(gap)]
        return blank + [(element, line, a, b) for line, (a, b) in enumerate(lines)]
