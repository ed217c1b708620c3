"""The words of the design as frozen data: what a source says, and what is kept of it.

`Reading` is what a format's reader hands over; the library keeps it as a `Version`;
`Transcript` is one version seen through the corrections made to it, with its turns.
Times are seconds from the beginning, or None. Blocks count from 1, characters from 0.
"""

from collections.abc import Sequence
from datetime import date
from typing import Literal, NamedTuple

from .columns import (
    KIND_NAMES,
    NOBODY,
    SPEECH,
    Block,
    Blocks,
    BlocksBuilder,
    Place,
    Turns,
    pieces,
)
from .confidence import confidence_of
from .people import Degree, Inference, Person, Role, degree, written

__all__ = [
    "KIND_NAMES",
    "NOBODY",
    "Attribution",
    "Block",
    "Blocks",
    "BlocksBuilder",
    "Chapter",
    "Companion",
    "Degree",
    "Details",
    "Gist",
    "Inference",
    "Link",
    "OutlineEntry",
    "Person",
    "Place",
    "Point",
    "Reading",
    "Report",
    "Role",
    "Source",
    "Span",
    "Stretch",
    "Transcript",
    "Turns",
    "Version",
    "degree",
    "pieces",
]

Origin = str
"""Where chapters come from: "source", "outline", "inferred", or a model's name."""
Attribution = Literal["source", "inferred", "person", "none"]
Times = Literal["source", "aligned"]
"""Where the times of blocks come from: the source itself, or another source of the same talk
by the words that both have."""


class Span(NamedTuple):
    """Two places of one version, the second after the last character."""

    start: Place
    end: Place


class Link(NamedTuple):
    label: str
    url: str


class OutlineEntry(NamedTuple):
    """A title with its time from a description, and where it stands there."""

    title: str
    start: float
    span: Span


class Point(NamedTuple):
    """One thing that a chapter is about, in a model's words, and the words of the talk that
    it rests on, as places of the version."""

    text: str
    spans: tuple[Span, ...]


class Gist(NamedTuple):
    """What a model wrote of a chapter. Never speech, and no part of the source."""

    summary: str
    points: tuple[Point, ...] = ()


class Chapter(NamedTuple):
    """A titled stretch that begins at block `block`.

    `summary` and `points` are numbers of blocks of those kinds; `start` is a time that
    the source states for the chapter itself, and None where it states none.
    """

    title: str
    block: int
    start: float | None = None
    summary: tuple[int, ...] = ()
    points: tuple[int, ...] = ()
    origin: Origin = "source"
    between: tuple[int, int] | None = None
    """Where a chapter of another source was laid over the words and it is not certain where
    it begins: the numbers of the first and the last block at which it may."""
    within: tuple[float, float] | None = None
    """The earliest and the latest it may begin, in seconds, as worked out here from the words
    of an outline beside it; the same twice where it begins with an entry. Never stated."""
    quotes: tuple[Span, ...] = ()
    """Of a chapter made here: sentences of the talk that stand for it, as places of the
    version."""
    gist: Gist | None = None
    """Of a chapter that a model wrote: its summary and points."""


class Report(NamedTuple):
    """What a reader made of a source, each a plain sentence fragment for a person."""

    understood: tuple[str, ...] = ()
    guessed: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()


class Details(NamedTuple):
    """What a source says about itself. None and empty where it says nothing."""

    title: str | None = None
    show: str | None = None
    published: date | None = None
    duration: float | None = None
    language: str | None = None
    url: str | None = None
    """Where the conversation can be heard or seen."""
    media: str | None = None
    """Address of the recording itself (a file or stream), where it is stated apart."""
    people: tuple[Person, ...] = ()
    """The speakers of the blocks first, in the order of their index; then others named."""
    links: tuple[Link, ...] = ()
    outline: tuple[OutlineEntry, ...] = ()
    chapters: tuple[Chapter, ...] = ()
    times: Times = "source"

    def completed_by(self, other: "Details") -> "Details":
        """These details, with what they leave open taken from what `other` says of the same
        conversation. Outline and chapters stand at blocks of their own source and stay."""
        roles = {person.name: person.role for person in other.people if person.role}
        own = tuple(
            p if p.role or p.name not in roles else p._replace(role=roles[p.name])
            for p in self.people
        )
        names = {person.name for person in own}
        return self._replace(
            title=self.title or other.title,
            show=self.show or other.show,
            published=self.published or other.published,
            duration=self.duration if self.duration is not None else other.duration,
            language=self.language or other.language,
            url=self.url or other.url,
            media=self.media or other.media,
            people=own + tuple(person for person in other.people if person.name not in names),
            links=self.links or other.links,
        )


