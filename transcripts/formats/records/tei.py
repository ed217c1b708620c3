"""TEI: transcriptions of speech (`<u>`, with ISO 24624's annotation blocks and the marking
of parliaments) and plays (`<sp>`), after the guidelines of the Text Encoding Initiative
(https://tei-c.org/release/doc/tei-p5-doc/en/html/TS.html and DR.html). The spoken part of
the British National Corpus is marked nearly so, and read too.
"""

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import NamedTuple
from xml.etree.ElementTree import Element

from transcripts.columns import EVENT, NOBODY, SPEECH, BlocksBuilder
from transcripts.formats.document import Document, NotATranscript
from transcripts.formats.registry import CERTAIN, Format
from transcripts.formats.understood import those_there
from transcripts.model import Chapter, Person, Reading, Report

from . import tei_header, tree

_READER = 1
_ROOTS = ("tei", "teicorpus", "tei.2", "bncdoc")
_EVENTS = frozenset(["incident", "vocal", "kinesic", "event", "stage", "writing", "shift"])
_LEFT = frozenset(
    [
        "note",
        "spangrp",
        "span",
        "fs",
        "linkgrp",
        "fw",
        "speaker",
        "desc",
        "reg",
        "corr",
        "annotation",
    ]
)
_PARAGRAPHS = frozenset(["seg", "p", "ab", "l", "s"])
_BREAKS = frozenset(
    ["lb", "pb", "cb", "milestone", "anchor", "p", "l", "seg", "s", "ab", "item", "cell"]
)
_OPENING = "([{„“«¿¡‹‚"
_BEFORE_STOP = re.compile(r" +(?=[.,;:!?…](?:\s|$))")
_MOST = 32_000
"""Speakers that an index can count."""
_PRESENT = 60
"""People who are listed and do not speak, at most."""


class _Times(NamedTuple):
    start: float | None = None
    end: float | None = None


@dataclass
class _Stage:
    """Collects what a document says, in order."""

    people: dict[str, Person]
    points: dict[str, float]
    glued: bool
    """Whether words carry their own blanks, so that those without one belong together."""
    builder: BlocksBuilder = field(default_factory=BlocksBuilder)
    speakers: dict[str, int] = field(default_factory=dict)
    names: list[Person] = field(default_factory=list)
    headings: list[tuple[str, int]] = field(default_factory=list)
    left: Counter[str] = field(default_factory=Counter)
    called: str = ""
    """The name that a note gave the next utterance."""
    timed: bool = False
    _after: list[str] = field(default_factory=list)
    _text: list[str] = field(default_factory=list)

    def walk(self, element: Element) -> None:
        """Read what stands between utterances."""
        for one in element:
            kind = tree.name(one)
            if kind == "u":
                self.utterance(one, one)
            elif kind == "annotationblock":
                for inner in one:
                    if tree.name(inner) == "u":
                        self.utterance(inner, one)
            elif kind == "sp":
                self.speech(one)
            elif kind == "head":
                if title := tree.words_of(one):
                    self.headings.append((title, len(self.builder) + 1))
            elif kind == "note":
                if tree.attribute(one, "type") == "speaker":
                    self.called = tree.words_of(one).rstrip(" :")
                elif tree.words_of(one):
                    self.left["note"] += 1
            elif kind in _EVENTS or kind == "pause":
                self.event(one)
            elif kind not in ("teiheader", "front", "back", "listperson", "timeline", "castlist"):
                self.walk(one)

    def speaker(self, who: str, called: str) -> int:
        """The index of who speaks; nobody where several do at once."""
        key = who.rpartition("#")[2] if len(who.split()) == 1 else ""
        if who and not key:
            return NOBODY
        person = self.people.get(key)
        if person is None and not key and not called:
            return NOBODY
        person = person or Person(called or key.replace("_", " "))
        name = key or called
        if name not in self.speakers:
            if len(self.names) >= _MOST:
                return NOBODY
            self.speakers[name] = len(self.names)
            self.names.append(person)
        return self.speakers[name]

    def utterance(self, element: Element, block: Element) -> None:
        who = tree.attribute(element, "who") or tree.attribute(block, "who")
        speaker = self.speaker(who, self.called)
        self.called = ""
        times = self.times(element)
        self.say(element, speaker, self.times(block) if times.start is None else times)

    def speech(self, element: Element) -> None:
        label = tree.child(element, "speaker")
        called = tree.words_of(label).strip(" .:") if label is not None else ""
        self.say(element, self.speaker(tree.attribute(element, "who"), called), self.times(element))

    def times(self, element: Element) -> _Times:
        start = tei_header.moment(tree.attribute(element, "start", "begin"), self.points)
        end = tei_header.moment(tree.attribute(element, "end"), self.points)
        return _Times(start, end if start is None or end is None or end >= start else None)

    def say(self, element: Element, speaker: int, times: _Times) -> None:
        """One utterance: a block for each of its paragraphs, what happens after the words
        beside which it happens."""
        parts = [one for one in element if tree.name(one) in _PARAGRAPHS]
        if not parts or (element.text or "").strip():
            self.gather(element)
            self.close(speaker, times)
            return
        for one in element:
            kind = tree.name(one)
            if kind in _EVENTS or kind == "pause":
                self.event(one)
                continue
            if kind in ("lg", "div", "sp", "list", "table", "floatingtext"):
                self.say(one, speaker, times)
                continue
            if kind in _LEFT:
                self.leave(one)
                continue
            inner = self.times(one)
            self.gather(one)
            self.close(speaker, times if inner.start is None else inner)

    def gather(self, element: Element) -> None:
        """Collect the words inside an element, and what happens beside them."""
        add = self._text.append
        if element.text:
            add(element.text)
        for one in element:
            kind = tree.name(one)
            if kind in _EVENTS:
                if description := _described(one):
                    self._after.append(description)
                add(" ")
            elif kind == "pause":
                self.left["pause"] += 1
                add(" ")
            elif kind == "gap":
                reason = tree.attribute(one, "reason") or "gap"
                add(f" [{reason}] ")
            elif kind in _LEFT:
                self.leave(one)
            else:
                self._part(one, kind)
            if one.tail:
                add(one.tail)

    def _part(self, element: Element, kind: str) -> None:
        if kind in _BREAKS:
            self._text.append(" ")
        opens = (element.text or "").strip()[:1] in _OPENING
        if kind == "pc" and not opens:
            while self._text and not self._text[-1].strip():
                self._text.pop()
            if self._text:
                self._text[-1] = self._text[-1].rstrip()
        elif kind in ("w", "pc") and not self.glued:
            before = self._text[-1][-1:] if self._text else ""
            if before and not before.isspace() and before not in _OPENING:
                self._text.append(" ")
        self.gather(element)
        if kind in ("p", "l", "seg", "s", "ab", "item", "cell"):
            self._text.append(" ")

    def leave(self, element: Element) -> None:
        if tree.name(element) == "note" and tree.words_of(element):
            self.left["note"] += 1

    def close(self, speaker: int, times: _Times) -> None:
        text = _BEFORE_STOP.sub("", tree.tidy("".join(self._text)))
        self._text.clear()
        if text:
            self.timed |= times.start is not None
            self.builder.add(text, kind=SPEECH, start=times.start, end=times.end, speaker=speaker)
        for event in self._after:
            self.builder.add(event, kind=EVENT, start=times.start)
        self._after.clear()

    def event(self, element: Element) -> None:
        times = self.times(element)
        if text := _described(element):
            self.builder.add(text, kind=EVENT, start=times.start, end=times.end)


