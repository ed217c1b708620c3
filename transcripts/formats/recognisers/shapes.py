"""Where the files of one service or another keep their utterances or words, as data.

A path is keys and indices with dots between ("data.0.text"); a bar stands between paths of
which the first that holds anything counts. In the path of a list a star is "of each": its
rows then also hold what the objects around them hold.
"""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, NamedTuple

from transcripts.formats.values import at

_LOOKED_AT = 20
"""Rows at the beginning that tell whether a list is of a shape."""
MILLISECONDS = 0.001


class Columns(NamedTuple):
    """Where a row says what. Times count `unit` seconds."""

    text: str = "text"
    start: str = "start"
    end: str = "end"
    length: str = ""
    speaker: str = "speaker"
    confidence: str = "confidence"
    unit: float = 1.0
    glued: bool = False
    """Whether words bring their own blanks."""
    sound: str = ""
    """Where a word says that it is a sound: "type=audio_event"."""
    inside: bool = False
    """Whether the words' times count from the beginning of their row."""


class Named(NamedTuple):
    """A list of speakers besides: who stands behind each row's label."""

    rows: str
    id: str = "id"
    name: str = "name"


class About(NamedTuple):
    """Where the object around the rows, or the whole file, says what it is."""

    title: str = ""
    show: str = ""
    date: str = ""
    began: str = ""
    """When the recording began, where the rows tell times of the calendar."""
    language: str = ""
    length: str = ""
    media: str = ""
    url: str = ""
    people: str = ""
    summary: str = ""


class Parts(NamedTuple):
    """A list of chapters."""

    rows: str
    title: str = "title"
    start: str = "start"
    summary: str = "summary"
    unit: float = 1.0


class Shape(NamedTuple):
    """Where a family of files keeps its rows, and what they must hold to be taken for it."""

    rows: tuple[str, ...]
    needs: tuple[str, ...]
    """Paths that half of the first rows must hold."""
    row: Columns = Columns()
    words: str = ""
    """Where a row keeps its words, if it does."""
    word: Columns = Columns()
    top: tuple[str, ...] = ()
    """Paths that the whole file must hold."""
    whole: bool = False
    """Whether times must be whole numbers: seconds with fractions are another family's."""
    joins: bool = False
    """Whether a row is a word and not an utterance."""
    names: Named | None = None
    voices: tuple[str, Columns] | None = None
    """A list that says who speaks when, where the rows do not."""
    channel: str = ""
    """Where a row names its channel; several are put in one order of time."""
    about: About = About()
    parts: Parts | None = None
    left_out: tuple[tuple[str, str], ...] = ()
    """What else stands in the file and is left out: where, and what to call it."""


def place(top: Any, shape: Shape) -> str | None:
    """The path at which a file of this shape keeps its rows; None where it is of another."""
    if any(at(top, path) is None for path in shape.top):
        return None
    for path in shape.rows:
        looked = list(islice(each(top, path), _LOOKED_AT))
        good = sum(all(at(row, need) is not None for need in shape.needs) for row in looked)
        if good and 2 * good >= len(looked) and (not shape.whole or _whole(looked, shape.row)):
            return path
    return None


def _whole(rows: Iterable[dict[str, Any]], columns: Columns) -> bool:
    return all(isinstance(at(row, columns.start), int | None) for row in rows)


def each(top: Any, path: str) -> Iterator[dict[str, Any]]:
    """The objects of the list at a path; with stars, each with what stands around it."""
    before, star, after = path.partition("*")
    inner = at(top, before.strip("."))
    if not star:
        yield from (row for row in inner if isinstance(row, dict)) if _is_list(inner) else ()
        return
    rest = after.strip(".")
    for row in inner if _is_list(inner) else ():
        outer: dict[str, Any] | None = None
        for one in (each(row, rest) if rest else (row,)) if isinstance(row, dict) else ():
            if outer is None:
                outer = {key: value for key, value in row.items() if not isinstance(value, list)}
            yield {**outer, **one}


def around(top: Any, path: str) -> Any:
    """The object that the list at a path stands in."""
    return at(top, path.partition("*")[0].strip(".").rpartition(".")[0])


def _is_list(value: Any) -> bool:
    return isinstance(value, list)
