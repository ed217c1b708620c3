"""Files that are a list of objects, an utterance or a word each: one reader, told by a `Shape`
where everything stands."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from transcripts.formats import values
from transcripts.formats.cues import Cue
from transcripts.formats.registry import Format
from transcripts.formats.values import at
from transcripts.model import Details, Person

from .heard import Heard, Titled, family, in_order, of_json
from .shapes import About, Columns, Named, Parts, Shape, around, each, place
from .utterances import LONG, Token, filled, said, talk

_MANY = 5_000
_MARKS = ".,;:!?…。，、！？"
"""Marks that stand at the end of the word before them, also where a file has them apart."""
_UNSAID: tuple[tuple[str, tuple[bool | str, ...]], ...] = (
    *((key, (False,)) for key in ("is_final", "isFinal", "final")),
    *((key, (True,)) for key in ("is_partial", "isPartial", "partial", "IsPartial")),
    ("kind", ("summary", "description", "point")),
)
"""What a row says of itself where it is no speech, or what is heard before it is sure."""


def by_shapes(name: str, label: str, *shapes: Shape) -> Format:
    """A format whose files have one of the shapes, the first that fits."""

    def detect(top: Any) -> bool:
        return any(place(top, shape) is not None for shape in shapes)

    def hear(top: Any, timed: bool) -> Heard:
        for shape in shapes:
            path = place(top, shape)
            if path is not None:
                return read(top, shape, path, timed)
        return Heard([])

    return family(name, label, *of_json(detect, hear))


def read(top: Any, shape: Shape, path: str, timed: bool) -> Heard:
    """What a file of this shape holds whose rows stand at `path`."""
    found = list(each(top, path))
    rows = [row for row in found if _is_said(row)]
    base = around(top, path)
    names = _names(base, top, shape.names)
    began, counted = _began(rows, shape, base, top)
    if shape.joins:
        tokens = list(_tokens(rows, shape.row, began, names))
        cues = talk(_voiced(tokens, top, base, shape, names), timed=timed)
    else:
        cues = list(_cues(rows, shape, began, names, timed))
    if shape.channel:
        cues = in_order(cues)
    summary = at(base, shape.about.summary) if shape.about.summary else None
    return Heard(
        cues,
        _details(base, top, shape.about),
        tuple(values.lines_of(summary)),
        tuple(chapters(base, shape.parts)),
        guessed=("the times, counted from the first words",) if counted else (),
        left_out=_left_out(base, shape, len(found) - len(rows)),
    )


def _is_said(row: dict[str, Any]) -> bool:
    """Whether a row says of itself that it is speech, and not to be said better later."""
    for key, unwanted in _UNSAID:
        value = row.get(key)
        if isinstance(value, bool | str) and value in unwanted:
            return False
    return True


def _names(base: Any, top: Any, named: Named | None) -> dict[str, str]:
    if named is None:
        return {}
    return values.names_of(at(base, named.rows) or at(top, named.rows), named.id, named.name)


def _began(rows: Sequence[dict[str, Any]], shape: Shape, base: Any, top: Any) -> tuple[float, bool]:
    """The time of the calendar that times count from; and whether nobody states it, so that
    the first row's was taken."""
    column = shape.row.start
    if not rows or values.seconds(at(rows[0], column), shape.row.unit) is not None:
        return 0.0, False
    first = next((m for row in rows if (m := values.moment(at(row, column))) is not None), None)
    if first is None:
        return 0.0, False
    about = shape.about.began
    stated = values.moment(at(base, about) or at(top, about)) if about else None
    return (stated, False) if stated is not None and stated <= first + 1 else (first, True)


def _time(value: Any, unit: float, began: float) -> float | None:
    found = values.seconds(value, unit)
    if found is None and value is not None:
        moment = values.moment(value)
        if moment is not None and moment >= began > 0:
            return round(moment - began, 3)
    return found


def _times(
    row: dict[str, Any], columns: Columns, began: float
) -> tuple[float | None, float | None]:
    start = _time(at(row, columns.start), columns.unit, began)
    end = _time(at(row, columns.end), columns.unit, began) if columns.end else None
    if end is None and columns.length and start is not None:
        length = values.seconds(at(row, columns.length), columns.unit)
        end = round(start + length, 6) if length is not None else None
    return start, end


def _who(row: dict[str, Any], path: str, names: dict[str, str]) -> str | None:
    value = at(row, path) if path else None
    if names and isinstance(value, str | int) and str(value) in names:
        return names[str(value)]
    return values.name(value)


