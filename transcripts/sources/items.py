"""What a person's words stand for, before anything is read: files, addresses, refusals."""

from dataclasses import dataclass, field

from transcripts.model import Details, Report


class SourceError(Exception):
    """A source cannot be read; its text is a sentence fragment that says why."""


@dataclass(frozen=True, slots=True)
class Found:
    """A file to be read, or standard input where `path` is None."""

    name: str
    """As a person would name it, made safe."""
    path: str | None
    folder: str | None = None
    """The folder given in which it was found, made safe; None if it was named itself."""


@dataclass(frozen=True, slots=True)
class Refused:
    """Something given that cannot be read, and why."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Fetched:
    """Bytes that came from an address, and what was said of them where they were found."""

    name: str
    """As a person would name it, made safe; its extension is a file's."""
    url: str
    data: bytes
    said: Details = field(default_factory=Details)
    """What a feed or page says of the conversation; the source's own word goes first."""
    report: Report = field(default_factory=Report)
    """What is to be told of it beside what its reader tells."""


Item = Found | Refused | Fetched
