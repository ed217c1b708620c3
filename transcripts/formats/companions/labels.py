"""Audacity's labels (https://manual.audacityteam.org/man/importing_and_exporting_labels.html):
lines of start, end and label with tabs between, in seconds.

People label three things with them, and each is read as what it is: chapters; who speaks
when (a few names that come again and again; other programs write the same with blanks);
and the words themselves, as plugins for recognising speech do.
"""

import re
from typing import NamedTuple

from transcripts.formats.cues import Cue, plain, to_blocks
from transcripts.formats.document import Document
from transcripts.formats.registry import CERTAIN, Format
from transcripts.formats.values import name, seconds
from transcripts.model import Companion, Details, Reading, Report

from .marks import Mark, companion
from .stretches import Row, are_voices, overlay

_READER = 1
_ROW = re.compile(r"(-?\d{1,7}[.,]\d{1,9})(\t|[ ]{1,8})(-?\d{1,7}[.,]\d{1,9})(?:\2[ \t]{0,8}(.*))?")
_DECIMAL = re.compile(r"-?\d{1,12}[.,]\d{1,12}")
_PACE = 4.0
"""Characters a second from which labels are what is said."""


class _Label(NamedTuple):
    start: float | None
    end: float | None
    text: str


def _labels(lines: list[str]) -> list[_Label] | None:
    """The labels; None where too many lines are none."""
    found = []
    lines = [line for line in lines if line.strip() and not line.startswith("\\\t")]
    for line in lines:
        match = _ROW.fullmatch(line.strip())
        if match:
            start, end = (seconds(match[n].replace(",", ".")) for n in (1, 3))
            text = (match[4] or "").strip()
            # With blanks between, a line is only taken for a label of one word.
            if match[2] == "\t" or (text and " " not in text):
                found.append(_Label(start, end, text))
    return found if found and len(found) >= 0.9 * len(lines) else None


def _kind(labels: list[_Label]) -> str | None:
    """What the labels are: speakers, talk or chapters; None where the rows are other data."""
    texts = [label.text for label in labels if label.text]
    if any("\t" in text for text in texts) or (texts and all(map(_DECIMAL.fullmatch, texts))):
        return None
    spans = [label.end - label.start for label in labels if label.end and label.start is not None]
    if not texts:
        return "chapters" if not any(spans) else None
    lasting = sum(span > 0 for span in spans) * 2 > len(labels)
    if lasting and are_voices([who for text in texts if (who := name(text))]):
        return "speakers"
    written = sum(map(len, texts))
    if lasting and written > _PACE * sum(spans) and written > 12 * len(texts):
        return "talk"
    return "chapters"


def _detect(document: Document) -> float:
    if not document.start[:1].isdigit():
        return 0.0
    labels = _labels(document.head_lines)
    return CERTAIN if labels and _kind(labels) else 0.0


def _read(document: Document) -> Reading | Companion:
    # Not the lines made safe, in which a tab is a blank.
    labels = _labels(document.text.split("\n")) or []
    match _kind(labels):
        case "speakers":
            rows = [Row(one.start, one.end, one.text) for one in labels]
            return overlay(document, ("labels", _READER), rows)
        case "talk":
            blocks, people, understood, _ = to_blocks(
                [Cue(one.start, one.end, None, plain(one.text)) for one in labels]
            )
            return Reading(
                "labels", _READER, blocks, Details(people=people), Report(understood=understood)
            )
    return companion(document, ("labels", _READER), [Mark(one.start, one.text) for one in labels])


FORMAT = Format("labels", "Audacity's labels", _READER, _detect, _read, (".txt", ".lab"))
