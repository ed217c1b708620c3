"""Bytes in, blocks and what a source says about itself out: a module for each format."""

from dataclasses import replace

from transcripts.model import Reading

from . import containers
from .document import NotATranscript, called, open_document
from .registry import Format, choose, formats

__all__ = ["Format", "NotATranscript", "formats", "read"]


def read(data: bytes, name: str = "", *, encoding: str | None = None) -> Reading:
    """Read one source, whatever format it is in.

    `name` is the file's name; only its extension is used, and only to break ties.
    `encoding` overrules the guess. Raises NotATranscript, whose text says to a person what
    the source is instead or what is wrong with it.
    """
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
    chosen = choose(document)
    try:
        reading = chosen.read(document)
    except RecursionError:
        raise NotATranscript(f"{document.called} is nested too deeply to be read.") from None
    if not len(reading.blocks):
        raise NotATranscript(f"{document.called} is {chosen.label} without any words in it.")
    if document.guessed:
        guess = f"the encoding, {document.encoding} (--encoding says otherwise)"
        report = replace(reading.report, guessed=(*reading.report.guessed, guess))
        reading = replace(reading, report=report)
    return reading
