"""Who speaks in a version whose source does not say so, in the light of what a person said.

Corrections are laid over what is worked out here, so that they show at once whether it was
decoded again or not; the decoder gets the same lines as fixed, and the others follow.
"""

from array import array
from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from transcripts import corrections
from transcripts.attributed import attributed, nobody_yet, told, voices_first
from transcripts.columns import DESCRIPTION, NOBODY, SPEECH
from transcripts.corrections import Correction, Interchange, Speaks, Split
from transcripts.model import Inference, Person, Version
from transcripts.people import SURE
from transcripts.turns import Voice

from .attribution import Attribution, attribute, evidence
from .remembered import ShowMemory

if TYPE_CHECKING:
    from .profile import Profile

INFERRING = 4
"""Raised whenever attribution is worked out differently, so that it is done again."""


def infer(
    version: Version,
    layer: Sequence[Correction] = (),
    before: Inference | None = None,
    kept: Collection[int] = (),
    show: ShowMemory | None = None,
    profile: "Profile | None" = None,
) -> Inference:
    """Who speaks in `version` in the light of the corrections of `layer`.

    `before` is what was worked out the last time; the blocks of `kept` (numbers, bookmarked
    or quoted) stay as they were shown then, and where the words tell otherwise by now they
    are listed as in doubt. `show` tells of the show's host, `profile` how its people talk.
    """
    return _Inferring(version, corrections.in_force(layer), before, show, profile).infer(kept)


def reasons(
    version: Version,
    layer: Sequence[Correction],
    before: Inference | None,
    block: int,
    profile: "Profile | None" = None,
) -> tuple[str, ...]:
    """What the speaker of a block (number) rests on, as short words, most telling first."""
    return _Inferring(version, corrections.in_force(layer), before, None, profile).reasons(block)


def about(version: Version) -> str:
    """What a source says of itself: title and description."""
    blocks = version.reading.blocks
    texts = [version.reading.details.title or ""]
    texts += [blocks[number - 1].text for number in blocks.numbers(DESCRIPTION)]
    return "\n".join(texts)


