"""Records of examinations: trials, hearings, depositions and the arguments of courts, and
interviews marked "Q:" and "A:". The questions are the examiner's, whom a line `BY MR.
SMITH:` names; the answers are the witness's, and so is what stands after `THE WITNESS:`.
"""

import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import date

from transcripts.columns import DESCRIPTION, EVENT, NOBODY, SPEECH, BlocksBuilder
from transcripts.formats.document import HEAD, Document
from transcripts.formats.registry import Format
from transcripts.model import Chapter, Details, Person, Reading, Report, Role
from transcripts.times import find_date

from . import court_lines, court_pages

_READER = 1
_SURE = 0.94
_WITNESS = "THE WITNESS"
_CLOSING = ")]"
_LEADERS = re.compile(r"\.{4,}|(?: \.){4,}|\S\s{3,}\d{1,4}$")
"""In lines of a table of contents."""
_LONGEST = 8
"""Lines of a remark in parentheses; a longer one was never closed."""
_MOST = 32_000


@dataclass
class _Open:
    """An utterance, or what happens, whose lines are being joined."""

    kind: int
    speaker: int
    line: int
    texts: list[str]
    ends: str = ""
    """The characters of which one ends it; empty where a new beginning does."""

    def ended(self) -> bool:
        text = self.texts[-1].rstrip() if self.texts else ""
        return bool(self.ends) and (text.endswith(tuple(self.ends)) or len(self.texts) >= _LONGEST)


@dataclass
class _Hearing:
    """Reads a record line by line."""

    style: court_lines.Style | None
    builder: BlocksBuilder = field(default_factory=BlocksBuilder)
    people: list[Person] = field(default_factory=list)
    headings: list[tuple[str, int]] = field(default_factory=list)
    _index: dict[str, int] = field(default_factory=dict)
    _open: _Open | None = None
    _examiner: str = "Q"
    _witness: str = ""
    _speaker: int | None = None
    """Who spoke last; None after a heading."""
    _begun: bool = False

    def read(self, lines: list[court_pages.Line]) -> int:
        """Read the lines, and give how many of an appendix at the end are left out."""
        for place, (number, line) in enumerate(lines):
            if not line.strip():
                continue
            if self._begun and court_lines.ends(line):
                self.close()
                return sum(1 for _, rest in lines[place:] if rest.strip())
            below = next((text for _, text in lines[place + 1 : place + 3] if text.strip()), "")
            self.line(line, below, number)
        self.close()
        return 0

    def line(self, line: str, below: str, number: int) -> None:
        held = self._open
        if held and held.ends == _CLOSING and not held.ended():
            self.more(line)
        elif heading := court_lines.examination(line):
            self.heading(heading, line)
        elif by := court_lines.examiner(line):
            self.close()
            self._begun = True
            self._examiner = by.name
            if by.text:
                self.line(by.text, below, number)
        elif marked := self.question(line):
            self.marked(marked, number)
        elif spoken := court_lines.label(line):
            self._begun = True
            self.start(SPEECH, self.who(spoken.name), spoken.text, number)
        elif name := court_lines.witness(line, below):
            self.sworn(name, line, below, number)
        elif court_lines.happens(line):
            self.start(EVENT, NOBODY, line, number, _CLOSING)
        elif held and not held.ended():
            self.more(line)
        elif not self._begun:
            self.describe(line, number)
        elif self._speaker is not None:
            self.start(SPEECH, self._speaker, line, number)
        else:
            self.titled(line, number)

    def question(self, line: str) -> court_lines.Mark | None:
        mark = self.style.mark(line) if self.style else None
        if mark and mark.name == "A" and self.style and self.style.loose:
            # "A good day" goes on with an answer; an answer follows a question.
            return None if self._speaker == self.witness() else mark
        return mark

    def marked(self, mark: court_lines.Mark, number: int) -> None:
        self._begun = True
        text = mark.text
        if mark.name == "A":
            self.start(SPEECH, self.witness(), text, number)
            return
        if within := court_lines.examiner_within(text):
            self._examiner, text = within
        self.start(SPEECH, self.person(self._examiner, "host"), text, number)

    def heading(self, heading: str, line: str) -> None:
        self.close()
        self._speaker = None
        self.headings.append((heading, len(self.builder) + 1))
        named = court_lines.examiner(line.strip().rstrip(":-–— ") + ":")
        if named:
            self._examiner = named.name

    def sworn(self, name: str, line: str, below: str, number: int) -> None:
        self.close()
        self._witness = name
        said = " ".join(f"{line} {below if line.rstrip().endswith(',') else ''}".split())
        self.person(name, "guest", evidence=said[:200])
        self.start(EVENT if self._begun else DESCRIPTION, NOBODY, line, number, ".:")
        self._speaker = None

    def titled(self, line: str, number: int) -> None:
        """A line below a heading: more of it where it is in capitals."""
        if self.headings and line.strip().isupper() and len(line) <= 100:
            title, block = self.headings.pop()
            self.headings.append((f"{title} {' '.join(line.split())}", block))
        else:
            self.builder.add(" ".join(line.split()), kind=DESCRIPTION, line=number)

    def describe(self, line: str, number: int) -> None:
        if name := court_lines.deposition(line):
            self._witness = self._witness or name
            self.person(name, "guest", evidence=" ".join(line.split())[:200])
        if not _LEADERS.search(line.rstrip()[-200:]):
            self.builder.add(" ".join(line.split()), kind=DESCRIPTION, line=number)

    def who(self, name: str) -> int:
        if name.upper() in (_WITNESS, "WITNESS", "A WITNESS", "THE DEPONENT"):
            return self.witness()
        return self.person(name)

    def witness(self) -> int:
        marked = self.style is not None and not self.headings and self._examiner == "Q"
        return self.person(self._witness or ("A" if marked else _WITNESS), "guest")

    def person(self, name: str, role: Role | None = None, evidence: str | None = None) -> int:
        key = name.casefold()
        if key not in self._index:
            if len(self.people) >= _MOST:
                return NOBODY
            self._index[key] = len(self.people)
            self.people.append(Person(name, role, evidence=evidence))
        number = self._index[key]
        if role and not self.people[number].role:
            known = self.people[number]
            self.people[number] = Person(known.name, role, evidence=known.evidence)
        return number

    def start(self, kind: int, speaker: int, text: str, number: int, ends: str = "") -> None:
        self.close()
        self._open = _Open(kind, speaker, number, [text.strip()] if text.strip() else [], ends)
        if kind == SPEECH:
            self._speaker = speaker

    def more(self, line: str) -> None:
        if self._open:
            self._open.texts.append(line.strip())

    def close(self) -> None:
        held, self._open = self._open, None
        text = " ".join(" ".join(held.texts).split()) if held else ""
        if held and text:
            self.builder.add(text, kind=held.kind, line=held.line, speaker=held.speaker)


