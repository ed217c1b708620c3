"""What yt-dlp writes down about a video beside its captions (`--write-info-json`; the fields
are those of its documentation's output template). Its `description` gives an outline where
the page has no chapters of its own."""

from typing import Any

from transcripts.chapters.outline import survey
from transcripts.formats.document import Document, NotATranscript
from transcripts.formats.registry import CERTAIN, Format
from transcripts.formats.texts.description import links
from transcripts.formats.understood import told_of
from transcripts.formats.values import address, day, line, seconds
from transcripts.model import Companion, Details
from transcripts.text import make_safe

from .marks import UNTITLED, Mark, companion

_READER = 1
_DESCRIPTION = 200_000
"""Characters of a description that are looked at; YouTube's have at most 5,000."""


def _detect(document: Document) -> float:
    top = document.json
    if not isinstance(top, dict) or "webpage_url" not in top:
        return 0.0
    return CERTAIN if "extractor" in top or "extractor_key" in top else 0.0


def _read(document: Document) -> Companion:
    top = document.json
    if top.get("_type") in ("playlist", "multi_video") or isinstance(top.get("entries"), list):
        raise NotATranscript(
            f"{document.called} describes a playlist (yt-dlp), not one video; add the files of "
            "its videos."
        )
    description = top.get("description")
    text = description[:_DESCRIPTION] if isinstance(description, str) else ""
    about = _details(top, text)
    marks, origin = _marks(top.get("chapters")), "source"
    left_out: list[str] = []
    if not marks and text:
        outline = survey(text)
        marks = [Mark(entry.start, entry.title) for entry in outline.entries]
        left_out += outline.left_out
        origin = "outline"
    comments = top.get("comments")
    if isinstance(comments, list) and comments:
        left_out.append(f"{len(comments)} comment{'s' * (len(comments) > 1)}")
    return companion(
        document,
        ("video_info", _READER),
        marks,
        about,
        origin=origin,
        understood=told_of(about),
        left_out=left_out,
    )


def _details(top: dict[str, Any], description: str) -> Details:
    show = next((s for k in ("series", "channel", "uploader") if (s := line(top.get(k)))), None)
    days = (day(top.get(key)) for key in _DATES)
    return Details(
        title=line(top.get("title")) or line(top.get("fulltitle")),
        show=show,
        published=next(filter(None, days), None),
        duration=seconds(top.get("duration")) or None,
        language=line(top.get("language"), 40),
        url=address(top.get("webpage_url")) or address(top.get("original_url")),
        links=links(make_safe(row) for row in description.split("\n")),
    )


_DATES = ("upload_date", "release_date", "timestamp", "release_timestamp")


def _marks(rows: Any) -> list[Mark]:
    found = []
    for row in rows if isinstance(rows, list) else []:
        if isinstance(row, dict):
            title = line(row.get("title")) or ""
            found.append(
                Mark(seconds(row.get("start_time")), "" if UNTITLED.fullmatch(title) else title)
            )
    return found


FORMAT = Format(
    "video_info",
    "a description of a video (yt-dlp)",
    _READER,
    _detect,
    _read,
    (".json",),
)