class _Inferring:
    """One version with what corrects it: its lines of speech, by index from 0, stand in blocks,
    by number from 1."""

    def __init__(
        self,
        version: Version,
        layer: list[Correction],
        before: Inference | None,
        show: ShowMemory | None = None,
        profile: "Profile | None" = None,
    ) -> None:
        self._version = version
        self._layer = layer
        self._show = show
        self._profile = profile
        self._blocks = version.reading.blocks
        self._numbers = self._blocks.numbers(SPEECH)
        self._lines = tuple(self._blocks[number - 1].text for number in self._numbers)
        self._at = {number: line for line, number in enumerate(self._numbers)}
        self._before = before or nobody_yet(version)
        self._people = voices_first(version.reading.details.people)

    def infer(self, kept: Collection[int]) -> Inference:
        found, clamped = self._decode()
        shown = self._laid(self._before, self._layer)
        exchanges = [c for c in self._layer if isinstance(c.change, Interchange)]
        speakers = array("h", [NOBODY]) * len(self._blocks)
        confidences = array("f", [0.0]) * len(self._blocks)
        doubts: list[tuple[int, int]] = []
        said, shared = self._said(shown), self._said_in_part(shown)
        for line, number in enumerate(self._numbers):
            who, sure = found.speakers[line], clamped.get(line, found.confidences[line])
            old = self._before.speakers[number - 1]
            stays = number in kept and line not in said and old != NOBODY
            if number in shared and old != NOBODY:
                sure = self._before.confidences[number - 1]
            elif stays and who != self._shown_as(old, number, exchanges):
                doubts.append((number, who))
                sure = self._before.confidences[number - 1]
            else:
                old = self._shown_as(who, number, exchanges[::-1])
            speakers[number - 1] = old
            confidences[number - 1] = sure
        people = found.people
        if found.reason is not None:
            # Corrections name the voices by their place among these.
            given = any(isinstance(c.change, Speaks | Split | Interchange) for c in self._layer)
            people = self._people if given else self._version.reading.details.people
        elif self._layer and self._before.reason is None:
            people = _still_known(self._before.people, people)
        return Inference(speakers, confidences, people, found.reason, tuple(doubts))

    def reasons(self, block: int) -> tuple[str, ...]:
        if block not in self._at:
            return ()
        said = self._said(self._laid(self._before, self._layer))
        if self._before.speakers[block - 1] == NOBODY and self._at[block] not in said:
            return ()
        line = self._at[block]
        turned, _ = self._turned_round()
        stays, stood = self._what_stands(said)
        if line >= stays and line in turned and line not in said:
            return ("you turned it the other way round, with what follows",)
        if line not in said and any(number == block for number, _ in self._before.doubts):
            return ("kept as you marked it", "by now the words tell otherwise")
        fixed = stood if line < stays else {**turned, **said}
        return evidence(self._lines, line, fixed=fixed, profile=self._profile)

    def _decode(self) -> tuple[Attribution, dict[int, float]]:
        """What the words tell with the corrected lines fixed, and with those that were turned
        round; these are given with the confidence they had."""
        turned, confidences = self._turned_round()
        fixed = self._said(self._laid(self._before, self._layer))
        found = self._attribute({**turned, **fixed})
        stays, stood = self._what_stands(fixed)
        if stays and found.reason is None:
            earlier = self._attribute(stood)
            if earlier.reason is None:
                speakers = (*earlier.speakers[:stays], *found.speakers[stays:])
                sure = (*earlier.confidences[:stays], *found.confidences[stays:])
                found = replace(found, speakers=speakers, confidences=sure)
        return found, {line: s for line, s in confidences.items() if line not in fixed}

    def _what_stands(self, fixed: dict[int, int]) -> tuple[int, dict[int, int]]:
        """How many lines stand before the first from which a person turned all round: these
        are read as if nothing was turned. With it what was `fixed` for them."""
        turns = [
            (correction.anchor.block, position)
            for position, correction in enumerate(self._layer)
            if isinstance(correction.change, Interchange) and correction.anchor is not None
        ]
        if not turns:
            return 0, {}
        first, position = min(turns)
        stays = bisect_left(self._numbers, first)
        before = self._said(self._laid(self._before, self._layer[:position]))
        return stays, {**before, **{line: who for line, who in fixed.items() if line < stays}}

    def _turned_round(self) -> tuple[dict[int, int], dict[int, float]]:
        """Where a person said that all is the other way round from somewhere on, the lines
        there that were sure, with their voice now and the confidence they had."""
        clamps: dict[int, int] = {}
        confidences: dict[int, float] = {}
        for position, correction in enumerate(self._layer):
            if not isinstance(correction.change, Interchange) or correction.anchor is None:
                continue
            fixed = self._said(self._laid(self._before, self._layer[:position]))
            found = self._attribute({**clamps, **fixed})
            first = correction.anchor.block
            for line, number in enumerate(self._numbers):
                if number < first or found.reason is not None:
                    continue
                sure = line in clamps or found.confidences[line] >= SURE
                if sure and line not in fixed and found.speakers[line] in (0, 1):
                    clamps[line] = 1 - found.speakers[line]
                    confidences.setdefault(line, found.confidences[line])
        return clamps, confidences

    def _attribute(self, fixed: Mapping[int, int]) -> Attribution:
        return attribute(
            self._lines,
            people=self._version.reading.details.people,
            fixed=fixed,
            about=about(self._version),
            name=self._version.source.name,
            show=self._show,
            profile=self._profile,
        )

    def _laid(self, inference: Inference, layer: list[Correction]) -> list[Voice]:
        people = inference.people if inference.reason is None else self._people
        version = attributed(self._version, inference._replace(people=people))
        return corrections.voices_as_corrected(version, layer) or []

    def _said(self, voices: list[Voice]) -> dict[int, int]:
        """The lines of which a person said who speaks most of their words."""
        letters: dict[int, dict[int, int]] = {}
        for start, end in told(voices):
            for number in range(self._blocks.number_at(start), self._blocks.number_at(end - 1) + 1):
                letters.setdefault(number, {})
        for voice in voices:
            if voice.end <= voice.start:
                continue
            number = self._blocks.number_at(voice.start)
            if number in letters:
                who = voice.speaker if voice.told else NOBODY
                counted = letters[number]
                counted[who] = counted.get(who, 0) + voice.end - voice.start
        found = {}
        for number, counted in letters.items():
            who = max(counted, key=lambda speaker: counted[speaker], default=NOBODY)
            if who != NOBODY and number in self._at:
                found[self._at[number]] = who
        return found

    def _said_in_part(self, voices: list[Voice]) -> set[int]:
        """Numbers of the blocks of which a person said who speaks a part: the rest is not
        theirs by that, and stays whose it was."""
        said = {self._blocks.number_at(voice.start) for voice in voices if voice.told}
        return {
            number
            for voice in voices
            if not voice.told
            and (number := self._blocks.number_at(voice.start)) in said
            and self._blocks.text[voice.start : voice.end].strip()
        }

    def _shown_as(self, speaker: int, number: int, exchanges: list[Correction]) -> int:
        """How a speaker of a block is shown once all is exchanged that is to be from
        somewhere on; in reverse order, what must be kept to be shown as `speaker`."""
        for correction in exchanges:
            change, anchor = correction.change, correction.anchor
            if not isinstance(change, Interchange) or anchor is None or number < anchor.block:
                continue
            one, other = change
            if isinstance(one, int) and isinstance(other, int) and speaker in change:
                speaker = other if speaker == one else one
        return speaker


def _still_known(before: tuple[Person, ...], now: tuple[Person, ...]) -> tuple[Person, ...]:
    """The cast after a correction: what was known of a voice and is not told otherwise stays,
    because a person who corrects a line takes no name or role away."""
    names, roles = {p.name for p in now}, {p.role for p in now[:2]}
    found = list(now)
    for voice, (old, new) in enumerate(zip(before[:2], now[:2], strict=False)):
        if new.name is None and old.name is not None and old.name not in names:
            found[voice] = old._replace(role=new.role or old.role)
        if found[voice].role is None and old.role is not None and old.role not in roles:
            found[voice] = found[voice]._replace(role=old.role)
    return tuple(found)
