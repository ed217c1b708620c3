"""Talks whose chapters somebody has marked, as stretches with what tells of each."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from transcripts.chapters.making import signs as telling
from transcripts.chapters.making.cohesion import Numbers, tokens
from transcripts.chapters.making.units import Unit, units
from transcripts.columns import SPEECH
from transcripts.formats import read
from transcripts.model import Source, Transcript, Version
from transcripts.speakers.attribution import attribute
from transcripts.turns import group, voices_of

SHAPES = ("labelled", "plain", "inferred")
"""With the names of the speakers, without, and with the voices that are inferred for it."""
_ENDING = ".chapters.tsv"


@dataclass(frozen=True)
class Talk:
    """One talk in one shape."""

    name: str
    shape: str
    transcript: Transcript
    units: list[Unit]
    names: list[str]
    signs: Numbers
    starts: tuple[int, ...]
    """The lines (from 1) at which its chapters begin, as marked."""
    titles: tuple[str, ...]
    lines: int

    @property
    def line_of(self) -> list[int]:
        """The line (from 1) at which each stretch begins."""
        return [self.transcript.blocks.lines[unit.block - 1] for unit in self.units]

    @property
    def begins(self) -> Numbers:
        """1 for each stretch with which a chapter begins, or which is nearest to it."""
        found, lines = np.zeros(len(self.units)), np.array(self.line_of)
        for start in self.starts:
            nearest = int(np.abs(lines - start).argmin())
            if nearest:
                found[nearest] = 1
        return found

    @property
    def words(self) -> int:
        return sum(len(unit.words) for unit in self.units)


def talks(folder: Path) -> Iterator[Talk]:
    """Every NAME.chapters.tsv under `folder` (with the columns start_line and title) with its
    text NAME.labelled.txt and NAME.plain.txt, in every shape."""
    for path in sorted(folder.rglob(f"*{_ENDING}")):
        name = path.name.removesuffix(_ENDING)
        with path.open(encoding="utf-8") as file:
            rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
        starts = tuple(int(row["start_line"]) for row in rows)
        for shape in SHAPES:
            text = path.with_name(f"{name}.{shape.replace('inferred', 'plain')}.txt")
            if text.exists():
                talk = transcript(text)
                if shape == "inferred":
                    talk = attributed(talk)
                parts = units(talk)
                names, values = telling.signs(talk.text, parts, tokens(parts))
                lines = len(text.read_text("utf-8").splitlines())
                titles = tuple(row["title"] for row in rows)
                yield Talk(name, shape, talk, parts, names, values, starts, titles, lines)


def transcript(path: Path) -> Transcript:
    """A file read by itself, as nobody has corrected it."""
    reading = read(path.read_bytes(), path.name)
    version = Version(0, Source(path.name, ""), reading)
    return Transcript("", version, reading.details, reading.blocks, group(reading.blocks))


def attributed(talk: Transcript) -> Transcript:
    """A talk of which nobody is known to speak, with the voices that its words tell of."""
    blocks = talk.blocks
    spoken = [number - 1 for number in blocks.numbers(SPEECH)]
    found = attribute([blocks[at].text for at in spoken])
    voices = voices_of(blocks)
    for at, speaker in zip(spoken, found.speakers, strict=True):
        voices[at] = voices[at]._replace(speaker=speaker)
    details = talk.details._replace(people=found.people)
    return talk._replace(details=details, turns=group(blocks, voices))
