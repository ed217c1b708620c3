"""The text of a part of a page as lines: one for each block, `<br>` or row of a table, each
with what its markup says of it: a heading, how much of it is bold or a link."""

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from transcripts.formats.hypertext import BLOCKS, Node
from transcripts.text import make_safe
from transcripts.times import CLOCK

from .chrome import NO_TEXT, Chrome
from .starts import stated_start, unit_of

_HEADINGS = {f"h{n}": n for n in range(1, 7)}
_BOLD = frozenset({"b", "strong", "cite", "dt", "th"})
_CLOCK = re.compile(rf"[\[(]?{CLOCK}[\])]?")
_LINKED = 0.9
"""Share of a line inside links from which on it is a link and no talk."""
_WHITE_SPACE = re.compile(r"white-space:\s{0,5}(pre)")
_CELL = "\x1f"
"""What ends a cell of a table among the parts of a line."""
_BLANKS = re.compile(r"[ \t\r\n\f\x0b]+")


@dataclass
class Line:
    """A line of a page. `level` is a heading's, 0 for text; `bold` says how many of its
    first characters the markup sets off as a name would be."""

    text: str
    level: int = 0
    bold: int = 0
    linked: int = 0
    """Characters inside links."""
    cells: tuple[str, ...] = ()
    """The cells of a row of a table."""
    start: float | None = None
    """The time that an attribute states for it, in seconds."""


@dataclass
class _Builder:
    chrome: Chrome
    strict: bool
    unit: float
    lines: list[Line] = field(default_factory=list)
    _parts: list[str] = field(default_factory=list)
    _bold: int = 0
    """How many of the parts, from the first, are bold."""
    _ended: bool = False
    """Whether text that is not bold has come in this line."""
    _linked: int = 0
    _level: int = 0
    _start: float | None = None

    def take(self, root: Node) -> None:
        """Walk through an element; the second entry of the stack says what ends there."""
        waiting: list[tuple[Node | str, bool, _Style]] = [(root, False, _Style())]
        while waiting:
            one, after, style = waiting.pop()
            if isinstance(one, str):
                self._text(one, style)
                continue
            if after:
                self.end_line()
                continue
            if one is not root and self._is_out(one):
                continue
            if one.tag == "br":
                self.end_line()
                continue
            style = style.inside(one)
            if one.tag in BLOCKS and one.tag not in ("td", "th"):
                self.end_line()
                self._level = _HEADINGS.get(one.tag, 0)
                stated = stated_start(one)
                self._start = self._start if stated is None else stated * self.unit
                waiting.append((one, True, style))
            if one.tag in ("td", "th"):
                waiting.append((_CELL, False, style))
            waiting.extend((child, False, style) for child in reversed(one.children))

    def _is_out(self, node: Node) -> bool:
        if node.tag == "tr":
            cells = [child.tag for child in node.children if isinstance(child, Node)]
            if len(cells) > 1 and set(cells) == {"th"}:
                return True  # the heads of columns
        return self.chrome(node) if self.strict else node.tag in NO_TEXT

    def _text(self, text: str, style: "_Style") -> None:
        if text == _CELL:
            self._parts.append(_CELL)
            return
        if style.kept and "\n" in text:
            *lines, text = text.split("\n")
            for line in lines:
                self._text(line, style)
                self.end_line()
        text = _BLANKS.sub(" ", text)
        self._parts.append(text)
        if not text.strip():
            return
        if style.bold and not self._ended:
            self._bold = len(self._parts)
        else:
            self._ended = True
        if style.linked:
            self._linked += len(text.strip())

    def end_line(self) -> None:
        if not self._parts:
            self._level = 0
            return
        cells = [_BLANKS.sub(" ", cell).strip() for cell in "".join(self._parts).split(_CELL)]
        cells = [make_safe(cell) for cell in cells if cell]
        if cells:
            text = " ".join(cells)
            row = tuple(cells) if len(cells) > 1 else ()
            bold = len(_BLANKS.sub(" ", "".join(self._parts[: self._bold])).strip())
            self.lines.append(Line(text, self._level, bold, self._linked, row, self._start))
            self._start = None
        self._parts.clear()
        self._bold, self._ended, self._linked, self._level = 0, False, 0, 0


class _Style(NamedTuple):
    """What holds for the text of an element."""

    bold: bool = False
    linked: bool = False
    kept: bool = False
    """Whether its line breaks are lines, as in `<pre>`."""

    def inside(self, node: Node) -> "_Style":
        return _Style(
            self.bold or node.tag in _BOLD,
            self.linked or node.tag == "a",
            self.kept or node.tag == "pre" or "pre" in _WHITE_SPACE.findall(node.get("style")),
        )


def page_lines(part: Node, chrome: Chrome, *, strict: bool = True) -> list[Line]:
    """The lines of a part of a page, without chrome where `strict`, without lines that are
    links and nothing else."""
    builder = _Builder(chrome, strict, unit_of([part]))
    builder.take(part)
    builder.end_line()
    texts: dict[str, int] = {}
    for line in builder.lines:
        texts[line.text] = texts.get(line.text, 0) + 1
    return [
        line
        for line in builder.lines
        if line.linked < _LINKED * len(line.text)
        or texts[line.text] > 1  # a name that links to its bearer
        or _CLOCK.fullmatch(line.text)
        or line.level
    ]
