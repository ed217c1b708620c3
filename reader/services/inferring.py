"""A transcript with what its source does not say worked out: who speaks, and chapters."""

import sqlite3
from contextlib import suppress

from transcripts.library.chapters import LONG_TALK, made_of
from transcripts.library.speakers import WorkedOut
from transcripts.library.store import Library
from transcripts.model import Chapter, Inference, Transcript, Version


def whole(library: Library, id: str) -> Transcript | None:
    """A transcript with all that its source does not say worked out."""
    work_out(library, id)
    found = library.transcript(id)
    if found is None or found.details.chapters or len(found.text) > LONG_TALK:
        return found
    with suppress(sqlite3.OperationalError):
        if library.make_chapters(id):
            return library.transcript(id)
    return found


def work_out(library: Library, id: str) -> WorkedOut | None:
    """Work out who speaks in a transcript, if its source does not say so and it is not done
    yet. Where another process is writing, all stays as it is for now."""
    with suppress(sqlite3.OperationalError):
        return library.work_out(id)
    return None


def inferred(version: Version) -> Inference:
    """Who speaks in a version that is not kept."""
    from transcripts.speakers.inferring import infer

    return infer(version)


def made(transcript: Transcript) -> tuple[Chapter, ...]:
    """Chapters for a transcript that has none and is not kept."""
    if len(transcript.text) > LONG_TALK:
        return ()
    return made_of(transcript)
