"""Working things out beside the reader, and writing corrections: nothing waits for either.

What a person says is written first, then shown; then the rest is decoded again in its light
by another process.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from reader.certainty import why_not_worked_out
from reader.telling import fitting
from transcripts.attributed import says_nobody
from transcripts.library import LibraryError
from transcripts.library.background import WorkingOut
from transcripts.library.chapters import LONG_TALK
from transcripts.model import Transcript
from transcripts.text import counted

if TYPE_CHECKING:
    from reader.screens.reading import ReadingScreen

Said = str | Callable[[Transcript], str]
"""What was done, in a sentence to which is added what else changed; or what gives the whole
sentence, of the transcript as it is then."""

AT_ONCE = 0.4
"""Seconds after a transcript is shown until what its source does not say is worked out."""


class Inferring:
    """Asks the process that works things out, and shows what came of it."""

    def __init__(self, screen: ReadingScreen) -> None:
        self._screen = screen
        self.worker = WorkingOut(screen.desk.library.path)
        self._patient = WorkingOut(screen.desk.library.path, patient=True)
        self._fresh = False
        """Whether who speaks in this transcript is worked out for the first time."""

    def opened(self) -> None:
        """A transcript stands on the screen: its source may not say who speaks."""
        self._screen.set_timer(AT_ONCE, self._look)

    def _look(self) -> None:
        transcript = self._screen.opened.transcript
        self._fresh = False
        if says_nobody(transcript.version.reading.blocks):
            first = self._fresh = transcript.inference is None
            if first:
                self._screen.say("Working out who speaks …", "place")
            self._work_out(transcript.id, "" if first else None, then=self._divide)
        else:
            self._divide()

    def _divide(self) -> None:
        """Make chapters where the source has none; of a very long talk only when asked."""
        screen = self._screen
        transcript = screen.opened.transcript
        if len(transcript.text) > LONG_TALK:
            return
        if screen.desk.library.chapters_wanted(transcript.id):
            self.divide()

    def divide(self) -> None:
        """Make chapters for a transcript that has none."""
        screen = self._screen
        id, patient = screen.opened.transcript.id, self._patient

        def work() -> None:
            answer = patient.ask("chapters", id=id)
            screen.app.call_from_thread(self._divided, id, answer)
            patient.rest()

        screen.run_worker(work, thread=True, group="dividing")

    def _divided(self, id: str, answer: dict[str, Any]) -> None:
        screen = self._screen
        if not screen.is_running or id != screen.opened.transcript.id:
            return
        if "error" in answer:
            screen.say(answer["error"], "problem")
        elif answer.get("made"):
            screen.reload()
            screen.post_message(screen.Corrected())
            transcript = screen.opened.transcript
            told = self._fresh and transcript.inference is not None
            speakers = why_not_worked_out(transcript) is None if told else None
            screen.say(divided(answer["made"], speakers=speakers))

    def _work_out(
        self, id: str, said: Said | None, then: Callable[[], None] = lambda: None
    ) -> None:
        """Decode again, and say what came of it after what was `said`; nothing where that
        is None and nothing changed. `then` comes after it."""

        def work() -> None:
            answer = self.worker.ask("speakers", id=id)
            self._screen.app.call_from_thread(self._worked_out, id, answer, said)
            self._screen.app.call_from_thread(then)

        self._screen.run_worker(work, thread=True, group="attributing")

    def _worked_out(self, id: str, answer: dict[str, Any], said: Said | None) -> None:
        screen = self._screen
        if not screen.is_running or id != screen.opened.transcript.id:
            return
        if "error" in answer:
            screen.say(f"{self._told(said)} {answer['error']}".strip(), "problem")
        elif answer:
            screen.reload()
            screen.post_message(screen.Corrected())
            screen.say(outcome(answer, self._told(said), whole=callable(said)))
        elif said is not None:
            screen.say(self._told(said)) if said else screen.unsay()

    def _told(self, said: Said | None) -> str:
        return said(self._screen.opened.transcript) if callable(said) else said or ""

    def close(self) -> None:
        """The reader is left."""
        self.worker.close()
        self._patient.close()

    def write(self, do: Callable[[], None], said: Said, *, decode: bool = True) -> None:
        """Do something that corrects the transcript outside of the event loop; then show
        it, and `decode` the rest again."""
        screen = self._screen
        id = screen.opened.transcript.id

        def work() -> None:
            try:
                do()
            except (sqlite3.Error, LibraryError) as error:
                sentence = f"Not kept: the library cannot be written ({error})."
                screen.app.call_from_thread(screen.say, sentence, "problem")
                return
            screen.app.call_from_thread(self._written, id, said, decode)

        screen.run_worker(work, thread=True, group="correcting")

    def _written(self, id: str, said: Said, decode: bool) -> None:
        screen = self._screen
        if not screen.is_running or id != screen.opened.transcript.id:
            return
        screen.reload()
        screen.say(self._told(said))
        if decode and says_nobody(screen.opened.transcript.version.reading.blocks):
            self._work_out(id, said)
        screen.post_message(screen.Corrected())


def divided(count: int, *, speakers: bool | None) -> str:
    """That so many chapters were worked out, in words; after `speakers` were, or could not
    be, as the transcript was opened for the first time."""
    chapters = counted(count, "chapter")
    if speakers is None:
        return f"{chapters} worked out here. t shows them."
    if speakers:
        return f"Speakers and {chapters} worked out here. w says why."
    return f"{chapters} worked out here; who speaks is not: w says why."


def outcome(answer: dict[str, Any], said: str, *, whole: bool = False) -> str:
    """What decoding again changed, in words, after what was `said`, which may tell the `whole`
    of it. That gives way where there is something to look at: 80 columns have no room for
    both."""
    if answer["reason"] is not None:
        if said:
            return f"{said} The others are not worked out: w says why."
        return fitting(
            f"Who speaks is not worked out (w says why): {answer['reason']}.",
            "Who speaks is not worked out here: w says why.",
        )
    if not said:
        return "Speakers worked out here: w says why, r corrects."
    count, doubts = answer["changed"], len(answer["doubts"])
    if whole:
        return fitting(f"{said} :doubts lists {doubts:,} in doubt.", said) if doubts else said
    changed = f"{counted(count, 'other line') if count else 'No other lines'} changed."
    if doubts:
        return f"{changed} :doubts lists {counted(doubts, 'kept line')} in doubt."
    return f"{said} {changed}"
