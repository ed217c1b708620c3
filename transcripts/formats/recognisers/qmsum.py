"""Meetings of the QMSum collection: utterances by role, and topics as spans of them.

https://github.com/Yale-LILY/QMSum. The marks of its annotators (`{vocalsound}`) are kept as
they stand.
"""

from typing import Any

from transcripts.formats.cues import Cue
from transcripts.formats.values import at, line, name, number, objects, written

from .heard import Heard, Titled, family, of_json


def _detect(top: Any) -> bool:
    return any("content" in row for row in objects(at(top, "meeting_transcripts"))[:20])


def _hear(top: Any, timed: bool) -> Heard:
    rows = at(top, "meeting_transcripts")
    cues = [
        Cue(None, None, name(at(row, "speaker")), written(at(row, "content")).strip(" "))
        for row in (rows if isinstance(rows, list) else [])
    ]
    topics = []
    for row in objects(at(top, "topic_list")):
        title, first = line(row.get("topic")), number(at(row, "relevant_text_span.0.0"))
        if title and first is not None and 0 <= first < len(cues):
            topics.append(Titled(title, cue=int(first)))
    asked = sum(len(objects(at(top, key))) for key in ("general_query_list", "specific_query_list"))
    left_out = (f"{asked} questions about the meeting, with answers",) if asked else ()
    return Heard(cues, chapters=tuple(topics), left_out=left_out)


FORMAT = family("qmsum", "a meeting of the QMSum collection", *of_json(_detect, _hear))
