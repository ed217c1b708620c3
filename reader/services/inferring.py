"""A transcript with what its source does not say worked out: who speaks."""

import sqlite3
from contextlib import suppress

from transcripts.library.store import Library
from transcripts.library.working_out import WorkedOut
from transcripts.model import Inference, Transcript, Version


def whole(library: Library, id: str) -> Transcript | None:
    """A transcript with who speaks in it worked out, where its source does not say so."""
    work_out(library, id)
    return library.transcript(id)


def work_out(library: Library, id: str) -> WorkedOut | None:
    """Work out who speaks in a transcript, if its source does not say so and it is not done
    yet. Where another process is writing, it stays as it is for now."""
    with suppress(sqlite3.OperationalError):
        return library.work_out(id)
    return None


def inferred(version: Version) -> Inference:
    """Who speaks in a version that is not kept."""
    from transcripts.speakers.inferring import infer

    return infer(version)
