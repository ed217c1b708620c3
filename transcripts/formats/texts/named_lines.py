"""Plain text whose lines begin with names or times: `Name: words`, a name on a line of its
own with the words below it, and the many shapes in which Otter, Rev, Temi, Happy Scribe,
Descript, Sonix, Trint, Riverside, Zoom, Teams, Meet and the panel of YouTube set a time
beside a name or alone (`stamps`)."""

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from transcripts.chapters import outline
from transcripts.clock import clock
from transcripts.columns import DESCRIPTION, Blocks
from transcripts.formats.document import Document, NotATranscript
from transcripts.formats.registry import Format
from transcripts.formats.understood import those_there
from transcripts.model import Details, Reading, Report
from transcripts.speakers.cast import Cast

from . import dialogue, furniture, heads
from .alone import is_scene
from .beginnings import Beginnings, beginnings, way_of
from .panel import panel_titles
from .sections import is_rule
from .talk import NO_TALK, judge

_READER = 2
_STAMPED = 0.88
_NAMED = 0.85
_JUDGED = 150
_DAY_BEGINS = 5 * 3600
"""A first time later than this many seconds is one of the day rather than of a recording."""


def _detect_stamped(document: Document) -> float:
    return _STAMPED if way_of(document.head) == "stamps" else 0.0


def _detect_named(document: Document) -> float:
    return _NAMED if way_of(document.head) not in ("", "stamps") else 0.0


def _read_as(name: str, document: Document) -> Reading:
    lines = [line.strip(" ") for line in document.lines]
    found = beginnings(lines)
    sure = found.way == "stamps" or found.surely_people
    if not sure and judge(_spoken(lines, found)[:_JUDGED]).is_document:
        raise NotATranscript(f"{document.called} {NO_TALK}")
    stop = dialogue.preface_ends(lines, found.marks)
    titles: dict[int, float | None] = {**panel_titles(lines, found.marks)}
    aside = furniture.edges(_spoken(lines, found), stop) - titles.keys()
    apart = {n for n in range(stop) if n in aside or n in titles or is_scene(lines[n])}
    above = [n for n in range(stop) if lines[n] and n not in apart and not is_rule(lines[n])]
    head = heads.read_head([lines[n] for n in above])
    titles |= _listed(lines, found, above)
    script = dialogue.Script(
        Cast((person.name or "" for person in head.people), guessing=True), names=found.names
    )
    _say(script, lines, found, _Plan(stop, aside, titles))
    blocks = script.blocks()
    chapters, _ = script.finished_chapters()
    described = [(n + 1, blocks[n].text) for n, k in enumerate(blocks.kinds) if k == DESCRIPTION]
    details = Details(
        people=script.people(),
        chapters=chapters,
        outline=outline.entries(described) if described else (),
    )
    report = Report(
        _understood(script, blocks, head, details),
        (*script.names_guessed(), *_guessed(head, found, blocks)),
        furniture.told([lines[n] for n in sorted(aside)]),
    )
    return Reading(name, _READER, blocks, heads.complete(details, head), report)


def _spoken(lines: Sequence[str], found: Beginnings) -> list[str]:
    """The lines without the names and times that they begin with."""
    return [
        line[one.rest :].strip(" ") if one else line
        for line, one in zip(lines, found.marks, strict=True)
    ]


class _Plan(NamedTuple):
    """What lines are that begin with neither name nor time, by their numbers from 0."""

    stop: int
    """Lines before it describe the conversation."""
    aside: set[int]
    titles: dict[int, float | None]
    """Titles of chapters, each with its time where one is stated."""


def _listed(
    lines: Sequence[str], found: Beginnings, above: Sequence[int]
) -> dict[int, float | None]:
    """The lines among the talk that are titles which an outline above it lists."""
    entries = outline.find("\n".join(lines[n] for n in above)) if above else []
    starts = {entry.title.casefold(): entry.start for entry in entries}
    if not starts:
        return {}
    return {
        n: starts[line.casefold()]
        for n, line in enumerate(lines)
        if line and not found.marks[n] and line.casefold() in starts
    }


def _say(script: dialogue.Script, lines: Sequence[str], found: Beginnings, plan: _Plan) -> None:
    staged = any(is_scene(line) for line in lines[:400] if line)
    acted = False
    for number, (line, begins) in enumerate(zip(lines, found.marks, strict=True)):
        if not line:
            acted = staged
        elif number in plan.aside or is_rule(line):
            continue
        elif number in plan.titles:
            script.heading(line, plan.titles[number])
        elif begins:
            acted = False
            script.mark(begins, line[begins.rest :].strip(" "), number + 1)
        elif staged and is_scene(line):
            script.heading(line, None)
        elif number < plan.stop or acted:
            script.describe(line, number + 1)
        else:
            script.words(line, number + 1)


def _understood(
    script: dialogue.Script, blocks: Blocks, head: heads.TextHead, details: Details
) -> tuple[str, ...]:
    found = {
        "the title": head.title and not head.guessed,
        "the date": head.published,
        "the speakers' names": script.cast.names,
        "the times": any(start == start for start in blocks.starts),
        "the titles of chapters": details.chapters,
    }
    return (*those_there(found), *script.names_told())


def _guessed(head: heads.TextHead, found: Beginnings, blocks: Blocks) -> tuple[str, ...]:
    told = list(head.guessed)
    if DESCRIPTION in blocks.kinds:
        told.append("that the text before the first name describes the conversation")
    first = next((one.start for one in found.marks if one and one.start is not None), None)
    if first is not None and first >= _DAY_BEGINS:
        told.append(f"that the times, from {clock(first)} on, are times of the day")
    return tuple(told)


FORMATS = (
    Format(
        "stamped",
        "text with times",
        _READER,
        _detect_stamped,
        partial(_read_as, "stamped"),
        (".txt", ".text"),
    ),
    Format(
        "named-lines",
        "text with names",
        _READER,
        _detect_named,
        partial(_read_as, "named-lines"),
        (".txt", ".text"),
    ),
)
