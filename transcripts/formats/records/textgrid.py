"""Praat's TextGrids as text, long and short, after its manual
(https://www.fon.hum.uva.nl/praat/manual/TextGrid_file_formats.html).

Praat reads nothing of such a file but its free-standing numbers, its texts in quotation
marks and its flags, whatever stands between them; so does this, and so both forms and the
liberties that other programs take are one.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from transcripts.formats.cues import Cue, timed_words, to_blocks
from transcripts.formats.document import Document, NotATranscript
from transcripts.formats.registry import CERTAIN, Format
from transcripts.model import Details, Reading, Report
from transcripts.words import Word, Words

from . import spoken, tree
from .tiers import OTHER, TALK, WORDS, holds, left_out, wordy

_READER = 1
_FIRST = re.compile(r"(?:File type = )?\"ooTextFile(?: short)?\"", re.IGNORECASE)
_CLASS = re.compile(r"(?:Object class = )?\"([A-Za-z ]{1,40})[\w ]{0,10}\"")
_TOKEN = re.compile(
    r"\"((?:[^\"]|\"\")*+)\"|(?<!\S)([-+]?\d{1,12}(?:\.\d{1,30})?(?:[eE][-+]?\d{1,3})?)(?!\S)"
)
_TIERS = ("IntervalTier", "TextTier")
_SILENCES = frozenset(
    ["sil", "sp", "pau", "<sil>", "<eps>", "<p:>", "<p>", "#", "_", "<silence>", "silence", "-"]
)
_PART = re.compile(r"[\s_:.\-–]+")


class Interval(NamedTuple):
    """A labelled stretch, in seconds."""

    start: float
    end: float
    text: str


@dataclass
class _Tier:
    name: str
    intervals: list[Interval] = field(default_factory=list)
    points: int = 0

    @property
    def speaker(self) -> str | None:
        """What a tier's name says beyond that it holds words, utterances or text."""
        parts = [part for part in _PART.split(self.name) if part]
        kept = [
            p for p in parts if not TALK.fullmatch(p.lower()) and not WORDS.fullmatch(p.lower())
        ]
        if len(kept) == len(parts):
            return self.name or None
        return " ".join(kept) or None


def _detect(document: Document) -> float:
    return CERTAIN if _FIRST.match(document.start) else 0.0


def _tokens(text: str) -> Iterator[str | float]:
    for match in _TOKEN.finditer(text):
        yield match[1].replace('""', '"') if match[1] is not None else float(match[2])


def _tiers(document: Document) -> list[_Tier]:
    tokens = list(_tokens(document.text))
    tiers: list[_Tier] = []
    at = 2  # after the kinds of file and object
    while at < len(tokens):
        if tokens[at] not in _TIERS or at + 1 >= len(tokens):
            at += 1
            continue
        points = tokens[at] == "TextTier"
        tier = _Tier(tree.tidy(str(tokens[at + 1])))
        at = _entries(tokens, at + 5, tier, points=points)
        tiers.append(tier)
    return tiers


def _entries(tokens: list[str | float], at: int, tier: _Tier, *, points: bool) -> int:
    """Read entries from `at` on as long as they are such, and give where they end."""
    while at + 2 - points < len(tokens):
        start, end, text = tokens[at], tokens[at + 1 - points], tokens[at + 2 - points]
        if isinstance(start, str) or isinstance(end, str) or not isinstance(text, str):
            break
        at += 3 - points
        said = tree.tidy(text)
        if points:
            tier.points += 1
        elif said and said.lower() not in _SILENCES:
            tier.intervals.append(Interval(max(start, 0.0), max(end, 0.0), said))
    return at


class _Grid(NamedTuple):
    talk: list[_Tier]
    words: list[_Tier]
    left: list[_Tier]


def _sorted(tiers: list[_Tier]) -> _Grid:
    """Tiers of utterances, tiers of words, and the others that something stands on."""
    talk: list[_Tier] = []
    words: list[_Tier] = []
    left = [tier for tier in tiers if tier.points]
    filled = [tier for tier in tiers if tier.intervals]
    for tier in filled:
        share, several = wordy([one.text for one in tier.intervals[:500]])
        if share < 0.5 or (holds(tier.name, OTHER) and not holds(tier.name, TALK)):
            left.append(tier)
        elif holds(tier.name, WORDS) and several < 0.2:
            words.append(tier)
        elif (
            several >= 0.1
            or len(tier.intervals) < 5
            or not any(holds(one.name, WORDS) for one in filled)
        ):
            talk.append(tier)
        else:
            left.append(tier)
    general = [tier for tier in talk if holds(tier.name, TALK)]
    if general and len(general) < len(talk):
        # Beside tiers that are called text, others are translations or notes.
        left += [tier for tier in talk if tier not in general]
        talk = general
    return _Grid(talk, words, left)


def _cues(grid: _Grid) -> list[Cue]:
    cues: list[Cue] = []
    for tier in grid.talk:
        words = next((one for one in grid.words if one.speaker == tier.speaker), None)
        cues += _uttered(tier, words.intervals if words else [])
    if not grid.talk:
        for tier in grid.words:
            timed = (Word(one.text, one.start, one.end) for one in sorted(tier.intervals))
            cues += spoken.utterances(timed, tier.speaker)
    return sorted(cues, key=lambda cue: cue.start or 0.0)


def _uttered(tier: _Tier, words: list[Interval]) -> Iterator[Cue]:
    at = 0
    for start, end, text in sorted(tier.intervals):
        inside: list[Word] = []
        while at < len(words) and words[at].start < end - 1e-6:
            if words[at].start >= start - 1e-6:
                inside.append(Word(words[at].text, words[at].start, words[at].end))
            at += 1
        yield Cue(start, end, tier.speaker, text, tuple(inside))


def _grid(document: Document) -> _Grid:
    kind = _CLASS.search(document.start, _FIRST.match(document.start).end())  # type: ignore[union-attr]
    if kind and kind[1].strip() not in ("TextGrid", "Collection"):
        raise NotATranscript(
            f"{document.called} holds a Praat {kind[1].strip()} without any words; add the "
            "TextGrid."
        )
    grid = _sorted(_tiers(document))
    if not grid.talk and not grid.words:
        raise NotATranscript(
            f"{document.called} holds a Praat TextGrid without any words on its tiers; add the "
            "one that holds the transcription."
        )
    return grid


def _read(document: Document) -> Reading:
    grid = _grid(document)
    blocks, people, known, _ = to_blocks(_cues(grid))
    if grid.words:
        known += ("the times of words",)
    left = left_out([tier.name or "a tier without a name" for tier in grid.left])
    return Reading("textgrid", _READER, blocks, Details(people=people), Report(known, (), left))


def _timed_words(document: Document) -> Words | None:
    grid = _grid(document)
    return timed_words(_cues(grid)) if grid.words else None


FORMAT = Format(
    "textgrid", "a Praat TextGrid", _READER, _detect, _read, (".textgrid",), _timed_words
)
