"""A reading that is being put together from several sources."""

from array import array
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Self

from transcripts.columns import DESCRIPTION, NOBODY, SPEECH, Blocks
from transcripts.model import Companion, Details, Person, Reading, Report
from transcripts.words import Words

_NOTHING = Report()


def _no_words() -> Words | None:
    return None


@dataclass(frozen=True)
class Part:
    """One source of a conversation: what was read of it, its file's name, and how to get
    the times of its words, for which a source is read once more."""

    found: Reading | Companion
    name: str = ""
    words: Callable[[], Words | None] = _no_words


@dataclass(frozen=True)
class Draft:
    """What is there so far, and what is to be said of it."""

    blocks: Blocks
    details: Details
    report: Report
    laid: Report = _NOTHING
    """What of that is said of the chapters that another source gave; other ones end it."""

    def with_columns(
        self,
        starts: "array[float] | None" = None,
        ends: "array[float] | None" = None,
        speakers: "array[int] | None" = None,
    ) -> Self:
        """The same blocks with other times or speakers."""
        old = self.blocks
        new = Blocks(
            old.text,
            old.offsets,
            old.kinds,
            old.lines,
            old.starts if starts is None else starts,
            old.ends if ends is None else ends,
            old.speakers if speakers is None else speakers,
        )
        return replace(self, blocks=new)

    def told(
        self,
        understood: Iterable[str] = (),
        guessed: Iterable[str] = (),
        left_out: Iterable[str] = (),
    ) -> Self:
        """With more to say of how it was put together."""
        said = self.report
        report = Report(
            (*said.understood, *understood),
            (*said.guessed, *guessed),
            (*said.left_out, *left_out),
        )
        return replace(self, report=report)

    def without_told(self, gone: Report) -> Self:
        """With nothing to say any more of what is `gone`."""
        kept = (
            tuple(line for line in lines if line not in out)
            for lines, out in zip(self.report, gone, strict=True)
        )
        return replace(self, report=Report(*kept))

    def spoken_by(self, people: tuple[Person, ...]) -> Self:
        """With `people` as those whom the speakers of the blocks index."""
        names = {person.name for person in people}
        others = (person for person in self.details.people if person.name not in names)
        return replace(self, details=self.details._replace(people=(*people, *others)))


def has_talk(blocks: Blocks) -> bool:
    return SPEECH in blocks.kinds


def has_speakers(blocks: Blocks) -> bool:
    """Whether the source attributes any speech."""
    return any(
        kind == SPEECH and speaker != NOBODY
        for kind, speaker in zip(blocks.kinds, blocks.speakers, strict=True)
    )


def front(blocks: Blocks) -> int:
    """The number of the first block that is no description."""
    number = 1
    while number <= len(blocks) and blocks.kinds[number - 1] == DESCRIPTION:
        number += 1
    return number
