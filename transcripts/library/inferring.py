"""What a library can work out of its transcripts: who speaks, and where chapters begin."""

import sqlite3
from collections.abc import Collection
from typing import TYPE_CHECKING

from transcripts.model import Chapter

if TYPE_CHECKING:
    from .working_out import WorkedOut


class Inferring:
    """The part of a library that works things out. Nothing of it is loaded before it is
    asked for."""

    connection: sqlite3.Connection

    def to_work_out(self, id: str) -> bool:
        """Whether who speaks in a transcript is to be worked out, at first or again."""
        from . import working_out

        return working_out.wanted(self.connection, id)

    def unattributed(self) -> list[str]:
        """The transcripts without speakers that nobody has looked at."""
        from . import working_out

        return working_out.missing(self.connection)

    def work_out(self, id: str, staying: Collection[int] = ()) -> "WorkedOut | None":
        """Work out who speaks in the light of the corrections, and keep it; None where there
        is nothing to work out. Blocks of `staying` (numbers) stay whose they are.
        Slow for long transcripts: a second for 10,000 lines."""
        from . import working_out

        return working_out.work_out(self.connection, id, staying)

    def make_chapters(self, id: str, *, again: bool = False) -> int | None:
        """Make chapters where the source has none, and keep them. Gives how many; None where
        there was nothing to do. `again` makes them anew in place of those kept."""
        from . import dividing

        return dividing.make_chapters(self.connection, id, again=again)

    def why(self, id: str, block: int) -> tuple[str, ...]:
        """What the speaker of a block rests on, as short words; nothing where the source
        says who speaks."""
        from . import working_out

        return working_out.why(self.connection, id, block)

    def chapters_wanted(self, id: str) -> bool:
        """Whether chapters are to be made for a transcript, at first or again."""
        from . import dividing

        return dividing.chapters_wanted(self.connection, id)

    def keep_written(self, id: str, model: str, chapters: tuple[Chapter, ...]) -> None:
        """Keep the chapters that a model wrote, to be shown in place of all others."""
        from . import dividing

        dividing.keep_written(self.connection, id, model, chapters)

    def drop_made(self, id: str) -> None:
        """Forget chapters that were made or written: the source's own are shown again, or
        none until some are asked for."""
        from . import dividing

        dividing.drop_made(self.connection, id)
