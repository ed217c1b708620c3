"""Who speaks in a transcript, stated or worked out. Headless; keeps nothing."""

from collections import Counter
from functools import cached_property
from typing import Literal, NamedTuple

from transcripts.columns import DESCRIPTION, NOBODY, SPEECH
from transcripts.model import Person, Transcript
from transcripts.speakers.attribution import Attribution, Degree, attribute, evidence


class Line(NamedTuple):
    """An utterance; `label` is its line in a plain source, else its block's number."""

    label: int
    speaker: int
    degree: Degree | None
    """None where the source states the speaker, or nobody is attributed."""
    confidence: float
    words: int


class Voices:
    """The utterances of a transcript with their speakers."""

    def __init__(self, transcript: Transcript) -> None:
        blocks = transcript.blocks
        self._spoken = [block for block in blocks if block.kind == SPEECH]
        stated = transcript.attribution
        self._found: Attribution | None = None
        self.people: tuple[Person, ...] = transcript.people
        if stated == "none" and self._spoken:
            about = [transcript.details.title or ""]
            about += [block.text for block in blocks if block.kind == DESCRIPTION]
            self._found = attribute(self._texts, people=self.people, about="\n".join(about))
            self.people = self._found.people

    @cached_property
    def _texts(self) -> tuple[str, ...]:
        return tuple(block.text for block in self._spoken)

    @property
    def reason(self) -> str | None:
        """Why nobody is attributed, as a clause."""
        if not self._spoken:
            return "it holds no speech"
        return self._found.reason if self._found else None

    @property
    def attribution(self) -> Literal["source", "inferred", "none"]:
        if self.reason is not None:
            return "none"
        return "inferred" if self._found else "source"

    @cached_property
    def lines(self) -> list[Line]:
        found = self._found
        lines = []
        for at, block in enumerate(self._spoken):
            speaker, degree, sure = block.speaker, None, 1.0
            if found is not None:
                speaker, sure = found.speakers[at], found.confidences[at]
                degree = None if speaker == NOBODY else found.degree(at)
            label = block.line or block.number
            lines.append(Line(label, speaker, degree, sure, len(block.text.split())))
        return lines

    def name(self, speaker: int) -> str | None:
        """What to call a speaker; None for nobody."""
        if speaker == NOBODY:
            return None
        return self.people[speaker].name or f"Speaker {speaker + 1}"

    @property
    def shares(self) -> list[tuple[int, float]]:
        """Speakers with their share of the words that somebody is attributed, most first."""
        said: Counter[int] = Counter()
        for line in self.lines:
            if line.speaker != NOBODY:
                said[line.speaker] += line.words
        total = sum(said.values()) or 1
        return [(speaker, words / total) for speaker, words in said.most_common()]

    def count(self, degree: Degree) -> int:
        return sum(line.degree == degree for line in self.lines)

    def at(self, label: int) -> int | None:
        """Index of the utterance with that label."""
        return next((at for at, line in enumerate(self.lines) if line.label == label), None)

    def why(self, at: int) -> tuple[str, ...]:
        """What the speaker of an utterance rests on, as short words."""
        if self._found is None:
            return ("the source says so",) if self.lines[at].speaker != NOBODY else ()
        return evidence(self._texts, at)


def voices(transcript: Transcript) -> Voices:
    """Who speaks in `transcript`. Slow for long ones without speakers: a second a thousand
    lines at most."""
    return Voices(transcript)
