"""Help: the keys as they are now, those of every day first."""

from __future__ import annotations

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen

from ..keymap import Action, Context, Keymap
from ..widgets.row_list import RowBlock, RowList
from ..widgets.rows import GAP, Piece, Row, fit, width_of

WIDEST = 100
"""Cells that the help takes at most: two columns that the eye still joins."""
NARROWEST_PAIR = 66
"""Cells below which the keys stand in one column."""


class HelpScreen(ModalScreen[None]):
    """The sixteen keys of every day; a second `?` shows all, a third closes."""

    BINDINGS = [
        ("q,escape", "close", "Close"),
        ("question_mark", "more", "All keys"),
        ("j,down", "scroll(1)", "Down"),
        ("k,up", "scroll(-1)", "Up"),
        ("space,pagedown,d", "page(1)", "Page down"),
        ("b,pageup,u", "page(-1)", "Page up"),
        ("g,home", "edge(-1)", "Top"),
        ("G,end", "edge(1)", "Bottom"),
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

    def action_scroll(self, lines: int) -> None:
        self.query_one(RowList).scroll_relative(y=lines, animate=False)

    def action_page(self, pages: int) -> None:
        rows = self.query_one(RowList)
        rows.scroll_relative(y=pages * max(1, rows.size.height - 2), animate=False)

    def action_edge(self, side: int) -> None:
        rows = self.query_one(RowList)
        rows.scroll_to(y=0 if side < 0 else len(rows.shown), animate=False)


def everyday_rows(keymap: Keymap, width: int) -> list[Row]:
    """The actions of every day, by group, and how to say more with them."""
    groups: dict[str, list[Action]] = {}
    for action in keymap.everyday():
        groups.setdefault(action.group, []).append(action)
    return [
        *_columns([_group(name, actions) for name, actions in groups.items()], width),
        GAP,
        *_words("A count may come first: 5j. q always goes back. Nothing needs Esc or Ctrl.", width),
    ]


def all_rows(keymap: Keymap, context: Context, width: int) -> list[Row]:
    """Every action that has a key, those of `context` first."""
    names = keymap.groups()
    first = list(keymap.groups(context))
    order = [*first, *(name for name in names if name not in first)]
    without = [a for a in keymap.commands() if not a.keys]
    blocks = [_group(name, names[name]) for name in order]
    if without:
        lines = [_entry(f":{a.name}", a.title) for a in without]
        lines.append(_entry(":chapter 4", "go to a chapter"))
        blocks.append([Row((Piece("By name", "accent"),)), *lines])
    return _columns(blocks, width)


def _keys(action: Action) -> str:
    return " ".join(action.keys)


def _group(name: str, actions: list[Action]) -> list[Row]:
    rows = [Row((Piece(name, "accent"),))]
    for action in actions:
        rows.append(_entry(_keys(action), action.title))
        if action.hint:
            rows.append(_entry("", action.hint, "faint"))
    return rows


def _entry(keys: str, title: str, style: str = "text") -> Row:
    gap = " " * max(1, 13 - cell_len(keys))
    return Row((Piece(keys, "strong"), Piece(gap + title, style)))


def _words(text: str, width: int) -> list[Row]:
    return [Row((Piece(fit(text, width), "muted"),))]


def _columns(blocks: list[list[Row]], width: int) -> list[Row]:
    """Blocks in two columns of about the same height, in order; in one where it is narrow."""
    if width < NARROWEST_PAIR:
        return _stacked(blocks)
    heights = [len(block) + 1 for block in blocks]
    total = sum(heights)
    split = min(
        range(1, len(blocks) + 1), key=lambda n: (max(sum(heights[:n]), total - sum(heights[:n])), n)
    )
    left, right = _stacked(blocks[:split]), _stacked(blocks[split:])
    column = (width - 2) // 2
    rows = []
    for y in range(max(len(left), len(right))):
        a = left[y].left if y < len(left) else ()
        b = right[y].left if y < len(right) else ()
        a = _cut(a, column)
        rows.append(Row((*a, Piece(" " * (column + 2 - width_of(a))), *_cut(b, column))))
    return rows


def _cut(pieces: tuple[Piece, ...], width: int) -> tuple[Piece, ...]:
    shown = []
    for text, style in pieces:
        part = fit(text, width)
        width -= cell_len(part)
        if part:
            shown.append(Piece(part, style))
    return tuple(shown)


def _stacked(blocks: list[list[Row]]) -> list[Row]:
    rows: list[Row] = []
    for block in blocks:
        rows += [*([GAP] if rows else []), *block]
    return rows
