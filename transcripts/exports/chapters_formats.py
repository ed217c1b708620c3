"""The chapters of a transcript as a file of their own, in each format there is."""

from collections.abc import Callable
from typing import NamedTuple

from transcripts.model import Transcript

from .chapters_ffmetadata import ffmetadata
from .chapters_json import chapters_json
from .chapters_youtube import youtube


class ChapterList(NamedTuple):
    """The text of a file, and what a person should know of it, a sentence fragment each."""

    text: str
    told: tuple[str, ...] = ()


CHAPTER_FORMATS: dict[
    str, tuple[tuple[str, ...], Callable[[Transcript], tuple[str, list[str]]]]
] = {
    "youtube": ((".txt",), youtube),
    "json": ((".json",), chapters_json),
    "ffmetadata": ((".ffmetadata", ".ffmeta"), ffmetadata),
}
"""Each format's suffixes, and its writer."""


def export_chapters(transcript: Transcript, form: str) -> ChapterList:
    """The chapters of `transcript` in one of CHAPTER_FORMATS. Raises NotExportable, whose text
    says to a person why they cannot be written so."""
    _, write = CHAPTER_FORMATS[form]
    text, told = write(transcript)
    return ChapterList(text, tuple(told))
