"""What Google Meet leaves in a document: the day, a title that ends in "- Transcript", a time
alone every few minutes, names with their words, and a remark that a computer wrote it. Notes
by Gemini may stand above it. Read from the document as from its text or Markdown.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from transcripts.formats.document import Document, NotATranscript
from transcripts.formats.inner import described, read_text
from transcripts.formats.registry import Format
from transcripts.formats.texts.marks import clean
from transcripts.formats.understood import those_there
from transcripts.model import Details, Person, Reading, Report
from transcripts.speakers.names import could_be_name, looks_like_name
from transcripts.times import CLOCK, clock, find_date

_READER = 1
_SURE = 0.96
_WRITTEN = re.compile(r"This editable transcript was computer generated\b", re.IGNORECASE)
_ENDED = re.compile(rf"Transcription ended after ({CLOCK})", re.IGNORECASE)
_BEGINS = re.compile(r"📖\s*Transcript")
_NOTES = re.compile(r"📝\s*Notes")
_REMARK = re.compile(
    r"(?:You should review Gemini['’]s notes|How is the quality of |Please provide feedback"
    r"|Get tips and learn how Gemini|Let us know what you think"
    r"|People can also change the text after it was created).{0,300}",
    re.IGNORECASE,
)
_TITLE = re.compile(r"(.{1,200}?)\s[-–—]\sTranscript")
_DATED = re.compile(
    r"\s*(?:[-–—]\s*|\()\d{4}[-/]\d\d[-/]\d\d(?: \d\d:\d\d(?: [\w+:\-]{1,9})?)?\)?\s*$"
)
_STAMP = re.compile(rf"\(?({CLOCK})\)?")
_NAMED = re.compile(r"([^:\n]{1,80}):(?:\s|$)")
_ATTENDEES = re.compile(r"Attendees|Invited", re.IGNORECASE)
_SHARED = re.compile(r"['’]s Presentation$", re.IGNORECASE)
_HEAD = 14
"""Lines with text at the beginning of a transcript among which the first name stands."""


@dataclass
class _Frame:
    """What stands around the talk, and the talk with blank lines for what is taken out."""

    title: str | None = None
    published: date | None = None
    duration: float | None = None
    people: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    talk: list[str] = field(default_factory=list)
    left: Counter[str] = field(default_factory=Counter)


def is_meet(text: str) -> bool:
    """Whether text bears what only Google Meet writes."""
    return _WRITTEN.search(text) is not None or (
        _ENDED.search(text, max(len(text) - 2_000, 0)) is not None
    )


def _detect(document: Document) -> float:
    if document.start[:1] in "{[<" or not is_meet(document.text):
        return 0.0
    named = sum(_NAMED.match(clean(line[:120])) is not None for line in document.head_lines[:400])
    return _SURE if named else 0.0


def _frame(lines: Sequence[str]) -> _Frame:
    found = _Frame()
    bare = [clean(line.strip().lstrip("#> ")) if line.strip() else "" for line in lines]
    begin = next((n for n, text in enumerate(bare) if _BEGINS.fullmatch(text)), -1)
    said = bare if any(line.startswith("**") for line in lines) else lines
    for number, text in enumerate(bare):
        if number <= begin:
            _note(found, text, marker=number == begin)
            found.talk.append("")
        elif _is_remark(found, text):
            found.talk.append("")
        else:
            found.talk.append(said[number])
    _head(found, bare, begin + 1)
    return found


def _note(found: _Frame, text: str, *, marker: bool) -> None:
    if text and not marker and not _NOTES.fullmatch(text) and not _REMARK.fullmatch(text):
        found.notes.append(text)


def _is_remark(found: _Frame, text: str) -> bool:
    """Whether nobody says a line: it is the document's own."""
    ended = _ENDED.fullmatch(text)
    if ended:
        found.duration = clock(ended[1])
    if ended or _WRITTEN.match(text) or _REMARK.fullmatch(text):
        found.left["Google's own remark"] += 1
        return True
    return False


def _head(found: _Frame, bare: list[str], begin: int) -> None:
    """Take the title, the day and the people out of the lines above the talk."""
    filled = [n for n in range(begin, len(bare)) if bare[n] and found.talk[n]][:_HEAD]
    listing = False
    for number in filled:
        text = bare[number]
        if _STAMP.fullmatch(text) or (_NAMED.match(text) and not find_date(text)):
            return
        titled = _TITLE.fullmatch(text)
        dated = find_date(text)
        if titled:
            found.title = found.title or _DATED.sub("", titled[1])
        if dated:
            found.published = found.published or dated[0]
        if listing:
            found.people += [name for part in text.split(",") if (name := _person(part))]
        listing = _ATTENDEES.fullmatch(text) is not None
        found.talk[number] = ""


def _person(text: str) -> str | None:
    name = " ".join(text.split())
    if _SHARED.search(name) or not could_be_name(name) or not looks_like_name(name):
        return None
    return name


def _read(document: Document) -> Reading:
    frame = _frame(document.lines)
    details = Details(
        title=frame.title,
        published=frame.published,
        duration=frame.duration,
    )
    found = read_text(document, "\n".join(frame.talk), details, by=FORMAT.name)
    if not isinstance(found, Reading):
        raise NotATranscript(f"{document.called} is a Google Meet transcript without any talk.")
    stated = {"the title": frame.title, "the date": frame.published, "the length": frame.duration}
    report = found.report
    report = Report(
        tuple(dict.fromkeys((*those_there(stated), *report.understood))),
        report.guessed,
        (*report.left_out, *(f"{what} ({count})" for what, count in frame.left.items())),
    )
    attendees = Details(people=tuple(Person(name) for name in dict.fromkeys(frame.people)))
    found = found._replace(
        format="meet",
        reader=_READER,
        details=details.completed_by(found.details)
        ._replace(
            people=found.details.people,
            outline=found.details.outline,
            chapters=found.details.chapters,
        )
        .completed_by(attendees),
        report=report,
    )
    return described(found, frame.notes)


FORMAT = Format(
    "meet", "a transcript of Google Meet", _READER, _detect, _read, (".txt", ".md", ".docx")
)
