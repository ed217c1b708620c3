"""What a library can work out of its transcripts: who speaks, and where chapters begin."""

import sqlite3
from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from transcripts.changes import Change, Correction
from transcripts.model import Chapter, Span, Transcript

if TYPE_CHECKING:
    from .speakers import WorkedOut


class Inferring:
    """The part of a library that works things out. Nothing of it is loaded before it is
    asked for."""

    connection: sqlite3.Connection

    def unattributed(self) -> list[str]:
        """The transcripts without speakers that nobody has looked at."""
        from . import speakers

        return speakers.missing(self.connection)

    def work_out(self, id: str) -> "WorkedOut | None":
        """Work out who speaks in the light of the corrections, and keep it; None where there
        is nothing to work out.
        Slow for long transcripts: a second for 10,000 lines."""
        from . import speakers

        return speakers.work_out(self.connection, id)

    def told_otherwise(
        self,
        transcript: Transcript,
        changes: Iterable[tuple[Change, Span | None]],
        staying: Collection[int],
    ) -> tuple[tuple[int, int], ...]:
        """Blocks of `staying` (numbers) with the speaker that their words would tell after
        some corrections, where that is another than now. Nothing is kept."""
        from . import corrections, speakers

        more = [
            Correction(0, change, corrections.anchor(transcript, span), 0.0)
            for change, span in changes
        ]
        return speakers.told_otherwise(self.connection, transcript.id, more, staying)

    def why(self, id: str, block: int) -> tuple[str, ...]:
        """What the speaker of a block rests on, as short words; nothing where the source
        says who speaks."""
        from . import speakers

        return speakers.why(self.connection, id, block)

    def chapters_wanted(self, id: str) -> bool:
        """Whether chapters are to be made for a transcript, at first or again."""
        from . import chapters

        return chapters.chapters_wanted(self.connection, id)

    def make_chapters(self, id: str, *, again: bool = False) -> int | None:
        """Make chapters where the source has none, and keep them. Gives how many; None where
        there was nothing to do. `again` makes them anew in place of those kept."""
        from . import chapters

        return chapters.make_chapters(self.connection, id, again=again)

    def keep_written(self, id: str, model: str, written: tuple[Chapter, ...]) -> None:
        """Keep the chapters that a model wrote, to be shown in place of all others."""
        from . import chapters

        chapters.keep_written(self.connection, id, model, written)

    def drop_made(self, id: str) -> None:
        """Forget chapters that were made or written: the source's own are shown again, or
        none until some are asked for."""
        from . import chapters

        chapters.drop_made(self.connection, id)
