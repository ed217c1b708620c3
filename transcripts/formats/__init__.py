"""Bytes in, blocks and what a source says about itself out: a module for each format."""

from transcripts.chapters.from_outline import checked
from transcripts.model import Companion, Reading
from transcripts.speakers.credited import with_credits
from transcripts.words import Words

from . import containers
from .document import Document, NotATranscript, called, open_document
from .registry import Format, choose, formats
from .shortened import shortened, told_shortly
from .uncollected import uncollected

__all__ = ["Format", "NotATranscript", "formats", "read", "understand", "words"]


def read(data: bytes, name: str = "", *, encoding: str | None = None) -> Reading:
    """Read one source that holds talk, whatever format it is in.

    `name` is the file's name; only its extension is used, and only to break ties.
    `encoding` overrules the guess. Raises NotATranscript, whose text says to a person what
    the source is instead or what is wrong with it.
    """
    found = understand(data, name, encoding=encoding)
    if isinstance(found, Companion):
        raise NotATranscript(
            f"{called(name)} holds {_what(found)} without any talk; add it together with its "
            "transcript."
        )
    return found


def understand(data: bytes, name: str = "", *, encoding: str | None = None) -> Reading | Companion:
    """As `read`, but a source without talk that belongs to a transcript is a Companion."""
    document = _open(data, name, encoding)
    try:
        with uncollected():
            chosen = choose(document)
            found = chosen.read(document)
    except RecursionError:
        raise NotATranscript(f"{document.called} is nested too deeply to be read.") from None
    if isinstance(found, Reading) and not len(found.blocks):
        raise NotATranscript(f"{document.called} is {chosen.label} without any words in it.")
    if isinstance(found, Reading):
        found = _with_chapters(checked(found))
    details = shortened(with_credits(found.details))
    found = found._replace(details=details, report=told_shortly(found.report))
    if document.guessed:
        guess = f"the encoding, {document.encoding} (--encoding says otherwise)"
        report = found.report._replace(guessed=(*found.report.guessed, guess))
        found = found._replace(report=report)
    if isinstance(found, Reading) and encoding is not None:
        found = found._replace(encoding=encoding)
    return found


def _with_chapters(reading: Reading) -> Reading:
    if reading.details.chapters or not reading.details.outline:
        return reading
    from transcripts.joining.own_outline import with_own_outline  # few talks need it

    return with_own_outline(reading)


def words(data: bytes, name: str, reading: Reading) -> Words | None:
    """The times and confidences of the words of `reading`, which these bytes gave.

    None where the format carries none, or where today's reader of it understands the
    source otherwise than the one that made `reading`.
    """
    try:
        document = _open(data, name, reading.encoding)
        with uncollected():
            chosen = choose(document)
            if chosen.words is None or chosen.name != reading.format:
                return None
            again = chosen.read(document)
            if isinstance(again, Companion) or again.blocks.text != reading.blocks.text:
                return None
            return chosen.words(document)
    except (NotATranscript, RecursionError):
        return None


def _open(data: bytes, name: str, encoding: str | None) -> Document:
    if containers.is_ebu_stl(data) or containers.document_kind(data):
        return Document(data, "", "binary", False, name)
    containers.check(data, name)
    try:
        document = open_document(data, name, encoding)
    except LookupError:
        raise NotATranscript(
            f"There is no encoding called {called(encoding or '')}; try utf-8, cp1252 or utf-16."
        ) from None
    if not document.text.strip("\ufeff \t\n\0"):
        raise NotATranscript(f"{document.called} is empty.")
    containers.check_text(document)
    return document


def _what(companion: Companion) -> str:
    parts = []
    if companion.details.chapters:
        parts.append("chapters")
    if companion.stretches:
        parts.append("the times of its speakers")
    return " and ".join(parts) or "a title and dates"
