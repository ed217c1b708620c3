"""The Podcasting 2.0 transcript: JSON of segments
(https://github.com/Podcastindex-org/podcast-namespace, transcripts/transcripts.md).

Title, show, date, language, chapters and how the speakers are known stand beside the segments
under keys of their own, which readers of the format pass over; so does, in each segment, how
certain it is who speaks where that was worked out.
"""

import json
from typing import Any

from transcripts.model import Chapter, Transcript, degree
from transcripts.quotes import guard

from .said import Said, all_said


def podcast_json(transcript: Transcript) -> str:
    """Raises NotExportable. A segment without a time has no startTime: none is made up."""
    details = transcript.details
    top: dict[str, Any] = {
        "version": "1.0.0",
        "title": details.title,
        "show": details.show,
        "date": details.published.isoformat() if details.published else None,
        "language": details.language,
        "url": details.url,
        "attribution": transcript.attributed_by,
        "note": guard.inferred_note(transcript),
        "chapters": [
            _chapter(chapter, chapter.start)
            for chapter in details.chapters
            if chapter.start is not None
        ],
    }
    kept = {key: value for key, value in top.items() if value not in (None, [])}
    kept["segments"] = [_segment(transcript, said) for said in all_said(transcript)]
    return json.dumps(kept, ensure_ascii=False, indent=1) + "\n"


def _segment(transcript: Transcript, said: Said) -> dict[str, Any]:
    """What is said, with what it is certain by where who says it was worked out."""
    sure = transcript.rated(said.part.start, said.part.end) if said.name else None
    told: dict[str, Any] = {
        "speaker": said.name,
        "degree": degree(sure) if sure is not None else None,
        "confidence": sure,
        "startTime": said.start,
        "endTime": said.end,
        "body": said.words,
    }
    return {key: value for key, value in told.items() if value is not None}


def _chapter(chapter: Chapter, start: float) -> dict[str, Any]:
    """A chapter as the format has it; one made here or by a model says so in its title, for
    that is all that players show, and in a key of its own."""
    made = guard.made_by(chapter.origin)
    title = guard.title(chapter).shown()
    return {"startTime": start, "title": title} | ({"origin": chapter.origin} if made else {})