def _described(element: Element) -> str:
    """What happens: the description inside, else its sort."""
    text = tree.words_of(element)
    if tree.name(element) == "pause":
        return f"pause {tree.attribute(element, 'dur')}".strip()
    return text or tree.attribute(element, "desc", "type") or tree.name(element)


def _detect(document: Document) -> float:
    return CERTAIN if tree.root_name(document) in _ROOTS else 0.0


def _read(document: Document) -> Reading:
    whole = tree.parse(document)
    root = whole.root
    kinds = {tree.name(one) for one in root.iter()}
    if not kinds & {"u", "sp"}:
        raise NotATranscript(
            f"{document.called} holds a TEI document without utterances or speeches; it is no "
            "transcript of talk."
        )
    words = [one for _, one in zip(range(5000), root.iter(), strict=False) if tree.name(one) == "w"]
    stage = _Stage(
        tei_header.people(root),
        tei_header.timeline(root),
        any((one.text or "").endswith(" ") for one in words),
    )
    stage.walk(root)
    blocks = stage.builder.build()
    facts = tei_header.details(root, play="u" not in kinds)
    silent = [person for key, person in stage.people.items() if key not in stage.speakers]
    if len(silent) > _PRESENT:  # a whole parliament, not those who were there
        silent = []
    chapters = tuple(
        Chapter(title, block) for title, block in stage.headings if block <= len(blocks)
    )
    facts = facts._replace(people=(*stage.names, *silent), chapters=chapters)
    understood = those_there(
        {
            "the title": facts.title,
            "the date": facts.published,
            "the speakers' names": stage.names,
            "the times": stage.timed,
            "the headings as chapters": chapters,
        }
    )
    left = tuple(f"{many:,} {what}{'s' * (many != 1)}" for what, many in stage.left.items())
    return Reading(
        "tei", _READER, blocks, facts, Report(understood, (), (*tree.damage(whole), *left))
    )


FORMAT = Format("tei", "a TEI transcript", _READER, _detect, _read, (".xml", ".tei"))
