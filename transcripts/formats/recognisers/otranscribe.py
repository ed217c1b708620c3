"""oTranscribe's files (.otr): a page of HTML inside JSON, with a time wherever the person who
typed it set one.

https://github.com/oTranscribe/oTranscribe: `text`, `media`, `media-source`, `media-time` (where
the player stood, which says nothing of the recording).
"""

from typing import Any

from transcripts.formats.cues import Cue
from transcripts.formats.hypertext import BLOCKS, Node, html
from transcripts.formats.values import address, at, seconds, written
from transcripts.model import Details

from .heard import Heard, family, of_json

_HIDDEN = frozenset(("script", "style", "title"))
_VIDEO = ("youtu.be/", "youtube.com/", "vimeo.com/")


def _detect(top: Any) -> bool:
    beside = isinstance(top, dict) and ("media-time" in top or "media-source" in top)
    return beside and "text" in top


def _lines(page: Node) -> list[tuple[float | None, str]]:
    """The lines of the page, cut again at each time, with the times that stand before them."""
    found: list[tuple[float | None, str]] = []
    start: float | None = None
    text: list[str] = []

    def close() -> None:
        nonlocal start
        line = " ".join("".join(text).split())
        text.clear()
        if line:
            found.append((start, line))
            start = None

    waiting: list[Node | str | None] = [page]
    while waiting:
        node = waiting.pop()
        if node is None:
            close()
        elif isinstance(node, str):
            text.append(written(node))
        elif "data-timestamp" in node.attributes or "timestamp" in node.classes:
            close()
            start = seconds(node.get("data-timestamp") or node.words)
        elif node.tag not in _HIDDEN:
            block = node.tag in BLOCKS or node.tag == "br"
            if block:
                close()
                waiting.append(None)
            waiting.extend(reversed(node.children))
    close()
    return found


def _hear(top: Any, timed: bool) -> Heard:
    lines = _lines(html(written(top.get("text"))))
    where = address(at(top, "media-source")) or address(at(top, "media"))
    video = where is not None and any(one in where for one in _VIDEO)
    details = Details(url=where if video else None, media=None if video else where)
    return Heard([Cue(start, None, None, text) for start, text in lines], details)


FORMAT = family(
    "otranscribe", "an oTranscribe file", *of_json(_detect, _hear), suffixes=(".otr", ".json")
)
