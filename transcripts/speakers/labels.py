"""Who speaks, line by line, as a file of labels: written, edited by a person, read back.

A row is a line's number, a TAB, and who speaks: `12<TAB>Ann Bell`. Where another voice begins
inside a line, one more row has the character, from 0: `12:40<TAB>Ben Cole`. `-` is nobody. Blank
rows and rows that begin with `#` say nothing. The text is UTF-8.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

from transcripts.text import one_line

LARGEST = 8 * 2**20
"""Bytes of the largest file that is read: far more than the labels of 200,000 lines."""
LONGEST_NAME = 120
"""Characters of the longest name."""
NOBODY_SAID = "-"

_AT = re.compile(r"([0-9]{1,9})(?::([0-9]{1,9}))?")


class Label(NamedTuple):
    """From this character of a line on, this is who speaks."""

    line: int
    """Counted as `tapelog speakers --lines` prints it."""
    char: int
    speaker: str | None
    """As written, tidied; None for nobody."""
    row: int = 0
    """Where it stands in its file, from 1."""


class BadLabels(Exception):
    """A file of labels cannot be read; the text says where and why."""


def written(labels: Iterable[Label]) -> str:
    """The text of a file with `labels`, a row each."""
    rows: list[str] = []
    for label in labels:
        at = f"{label.line}:{label.char}" if label.char else str(label.line)
        rows.append(f"{at}\t{one_line(label.speaker or '') or NOBODY_SAID}\n")
    return "".join(rows)


def read(data: bytes) -> list[Label]:
    """The labels of a file, in order. Raises BadLabels; what the numbers mean is not looked
    at here."""
    if len(data) > LARGEST:
        raise BadLabels(f"it is larger than {LARGEST // 2**20} MB, which no labels are")
    if b"\0" in data:
        raise BadLabels("it is no text")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        row = data.count(b"\n", 0, error.start) + 1
        raise BadLabels(f"row {row} is not UTF-8") from error
    found: list[Label] = []
    for number, line in enumerate(text.split("\n"), 1):
        said = line.strip(" \r")
        if said and not said.startswith("#"):
            label = _label(said, number)
            if found and label[:2] <= found[-1][:2]:
                raise BadLabels(
                    f"row {number} ({_at(label)}) does not come after row {found[-1].row} "
                    f"({_at(found[-1])})"
                )
            found.append(label)
    if not found:
        raise BadLabels("it holds no labels")
    return found


def _label(row: str, number: int) -> Label:
    at, tab, said = row.partition("\t")
    if not tab:
        raise BadLabels(f"row {number} has no TAB between line and speaker")
    match = _AT.fullmatch(at.strip())
    if match is None:
        raise BadLabels(f"row {number} does not begin with a line's number")
    if "\t" in said.strip():
        raise BadLabels(f"row {number} has more than a line and a speaker")
    name = one_line(said)
    if not name:
        raise BadLabels(f"row {number} names nobody; - stands for nobody")
    if len(name) > LONGEST_NAME:
        raise BadLabels(f"row {number} has a name of more than {LONGEST_NAME} characters")
    speaker = None if name == NOBODY_SAID else name
    return Label(int(match[1]), int(match[2] or 0), speaker, number)


def _at(label: Label) -> str:
    return f"line {label.line}" + (f", character {label.char}" if label.char else "")
