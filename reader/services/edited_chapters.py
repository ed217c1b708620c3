"""Chapters as a person edited them in a file, laid over a transcript: found out where each
begins, and what of it is a change. Headless."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reader.problem import Problem
from transcripts.changes import AddChapter, Change, MoveChapter, RemoveChapter, RenameChapter
from transcripts.chapters.at_times import Beginnings, last_time, timed
from transcripts.chapters.starts import chapter_time
from transcripts.clock import clock
from transcripts.columns import Place
from transcripts.exports.chapters_edited import Edited, Row
from transcripts.exports.chapters_listed import own_lines, stated
from transcripts.library.store import Library
from transcripts.model import Chapter, Span, Transcript
from transcripts.quotes.guard import MADE_HERE, made_by
from transcripts.text import one_line

LONGEST_TITLE = 300
_SAME = 0.01
"""Seconds by which two times may differ and be the same."""
_FAR = 1.0
"""Seconds from which a chapter begins at another time than it was given."""
_LATE = 1.0
"""Seconds after the end of a talk at which a chapter may begin: lengths are rounded."""


class Wanted(NamedTuple):
    """A chapter as it is to be."""

    block: int
    title: str


class Differences(NamedTuple):
    """Changes in the order in which they are made, each at the block where it is found, and
    how many chapters they concern."""

    changes: tuple[tuple[int, Change], ...] = ()
    renamed: int = 0
    moved: int = 0
    added: int = 0
    removed: int = 0
    staying: int = 0
    """Chapters without an exact time, of which a file of times says nothing."""
    shifted: int = 0
    """Chapters that begin more than a second from the time in the file: with the words that
    are said then, whose caption began before, or begins after it."""


def take(library: Library, transcript: Transcript, edited: Edited) -> Differences:
    """Make the chapters of a transcript those of a file, all of it or nothing, as corrections
    that are undone together. Raises Problem."""
    places = placed(transcript, edited)
    found = differences(transcript, edited, places)
    blocks = transcript.blocks
    shifted = sum(
        _shifted(row, blocks[at.block - 1].start)
        for row, at in zip(edited.rows, places, strict=True)
    )
    found = found._replace(shifted=shifted)
    spans = [
        Span(Place(number, 0), Place(number, len(blocks[number - 1].text)))
        for number, _ in found.changes
    ]
    if spans:
        changes = [change for _, change in found.changes]
        library.correct_all(transcript, zip(changes, spans, strict=True))
    return found


def _shifted(row: Row, begins: float | None) -> bool:
    return row.start is not None and begins is not None and abs(row.start - begins) > _FAR


def placed(transcript: Transcript, edited: Edited) -> list[Wanted]:
    """Where the chapters of a file begin, in order. Raises Problem, which names the first that
    has no place, no title, or does not come after the one before it."""
    return list(_Places(transcript, edited).all())


class _Places:
    """Finds places for the rows of one file."""

    def __init__(self, transcript: Transcript, edited: Edited) -> None:
        self._transcript, self._edited = transcript, edited
        self._chapters = transcript.details.chapters
        self._times = [chapter_time(transcript, one)[0] for one in self._chapters]
        self._blocks = blocks = transcript.blocks
        lines = own_lines(transcript.version.reading.blocks)
        self._lines = {line: number for number, line in lines.items()}
        self._beginnings = Beginnings(blocks) if len(blocks) and timed(blocks) else None
        self._untitled = {one.block for one in self._chapters if not one.title}
        self._marks = _marks(transcript)
        known = edited.words
        self._foreign = known is not None and known != transcript.version.words_hash()

    def all(self) -> Iterator[Wanted]:
        before: tuple[int, Row] | None = None
        for row in self._edited.rows:
            block = self._block(row, before[0] if before else 0)
            if before is not None and block <= before[0]:
                raise Problem(self._out_of_order(before, (block, row)))
            before = block, row
            yield Wanted(block, self._title(row, block))

    def _out_of_order(self, before: tuple[int, Row], after: tuple[int, Row]) -> str:
        first, second = before[1], self._edited.called(after[1])
        if before[0] == after[0]:
            return f"{second} begins with the same words as {self._edited.what} {first.number}"
        return f"{second} does not come after {self._edited.what} {first.number}"

    def _title(self, row: Row, block: int) -> str:
        title = _bare(row.title, self._marks)
        if not title and block not in self._untitled:
            raise Problem(f"{self._edited.called(row)} has no title")
        if len(title) > LONGEST_TITLE:
            raise Problem(
                f"{self._edited.called(row)} has a title of more than {LONGEST_TITLE} characters"
            )
        return title

    def _block(self, row: Row, after: int) -> int:
        called = self._edited.called(row)
        if self._foreign:
            if row.start is None:
                raise Problem(
                    f"it was written for other words than {self._transcript.name} has now, and "
                    f"{called} has no time"
                )
            return self._at_time(row, row.start, after)
        if row.block is not None:
            count = len(self._blocks)
            if row.block > count:
                raise Problem(f"{called} names block {row.block}, and there are {count}")
            self._check_time(row, row.block)
            return row.block
        if row.start is not None:
            return self._at_time(row, row.start, after)
        return self._on_line(row)

    def _on_line(self, row: Row) -> int:
        called, line = self._edited.called(row), row.line or 0
        if not self._lines:
            raise Problem(f"{called} names a line, and its source has none: name a block")
        if line not in self._lines:
            raise Problem(f"{called} names line {line}, and there nothing begins")
        return self._lines[line]

    def _check_time(self, row: Row, block: int) -> None:
        """Raises Problem where a chapter's block and its time are two places: one of them was
        edited, and nobody knows which is meant."""
        start = row.start
        if start is None:
            return
        known = [t for c, t in zip(self._chapters, self._times, strict=True) if c.block == block]
        known.append(self._blocks.starts[block - 1])
        told = [time for time in known if time is not None and time == time]
        if any(abs(time - start) <= _LATE for time in told):
            return
        if self._beginnings is None or self._beginnings.block(start) == block:
            return
        raise Problem(
            f"{self._edited.called(row)} has the time {clock(start)} and block {block}, which "
            "begins elsewhere: leave one of them out"
        )

    def _at_time(self, row: Row, start: float, after: int) -> int:
        """The block of a chapter that begins then, else that with which the talk goes on."""
        same = [
            chapter
            for chapter, time in zip(self._chapters, self._times, strict=True)
            if time is not None and _same(time, start)
        ]
        fitting = [one for one in same if one.block > after] or same
        if fitting:
            named = [one for one in fitting if one.title and row.title.startswith(one.title)]
            return (named or fitting)[0].block
        called = self._edited.called(row)
        if self._beginnings is None:
            raise Problem(
                f"{called} has the time {clock(start)}, and its words have no times: name a line "
                "or a block"
            )
        end = max(last_time(self._blocks), self._transcript.details.duration or 0.0)
        if start > end + _LATE:
            raise Problem(f"{called} begins at {clock(start)}, after the end ({clock(end)})")
        return self._beginnings.block(start)


def _marks(transcript: Transcript) -> list[str]:
    """What stands behind titles that were made, wherever chapters are written out."""
    ways = {made_by(one.origin) for one in transcript.details.chapters} | {MADE_HERE}
    return [f"({way})" for way in sorted(filter(None, ways))]


def _bare(title: str, marks: Sequence[str]) -> str:
    """A title, tidied, without the mark behind it."""
    title = one_line(title)
    mark = next((one for one in marks if title.endswith(one)), "")
    return title.removesuffix(mark).rstrip()


def _same(time: float, start: float) -> bool:
    """Whether a time is the one that a file has, where files may have whole seconds."""
    return abs(time - start) <= _SAME or (start == int(start) and int(time) == start)


def differences(transcript: Transcript, edited: Edited, wanted: Sequence[Wanted]) -> Differences:
    """What makes the chapters of a transcript those that are wanted.

    A chapter is known by its title or else by its place: the same title elsewhere is a move,
    another title in the same place a new name. Where a file has only times, chapters without
    an exact one stay.
    """
    chapters = list(transcript.details.chapters)
    blocks = {one.block for one in wanted}
    staying: list[Chapter] = []
    if all(row.block is None and row.line is None for row in edited.rows):
        untimed = [one for one in chapters if stated(transcript, one) is None]
        staying = [one for one in untimed if one.block not in blocks]
    known = [one for one in chapters if one not in staying]
    marks = _marks(transcript)
    kept = {one.block: _bare(one.title, marks) for one in known}
    moves = _moves(kept, wanted)
    removed = [one for one in kept if one not in moves and one not in blocks - {*moves.values()}]
    after = {block: title for block, title in kept.items() if block not in {*moves, *removed}}
    after |= {to: kept[block] for block, to in moves.items()}
    renamed = [one for one in wanted if one.block in after and after[one.block] != one.title]
    added = [one for one in wanted if one.block not in after]
    changes: list[tuple[int, Change]] = [(block, RemoveChapter()) for block in removed]
    changes += [(block, MoveChapter(to)) for block, to in _in_order(moves)]
    changes += [(one.block, RenameChapter(one.title)) for one in renamed]
    changes += [(one.block, AddChapter(one.title)) for one in added]
    return Differences(
        tuple(changes), len(renamed), len(moves), len(added), len(removed), len(staying)
    )


def _moves(kept: dict[int, str], wanted: Sequence[Wanted]) -> dict[int, int]:
    """The chapters that begin elsewhere now, known by titles that no other one has."""
    exact = {one.block for one in wanted if kept.get(one.block) == one.title}
    old = _alone((title, block) for block, title in kept.items() if block not in exact)
    new = _alone((one.title, one.block) for one in wanted if one.block not in exact)
    moves = {old[title]: new[title] for title in old if title and title in new}
    for first in list(moves):
        # Chapters that change places with each other change their titles.
        seen, at = set[int](), first
        while at in moves and at not in seen:
            seen.add(at)
            at = moves[at]
        if at == first and first in moves:
            for one in seen:
                del moves[one]
    return moves


def _alone(pairs: Iterator[tuple[str, int]]) -> dict[str, int]:
    """Titles that stand once, with their block."""
    found: dict[str, list[int]] = {}
    for title, block in pairs:
        found.setdefault(title, []).append(block)
    return {title: blocks[0] for title, blocks in found.items() if len(blocks) == 1}


def _in_order(moves: dict[int, int]) -> Iterator[tuple[int, int]]:
    """Moves so that each finds its new place free."""
    left = dict(moves)
    for first in moves:
        chain, at = [], first
        while at in left:
            chain.append((at, left.pop(at)))
            at = chain[-1][1]
        yield from reversed(chain)
