"""Chapters as ffmpeg's metadata file, which puts them into a recording
(https://ffmpeg.org/ffmpeg-formats.html#Metadata)."""

from transcripts.formats.companions import ffmetadata as form
from transcripts.model import Transcript
from transcripts.quotes.guard import made_by
from transcripts.text import one_line

from .chapters_listed import timed, written_left_out


def ffmetadata(transcript: Transcript) -> tuple[str, list[str]]:
    """The file, and what to say of it. A chapter ends where the next one begins, the last one
    with the recording. Raises NotExportable."""
    found, told = timed(transcript, "ffmetadata")
    starts = [one.start for one in found]
    ends = [*starts[1:], _end(transcript)]
    details = transcript.details
    tags = {"title": details.title or "", "album": details.show or ""}
    text = form.write(
        tags, [(one.start, end, one.title) for one, end in zip(found, ends, strict=True)]
    )
    head, _, rest = text.partition("\n")
    return "\n".join([head, *_made(transcript), rest]), [*told, *written_left_out(transcript)]


def _end(transcript: Transcript) -> float | None:
    """When the recording ends, or the last words do; None where nothing tells."""
    if transcript.details.duration is not None:
        return transcript.details.duration
    return max((time for time in transcript.blocks.ends if time == time), default=None)


def _made(transcript: Transcript) -> list[str]:
    """A comment for each way in which chapters were made."""
    ways = dict.fromkeys(made_by(chapter.origin) for chapter in transcript.details.chapters)
    return [f"; Chapters {one_line(way)}, not stated by the source" for way in ways if way]
