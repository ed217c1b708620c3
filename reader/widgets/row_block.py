"""Painting rows, and a block of them that stands still.

Built on the Line API, so that a list of a thousand hits costs what its visible rows cost;
no widget is made for a row. Every segment has a style (one without breaks NO_COLOR).
"""

from __future__ import annotations

from collections.abc import Callable

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget

from .rows import Piece, Row, fit, width_of

LOOKS: dict[str, tuple[str, str, str]] = {
    "text": ("text", "", ""),
    "strong": ("text", "", "bold"),
    "muted": ("muted", "", "muted-style"),
    "faint": ("faint", "", "faint-style"),
    "accent": ("accent", "", ""),
    "summary": ("summary", "", "italic"),
    "hit": ("hit-foreground", "hit-background", "hit-style"),
    "good": ("good", "", ""),
    "problem": ("problem", "", ""),
    "bookmark": ("bookmark", "", ""),
    "neutral": ("neutral", "", ""),
    "bold": ("", "", "bold"),
    "italic": ("", "", "italic"),
    "bar": ("accent", "", ""),
    "lit": ("", "lit", ""),
    **{f"speaker-{number}": (f"speaker-{number}", "", "") for number in range(1, 9)},
}
"""For each look the theme's variables (without `tapelog-`) for colour and ground, and a
style or the variable that has it. Component classes would be the usual way, but resolving
two dozen of them for every list takes longer than all the rest of the start."""

Builder = Callable[[int], list[Row]]


def speaker_look(index: int | None) -> str:
    """The look of a speaker's name by their index; calm and neutral for nobody."""
    return "neutral" if index is None or index < 0 else f"speaker-{index % 8 + 1}"


def _colour(variables: dict[str, str], name: str) -> str | None:
    return variables[f"tapelog-{name}"].removeprefix("ansi_") if name else None


class Painter(Widget):
    """What both kinds share: names of looks become styles, a row becomes a strip."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._looks: dict[tuple[str, bool], Style] = {}

    def notify_style_update(self) -> None:
        self._looks.clear()
        super().notify_style_update()

    def look(self, names: str, lit: bool = False) -> Style:
        """The Rich style of looks named in `names`, later ones over earlier ones."""
        key = (names, lit)
        if key not in self._looks:
            style = self.rich_style
            if lit:
                style += self._partial("lit")
            for name in names.split():
                style += self._partial(name)
            self._looks[key] = style
        return self._looks[key]

    def _partial(self, name: str) -> Style:
        colour, ground, attributes = LOOKS[name]
        variables = self.app.theme_variables
        if attributes.endswith("-style"):
            attributes = variables[f"tapelog-{attributes}"]
        return Style.parse("" if attributes == "none" else attributes) + Style(
            color=_colour(variables, colour), bgcolor=_colour(variables, ground)
        )

    def paint(self, row: Row, width: int, *, bar: str = "", lit: bool = False) -> Strip:
        """A row as a strip of exactly `width` cells; `bar` stands in its first cell."""
        right = row.right if width_of(row.right) < width else ()
        room = width - width_of(right) - (1 if right else 0)
        segments: list[Segment] = []
        used = 0
        left = row.left
        if bar and width:
            segments.append(Segment(bar, self.look("bar", lit)))
            left = _without_first_cell(left)
            used = 1
        for text, style in left:
            shown = fit(text, room - used)
            if shown:
                segments.append(Segment(shown, self.look(style, lit)))
                used += cell_len(shown)
            if shown != text:
                break
        gap = width - used - width_of(right)
        if gap > 0:
            segments.append(Segment(" " * gap, self.look("", lit)))
        segments.extend(Segment(text, self.look(style, lit)) for text, style in right)
        return Strip(segments, width).adjust_cell_length(width, self.look("", lit))


def _without_first_cell(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """`pieces` without the blank that a bar takes the place of."""
    if pieces and pieces[0].text.startswith(" "):
        return (Piece(pieces[0].text[1:], pieces[0].style), *pieces[1:])
    return pieces


class RowBlock(Painter):
    """Rows that stand still, as high as there are rows: heads, tabs, the status line."""

    def __init__(
        self,
        build: Builder | None = None,
        *,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._build = build
        self._rows: list[Row] = []
        self._built_for: int | None = None

    def show(self, build: Builder) -> None:
        """Show other rows: `build` gives them for a width in cells."""
        before, self._build, self._built_for = len(self._rows), build, None
        # A new layout costs a repaint of the whole screen: only where the height changes.
        self.refresh(layout=not self.size.width or len(self.rows(self.size.width)) != before)

    def rows(self, width: int) -> list[Row]:
        """The rows for a width; built again only when it or they change."""
        if self._built_for != width:
            self._rows = self._build(width) if self._build else []
            self._built_for = width
        return self._rows

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self.rows(width))

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        rows = self.rows(width)
        if y < len(rows):
            return self.paint(rows[y], width)
        return Strip.blank(width, self.rich_style)
