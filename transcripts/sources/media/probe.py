"""Asking ffmpeg's programs, where the machine has them, what is in a recording.

They are run as programs, never by way of a shell, with the path as an address of a file, so
that neither a name that begins with a dash nor one that looks like an address means more
than the file; with no other protocol allowed, no input, and a limit of time.
"""

import json
import os
import shutil
import subprocess
from typing import Any, NamedTuple

from transcripts.formats.values import seconds

from .recording import Damaged, Part, Recording

_PATIENCE = 30.0
"""Seconds in which the index of a file must be found."""
_WHOLE = 600.0
"""Seconds in which a file must be read whole: captions stand between the pictures."""
_LARGEST = 50 * 1024 * 1024
_FORMATS = {
    "subrip": "srt",
    "mov_text": "srt",
    "text": "srt",
    "webvtt": "webvtt",
    "ass": "ass",
    "ssa": "ass",
}
"""Captions that are text, and the format in which nothing of them is lost."""
_EXTENSIONS = {"srt": ".srt", "webvtt": ".vtt", "ass": ".ass"}


class Captions(NamedTuple):
    """Captions inside a recording. `stream` counts all its streams from 0."""

    stream: int
    format: str
    language: str
    default: bool
    forced: bool

    @property
    def ending(self) -> str:
        """The end of a file's name for them: `.eng.srt`."""
        return (
            f".{self.language}{_EXTENSIONS[self.format]}"
            if self.language
            else (_EXTENSIONS[self.format])
        )


def ask(path: str) -> Any:
    """What ffprobe says of the file, as its JSON; None where there is no ffprobe.

    Raises Damaged where it makes nothing of the file.
    """
    program = shutil.which("ffprobe")
    if program is None:
        return None
    asked = ["-show_chapters", "-show_format", "-show_streams", "-of", "json"]
    said = _run([program, "-v", "error", *_only(path), *asked], _PATIENCE)
    try:
        top = json.loads(said)
    except (ValueError, RecursionError):
        raise Damaged from None
    if not isinstance(top, dict) or not isinstance(top.get("format"), dict):
        raise Damaged
    return top


def recording(top: Any) -> Recording:
    """What ffprobe's answer tells of the whole."""
    whole = top["format"]
    tags = _tags(whole)
    # Ogg keeps its tags in the stream.
    for stream in _rows(top, "streams"):
        if stream.get("codec_type") in ("audio", "video"):
            tags = {**_tags(stream), **tags}
            break
    if tags.get("language", "und") == "und":
        tags.pop("language", None)
    if seconds(whole.get("duration")):
        tags["duration"] = str(whole["duration"])
    lyrics = next((text for key, text in tags.items() if key.split("-")[0] == "lyrics"), "")
    parts = []
    for row in _rows(top, "chapters"):
        start, end = _start(row.get("start_time")), seconds(row.get("end_time"))
        if start is not None:
            parts.append(Part(start, end, _tags(row).get("title", "")))
    return Recording(tags, tuple(parts), lyrics)


def captions(top: Any) -> list[Captions]:
    """The captions that are text, those first that a player would show."""
    found = []
    for index, stream in enumerate(_rows(top, "streams")):
        kind = _FORMATS.get(str(stream.get("codec_name")))
        if stream.get("codec_type") != "subtitle" or kind is None:
            continue
        shown = stream.get("disposition")
        shown = shown if isinstance(shown, dict) else {}
        language = _tags(stream).get("language", "")
        found.append(
            Captions(
                index,
                kind,
                language if language.isalnum() and language != "und" else "",
                bool(shown.get("default")),
                bool(shown.get("forced")),
            )
        )
    return sorted(found, key=lambda one: (one.forced, not one.default))


def take_out(path: str, wanted: Captions) -> bytes | None:
    """The captions as ffmpeg writes them; None where there is no ffmpeg. Raises Damaged."""
    program = shutil.which("ffmpeg")
    if program is None:
        return None
    how = ["-map", f"0:{wanted.stream}", "-f", wanted.format, "-fs", str(_LARGEST), "-"]
    return _run([program, "-v", "error", "-nostdin", *_only(path), *how], _WHOLE)


def _only(path: str) -> list[str]:
    return ["-protocol_whitelist", "file", "-i", f"file:{os.path.abspath(path)}"]  # noqa: PTH100


def _run(command: list[str], patience: float) -> bytes:
    try:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=patience,
            check=True,
        )
    except (OSError, subprocess.SubprocessError):
        raise Damaged from None
    return done.stdout


def _rows(top: Any, key: str) -> list[dict[str, Any]]:
    rows = top.get(key)
    return [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []


def _tags(row: dict[str, Any]) -> dict[str, str]:
    tags = row.get("tags")
    if not isinstance(tags, dict):
        return {}
    return {key.casefold(): value for key, value in tags.items() if isinstance(value, str)}


def _start(value: Any) -> float | None:
    """A chapter's beginning; what lies a moment before the first sound is the beginning."""
    early = isinstance(value, str) and value.startswith("-0.")
    return 0.0 if early else seconds(value)
