"""A file of labels beside a transcript: what it has, what it changes, and taking that in.

Headless. What a file says of lines becomes corrections, written together; the other lines are
then worked out again in their light.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from reader.problem import Problem
from transcripts.changes import Change, Rename, Speaks, Who
from transcripts.columns import NOBODY, Blocks
from transcripts.library.store import Library
from transcripts.model import Place, Span, Transcript
from transcripts.shown import shown_place, source_place
from transcripts.speakers.labels import Label

from .cast import Cast
from .inferring import work_out
from .voices import Doubt, Line, Voices

MOST_NEW = 200
"""New people that a file may name: more are no speakers, but words in the wrong column."""

Target = int | str
"""A speaker by their index, NOBODY, or somebody new by their name."""


class Taken(NamedTuple):
    """What became of a file of labels."""

    given: int = 0
    """Lines that were given to other speakers than before."""
    confirmed: int = 0
    """Lines that are whose they were worked out to be: a person has said so by now."""
    changed: int = 0
    """Other lines that are another's in their light."""
    renamed: tuple[tuple[str, str], ...] = ()
    """Speakers all of whose lines have a new name, with that name."""
    new: tuple[str, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    """Confirmed lines of which the words tell otherwise in the light of those given."""
    reason: str | None = None
    """Why nobody else is attributed, as a clause."""


class _Part(NamedTuple):
    """Characters of a block that are to be somebody's."""

    block: int
    start: int
    end: int
    who: Target


def labels_of(found: Voices) -> list[Label]:
    """Every line of a transcript with its speaker, as a file of labels has them."""
    cast = Cast(found)
    called = {NOBODY: None} | {who: cast.label(who) for who in found.words if who != NOBODY}
    return [Label(line.number, line.start, called[line.speaker]) for line in found.lines]


def take(library: Library, transcript: Transcript, labels: list[Label]) -> Taken:
    """Give lines of a transcript of the library to the speakers that `labels` name, all or
    nothing, and work the others out again. What `labels` has stays as it has it. Raises
    Problem where they do not fit."""
    taking = _Taking(Voices(transcript), labels)
    changes = taking.changes()
    if not changes:
        return Taken()
    doubts = taking.doubts(library) if taking.given and taking.confirmed else ()
    library.correct_all(transcript, changes)
    worked = work_out(library, transcript.id)
    after = library.transcript(transcript.id)
    if after is None:
        return Taken(taking.given, taking.confirmed)
    return Taken(
        taking.given,
        taking.confirmed,
        taking.others_changed(Voices(after)),
        tuple((taking.cast.called(who), name) for name, who in taking.names.items()),
        taking.new,
        doubts,
        worked.reason if worked is not None else None,
    )


class _Taking:
    def __init__(self, found: Voices, labels: list[Label]) -> None:
        self.found = found
        self.cast = Cast(found)
        self._shown: dict[int, list[Line]] = defaultdict(list)
        for line in found.lines:
            self._shown[line.block].append(line)
        self._order = {block: at for at, block in enumerate(self._shown)}
        self._parts = self._placed(labels)
        self.names = self._names()
        named = [self._named(parts) for parts in self._parts.values()]
        self._given = [parts for parts in named if self._differs(parts)]
        self._said = [parts for parts in named if self._differs(parts) or self._confirms(parts)]
        said = {part.who for parts in self._given for part in parts}
        self.new = tuple(sorted(who for who in said if isinstance(who, str)))
        if len(self.new) > MOST_NEW:
            raise Problem(f"the labels name {len(self.new)} new people; {MOST_NEW} are the most")

    @property
    def given(self) -> int:
        return len(self._given)

    @property
    def confirmed(self) -> int:
        return len(self._said) - len(self._given)

    def _placed(self, labels: list[Label]) -> dict[int, list[_Part]]:
        """What the labels say of each block, all of whose characters are somebody's then."""
        blocks = {number: block for block, number in self.found.numbers.items()}
        whos = {label.speaker: self._who(label) for label in labels[::-1]}
        parts: dict[int, list[_Part]] = {}
        for label in labels:
            block = blocks.get(label.line)
            if block is None:
                raise Problem(_no_line(label, max(blocks)))
            length = len(self.found.blocks[block - 1].text)
            if label.char:
                _check_cut(self.found.blocks, label, Place(block, label.char), length)
            if block not in parts:
                shown = self._shown[block]
                parts[block] = [_Part(block, s.start, s.end, s.speaker) for s in shown]
            kept = [part for part in parts[block] if part.start < label.char]
            if kept:
                kept[-1] = kept[-1]._replace(end=min(kept[-1].end, label.char))
            parts[block] = [*kept, _Part(block, label.char, length, whos[label.speaker])]
        return parts

    def _who(self, label: Label) -> Target:
        if label.speaker is None:
            return NOBODY
        try:
            found = self.cast.find(label.speaker)
        except Problem as problem:
            raise Problem(f"row {label.row} of the labels: {problem}") from None
        return label.speaker if found is None else found

    def _names(self) -> dict[str, int]:
        """New names that all that a speaker says has in the labels: they are that speaker's
        name, and nobody new. Somebody who is named and says nothing is as good as new."""
        letters: dict[int, Counter[Target]] = defaultdict(Counter)
        for line in self.found.lines:
            for part in self._parts.get(line.block, (_whole(line),)):
                both = min(part.end, line.end) - max(part.start, line.start)
                if both > 0:
                    letters[line.speaker][part.who] += both
        taken: Counter[Target] = Counter()
        for counted in letters.values():
            taken.update(counted)
        names: dict[str, int] = {}
        for speaker, counted in letters.items():
            who, most = counted.most_common(1)[0]
            name = who if isinstance(who, str) else self._silent(who)
            if speaker == NOBODY or name is None or speaker in taken:
                continue
            if 2 * most > counted.total() and 2 * most > taken[who]:
                names[name] = speaker
        return names

    def _silent(self, who: int) -> str | None:
        """The name of somebody who is named, but says nothing."""
        quiet = who != NOBODY and not self.cast.speaks(who)
        return self.cast.names[who] or None if quiet else None

    def _named(self, parts: list[_Part]) -> list[_Part]:
        """`parts` with those who have a new name as themselves."""
        found = []
        for part in parts:
            name = part.who if isinstance(part.who, str) else self._silent(part.who)
            found.append(part._replace(who=self.names.get(name or "", part.who)))
        return found

    def _differs(self, parts: list[_Part]) -> bool:
        text = self.found.blocks[parts[0].block - 1].text
        return any(
            part.who != line.speaker
            and text[max(part.start, line.start) : min(part.end, line.end)].strip()
            for part in parts
            for line in self._shown[part.block]
        )

    def _confirms(self, parts: list[_Part]) -> bool:
        """Whether `parts`, which differ in nothing, say what was only worked out. Nobody is no
        speaker to confirm: who is not told of may still be found."""
        worked_out = any(line.degree is not None for line in self._shown[parts[0].block])
        return worked_out and all(part.who != NOBODY for part in parts)

    def doubts(self, library: Library) -> tuple[Doubt, ...]:
        """The lines that are confirmed, of which the words tell otherwise in the light of
        those that are given."""
        given = {parts[0].block for parts in self._given}
        confirmed = {parts[0].block: parts[0].who for parts in self._said}
        staying = confirmed.keys() - given
        told = library.told_otherwise(
            self.found.transcript, self._corrections(self._given), staying
        )
        return tuple(
            Doubt(self.found.numbers[block], self._called(confirmed[block]), self._called(who))
            for block, who in told
            if block in staying and who != confirmed[block]
        )

    def _called(self, who: Target) -> str:
        """What a speaker is called once the labels are taken in."""
        new = {speaker: name for name, speaker in self.names.items()}
        return new.get(who) or self.found.name(who) or "nobody" if isinstance(who, int) else who

    def changes(self) -> list[tuple[Change, Span | None]]:
        """The corrections that give and confirm the lines; neighbours of one speaker are
        one."""
        return self._corrections(self._said)

    def _corrections(self, lines: list[list[_Part]]) -> list[tuple[Change, Span | None]]:
        renames: list[tuple[Change, Span | None]] = []
        for name, speaker in self.names.items():
            who = self.cast.whos[speaker]
            assert who is not None
            renames.append((Rename(who, name), None))
        said = [(Speaks(self._as_kept(who)), span) for who, span in self._runs(lines)]
        return [*renames, *said]

    def _as_kept(self, who: Target) -> Who:
        if isinstance(who, str):
            # The name that one who was added had at first still stands for them.
            while who in self.found.transcript.added:
                who += " "
            return who
        return None if who == NOBODY else self.cast.whos[who]

    def _runs(self, lines: list[list[_Part]]) -> Iterator[tuple[Target, Span]]:
        run: list[_Part] = []
        for part in (part for parts in lines for part in parts):
            if run and (part.who != run[-1].who or not self._follows(run[-1], part)):
                yield run[0].who, _span(run)
                run = []
            run.append(part)
        if run:
            yield run[0].who, _span(run)

    def _follows(self, before: _Part, part: _Part) -> bool:
        if part.block == before.block:
            return True
        whole = before.end == len(self.found.blocks[before.block - 1].text) and part.start == 0
        return whole and self._order[part.block] == self._order[before.block] + 1

    def others_changed(self, after: Voices) -> int:
        """How many lines that were not given are another's in `after`."""
        now = _speakers(after, Cast(after))
        given = {parts[0].block for parts in self._given}
        return sum(
            who != now.get(block)
            for block, who in _speakers(self.found, self.cast).items()
            if block not in given
        )


def _speakers(found: Voices, cast: Cast) -> dict[int, list[tuple[int, Who]]]:
    said: dict[int, list[tuple[int, Who]]] = defaultdict(list)
    for line in found.lines:
        who = None if line.speaker == NOBODY else cast.whos[line.speaker]
        said[line.block].append((line.start, who))
    return said


def _whole(line: Line) -> _Part:
    return _Part(line.block, line.start, line.end, line.speaker)


def _span(run: list[_Part]) -> Span:
    return Span(Place(run[0].block, run[0].start), Place(run[-1].block, run[-1].end))


def _check_cut(blocks: Blocks, label: Label, place: Place, length: int) -> None:
    """Raise Problem where no other voice can begin at a place inside a line."""
    at = f"row {label.row} of the labels: "
    if place.char >= length:
        raise Problem(
            f"{at}line {label.line} has {length} characters, and none of number {place.char}"
        )
    if shown_place(blocks, source_place(blocks, place)) != place:
        raise Problem(f"{at}character {place.char} is inside words that were corrected as one")


def _no_line(label: Label, last: int) -> str:
    at = f"row {label.row} of the labels: "
    if label.line > last:
        return f"{at}there is no line {label.line}, the last one that is spoken is {last}"
    return f"{at}nothing is spoken in line {label.line}"
