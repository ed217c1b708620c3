"""Google's Speech-to-Text, v1 and v2, and what answers in its form: its video recogniser,
NVIDIA Riva, Yandex.

https://cloud.google.com/speech-to-text/docs/reference/rest/v1/speech/recognize,
https://cloud.google.com/speech-to-text/v2/docs/reference/rest/v2/projects.locations.recognizers,
https://docs.nvidia.com/deeplearning/riva, https://yandex.cloud/docs/speechkit/stt.
"""

from collections.abc import Iterator
from typing import Any

from transcripts.formats.values import at, confidence, line, name, objects, seconds, written
from transcripts.model import Details

from .heard import Heard, family, in_order, of_json
from .shapes import MILLISECONDS, each
from .utterances import Token, said, talk

_PLACES = (
    "results",
    "response.results",
    "result.results",
    "response.chunks",
    "chunks",
    "annotationResults.*.speechTranscriptions",
    "response.annotationResults.*.speechTranscriptions",
    "*.results",
    "transcript.results",
)
_TEXT = "transcript|text"
_START = "startTime|start_time|startOffset|start_offset"
_END = "endTime|end_time|endOffset|end_offset"
_WHO = "speakerTag|speaker_tag|speakerLabel|speaker_label"


def _results(top: Any) -> list[dict[str, Any]]:
    """The results of a file, wherever it keeps them; of a batch those of its first
    recording."""
    for path in _PLACES:
        rows = [row for row in each(top, path) if "alternatives" in row]
        if any(isinstance(at(row, f"alternatives.0.{_TEXT}"), str) or _words(row) for row in rows):
            return rows
    batch = at(top, "results|response.results")
    for one in batch.values() if isinstance(batch, dict) else ():
        inner = at(one, "transcript.results|inlineResult.transcript.results")
        if isinstance(inner, list):
            return objects(inner)
    return []


def _words(row: dict[str, Any]) -> list[dict[str, Any]]:
    return objects(at(row, "alternatives.0.words"))


def _detect(top: Any) -> bool:
    rows = _results(top)[:20]
    return bool(rows) and not any("final" in row or "type" in row for row in rows)


def _hear(top: Any, timed: bool) -> Heard:
    rows = _results(top)
    again = _repeated(rows)
    language = line(at(rows, "0.languageCode|0.language_code"), 40) if rows else None
    if again is not None:
        # Who speaks is told only by the last result, which repeats every word.
        return Heard(talk(_tokens(again), timed=timed), Details(language=language))
    channels = {str(at(row, "channelTag|channel_tag")) for row in rows}
    cues = []
    for row in rows:
        text = written(at(row, f"alternatives.0.{_TEXT}")).strip(" ")
        tokens = list(_tokens(row))
        channel = at(row, "channelTag|channel_tag")
        speaker = _channel(channel) if len(channels) > 1 else None
        if not text:
            cues.extend(talk(tokens, timed=timed))
            continue
        end = None if tokens else seconds(at(row, "resultEndTime|resultEndOffset|result_end_time"))
        cues.extend(said(text, tokens, speaker, None, end, timed=timed, whole=False))
    return Heard(in_order(cues) if len(channels) > 1 else cues, Details(language=language))


def _channel(tag: Any) -> str | None:
    number = line(tag, 20)
    return f"Channel {number}" if number else None


def _repeated(rows: list[dict[str, Any]]) -> dict[str, Any] | None:
    if len(rows) < 2:
        return None
    last = _words(rows[-1])
    told = any(at(word, _WHO) not in (None, 0, "0", "") for word in last)
    others = sum(len(_words(row)) for row in rows[:-1])
    return rows[-1] if told and others and len(last) >= 0.9 * others else None


def _tokens(row: dict[str, Any]) -> Iterator[Token]:
    """Times that are bare numbers are Riva's, which count milliseconds."""
    words = _words(row)
    for word in words:
        text = written(at(word, "word|text"))
        if not text.strip(" "):
            continue
        start, end = at(word, _START), at(word, _END)
        bare = any(isinstance(one, int | float) for one in (start, end))
        if not start and end:
            start = 0  # what is nought is left out, or an empty object
        unit = MILLISECONDS if bare else 1.0
        who = at(word, _WHO)
        yield Token(
            text,
            seconds(start, unit),
            seconds(end, unit),
            confidence(word.get("confidence")),
            None if who in (0, "0") and not bare else name(who),
        )


def _finals(top: Any) -> list[dict[str, Any]]:
    """What Yandex's v3 says line by line: each utterance, and then again as it is written."""
    found: dict[str, dict[str, Any]] = {}
    for event in objects(top if isinstance(top, list) else [top]):
        final = at(event, "result.final|final")
        refined = at(event, "result.finalRefinement|finalRefinement")
        if isinstance(refined, dict):
            index = str(refined.get("finalIndex", max(len(found) - 1, 0)))
            better = at(refined, "normalizedText.alternatives.0")
            if isinstance(better, dict):
                found[index] = {**found.get(index, {}), "text": better.get("text")}
        elif isinstance(final, dict):
            best = at(final, "alternatives.0")
            if isinstance(best, dict):
                found[str(len(found))] = {**best, "channelTag": final.get("channelTag")}
    return list(found.values())


def _is_yandex(top: Any) -> bool:
    return bool(_finals(top[:20] if isinstance(top, list) else top))


def _hear_yandex(top: Any, timed: bool) -> Heard:
    rows = _finals(top)
    channels = {str(row.get("channelTag")) for row in rows}
    cues = []
    for row in rows:
        tokens = [
            Token(
                written(word.get("text")),
                seconds(word.get("startTimeMs"), MILLISECONDS),
                seconds(word.get("endTimeMs"), MILLISECONDS),
            )
            for word in objects(row.get("words"))
        ]
        start = seconds(row.get("startTimeMs"), MILLISECONDS)
        end = seconds(row.get("endTimeMs"), MILLISECONDS)
        speaker = _channel(row.get("channelTag")) if len(channels) > 1 else None
        cues.extend(said(written(row.get("text")), tokens, speaker, start, end, timed=timed))
    return Heard(in_order(cues))


FORMATS = (
    family("google", "a Google transcript", *of_json(_detect, _hear)),
    family("yandex", "a Yandex transcript", *of_json(_is_yandex, _hear_yandex)),
)
