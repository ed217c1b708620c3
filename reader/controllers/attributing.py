"""Correcting who speaks: by `r` and `R`, and by the commands of the same concern."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from reader.altered import given_before, turned_round
from reader.choices import Choice, speaker_choices, two_who_talk_most
from reader.controllers.here import Here
from reader.controllers.inferring import Said
from reader.telling import fitting
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
            self._offer(f"Who says {what}?", choices, self._chosen, self._meant())

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
            start, _ = self._here.sentence()
            end = self._rest_end(start)
            what = "Who speaks from this sentence on?"
            self._offer(what, choices, lambda c: self._split(c.who), (start, end))

    def _rest_end(self, start: int) -> int:
        """Where the words end that are somebody else's from `start` on: with the turn, or
        with the line where the lines that follow are worked out."""
        transcript = self._screen.opened.transcript
        if transcript.inference is not None:
            return self._here.block_end(start)
        turns = transcript.turns
        return turns.ends[turns.at(start)]

    def split(self, _count: int, name: str) -> None:
        """Somebody else speaks from the current sentence on."""
        if self._here.turn() is None:
            self._screen.say("Nobody speaks here.", "problem")
        elif name:
            self._split(self._who(name))
        else:
            self._choose_rest()

    def exchange(self, _count: int, _: str) -> None:
        """From the current line on all is the other way round."""
        transcript = self._screen.opened.transcript
        turn = self._here.turn()
        both = two_who_talk_most(transcript, NOBODY if turn is None else turn)
        if both is None:
            self._screen.say("There are no two speakers to exchange.", "problem")
            return
        blocks = transcript.blocks
        block = blocks.number_at(self._here.sentence()[0])
        span = self._here.span(blocks.offsets[block - 1], blocks.end_offset(block))
        self._correct(
            [(Interchange(*both), span)],
            lambda after: turned_round(transcript, after, block),
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
            person, old = transcript.people[who], transcript.speaker_name(who)
            if new == old and role in (None, person.role) and not person.inferred:
                screen.say(f"{old} is the name already: nothing was changed.")
                return
            told = [part for part in (new if new != old else "", role) if part]
            stored, _ = givable(transcript)[who]
            assert stored is not None
            self._correct(
                [(Rename(stored, new, role), None)],
                f"{old} is {', '.join(told) or 'the name by your word'} now, everywhere.",
            )

    def _give(self, who: Who) -> None:
        """The current turn or the selection is `who`'s."""
        selected, self._kept = self._kept or self._here.selected(), None
        start, end = selected or self._meant()
        what = "The selection" if selected else "This turn"
        also = self._also(what, who, start, end)
        said = f"{what} is {self._called(who)}."
        change = (Speaks(who), self._here.span(start, end))
        self._correct([change], (lambda _: also) if also else said)
        if selected:
            self._screen.view.mark(None)

    def _meant(self) -> tuple[int, int]:
        """The words that are given to somebody: those selected, else the current turn's."""
        selected, turn = self._here.selected(), self._here.turn()
        if selected or turn is None:
            return selected or (0, 0)
        turns = self._screen.opened.transcript.turns
        return turns.starts[turn], turns.ends[turn]

    def _also(self, what: str, who: Who, start: int, end: int) -> str:
        """What is told where words are among those given that a person had given to somebody
        else; nothing where none are."""
        transcript, names = self._screen.opened.transcript, self._screen.view.page.names
        new, added = self._called(who), transcript.added
        stated = len(transcript.people) - len(added)
        if isinstance(who, str):
            index = stated + added.index(who) if who in added else len(names)
        else:
            index = NOBODY if who is None else who
        place, whose = given_before(transcript, start, end, index)
        if not place:
            return ""
        one = whose.pop() if len(whose) == 1 else None
        name = short = "others" if one is None else "nobody"
        if one is not None and one != NOBODY:
            name, short = transcript.people[one].called(one), names[one]
        brief = f"{names[index]}'s" if 0 <= index < len(names) else new
        return fitting(
            f"{what} is {new}, also {place}, which you gave to {name}.",
            f"{what} is {brief}, also {place}, which you gave to {short}.",
            f"{brief} now, also {place}, which you gave to {short}.",
            f"{brief} now, also {place}, which you gave to others.",
        )

    def _split(self, who: Who) -> None:
        transcript = self._screen.opened.transcript
        start, _ = self._here.sentence()
        change: Change = Split(who) if transcript.inference is None else Speaks(who)
        self._correct(
            [(change, self._here.span(start, self._here.block_end(start)))],
            f"From here on it is {self._called(who)}.",
        )

    def _correct(self, changes: Sequence[tuple[Change, Span | None]], said: Said) -> None:
        """Write corrections, show them, and decode the rest again."""
        from reader.services.correcting import correct

        transcript = self._screen.opened.transcript
        path = self._screen.desk.library.path
        self._screen.inferring.write(lambda: correct(path, transcript, changes), said)

    # Where

    def _offer(
        self,
        question: str,
        choices: list[Choice],
        chosen: Callable[[Choice], None],
        meant: tuple[int, int],
    ) -> None:
        """Offer them, with the words lit that are `meant`, in offsets of the text."""
        from reader.choices import choice_rows

        self._screen.keyboard.offer(
            choice_rows(question, choices),
            {choice.key: partial(chosen, choice) for choice in choices},
        )
        view = self._screen.view
        start, end = (view.page.page_offset(offset) for offset in (meant[0], meant[1] - 1))
        view.light((start, end + 1))

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
