"""Some rows above the foot of the page, until the next key: choices, or reasons."""

from __future__ import annotations

from .row_block import RowBlock


class Panel(RowBlock):
    """Lies over the foot of the text; the keys stay with the text."""