class Reading(NamedTuple):
    """One source as a reader of its format understood it.

    `speakers` of the blocks index `details.people`.
    """

    format: str
    reader: int
    """The reader's own number; a better reader of the same format has a higher one."""
    blocks: Blocks
    details: Details = Details()
    report: Report = Report()
    encoding: str | None = None
    """The encoding that a person named for the source; None where it was found out."""


class Stretch(NamedTuple):
    """Somebody speaks from `start` to `end`, in seconds; `speaker` indexes the people."""

    start: float
    end: float
    speaker: int


class Companion(NamedTuple):
    """What a source without words says about a conversation whose words stand elsewhere:
    its chapters, or who speaks when. It joins a transcript that is there.

    The chapters of `details` have a `start` and stand at block 0 until they are laid over
    a transcript.
    """

    format: str
    reader: int
    details: Details
    stretches: tuple[Stretch, ...] = ()
    """In order of time; the people are those of `details`."""
    report: Report = Report()


class Source(NamedTuple):
    """Where bytes came from, and their hash."""

    name: str
    """Last part of the path or address, made safe for the screen."""
    sha256: str
    path: str | None = None
    url: str | None = None


class Version(NamedTuple):
    """One source of a transcript as read, written once. `id` is 0 before it is kept."""

    id: int
    source: Source
    reading: Reading

    def words_hash(self) -> str:
        """The SHA-256 of its words: in other words its blocks have other numbers."""
        import hashlib  # slow to load, and reading needs none

        return hashlib.sha256(self.reading.blocks.text.encode()).hexdigest()


class Transcript(NamedTuple):
    """One conversation's record: a version, with what was worked out and what a person
    corrected laid over it, and its turns."""

    id: str
    version: Version
    details: Details
    """The version's details with the corrections (title, names, chapters) applied."""
    blocks: Blocks
    turns: Turns
    inference: Inference | None = None
    """Who speaks, where the source does not say so; None where it does, or where that is
    not worked out yet."""
    told: Sequence[tuple[int, int]] = ()
    """Where a person said who speaks, as stretches of the text in order."""
    added: tuple[str, ...] = ()
    """The last of `people` are those whom a person added, under the names first given."""

    @property
    def text(self) -> str:
        """The document text: all offsets count in it."""
        return self.blocks.text

    @property
    def people(self) -> tuple[Person, ...]:
        return self.details.people

    @property
    def name(self) -> str:
        """What to call the transcript where it has no title: its file's name."""
        return self.details.title or self.version.source.name

    @property
    def has_speech(self) -> bool:
        return SPEECH in self.blocks.kinds

    @property
    def attribution(self) -> Literal["source", "inferred", "none"]:
        """Whether somebody is known to speak, and who says so."""
        spoken = {speaker for speaker in set(self.turns.speakers) if speaker != NOBODY}
        if not spoken:
            return "none"
        if self.inference is not None and self.inference.reason is None:
            return "inferred"
        return "inferred" if all(self.people[s].inferred for s in spoken) else "source"

    @property
    def attributed_by(self) -> Attribution:
        """As `attribution`, but "person" where the source names nobody and words could not
        tell, so that only what a person said stands."""
        found = self.inference
        told = found is not None and found.reason is not None and self.attribution == "source"
        return "person" if told else self.attribution

    def speaker_name(self, speaker: int) -> str | None:
        """The name to show for a speaker's index: "Speaker 1" where they have none."""
        if speaker == NOBODY:
            return None
        return self.people[speaker].called(speaker)

    def confidence(self, start: int, end: int) -> float:
        """The probability that the words from `start` to before `end` are their speaker's:
        1 where the source or a person says so."""
        return self._confidence(start, end)[0]

    def rated(self, start: int, end: int) -> float | None:
        """How likely it is that the speaker of words is right, as it is written out: below 1;
        None where the source or a person says who speaks, or nobody does."""
        chance, guessed = self._confidence(start, end)
        return written(chance) if guessed else None

    def inferred(self, start: int, end: int) -> bool:
        """Whether the speaker of words of one turn is worked out, or the name they go by."""
        if not len(self.turns):
            return False
        speaker = self.turns.speakers[self.turns.at(start)]
        person = self.people[speaker] if speaker != NOBODY else None
        named = person is not None and person.inferred and person.name is not None
        return named or self._confidence(start, end)[1]

    def _confidence(self, start: int, end: int) -> tuple[float, bool]:
        found = self.inference
        if found is None:
            return 1.0, False
        return confidence_of(self.blocks, found.speakers, found.confidences, self.told, start, end)

    def chapter_at(self, offset: int) -> int | None:
        """Index of the chapter that holds `offset`; None before the first."""
        block = self.blocks.number_at(offset)
        found = None
        for index, chapter in enumerate(self.details.chapters):
            if chapter.block > block:
                break
            found = index
        return found
