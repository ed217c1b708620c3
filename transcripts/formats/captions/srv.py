"""YouTube's captions as XML, in its three shapes: srv1 (`<transcript><text start dur>`, in
seconds, its text escaped twice), srv2 (`<timedtext><text t d>`, in milliseconds) and srv3
(`<timedtext format="3"><body><p t d><s t ac>`, with words)."""

import re
from collections.abc import Iterator
from itertools import zip_longest
from typing import NamedTuple
from xml.etree.ElementTree import Element

from transcripts.formats.cues import Cue, timed_words, to_blocks
from transcripts.formats.document import Document, NotATranscript
from transcripts.formats.entities import unescape
from transcripts.formats.markup import content, each, local, root_name, xml
from transcripts.formats.registry import CERTAIN, Format
from transcripts.model import Details, Reading, Report
from transcripts.speakers.marks import utterances
from transcripts.text import make_safe
from transcripts.words import Word, Words

from .decoded import without_tags
from .speech import cues_of

_READER = 1
_NUMBER = re.compile(r"\d{1,12}(?:\.\d{1,9})?")
_ROOTS = ("transcript", "timedtext")
_SIGN = re.compile(r"<(?:text|p)\s[^<>]{0,200}?\b(?:start|t)=[\"']\d")


class _Event(NamedTuple):
    """One element that shows text. Times in seconds."""

    start: float
    length: float | None
    text: str
    words: tuple[Word, ...]
    appended: bool
    """Whether it goes on with the text that its window shows."""


def _detect(document: Document) -> float:
    if root_name(document) not in _ROOTS:
        return 0.0
    return CERTAIN if _SIGN.search(document.head) else 0.0


def _cues(document: Document) -> tuple[list[Cue], int | None]:
    """The cues, and the line from which on the file is damaged."""
    tree = xml(document)
    shown: list[Cue] = []
    for event in _events(tree.root, local(tree.root.tag) == "timedtext"):
        if event.appended and shown:
            shown[-1] = _continued(shown[-1], event)
        elif event.text.strip():
            end = None if event.length is None else round(event.start + event.length, 3)
            shown.append(Cue(event.start, end, None, event.text, event.words))
    return [part for cue in _ending(_certain(shown)) for part in _parts(cue)], tree.damaged


def _ending(cues: list[Cue]) -> Iterator[Cue]:
    """Cues that end where the next one begins: in automatic captions a line stays on the
    screen long after its words."""
    for cue, after in zip_longest(cues, cues[1:]):
        follows = after.start if after else None
        if cue.start is not None and cue.end is not None and follows is not None:
            yield cue._replace(end=min(cue.end, follows)) if follows > cue.start else cue
        else:
            yield cue


def _parts(cue: Cue) -> Iterator[Cue]:
    """What each speaker of a cue says; one who begins inside it begins with his word."""
    lines = [make_safe(line) for part in cue.text.split("\n") if (line := part.strip())]
    for number, part in enumerate(cues_of(cue.start, cue.end, utterances(lines), cue.words)):
        first = part.words[0].start if part.words and number else None
        yield part._replace(start=first) if first is not None else part


def _continued(cue: Cue, event: _Event) -> Cue:
    """A cue with the words that are added to its line; most often a line break alone."""
    if not event.text.strip():
        return cue
    word = Word(make_safe(event.text.strip()), event.start)
    end = cue.end if event.length is None else event.start + event.length
    words = (*cue.words, *(event.words or (word,))) if cue.words else ()
    return cue._replace(text=cue.text + event.text, end=end, words=words)


def _certain(cues: list[Cue]) -> list[Cue]:
    """Cues without the confidences of a file that gives each word the same one: it has
    none to tell."""
    told = {word.confidence for cue in cues for word in cue.words} - {None}
    if len(told) > 1:
        return cues
    return [
        cue._replace(words=tuple(word._replace(confidence=None) for word in cue.words))
        if cue.words
        else cue
        for cue in cues
    ]


def _events(root: Element, milliseconds: bool) -> Iterator[_Event]:
    by_word = any(span.get("t") for span in each(root, "s"))
    for element in root.iter():
        name = local(element.tag) if isinstance(element.tag, str) else ""
        if name == "text":
            start = _seconds(element, ("t", "start"), milliseconds)
            length = _seconds(element, ("d", "dur"), milliseconds)
        elif name == "p":
            start, length = _seconds(element, ("t",), True), _seconds(element, ("d",), True)
        else:
            continue
        if start is None:
            continue
        words = _words_of(element, start) if by_word else ()
        appended = element.get("a", element.get("append")) == "1"
        yield _Event(start, length, _text(content(element)), words, appended)


def _words_of(line: Element, start: float) -> tuple[Word, ...]:
    """The words of a line; their times count from its own."""
    found = []
    for span in each(line, "s"):
        word = make_safe(_text(content(span)).strip())
        if word and " " not in word and "\n" not in word:
            offset = _seconds(span, ("t",), True) or 0.0
            sure = span.get("ac", "")
            known = sure.isascii() and sure.isdigit() and len(sure) < 4
            confidence = min(int(sure) / 255, 1.0) if known else None
            found.append(Word(word, round(start + offset, 3), None, confidence))
    return tuple(found)


def _seconds(element: Element, names: tuple[str, ...], milliseconds: bool) -> float | None:
    """A time of an element. `start` and `dur` count in seconds wherever they stand."""
    for name in names:
        match = _NUMBER.fullmatch(element.get(name, "").strip())
        if match:
            thousand = milliseconds and name in ("t", "d")
            return float(match.group()) / (1000 if thousand else 1)
    return None


def _text(text: str) -> str:
    """The words of a line as they stand, blanks around them too: they join on to others."""
    return without_tags(unescape(text) if "&" in text else text)


def _read(document: Document) -> Reading:
    cues, damaged = _cues(document)
    if not cues:
        raise NotATranscript(f"{document.called} holds YouTube captions without a single word.")
    blocks, people, known, _ = to_blocks([cue._replace(words=()) for cue in cues])
    left = (f"what stands after the damage in line {damaged}",) if damaged is not None else ()
    return Reading("youtube-xml", _READER, blocks, Details(people=people), Report(known, (), left))


def _words(document: Document) -> Words | None:
    cues, _ = _cues(document)
    return timed_words(cues) if any(cue.words for cue in cues) else None


FORMAT = Format(
    "youtube-xml",
    "YouTube captions as XML",
    _READER,
    _detect,
    _read,
    (".srv1", ".srv2", ".srv3", ".xml", ".ttml"),
    _words,
)
