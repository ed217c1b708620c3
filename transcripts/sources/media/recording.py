"""What a recording says about itself, whichever way it was found out."""

from dataclasses import dataclass, field
from typing import BinaryIO, NamedTuple

from transcripts.formats.companions import ffmetadata


class Damaged(Exception):
    """The file is not what its first bytes promise, or ends too soon."""


class Part(NamedTuple):
    """A chapter. Times in seconds; `end` is None where the file does not tell."""

    start: float
    end: float | None
    title: str


TAGS = (
    "title",
    "show",
    "podcast",
    "album",
    "album_artist",
    "artist",
    "date",
    "duration",
    "language",
    "purl",
    "comment",
    "description",
    "synopsis",
)
"""The tags that say something of a conversation, in the order in which they are written."""


@dataclass(frozen=True, slots=True)
class Recording:
    """Tags by their names in small letters, as ffmpeg calls them, and chapters."""

    tags: dict[str, str] = field(default_factory=dict)
    parts: tuple[Part, ...] = ()
    lyrics: str = ""
    """Text of the whole that is kept as a tag: of a podcast, sometimes its transcript."""

    @property
    def tells(self) -> bool:
        """Whether there is anything here that a transcript could use."""
        return bool(self.parts) or any(self.tags.get(key) for key in ("title", "show", "album"))

    def completed_by(self, other: "Recording") -> "Recording":
        """This recording, with what it leaves open taken from `other`."""
        tags = {**other.tags, **{key: value for key, value in self.tags.items() if value}}
        return Recording(tags, self.parts or other.parts, self.lyrics or other.lyrics)

    def text(self) -> str:
        """The tags of `TAGS` and the chapters as ffmpeg's metadata file."""
        tags = {key: self.tags[key] for key in TAGS if self.tags.get(key)}
        return ffmetadata.write(tags, self.parts)


def exactly(file: BinaryIO, count: int) -> bytes:
    """The next `count` bytes. Raises Damaged where the file has no more."""
    data = file.read(count)
    if len(data) < count:
        raise Damaged
    return data


def number(data: bytes | memoryview) -> int:
    """A big-endian number."""
    return int.from_bytes(data, "big")
