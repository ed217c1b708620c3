"""How the lines of a text begin: with names, with times, with both. Of the ways to write so
the file's own is found; Markdown and plain text are asked alike."""

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from transcripts.formats.document import HEAD
from transcripts.speakers.names import accepted

from .alone import named_alone
from .dialogue import Named, bold_label, plain_label
from .heads import field_key
from .layout import lay_out
from .listed import outline_lines
from .sections import only_links
from .stamped_lines import stamped_lines
from .stamps import stamp

_FIELDS = 25
"""Lines with text at the beginning among which fields may stand."""
_ITEMS = ("- ", "* ", "+ ", "• ", "– ", "— ")
_LISTED = 0.4
"""Share of the lines that must be items with names for items to be what somebody says."""
_AGAIN = 6
"""How often a name comes that comes again and again."""
_STEADY = 0.6
"""Share of the lines with names that such names must have."""
_LOOKED_AT = 4_000
"""Lines that decide how a file is written."""


@lru_cache(maxsize=2)
def way_of(head: str) -> str:
    """The way in which the lines of a file's head are written, as `Beginnings.way`."""
    lines = head.split("\n")
    if len(head) >= HEAD and len(lines) > 1:
        lines.pop()
    return beginnings([line.strip("\ufeff \t\xa0") for line in lines]).way


class Beginnings(NamedTuple):
    """For each line the name or time that it begins with, and the way they are written:
    "bold", "stamps", "labels", "alone", or "" where no line has one."""

    marks: list[Named | None]
    way: str

    @property
    def names(self) -> frozenset[str]:
        return frozenset(one.name for one in self.marks if one and one.name)

    @property
    def surely_people(self) -> bool:
        """Whether the names come again and again, as people do in a talk and terms in a
        document do not: then they are names, however the words look."""
        counts = Counter(one.name for one in self.marks if one and one.name)
        again = sum(n for n in counts.values() if n >= _AGAIN)
        return again > 0 and again >= _STEADY * sum(counts.values())


def beginnings(lines: Sequence[str], known: Iterable[str] = ()) -> Beginnings:
    """The names and times of `lines`, which are stripped of blanks. `known` are names that
    the source lists as its speakers."""
    count = sum(map(bool, lines))
    bold = bold_labels(lines)
    names = [label.name for label in bold if label and label.name]
    in_bold = len(names) if enough_bold(names, count) else 0
    layout = lay_out(lines[:_LOOKED_AT])
    stamped = stamped_lines(lines, layout) if layout else []
    in_stamps = sum(one is not None and one.start is not None for one in stamped)
    if in_bold and in_bold > 1.25 * in_stamps:
        return Beginnings(bold, "bold")
    plain = _labels(lines)
    if not stamped:
        for n in outline_lines(lines):
            plain[n] = None
    lone = sum(
        one is not None and one.rest >= len(line) for one, line in zip(plain, lines, strict=True)
    )
    names = [label.name for label in plain if label and label.name]
    people = accepted(names, count - lone, known=known)
    labels = [one if one and one.name in people else None for one in plain]
    if stamped:
        people |= {one.name for one in stamped if one and one.name}
        both = [
            a or (b if b and b.name in people else None) for a, b in zip(labels, bold, strict=True)
        ]
        return Beginnings(list(map(_either, stamped, both)), "stamps")
    if people:
        return Beginnings(_with_times_alone(lines, labels), "labels")
    alone = named_alone(lines)
    return Beginnings(alone, "alone" if any(alone) else "")


def bold_labels(lines: Sequence[str]) -> list[Named | None]:
    """The bold names with a colon that lines begin with."""
    found = [bold_label(line) if "**" in line or "__" in line else None for line in lines]
    return _without_lists(lines, found)


def _without_lists(lines: Sequence[str], found: list[Named | None]) -> list[Named | None]:
    """The names without those that items of lists begin with, unless the whole file is a
    list of what is said: notes have "* Ann: a link"."""
    items = [n for n, one in enumerate(found) if one and lines[n].startswith(_ITEMS)]
    if items and len(items) < _LISTED * sum(map(bool, lines)):
        for n in items:
            found[n] = None
    return found


def _labels(lines: Sequence[str]) -> list[Named | None]:
    """The names with a colon that lines begin with; of the first lines those are left out
    that state something about the talk ("Date: …") and come only once."""
    found = [plain_label(line) if line else None for line in lines]
    found = _without_lists(lines, found)
    counts = Counter(one.name for one in found if one)
    filled = [n for n, line in enumerate(lines) if line][:_FIELDS]
    for n in filled:
        one = found[n]
        if one and counts[one.name] == 1 and lines[n][one.rest :] and field_key(lines[n]):
            found[n] = None
    for n, one in enumerate(found):
        if one and counts[one.name] == 1 and only_links(lines[n]):
            found[n] = None
    return found


def _with_times_alone(lines: Sequence[str], labels: list[Named | None]) -> list[Named | None]:
    """The labels with the times that stand on lines of their own, every few minutes."""
    times = {
        n: found
        for n, line in enumerate(lines)
        if line
        and len(line) <= 24
        and not labels[n]
        and (found := stamp(line))
        and found.name is None
        if not found.after.strip()
    }
    if any(b.start < a.start for a, b in pairwise(times.values())):
        return labels
    return [
        Named(None, times[n].start, len(lines[n]), times[n].end) if n in times else one
        for n, one in enumerate(labels)
    ]


def enough_bold(names: list[str], lines: int) -> bool:
    """Whether bold words with a colon are names: they come again, or nearly everywhere. In
    a glossary each comes once, before some of the lines."""
    again = len(names) - len(set(names))
    return (len(names) >= 3 and again >= 0.2 * len(names)) or (
        len(names) >= 2 and len(names) >= 0.6 * lines
    )


def _either(stamped: Named | None, labelled: Named | None) -> Named | None:
    """A line's name and time, where it could begin with a stamp and with a name and colon."""
    if stamped is None or labelled is None:
        return stamped or labelled
    if stamped.name is not None:
        return stamped
    start = stamped.start if labelled.start is None else labelled.start
    return labelled._replace(start=start, end=stamped.end)
