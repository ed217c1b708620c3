"""Names that a page sets off without a colon: in bold before the words, in a cell of their
own, on a line or heading of their own. They are written as a text file writes them, where
the whole page does so and the names come again."""

import re
from collections.abc import Sequence

from transcripts.speakers.names import LIMIT, could_be_name, looks_like_name
from transcripts.times import CLOCK

from .page_lines import Line

_TIME = re.compile(rf"[\[(]?{CLOCK}[\])]?")
_TIMED = re.compile(
    rf"(?P<before>[\[(]?{CLOCK}[\])]?\s{{1,3}})?(?P<name>\S.{{0,60}}?)(?P<after>\s{{1,3}}[\[(]?{CLOCK}[\])]?)?"
)


def with_names(lines: list[Line]) -> list[Line]:
    """`lines` with the names in front of their words, each with a colon after it."""
    for find, write in ((_of_cells, _row), (_in_bold, _begun)):
        names = [find(line) for line in lines]
        if _come_again(names):
            return [
                write(line, name) if name else line for line, name in zip(lines, names, strict=True)
            ]
    names = [_alone(line) for line in lines]
    return _above(lines, names) if _come_again(names) else lines


def _come_again(names: Sequence[str]) -> bool:
    found = [name for name in names if name]
    return len(found) >= 3 and len(found) - len(set(found)) >= 0.3 * len(found)


def _is_name(text: str) -> bool:
    return 0 < len(text) <= LIMIT and could_be_name(text) and looks_like_name(text)


def _of_cells(line: Line) -> str:
    """The name in the first cell of a row, or in the one after a time."""
    cells = line.cells[1:] if line.cells and _TIME.fullmatch(line.cells[0]) else line.cells
    if len(cells) < 2:
        return ""
    name = cells[0].rstrip(" :：")
    return name if _is_name(name) else ""


def _row(line: Line, name: str) -> Line:
    at = 1 if _TIME.fullmatch(line.cells[0]) else 0
    time = f"[{line.cells[0].strip('[]() ')}] " if at else ""
    return Line(f"{time}{name}: {' '.join(line.cells[at + 1 :])}", start=line.start)


def _in_bold(line: Line) -> str:
    """The name in bold at the beginning of a line that no colon follows."""
    if not 1 < line.bold < len(line.text) or line.level:
        return ""
    name, rest = line.text[: line.bold], line.text[line.bold :]
    if not rest[0].isspace() or rest.lstrip()[:1] in ":：-–—([" or name[-1] in ":：":
        return ""
    return name if _is_name(name) else ""


def _begun(line: Line, name: str) -> Line:
    return Line(f"{name}: {line.text[len(name) :].strip()}", start=line.start)


def _alone(line: Line) -> str:
    """The name that a heading, or a line all in bold, is; with a time beside it or not."""
    if line.bold < len(line.text) and not line.level:
        return ""
    match = _TIMED.fullmatch(line.text)
    name = match["name"].rstrip(" :：") if match else ""
    return name if _is_name(name) else ""


def _above(lines: list[Line], names: Sequence[str]) -> list[Line]:
    """Names above their words go in front of them. A heading that is no name stays one."""
    counts: dict[str, int] = {}
    for name in names:
        counts[name] = counts.get(name, 0) + 1
    written: list[Line] = []
    waiting = ""
    for line, name in zip(lines, names, strict=True):
        if name and (counts[name] > 1 or not line.level):
            match = _TIMED.fullmatch(line.text)
            time = (match["before"] or match["after"] or "") if match else ""
            clock = time.strip("[]() \t")
            waiting = f"[{clock}] {name}: " if clock else f"{name}: "
        else:
            words = Line(waiting + line.text, start=line.start)
            written.append(words if waiting and not line.level else line)
            waiting = waiting if line.level else ""
    return written
