"""The lines of a court's record without what its pages add: numbers of lines and pages,
page breaks, headers and footers."""

import re
from collections import Counter
from dataclasses import dataclass
from typing import NamedTuple

from transcripts.text import make_safe

_NUMBER = re.compile(r"[ \t]{0,12}(\d{1,2})(?:[ \t]{1,3}|[ \t]*$|[ \t]+(?=\S))")
_PAGE_LINE = re.compile(r"[ \t]{0,8}(\d{1,6})[:.](\d{1,2})(?:[ \t]+|$)")
_PAGE = re.compile(
    r"[ \t]*(?:-{1,3}[ \t]?)?(?:page[ \t]+)?\d{1,5}(?:[ \t]+(?:of|to)[ \t]+\d{1,5})?"
    r"(?:[ \t]?-{1,3})?[ \t]*",
    re.IGNORECASE,
)
_SPEECH = re.compile(r"[ \t]*(?:[QA][.:]|[QA][ \t]{2,}|[A-Z][A-Za-z.'\- ]{1,40}:)")
_LAST = 32
"""The highest number that a line of a page has."""
_LEAST = 0.5
"""Share of the lines that are numbered where lines are numbered at all."""
_REPEATS = 3
"""Pages on which a line stands that is their header or footer."""


class Line(NamedTuple):
    """A line of the record: its number in the source, and its text with leading blanks."""

    number: int
    text: str


@dataclass
class Record:
    """The lines that hold words, and what was left out around them."""

    lines: list[Line]
    numbered: bool = False
    pages: int = 0
    """Page breaks and numbers of pages that were left out."""
    furniture: int = 0
    """Headers and footers that were left out."""


def unprinted(text: str) -> Record:
    """The record's lines without what its pages add."""
    raw: list[tuple[int, str, bool]] = []
    """Number in the source, text, whether a page begins with it."""
    for number, line in enumerate(text.split("\n"), 1):
        begins = "\f" in line
        line = line.replace("\f", "").replace("\t", "    ")
        raw.append((number, make_safe(line).rstrip(), begins))
    numbers = [_line_number(line) for _, line, _ in raw]
    filled = sum(1 for _, line, _ in raw if line)
    if filled and _in_order(numbers) >= max(_LEAST * filled, 3):
        return _numbered(raw, numbers)
    return _unnumbered(raw)


def _line_number(line: str) -> tuple[int, int] | None:
    """The number of a line on its page, and where its words begin."""
    match = _PAGE_LINE.match(line)
    if match:
        number = int(match[2])
    elif match := _NUMBER.match(line):
        number = int(match[1])
    else:
        return None
    return (number, match.end()) if 1 <= number <= _LAST else None


def _in_order(numbers: list[tuple[int, int] | None]) -> int:
    """How many lines bear a number that goes on from the one before, or begins a page."""
    count, last = 0, 0
    for found in numbers:
        if found is None:
            continue
        if found[0] == last + 1 or found[0] == 1:
            count += 1
        last = found[0]
    return count


def _numbered(raw: list[tuple[int, str, bool]], numbers: list[tuple[int, int] | None]) -> Record:
    """What stands without a number between the last line of a page and the first of the
    next is the page's; before the first number it is the record's title."""
    record = Record([], numbered=True)
    last, begun = 0, False
    for place, ((number, line, begins), found) in enumerate(zip(raw, numbers, strict=True)):
        record.pages += begins
        if not line.strip():
            continue
        follows = found is not None and (found[0] == last + 1 or found[0] == 1 or not begun)
        if found is not None and (follows or found[0] > last):
            begun, last = True, found[0]
            record.lines.append(Line(number, line[found[1] :]))
        elif _PAGE.fullmatch(line):
            record.pages += 1
        elif not begun:
            record.lines.append(Line(number, line))
        elif _next_number(numbers, place) == last + 1:
            record.lines.append(Line(number, line))  # a numbered line that was wrapped
        else:
            record.furniture += 1
    return record


def _next_number(numbers: list[tuple[int, int] | None], place: int) -> int:
    for found in numbers[place + 1 : place + 6]:
        if found is not None:
            return found[0]
    return 0


def _unnumbered(raw: list[tuple[int, str, bool]]) -> Record:
    record = Record([])
    repeated = _repeated(raw)
    for number, line, begins in raw:
        record.pages += begins
        bare = line.strip()
        if not bare:
            record.lines.append(Line(number, ""))
        elif _PAGE.fullmatch(line):
            record.pages += 1
        elif repeated and _pattern(bare) in repeated:
            record.furniture += 1
        else:
            record.lines.append(Line(number, line))
    return record


def _repeated(raw: list[tuple[int, str, bool]]) -> set[str]:
    """Lines that stand on page after page beside its number or its break."""
    filled = [(line.strip(), begins) for _, line, begins in raw if begins or line.strip()]
    paged = bytearray(_PAGE.fullmatch(line) is not None for line, _ in filled)
    near = bytearray(len(filled) + 4)
    for place, (_, begins) in enumerate(filled):
        if begins or paged[place]:
            near[place : place + 5] = b"\1" * 5
    beside = Counter(
        _pattern(line)
        for place, (line, _) in enumerate(filled)
        if near[place + 2] and line and not paged[place] and not _SPEECH.match(line)
    )
    return {line for line, count in beside.items() if count >= _REPEATS and len(line) > 3}


def _pattern(line: str) -> str:
    return re.sub(r"\d+", "#", " ".join(line.split()))
