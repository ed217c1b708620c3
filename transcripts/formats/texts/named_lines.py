"""Plain text whose lines begin with names: `Name: words`, or a name on a line of its own
with the words below it; with times beside the names or without."""

from collections.abc import Iterable

from transcripts.columns import DESCRIPTION
from transcripts.formats.document import Document
from transcripts.formats.registry import Format
from transcripts.model import Details, Person, Reading, Report
from transcripts.speakers.names import Cast, accepted

from . import dialogue

_READER = 1
_LABELLED = 0.85


def _names(labels: Iterable[dialogue.Named | None], lines: int) -> frozenset[str]:
    return accepted((label.name for label in labels if label), lines)


def _detect(document: Document) -> float:
    lines = document.head_lines
    names = _names(map(dialogue.plain_label, lines), len(lines))
    return _LABELLED if names else 0.0


def _read(document: Document) -> Reading:
    lines = [line.strip(" ") for line in document.lines]
    labels = [dialogue.plain_label(line) if line else None for line in lines]
    names = _names(labels, sum(map(bool, lines)))
    script = dialogue.Script(Cast())
    preface = dialogue.preface_ends(lines, labels, names)
    for number, (line, found) in enumerate(zip(lines, labels, strict=True), 1):
        if not line:
            continue
        if found and found.name in names:
            script.name(found.name, found.start, line[found.rest :].strip(" "), number)
        elif number > preface:
            script.words(line, number)
        else:
            script.describe(line, number)
    blocks = script.builder.build()
    guessed: tuple[str, ...] = ()
    if DESCRIPTION in blocks.kinds:
        guessed = ("that the text before the first name describes the conversation",)
    people = tuple(Person(name) for name in script.cast.names)
    understood = ("the speakers' names",) if people else ()
    return Reading(
        "named-lines", _READER, blocks, Details(people=people), Report(understood, guessed)
    )


FORMAT = Format("named-lines", "text with names", _READER, _detect, _read, (".txt",))
