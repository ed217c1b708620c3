"""Talk as lines with names: what a line is (a name, a heading, words, a break), and the
blocks and chapters that the lines become. Shared by Markdown and by plain text."""

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass, field
from typing import NamedTuple

from transcripts.columns import DESCRIPTION, EVENT, NOBODY, SPEECH, BlocksBuilder
from transcripts.formats.cues import is_event
from transcripts.model import Chapter
from transcripts.speakers.names import Cast, could_be_name, is_group, is_sound, label
from transcripts.times import CLOCK, clock

PREFACE = 0.2
"""Share of the lines before the first name up to which they describe the conversation;
more than that is talk by nobody named."""
LABEL_WIDTH = 140
"""Characters of a line in which a name, with times around it, must end."""
_STAMP = rf"\\?[\[(]\\?({CLOCK})\\?[\])]"
_LEADING = re.compile(rf"(?:{_STAMP}|({CLOCK})(?=\s|$))[ \t]*[-–—]?[ \t]*")
_INNER = re.compile(rf"(?:(?<=\s)|^)\\?\[\\?({CLOCK})\\?\][ \t]*")
_AFTER_TIME = frozenset("])0123456789")
_BEFORE_TIME = frozenset("\\[(0123456789")
_BOLD = re.compile(
    r"[ \t]{0,8}(?:#{1,6}[ \t]+)?(\*\*|__)(?!\s)([^*_\n]{1,80}?)[ \t]*"
    r"(?:[:：][ \t]*\1|\1[ \t]*[:：])[ \t]*"
)
_NAME_TIME = re.compile(rf"[ \t]*[\[(]?({CLOCK})[\])]?$")


class Named(NamedTuple):
    """A line that begins with a name: the name, a time beside it, and where words begin."""

    name: str
    start: float | None
    rest: int


def bold_label(line: str) -> Named | None:
    """`**Name:** words` or `**Name**: words`, with a time before or after it or without."""
    before, offset = leading_time(line)
    match = _BOLD.match(line, offset)
    if not match:
        return None
    name, inner = _without_time(match[2].strip())
    if not could_be_name(name):
        return None
    after, rest = leading_time(line, match.end())
    return Named(name, first_of(after, inner, before), rest)


def plain_label(line: str) -> Named | None:
    """`Name: words`, with a time before or after the name or without."""
    if line.find(":", 0, LABEL_WIDTH) < 0 and line.find("：", 0, LABEL_WIDTH) < 0:
        return None
    before, offset = leading_time(line) if line[0] in _BEFORE_TIME else (None, 0)
    found = label(line[offset:LABEL_WIDTH])
    if not found:
        return None
    name, rest = found.name, offset + found.rest
    inner: float | None = None
    if name[-1] in _AFTER_TIME:
        name, inner = _without_time(name)
        if not could_be_name(name):
            return None
    if line[rest : rest + 1] in _BEFORE_TIME:
        after, rest = leading_time(line, rest)
        return Named(name, first_of(after, inner, before), rest)
    return Named(name, before if inner is None else inner, rest)


def first_of(*times: float | None) -> float | None:
    return next((time for time in times if time is not None), None)


def _without_time(name: str) -> tuple[str, float | None]:
    match = _NAME_TIME.search(name) if name[-1:] in _AFTER_TIME else None
    return (name[: match.start()].strip(), clock(match[1])) if match else (name, None)


def leading_time(line: str, offset: int = 0) -> tuple[float | None, int]:
    """A time at `offset`, and where the words after it begin."""
    match = _LEADING.match(line, offset) if line[offset : offset + 1] in _BEFORE_TIME else None
    if not match:
        return None, offset
    return clock(match[1] or match[2]), match.end()


def preface_ends(lines: Sequence[str], labels: Sequence[Named | None], names: Set[str]) -> int:
    """How many of the first lines describe the conversation: those before the first name,
    unless they are so many that they must be part of it."""
    filled = [index for index, line in enumerate(lines) if line]
    for before, index in enumerate(filled):
        label = labels[index]
        if label and label.name in names:
            return index if before <= max(PREFACE * len(filled), 3) else 0
    return 0


@dataclass
class Script:
    """Collects what lines say, in order, as blocks and chapters."""

    cast: Cast
    builder: BlocksBuilder = field(default_factory=BlocksBuilder)
    _headings: list[tuple[str, float | None, int]] = field(default_factory=list)
    _speaker: int = NOBODY
    _named: bool = False
    """Whether anybody has been named yet: before that, nobody is known to speak."""
    _waiting: float | None = None

    def describe(self, text: str, line: int) -> None:
        if text:
            self.builder.add(text, kind=DESCRIPTION, line=line)

    def heading(self, title: str, start: float | None) -> None:
        self._headings.append((title, start, len(self.builder) + 1))

    def name(self, name: str, start: float | None, words: str, line: int) -> None:
        """A line with a name, whose own words may be none."""
        self._named = True
        if is_sound(name) and name.casefold().startswith("break"):
            self._speaker = NOBODY
            end = clock(times[-1]) if len(times := re.findall(CLOCK, words)) else None
            self.builder.add(name, kind=EVENT, line=line, start=start, end=end)
            return
        self._speaker = NOBODY if is_group(name) or is_sound(name) else self.cast.number(name)
        self._waiting = start
        if words:
            self.words(words, line)

    def words(self, text: str, line: int) -> None:
        """Words of whoever was named last. A time among them begins a block of its own."""
        if "[" not in text or not _INNER.search(text):
            self._say(text, line, None)
            return
        start: float | None = None
        at = 0
        for match in _INNER.finditer(text):
            self._say(text[at : match.start()], line, start)
            start, at = clock(match[1]), match.end()
        self._say(text[at:], line, start)

    def _say(self, text: str, line: int, start: float | None) -> None:
        text = text.strip(" ")
        if not text:
            self._waiting = first_of(start, self._waiting)
            return
        start = self._waiting if start is None else start
        self._waiting = None
        event = is_event(text)
        self.builder.add(
            text,
            kind=EVENT if event else SPEECH,
            line=line,
            start=start,
            speaker=NOBODY if event else self._speaker,
        )

    def finished_chapters(self) -> tuple[tuple[Chapter, ...], tuple[str, ...]]:
        """The chapters, and the titles of those after which nothing stands."""
        last = len(self.builder)
        chapters = tuple(
            Chapter(title, block, start) for title, start, block in self._headings if block <= last
        )
        return chapters, tuple(title for title, _, block in self._headings if block > last)
