"""Correcting who speaks: by `r` and `R`, and by the commands of the same concern."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from reader.choices import Choice, speaker_choices, two_who_talk_most
from reader.controllers.here import Here
from transcripts.attributed import givable
from transcripts.changes import Change, Interchange, Rename, Speaks, Split, Who
from transcripts.columns import NOBODY
from transcripts.model import Span
from transcripts.people import unnamed

if TYPE_CHECKING:
    from reader.screens.reading import ReadingScreen


class Attributing:
    """Each method without an underscore carries out the action of its name."""

    def __init__(self, screen: ReadingScreen) -> None:
        self._screen = screen
        self._here = Here(screen)
        self._kept: tuple[int, int] | None = None
        """What was selected when a new name was asked for."""

    def speaker(self, _count: int, name: str) -> None:
        """Choose who says the current turn, or the selection; `name` says it at once."""
        screen = self._screen
        turn = self._here.turn()
        if turn is None:
            screen.say("Nobody speaks here.", "problem")
        elif name:
            self._give(self._who(name))
        else:
            screen.inferring.worker.warm()
            what = "the selection" if screen.view.over.selection else "this turn"
            speaker = screen.opened.transcript.turns.speakers[turn]
            choices = speaker_choices(screen.opened.transcript, speaker)
            self._offer(f"Who says {what}?", choices, self._chosen)

    def select_speaker(self, count: int, name: str) -> None:
        self.speaker(count, name)

    def _chosen(self, choice: Choice) -> None:
        if choice.act == "new":
            self._kept = self._here.selected()
            self._screen.foot.ask(":", "speaker ")
        elif choice.act == "rest":
            self._choose_rest()
        elif choice.act == "exchange":
            self.exchange(0, "")
        else:
            self._give(choice.who)

    def _choose_rest(self) -> None:
        """Somebody else speaks from the current sentence on: who?"""
        turn = self._here.turn()
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
        if self._here.turn() is None:
            self._screen.say("Nobody speaks here.", "problem")
        elif name:
            self._split(self._who(name))
        else:
            self._choose_rest()

    def exchange(self, _count: int, _: str) -> None:
        """From the current sentence on all is the other way round."""
        transcript = self._screen.opened.transcript
        turn = self._here.turn()
        both = two_who_talk_most(transcript, NOBODY if turn is None else turn)
        if both is None:
            self._screen.say("There are no two speakers to exchange.", "problem")
            return
        start, _end = self._here.sentence()
        self._correct(
            [(Interchange(*both), self._here.span(start, self._here.block_end(start)))],
            "The other way round from here on.",
        )

    def rename(self, _count: int, name: str) -> None:
        """Give the speaker of the current turn another name, everywhere."""
        screen, turn = self._screen, self._here.turn()
        transcript = screen.opened.transcript
        who = NOBODY if turn is None else transcript.turns.speakers[turn]
        if turn is None:
            screen.say("Nobody speaks here.", "problem")
        elif who == NOBODY:
            screen.say("Nobody is named here: r says who speaks.", "problem")
        elif not name:
            person = transcript.people[who]
            stated = f" ({person.role})" if person.role and person.name else ""
            screen.foot.ask(":", f"rename {person.name or ''}{stated}")
        else:
            from transcripts.speakers.roles import parted

            new, role = parted(name)
            others = {one for one in set(transcript.turns.speakers) if one not in (who, NOBODY)}
            if new.casefold() in {transcript.people[one].called(one).casefold() for one in others}:
                screen.say(f"{new} is somebody else here: r gives this turn to them.", "problem")
                return
            old = transcript.speaker_name(who)
            told = [part for part in (new if new != old else "", role) if part] or [new]
            stored, _ = givable(transcript)[who]
            assert stored is not None
            self._correct(
                [(Rename(stored, new, role), None)],
                f"{old} is {', '.join(told)} now, everywhere.",
            )

    def _give(self, who: Who) -> None:
        """The current turn or the selection is `who`'s."""
        selected, self._kept = self._kept or self._here.selected(), None
        if selected:
            start, end = selected
        else:
            turn = self._here.turn()
            assert turn is not None
            turns = self._screen.opened.transcript.turns
            start, end = turns.starts[turn], turns.ends[turn]
        what = "The selection" if selected else "This turn"
        self._correct(
            [(Speaks(who), self._here.span(start, end))], f"{what} is {self._called(who)}."
        )
        if selected:
            self._screen.view.mark(None)

    def _split(self, who: Who) -> None:
        transcript = self._screen.opened.transcript
        start, _ = self._here.sentence()
        change: Change = Split(who) if transcript.inference is None else Speaks(who)
        self._correct(
            [(change, self._here.span(start, self._here.block_end(start)))],
            f"From here on it is {self._called(who)}.",
        )

    def _correct(self, changes: Sequence[tuple[Change, Span | None]], said: str) -> None:
        """Write corrections, show them, and decode the rest again."""
        from reader.services.correcting import correct

        transcript = self._screen.opened.transcript
        path = self._screen.desk.library.path
        self._screen.inferring.write(lambda: correct(path, transcript, changes), said)

    # Where

    def _offer(
        self, question: str, choices: list[Choice], chosen: Callable[[Choice], None]
    ) -> None:
        from reader.choices import choice_rows

        self._screen.keyboard.offer(
            choice_rows(question, choices),
            {choice.key: partial(chosen, choice) for choice in choices},
        )

    def forget(self) -> None:
        """The line in which a new name was to be typed was left."""
        self._kept = None

    def _who(self, name: str) -> Who:
        """The speaker of that name or number; else somebody new."""
        for who, (given, person) in enumerate(givable(self._screen.opened.transcript)):
            if name.casefold() in (person.called(who).casefold(), str(who + 1)):
                return given
        return name

    def _called(self, who: Who) -> str:
        if who is None:
            return "nobody's"
        if isinstance(who, str):
            return f"{who}'s"
        transcript = self._screen.opened.transcript
        known = who < len(transcript.people)
        return f"{transcript.speaker_name(who) if known else unnamed(who)}'s"
