"""From an item to what is read of it: a file, an address, a recording. Headless."""

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from reader.problem import Problem
from transcripts.library.ids import digest
from transcripts.model import Companion, Details, Reading, Report, Source
from transcripts.sources import Fetched, Found, SourceError, load
from transcripts.text import make_safe

from .joining import Beside

_FIRST = 4096
"""Bytes of a file by which a recording is known."""


@dataclass(frozen=True, slots=True)
class Brought:
    """A source with its bytes, and what was read of them; None where they are known."""

    source: Source
    data: bytes
    found: Reading | Companion | None
    path: str | None = None
    said: Details | None = None
    """What was said of it where its address was found."""
    recording: bool = False
    """Its bytes are what is written in a recording."""

    def understood(self, encoding: str | None) -> Reading | Companion:
        """What is read of its bytes. Raises Problem."""
        return _understand(self.data, self.source.name, encoding, self.said)


def source_of(item: Found | Fetched, data: bytes) -> Source:
    """Where `data`, the bytes of `item`, came from."""
    if isinstance(item, Fetched):
        return Source(make_safe(item.name), digest(data), url=item.url)
    path = os.path.abspath(item.path) if item.path is not None else None  # noqa: PTH100
    name = Path(path).name if path else item.name
    return Source(make_safe(name), digest(data), path)


def bring(
    item: Found | Fetched,
    encoding: str | None,
    standard_input: BinaryIO | None,
    known: Callable[[str], str | None],
    *,
    beside: bool = False,
) -> Brought:
    """The bytes of `item` and what they hold; what is `known` by its hash is not read again.
    Of a recording `beside` a talk only what is told of it is looked at.

    Raises SourceError or Problem, whose text says why it cannot be had or read.
    """
    if isinstance(item, Fetched):
        source = source_of(item, item.data)
        found = None
        if known(source.sha256) is None:
            found = _told(_understand(item.data, source.name, encoding, item.said), item.report)
        return Brought(source, item.data, found, said=item.said)
    if item.path is not None and _is_recording(item.path):
        return _recording(item.path, known, beside)
    data = load(item, standard_input or sys.stdin.buffer)
    source = source_of(item, data)
    found = None
    if known(source.sha256) is None:
        found = _understand(data, source.name if item.path else "", encoding)
    return Brought(source, data, found, source.path)


def read_bytes(data: bytes, name: str, encoding: str | None = None) -> Reading:
    """Read a source that holds talk, whatever format it is in. Raises Problem, which names
    why it cannot be read."""
    from transcripts import formats

    try:
        return formats.read(data, name, encoding=encoding)
    except formats.NotATranscript as error:
        raise Problem(_without_name(str(error), name)) from error


def _without_name(sentence: str, name: str) -> str:
    # Whoever says which file it is says it with its whole path.
    from transcripts.formats.document import called

    return sentence.replace(f"{called(name)} ", "it ", 1)


def _understand(
    data: bytes, name: str, encoding: str | None, said: Details | None = None
) -> Reading | Companion:
    from transcripts import formats

    try:
        found = formats.understand(data, name, encoding=encoding)
    except formats.NotATranscript as error:
        raise Problem(_without_name(str(error), name)) from error
    if said is None:
        return found
    found = found._replace(details=found.details.completed_by(said))
    if isinstance(found, Reading) and said.chapters and not found.details.chapters:
        return _with_chapters(found, said)
    return found


def _told(found: Reading | Companion, more: Report) -> Reading | Companion:
    """With what is to be told of where it was found."""
    own = found.report
    return found._replace(
        report=Report(
            (*own.understood, *more.understood),
            (*own.guessed, *more.guessed),
            (*own.left_out, *more.left_out),
        ),
    )


def _with_chapters(reading: Reading, said: Details) -> Reading:
    """A reading with the chapters that a feed tells of it."""
    from transcripts.joining.chapters import CannotJoin
    from transcripts.joining.combine import combine
    from transcripts.joining.draft import Part

    told = Companion("feed", 1, Details(chapters=said.chapters, duration=said.duration))
    try:
        return combine([Part(reading), Part(told, "the feed")]).reading
    except CannotJoin as error:
        left_out = (*reading.report.left_out, f"the feed: it {error}")
        return reading._replace(report=reading.report._replace(left_out=left_out))


def with_beside(reading: Reading, brought: Brought) -> Reading:
    """A reading with what lies beside its file and fits it. Nothing is kept."""
    from transcripts.joining.chapters import CannotJoin
    from transcripts.joining.combine import combine
    from transcripts.joining.draft import Part

    parts = [Part(reading, brought.source.name)]
    for path in Beside().companions(brought.path) if brought.path else ():
        item = Found(os.path.basename(path), path, os.path.dirname(path))  # noqa: PTH119, PTH120
        try:
            found = bring(item, None, None, lambda _: None, beside=True).found
            if isinstance(found, Companion):
                combine([*parts, Part(found, item.name)])
                parts.append(Part(found, item.name))
        except (SourceError, Problem, CannotJoin):
            continue  # it is not what was asked for
    return combine(parts).reading if len(parts) > 1 else reading


def _is_recording(path: str) -> bool:
    from transcripts.sources.media import is_media

    try:
        if not os.path.isfile(path):  # noqa: PTH113
            return False
        with open(path, "rb") as file:  # noqa: PTH123
            return is_media(file.read(_FIRST))
    except OSError:
        return False  # `load` says why


def _recording(path: str, known: Callable[[str], str | None], beside: bool) -> Brought:
    """What is written in a recording: the captions inside it, with what else it tells; or
    that alone, which belongs to a transcript."""
    from transcripts.joining.combine import combine
    from transcripts.joining.draft import Part
    from transcripts.sources.media import captions_bytes, companion_bytes

    tells = companion_bytes(path)
    captions = None if beside else captions_bytes(path)
    text = captions or tells
    if text is None:
        raise Problem(
            "it is audio or video with neither captions nor chapters in it; transcribe it to "
            "SRT, VTT or Whisper's JSON, and add that"
        )
    place = os.path.abspath(path)  # noqa: PTH100
    source = Source(make_safe(os.path.basename(place)), digest(text.data), place)  # noqa: PTH119
    if known(source.sha256) is not None:
        return Brought(source, text.data, None, place, recording=True)
    found = _understand(text.data, text.name, None)
    if captions and tells and isinstance(found, Reading):
        more = _understand(tells.data, tells.name, None)
        found = combine([Part(found), Part(more, "the recording")]).reading
    report = found.report._replace(left_out=(*found.report.left_out, *text.left_out))
    found = found._replace(report=report)
    return Brought(source, text.data, found, place, recording=True)
