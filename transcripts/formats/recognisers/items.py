"""Recognisers whose words and marks are items of one list: AWS Transcribe, Speechmatics v2,
Rev and Gecko.

https://docs.aws.amazon.com/transcribe/latest/dg/how-input.html#how-it-works-output,
https://docs.speechmatics.com/speech-to-text/batch/output,
https://docs.rev.ai/api/asynchronous/get-started, https://github.com/gong-io/gecko.
"""

from collections.abc import Iterator
from typing import Any

from transcripts.formats.cues import Cue
from transcripts.formats.values import (
    at,
    confidence,
    line,
    lines_of,
    name,
    names_of,
    objects,
    seconds,
    written,
)
from transcripts.model import Details

from .heard import Heard, family, in_order, of_json
from .rows import chapters, voices
from .shapes import Columns, Parts
from .utterances import Token, talk

_SEGMENTS = Columns("", "start_time", "end_time", speaker="speaker_label")


def _is_aws(top: Any) -> bool:
    items = objects(at(top, "results.items"))[:20]
    return any(at(item, "alternatives.0.content") is not None for item in items) or (
        isinstance(at(top, "results.transcripts"), list) and at(top, "jobName") is not None
    )


def _hear_aws(top: Any, timed: bool) -> Heard:
    """Marks are items without a time; speakers stand beside, by the times of their words."""
    results = at(top, "results")
    segments = at(results, "speaker_labels.segments")
    who = {
        str(item.get("start_time")): name(item.get("speaker_label"))
        for segment in objects(segments)
        for item in objects(segment.get("items"))
    }
    stretches = voices(segments, _SEGMENTS)
    channels = objects(at(results, "channel_labels.channels"))
    cues: list[Cue] = []
    for channel in channels or [{"items": at(results, "items")}]:
        label = _channel(channel.get("channel_label"))
        tokens: list[Token] = []
        for item in objects(channel.get("items")):
            token = _aws_token(item, tokens[-1] if tokens else None)
            if token.text.strip(" "):
                speaker = token.speaker or label or who.get(str(item.get("start_time")))
                if speaker is None and stretches is not None and not token.glued:
                    speaker = stretches.at(token.start, token.end)
                tokens.append(token._replace(speaker=speaker))
        cues.extend(talk(tokens, timed=timed))
    if not cues:
        texts = (written(row.get("transcript")) for row in objects(at(results, "transcripts")))
        cues = [Cue(None, None, None, text.strip(" ")) for text in texts if text.strip(" ")]
    details = Details(language=line(at(results, "language_code"), 40))
    return Heard(in_order(cues) if channels else cues, details)


def _aws_token(item: dict[str, Any], before: Token | None) -> Token:
    best = at(item, "alternatives.0")
    mark = item.get("type") == "punctuation"
    return Token(
        written(at(best, "content")),
        seconds(item.get("start_time")),
        seconds(item.get("end_time")),
        None if mark else confidence(at(best, "confidence")),
        before.speaker if mark and before else name(item.get("speaker_label")),
        glued=mark,
    )


def _channel(label: Any) -> str | None:
    if not isinstance(label, str) or not label:
        return None
    number = label.rpartition("_")[2]
    return f"Channel {number}" if number.isdigit() else name(label)


def _is_speechmatics(top: Any) -> bool:
    return any(
        "type" in row and at(row, "alternatives.0.content") is not None
        for row in _messages(top)[:20]
    )


def _messages(top: Any) -> list[dict[str, Any]]:
    """The results of a file, or of the messages of a recognition as it ran."""
    if isinstance(top, list):
        finished = (one for one in objects(top) if one.get("message") == "AddTranscript")
        return [row for one in finished for row in objects(one.get("results"))]
    return objects(at(top, "results"))


def _hear_speechmatics(top: Any, timed: bool) -> Heard:
    """Marks say to which word they are attached; speakers stand with each word."""
    blank = at(top, "metadata.language_pack_info.word_delimiter")
    unspaced = blank == ""
    tokens: list[Token] = []
    attached = ""
    for row in _messages(top):
        best = at(row, "alternatives.0")
        text = written(at(best, "content"))
        if not text.strip(" "):
            continue
        place = row.get("attaches_to") if row.get("type") == "punctuation" else None
        mark = place in ("previous", "both")
        tokens.append(
            Token(
                text,
                seconds(row.get("start_time")),
                seconds(row.get("end_time")),
                None if mark else confidence(at(best, "confidence")),
                tokens[-1].speaker
                if mark and tokens
                else name(at(best, "speaker")) or _channel(row.get("channel")),
                glued=mark or unspaced or attached in ("next", "both"),
            )
        )
        attached = place if isinstance(place, str) else ""
    others = (
        ("translations", "translations"),
        ("sentiment_analysis", "sentiments"),
        ("topics", "topics"),
        ("audio_events", "sounds"),
    )
    return Heard(
        talk(tokens, timed=timed),
        Details(
            language=line(at(top, "metadata.transcription_config.language"), 40),
            duration=seconds(at(top, "job.duration")),
        ),
        tuple(lines_of(at(top, "summary.content"))),
        tuple(chapters(top, Parts("chapters", start="start_time"))),
        left_out=tuple(what for key, what in others if at(top, key)),
    )


def _is_rev(top: Any) -> bool:
    return any("elements" in row or "terms" in row for row in objects(at(top, "monologues"))[:20])


def _hear_rev(top: Any, timed: bool) -> Heard:
    """Rev's marks bring the blanks; Gecko's words (`terms`) have none."""
    names = names_of(at(top, "speakers"), "id", "name")
    cues: list[Cue] = []
    for row in objects(at(top, "monologues")):
        who = row.get("speaker")
        person = names.get(str(at(who, "id") if isinstance(who, dict) else who))
        speaker = person or name(at(row, "speaker_info.display_name")) or name(who)
        cues.extend(talk(_rev_tokens(row, speaker), timed=timed))
    return Heard(cues)


def _rev_tokens(row: dict[str, Any], speaker: str | None) -> Iterator[Token]:
    elements = objects(row.get("elements"))
    for item in elements or objects(row.get("terms")):
        text = written(at(item, "value|text"))
        kind = item.get("type")
        glued = bool(elements) or (isinstance(kind, str) and kind.upper() == "PUNCTUATION")
        if not text or not (text.strip(" ") or glued):
            continue
        mark = kind == "punct"
        start = None if mark else seconds(at(item, "ts|timestamp|start"))
        end = None if mark else seconds(at(item, "end_ts|end_timestamp|end"))
        yield Token(text, start, end, confidence(item.get("confidence")), speaker, glued)


FORMATS = (
    family("aws-transcribe", "an AWS Transcribe transcript", *of_json(_is_aws, _hear_aws)),
    family(
        "speechmatics", "a Speechmatics transcript", *of_json(_is_speechmatics, _hear_speechmatics)
    ),
    family("rev", "a Rev or Gecko transcript", *of_json(_is_rev, _hear_rev)),
)
