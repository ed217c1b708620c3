"""Who speaks each line of a transcript, and how much, as it is shown. Headless."""

from bisect import bisect_right
from collections import Counter
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from reader.certainty import doubts, reasons_told
from transcripts.columns import NOBODY, SPEECH, Blocks, pieces
from transcripts.library.store import Library
from transcripts.model import Attribution, Degree, Person, Transcript, degree


class Line(NamedTuple):
    """An utterance, or the part of one that one speaker says."""

    number: int
    """Of its line in a source whose lines are utterances, else of its block."""
    block: int
    start: int
    """The characters of the block's text that are meant, from 0."""
    end: int
    speaker: int
    degree: Degree | None
    """None where the source or a person says who speaks, or nobody does."""
    confidence: float | None
    """How likely it is that the speaker is right, below 1; None where there is no degree."""
    told: bool
    """Whether a person said so."""

    @property
    def at(self) -> str:
        """`line[:character]`, as labels have it."""
        return f"{self.number}:{self.start}" if self.start else str(self.number)


class Doubt(NamedTuple):
    """A line that stays somebody's because a person kept it, though its words tell another."""

    line: int
    stays: str
    told: str


class Voices:
    """The utterances of a transcript with their speakers."""

    def __init__(self, transcript: Transcript) -> None:
        self.transcript = transcript
        self.blocks = transcript.blocks

    @property
    def people(self) -> tuple[Person, ...]:
        return self.transcript.people

    @property
    def attribution(self) -> Attribution:
        return self.transcript.attributed_by

    @property
    def reason(self) -> str | None:
        """Why nobody is attributed, or nobody but those a person named, as a clause."""
        found = self.transcript.inference
        if not self.transcript.has_speech:
            return "it holds no speech"
        if found is not None and found.reason is not None:
            return found.reason
        return "nobody is named in it" if self.attribution == "none" else None

    @cached_property
    def numbers(self) -> dict[int, int]:
        """The number of each block of speech (by the block's own, in order)."""
        return numbers_of(self.blocks)

    @cached_property
    def lines(self) -> list[Line]:
        """Every utterance; one that two voices share is there for each of them."""
        turns, numbers = self.transcript.turns, self.numbers
        found: list[Line] = []
        for start, end, kind, speaker in zip(
            turns.starts, turns.ends, turns.kinds, turns.speakers, strict=True
        ):
            if kind != SPEECH:
                continue
            for block, first, last in pieces(self.blocks, start, end):
                before = found[-1] if found else None
                if before is not None and before.block == block:
                    if before.speaker == speaker:
                        found[-1] = self._line(numbers[block], block, before.start, last, speaker)
                        continue
                else:
                    first = 0
                found.append(self._line(numbers[block], block, first, last, speaker))
        return found

    def _line(self, number: int, block: int, start: int, end: int, speaker: int) -> Line:
        offset = self.blocks.offsets[block - 1]
        a, b = offset + start, offset + end
        told = self._told(a, b)
        sure = None if told or speaker == NOBODY else self.transcript.rated(a, b)
        shown = degree(sure) if sure is not None else None
        return Line(number, block, start, end, speaker, shown, sure, told)

    def _told(self, start: int, end: int) -> bool:
        """Whether a person said who says all of [start, end) of the text."""
        told = self.transcript.told
        at = bisect_right(told, start, key=lambda stretch: stretch[0]) - 1
        return at >= 0 and told[at][1] >= end > start

    def name(self, speaker: int) -> str | None:
        """What to call a speaker; None for nobody."""
        return self.transcript.speaker_name(speaker)

    @cached_property
    def words(self) -> Counter[int]:
        """How many words each speaker says."""
        said: Counter[int] = Counter()
        for line in self.lines:
            offset = self.blocks.offsets[line.block - 1]
            text = self.blocks.text[offset + line.start : offset + line.end]
            said[line.speaker] += len(text.split())
        return said

    @cached_property
    def turns(self) -> Counter[int]:
        """How many turns each speaker has."""
        turns = self.transcript.turns
        return Counter(
            who for who, kind in zip(turns.speakers, turns.kinds, strict=True) if kind == SPEECH
        )

    @property
    def known(self) -> list[int]:
        """Whoever speaks or has a name: nobody else is more than a number."""
        return [who for who, one in enumerate(self.people) if one.name or self.words[who]]

    @cached_property
    def told(self) -> frozenset[int]:
        """Those whom a person added or named, or to whom a person gave all of their lines."""
        found = self.transcript.inference
        before = (
            found.people if found is not None else self.transcript.version.reading.details.people
        )
        named = {
            who
            for who, one in enumerate(self.people)
            if one.name and (who >= len(before) or one.name != before[who].name)
        }
        said = {line.speaker for line in self.lines if line.told}
        otherwise = {line.speaker for line in self.lines if not line.told}
        return frozenset(named | said - otherwise)

    @property
    def attributed(self) -> int:
        """How many lines are somebody's, wholly or in part."""
        return len({line.block for line in self.lines if line.speaker != NOBODY})

    @property
    def shares(self) -> list[tuple[int, float, float]]:
        """Speakers with their shares of the words and of the turns that are somebody's, who
        says most first."""
        words, turns = +self.words, +self.turns
        words.pop(NOBODY, None)
        turns.pop(NOBODY, None)
        every, each = words.total() or 1, turns.total() or 1
        return [(who, count / every, turns[who] / each) for who, count in words.most_common()]

    def at(self, number: int) -> list[Line]:
        """The parts of the line of that number."""
        return [line for line in self.lines if line.number == number]

    @property
    def doubts(self) -> list[Doubt]:
        """The lines that a person kept as they were, of which the words tell otherwise."""
        return [
            Doubt(self.numbers[block], *(self.name(who) or "nobody" for who in both))
            for block, *both in doubts(self.transcript)
        ]


def numbers_of(blocks: Blocks) -> dict[int, int]:
    """How the utterances of a transcript are numbered for a person: by the lines of its
    source, if each has one of its own, else by their blocks."""
    spoken = blocks.numbers(SPEECH)
    lines = [blocks.lines[number - 1] for number in spoken]
    plain = bool(lines) and lines[0] > 0 and all(a < b for a, b in pairwise(lines))
    return dict(zip(spoken, lines if plain else spoken, strict=True))


def why(library: Library | None, transcript: Transcript, line: Line) -> tuple[str, ...]:
    """What the speaker of a line rests on, as short words, most telling first."""
    if line.told:
        return ("you said so",)
    if line.speaker == NOBODY:
        return (_why_nobody(transcript),)
    if line.degree is None:
        return ("the source says so",)
    if library is not None and transcript.version.id:
        return reasons_told(library.why(transcript.id, line.block), line.degree)
    from transcripts.speakers.inferring import reasons

    found = reasons(transcript.version, (), transcript.inference, line.block)
    return reasons_told(found, line.degree)


def _why_nobody(transcript: Transcript) -> str:
    if transcript.inference is None:
        return "the source does not say"
    if transcript.inference.reason is None:
        return "it has no words that tell"
    return f"who speaks is not worked out: {transcript.inference.reason}"
