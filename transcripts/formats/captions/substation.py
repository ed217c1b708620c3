"""Advanced SubStation Alpha (ASS) and its elder SSA: subtitles with an actor's name for each
line, set in layers and styles. pysubs2 takes the lines apart; only whole ones are given to
it, since it refuses a file for one damaged time.

Left out, and told: comments, drawings, signs on the screen, lines made for effects, and
lines that are set several times over in layers or beside each other.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from transcripts.formats.cues import Cue, plain_lines, timed_words, to_blocks
from transcripts.formats.document import Document, NotATranscript
from transcripts.formats.registry import CERTAIN, Format
from transcripts.model import Details, Reading, Report
from transcripts.speakers.marks import utterances
from transcripts.text import counted, make_safe, one_line
from transcripts.words import Word, Words

from .quiet import quiet
from .speech import cues_of

_READER = 1
_SIGNATURE = re.compile(r"\[Script Info\]|\[V4\+? Styles\]|\[Events\]", re.IGNORECASE)
_TIME = r"[ \t]{0,8}(\d{1,2}:[0-5]?\d:[0-5]?\d\.\d{1,3})[ \t]{0,8}"
_EVENT = re.compile(
    rf"(Dialogue|Comment):[^,]{{0,40}},{_TIME},{_TIME},([^,]{{0,200}}),([^,]{{0,200}})"
    r"(?:,[^,]{0,40}){3},([^,]{0,500}),(.*)",
    re.ASCII,
)
_BEGIN = re.compile(r"(?:Dialogue|Comment):")
_WIDTH = 20_000
"""Characters of a line at most; longer ones are drawings, or worse."""
_TITLE = re.compile(r"\n(?:Original )?Title:[ \t]*([^\n]{1,300})")
_NO_TITLE = re.compile(r"default |new subtitles|<?untitled|aegisub|.{0,10}script generated", re.I)
_SSA = re.compile(r"\[V4 Styles\]|ScriptType:[ \t]{0,8}v4\.00[ \t]*\n", re.IGNORECASE)
_DRAWING = re.compile(r"\\p[1-9]")
_PLACED = re.compile(r"\\(?:pos|move|org|i?clip)\(|\\fr[xyz]?-?\d")
_MOSTLY = 0.8
"""Share of a style's lines that are put at a place of their own, where it is for signs."""
_FRAME = 200
"""Milliseconds: lines as short as this are a picture's frames."""
_SIGN = re.compile(
    r"(?:^|[^a-z])(?:signs?|titles?|typeset\w*|ts|credits?|screen|cards?|logo|eyecatch|banner"
    r"|notes?|tl ?notes?)(?:[^a-z]|$)",
    re.IGNORECASE,
)
_EFFECT = re.compile(r"fx|template|code|scroll|banner|karaoke", re.IGNORECASE)
_SYLLABLE = re.compile(r"\{[^{}]{0,400}?\\[kK][fo]?(\d{1,6})[^{}]{0,400}\}")


class _Line(NamedTuple):
    """A line as pysubs2 gives it: times in milliseconds, who, how set, the text with tags."""

    start: int
    end: int
    name: str
    style: str
    effect: str
    text: str
    comment: bool


def _detect(document: Document) -> float:
    if not _SIGNATURE.match(document.start):
        return 0.0
    return CERTAIN if _EVENT.search(document.text) or "[Script Info]" in document.start else 0.0


def _read(document: Document) -> Reading:
    events, damaged = _lines(document.text)
    lines, left_out = _spoken(events)
    if damaged:
        left_out = (*left_out, counted(damaged, "damaged line"))
    cues = [cue for line in lines for cue in _cues(line, words=False)]
    if not cues:
        raise NotATranscript(f"{document.called} holds ASS subtitles without a line of talk.")
    blocks, people, known, _ = to_blocks(cues)
    title = _TITLE.search(document.head)
    name = make_safe(title[1]).strip() if title else ""
    details = Details(title=name if name and not _NO_TITLE.match(name) else None, people=people)
    return Reading("ass", _READER, blocks, details, Report(known, (), left_out))


def _words(document: Document) -> Words | None:
    if not _SYLLABLE.search(document.text):
        return None
    lines, _ = _spoken(_lines(document.text)[0])
    return timed_words([cue for line in lines for cue in _cues(line, words=True)])