def _detect(document: Document) -> float:
    record = court_pages.unprinted(document.text[:HEAD])
    lines = [line for _, line in record.lines if line.strip()]
    marks = court_lines.style(lines)
    starts = Counter(_sort(line) for line in lines)
    asked, answered = (marks.questions, marks.answers) if marks else (0, 0)
    named = starts["label"]
    paired = min(asked, answered) >= 2 and 0.25 <= asked / max(answered, 1) <= 4
    court = record.numbered or starts["by"] or starts["examination"]
    if paired and (asked + answered + named >= 0.3 * len(lines)):
        return _SURE
    if paired and court and asked + answered + named >= 0.04 * len(lines):
        return _SURE
    if court and (asked or answered) and asked + answered + named >= 3:
        return _SURE
    return _SURE if record.numbered and named >= 3 and named >= 0.05 * len(lines) else 0.0


def _sort(line: str) -> str:
    if court_lines.examination(line):
        return "examination"
    if court_lines.examiner(line):
        return "by"
    return "label" if court_lines.label(line) else ""


def _read(document: Document) -> Reading:
    record = court_pages.unprinted(document.text)
    hearing = _Hearing(court_lines.style(line for _, line in record.lines))
    appendix = hearing.read(record.lines)
    blocks = hearing.builder.build()
    texts = [blocks[n].text for n, kind in enumerate(blocks.kinds) if kind == DESCRIPTION]
    chapters = tuple(
        Chapter(title, block) for title, block in hearing.headings if block <= len(blocks)
    )
    named = any(speaker != NOBODY for speaker in blocks.speakers)
    details = Details(
        title=next((text for text in texts if court_lines.deposition(text)), None),
        published=next((found for text in texts if (found := _whole_date(text))), None),
        people=tuple(hearing.people),
        chapters=chapters,
    )
    understood = ["the speakers' names"] if named else []
    if chapters:
        understood.append("the examinations as chapters")
    if any(person.evidence for person in hearing.people):
        understood.append("the witness's name")
    return Reading(
        "court", _READER, blocks, details, Report(tuple(understood), (), _left(record, appendix))
    )


def _whole_date(text: str) -> date | None:
    found = find_date(text) if len(text) <= 60 else None
    return found[0] if found else None


def _left(record: court_pages.Record, appendix: int) -> tuple[str, ...]:
    left = []
    if record.numbered:
        left.append("the numbers of lines")
    if record.pages:
        left.append(f"page breaks and numbers of pages ({record.pages:,})")
    if record.furniture:
        left.append(f"headers and footers of pages ({record.furniture:,})")
    if appendix:
        left.append(f"{appendix:,} lines of the reporter's certificate and after it")
    return tuple(left)


FORMAT = Format("court", "a court's record", _READER, _detect, _read, (".txt",))
