"""JSON that is not read: which program's it is, told by its keys."""

import json
import re
from collections.abc import Callable
from typing import Any

from transcripts.formats.document import Document


def _has(*keys: str) -> Callable[[dict[str, Any]], bool]:
    return lambda top: all(key in top for key in keys)


_KINDS: tuple[tuple[Callable[[dict[str, Any]], bool], str], ...] = (
    (
        _has("replayChatItemAction"),
        "holds a video's live chat, not its talk; add the video's captions.",
    ),
)
_JSON_BEGINS = re.compile(r'\{\s*(?:"|\})|\[\s*(?:[{"\[\]]|-?\d+(?:\.\d+)?\s*,)')


def json_kind(document: Document) -> str | None:
    """The rest of a sentence that names what the JSON is; None where it is no JSON."""
    top = document.json
    if top is None:
        if not _JSON_BEGINS.match(document.start) or not _seems_json(document):
            return None
        return "holds JSON that is damaged or cut off; get it again."
    top = top[0] if isinstance(top, list) and top else top  # JSON Lines are a list
    if isinstance(top, dict):
        for test, sentence in _KINDS:
            if test(top):
                return sentence
    return "holds JSON that is no transcript known here."


def _seems_json(document: Document) -> bool:
    if document.start.startswith("{"):
        return True
    if document.suffix in {".json", ".jsonl", ".ndjson"}:
        return True
    try:
        json.JSONDecoder().raw_decode(document.start.split("\n", 1)[0])
    except (ValueError, RecursionError):
        return '":' in document.start
    return True
