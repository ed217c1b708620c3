"""Some rows above the foot of the page, until the next key: choices, or reasons."""

from __future__ import annotations

from collections.abc import Sequence

from textual.geometry import Size
from textual.strip import Strip

from .row_block import RowBlock
from .rows import GAP, Row, row

ABOVE = 3
"""Rows of the text that stay in sight above it."""


class Panel(RowBlock):
    """Lies over the foot of the text; the keys stay with the text. What has no room is on
    further pages; the first that is shown is the one with a lit row."""

    _page: int | None = None

    def _pages(self, width: int) -> list[list[Row]]:
        return paged(self.rows(width), self.screen.size.height - ABOVE)

    def _shown(self, width: int) -> list[Row]:
        pages = self._pages(width)
        if self._page is None:
            lit = (n for n, page in enumerate(pages) if any(one.lit for one in page))
            self._page = next(lit, 0)
        return pages[self._page % len(pages)]

    def turn(self) -> bool:
        """Show the next page, after the last one the first; False where there is but one."""
        if len(self._pages(self.size.width)) == 1:
            return False
        self._page = (self._page or 0) + 1
        self.refresh(layout=True)
        return True

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._shown(width))

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        rows = self._shown(width)
        return self.paint(rows[y] if y < len(rows) else GAP, width)


def paged(rows: Sequence[Row], height: int) -> list[list[Row]]:
    """`rows` on pages of at most `height` rows. Where they have no room with air about and
    between them they do without; several pages all begin with the first row, and say at the
    end how to go on."""
    if len(rows) + 2 <= height:
        return [[GAP, *rows, GAP]]
    close = [one for one in rows if one != GAP]
    if len(close) <= max(1, height):
        return [close]
    room = max(1, height - 2)
    head, rest = close[0], close[1:]
    parts = [rest[at : at + room] for at in range(0, len(rest), room)]
    return [
        [head, *part, row(f"space more, {number} of {len(parts)}", "faint")]
        for number, part in enumerate(parts, 1)
    ]
