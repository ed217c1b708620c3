"""Podcasting 2.0's JSON transcripts, whose segments are utterances or single words.

https://github.com/Podcastindex-org/podcast-namespace/blob/main/transcripts/transcripts.md.
"""

from typing import Any

from transcripts.formats.cues import Cue
from transcripts.formats.values import at, name, objects, seconds, written

from .heard import Heard, family, of_json
from .utterances import Token, talk


def _detect(top: Any) -> bool:
    looked = objects(at(top, "segments"))[:20]
    bodies = sum("body" in row for row in looked)
    timed = sum("body" in row and "startTime" in row for row in looked)
    # Where a talk has times only now and then, or none, its file still states a version.
    enough = bodies if isinstance(at(top, "version"), str) else timed
    return bool(enough) and enough * 2 >= len(looked)


def _hear(top: Any, timed: bool) -> Heard:
    tokens = []
    for row in objects(at(top, "segments")):
        text = written(row.get("body"))
        if text.strip(" "):
            start, end = seconds(row.get("startTime")), seconds(row.get("endTime"))
            tokens.append(Token(text, start, end, None, name(row.get("speaker"))))
    if are_words([token.text for token in tokens]):
        return Heard(talk(tokens, timed=timed))
    return Heard([Cue(t.start, t.end, t.speaker, t.text.strip(" ")) for t in tokens])


def are_words(texts: list[str]) -> bool:
    """Whether texts are single words rather than utterances."""
    return sum(len(text.split()) for text in texts) < 1.5 * len(texts)


FORMAT = family("podcasting", "a Podcasting 2.0 transcript", *of_json(_detect, _hear))
