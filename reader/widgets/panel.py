"""Some rows above the status line, for as long as the next key: choices, or reasons."""

from __future__ import annotations

from reader.stylesheets import beside

from .row_block import RowBlock


class Panel(RowBlock):
    """Lies over the foot of the text; the keys stay with the text."""

    DEFAULT_CSS = beside(__file__)
