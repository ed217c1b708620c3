"""Talk as lines with names: what a line is (a name, a heading, words, a break), and the
blocks and chapters that the lines become. Shared by Markdown and by plain text."""

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass, field
from typing import NamedTuple

from transcripts.columns import (
    DESCRIPTION,
    EVENT,
    NOBODY,
    POINT,
    SPEECH,
    SUMMARY,
    Blocks,
    BlocksBuilder,
)
from transcripts.formats.cues import is_event
from transcripts.model import Chapter, Person
from transcripts.speakers.cast import Cast
from transcripts.speakers.names import could_be_name, is_group, is_sound, is_unknown, label
from transcripts.times import CLOCK, clock

from .listed import outline_lines
from .marks import see

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
_OPENS = frozenset("[(【<")
_BRACKETED = re.compile(
    r"[\[(【<]([^\[\]()【】<>:：\d][^\[\]()【】<>:：]{0,40})[\])】>][ ]?[:：][ \t]*"
)
_MARKED = frozenset("*_>#-•+[`<")
_BOLD = re.compile(
    r"[ \t]{0,8}(?:(?:#{1,6}|>|[-*+•])[ \t]+){0,2}(\*\*|__)(?!\s)([^*_\n]{1,80}?)[ \t]*"
    r"(?:[:：][ \t]*\1|\1[ \t]*[:：])[ \t]*"
)
_JOINED = re.compile(r"\s*(?:[&,/+]|\b(?:and|und|et|y|e)\b)\s*")
_ASKING = frozenset({"q", "a", "question", "answer"})
_CLOSING = re.compile(r"\s*#(\d{1,2}:\d\d:\d\d)(?:-\d)?#$")
"""The time at the end of a paragraph, as f4transkript sets it."""
_NAME_TIME = re.compile(rf"[ \t]*[\[(]?({CLOCK})[\])]?$")


class Named(NamedTuple):
    """How a line begins: with a name, a time, or both, and where words begin."""

    name: str | None
    """None where whoever spoke goes on."""
    start: float | None
    rest: int
    end: float | None = None


def bold_label(line: str) -> Named | None:
    """`**Name:** words` or `**Name**: words`, with a time before or after it or without."""
    before, offset = leading_time(line)
    match = _BOLD.match(line, offset)
    if not match:
        return None
    name, inner = _without_time(match[2].strip())
    if not could_be_name(name):
        return None
    after, rest = _time_after(line, match.end())
    return Named(name, first_of(after, inner, before), rest)


def plain_label(line: str) -> Named | None:
    """`Name: words`, with a time before or after the name or without; in a list or a
    quotation too, or with marks around the name, but for bold ones (`bold_label`)."""
    if line.find(":", 0, LABEL_WIDTH) < 0 and line.find("：", 0, LABEL_WIDTH) < 0:
        return None
    if line[0] in _MARKED:
        view = see(line)
        if not view.text or (view.bold and not view.bold_from):
            return None
        found = _plain_label(view.text[:LABEL_WIDTH])
        if not found or (view.block == "#" and view.text[found.rest :].strip()):
            return None  # "## Looms: a talk" is a title
        return found._replace(rest=view.place(found.rest))
    return _plain_label(line)


def _plain_label(line: str) -> Named | None:
    before, offset = leading_time(line) if line[0] in _BEFORE_TIME else (None, 0)
    bracketed = _BRACKETED.match(line, offset) if line[offset : offset + 1] in _OPENS else None
    if bracketed and could_be_name(bracketed[1].strip()):
        return Named(bracketed[1].strip(), before, bracketed.end())
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
        after, rest = _time_after(line, rest)
        return Named(name, first_of(after, inner, before), rest)
    return Named(name, before if inner is None else inner, rest)


def first_of(*times: float | None) -> float | None:
    return next((time for time in times if time is not None), None)


