"""How the screen is parted: sidebar, text, pane, ribbon and status line.

Shared by the first page, painted without Textual, and by the reader, so that both agree.
"""

from __future__ import annotations

NARROW = 100
"""Below so many columns, panes lie over the text instead of beside it."""
SIDEBAR = 34
PANE = 54


class Frame:
    """Cells of each part for a terminal of `width` × `height`."""

    __slots__ = ("beside", "height", "pane", "sidebar", "text_height", "text_width", "width")

    def __init__(
        self, width: int, height: int, *, sidebar: bool = True, pane: bool = False
    ) -> None:
        narrow = width < NARROW
        self.beside = not narrow
        """Whether panes stand beside the text."""
        beside = sidebar and not narrow and not (pane and width < 140)
        self.width = width
        self.height = height
        self.sidebar = SIDEBAR if beside else 0
        """Columns that the sidebar takes from the text: none where it lies over it."""
        self.pane = PANE if pane and not narrow else 0
        self.text_width = width - self.sidebar - self.pane
        self.text_height = height - 1
