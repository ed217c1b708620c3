"""The Podcasting 2.0 transcript: JSON of segments
(https://github.com/Podcastindex-org/podcast-namespace, transcripts/transcripts.md).

Title, show, date, language, people and chapters stand beside the segments under keys of
their own, which readers of the format pass over.
"""

import json
from typing import Any

from transcripts.model import Transcript

from .said import all_said, as_sound


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
        "chapters": [
            {"startTime": chapter.start, "title": chapter.title}
            for chapter in details.chapters
            if chapter.start is not None
        ],
    }
    kept = {key: value for key, value in top.items() if value not in (None, [])}
    kept["segments"] = [
        {
            key: value
            for key, value in (
                ("speaker", said.name),
                ("startTime", said.start),
                ("endTime", said.end),
                ("body", as_sound(said)),
            )
            if value is not None
        }
        for said in all_said(transcript)
    ]
    return json.dumps(kept, ensure_ascii=False, indent=1) + "\n"
