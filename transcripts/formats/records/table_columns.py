"""Tables of talk: which column holds the words, the speaker and the times, told by their
header or, where they have none, by what stands in them."""

import csv
import re
from collections import Counter
from collections.abc import Callable, Sequence
from io import StringIO

from transcripts.formats.texts.columns_named import columns
from transcripts.speakers.names import could_be_name, looks_like_name
from transcripts.times import CLOCK

Rows = Sequence[Sequence[str]]

_SPAN = re.compile(rf"\[?{CLOCK}\]?\s*(?:-{{1,3}}>?|[–—→,]|to)\s*\[?{CLOCK}\]?", re.IGNORECASE)
_STAMP = re.compile(rf"[\[(]?{CLOCK}[\])]?|\d{{1,2}}:\d\d:\d\d[:;]\d\d|#\d\d:\d\d:\d\d-\d#")
_TENTHS = re.compile(r"#(\d\d:\d\d:\d\d)-(\d)#")
"""As programs for qualitative research write a time."""
_LOOKED_AT = 300
_WIDEST = 6
_LEAST = 0.8
"""Share of the cells of a column that must be what the column is said to hold."""


def with_header(rows: Rows) -> list[list[str]] | None:
    """`rows` under a header that names their columns: their own where they have one that is
    understood. None where they hold no talk."""
    if len(rows) < 2:
        return None
    if columns(rows[0]):
        return [list(row) for row in rows]
    kinds = _by_content(rows[1:] if len(rows) > 2 else rows)
    if kinds is None:
        return None
    headed = _is_header(rows, kinds)
    own = rows[0] if headed else ()
    header = [kind or (own[n] if n < len(own) else "") for n, kind in enumerate(kinds)]
    return [header, *([_TENTHS.sub(r"\1.\2", cell) for cell in row] for row in rows[headed:])]


def as_text(table: list[list[str]]) -> str:
    """A table as a text file holds it, with nothing in its cells taken for its marks."""
    store = StringIO()
    writer = csv.writer(store, delimiter="\t", quoting=csv.QUOTE_ALL, lineterminator="\n")
    writer.writerows([" ".join(cell.split()) for cell in row] for row in table)
    return store.getvalue()


def _by_content(rows: Rows) -> list[str] | None:
    """What each column holds, "" for nothing that is known: times look like times, names
    are short and come again, and the words are what is longest."""
    looked = rows[:_LOOKED_AT]
    width = max(map(len, looked))
    if not 2 <= width <= _WIDEST:
        return None
    filled = [[row[n].strip() for row in looked if len(row) > n] for n in range(width)]
    cells = [[cell for cell in column if cell] for column in filled]
    spans = [n for n in range(width) if _share(cells[n], _is_span) >= _LEAST]
    stamps = [n for n in range(width) if _share(cells[n], _is_stamp) >= _LEAST]
    times = [*spans, *stamps]
    wordy = [n for n in range(width) if n not in times]
    if not wordy:
        return None
    text = max(wordy, key=lambda n: sum(map(len, cells[n])))
    others = [n for n in wordy if n != text and cells[n]]
    names = [n for n in others if _are_names(cells[n])]
    if not times and (not names or _words(cells[text]) < 2 * len(cells[text])):
        return None  # a list of names beside something as short is no talk
    kinds = {text: "text"} | dict(zip(times, ("start", "end"), strict=False))
    if names:
        kinds[names[0]] = "speaker"
    left = [n for n in others if n not in kinds]
    if any(sum(map(len, cells[n])) > 0.5 * sum(map(len, cells[text])) for n in left):
        return None  # two columns of words: a translation, or no talk at all
    return [kinds.get(n, "") for n in range(width)]


def _words(cells: list[str]) -> int:
    return sum(len(cell.split()) for cell in cells)


def _share(cells: list[str], test: Callable[[str], bool]) -> float:
    return sum(map(test, cells)) / len(cells) if cells else 0.0


def _is_span(cell: str) -> bool:
    return _SPAN.fullmatch(cell) is not None


def _is_stamp(cell: str) -> bool:
    return _STAMP.fullmatch(cell) is not None


def _are_names(cells: list[str]) -> bool:
    bare = [cell.rstrip(" :：") for cell in cells]
    if not bare or _share(bare, _could_be) < _LEAST:
        return False
    again = Counter(bare)
    repeated = sum(count for count in again.values() if count >= 2)
    return repeated >= 0.5 * len(bare) or len(bare) <= 4


def _could_be(name: str) -> bool:
    return len(name) <= 60 and could_be_name(name) and looks_like_name(name)


def _is_header(rows: Rows, kinds: list[str]) -> bool:
    """Whether the first row names the columns in words that are not known: it has no time
    where the others have one, or a name that never comes again beside a word or two."""
    first = [cell.strip() for cell in rows[0]]
    for cell, kind in zip(first, kinds, strict=False):
        if kind in ("start", "end") and cell:
            return not (_is_stamp(cell) or _is_span(cell))
    text, speaker = kinds.index("text"), kinds.index("speaker") if "speaker" in kinds else -1
    if speaker < 0 or max(text, speaker) >= len(first) or len(first[text].split()) > 2:
        return False
    if not _could_be(first[speaker]):
        return True
    later = {row[speaker].strip() for row in rows[1:] if len(row) > speaker}
    return first[speaker] not in later and not first[text].endswith((".", "?", "!", "…"))
