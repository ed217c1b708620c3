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
    changed: int = 0
    """Other lines that are another's in their light."""
    renamed: tuple[tuple[str, str], ...] = ()
    """Speakers all of whose lines have a new name, with that name."""
    new: tuple[str, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    """Lines that stay as the file has them."""
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
    library.correct_all(transcript, changes)
    worked = work_out(library, transcript.id, taking.blocks)
    after = library.transcript(transcript.id)
    if after is None:
        return Taken(taking.given)
    found = Voices(after)
    return Taken(
        taking.given,
        taking.others_changed(found),
        tuple((taking.cast.called(who), name) for name, who in taking.names.items()),
        taking.new,
        tuple(doubt for doubt in found.doubts if doubt.line in taking.lines),
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
        self.blocks = frozenset(self._parts)
        self.lines = frozenset(found.numbers[block] for block in self._parts)
        self.names = self._names()
        self._given: list[list[_Part]] = [
            parts for parts in map(self._named, self._parts.values()) if self._differs(parts)
        ]
        said = {part.who for parts in self._given for part in parts}
        self.new = tuple(sorted(who for who in said if isinstance(who, str)))
        if len(self.new) > MOST_NEW:
            raise Problem(f"the labels name {len(self.new)} new people; {MOST_NEW} are the most")

    @property
    def given(self) -> int:
        return len(self._given)

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

    def changes(self) -> list[tuple[Change, Span | None]]:
        """The corrections that give the lines; neighbours of one speaker are one."""
        renames: list[tuple[Change, Span | None]] = []
        for name, speaker in self.names.items():
            who = self.cast.whos[speaker]
            assert who is not None
            renames.append((Rename(who, name), None))
        said = [(Speaks(self._as_kept(who)), span) for who, span in self._runs()]
        return [*renames, *said]

    def _as_kept(self, who: Target) -> Who:
        if isinstance(who, str):
            # The name that one who was added had at first still stands for them.
            while who in self.found.transcript.added:
                who += " "
            return who
        return None if who == NOBODY else self.cast.whos[who]

    def _runs(self) -> Iterator[tuple[Target, Span]]:
        run: list[_Part] = []
        for part in (part for parts in self._given for part in parts):
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
