"""SAMI captions (.smi): HTML in which `<SYNC Start=milliseconds>` shows paragraphs until the
next one, each paragraph's class its language
(https://learn.microsoft.com/previous-versions/windows/desktop/dnacc/understanding-sami-1.0)."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from transcripts.formats.cues import Cue, to_blocks
from transcripts.formats.document import Document, NotATranscript
from transcripts.formats.hypertext import Node, html
from transcripts.formats.registry import CERTAIN, Format
from transcripts.model import Details, Reading, Report
from transcripts.text import make_safe, one_line

from .decoded import divided, without_tags
from .languages import Spoken, one_language

_READER = 1
_ROOT = re.compile(r"<(?:\?xml[^<>]{0,200}\?>\s{0,20}<)?sami[\s>]", re.IGNORECASE)
_SYNC = re.compile(r"<sync\s[^<>]{0,100}start", re.IGNORECASE)
_NUMBER = re.compile(r"(\d{1,12})(?:\.\d{0,9})?(?:ms)?")
_CLASS = re.compile(r"\.([\w-]{1,60})\s{0,20}\{([^{}]{0,2000})\}")
_LANGUAGE = re.compile(r"\blang\s{0,5}:\s{0,5}[\"']?([\w-]{2,20})", re.IGNORECASE)
_STYLE = re.compile(r"\{\\[^{}\n]{0,200}\}")


class _Paragraph(NamedTuple):
    """What one paragraph shows from `start` (in seconds) on."""

    start: float
    track: str
    """Its class or its own language: what follows in the same track replaces it."""
    language: str
    speaker: str | None
    text: str


def _detect(document: Document) -> float:
    if not document.start.startswith("<"):
        return 0.0
    root = _ROOT.match(document.start)
    return CERTAIN if root or _SYNC.match(document.start) else 0.0


def _read(document: Document) -> Reading:
    page = html(document.text)
    kept, language, left = one_language(list(_cues(list(_paragraphs(page)))))
    if not kept:
        raise NotATranscript(f"{document.called} holds SAMI captions without a single word.")
    blocks, people, known, _ = to_blocks(divided(kept))
    title = page.first("title")
    named = make_safe(title.words[:200]) if title else ""
    details = Details(
        title=None if "(c)" in named.lower() else named or None,
        language=make_safe(language) or None,
        people=people,
    )
    if details.title:
        known = (*known, "the title")
    missing = tuple(f"the captions in {make_safe(name) or 'another language'}" for name in left)
    return Reading("sami", _READER, blocks, details, Report(known, (), missing))


def _cues(paragraphs: list[_Paragraph]) -> Iterator[Spoken]:
    """Cues that end where the next paragraph of their track begins, be it empty."""
    after: dict[str, float] = {}
    ends: list[float | None] = []
    for paragraph in reversed(paragraphs):
        ends.append(after.get(paragraph.track))
        after[paragraph.track] = paragraph.start
    for paragraph, end in zip(paragraphs, reversed(ends), strict=True):
        if paragraph.text:
            late = end is not None and end > paragraph.start
            cue = Cue(paragraph.start, end if late else None, paragraph.speaker, paragraph.text)
            yield Spoken(cue, paragraph.language)


def _paragraphs(page: Node) -> Iterator[_Paragraph]:
    languages = _languages(page)
    for sync in page.each("sync"):
        start = _NUMBER.match(sync.get("start").strip())
        if not start:
            continue
        seconds = int(start[1]) / 1000
        speakers: dict[str, str] = {}
        texts: dict[str, str] = {}
        named: dict[str, str] = {}
        for node, text in _parts(sync):
            track = (node.get("class") or node.get("lang")).lower()
            if node.get("id").lower() == "source":
                speakers[track] = speakers.get(track, "") + text
            else:
                texts[track] = f"{texts[track]}\n{text}" if texts.get(track) else text
            named[track] = node.get("lang") or languages.get(track, "")
        for track, text in texts.items():
            speaker = one_line(speakers.get(track, "")) or None
            yield _Paragraph(seconds, track, named[track], speaker, _tidy(text))


def _languages(page: Node) -> dict[str, str]:
    """The language of each class that the style sheet names one for, else its name."""
    found = {}
    for style in page.each("style"):
        for name, rules in _CLASS.findall(style.text[:100_000]):
            language = _LANGUAGE.search(rules)
            found[name.lower()] = language[1] if language else ""
    return found


def _parts(sync: Node) -> Iterator[tuple[Node, str]]:
    """The paragraphs of a sync with their texts. Text outside goes on with the last one."""
    inside = sync
    for child in sync.children:
        if isinstance(child, Node) and child.tag == "p":
            inside = child
            yield inside, _text(child)
        else:
            text = child if isinstance(child, str) else _text(child)
            if text.strip():
                yield inside, text


def _text(node: Node) -> str:
    """All text of an element, with the line breaks that it asks for and no others."""
    parts: list[str] = []
    waiting: list[Node | str] = [node]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            parts.append(one.replace("\n", " "))
        elif one.tag == "br":
            parts.append("\n")
        else:
            waiting.extend(reversed(one.children))
    return "".join(parts)


def _tidy(text: str) -> str:
    text = without_tags(_STYLE.sub("", text) if "{" in text else text)
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


FORMAT = Format("sami", "SAMI captions", _READER, _detect, _read, (".smi", ".sami"))
"""pysubs2 reads SAMI too, but makes up when a caption ends and runs languages together."""