def _tokens(
    rows: Iterable[Any],
    columns: Columns,
    began: float = 0.0,
    names: dict[str, str] | None = None,
    from_: float = 0.0,
) -> Iterator[Token]:
    key, _, sound = columns.sound.partition("=")
    for row in rows:
        text = values.written(at(row, columns.text)) if isinstance(row, dict) else ""
        if not text.strip(" ") and not (columns.glued and text):
            continue
        start, end = _times(row, columns, began)
        if from_:
            start = start + from_ if start is not None else None
            end = end + from_ if end is not None else None
        sure = values.confidence(at(row, columns.confidence)) if columns.confidence else None
        alone = bool(key) and at(row, key) == sound
        who = _who(row, columns.speaker, names or {})
        glued = columns.glued or all(c in _MARKS for c in text)
        yield Token(text, start, end, sure, who, glued and not alone, alone)


def _cues(
    rows: Iterable[dict[str, Any]],
    shape: Shape,
    began: float,
    names: dict[str, str],
    timed: bool,
) -> Iterator[Cue]:
    for row in rows:
        text = values.written(at(row, shape.row.text)) if shape.row.text else ""
        start, end = _times(row, shape.row, began)
        speaker = _who(row, shape.row.speaker, names)
        inner = at(row, shape.words) if shape.words else None
        tokens: list[Token] = []
        if isinstance(inner, list) and inner and (timed or not text or _needed(text, inner, shape)):
            from_ = (start or 0.0) if shape.word.inside else 0.0
            tokens = list(_tokens(inner, shape.word, began, names, from_))
        if text:
            yield from said(text, tokens, speaker, start, end, timed=timed)
        elif tokens:
            yield from talk(filled(tokens, speaker), timed=timed)


def _needed(text: str, words: list[Any], shape: Shape) -> bool:
    """Whether an utterance may have to be cut, so that its words are looked at."""
    path = shape.word.speaker
    if len(text) > LONG or not path:
        return len(text) > LONG
    return len({str(at(word, path)) for word in words if isinstance(word, dict)}) > 1


class Voices:
    """Who speaks when, as a list of its own says it."""

    def __init__(self, stretches: Iterable[tuple[float, float | None, str | None]]) -> None:
        self._stretches = sorted(stretches, key=lambda one: one[0])
        self._starts = [start for start, _, _ in self._stretches]

    def at(self, start: float | None, end: float | None) -> str | None:
        """Who speaks in the middle of [start, end]; None where nobody is said to."""
        if start is None:
            return None
        middle = (start + end) / 2 if end is not None else start
        index = bisect_right(self._starts, middle + 1e-6) - 1
        if index < 0:
            return None
        _, stop, who = self._stretches[index]
        return who if stop is None or middle <= stop else None


def voices(rows: Any, columns: Columns, names: dict[str, str] | None = None) -> Voices | None:
    """The stretches of a list of such rows; None where there is none."""
    found = []
    for row in values.objects(rows):
        start, end = _times(row, columns, 0.0)
        if start is not None:
            found.append((start, end, _who(row, columns.speaker, names or {})))
    return Voices(found) if found else None


def _voiced(
    tokens: list[Token], top: Any, base: Any, shape: Shape, names: dict[str, str]
) -> list[Token]:
    if shape.voices is None:
        return tokens
    path, columns = shape.voices
    who = voices(at(base, path) or at(top, path), columns, names)
    if who is None:
        return tokens
    return [
        token if token.speaker else token._replace(speaker=who.at(token.start, token.end))
        for token in tokens
    ]


def _details(base: Any, top: Any, about: About) -> Details:
    def stated(path: str) -> Any:
        if not path:
            return None
        found = at(base, path)
        return found if found is not None else at(top, path)

    people = stated(about.people)
    listed = people if isinstance(people, list) else []
    names = (values.name(person) for person in listed[:200])
    return Details(
        title=values.line(stated(about.title)),
        show=values.line(stated(about.show)),
        published=values.day(stated(about.date)),
        duration=values.seconds(stated(about.length)),
        language=values.line(stated(about.language), 40),
        media=values.address(stated(about.media)),
        url=values.address(stated(about.url)),
        people=tuple(Person(one) for one in dict.fromkeys(filter(None, names)) if "@" not in one),
    )


def chapters(base: Any, parts: Parts | None) -> Iterator[Titled]:
    """The chapters of a list of them."""
    for row in values.objects(at(base, parts.rows))[:_MANY] if parts else []:
        title = values.line(at(row, parts.title)) if parts else None
        start = values.seconds(at(row, parts.start), parts.unit) if parts else None
        if title and start is not None:
            yield Titled(
                title, start, None, tuple(values.lines_of(at(row, parts.summary) if parts else ""))
            )


def _left_out(base: Any, shape: Shape, unsaid: int) -> tuple[str, ...]:
    found = []
    if unsaid:
        found.append(f"{unsaid} rows that say they are not final or no speech")
    for path, what in shape.left_out:
        value = at(base, path)
        if value and value is not True:
            count = len(value) if isinstance(value, list) else 0
            found.append(f"{count} {what}" if count > 1 else what)
    return tuple(found)