def _lines(text: str) -> tuple[list[_Line], int]:
    """The events of a file in order of time, and how many are damaged."""
    import pysubs2

    quiet()

    events = [line for line in map(str.strip, text.split("\n")) if _BEGIN.match(line)]
    matches = [_EVENT.fullmatch(line) for line in events if len(line) < _WIDTH]
    # Margins and layers, which may be damaged too, are of no use here.
    whole = ["{}: 0,{},{},{},{},0,0,0,{},{}".format(*match.groups()) for match in matches if match]
    form = "ssa" if _SSA.search(text[:20_000]) else "ass"
    found = pysubs2.SSAFile.from_string("[Events]\n" + "\n".join(whole), format_=form)
    lines = [_line(event) for event in found]
    lines.sort(key=lambda line: line.start)
    return lines, len(events) - len(whole)


def _line(event: Any) -> _Line:
    return _Line(
        event.start, event.end, event.name, event.style, event.effect, event.text, event.is_comment
    )


def _spoken(lines: Sequence[_Line]) -> tuple[list[_Line], tuple[str, ...]]:
    """The lines that somebody says, and what the others are."""
    found: list[_Line] = []
    others: Counter[str] = Counter()
    shown: dict[str, int] = {}
    placed = _placed_styles(lines)
    for line in lines:
        kind = _kind(line, placed)
        text = " ".join(" ".join(_shown(line)).split())
        if not kind and not text:
            continue
        # Set again in another layer, or frame after frame: the same words once more.
        until = shown.get(text, -1)
        frame = until == line.start and line.end - line.start < _FRAME
        if not kind and (until > line.start or frame):
            kind = "line repeated for an effect"
            shown[text] = max(line.end, until)
        if kind:
            others[kind] += 1
            continue
        shown[text] = max(line.end, until)
        found.append(line)
    return found, tuple(_told(count, kind) for kind, count in others.items())


def _told(count: int, kind: str) -> str:
    first, _, rest = kind.partition(" ")
    return counted(count, first) + (f" {rest}" if rest else "")


def _placed_styles(lines: Sequence[_Line]) -> frozenset[str]:
    """The styles, but for the commonest, whose lines stand wherever a sign does."""
    counts = Counter(line.style for line in lines if not line.comment)
    placed = Counter(line.style for line in lines if _PLACED.search(line.text))
    usual = {style for style, _ in counts.most_common(1)}
    return frozenset(
        style
        for style, count in placed.items()
        if style not in usual and count >= _MOSTLY * counts[style]
    )


def _kind(line: _Line, placed: frozenset[str]) -> str:
    """What a line is that nobody says; empty for talk."""
    if line.comment:
        return "comment"
    if _DRAWING.search(line.text):
        return "drawing"
    if line.effect.strip() and _EFFECT.search(line.effect):
        return "line made for an effect"
    if line.style in placed or _SIGN.search(line.style) or _SIGN.search(line.name):
        return "sign on the screen"
    return ""


def _shown(line: _Line) -> list[str]:
    """The lines of an event as they stand on the screen, without tags."""
    text = _untagged(line.text).replace("\\h", " ").replace("\\n", "\n").replace("\\N", "\n")
    return plain_lines(text)


def _untagged(text: str) -> str:
    """Without what stands in braces; an open brace that nobody closes is text."""
    parts = text.split("{")
    return parts[0] + "".join(
        part.partition("}")[2] if "}" in part else "{" + part for part in parts[1:]
    )


def _cues(line: _Line, *, words: bool) -> Iterator[Cue]:
    start, end = max(line.start, 0) / 1000, max(line.end, 0) / 1000
    spoken = tuple(_timed(line)) if words else ()
    name = one_line(line.name) or None
    for cue in cues_of(start, end, utterances(_shown(line)), spoken):
        yield cue._replace(speaker=name)


def _timed(line: _Line) -> Iterator[Word]:
    """The words of a karaoke line, whose syllables have lengths in hundredths of a second."""
    at = line.start / 1000
    parts = _SYLLABLE.split(line.text)
    word, start = "", None
    for length, part in zip(parts[1::2], parts[2::2], strict=True):
        text = _untagged(part).replace("\\N", " ").replace("\\n", " ").replace("\\h", " ")
        for index, piece in enumerate(re.split(r"(\s+)", make_safe(text))):
            if piece.isspace() or not piece:
                if word and piece:
                    yield Word(word, start)
                    word = ""
                continue
            start = start if word else (at if not index else None)
            word += piece
        at += int(length) / 100
    if word:
        yield Word(word, start)


FORMAT = Format("ass", "ASS subtitles", _READER, _detect, _read, (".ass", ".ssa"), words=_words)
