"""Why somebody is said to speak, and which kept words are in doubt."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reader.certainty import doubts
from reader.controllers.here import Here
from reader.evidence import doubt_rows, evidence_rows

if TYPE_CHECKING:
    from reader.screens.reading import ReadingScreen


class Explaining:
    """Each method without an underscore carries out the action of its name."""

    def __init__(self, screen: ReadingScreen) -> None:
        self._screen = screen
        self._here = Here(screen)

    def why(self, _count: int, _: str) -> None:
        """What the speaker of the current sentence rests on."""
        screen = self._screen
        transcript = screen.opened.transcript
        if self._here.turn() is None:
            screen.say("Nobody speaks here.", "problem")
            return
        start, end = self._here.sentence()
        if not transcript.inferred(start, end) or transcript.inference is None:
            self._screen.keyboard.explain(evidence_rows(transcript, start, end, ()))
            return
        block = transcript.blocks.number_at(start)

        def work() -> None:
            answer = screen.inferring.worker.ask("why", id=transcript.id, block=block)
            screen.app.call_from_thread(self._explain, transcript.id, start, end, answer)

        screen.run_worker(work, thread=True, exclusive=True, group="why")

    def _explain(self, id: str, start: int, end: int, answer: dict[str, Any]) -> None:
        transcript = self._screen.opened.transcript
        if id == transcript.id and "error" not in answer:
            self._screen.keyboard.explain(evidence_rows(transcript, start, end, answer["reasons"]))
        elif "error" in answer:
            self._screen.say(answer["error"], "problem")

    def doubts(self, _count: int, _: str) -> None:
        """The kept words of which somebody else is by now said to speak; to the first."""
        screen = self._screen
        transcript = screen.opened.transcript
        found = doubts(transcript)
        if not found:
            screen.say("No kept words are in doubt.")
            return
        offset = transcript.blocks.offsets[found[0].block - 1]
        screen.jump(screen.view.page.page_offset(offset))
        self._screen.keyboard.explain(doubt_rows(transcript, found))
