"""Help: the keys as they are now, those of every day first."""

from __future__ import annotations

from itertools import zip_longest
from typing import ClassVar, NamedTuple

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from reader.keymap import Action, Context, Keymap
from reader.stylesheets import beside
from reader.widgets.row_list import RowBlock, RowList
from reader.widgets.rows import GAP, Piece, Row, fit, width_of

BETWEEN = 4
LONGEST_KEYS = 14
"""Cells of keys with the gap behind them; what is longer is a name."""
NARROWEST_PAIR = 66
"""Cells below which the keys stand in one column."""


class HelpScreen(ModalScreen[None]):
    """The sixteen keys of every day; a second `?` shows all, a third closes."""

    DEFAULT_CSS = beside(__file__)

    BINDINGS: ClassVar[list[BindingType]] = [
        ("q,escape", "close", "Close"),
        ("question_mark", "more", "All keys"),
        ("d", "page(1)", "Page down"),
        ("u", "page(-1)", "Page up"),
    ]

    def __init__(self, keymap: Keymap | None = None, context: Context = "text") -> None:
        super().__init__()
        self._keymap = keymap or Keymap()
        self._where: Context = context
        self._all = context != "text"

    def compose(self) -> ComposeResult:
        with Vertical(classes="help--sheet"):
            yield RowBlock(self._head, classes="help--head")
            yield RowList(self._rows)

    def on_mount(self) -> None:
        self.query_one(RowList).focus()

    def _head(self, width: int) -> list[Row]:
        title = "All keys" if self._all else "Keys of every day"
        key = _keys(self._keymap["help"])
        more = "q back" if self._all else f"{key} all keys   q back"
        return [Row((Piece(title, "strong"),), (Piece(more, "faint"),)), GAP]

    def _rows(self, width: int) -> list[Row]:
        if self._all:
            return all_rows(self._keymap, self._where, width)
        return everyday_rows(self._keymap, width)

    def action_more(self) -> None:
        if self._all:
            self.dismiss()
            return
        self._all = True
        self.query_one(".help--head", RowBlock).show(self._head)
        self.query_one(RowList).show(self._rows)

    def action_close(self) -> None:
        self.dismiss()

    def action_page(self, pages: int) -> None:
        self.query_one(RowList).action_page(pages)


def everyday_rows(keymap: Keymap, width: int) -> list[Row]:
    """The actions of every day, by group, and how to say more with them."""
    groups: dict[str, list[Action]] = {}
    for action in keymap.everyday():
        groups.setdefault(action.group, []).append(action)
    blocks = [
        Block(name, [(_keys(action), action.title) for action in actions])
        for name, actions in groups.items()
    ]
    words = "A count may come first: 5j. Nothing needs Alt, Esc or Ctrl."
    return [*_columns(blocks, width), GAP, Row((Piece(fit(words, width), "muted"),))]


def all_rows(keymap: Keymap, context: Context, width: int) -> list[Row]:
    """Every action that has a key, those of `context` first, then those that have none."""
    names = keymap.groups()
    first = list(keymap.groups(context))
    order = [*first, *(name for name in names if name not in first)]
    blocks = [
        Block(name, [entry for action in names[name] for entry in _entries(action)])
        for name in order
    ]
    if context == "library":
        return _columns(blocks, width)
    without = [(f":{a.name}", a.title) for a in keymap.commands() if not a.keys]
    blocks.append(Block("By name", [*without, (":chapter 4", "go to a chapter")]))
    return _columns(blocks, width)


class Block(NamedTuple):
    """A group of keys: its name, and for each line the keys and what they do."""

    name: str
    lines: list[tuple[str, str]]


def _keys(action: Action) -> str:
    return " ".join(action.keys)


def _entries(action: Action) -> list[tuple[str, str]]:
    return [(_keys(action), action.title), *([("", action.hint)] if action.hint else [])]


def _columns(blocks: list[Block], width: int) -> list[Row]:
    """Blocks in two columns of about the same height, in order; in one where it is narrow."""
    if width < NARROWEST_PAIR:
        return _stacked(blocks, width)
    heights = [len(block.lines) + 2 for block in blocks]
    total = sum(heights)
    split = min(range(1, len(blocks) + 1), key=lambda n: abs(total - 2 * sum(heights[:n])))
    column = (width - BETWEEN) // 2
    left, right = _stacked(blocks[:split], column), _stacked(blocks[split:], column)
    rows = []
    for a, b in zip_longest(left, right, fillvalue=GAP):
        gap = Piece(" " * (column + BETWEEN - width_of(a.left)))
        rows.append(Row((*a.left, gap, *b.left)))
    return rows


def _stacked(blocks: list[Block], width: int) -> list[Row]:
    """Blocks one under the other; what the keys do begins at one edge, but for names."""
    edges = [max((cell_len(keys) for keys, _ in block.lines), default=0) + 2 for block in blocks]
    common = max((edge for edge in edges if edge <= LONGEST_KEYS), default=0)
    rows: list[Row] = []
    for block, own in zip(blocks, edges, strict=True):
        edge = max(own, common)
        rows += [*([GAP] if rows else []), Row((Piece(block.name, "accent"),))]
        for keys, title in block.lines:
            gap = Piece(" " * (edge - cell_len(keys)))
            what = Piece(fit(title, width - edge), "text" if keys else "faint")
            rows.append(Row((Piece(keys, "strong"), gap, what)))
    return rows
