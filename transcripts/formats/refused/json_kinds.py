"""JSON that is not read: which program's it is, told by its keys."""

import json
import re
from collections.abc import Callable
from typing import Any

from transcripts.formats.document import Document

_NOT_YET = "which is not read yet."


def _has(*keys: str) -> Callable[[dict[str, Any]], bool]:
    return lambda top: all(key in top for key in keys)


def _segments_with(*keys: str) -> Callable[[dict[str, Any]], bool]:
    def test(top: dict[str, Any]) -> bool:
        segments = top.get("segments")
        first = segments[0] if isinstance(segments, list) and segments else None
        return isinstance(first, dict) and all(key in first for key in keys)

    return test


def _results_with(*keys: str) -> Callable[[dict[str, Any]], bool]:
    def test(top: dict[str, Any]) -> bool:
        results = top.get("results")
        inner = results[0] if isinstance(results, list) and results else results
        return isinstance(inner, dict) and any(key in inner for key in keys)

    return test


def _rows_with(key: str, *names: str) -> Callable[[dict[str, Any]], bool]:
    def test(top: dict[str, Any]) -> bool:
        rows = top.get(key)
        first = rows[0] if isinstance(rows, list) and rows else None
        return isinstance(first, dict) and all(name in first for name in names)

    return test


_KINDS: tuple[tuple[Callable[[dict[str, Any]], bool], str], ...] = (
    (_segments_with("startTime", "body"), f"holds a Podcasting 2.0 transcript, {_NOT_YET}"),
    (
        _has("replayChatItemAction"),
        "holds a video's live chat, not its talk; add the video's captions.",
    ),
    (_results_with("channels"), f"holds a Deepgram transcript, {_NOT_YET}"),
    (_has("jobName", "results"), f"holds an AWS Transcribe transcript, {_NOT_YET}"),
    (_has("audio_url", "words"), f"holds an AssemblyAI transcript, {_NOT_YET}"),
    (_rows_with("utterances", "speaker", "words"), f"holds an AssemblyAI transcript, {_NOT_YET}"),
    (_has("transcription"), f"holds a whisper.cpp transcript, {_NOT_YET}"),
    (_has("monologues"), f"holds a Rev.ai transcript, {_NOT_YET}"),
    (_has("recognizedPhrases"), f"holds an Azure transcript, {_NOT_YET}"),
    (_has("combinedPhrases"), f"holds an Azure transcript, {_NOT_YET}"),
    (
        _results_with("alternatives"),
        f"holds a transcript of a cloud recogniser (Google, IBM or Speechmatics), {_NOT_YET}",
    ),
    (_has("job", "words"), f"holds a Speechmatics transcript, {_NOT_YET}"),
    (_has("retval"), f"holds a Kaldi transcript, {_NOT_YET}"),
    (_has("meeting_transcripts"), f"holds a meeting of the QMSum collection, {_NOT_YET}"),
    (_rows_with("transcript", "text"), f"holds a transcript as JSON, {_NOT_YET}"),
    (_has("words", "paragraphs"), f"holds a BBC paper edit transcript, {_NOT_YET}"),
    (_has("media-time"), f"holds an oTranscribe transcript, {_NOT_YET}"),
    (_rows_with("segments", "text"), f"holds a transcript as JSON of another kind, {_NOT_YET}"),
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
