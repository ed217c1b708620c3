"""The Congressional Record of the United States as text: "Mr. SMITH of Texas. Mr. Speaker,
I rise …" and "The SPEAKER pro tempore. …" begin speeches; two blanks begin a paragraph,
five a passage that is read; headings stand in the middle, in capitals.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from transcripts.columns import DESCRIPTION, EVENT, NOBODY, SPEECH, BlocksBuilder
from transcripts.formats.document import Document
from transcripts.formats.registry import Format
from transcripts.formats.understood import those_there
from transcripts.model import Chapter, Details, Person, Reading, Report
from transcripts.text import make_safe
from transcripts.times import find_date

_READER = 1
_SURE = 0.95
_SIGNED = re.compile(r"\[Congressional Record[^\]\n]{0,120}\]|From the Congressional Record Online")
_SPEAKER = re.compile(
    r"((?:(?:Mr|Mrs|Ms|Miss|Dr"
    r"|Hon)\. (?:[A-Z][a-z]{0,3})?[A-Z'’\-]{2,30}(?: [A-Z][A-Z'’\-]{1,30}){0,2}"
    r"(?: of (?:[A-Z][a-z]+ ?){1,3})?|The (?:ACTING |VICE |Acting )?(?:SPEAKER|PRESIDENT"
    r"|PRESIDING OFFICER"
    r"|CHAIR(?:MAN)?|CLERK|CHIEF JUSTICE)(?: pro tempore)?)(?: \([^()]{1,60}\))?)\.(?=\s|$)\s*"
)
_PAGE = re.compile(r"\s*\[\[Page [A-Z]?\d{1,6}\]\]\s*$")
_TIME = re.compile(r"\s*\{time\}\s*\d{3,4}\s*$")
_RULE = re.compile(r"\s*[_=\-*]{4,}\s*$")
_HEAD = re.compile(
    r"\s*(?:\[(?:Congressional Record|House\]|Senate\]|Extensions of|Daily Digest|Pages? [A-Z]\d)"
    r"|From the Congressional Record)"
)
_HAPPENS = re.compile(
    r"(?:The (?:[\w\-]+ ){0,5}(?:resolution|motion|bill|amendments?|question|vote|nomination"
    r"|result|yeas)\b[^.]{0,120}"
    r"(?:agreed to|passed|rejected|on the table|taken|ordered|announced|adopted|confirmed"
    r"|recorded)\b"
    r"|There (?:was|were|being) no objection|A motion to reconsider"
    r"|The (?:[\w\-]+ ){0,3}[Cc]lerk (?:read|called|proceeded)"
    r"|The (?:House|Senate|Committee)(?: [\w,]+){0,4} (?:met|recessed|adjourned|proceeded|rose)"
    r"|Thereupon|Accordingly \()"
)


class _Paragraph(NamedTuple):
    text: str
    line: int
    indent: int


@dataclass
class _Day:
    """Collects what the paragraphs say."""

    builder: BlocksBuilder = field(default_factory=BlocksBuilder)
    people: list[Person] = field(default_factory=list)
    headings: list[tuple[str, int]] = field(default_factory=list)
    left: Counter[str] = field(default_factory=Counter)
    speaker: int | None = None
    _index: dict[str, int] = field(default_factory=dict)

    def take(self, one: _Paragraph) -> None:
        found = _SPEAKER.match(one.text) if one.indent <= 3 else None
        if found:
            self.speaker = self.person(found[1])
            if words := one.text[found.end() :].strip():
                self.builder.add(words, line=one.line, speaker=self.speaker)
        elif one.indent <= 3 and _HAPPENS.match(one.text):
            self.speaker = None
            self.builder.add(one.text, kind=EVENT, line=one.line)
        elif _is_heading(one):
            self.headings.append((one.text, len(self.builder) + 1))
            self.speaker = None
        elif self.speaker is None:
            self.builder.add(one.text, kind=DESCRIPTION, line=one.line)
        else:
            self.builder.add(one.text, kind=SPEECH, line=one.line, speaker=self.speaker)

    def person(self, name: str) -> int:
        shown = " ".join(name.split())
        if shown not in self._index:
            if len(self.people) >= 32_000:
                return NOBODY
            self._index[shown] = len(self.people)
            self.people.append(Person(shown))
        return self._index[shown]


def _is_heading(one: _Paragraph) -> bool:
    return one.indent >= 1 and _in_capitals(one.text) and len(one.text) <= 300


def _in_capitals(text: str) -> bool:
    letters = [char for char in text if char.isalpha()]
    return len(letters) >= 3 and sum(char.isupper() for char in letters) >= 0.9 * len(letters)


def _lines(document: Document, left: Counter[str]) -> Iterator[tuple[int, str]]:
    """The lines without what the pages add. A page that ends inside a paragraph leaves
    blank lines in it, which go with its number."""
    held: list[tuple[int, str]] = []
    paged = False
    for number, raw in enumerate(document.text.split("\n"), 1):
        line = make_safe(raw.replace("\t", "    ")).rstrip()
        if _PAGE.match(line):
            left["numbers of pages"] += 1
            held, paged = [], True
        elif _TIME.match(line):
            left["times of day"] += 1
        elif _RULE.match(line) or _HEAD.match(line):
            continue
        elif not line:
            held = [] if paged else [(number, "")]
        else:
            yield from held
            held, paged = [], False
            yield number, line
    yield from held


def _paragraphs(document: Document, left: Counter[str]) -> Iterator[_Paragraph]:
    texts: list[str] = []
    first, indent = 0, 0
    for number, line in _lines(document, left):
        blanks = len(line) - len(line.lstrip(" "))
        if texts and not (line and _goes_on(texts[-1], indent, line, blanks)):
            yield _Paragraph(" ".join(" ".join(texts).split()), first, indent)
            texts = []
        if line:
            if not texts:
                first, indent = number, blanks
            texts.append(line)
    if texts:
        yield _Paragraph(" ".join(" ".join(texts).split()), first, indent)


def _goes_on(before: str, indent: int, line: str, blanks: int) -> bool:
    """Whether a line goes on with the paragraph of the line before it."""
    if _in_capitals(before) and _in_capitals(line) and indent:
        return True
    return blanks == 0 or (indent >= 5 and 5 <= blanks < 7)


def _detect(document: Document) -> float:
    lines = document.head_lines[:3000]
    spoken = sum(_SPEAKER.match(line[:200]) is not None for line in lines)
    if _SIGNED.search(document.head[:3000]):
        return _SURE if spoken else 0.0
    return _SURE if spoken >= 3 and spoken >= 0.03 * len(lines) else 0.0


def _read(document: Document) -> Reading:
    day = _Day()
    for one in _paragraphs(document, day.left):
        day.take(one)
    blocks = day.builder.build()
    signed = _SIGNED.search(document.head[:3000])
    found = find_date(signed[0]) if signed else None
    details = Details(
        show="Congressional Record" if signed else None,
        published=found[0] if found else None,
        people=tuple(day.people),
        chapters=tuple(
            Chapter(title, block) for title, block in day.headings if block <= len(blocks)
        ),
    )
    understood = those_there(
        {
            "the date": details.published,
            "the speakers' names": details.people,
            "the headings as chapters": details.chapters,
        }
    )
    left = tuple(f"{what} ({many:,})" for what, many in day.left.items() if many)
    return Reading("congress", _READER, blocks, details, Report(understood, (), left))


FORMAT = Format("congress", "the Congressional Record", _READER, _detect, _read, (".txt",))