def _without_time(name: str) -> tuple[str, float | None]:
    match = _NAME_TIME.search(name) if name[-1:] in _AFTER_TIME else None
    return (name[: match.start()].strip(), clock(match[1])) if match else (name, None)


def _time_after(line: str, offset: int) -> tuple[float | None, int]:
    """A time after a name. Without brackets and with words after it, it may well be what
    somebody says: "Ann: 10:30 it was"."""
    found, rest = leading_time(line, offset)
    if found is not None and line[offset] not in "\\[(" and line[rest:].strip():
        return None, offset
    return found, rest


def leading_time(line: str, offset: int = 0) -> tuple[float | None, int]:
    """A time at `offset`, and where the words after it begin."""
    match = _LEADING.match(line, offset) if line[offset : offset + 1] in _BEFORE_TIME else None
    if not match:
        return None, offset
    return clock(match[1] or match[2]), match.end()


def preface_ends(lines: Sequence[str], marks: Sequence[Named | None]) -> int:
    """How many of the first lines describe the conversation: those before the first name
    or time, unless they are so many, without an outline, that they must be part of it."""
    filled = [index for index, line in enumerate(lines) if line]
    for before, index in enumerate(filled):
        if marks[index]:
            most = max(PREFACE * len(filled), 3)
            if before > most:  # an outline may be longer than that
                listed = outline_lines(lines[:index])
                before -= sum(bool(lines[n]) for n in listed)
            few = before <= most
            return index if few or _is_head([lines[n] for n in filled if n < index]) else 0
    return 0


def _is_head(lines: Sequence[str]) -> bool:
    """Whether lines are no sentences, as titles, fields, dates and lists of people are."""
    short = sum(len(line) <= 100 and line[-1] not in ".?!…" for line in lines)
    return len(lines) <= 15 and short >= 0.7 * len(lines)


