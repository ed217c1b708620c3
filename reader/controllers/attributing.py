"""Who speaks: worked out beside the reader, corrected by `r` and `R`, explained by `w`.

What a person says is written first, then shown, then the rest is decoded again in its
light by another process; the screen never waits for it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from reader.choices import Choice, speaker_choices, two_who_talk_most
from reader.desk import doc_span
from reader.evidence import doubt_rows, evidence_rows
from reader.working_out import WorkingOut
from transcripts.attributed import says_nobody
from transcripts.changes import Change, Interchange, Rename, Speaks, Split, Who
from transcripts.columns import NOBODY, SPEECH
from transcripts.library import LibraryError
from transcripts.model import Place, Span

if TYPE_CHECKING:
    from reader.screens.reading import ReadingScreen
    from reader.widgets.rows import Row

AT_ONCE = 0.4
"""Seconds after a transcript is shown until what its source does not say is worked out."""


class Attributing:
    """Each method without an underscore carries out the action of its name, or is told
    what happened."""

    def __init__(self, screen: ReadingScreen) -> None:
        self._screen = screen
        self._worker = WorkingOut(screen.desk.library.path)
        self._kept: tuple[int, int] | None = None
        """What was selected when a new name was asked for."""

    # Working out

    def opened(self) -> None:
        """A transcript stands on the screen: its source may not say who speaks."""
        self._screen.set_timer(AT_ONCE, self._look)

    def _look(self) -> None:
        transcript = self._screen.opened.transcript
        if not says_nobody(transcript.version.reading.blocks):
            return
        first = transcript.inference is None
        if first:
            self._screen.say("Working out who speaks …", "place")
        self._work_out(transcript.id, "" if first else None)

    def _work_out(self, id: str, said: str | None) -> None:
        """Decode again, and say what came of it after what was `said`; nothing where that
        is None and nothing changed."""

        def work() -> None:
            answer = self._worker.ask("speakers", id=id)
            self._screen.app.call_from_thread(self._worked_out, id, answer, said)

        self._screen.run_worker(work, thread=True, group="attributing")

    def _worked_out(self, id: str, answer: dict[str, Any], said: str | None) -> None:
        screen = self._screen
        if not screen.is_running or id != screen.opened.transcript.id:
            return
        if "error" in answer:
            screen.say(f"{said or ''} {answer['error']}".strip(), "problem")
        elif answer:
            screen.reload()
            screen.post_message(screen.Corrected())
            screen.say(f"{said or ''} {_outcome(screen, answer, said)}".strip())
        elif said is not None:
            screen.say(said) if said else screen.unsay()

    def close(self) -> None:
        """The reader is left."""
        self._worker.close()

    # Correcting

    def speaker(self, _count: int, name: str) -> None:
        """Choose who says the current turn, or the selection; `name` says it at once."""
        screen = self._screen
        turn = self._turn()
        if turn is None:
            screen.say("Nobody speaks here.", "problem")
        elif name:
            self._give(self._who(name))
        else:
            self._worker.warm()
            what = "the selection" if screen.view.over.selection else "this turn"
            speaker = screen.opened.transcript.turns.speakers[turn]
            choices = speaker_choices(screen.opened.transcript, speaker)
            self._offer(f"Who says {what}?", choices, self._chosen)

    def select_speaker(self, count: int, name: str) -> None:
        self.speaker(count, name)

    def _chosen(self, choice: Choice) -> None:
        if choice.act == "new":
            self._kept = self._selected()
            self._screen.foot.ask(":", "speaker ")
        elif choice.act == "rest":
            self._choose_rest()
        elif choice.act == "exchange":
            self.exchange(0, "")
        else:
            self._give(choice.who)

    def _choose_rest(self) -> None:
        """Somebody else speaks from the current sentence on: who?"""
        turn = self._turn()
        assert turn is not None
        transcript = self._screen.opened.transcript
        now = transcript.turns.speakers[turn]
        choices = [
            choice
            for choice in speaker_choices(transcript, now)
            if choice.act == "give" and choice.who not in (None, now)
        ]
        if len(choices) == 1:
            self._split(choices[0].who)
        else:
            self._offer("Who speaks from this sentence on?", choices, lambda c: self._split(c.who))

    def split(self, _count: int, name: str) -> None:
        """Somebody else speaks from the current sentence on."""
        if self._turn() is None:
            self._screen.say("Nobody speaks here.", "problem")
        elif name:
            self._split(self._who(name))
        else:
            self._choose_rest()

    def exchange(self, _count: int, _: str) -> None:
        """From the current sentence on all is the other way round."""
        transcript = self._screen.opened.transcript
        turn = self._turn()
        both = two_who_talk_most(transcript, NOBODY if turn is None else turn)
        if both is None:
            self._screen.say("There are no two speakers to exchange.", "problem")
            return
        names = " and ".join(transcript.speaker_name(one) or "" for one in both)
        start, _end = self._sentence()
        self._correct(
            [(Interchange(*both), self._span(start, self._block_end(start)))],
            f"{names}: the other way round from here on.",
        )

    def rename(self, _count: int, name: str) -> None:
        """Give the speaker of the current turn another name, everywhere."""
        screen, turn = self._screen, self._turn()
        transcript = screen.opened.transcript
        who = NOBODY if turn is None else transcript.turns.speakers[turn]
        if who == NOBODY:
            screen.say("Nobody is named here: r says who speaks.", "problem")
        elif not name:
            person = transcript.people[who]
            stated = f" ({person.role})" if person.role and person.name else ""
            screen.foot.ask(":", f"rename {person.name or ''}{stated}")
        else:
            from transcripts.speakers.roles import parted

            new, role = parted(name)
            old = transcript.speaker_name(who)
            self._correct(
                [(Rename(self._stored(who), new, role), None)],
                f"{old} is {new}{f', {role}' if role else ''} now, everywhere.",
            )

    def _give(self, who: Who) -> None:
        """The current turn or the selection is `who`'s."""
        selected, self._kept = self._kept or self._selected(), None
        if selected:
            start, end = selected
        else:
            turn = self._turn()
            assert turn is not None
            turns = self._screen.opened.transcript.turns
            start, end = turns.starts[turn], turns.ends[turn]
        what = "The selection" if selected else "This turn"
        self._correct([(Speaks(who), self._span(start, end))], f"{what} is {self._called(who)}.")
        if selected:
            self._screen.view.mark(None)

    def _split(self, who: Who) -> None:
        transcript = self._screen.opened.transcript
        start, _ = self._sentence()
        change: Change = Split(who) if transcript.inference is None else Speaks(who)
        self._correct(
            [(change, self._span(start, self._block_end(start)))],
            f"From here on it is {self._called(who)}.",
        )

    def _correct(self, changes: Sequence[tuple[Change, Span | None]], said: str) -> None:
        """Write corrections, show them, and decode the rest again."""
        from reader.services.correcting import correct

        transcript = self._screen.opened.transcript
        path = self._screen.desk.library.path
        self.write(lambda: correct(path, transcript, changes), said)

    def write(self, do: Callable[[], None], said: str) -> None:
        """Do something that corrects the transcript outside of the event loop; then show
        it, and decode the rest again."""
        screen = self._screen
        id = screen.opened.transcript.id

        def work() -> None:
            try:
                do()
            except (sqlite3.Error, LibraryError) as error:
                sentence = f"Not kept: the library cannot be written ({error})."
                screen.app.call_from_thread(screen.say, sentence, "problem")
                return
            screen.app.call_from_thread(self._written, id, said)

        screen.run_worker(work, thread=True, group="correcting")

    def _written(self, id: str, said: str) -> None:
        screen = self._screen
        if not screen.is_running or id != screen.opened.transcript.id:
            return
        screen.reload()
        screen.say(said)
        if says_nobody(screen.opened.transcript.version.reading.blocks):
            self._work_out(id, said)
        screen.post_message(screen.Corrected())

    # Why

    def why(self, _count: int, _: str) -> None:
        """What the speaker of the current sentence rests on."""
        screen = self._screen
        transcript = screen.opened.transcript
        if self._turn() is None:
            screen.say("Nobody speaks here.", "problem")
            return
        start, end = self._sentence()
        if not transcript.inferred(start, end) or transcript.inference is None:
            self._show(evidence_rows(transcript, start, end, ()))
            return
        block = transcript.blocks.number_at(start)

        def work() -> None:
            answer = self._worker.ask("why", id=transcript.id, block=block)
            screen.app.call_from_thread(self._explain, transcript.id, start, end, answer)

        screen.run_worker(work, thread=True, exclusive=True, group="why")

    def _explain(self, id: str, start: int, end: int, answer: dict[str, Any]) -> None:
        transcript = self._screen.opened.transcript
        if id == transcript.id and "error" not in answer:
            self._show(evidence_rows(transcript, start, end, answer["reasons"]))
        elif "error" in answer:
            self._screen.say(answer["error"], "problem")

    def _show(self, rows: Callable[[int], list[Row]]) -> None:
        self._screen.keyboard.explain(rows)

    def doubts(self, _count: int, _: str) -> None:
        """The kept words of which somebody else is by now said to speak; to the first."""
        screen = self._screen
        transcript = screen.opened.transcript
        found = transcript.inference.doubts if transcript.inference else ()
        if not found:
            screen.say("No kept words are in doubt.")
            return
        offset = transcript.blocks.offsets[found[0][0] - 1]
        screen.jump(screen.view.page.page_offset(offset))
        self._show(doubt_rows(transcript))

    # Where

    def _offer(
        self, question: str, choices: list[Choice], chosen: Callable[[Choice], None]
    ) -> None:
        from reader.choices import choice_rows

        self._screen.keyboard.offer(
            choice_rows(question, choices),
            {choice.key: partial(chosen, choice) for choice in choices},
        )

    def _turn(self) -> int | None:
        """The turn (from 0) of the selection's beginning or the current sentence; None where
        nobody speaks."""
        turns = self._screen.opened.transcript.turns
        if not len(turns):
            return None
        found = turns.at(self._sentence()[0])
        return found if turns.kinds[found] == SPEECH else None

    def forget(self) -> None:
        """The line in which a new name was to be typed was left."""
        self._kept = None

    def _selected(self) -> tuple[int, int] | None:
        view = self._screen.view
        selected = view.over.selection
        return doc_span(view.page, *selected) if selected else None

    def _sentence(self) -> tuple[int, int]:
        view = self._screen.view
        return doc_span(view.page, *(view.over.selection or view.cursor))

    def _span(self, start: int, end: int) -> Span:
        blocks = self._screen.opened.transcript.blocks
        last = blocks.place(max(start, end - 1))
        return Span(blocks.place(start), Place(last.block, last.char + 1))

    def _block_end(self, offset: int) -> int:
        blocks = self._screen.opened.transcript.blocks
        return blocks.end_offset(blocks.number_at(offset))

    def _who(self, name: str) -> Who:
        """The speaker of that name or number; else somebody new."""
        transcript = self._screen.opened.transcript
        for choice in speaker_choices(transcript, NOBODY):
            if choice.act == "give" and name.casefold() in (choice.name.casefold(), choice.key):
                return choice.who
        return name

    def _stored(self, who: int) -> int | str:
        """How a correction names somebody: those a person added go by the name first given."""
        added = self._screen.opened.transcript.added
        first = len(self._screen.opened.transcript.people) - len(added)
        return who if who < first else added[who - first]

    def _called(self, who: Who) -> str:
        if who is None:
            return "nobody's"
        if isinstance(who, str):
            return f"{who}'s"
        transcript = self._screen.opened.transcript
        known = who < len(transcript.people)
        return f"{transcript.speaker_name(who) if known else f'Speaker {who + 1}'}'s"


def _outcome(screen: ReadingScreen, answer: dict[str, Any], said: str | None) -> str:
    """What decoding again changed, in words."""
    if answer["reason"] is not None:
        return f"Who speaks is not worked out: {answer['reason']}."
    if not said:
        return "Who speaks is worked out from the words. w says why, r corrects it."
    count = answer["changed"]
    changed = "1 other line" if count == 1 else f"{count or 'No'} other lines"
    doubts = len(answer["doubts"])
    kept = f" {doubts} kept lines in doubt: :doubts lists them." if doubts else ""
    return f"{changed} changed.{kept}"
