"""Plain talk without names, an utterance a line: the last resort, and so the strictest.

A first line that describes the conversation instead of taking part in it is told by its own
words and by the lines after it, and always reported as a guess. An outline above the talk is
nobody's words either, nor what stands above it.
"""

import re
from bisect import bisect_right
from itertools import accumulate

from transcripts.chapters import outline
from transcripts.columns import DESCRIPTION, EVENT, SPEECH, BlocksBuilder
from transcripts.formats.cues import is_event
from transcripts.formats.document import Document, NotATranscript
from transcripts.formats.registry import PLAIN, Format
from transcripts.model import Details, Reading, Report

from . import furniture
from .beginnings import way_of
from .heads import complete, field_key, read_head
from .talk import NO_TALK, judge

_READER = 3
_ABOVE = 12
"""Lines at the beginning among which a program's own may stand."""
_LINES = 1_000
_ENTRIES = 3
"""Entries of an outline above a talk: of fewer somebody may be speaking."""
_TALK = re.compile(r"[#*_ ]*(?:the |full )?transcript(?:ion)?[*_: ]*", re.IGNORECASE)
_NO_LETTER = re.compile(r"[^\w ]|[\d_]")
_WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
_TALKERS = re.compile(
    r"\b(?:i|i'm|i've|i'll|i'd|you|you're|your|we|we're|we've|my|me|yeah|okay|thank|thanks|hi|hello)\b"
)
_TAKES_PART = re.compile(
    r"\bI\b|\b(?:me|my|we|us|our|you|your|hello|hey|welcome)\b"
    r"|(?:^|[.!?]\s+)(?:My|We|Our|You|Your|Hello|Hey|Hi|Welcome|Thanks?|Yes|Yeah|No|Okay|So|Well)\b"
)
"""Words of somebody who talks; not "Evan You", whose capital stands inside a sentence."""
_ABOUT = re.compile(
    r"\b(?:episode|interview|conversation|podcast|discuss(?:es|ing)?|talks? (?:to|with|about)"
    r"|joins?|sits? down|speaks? (?:to|with)|explains?|explores?|shares?|introduces?|presents?"
    r"|reveals?|describes?|reflects? on|recounts?|welcomes?|guests?|hosts?)\b"
)
_GREETING = re.compile(
    r"^(?:hi|hey|hello|welcome|good (?:morning|afternoon|evening))\b|\bwelcome (?:back )?to\b"
    r"|\bthanks? (?:you )?(?:so much )?for (?:having|joining|being)\b|\bi'm [a-z]+ [a-z]+"
)
_NAME = re.compile(r"(?<=[A-Za-z,’'] )[A-Z][\w’']+")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*(?=\s|$)|[。！？]")
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")


def _detect(document: Document) -> float:
    if way_of(document.head):
        return 0.0  # other readers know it
    return PLAIN if _is_talk(document.head_lines[:_LINES]) else 0.0


def _is_talk(lines: list[str]) -> bool:
    """Whether lines are words in sentences rather than data, names of files, or settings."""
    talk, talk_length, length = 0, 0, 0
    for line in lines:
        length += len(line)
        if is_event(line) or _wordy(line):
            talk += 1
            talk_length += len(line)
    return bool(lines) and talk >= 0.6 * len(lines) and talk_length >= 0.7 * length


def _wordy(line: str) -> bool:
    line = line[:2_000]
    if len(_NO_LETTER.findall(line)) > 0.25 * len(line):
        return False
    if _WIDE.search(line):
        return True
    words = _WORD.findall(line)
    if not words or sum(map(len, words)) > 20 * len(words):
        return False
    return len(words) >= 4 or _SENTENCE_END.search(line) is not None or line.endswith((",", "-"))


def _read(document: Document) -> Reading:
    lines = [line.strip(" ") for line in document.lines]
    aside = furniture.edges(lines, _ABOVE)
    filled = [(n, text) for n, text in enumerate(lines, 1) if text and n - 1 not in aside]
    fields = next((i for i, (_, text) in enumerate(filled) if not field_key(text)), len(filled))
    head = read_head([text for _, text in filled[:fields]], named=False)
    listed = _outlined([text for _, text in filled[fields:]])
    fields += listed
    verdict = judge([text for _, text in filled[fields:_LINES]])
    if verdict.is_writing:
        raise NotATranscript(f"{document.called} {NO_TALK}")
    described = not listed and describes([text for _, text in filled[fields : fields + 60]])
    builder = BlocksBuilder()
    for index, (number, text) in enumerate(filled):
        about = index < fields or (described and index == fields)
        kind = EVENT if is_event(text) else SPEECH
        builder.add(text, kind=DESCRIPTION if about else kind, line=number)
    above = enumerate((text for _, text in filled[: fields if listed else 0]), 1)
    details = Details(outline=outline.entries(above))
    understood = ("what the fields above the talk state",) * (fields > listed)
    understood += ("the outline above the talk",) * bool(listed)
    guessed = ("that the first line describes the conversation",) * described
    guessed += verdict.doubts
    left_out = furniture.told([lines[n] for n in sorted(aside)])
    return Reading(
        "plain",
        _READER,
        builder.build(),
        complete(details, head),
        Report(understood, guessed, left_out),
    )


def _outlined(lines: list[str]) -> int:
    """How many of the first lines describe the talk below them, because an outline stands
    there: it begins near the top, its entries stand together, and the talk is longer."""
    head = lines[:_LINES]
    begins = list(accumulate((len(line) + 1 for line in head), initial=0))
    entries = outline.find("\n".join(head))
    at = sorted({bisect_right(begins, entry.begin) - 1 for entry in entries})
    if len(entries) < _ENTRIES or at[0] >= _ABOVE or at[-1] - at[0] > 1.5 * len(at):
        return 0
    count = at[-1] + 1
    if count < len(lines) and _TALK.fullmatch(lines[count]):
        count += 1
    talk = sum(map(len, lines[count:]))
    return count if len(lines) >= count + 4 and talk > sum(map(len, lines[:count])) else 0


def describes(lines: list[str]) -> bool:
    """Whether the first of `lines` tells of the conversation that the others hold.

    It must be exposition: whole sentences that name people and never say I, you or we; the
    others must be talk. One more sign is needed of a long description, two of a short one:
    it tells what somebody discusses, or one of the next lines greets.
    """
    if len(lines) < 4:
        return False
    first, others = lines[0], lines[1:]
    lowered = _apostrophe(first)
    if len(first) < 80 or not _SENTENCE_END.search(first[-4:]):
        return False
    if _TAKES_PART.search(first[:4_000]) or len(set(_NAME.findall(first))) < 2:
        return False
    long = len(first) >= 150 and len(_SENTENCE_END.findall(first)) >= 2
    tells = _ABOUT.search(lowered) is not None
    talk = sum(_TALKERS.search(_apostrophe(line)) is not None for line in others)
    if talk < 0.3 * len(others):
        return False
    greeted = any(_GREETING.search(_apostrophe(line)) for line in others[:12])
    return (tells or greeted) if long else (tells and greeted)


def _apostrophe(text: str) -> str:
    return text[:4_000].lower().replace("’", "'")


FORMAT = Format("plain", "plain talk", _READER, _detect, _read, (".txt", ".text"))