@dataclass
class Script:
    """Collects what lines say, in order, as blocks and chapters."""

    cast: Cast
    builder: BlocksBuilder = field(default_factory=BlocksBuilder)
    names: Set[str] = frozenset()
    """The names that stand at the beginnings of lines."""
    unknown: int = 0
    """How many times somebody speaks of whom the source says that nobody knows them."""
    _headings: list[tuple[str, float | None, int]] = field(default_factory=list)
    _written: list[tuple[int, int]] = field(default_factory=list)
    _speaker: int = NOBODY
    _waiting: float | None = None
    _bare: bool = False
    """Whether the time that waits for words came without a name."""
    _asked: bool = False
    """Whether the last label was no name but a Q or an A, which no heading outlives."""
    _until: float | None = None
    _since: int = 0
    _ends: dict[int, float] = field(default_factory=dict)

    def describe(self, text: str, line: int) -> None:
        if text.strip():
            kind = EVENT if is_event(text) else DESCRIPTION
            self.builder.add(text, kind=kind, line=line)

    def write(self, kind: int, text: str, line: int) -> None:
        """A summary or a point of one: written about the talk, no words of it."""
        if text.strip():
            self.builder.add(text, kind=kind, line=line)
            self._written.append((len(self.builder), kind))

    def heading(self, title: str, start: float | None) -> None:
        if self._asked:
            self._speaker, self._asked = NOBODY, False
        self._headings.append((title, start, len(self.builder) + 1))

    def mark(self, begins: Named, words: str, line: int) -> None:
        """A line that begins with a name or a time, and its own words, which may be none."""
        if begins.name is None and begins.start is None:
            if words:
                self.words(words, line)
            return
        if begins.name is None or begins.start is not None or not self._bare:
            self._end_of_words()
            self._until = begins.end
        if begins.name is None:
            self._waiting, self._bare = begins.start, True
        elif not self._turn_to(begins.name, begins, words, line):
            return
        if words:
            self.words(words, line)

    def _turn_to(self, name: str, begins: Named, words: str, line: int) -> bool:
        """Make `name` who speaks; gives whether the words are theirs."""
        if is_sound(name) and name.casefold().startswith("break"):
            self._speaker = NOBODY
            end = clock(times[-1]) if len(times := re.findall(CLOCK, words)) else None
            self.builder.add(name, kind=EVENT, line=line, start=begins.start, end=end)
            return False
        unknown = is_unknown(name)
        self.unknown += unknown
        nobody = unknown or is_group(name) or is_sound(name) or self._several(name)
        self._asked = name.casefold() in _ASKING
        self._speaker = NOBODY if nobody else self.cast.number(name)
        if begins.start is not None or not self._bare:
            self._waiting = begins.start
        self._bare = False
        return True

    def _several(self, name: str) -> bool:
        """Whether a label joins names that stand alone elsewhere: "Ann & Bob"."""
        parts = _JOINED.split(name)
        return len(parts) > 1 and all(part in self.names for part in parts)

    def words(self, text: str, line: int) -> None:
        """Words of whoever was named last. A time among them begins a block of its own."""
        closing = _CLOSING.search(text, max(0, len(text) - 24)) if text[-1:] == "#" else None
        if closing:
            text = text[: closing.start()]
        if "[" not in text or not _INNER.search(text):
            self._say(text, line, None)
        else:
            start: float | None = None
            at = 0
            for match in _INNER.finditer(text):
                self._say(text[at : match.start()], line, start)
                start, at = clock(match[1]), match.end()
            self._say(text[at:], line, start)
        if closing and len(self.builder):
            self._ends[len(self.builder)] = clock(closing[1]) or 0.0

    def _say(self, text: str, line: int, start: float | None) -> None:
        text = text.strip(" ")
        if not text.strip():
            self._waiting = first_of(start, self._waiting)
            return
        start = self._waiting if start is None else start
        self._waiting, self._bare = None, False
        event = is_event(text)
        self.builder.add(
            text,
            kind=EVENT if event else SPEECH,
            line=line,
            start=start,
            speaker=NOBODY if event else self._speaker,
        )

    def _end_of_words(self) -> None:
        """The end that the last stamp stated is that of the last words since."""
        count = len(self.builder)
        if self._until is not None and count > self._since:
            self._ends[count] = self._until
        self._until, self._since = None, count

    def blocks(self) -> Blocks:
        self._end_of_words()
        blocks = self.builder.build()
        for number, end in self._ends.items():
            if not end < blocks.starts[number - 1]:  # which may be none
                blocks.ends[number - 1] = end
        return blocks

    def finished_chapters(self) -> tuple[tuple[Chapter, ...], tuple[str, ...]]:
        """The chapters, and the titles of those after which nothing stands."""
        last = len(self.builder)
        ends = [block for _, _, block in self._headings[1:]] + [last + 1]
        chapters = tuple(
            Chapter(title, block, start, self._of(SUMMARY, block, end), self._of(POINT, block, end))
            for (title, start, block), end in zip(self._headings, ends, strict=False)
            if block <= last
        )
        return chapters, tuple(title for title, _, block in self._headings if block > last)

    def _of(self, kind: int, block: int, end: int) -> tuple[int, ...]:
        """Numbers of the written blocks of a kind from `block` on, before `end`."""
        return tuple(n for n, written in self._written if written == kind and block <= n < end)

    def people(self) -> tuple[Person, ...]:
        """The speakers in order of their first words, with the roles that labels state."""
        roles = self.cast.roles
        return tuple(Person(name, roles.get(n)) for n, name in enumerate(self.cast.names))

    def names_told(self) -> tuple[str, ...]:
        """What to say of names that the source itself explains, and of unknown speakers."""
        told = [f"{short} is {full}" for short, full in self.cast.joined.items()]
        if self.unknown:
            turns = "1 turn" if self.unknown == 1 else f"{self.unknown} turns"
            told.append(f"{turns} of an unknown speaker, given to nobody")
        return tuple(told)

    def names_guessed(self) -> tuple[str, ...]:
        return tuple(f"that {short} is {full}" for short, full in self.cast.guessed.items())
