"""Deepgram's transcripts: a file's, and the messages of a recognition as it ran.

https://developers.deepgram.com/docs/pre-recorded-audio.
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
    objects,
    seconds,
    written,
)
from transcripts.model import Details

from .heard import Heard, family, in_order, of_json
from .utterances import Token, said, talk

_OTHERS = (
    ("results.topics.segments", "topics"),
    ("results.intents.segments", "intents"),
    ("results.sentiments.segments", "sentiments"),
)


def _detect(top: Any) -> bool:
    return isinstance(at(top, "results.channels"), list) or bool(_messages(top))


def _messages(top: Any) -> list[dict[str, Any]]:
    return [
        one
        for one in objects(top)
        if isinstance(at(one, "channel.alternatives"), list) and one.get("is_final") is not False
    ]


def _hear(top: Any, timed: bool) -> Heard:
    channels = objects(at(top, "results.channels"))
    utterances = objects(at(top, "results.utterances"))
    several = len(channels) > 1
    if utterances:
        cues = _utterances(utterances, several, timed)
    elif channels:
        cues = []
        for index, channel in enumerate(channels):
            cues.extend(_channel(channel, index if several else None, timed))
    else:
        rows = _messages(top)
        spread = {str(at(row, "channel_index.0")) for row in rows}
        cues = []
        for row in rows:
            number = at(row, "channel_index.0") if len(spread) > 1 else None
            cues.extend(_channel(row["channel"], number, timed))
    details = Details(
        duration=seconds(at(top, "metadata.duration")),
        language=line(at(channels, "0.detected_language|0.alternatives.0.languages.0"), 40)
        if channels
        else None,
    )
    left_out = tuple(what for path, what in _OTHERS if at(top, path))
    summary = tuple(lines_of(at(top, "results.summary.short")))
    return Heard(in_order(cues) if several else cues, details, summary, left_out=left_out)


def _utterances(rows: list[dict[str, Any]], several: bool, timed: bool) -> list[Cue]:
    cues = []
    for row in rows:
        channel = row.get("channel") if several else None
        tokens = list(_tokens(row.get("words"), channel))
        who = _who(row.get("speaker"), channel)
        start, end = seconds(row.get("start")), seconds(row.get("end"))
        cues.extend(said(written(row.get("transcript")), tokens, who, start, end, timed=timed))
    return cues


def _channel(channel: dict[str, Any], index: Any, timed: bool) -> list[Cue]:
    """What is said on a channel: its words, else its paragraphs, else its text."""
    best = at(channel, "alternatives.0")
    tokens = list(_tokens(at(best, "words"), index))
    if tokens:
        return talk(tokens, timed=timed)
    cues = [
        Cue(seconds(row.get("start")), seconds(row.get("end")), who, text)
        for paragraph in objects(at(best, "paragraphs.paragraphs"))
        for who in (_who(paragraph.get("speaker"), index),)
        for row in objects(paragraph.get("sentences"))
        if (text := written(row.get("text")).strip(" "))
    ]
    text = written(at(best, "transcript")).strip(" ")
    return cues or ([Cue(None, None, _who(None, index), text)] if text else [])


def _who(speaker: Any, channel: Any) -> str | None:
    """The speaker; of several channels each has speakers of its own."""
    who = name(speaker)
    if not isinstance(channel, int):
        return who
    return f"{who} (channel {channel})" if who else f"Channel {channel}"


def _tokens(words: Any, channel: Any) -> Iterator[Token]:
    for word in objects(words):
        text = written(at(word, "punctuated_word|word"))
        if text.strip(" "):
            yield Token(
                text,
                seconds(word.get("start")),
                seconds(word.get("end")),
                confidence(word.get("confidence")),
                _who(word.get("speaker"), channel),
            )


FORMAT = family("deepgram", "a Deepgram transcript", *of_json(_detect, _hear))
