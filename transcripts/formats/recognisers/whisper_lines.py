"""What Whisper's programs show on the screen while they work, and its TSV.

`[00:00.000 --> 00:02.500]  Text` (openai), `[00:00:00.000 --> 00:00:02.500]   (speaker 1)
Text` (whisper.cpp), `[0.00s -> 2.50s] Text` (faster-whisper's example), and names in
brackets before the text. The TSV counts milliseconds.
"""

import re

from transcripts.formats.cues import Cue
from transcripts.formats.document import Document
from transcripts.formats.registry import CERTAIN
from transcripts.formats.values import line, name, seconds
from transcripts.model import Details
from transcripts.text import make_safe
from transcripts.times import CLOCK

from .heard import Heard, family
from .shapes import MILLISECONDS
from .whisper_cpp import TURN

_STAMP = rf"(?:{CLOCK}|\d{{1,7}}(?:\.\d{{1,9}})?s?)"
_LINE = re.compile(
    rf"(?:Transcript:\s{{0,4}})?\[\s?({_STAMP})\s?-{{1,2}}>\s?({_STAMP})\s?\]"
    r"\s{0,4}(?:\(speaker ([\d?]{1,4})\)|\[(SPEAKER_\d{1,4}|Speaker \w{1,4})\]:?)?(.*)"
)
_LANGUAGE = re.compile(
    r"(?:.{0,80}auto-)?detected language:? '?(\w{2,20})'?(?: |$|\()", re.IGNORECASE
)
_HEADER = re.compile(r"\ufeff?start\tend\ttext(?=\n|$)")


def _detect(document: Document) -> float:
    if not document.text[:4096].lstrip("\ufeff \n"):
        return 0.0
    lines = document.head_lines[:1000]
    votes = sum(_LINE.match(one[:400]) is not None for one in lines)
    return CERTAIN if votes and (votes >= 0.3 * len(lines) or votes >= 40) else 0.0


def _hear(document: Document, timed: bool) -> Heard:
    cues = []
    language = None
    turns = others = 0
    for whole in document.lines:
        match = _LINE.match(whole.lstrip(" \ufeff"))
        if match:
            start, end, number, label, text = match.groups()
            turns += TURN in text
            who = name(number or label) if number or label else None
            text = text.replace(TURN, "").strip(" ")
            cues.append(Cue(seconds(start), seconds(end), who, text))
        elif whole.strip():
            found = _LANGUAGE.match(whole)
            language = found[1] if found else language
            others += not found
    left_out = []
    if others:
        left_out.append(f"{others} lines of the program itself" if others > 1 else "a line apart")
    if turns:
        left_out.append(f"{turns} changes of speaker, who are not named")
    details = Details(language=line(language, 40))
    return Heard(cues, details, left_out=tuple(left_out))


def _is_table(document: Document) -> float:
    return CERTAIN if _HEADER.match(document.start) else 0.0


def _hear_table(document: Document, timed: bool) -> Heard:
    cues = []
    damaged = 0
    for row in document.text.lstrip("\ufeff \n").split("\n")[1:]:
        cells = row.split("\t", 2)
        start = seconds(cells[0], MILLISECONDS)
        if len(cells) < 3 or start is None:
            damaged += bool(row.strip())
            continue
        cues.append(
            Cue(start, seconds(cells[1], MILLISECONDS), None, make_safe(cells[2]).strip(" "))
        )
    left_out = (f"{damaged} damaged rows" if damaged > 1 else "a damaged row",) if damaged else ()
    return Heard(cues, left_out=left_out)


FORMATS = (
    family("whisper-lines", "Whisper's screen output", _detect, _hear, suffixes=(".txt",)),
    family("whisper-tsv", "Whisper's TSV", _is_table, _hear_table, suffixes=(".tsv",)),
)
