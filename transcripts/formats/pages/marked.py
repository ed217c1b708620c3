"""Pages whose markup says who speaks and when: `<cite>` and `<time>` before a paragraph
(podcast hosts, https://podcasting2.org), elements of the classes speaker, timestamp and
text (Lex Fridman's, and players of many makers), words in spans with their times
(hyperaudio's `data-m`, https://hyper.audio)."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from transcripts.formats.cues import Cue
from transcripts.formats.hypertext import BLOCKS, Node
from transcripts.speakers.names import could_be_name
from transcripts.text import make_safe
from transcripts.times import clock
from transcripts.words import Word

from .chrome import NO_TEXT, Chrome
from .starts import stated_start, unit_of

_SPEAKER = re.compile(
    r"(?:.*[-_])?(?:speaker|speakers?[-_]?name|speaker[-_]?label|ts-name|spk|interlocutor)"
    r"(?:[-_](?:name|label|title|tag|cell))?",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"(?:.*[-_])?(?:timestamps?|time[-_]?codes?|timecode|start[-_]?time|ts|time|tc)", re.IGNORECASE
)
_NUMBER = re.compile(r"\d{1,9}(?:\.\d{1,9})?")
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_LABEL = re.compile(r"[\[(<]?\s*(.*?)\s*[\])>]?\s*[:：]?\s*[\])>]?")
_LONGEST = 60
"""Characters of a name at most."""


class Mark(NamedTuple):
    """What an element says that is no word: "name", "time" or "title"."""

    kind: str
    text: str
    start: float | None
    node: Node


class Piece(NamedTuple):
    """Text, the block that it stands in, and its times where it is a timed word."""

    text: str
    block: int
    start: float | None = None
    end: float | None = None


@dataclass
class Talk:
    """What a page's markup says, in order; titles stand before the cue with their number."""

    cues: list[Cue] = field(default_factory=list)
    titles: list[tuple[int, str, str]] = field(default_factory=list)
    """Number of the cue that follows, the title, and the element's id."""
    names: int = 0
    times: int = 0


def marks_of(page: Node, chrome: Chrome) -> list[Mark]:
    """All names and times that the markup sets off, outside the page's chrome."""
    found = _walk([page], chrome, 1.0)
    return [one for one in found if isinstance(one, Mark) and one.kind != "title"]


def mark_of(node: Node) -> Mark | None:
    """What an element says of the words after it; None where it is words itself."""
    if node.tag in _HEADINGS:
        return Mark("title", make_safe(node.words), None, node)
    if not node.attributes and node.tag not in ("cite", "time"):
        return None
    classes = node.classes
    if node.tag == "cite" or any(_SPEAKER.fullmatch(name) for name in classes):
        words = node.few_words(_LONGEST)
        if words is not None and not node.first("p", "div"):
            name = _name(words)
            return Mark("name", name, None, node) if name is not None else None
    if node.tag == "time" or any(_TIME.fullmatch(name) for name in classes):
        start = clock((node.few_words(_LONGEST) or "").strip("[]() -–—"))
        if start is not None:
            return Mark("time", "", start, node)
    return None


def _name(words: str) -> str | None:
    """The name on a label, empty where whoever spoke goes on; None where it is none."""
    match = _LABEL.fullmatch(words)
    name = make_safe(match[1].strip(" :：")) if match else ""
    return name if not name or could_be_name(name) else None


def read_marked(parts: Sequence[Node | str], chrome: Chrome, *, words: bool) -> Talk:
    """The talk of the parts of a page that hold it."""
    talk = Talk()
    reader = _Reader(talk, words)
    reader.read(_walk(parts, chrome, unit_of(parts)))
    reader.end()
    return talk


@dataclass
class _Reader:
    talk: Talk
    words: bool
    _speaker: str | None = None
    _start: float | None = None
    _block: int = -1
    _pieces: list[Piece] = field(default_factory=list)

    def read(self, items: Iterable[Mark | Piece]) -> None:
        for item in items:
            if isinstance(item, Mark):
                self._mark(item)
            elif item.text.strip() or self._pieces:
                if item.block != self._block:
                    self.end()
                    self._block = item.block
                self._pieces.append(item)

    def _mark(self, mark: Mark) -> None:
        if mark.kind == "time":
            if any(piece.text.strip() for piece in self._pieces):
                self.end()
            self._start = mark.start
            self.talk.times += 1
            return
        self.end()
        if mark.kind == "title":
            if mark.text and mark.node.tag != "h1":  # the page's own title
                ids = [node.get("id") for node in mark.node.each() if node.get("id")]
                self.talk.titles.append((len(self.talk.cues), mark.text, ids[0] if ids else ""))
            return
        self.talk.names += 1
        if mark.text:
            self._speaker = mark.text

    def end(self) -> None:
        """The words so far are one cue."""
        text = " ".join("".join(piece.text for piece in self._pieces).split())
        text = make_safe(text.removeprefix(": "))
        if text:
            timed = [p for p in self._pieces if p.start is not None and p.text.strip()]
            start, stop = self._start, None
            if timed:
                start = timed[0].start if start is None or len(timed) > 1 else start
                stop = max((p.end for p in timed if p.end is not None), default=None)
            spoken = tuple(Word(make_safe(p.text.strip()), p.start, p.end) for p in timed)
            kept = spoken if self.words and len(timed) > 1 else ()
            self.talk.cues.append(Cue(start, stop, self._speaker, text, kept))
            self._start = None
        self._pieces = []


def _walk(parts: Sequence[Node | str], chrome: Chrome, unit: float) -> Iterator[Mark | Piece]:
    """The marks and texts of parts in order. `unit` is that of times in attributes. A name
    stands before the words of its block; inside them it is a word like others."""
    blocks = 0
    begun = False
    waiting: list[tuple[Node | str | None, float | None, float | None]]
    waiting = [(part, None, None) for part in reversed(parts)]
    while waiting:
        one, start, end = waiting.pop()
        if one is None:  # a block ends
            blocks, begun = blocks + 1, False
            continue
        if isinstance(one, str):
            begun = begun or any(map(str.isalnum, one))
            yield Piece(one, blocks, start, end)
            continue
        mark = mark_of(one)
        if mark and not (mark.kind == "name" and begun and one.tag not in BLOCKS):
            begun = begun and mark.kind == "time"
            yield mark
            continue
        if one.tag in NO_TEXT or (chrome(one) and one.tag != "button"):
            continue  # players make each line a button
        if one.tag in BLOCKS or one.tag in ("br", "button"):
            begun = False
            if one.tag != "br":
                blocks += 1
                waiting.append((None, None, None))
            yield Piece(" ", blocks)
            stated = stated_start(one)
            if stated is not None:
                yield Mark("time", "", stated * unit, one)
        start, end = word_times(one) or (start, end)
        waiting.extend((child, start, end) for child in reversed(one.children))


def word_times(node: Node) -> tuple[float, float | None] | None:
    """When the words of an element begin and end, as hyperaudio writes it."""
    if "data-m" not in node.attributes:
        return None
    begin = _NUMBER.fullmatch(node.get("data-m").strip())
    if not begin:
        return None
    start = float(begin[0]) / 1000
    length = _NUMBER.fullmatch(node.get("data-d").strip())
    return start, round(start + float(length[0]) / 1000, 3) if length and length[0] != "0" else None
