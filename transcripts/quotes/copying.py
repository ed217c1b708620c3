"""What `y` copies: the words of a selection, unwrapped, with who, what and where."""

from collections.abc import Callable, Sequence

from transcripts.model import Transcript

from .guard import Sound, Speech
from .passages import Passage, Reference, Told, passages
from .places import place_label

__all__ = ["FORMATTERS", "Formatter", "place_label", "quotation"]

Formatter = Callable[[Sequence[Passage]], str]
"""Writes passages down. It gets no transcript: what it may write is in their parts, and who
wrote or said it is known there."""


def quotation(transcript: Transcript, start: int, end: int, form: str = "plain") -> str:
    """The slice [start, end) of the document text as a quotation, ready to paste, in one of
    FORMATTERS. Blank slices give ""."""
    return FORMATTERS[form](passages(transcript, start, end))


def plain(found: Sequence[Passage]) -> str:
    """One speaker's words in quotation marks with their source after a dash; several
    speakers' a line each, `Name: words`, and the source in the last line.

    A name that was worked out is followed by "(attributed)". What a page sums up is given
    as "Summary by …, not verbatim", its description as "not speech", both apart from speech.
    """
    return "\n\n".join(_passage(passage) for passage in found)


FORMATTERS: dict[str, Formatter] = {"plain": plain}
"""Every form in which a selection is copied."""


def _passage(passage: Passage) -> str:
    source = _source(passage.reference)
    if isinstance(passage, Told):
        lines = [part.labelled() for part in passage.parts]
    elif len(passage.parts) == 1:
        part = passage.parts[0]
        if isinstance(part, Sound):
            return f"{part.words} — {source}"
        return f"{part.quoted()} — {f'{part.name}, ' if part.name else ''}{source}"
    else:
        lines = [_line(part) for part in passage.parts]
    return f"{lines[0]} — {source}" if len(lines) == 1 else "\n".join([*lines, f"— {source}"])


def _source(about: Reference) -> str:
    """`Title (Show), date, place`; what the source does not tell is left out."""
    title = f"{about.title} ({about.show})" if about.show else about.title
    day = about.published
    date = f"{day.day} {day:%B} {day.year}" if day else ""
    return ", ".join(part for part in (title, date, about.place) if part)


def _line(part: Speech | Sound) -> str:
    if isinstance(part, Sound):
        return part.words
    return f"{part.name}: {part.words}" if part.name else part.quoted()
