"""ffmpeg's metadata file, read and written: `;FFMETADATA1`, tags, and a `[CHAPTER]` section
for each chapter with its own TIMEBASE (https://ffmpeg.org/ffmpeg-formats.html#Metadata).

It is also the shape in which the chapters of a recording are kept, as the recording itself
is not.
"""

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from transcripts.chapters.outline import survey
from transcripts.formats.document import Document
from transcripts.formats.registry import CERTAIN, Format
from transcripts.formats.texts.description import links
from transcripts.formats.understood import told_of
from transcripts.formats.values import address, line, seconds
from transcripts.model import Companion, Details
from transcripts.text import make_safe
from transcripts.times import stated_date

from .marks import UNTITLED, Mark, companion

_READER = 1
_HEADER = ";FFMETADATA1"
_NANOSECONDS = 10**9
_FRACTION = re.compile(r"(\d{1,18})/(\d{1,18})")
_WHOLE = re.compile(r"[+-]?\d{1,18}")
_SPECIAL = re.compile(r"([=;#\\\n])")
_UNKNOWN = {"und", "unk", "zxx", "mul", "mis"}


class Section(NamedTuple):
    """The tags of a file or stream, their names in small letters, or of one chapter."""

    kind: str
    """In small letters: empty for the file's own tags, `chapter`, `stream`."""
    tags: dict[str, str]


def write(tags: Mapping[str, str], marks: Iterable[tuple[float, float | None, str]]) -> str:
    """The text of a metadata file: `tags` of the whole, and chapters as (start, end,
    title), in seconds. A chapter whose end is not known ends where it begins."""
    lines = [_HEADER]
    lines += [f"{_escape(key)}={_escape(value)}" for key, value in tags.items() if value]
    for start, end, title in marks:
        begin = round(start * _NANOSECONDS)
        stop = begin if end is None else max(round(end * _NANOSECONDS), begin)
        lines += ["[CHAPTER]", f"TIMEBASE=1/{_NANOSECONDS}", f"START={begin}", f"END={stop}"]
        if title:
            lines.append(f"title={_escape(title)}")
    return "\n".join(lines) + "\n"


def _escape(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text.replace("\r\n", "\n").replace("\r", "\n"))


def _detect(document: Document) -> float:
    return CERTAIN if document.start.startswith(_HEADER) else 0.0


def _sections(text: str) -> list[Section]:
    found = [Section("", {})]
    for row in _logical_lines(text):
        if row.startswith((";", "#")) or not row.strip():
            continue
        if row.startswith("[") and row.rstrip().endswith("]"):
            found.append(Section(row.strip()[1:-1].casefold(), {}))
            continue
        key, equals, value = _divided(row)
        if equals:
            found[-1].tags.setdefault(key.strip().casefold(), value)
    return found


def _logical_lines(text: str) -> Iterable[str]:
    """Lines, each with those that an escaped end joins to it."""
    kept: list[str] = []
    for row in text.split("\n"):
        kept.append(row)
        # An odd number of backslashes: the last one escapes the end of the line.
        if (len(row) - len(row.rstrip("\\"))) % 2:
            continue
        yield "\n".join(kept)
        kept = []
    if kept:
        yield "\n".join(kept)


def _divided(row: str) -> tuple[str, bool, str]:
    """Key and value at the first `=` that is not escaped, each with its escapes read."""
    match = re.match(r"((?:[^=\\]|\\[\s\S])*+)(=?)", row)
    key, equals = (match[1], match[2]) if match else (row, "")
    return _plain(key), bool(equals), _plain(row[len(key) + len(equals) :])


def _plain(text: str) -> str:
    return re.sub(r"\\([\s\S])", r"\1", text) if "\\" in text else text


def _read(document: Document) -> Companion:
    sections = _sections(document.text)
    tags = sections[0].tags
    marks = _marks(sections)
    about = details(tags)
    # Downloaders write the same text under several names; the outline is looked for in one.
    text = next((tags[key] for key in _DESCRIPTIONS if tags.get(key)), "")
    origin = "source"
    left_out: list[str] = []
    if not marks:
        outline = survey(text[:200_000])
        marks = [Mark(entry.start, entry.title) for entry in outline.entries]
        left_out += outline.left_out
        origin = "outline" if marks else origin
    if (artist := line(tags.get("artist"))) and artist != about.show:
        left_out.append("the artist's name")
    return companion(
        document,
        ("ffmetadata", _READER),
        marks,
        about,
        origin=origin,
        understood=told_of(about),
        left_out=left_out,
    )


def marks_in(text: str) -> list[Mark] | None:
    """The chapters of a metadata file in its order; None where `text` is none."""
    return _marks(_sections(text)) if text.lstrip().startswith(_HEADER) else None


def _marks(sections: list[Section]) -> list[Mark]:
    return [_mark(one.tags) for one in sections if one.kind == "chapter"]


_DESCRIPTIONS = ("description", "synopsis", "longdesc", "comment")


def details(tags: Mapping[str, str]) -> Details:
    """What the tags of a recording say of the conversation; `tags` have small names.

    The artist is a show's or a channel's name as often as a person's, so it stands for the
    show where no other tag names one, and is nobody's name.
    """
    show = next((s for k in _SHOWS if (s := line(tags.get(k)))), None)
    language = line(tags.get("language"), 40)
    url = next((u for k in ("purl", "url", "comment") if (u := address(tags.get(k)))), None)
    texts = "\n".join(tags[key] for key in _DESCRIPTIONS[:1] if key in tags)[:200_000]
    return Details(
        title=line(tags.get("title")),
        show=show,
        published=stated_date(tags.get("date", "")[:40]),
        duration=seconds(tags.get("duration")) or None,
        language=language if language and language.casefold() not in _UNKNOWN else None,
        url=url,
        links=links(make_safe(row) for row in texts.split("\n")),
    )


_SHOWS = ("show", "podcast", "album", "album_artist", "artist")


def _mark(tags: Mapping[str, str]) -> Mark:
    base = _FRACTION.fullmatch(tags.get("timebase", "").strip())
    over, under = (int(base[1]), int(base[2])) if base else (1, _NANOSECONDS)
    whole = _WHOLE.fullmatch(tags.get("start", "").strip())
    start = int(whole[0]) * over / under if whole and under else None
    title = tags.get("title", "")
    return Mark(seconds(start), "" if UNTITLED.fullmatch(title.strip()) else title)


FORMAT = Format(
    "ffmetadata",
    "a recording's chapters (ffmetadata)",
    _READER,
    _detect,
    _read,
    (".ffmetadata", ".ffmeta"),
)
