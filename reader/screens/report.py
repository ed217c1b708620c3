"""How a source was understood: what was read, guessed and left out."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from reader.stylesheets import beside
from reader.widgets.row_list import RowBlock, RowList
from reader.widgets.rows import GAP, Piece, Row, wrap

INDENT = "  "


class ReportScreen(ModalScreen[None]):
    """The report on the transcript that is read; any key that goes back closes it."""

    DEFAULT_CSS = beside(__file__)

    BINDINGS: ClassVar[list[BindingType]] = [
        ("q,escape", "close", "Close"),
        ("d", "page(1)", "Page down"),
        ("u", "page(-1)", "Page up"),
    ]

    def __init__(self, lines: list[str]) -> None:
        """`lines` are those of `report_text`: the source, then headings with indented lines."""
        super().__init__()
        self._lines = lines

    def compose(self) -> ComposeResult:
        with Vertical(classes="report--sheet"):
            yield RowBlock(self._head, classes="report--head")
            yield RowList(self._rows)

    def on_mount(self) -> None:
        self.query_one(RowList).focus()

    def _head(self, width: int) -> list[Row]:
        title = "How this source was understood"
        return [Row((Piece(title, "strong"),), (Piece("q back", "faint"),)), GAP]

    def _rows(self, width: int) -> list[Row]:
        rows: list[Row] = []
        for number, line in enumerate(self._lines):
            if not line:
                rows.append(GAP)
                continue
            inner = line.removeprefix(INDENT)
            indented = len(inner) < len(line)
            # A heading follows a blank line and stands above indented ones.
            following = self._lines[number + 1 : number + 2]
            heading = (
                not indented
                and number > 0
                and not self._lines[number - 1]
                and any(line.startswith(INDENT) for line in following)
            )
            style = "text" if indented or number == 0 else "accent" if heading else "faint"
            lead = INDENT if indented else ""
            for start, end in wrap(inner, max(1, width - len(lead))):
                rows.append(Row((Piece(lead + inner[start:end], style),)))
        return rows

    def action_close(self) -> None:
        self.dismiss()

    def action_page(self, pages: int) -> None:
        self.query_one(RowList).action_page(pages)
