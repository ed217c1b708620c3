"""The Podcasting 2.0 chapters file
(https://github.com/Podcastindex-org/podcast-namespace/blob/main/chapters/jsonChapters.md).

Where a chapter begins stands beside it under keys of our own, which players pass over, so that
the file can be edited and read back for a talk without times too.
"""

import json
from typing import Any

from transcripts.chapters.starts import chapter_time
from transcripts.model import Transcript
from transcripts.text import counted

from .chapters_listed import Listed, listed, own_lines, written_left_out


def chapters_json(transcript: Transcript) -> tuple[str, list[str]]:
    """The file, and what to say of it. A chapter whose time is not exactly known has no
    startTime: none is made up. Raises NotExportable where there are no chapters."""
    every, details = listed(transcript), transcript.details
    lines = own_lines(transcript.version.reading.blocks)
    top = {
        "version": "1.2.0",
        "title": details.title,
        "podcastName": details.show,
        "words": transcript.version.words_hash(),
    }
    kept: dict[str, Any] = {key: value for key, value in top.items() if value is not None}
    kept["chapters"] = [_chapter(transcript, one, lines.get(one.chapter.block)) for one in every]
    told = []
    if gone := sum(one.start is None for one in every):
        told.append(f"players cannot use {counted(gone, 'chapter')} without an exact time")
    text = json.dumps(kept, ensure_ascii=False, indent=1) + "\n"
    return text, [*told, *written_left_out(transcript)]


def _chapter(transcript: Transcript, one: Listed, line: int | None) -> dict[str, Any]:
    """A chapter; one made here or by a model says so in its title too, for that is all that
    players show."""
    between = None
    if one.start is None:
        # What was worked out as one time is a range of no length: it is never stated.
        exact, between = chapter_time(transcript, one.chapter)
        between = [exact, exact] if exact is not None else between
    row = {
        "startTime": one.start,
        "title": one.title.shown(),
        "between": between,
        "block": one.chapter.block,
        "line": line,
        "origin": one.chapter.origin,
    }
    return {key: value for key, value in row.items() if value is not None}
