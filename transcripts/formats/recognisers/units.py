"""What times count where the format does not say: seconds or thousandths, by how much is said
in the time."""

from collections.abc import Iterable
from typing import Any

from transcripts.formats.values import number

from .shapes import MILLISECONDS

_LEAST = 0.2
"""Characters said in a second: the slowest talk has many more, and the fastest, its seconds
taken for thousandths, many fewer."""
_SHORT = 60
"""Counts that are seconds whatever is said in them."""
GUESS = "that the times count milliseconds"


def guess_unit(rows: Iterable[tuple[str, Any, Any]]) -> float:
    """Seconds that one count of the times stands for, of rows of text, start and end."""
    length, first, last = 0, 0.0, 0.0
    for index, (text, start, end) in enumerate(rows):
        begin, stop = number(start), number(end)
        if begin is None:
            continue
        if begin % 1 or (stop or 0.0) % 1:
            return 1.0  # nobody counts parts of thousandths
        first = min(first, begin) if index else begin
        last = max(last, begin, stop or 0.0)
        length += len(text)
    span = last - first
    return MILLISECONDS if span > _SHORT and length < _LEAST * span else 1.0
