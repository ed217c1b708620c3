"""A transcript as a file that other programs read, with its corrections.

Nothing is written that the source does not tell, and nothing inferred as if it did. What a
format has no place for is left out and named.
"""

from collections.abc import Callable
from typing import NamedTuple

from transcripts.model import Transcript
from transcripts.text import counted

from .podcast_json import podcast_json
from .said import NotExportable
from .subtitles import srt, webvtt
from .written import markdown, plain_text

__all__ = ["FORMATS", "Export", "NotExportable", "export"]


class Export(NamedTuple):
    """The text of a file, and what of the transcript is not in it."""

    text: str
    left_out: tuple[str, ...] = ()


FORMATS: dict[str, tuple[str, Callable[[Transcript], str], frozenset[str]]] = {
    "srt": (".srt", srt, frozenset()),
    "vtt": (".vtt", webvtt, frozenset({"title"})),
    "json": (".json", podcast_json, frozenset({"title", "chapters", "untimed"})),
    "markdown": (".md", markdown, frozenset({"title", "chapters", "summaries", "untimed"})),
    "text": (".txt", plain_text, frozenset({"untimed"})),
}
"""Each format's suffix, its writer, and what it has a place for."""


def export(transcript: Transcript, form: str) -> Export:
    """`transcript` as a file of one of FORMATS. Raises NotExportable, whose text says to a
    person why it cannot be written so."""
    _, write, holds = FORMATS[form]
    return Export(write(transcript), tuple(_left_out(transcript, holds)))


def _left_out(transcript: Transcript, holds: frozenset[str]) -> list[str]:
    details, kinds = transcript.details, transcript.blocks.kinds
    found = []
    if "title" not in holds and details.title:
        found.append("the title")
    if "chapters" not in holds and details.chapters:
        found.append(counted(len(details.chapters), "chapter"))
    if "summaries" in holds:
        return found
    if written := sum(0 < kind < 4 for kind in kinds):
        found.append(f"{counted(written, 'block')} of description and summary")
    if told := sum(chapter.gist is not None for chapter in details.chapters):
        found.append(f"what a model wrote of {counted(told, 'chapter')}")
    return found
