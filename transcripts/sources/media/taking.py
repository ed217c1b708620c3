"""Taking out of a recording what is text: asked of ffmpeg's programs where there are any, and
read by our own readers where there are none or they find no chapters."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, NamedTuple

from transcripts.formats.containers import media_kind
from transcripts.sources.items import SourceError
from transcripts.text import make_safe

from . import id3, matroska, mp4, probe, vorbis
from .recording import Damaged, Recording

_LYRICS = 400
"""Characters of text in a tag from which it may be a transcript, not a line about it."""
_DAMAGED = (
    "it is audio or video that is damaged or cut off; get it again, and transcribe it to SRT, "
    "VTT or Whisper's JSON"
)


class MediaText(NamedTuple):
    """Text that was taken out of a recording, as a source that the formats read."""

    name: str
    """The recording's name made safe, with an extension of the text's own for captions."""
    data: bytes
    left_out: tuple[str, ...] = ()
    """What else of the kind is in the recording, each a fragment for a person."""


def is_media(first: bytes) -> bool:
    """Whether a file that begins with these bytes is a recording; some 4,000 are enough."""
    return media_kind(first) is not None


def companion_bytes(path: str) -> MediaText | None:
    """Title, date, chapters and the like of the recording at `path`, as ffmpeg's metadata
    file; None where it tells nothing of the kind.

    Raises SourceError where the recording is damaged.
    """
    recording, _ = _look(path)
    if not recording.tells:
        return None
    return MediaText(make_safe(Path(path).name), recording.text().encode("utf-8", "replace"))


def captions_bytes(path: str) -> MediaText | None:
    """The captions that travel inside the recording at `path`: those that a player would
    show, or else the text in its lyrics tag. None where it has none that are text, or where
    there is no ffmpeg to take them out.

    A whole file must be read for captions, which takes a while for a large one. Raises
    SourceError where that fails.
    """
    recording, found = _look(path)
    stem = make_safe(Path(path).stem)
    if found:
        try:
            data = probe.take_out(path, found[0])
        except Damaged:
            raise SourceError("its captions cannot be taken out of it") from None
        if data and data.strip():
            others = len(found) - 1
            left_out = (f"{others} other captions inside it",) if others else ()
            return MediaText(stem + found[0].ending, data, left_out)
    if len(recording.lyrics) >= _LYRICS:
        return MediaText(f"{stem}.txt", recording.lyrics.encode("utf-8", "replace"))
    return None


def _look(path: str) -> tuple[Recording, list[probe.Captions]]:
    """What is known of a recording, and the captions inside it."""
    asked, captions, damaged = Recording(), list[probe.Captions](), False
    try:
        answer = probe.ask(path)
        if answer is not None:
            asked, captions = probe.recording(answer), probe.captions(answer)
    except Damaged:
        damaged = True
    if not asked.parts:
        try:
            asked = asked.completed_by(_read(path))
        except Damaged:
            damaged = damaged or not asked.tells
    if damaged and not asked.tells:
        raise SourceError(_DAMAGED)
    return asked, captions


def _read(path: str) -> Recording:
    """What our own readers find. Raises Damaged, and SourceError where the file cannot be
    opened."""
    try:
        with open(path, "rb") as file:  # noqa: PTH123
            first = file.read(12)
            file.seek(0)
            reader = _reader(first)
            if reader is None:
                return Recording()
            found = reader(file)
            if reader is id3.read and file.read(4) == b"fLaC":
                file.seek(-4, os.SEEK_CUR)
                found = found.completed_by(vorbis.read_flac(file))
            return found
    except OSError as error:
        raise SourceError(f"it cannot be read ({error.strerror})") from error


def _reader(first: bytes) -> Callable[[BinaryIO], Recording] | None:
    if first.startswith(b"ID3"):
        return id3.read
    if first.startswith(b"OggS"):
        return vorbis.read_ogg
    if first.startswith(b"fLaC"):
        return vorbis.read_flac
    if first.startswith(b"\x1aE\xdf\xa3"):
        return matroska.read
    if first[4:8] in (b"ftyp", b"moov", b"mdat", b"wide", b"free", b"skip"):
        return mp4.read
    return None
