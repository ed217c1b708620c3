"""Who speaks when, without the words, as meetings and recognisers keep it beside them: the
segmentation of BBC's Kaldi, the timeline of Zoom's recordings. It joins a transcript that is
there.
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from transcripts.formats.companions.stretches import Row, overlay
from transcripts.formats.document import Document
from transcripts.formats.registry import CERTAIN, Format
from transcripts.formats.values import at, name, objects, seconds
from transcripts.model import Companion

_READER = 1
_SEGMENTS = "segmentation.segments|retval.segmentation.segments"


def _segmentation(top: Any) -> Iterator[Row]:
    for row in objects(at(top, _SEGMENTS)):
        start, length = seconds(row.get("start")), seconds(row.get("duration"))
        end = start + length if start is not None and length is not None else None
        yield Row(start, end, name(row.get("speaker")) or "")


def _timeline(top: Any) -> Iterator[Row]:
    """Zoom says at each change who speaks from then on."""
    marks = [(seconds(row.get("ts")), row) for row in objects(at(top, "timeline"))]
    for (start, row), (end, _) in pairwise(marks):
        for user in objects(row.get("users")):
            yield Row(start, end, name(at(user, "username|name")) or "")


def _is_segmentation(document: Document) -> float:
    top = document.json
    talk = at(top, "words|retval.words")
    return CERTAIN if talk is None and objects(at(top, _SEGMENTS)) else 0.0


def _is_timeline(document: Document) -> float:
    rows = objects(at(document.json, "timeline"))[:20]
    return CERTAIN if any("ts" in row and "users" in row for row in rows) else 0.0


def _read_segmentation(document: Document) -> Companion:
    return overlay(document, ("kaldi-segmentation", _READER), _segmentation(document.json))


def _read_timeline(document: Document) -> Companion:
    return overlay(document, ("zoom-timeline", _READER), _timeline(document.json))


_LABEL = "the times of its speakers"
_JSON = (".json",)
FORMATS = (
    Format("kaldi-segmentation", _LABEL, _READER, _is_segmentation, _read_segmentation, _JSON),
    Format("zoom-timeline", _LABEL, _READER, _is_timeline, _read_timeline, _JSON),
)
