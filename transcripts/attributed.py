"""A version with what was worked out of it laid over it, as if its source had said so.

Light: it is loaded whenever a transcript is opened.
"""

from array import array
from typing import TYPE_CHECKING

from .columns import NOBODY, SPEECH, Blocks
from .model import Chapter, Inference, Person, Reading, Transcript, Version
from .turns import Voice

if TYPE_CHECKING:
    from .changes import Who

NOT_YET = "nobody has looked at it yet"
"""The reason of what stands until who speaks is worked out."""


def says_nobody(blocks: Blocks) -> bool:
    """Whether a source has speech and attributes none of it."""
    return SPEECH in blocks.kinds and all(
        speaker == NOBODY
        for speaker, kind in zip(blocks.speakers, blocks.kinds, strict=True)
        if kind == SPEECH
    )


def attributed(version: Version, inference: Inference | None) -> Version:
    """`version` with inferred speakers in place of its own."""
    if inference is None:
        return version
    reading = version.reading
    details = reading.details._replace(people=inference.people)
    return version._replace(reading=_spoken(reading, inference)._replace(details=details))


def with_chapters(version: Version, chapters: tuple[Chapter, ...]) -> Version:
    """`version` with chapters that were made for it, if there are any: those made here only
    where its source has none, those of a model in place of the source's."""
    details = version.reading.details
    if not chapters or (details.chapters and chapters[0].origin == "inferred"):
        return version
    reading = version.reading._replace(details=details._replace(chapters=chapters))
    return version._replace(reading=reading)


def _spoken(reading: Reading, inference: Inference) -> Reading:
    b = reading.blocks
    blocks = Blocks(b.text, b.offsets, b.kinds, b.lines, b.starts, b.ends, inference.speakers)
    return reading._replace(blocks=blocks)


def voices_first(people: tuple[Person, ...]) -> tuple[Person, ...]:
    """The voice that asks and the one that answers, then the others of `people`: so they
    are numbered whether lines are attributed or not."""
    voices = []
    for role in ("host", "guest"):
        fitting = [person for person in people if person.role == role]
        voices.append(fitting[0] if len(fitting) == 1 else Person(None))
    return (*voices, *(person for person in people if person not in voices))


def givable(transcript: Transcript) -> "list[tuple[Who, Person]]":
    """Whom words of a transcript can be given to, as corrections name them: its people, and
    where nobody is attributed the two voices before those that its source names."""
    people, found = transcript.people, transcript.inference
    if found is not None and found.reason is not None:
        voices = voices_first(transcript.version.reading.details.people)
        if found.people != voices:
            people = (*voices, *people[len(found.people) :])
    stated = len(people) - len(transcript.added)
    return [
        (who if who < stated else transcript.added[who - stated], person)
        for who, person in enumerate(people)
    ]


def nobody_yet(version: Version, people: tuple[Person, ...] | None = None) -> Inference:
    """What stands until who speaks is worked out; `people` are those that corrections name."""
    count = len(version.reading.blocks)
    if people is None:
        people = voices_first(version.reading.details.people)
    speakers, confidences = array("h", [NOBODY]) * count, array("f", [0.0]) * count
    return Inference(speakers, confidences, people, NOT_YET)


def told(voices: list[Voice] | None) -> tuple[tuple[int, int], ...]:
    """Where a person said who speaks, as stretches of the text in order."""
    found: list[tuple[int, int]] = []
    for voice in voices or ():
        if not voice.told:
            continue
        if found and voice.start - found[-1][1] <= 1:
            found[-1] = (found[-1][0], voice.end)
        else:
            found.append((voice.start, voice.end))
    return tuple(found)
