"""Chapters as JSON: Podcasting 2.0
(https://github.com/Podcastindex-org/podcast-namespace/blob/main/chapters/jsonChapters.md),
Auphonic's productions, Podlove's episodes, what `ffprobe -of json` prints, the clips of a
schema.org VideoObject, Apple's and Audible's, and bare lists of any of these."""

from collections.abc import Iterable
from typing import Any

from transcripts.formats.document import Document
from transcripts.formats.registry import CERTAIN, Format
from transcripts.formats.understood import told_of
from transcripts.formats.values import address, line, seconds
from transcripts.model import Companion, Details
from transcripts.times import stated_date

from .marks import Mark, companion

_READER = 1
_LOOKED_AT = 20
_DEPTH = 4
_STARTS = (
    "start_output_sec",
    "start_sec",
    "startTime",
    "start_time",
    "start-time",
    "startOffset",
    "startSeconds",
    "start",
    "time",
    "timestamp",
)
"""Where a chapter's beginning stands. Auphonic gives it after its own intro first; ffprobe's
`start` counts in a time base, so its `start_time` goes before."""
_MILLISECONDS = ("startTimeMs", "startMs", "start_ms", "start_offset_ms")
_TITLES = ("title", "name", "headline", "label", "chapterTitle", "gist")
_URLS = ("url", "href", "link")
_PICTURES = ("img", "image", "hasArtwork")
_TALK = ("text", "body", "words", "transcript", "utterances", "paragraphs")
_ROWS = ("chapters", "hasPart", "Chapters")

Row = dict[str, Any]


def _detect(document: Document) -> float:
    top = document.json
    rows = _rows(top)
    if rows is None or _holds_talk(top):
        return 0.0
    looked = rows[:_LOOKED_AT]
    timed = sum(_start(row) is not None for row in looked)
    named = any(_title(row) for row in looked) or any("startTime" in row for row in looked)
    spoken = any("speaker" in row for row in looked)
    return CERTAIN if named and not spoken and timed * 2 >= len(looked) else 0.0


def _rows(top: Any) -> list[Row] | None:
    """The chapters in a file; None where it has none."""
    if isinstance(top, dict):
        top = next((value for key in _ROWS if isinstance(value := _body(top).get(key), list)), None)
    if not isinstance(top, list):
        return None
    rows = [row for row in top if isinstance(row, dict)]
    return rows if rows and len(rows) * 2 >= len(top) else None


def _body(top: Row) -> Row:
    """The object that has the chapters, out of the envelopes that services put around it."""
    around = [top]
    for _ in range(_DEPTH):
        found = next(
            (row for row in around if any(isinstance(row.get(k), list) for k in _ROWS)), None
        )
        if found is not None:
            return found
        around = [value for row in around for value in row.values() if isinstance(value, dict)]
    return top


def _holds_talk(top: Any) -> bool:
    """Whether words of a conversation stand in the file as well; other formats read it."""
    values: Iterable[Any] = [top]
    if isinstance(top, dict):
        values = [*top.values(), *_body(top).values()]
        if any(isinstance(top.get(key), list) and top[key] for key in ("words", "utterances")):
            return True
    for value in values:
        first = value[0] if isinstance(value, list) and value else None
        if isinstance(first, dict) and any(first.get(key) for key in _TALK):
            return True
    return False


def _start(row: Row) -> float | None:
    for key in _MILLISECONDS:
        if (number := seconds(row.get(key))) is not None:
            return number / 1000
    for key in _STARTS:
        if row.get(key) is not None:
            # AssemblyAI, whose chapters alone have a gist, counts in milliseconds.
            return seconds(row[key], 0.001 if "gist" in row else 1.0)
    return None


def _title(row: Row) -> str:
    tags = row.get("tags")
    inner = tags.get("title") if isinstance(tags, dict) else None
    languages = row.get("titles")  # of Apple's, the first is taken
    if isinstance(languages, list) and languages and isinstance(languages[0], dict):
        inner = languages[0].get("title")
    return next((t for key in _TITLES if (t := line(row.get(key)))), line(inner) or "")


def marked_rows(top: Any) -> list[tuple[Row, Mark]]:
    """The objects of a file that are chapters, in its order, each with the mark that it is."""
    return [(row, Mark(_start(row), _title(row))) for row in _rows(top) or []]


def _read(document: Document) -> Companion:
    top = document.json
    rows = _rows(top) or []
    shown = [row for row in rows if row.get("toc") not in (False, "false")]
    marks = [
        Mark(_start(row), _title(row), next((row[k] for k in _URLS if row.get(k)), None))
        for row in shown
    ]
    about = _details(_body(top)) if isinstance(top, dict) else Details()
    left_out = []
    if hidden := len(rows) - len(shown):
        left_out.append(f"{hidden} hidden chapter{'s' * (hidden > 1)}")
    if any(row.get(key) for row in shown for key in _PICTURES):
        left_out.append("the chapters' pictures")
    return companion(
        document,
        ("json_chapters", _READER),
        marks,
        about,
        understood=told_of(about),
        left_out=left_out,
    )


def _details(top: Row) -> Details:
    inner = top.get("metadata")
    if not isinstance(inner, dict):
        inner = top.get("format")
        inner = inner.get("tags") if isinstance(inner, dict) else None
    tags = inner if isinstance(inner, dict) else {}
    return Details(
        title=_first(top, "title", "name") or _first(tags, "title"),
        show=_show(top, tags),
        published=stated_date(_first(top, *_DATES) or _first(tags, "date") or ""),
        duration=_length(top),
        language=_first(top, "language", "inLanguage"),
        url=_web(top, "link", "url", "webpage_url") or _web(tags, "url"),
        media=_web(top, "contentUrl"),
    )


_DATES = ("publicationDate", "datePublished", "uploadDate", "published", "pubDate", "date")


def _first(row: Row, *keys: str) -> str | None:
    return next((text for key in keys if (text := line(row.get(key)))), None)


def _web(row: Row, *keys: str) -> str | None:
    return next((url for key in keys if (url := address(row.get(key)))), None)


def _show(top: Row, tags: Row) -> str | None:
    for key in ("podcastName", "show", "podcast", "partOfSeries", "series"):
        value = top.get(key)
        if isinstance(value, dict):
            value = value.get("title") or value.get("name")
        if name := line(value):
            return name
    return _first(tags, "show", "album")


def _length(top: Row) -> float | None:
    inner = top.get("format")
    stated = [top.get("duration"), top.get("length")]
    stated += [inner.get("duration")] if isinstance(inner, dict) else []
    return next((number for value in stated if (number := seconds(value))), None)


FORMAT = Format("json_chapters", "a list of chapters (JSON)", _READER, _detect, _read, (".json",))
