"""Each family of recognisers' output, after its documentation: a small file, and who says what
when in it, with the times of the words."""
# Samples stand as they are written.
# ruff: noqa: E501

import copy
import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import date
from math import isnan
from random import Random
from typing import Any, NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from transcripts import formats
from transcripts.columns import EVENT, SPEECH
from transcripts.formats.recognisers import recorders, services
from transcripts.model import Reading

Said = tuple[str | None, float | None, float | None, str]
Heard = tuple[str, float | None, float | None, float | None]


class Case(NamedTuple):
    """A file, the format it is of, and what it holds."""

    name: str
    format: str
    data: Any
    said: Sequence[Said]
    words: Sequence[Heard] = ()
    """The first words of it with start, end and confidence."""
    count: int = 0
    """How many words have times or stand with others that have."""
    details: dict[str, Any] = {}  # noqa: RUF012
    left_out: tuple[str, ...] = ()
    guessed: tuple[str, ...] = ()


def w(
    text: str, start: float, end: float, sure: float | None = None, **more: Any
) -> dict[str, Any]:
    return {"text": text, "start": start, "end": end, "confidence": sure, **more}


HELLO = "Hello there. How are you?"
PLAIN: Sequence[Said] = [(None, 0.5, 1.5, "Hello there."), (None, 2.0, 3.0, "How are you?")]
TWO: Sequence[Said] = [
    ("Speaker 0", 0.5, 1.5, "Hello there."),
    ("Speaker 1", 2.0, 3.0, "How are you?"),
]
LETTERS: Sequence[Said] = [
    ("Speaker A", 0.5, 1.5, "Hello there."),
    ("Speaker B", 2.0, 3.0, "How are you?"),
]
NAMES: Sequence[Said] = [
    ("Ann Lee", 0.5, 1.5, "Hello there."),
    ("Bob Roe", 2.0, 3.0, "How are you?"),
]
STARTS: Sequence[Said] = [
    ("Ann Lee", 0.5, None, "Hello there."),
    ("Bob Roe", 2.0, None, "How are you?"),
]
WORDS = [
    ("Hello", 0.5, 0.9),
    ("there.", 1.0, 1.5),
    ("How", 2.0, 2.3),
    ("are", 2.3, 2.6),
    ("you?", 2.6, 3.0),
]
"""Every sample with words has these."""
FIRST: Sequence[Heard] = [("Hello", 0.5, 0.9, 0.75), ("there.", 1.0, 1.5, 0.75)]
UNSURE: Sequence[Heard] = [("Hello", 0.5, 0.9, None), ("there.", 1.0, 1.5, None)]


def words(unit: float = 1.0, **keys: str) -> list[dict[str, Any]]:
    """The words under other keys, and counted in parts of a second."""
    text, start, end = keys.get("text", "text"), keys.get("start", "start"), keys.get("end", "end")
    found = []
    for word, begin, stop in WORDS:
        row: dict[str, Any] = {text: word, start: count(begin, unit), end: count(stop, unit)}
        if sure := keys.get("sure"):
            row[sure] = 0.75
        found.append(row)
    return found


def count(seconds: float, unit: float) -> float:
    return seconds if unit == 1.0 else round(seconds / unit)


def by(rows: list[dict[str, Any]], key: str, first: Any, second: Any) -> list[dict[str, Any]]:
    """The words with a speaker each: two of the first, the rest of the second."""
    return [{**row, key: first if index < 2 else second} for index, row in enumerate(rows)]


MS = 0.001
WHISPER_SEGMENTS = [
    {
        "id": 0,
        "seek": 0,
        "start": 0.5,
        "end": 1.5,
        "text": " Hello there.",
        "tokens": [50364, 2425],
        "temperature": 0.0,
        "avg_logprob": -0.2,
        "compression_ratio": 1.1,
        "no_speech_prob": 0.01,
    },
    {
        "id": 1,
        "seek": 0,
        "start": 2.0,
        "end": 3.0,
        "text": " How are you?",
        "tokens": [50414],
        "temperature": 0.0,
        "avg_logprob": -0.2,
        "compression_ratio": 1.1,
        "no_speech_prob": 0.01,
    },
]


def with_words(key: str, sure: str, blank: str = " ") -> list[dict[str, Any]]:
    spoken = [{**row, key: blank + row[key]} for row in words(text=key, sure=sure)]
    return [
        {**WHISPER_SEGMENTS[0], "words": spoken[:2]},
        {**WHISPER_SEGMENTS[1], "words": spoken[2:]},
    ]


WHISPER = [
    Case("openai", "whisper", {"text": " " + HELLO, "segments": WHISPER_SEGMENTS, "language": "en"}, PLAIN, details={"language": "en"}),
    Case("openai with words", "whisper", {"text": HELLO, "segments": with_words("word", "probability"), "language": "en"}, PLAIN, FIRST, 5),
    Case("faster-whisper, a bare list", "whisper", with_words("word", "probability"), PLAIN, FIRST, 5),
    Case(
        "faster-whisper, words as lists", "whisper",
        {"segments": [{"id": 1, "start": 0.5, "end": 1.5, "text": " Hello there.", "words": [[0.5, 0.9, " Hello", 0.75], [1.0, 1.5, " there.", 0.75]]}]},
        PLAIN[:1], FIRST, 2,
    ),
    Case("whisper-timestamped", "whisper", {"text": HELLO, "segments": with_words("text", "confidence", ""), "language": "en"}, PLAIN, FIRST, 5),
    Case("stable-ts", "whisper", {"text": HELLO, "segments": with_words("word", "probability"), "language": "en", "ori_dict": {"text": "x", "segments": []}}, PLAIN, FIRST, 5),
    Case(
        "the API's verbose_json", "whisper",
        {"task": "transcribe", "language": "english", "duration": 3.25, "text": HELLO, "segments": WHISPER_SEGMENTS, "words": [{"word": t.strip(".?"), "start": a, "end": b} for t, a, b in WORDS]},
        PLAIN, [("Hello", 0.5, 0.9, None), ("there", 1.0, 1.5, None)], 5, {"language": "english", "duration": 3.25},
    ),
    Case(
        "the API's words alone", "whisper",
        {"task": "transcribe", "language": "english", "duration": 3.25, "text": HELLO, "words": [{"word": t.strip(".?"), "start": a, "end": b} for t, a, b in WORDS], "segments": []},
        PLAIN, [("Hello", 0.5, 0.9, None)], 5,
    ),
    Case("the API's json", "whisper", {"text": HELLO, "usage": {"type": "tokens"}}, [(None, None, None, HELLO)]),
    Case(
        "the API's diarized_json", "whisper",
        {"task": "transcribe", "duration": 3.25, "text": HELLO, "segments": [{"type": "transcript.text.segment", "id": "seg_001", "start": 0.5, "end": 1.5, "text": "Hello there.", "speaker": "A"}, {"type": "transcript.text.segment", "id": "seg_002", "start": 2.0, "end": 3.0, "text": "How are you?", "speaker": "B"}]},
        LETTERS,
    ),
    Case("groq", "whisper", {"task": "transcribe", "language": "English", "duration": 3.2, "text": HELLO, "segments": WHISPER_SEGMENTS, "x_groq": {"id": "req"}}, PLAIN),
    Case("a program that wraps it", "whisper", {"id": "j1", "status": "succeeded", "output": {"segments": WHISPER_SEGMENTS, "detected_language": "english"}}, PLAIN),
    Case("transformers", "whisper", {"text": HELLO, "chunks": [{"timestamp": [0.5, 1.5], "text": " Hello there."}, {"timestamp": [2.0, None], "text": " How are you?"}]}, [PLAIN[0], (None, 2.0, None, "How are you?")]),
    Case("transformers, a word each", "whisper", {"text": HELLO, "chunks": [{"text": " " + t, "timestamp": [a, b]} for t, a, b in WORDS]}, PLAIN, UNSURE, 5),
    Case(
        "insanely-fast-whisper", "whisper",
        {"speakers": [{"speaker": "SPEAKER_00", "text": " Hello there.", "timestamp": [0.5, 1.5]}, {"speaker": "SPEAKER_01", "text": " How are you?", "timestamp": [2.0, 3.0]}], "chunks": [{"timestamp": [0.5, 3.0], "text": HELLO}], "text": HELLO},
        TWO,
    ),
    Case(
        "WhisperX", "whisper",
        {
            "segments": [
                {"start": 0.5, "end": 1.5, "text": " Hello there.", "words": [{"word": "Hello", "start": 0.5, "end": 0.9, "score": 0.75, "speaker": "SPEAKER_00"}, {"word": "there.", "start": 1.0, "end": 1.5, "score": 0.75, "speaker": "SPEAKER_00"}], "speaker": "SPEAKER_00"},
                {"start": 2.0, "end": 3.0, "text": "How are you?", "words": [{"word": "How", "start": 2.0, "end": 2.3, "score": 0.75, "speaker": "SPEAKER_01"}, {"word": "are"}, {"word": "you?", "start": 2.6, "end": 3.0, "score": 0.75, "speaker": "SPEAKER_01"}], "speaker": "SPEAKER_01"},
            ],
            "word_segments": [],
            "language": "en",
        },
        TWO, [*FIRST, ("How", 2.0, 2.3, 0.75), ("are", None, None, None)], 5,
    ),
    Case(
        "WhisperX, speakers within a segment", "whisper",
        {"segments": [{"start": 0.4, "end": 3.1, "text": HELLO, "speaker": "SPEAKER_00", "words": by(words(text="word", sure="score"), "speaker", "SPEAKER_00", "SPEAKER_01")}], "language": "en"},
        [("Speaker 0", 0.4, 1.5, "Hello there."), ("Speaker 1", 2.0, 3.1, "How are you?")], FIRST, 5,
    ),
    Case("WhisperX, its words alone", "whisper", {"word_segments": by(words(text="word", sure="score"), "speaker", "SPEAKER_00", "SPEAKER_01")}, TWO, FIRST, 5),
    Case(
        "whisper.cpp", "whisper-cpp",
        {"systeminfo": "x", "model": {"type": "base"}, "params": {}, "result": {"language": "en"}, "transcription": [{"timestamps": {"from": "00:00:00,500", "to": "00:00:01,500"}, "offsets": {"from": 500, "to": 1500}, "text": " Hello there.", "speaker": "0"}, {"timestamps": {"from": "00:00:02,000", "to": "00:00:03,000"}, "text": " How are you?", "speaker": "1"}]},
        TWO, details={"language": "en"},
    ),
    Case(
        "whisper.cpp, full", "whisper-cpp",
        {"result": {"language": "en"}, "transcription": [{"offsets": {"from": 500, "to": 1500}, "text": " Hello there.", "tokens": [
            {"text": "[_BEG_]", "offsets": {"from": 0, "to": 0}, "p": 0.9}, {"text": " Hel", "offsets": {"from": 500, "to": 700}, "p": 0.9}, {"text": "lo", "offsets": {"from": 700, "to": 900}, "p": 0.75},
            {"text": " there", "offsets": {"from": 1000, "to": 1400}, "p": 0.8}, {"text": ".", "offsets": {"from": 1400, "to": 1500}, "p": 0.75}, {"text": "[_TT_198]", "offsets": {"from": 1500, "to": 1500}, "p": 0.1}], "speaker_turn_next": True}]},
        PLAIN[:1], FIRST, 2, left_out=("1 changes of speaker, who are not named",),
    ),
]  # fmt: skip


def aws(items: Any, **more: Any) -> dict[str, Any]:
    return {
        "jobName": "talk",
        "accountId": "1",
        "results": {"transcripts": [{"transcript": HELLO}], "items": items, **more},
        "status": "COMPLETED",
    }


def aws_items(**more: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for text, start, end in WORDS:
        bare = text.strip(".?")
        found.append(
            {
                "type": "pronunciation",
                "start_time": str(start),
                "end_time": str(end),
                "alternatives": [{"confidence": "0.75", "content": bare}],
                **more,
            }
        )
        if bare != text:
            found.append(
                {
                    "type": "punctuation",
                    "alternatives": [{"confidence": "0.0", "content": text[-1]}],
                }
            )
    return found


def google_words(who: bool = False, **keys: Any) -> list[dict[str, Any]]:
    start, end = keys.get("start", "startTime"), keys.get("end", "endTime")
    write = keys.get("write", lambda s: f"{s:.3f}s")
    tag = keys.get("tag", "speakerTag")
    return [
        {
            start: write(a),
            end: write(b),
            "word": t,
            "confidence": 0.75,
            **({tag: 1 if i < 2 else 2} if who else {}),
        }
        for i, (t, a, b) in enumerate(WORDS)
    ]


def proto(seconds: float) -> dict[str, Any]:
    return {"seconds": str(int(seconds)), "nanos": round(seconds % 1 * 1e9)}


BARE = [("Hello", 0.5, 0.9, 0.75), ("there", 1.0, 1.5, 0.75)]
ONE_TWO: Sequence[Said] = [
    ("Speaker 1", 0.5, 1.5, "Hello there."),
    ("Speaker 2", 2.0, 3.0, "How are you?"),
]
DEEPGRAM_WORDS = [
    {"word": t.lower().strip(".?"), "start": a, "end": b, "confidence": 0.75, "punctuated_word": t}
    for t, a, b in WORDS
]
GOOGLE_PARTS = [
    {
        "alternatives": [{"transcript": HELLO, "confidence": 0.9, "words": google_words()}],
        "resultEndTime": "3s",
        "languageCode": "en-us",
    }
]
AZURE_TICKS = [
    {
        "word": t,
        "offsetInTicks": round(a * 1e7),
        "durationInTicks": round((b - a) * 1e7),
        "offset": "PT1S",
        "duration": "PT1S",
        "confidence": 0.75,
    }
    for t, a, b in WORDS
]

CLOUDS = [
    Case("AWS", "aws-transcribe", aws(aws_items()), PLAIN, BARE, 5),
    Case(
        "AWS, speakers", "aws-transcribe",
        aws(aws_items(), speaker_labels={"speakers": 2, "segments": [{"start_time": "0.5", "speaker_label": "spk_0", "end_time": "1.5", "items": [{"start_time": "0.5", "speaker_label": "spk_0", "end_time": "0.9"}, {"start_time": "1.0", "speaker_label": "spk_0", "end_time": "1.5"}]}, {"start_time": "2.0", "speaker_label": "spk_1", "end_time": "3.0", "items": []}]}, language_code="en-US"),
        TWO, BARE, 5, {"language": "en-US"},
    ),
    Case("AWS, channels", "aws-transcribe", aws([], channel_labels={"channels": [{"channel_label": "ch_0", "items": aws_items()[3:]}, {"channel_label": "ch_1", "items": aws_items()[:3]}], "number_of_channels": 2}), [("Channel 1", 0.5, 1.5, "Hello there."), ("Channel 0", 2.0, 3.0, "How are you?")], BARE, 5),
    Case(
        "AWS, call analytics", "aws-call-analytics",
        {"JobName": "x", "LanguageCode": "en-US", "Transcript": [{"Content": "Hello there.", "BeginOffsetMillis": 500, "EndOffsetMillis": 1500, "ParticipantRole": "AGENT", "Items": []}, {"Content": "How are you?", "BeginOffsetMillis": 2000, "EndOffsetMillis": 3000, "ParticipantRole": "CUSTOMER", "Items": []}]},
        [("AGENT", 0.5, 1.5, "Hello there."), ("CUSTOMER", 2.0, 3.0, "How are you?")], details={"language": "en-US"},
    ),
    Case("Google v1", "google", {"results": GOOGLE_PARTS}, PLAIN, FIRST, 5, {"language": "en-us"}),
    Case("Google, its operation", "google", {"name": "1", "done": True, "response": {"@type": "x", "results": GOOGLE_PARTS}}, PLAIN, FIRST, 5),
    Case("Google, its client's objects", "google", {"results": [{"alternatives": [{"transcript": HELLO, "words": google_words(write=proto)}]}]}, PLAIN, FIRST, 5),
    Case("Google, snake case", "google", {"results": [{"alternatives": [{"transcript": HELLO, "words": google_words(start="start_time", end="end_time")}], "language_code": "en-us"}]}, PLAIN, FIRST, 5),
    Case("Google, speakers in the last result", "google", {"results": [*GOOGLE_PARTS, {"alternatives": [{"words": google_words(True)}]}]}, ONE_TWO, FIRST, 5),
    Case("Google v2", "google", {"results": [{"alternatives": [{"transcript": HELLO, "words": google_words(True, start="startOffset", end="endOffset", tag="speakerLabel")}], "resultEndOffset": "3s", "languageCode": "en-us"}], "metadata": {"totalBilledDuration": "3s"}}, ONE_TWO, FIRST, 5),
    Case("Google v2, a batch", "google", {"results": {"gs://talk.wav": {"transcript": {"results": [{"alternatives": [{"transcript": HELLO, "words": google_words(start="startOffset", end="endOffset")}]}]}}}}, PLAIN, FIRST, 5),
    Case("Google, without words", "google", {"results": [{"alternatives": [{"transcript": "Hello there."}], "resultEndTime": "1.5s"}, {"alternatives": [{"transcript": " How are you?"}], "resultEndTime": "3s"}]}, [(None, None, 1.5, "Hello there."), (None, None, 3, "How are you?")]),
    Case("Google, channels", "google", {"results": [{"alternatives": [{"transcript": "How are you?", "words": google_words()[2:]}], "channelTag": 1}, {"alternatives": [{"transcript": "Hello there.", "words": google_words()[:2]}], "channelTag": 2}]}, [("Channel 2", 0.5, 1.5, "Hello there."), ("Channel 1", 2.0, 3.0, "How are you?")], FIRST, 5),
    Case("Google's video recogniser", "google", {"annotationResults": [{"speechTranscriptions": GOOGLE_PARTS}]}, PLAIN, FIRST, 5),
    Case("Riva", "google", {"results": [{"alternatives": [{"transcript": HELLO, "confidence": 0.9, "words": google_words(write=lambda s: round(s * 1000))}], "channelTag": 1, "audioProcessed": 3.0}]}, PLAIN, FIRST, 5),
    Case("Yandex v2", "google", {"done": True, "id": "e1", "response": {"@type": "x", "chunks": [{"alternatives": [{"words": google_words(), "text": HELLO, "confidence": 1}], "channelTag": "1"}]}}, PLAIN, FIRST, 5),
    Case(
        "Yandex v3", "yandex",
        [{"result": {"audioCursors": {}, "partial": {}}}, {"result": {"final": {"alternatives": [{"words": [{"text": "hello", "startTimeMs": "500", "endTimeMs": "900"}, {"text": "there", "startTimeMs": "1000", "endTimeMs": "1500"}], "text": "hello there", "startTimeMs": "500", "endTimeMs": "1500"}], "channelTag": "0"}}}, {"result": {"finalRefinement": {"finalIndex": "0", "normalizedText": {"alternatives": [{"text": "Hello there."}]}}}}],
        PLAIN[:1], [("Hello", 0.5, 0.9, None), ("there", 1.0, 1.5, None)], 2,
    ),
    Case(
        "Azure batch", "azure",
        {"source": "https://example.org/talk.wav", "timestamp": "2024-01-01T00:00:00Z", "durationInTicks": 32500000, "duration": "PT3.25S", "combinedRecognizedPhrases": [], "recognizedPhrases": [
            {"recognitionStatus": "Success", "channel": 0, "speaker": 1, "offset": "PT0.5S", "duration": "PT1S", "offsetInTicks": 5000000.0, "durationInTicks": 10000000.0, "nBest": [{"confidence": 0.9, "lexical": "hello there", "itn": "hello there", "display": "Hello there.", "words": AZURE_TICKS[:2]}]},
            {"recognitionStatus": "Success", "channel": 0, "speaker": 2, "offset": "PT2S", "duration": "PT1S", "nBest": [{"display": "How are you?"}]}]},
        ONE_TWO, FIRST, 2, {"duration": 3.25, "media": "https://example.org/talk.wav"},
    ),
    Case(
        "Azure batch, newer", "azure",
        {"durationMilliseconds": 3250, "combinedRecognizedPhrases": [], "recognizedPhrases": [{"channel": 0, "speaker": 1, "locale": "en-US", "offsetMilliseconds": 500, "durationMilliseconds": 1000, "offsetInTicks": 5000000.0, "nBest": [{"display": "Hello there.", "displayWords": [{"displayText": "Hello", "offsetMilliseconds": 500, "durationMilliseconds": 400}, {"displayText": "there.", "offsetMilliseconds": 1000, "durationMilliseconds": 500}]}]}]},
        ONE_TWO[:1], UNSURE, 2, {"duration": 3.25, "language": "en-US"},
    ),
    Case(
        "Azure fast", "azure",
        {"durationMilliseconds": 3250, "combinedPhrases": [{"text": HELLO}], "phrases": [{"speaker": 1, "offsetMilliseconds": 500, "durationMilliseconds": 1000, "text": "Hello there.", "words": [{"text": "Hello", "offsetMilliseconds": 500, "durationMilliseconds": 400}, {"text": "there.", "offsetMilliseconds": 1000, "durationMilliseconds": 500}], "locale": "en-US", "confidence": 0.9}, {"speaker": 2, "offset": 2000, "duration": 1000, "text": "How are you?"}]},
        ONE_TWO, UNSURE, 2, {"language": "en-US"},
    ),
    Case("Azure, older", "azure", {"AudioFileResults": [{"AudioFileName": "a.wav", "SegmentResults": [{"RecognitionStatus": "Success", "SpeakerId": "1", "Offset": 5000000, "Duration": 10000000, "NBest": [{"Display": "Hello there.", "Words": []}]}]}]}, ONE_TWO[:1]),
    Case("Azure SDK", "azure", [{"Id": "1", "RecognitionStatus": "Success", "Offset": 5000000, "Duration": 10000000, "DisplayText": "Hello there.", "NBest": [{"Confidence": 0.9, "Lexical": "hello there", "Display": "Hello there.", "Words": [{"Word": "hello", "Offset": 5000000, "Duration": 4000000}, {"Word": "there", "Offset": 10000000, "Duration": 5000000}]}]}], PLAIN[:1], [("Hello", 0.5, 0.9, None), ("there", 1.0, 1.5, None)], 2),
    Case(
        "Azure Video Indexer", "video-indexer",
        {"name": "Talk", "videos": [{"insights": {"sourceLanguage": "en-US", "transcript": [{"id": 1, "text": "Hello there.", "confidence": 0.9, "speakerId": 1, "instances": [{"start": "0:00:00.5", "end": "0:00:01.5"}]}, {"id": 2, "text": "How are you?", "speakerId": 2, "instances": [{"start": "0:00:02", "end": "0:00:03"}]}], "speakers": [{"id": 1, "name": "Ann Lee"}, {"id": 2, "name": "Speaker #2"}]}}]},
        [("Ann Lee", 0.5, 1.5, "Hello there."), ("Speaker 2", 2, 3, "How are you?")], details={"title": "Talk", "language": "en-US"},
    ),
    Case(
        "IBM Watson", "watson",
        {"result_index": 0, "results": [{"final": True, "alternatives": [{"transcript": "hello there ", "confidence": 0.9, "timestamps": [["hello", 0.5, 0.9], ["there", 1.0, 1.5]], "word_confidence": [["hello", 0.75], ["there", 0.75]]}]}, {"final": True, "alternatives": [{"transcript": "how are you ", "timestamps": [["how", 2.0, 2.3], ["are", 2.3, 2.6], ["you", 2.6, 3.0]]}]}, {"final": False, "alternatives": [{"transcript": "not yet "}]}],
         "speaker_labels": [{"from": 0.5, "to": 0.9, "speaker": 0, "confidence": 0.5, "final": False}, {"from": 1.0, "to": 1.5, "speaker": 0}, {"from": 2.0, "to": 2.3, "speaker": 1}]},
        [("Speaker 0", 0.5, 1.5, "hello there"), ("Speaker 1", 2.0, 3.0, "how are you")], [("hello", 0.5, 0.9, 0.75)], 5,
    ),
    Case("Deepgram", "deepgram", {"metadata": {"duration": 3.25, "channels": 1}, "results": {"channels": [{"alternatives": [{"transcript": HELLO, "confidence": 0.9, "words": by(DEEPGRAM_WORDS, "speaker", 0, 1)}]}]}}, TWO, FIRST, 5, {"duration": 3.25}),
    Case(
        "Deepgram, utterances", "deepgram",
        {"metadata": {}, "results": {"channels": [{"alternatives": [{"transcript": HELLO, "words": DEEPGRAM_WORDS}], "detected_language": "en"}], "utterances": [{"start": 0.5, "end": 1.5, "confidence": 0.9, "channel": 0, "transcript": "Hello there.", "words": DEEPGRAM_WORDS[:2], "speaker": 0}, {"start": 2.0, "end": 3.0, "transcript": "How are you?", "words": DEEPGRAM_WORDS[2:], "speaker": 1}], "topics": {"segments": [{}]}}},
        TWO, FIRST, 5, {"language": "en"}, ("topics",),
    ),
    Case("Deepgram, paragraphs alone", "deepgram", {"results": {"channels": [{"alternatives": [{"transcript": HELLO, "paragraphs": {"paragraphs": [{"sentences": [{"text": "Hello there.", "start": 0.5, "end": 1.5}], "speaker": 0}, {"sentences": [{"text": "How are you?", "start": 2.0, "end": 3.0}], "speaker": 1}]}}]}]}}, TWO),
    Case("Deepgram, channels", "deepgram", {"results": {"channels": [{"alternatives": [{"words": DEEPGRAM_WORDS[2:]}]}, {"alternatives": [{"words": DEEPGRAM_WORDS[:2]}]}]}}, [("Channel 1", 0.5, 1.5, "Hello there."), ("Channel 0", 2.0, 3.0, "How are you?")], FIRST, 5),
    Case("Deepgram, live", "deepgram", [{"type": "Metadata"}, {"type": "Results", "is_final": False, "channel": {"alternatives": [{"transcript": "Hello", "words": DEEPGRAM_WORDS[:1]}]}}, {"type": "Results", "is_final": True, "channel": {"alternatives": [{"transcript": "Hello there.", "words": DEEPGRAM_WORDS[:2]}]}}], PLAIN[:1], FIRST, 2),
]  # fmt: skip

ASSEMBLY_WORDS = [
    w(t, round(a * 1000), round(b * 1000), 0.75, speaker="A" if i < 2 else "B")
    for i, (t, a, b) in enumerate(WORDS)
]
ASSEMBLY_ROWS = [
    w("Hello there.", 500, 1500, 0.9, speaker="A", words=ASSEMBLY_WORDS[:2]),
    w("How are you?", 2000, 3000, 0.9, speaker="B", words=ASSEMBLY_WORDS[2:]),
]
SPEECHMATICS = [
    {
        "type": "word",
        "start_time": a,
        "end_time": b,
        "alternatives": [
            {
                "content": t.strip(".?"),
                "confidence": 0.75,
                "language": "en",
                "speaker": "S1" if i < 2 else "S2",
            }
        ],
    }
    for i, (t, a, b) in enumerate(WORDS)
]


def stop(mark: str, at: float, speaker: str) -> dict[str, Any]:
    return {
        "type": "punctuation",
        "attaches_to": "previous",
        "is_eos": True,
        "start_time": at,
        "end_time": at,
        "alternatives": [{"content": mark, "confidence": 1.0, "speaker": speaker}],
    }


REV = [
    {"type": "text", "value": t.strip(".?"), "ts": a, "end_ts": b, "confidence": 0.75}
    for t, a, b in WORDS
]
PUNCT = [{"type": "punct", "value": value} for value in (" ", ".", " ", " ", "?")]
REV_FIRST = [REV[0], PUNCT[0], REV[1], PUNCT[1]]
REV_SECOND = [REV[2], PUNCT[2], REV[3], PUNCT[3], REV[4], PUNCT[4]]

SERVICES = [
    Case(
        "AssemblyAI", "assemblyai",
        {"id": "x", "language_code": "en_us", "audio_url": "https://example.org/a.mp3", "status": "completed", "audio_duration": 4, "text": HELLO, "words": ASSEMBLY_WORDS, "utterances": ASSEMBLY_ROWS, "auto_highlights_result": {"results": [1]}, "entities": [{}, {}]},
        LETTERS, FIRST, 5, {"media": "https://example.org/a.mp3", "duration": 4, "language": "en_us"}, ("key phrases", "2 entities"),
    ),
    Case("AssemblyAI, words", "assemblyai", {"audio_url": "https://example.org/a.mp3", "text": HELLO, "words": [{**row, "speaker": None} for row in ASSEMBLY_WORDS], "utterances": None}, PLAIN, FIRST, 5),
    Case("AssemblyAI, sentences", "assemblyai", {"sentences": ASSEMBLY_ROWS, "id": "x", "confidence": 0.9, "audio_duration": 4}, LETTERS, FIRST, 5),
    Case("AssemblyAI, paragraphs", "assemblyai", {"paragraphs": [w(HELLO, 500, 3000, 0.9, words=ASSEMBLY_WORDS)], "id": "x"}, LETTERS, FIRST, 5),
    Case("AssemblyAI, its utterances alone", "assemblyai", ASSEMBLY_ROWS, LETTERS, FIRST, 5),
    Case("Speechmatics", "speechmatics", {"format": "2.9", "job": {"id": "x", "duration": 3}, "metadata": {"created_at": "2024-01-01", "transcription_config": {"language": "en"}}, "results": [*SPEECHMATICS[:2], stop(".", 1.5, "S1"), *SPEECHMATICS[2:], stop("?", 3.0, "S2")], "topics": {"x": 1}}, ONE_TWO, BARE, 5, {"language": "en", "duration": 3}, ("topics",)),
    Case("Speechmatics v1", "speechmatics-v1", {"job": {"lang": "en", "name": "talk.mp4", "duration": 3}, "speakers": [{"duration": "1.2", "name": "F4", "time": "0.50"}, {"duration": "1.1", "name": "M1", "time": "2.00"}], "words": [{"duration": f"{b - a:.2f}", "confidence": "0.75", "name": t, "time": f"{a:.2f}"} for t, a, b in WORDS], "format": "1.0"}, [("F4", 0.5, 1.5, "Hello there."), ("M1", 2.0, 3.0, "How are you?")], FIRST, 5, {"title": "talk.mp4"}),
    Case("Rev.ai", "rev", {"monologues": [{"speaker": 0, "elements": REV_FIRST}, {"speaker": 1, "elements": REV_SECOND}]}, TWO, BARE, 5),
    Case("Rev, names", "rev", {"speakers": [{"id": 1, "name": "Ann Lee"}, {"id": 2, "name": "Bob Roe"}], "monologues": [{"speaker": 1, "elements": REV_FIRST}, {"speaker": 2, "elements": REV_SECOND}]}, NAMES, BARE, 5),
    Case("Gecko", "rev", {"schemaVersion": "2.0", "monologues": [{"speaker": {"id": "spk", "name": "Ann Lee"}, "start": 0.5, "end": 1.5, "terms": [{"start": 0.5, "end": 0.9, "text": "Hello", "type": "WORD", "confidence": 0.75}, {"start": 1.0, "end": 1.5, "text": "there", "type": "WORD", "confidence": 0.75}, {"text": ".", "type": "PUNCTUATION"}]}]}, NAMES[:1], BARE, 2),
    Case("ElevenLabs", "elevenlabs", {"language_code": "eng", "language_probability": 0.9, "text": "x", "words": [{"text": "Hello", "start": 0.5, "end": 0.9, "type": "word", "speaker_id": "speaker_0", "logprob": 0.0}, {"text": " ", "start": 0.9, "end": 1.0, "type": "spacing", "speaker_id": "speaker_0"}, {"text": "there.", "start": 1.0, "end": 1.5, "type": "word", "speaker_id": "speaker_0"}, {"text": " ", "type": "spacing", "speaker_id": "speaker_0"}, {"text": "(laughter)", "start": 1.6, "end": 1.8, "type": "audio_event", "speaker_id": "speaker_0"}, {"text": "How", "start": 2.0, "end": 2.3, "type": "word", "speaker_id": "speaker_1"}, {"text": " ", "type": "spacing", "speaker_id": "speaker_1"}, {"text": "are", "start": 2.3, "end": 2.6, "type": "word", "speaker_id": "speaker_1"}, {"text": " ", "type": "spacing", "speaker_id": "speaker_1"}, {"text": "you?", "start": 2.6, "end": 3.0, "type": "word", "speaker_id": "speaker_1"}]}, [TWO[0], (None, 1.6, 1.8, "(laughter)"), TWO[1]], UNSURE, 6, {"language": "eng"}),
    Case("Gladia", "gladia", {"id": "x", "status": "done", "result": {"metadata": {"audio_duration": 3.25}, "transcription": {"full_transcript": HELLO, "languages": ["en"], "utterances": [{"text": "Hello there.", "language": "en", "start": 0.5, "end": 1.5, "confidence": 0.9, "channel": 0, "speaker": 0, "words": [{"word": "Hello", "start": 0.5, "end": 0.9, "confidence": 0.75}, {"word": " there.", "start": 1.0, "end": 1.5, "confidence": 0.75}]}, {"text": "How are you?", "start": 2.0, "end": 3.0, "channel": 0, "speaker": 1, "words": [{"word": "How", "start": 2.0, "end": 2.3}]}]}}}, TWO, FIRST, 3, {"language": "en", "duration": 3.25}),
    Case("Gladia v1", "gladia", {"prediction": [{"words": [{"word": " Hello", "time_begin": 0.5, "time_end": 0.9, "confidence": 0.75}, {"word": " there.", "time_begin": 1.0, "time_end": 1.5, "confidence": 0.75}], "language": "en", "transcription": " Hello there.", "confidence": 0.9, "time_begin": 0.5, "time_end": 1.5, "speaker": 0, "channel": "channel_0"}]}, TWO[:1], FIRST, 2),
    Case("Soniox", "soniox", {"id": "x", "text": HELLO, "tokens": [{"text": t, "start_ms": a, "end_ms": b, "confidence": 0.75, "speaker": s} for t, a, b, s in [("Hel", 500, 700, "1"), ("lo", 700, 900, "1"), (" there", 1000, 1400, "1"), (".", 1400, 1500, "1"), (" How", 2000, 2300, "2"), (" are", 2300, 2600, "2"), (" you", 2600, 2900, "2"), ("?", 2900, 3000, "2")]]}, ONE_TWO, [("Hel", 0.5, 0.7, 0.75), ("lo", 0.7, 0.9, 0.75)], 6),
    Case("Kaldi at the BBC", "kaldi", {"action": "audio-transcribe", "retval": {"status": True, "words": [{"start": a, "end": b, "confidence": 0.75, "word": t.lower().strip(".?"), "punct": t, "index": i} for i, (t, a, b) in enumerate(WORDS)]}, "segmentation": {"speakers": [{"@id": "S0", "gender": "F"}], "segments": [{"@type": "Segment", "start": 0, "duration": 1.8, "bandwidth": "S", "speaker": {"@id": "S0", "gender": "F"}}, {"start": 1.9, "duration": 2, "speaker": {"@id": "S1", "gender": "M"}}]}}, TWO, FIRST, 5),
    Case("Vosk", "vosk", {"result": [{"conf": 0.75, "start": a, "end": b, "word": t.lower().strip(".?")} for t, a, b in WORDS[:2]], "text": "hello there"}, [(None, 0.5, 1.5, "hello there")], [("hello", 0.5, 0.9, 0.75)], 2),
    Case("Vosk, one result after another", "vosk", [{"partial": "hel"}, {"result": [{"conf": 0.75, "start": a, "end": b, "word": t} for t, a, b in WORDS[:2]], "text": "x"}, {"text": ""}, {"result": [{"conf": 0.75, "start": 9.0, "end": 9.5, "word": "you"}], "text": "you"}], [PLAIN[0], (None, 9.0, 9.5, "you")], FIRST, 3),
    Case("Gentle", "gentle", {"transcript": HELLO + "\n\nBye.", "words": [{"alignedWord": "hello", "case": "success", "start": 0.5, "end": 0.9, "startOffset": 0, "endOffset": 5, "word": "Hello", "phones": []}, {"case": "success", "start": 1.0, "end": 1.5, "startOffset": 6, "endOffset": 11, "word": "there"}, {"case": "not-found-in-audio", "startOffset": 13, "endOffset": 16, "word": "How"}, {"case": "success", "start": 2.3, "end": 2.6, "startOffset": 17, "endOffset": 20, "word": "are"}]}, [PLAIN[0], (None, 2.3, 2.6, "How are you?"), (None, None, None, "Bye.")], [("Hello", 0.5, 0.9, None), ("there", 1.0, 1.5, None), ("How", None, None, None)], 4),
    Case("Trint", "trint", {"title": "talk.mp3", "words": [{"duration": round((b - a) * 1000), "time": round(a * 1000), "paragraphId": "p0-0", "value": t, "speaker": "Ann Lee" if i < 2 else "Bob Roe", "strikethrough": False} for i, (t, a, b) in enumerate(WORDS)]}, NAMES, UNSURE, 5, {"title": "talk.mp3"}),
    Case("Happy Scribe", "happy-scribe", [{"speaker": "Speaker 1", "speaker_number": "1", "words": [{"text": t, "type": "word", "data_start": a, "data_end": b, "confidence": 0.75} for t, a, b in WORDS]}], [("Speaker 1", 0.5, 1.5, "Hello there."), ("Speaker 1", 2.0, 3.0, "How are you?")], FIRST, 5),
    Case("Amberscript", "amberscript", {"recordId": "x", "speakers": [{"spkid": "spk1", "name": "Ann Lee"}, {"spkid": "spk2", "name": "Bob Roe"}], "segments": [{"speaker": "spk1", "words": [{"text": t, "start": a, "end": b, "conf": 0.75} for t, a, b in WORDS[:2]]}, {"speaker": "spk2", "words": [{"text": t, "start": a, "end": b, "conf": 0.75} for t, a, b in WORDS[2:]]}]}, NAMES, FIRST, 5),
    Case("FunASR", "funasr", [{"key": "talk", "text": HELLO, "timestamp": [[500, 900]], "sentence_info": [{"text": "Hello there.", "start": 500, "end": 1500, "spk": 0}, {"text": "How are you?", "start": 2000, "end": 3000, "spk": 1}]}], TWO),
    Case("NeMo", "nemo", {"text": HELLO, "timestamp": {"word": words(text="word"), "segment": [{"segment": "Hello there.", "start": 0.5, "end": 1.5}, {"segment": "How are you?", "start": 2.0, "end": 3.0}]}}, PLAIN),
    Case("NeMo, speakers", "nemo", {"status": "initialized", "session_id": "x", "speaker_count": 2, "words": by(words(text="word", start="start_time", end="end_time"), "speaker_label", "speaker_0", "speaker_1"), "sentences": []}, TWO, UNSURE, 5),
    Case("pyannoteAI", "pyannote-ai", {"jobId": "x", "output": {"diarization": [], "wordLevelTranscription": [], "turnLevelTranscription": [{"start": 0.5, "end": 1.5, "text": "Hello there.", "speaker": "SPEAKER_00"}, {"start": 2.0, "end": 3.0, "text": "How are you?", "speaker": "SPEAKER_01"}]}}, TWO),
    Case("pyannoteAI, words", "pyannote-ai", {"output": {"diarization": [{"speaker": "SPEAKER_00", "start": 0.0, "end": 1.8}, {"speaker": "SPEAKER_01", "start": 1.9, "end": 3.1}], "wordLevelTranscription": words()}}, TWO, UNSURE, 5),
    Case("aeneas", "aeneas", {"fragments": [{"begin": "0.500", "children": [], "end": "1.500", "id": "f000001", "language": "eng", "lines": ["Hello", "there."]}, {"begin": "2.000", "end": "3.000", "id": "f000002", "language": "eng", "lines": ["How are you?"]}]}, PLAIN, details={"language": "eng"}),
    Case("words and paragraphs", "words-and-paragraphs", {"words": [{"id": i, "start": a, "end": b, "text": t} for i, (t, a, b) in enumerate(WORDS)], "paragraphs": [{"id": 0, "start": 0.5, "end": 1.5, "speaker": "Ann Lee"}, {"id": 1, "start": 2.0, "end": 3.0, "speaker": "Bob Roe"}]}, NAMES, UNSURE, 5),
]  # fmt: skip

RECORDERS = [
    Case("Fireflies", "fireflies", {"data": {"transcript": {"id": "x", "title": "Weekly", "date": 1720000000000, "sentences": [{"index": 0, "speaker_name": "Ann Lee", "speaker_id": 0, "text": "Hello there.", "raw_text": "hello there", "start_time": 0.5, "end_time": 1.5}, {"index": 1, "speaker_name": "Bob Roe", "text": "How are you?", "raw_text": "how are you", "start_time": "2.0", "end_time": "3.0"}], "audio_url": "https://example.org/a.mp3", "transcript_url": "https://example.org/t"}}}, NAMES, details={"title": "Weekly", "published": date(2024, 7, 3), "media": "https://example.org/a.mp3", "url": "https://example.org/t"}),
    Case("Fireflies, exported", "fireflies", [{"sentence": "Hello there.", "startTime": "00:00.5", "endTime": "00:01.5", "speaker_name": "Ann Lee", "speaker_id": 1}, {"sentence": "How are you?", "startTime": "00:02", "endTime": "00:03", "speaker_name": "Bob Roe"}], NAMES),
    Case("Otter", "otter-json", {"speech": {"title": "Weekly", "start_time": 1720000000, "duration": 3, "speakers": [{"id": 7, "speaker_name": "Ann Lee"}], "transcripts": [{"transcript": "Hello there.", "start_offset": 8000, "end_offset": 24000, "speaker_id": 7, "alignment": [{"word": "Hello", "start": 0.0, "end": 0.4}, {"word": "there.", "start": 0.5, "end": 1.0}]}]}}, NAMES[:1], UNSURE, 2, {"title": "Weekly", "duration": 3, "published": date(2024, 7, 3)}),
    Case("Recall.ai", "recall", [{"participant": {"id": 1, "name": "Ann Lee", "is_host": True}, "words": [{"text": "Hello there.", "start_timestamp": {"relative": 0.5, "absolute": "2024-01-01T00:00:00Z"}, "end_timestamp": {"relative": 1.5}}]}, {"participant": {"id": 2, "name": "Bob Roe"}, "words": [{"text": "How are you?", "start_timestamp": {"relative": 2.0}, "end_timestamp": {"relative": 3.0}}]}], NAMES, [("Hello there.", 0.5, 1.5, None)], 2),
    Case("Recall.ai, older", "recall", [{"speaker": "Ann Lee", "speaker_id": 1, "words": [{"text": t, "start_timestamp": a, "end_timestamp": b, "confidence": 0.75} for t, a, b in WORDS[:2]]}], NAMES[:1], FIRST, 2),
    Case("MeetGeek", "meetgeek", {"sentences": [{"id": 1, "speaker": "Ann Lee", "timestamp": "2024-01-01T10:00:00.500Z", "transcript": "Hello there."}, {"id": 2, "speaker": "Bob Roe", "timestamp": "2024-01-01T10:00:02Z", "transcript": "How are you?"}]}, [("Ann Lee", 0.0, None, "Hello there."), ("Bob Roe", 1.5, None, "How are you?")], guessed=("the times, counted from the first words",)),
    Case("tl;dv", "tldv", {"id": "t", "meetingId": "m", "data": [{"speaker": "Ann Lee", "text": "Hello there.", "startTime": 0.5, "endTime": 1.5}, {"speaker": "Bob Roe", "text": "How are you?", "startTime": 2, "endTime": 3}]}, NAMES),
    Case("Grain", "grain", [{"participant_id": "p", "speaker": "Ann Lee", "start": 500, "end": 1500, "text": "Hello there."}, {"participant_id": "q", "speaker": "Bob Roe", "start": 2000, "end": 3000, "text": "How are you?"}], NAMES),
    Case("Fathom", "fathom", {"title": "Weekly", "recording_start_time": "2024-07-03T10:00:00Z", "share_url": "https://example.org/s", "calendar_invitees": [{"name": "Cy Poe"}], "transcript": [{"speaker": {"display_name": "Ann Lee", "matched_calendar_invitee_email": None}, "text": "Hello there.", "timestamp": "00:00:05"}, {"speaker": {"display_name": "Bob Roe"}, "text": "How are you?", "timestamp": "00:00:07"}], "action_items": [1, 2]}, [("Ann Lee", 5, None, "Hello there."), ("Bob Roe", 7, None, "How are you?")], details={"title": "Weekly", "published": date(2024, 7, 3), "url": "https://example.org/s"}, left_out=("2 action items",)),
    Case("Read AI", "read-ai", {"title": "Weekly", "start_time": "2024-07-03T08:26:40Z", "transcript": {"speakers": [{"name": "Ann Lee"}], "speaker_blocks": [{"start_time": "1719995200500", "end_time": "1719995201500", "speaker": {"name": "Ann Lee"}, "words": "Hello there."}, {"start_time": 1719995202, "end_time": 1719995203, "speaker": {"name": "Bob Roe"}, "words": "How are you?"}]}}, NAMES, details={"title": "Weekly", "published": date(2024, 7, 3)}),
    Case("Gong", "gong", {"callTranscripts": [{"callId": "1", "transcript": [{"speakerId": "678", "topic": "Intro", "sentences": [{"start": 500, "end": 1500, "text": "Hello there."}]}, {"speakerId": "679", "sentences": [{"start": 2000, "end": 3000, "text": "How are you?"}]}]}]}, [("Speaker 678", 0.5, 1.5, "Hello there."), ("Speaker 679", 2, 3, "How are you?")]),
    Case("Symbl", "symbl", {"messages": [{"id": "1", "text": "Hello there.", "from": {"id": "a", "name": "Ann Lee"}, "startTime": "2024-01-01T10:00:00.500Z", "endTime": "x", "timeOffset": 0.5, "duration": 1.0}, {"id": "2", "text": "How are you?", "from": {"name": "Bob Roe"}, "timeOffset": 2.0, "duration": 1.0, "startTime": "x"}]}, NAMES),
    Case("Microsoft Stream", "stream", {"$schema": "http://stream.office.com/schemas/transcript.json", "version": "1.0.0", "type": "Transcript", "entries": [{"id": "1", "text": "Hello there.", "speakerId": "s", "speakerDisplayName": "Ann Lee", "confidence": 0.9, "startOffset": "00:00:00.5000000", "endOffset": "00:00:01.5000000", "spokenLanguageTag": "en-us"}, {"id": "2", "text": "How are you?", "speakerDisplayName": "Bob Roe", "startOffset": "00:00:02", "endOffset": "00:00:03"}]}, NAMES, details={"language": "en-us"}),
    Case("Google Meet", "google-meet", {"transcriptEntries": [{"name": "n", "participant": "conferenceRecords/a/participants/12", "text": "Hello there.", "languageCode": "en-US", "startTime": "2024-01-01T10:00:00Z", "endTime": "2024-01-01T10:00:01Z"}]}, [("Speaker 12", 0.0, 1.0, "Hello there.")], details={"language": "en-US"}, guessed=("the times, counted from the first words",)),
    Case("Plaud", "plaud", [{"start_time": 500, "end_time": 1500, "content": "Hello there.", "speaker": "Ann Lee", "original_speaker": "Speaker 1"}, {"start_time": 2000, "end_time": 3000, "content": "How are you?", "speaker": "Bob Roe", "original_speaker": "Speaker 2"}], NAMES),
    Case("Granola", "granola", [{"document_id": "d", "text": "Hello there.", "start_timestamp": "2024-01-01T10:00:00.000Z", "end_timestamp": "2024-01-01T10:00:01.500Z", "source": "microphone", "is_final": True}], [("microphone", 0.0, 1.5, "Hello there.")], guessed=("the times, counted from the first words",)),
    Case("DOTE", "dote", {"lines": [{"startTime": "00:00:00,500", "endTime": "00:00:01,500", "speakerDesignation": "Ann Lee", "text": "Hello there."}, {"startTime": "00:00:02,000", "endTime": "00:00:03,000", "speakerDesignation": "Bob Roe", "text": "How are you?"}]}, NAMES),
    Case("autoEdit", "autoedit", {"title": "talk.mp4", "metadata": {"duration": 3.25}, "text": [{"id": 0, "speaker": "Ann Lee", "paragraph": [{"id": 0, "line": [{"id": 0, "text": t, "startTime": a, "endTime": b} for t, a, b in WORDS[:2]]}]}, {"speaker": "Bob Roe", "paragraph": [{"line": [{"text": t, "startTime": a, "endTime": b} for t, a, b in WORDS[2:]]}]}]}, NAMES, UNSURE, 5, {"title": "talk.mp4", "duration": 3.25}),
    Case("BBC's editor", "draft", {"blocks": [{"text": "Hello there.", "type": "paragraph", "data": {"speaker": "Ann Lee", "words": words()[:2], "start": 0.5}, "entityRanges": []}, {"text": "How are you?", "type": "paragraph", "data": {"speaker": "Bob Roe", "words": words()[2:], "start": 2.0}, "entityRanges": []}], "entityMap": {}}, STARTS, UNSURE, 5),
    Case("slate-transcript-editor", "draft", [{"speaker": "Ann Lee", "start": 0.5, "type": "timedText", "children": [{"text": "Hello there.", "words": words()[:2]}]}], STARTS[:1], UNSURE, 2),
    Case("Bilibili", "bilibili", {"font_size": 0.4, "lang": "en", "body": [{"from": 0.5, "to": 1.5, "location": 2, "content": "Hello there."}, {"from": 2, "to": 3, "content": "How are you?"}]}, PLAIN, details={"language": "en"}),
    Case("TED", "ted", {"captions": [{"duration": 1000, "content": "Hello there.", "startOfParagraph": True, "startTime": 500}, {"duration": 1000, "content": "How are you?", "startOfParagraph": False, "startTime": 2000}]}, PLAIN),
    Case("Kaltura", "kaltura", {"objects": [{"startTime": 500, "endTime": 1500, "content": [{"text": "Hello"}, {"text": "there."}]}, {"startTime": 2000, "endTime": 3000, "content": [{"text": "How are you?"}]}]}, PLAIN),
    Case("Podcasting 2.0", "podcasting", {"version": "1.0.0", "segments": [{"speaker": "Ann Lee", "startTime": 0.5, "endTime": 1.5, "body": "Hello there."}, {"speaker": "Bob Roe", "startTime": "2.0", "endTime": "3.0", "body": "How are you?"}]}, NAMES),
    Case("Podcasting 2.0, a word each", "podcasting", {"version": "1.0.0", "segments": [{"speaker": "Ann Lee" if i < 2 else "Bob Roe", "startTime": a, "endTime": b, "body": t} for i, (t, a, b) in enumerate(WORDS)]}, NAMES, UNSURE, 5),
    Case("oTranscribe", "otranscribe", {"text": '<p><span class="timestamp" contenteditable="false" data-timestamp="0.5">0:00</span>&nbsp;Ann: Hello <b>there</b>.<br></p><p>Bob: How are <span class="timestamp" data-timestamp="2.5">0:02</span> you?</p>', "media": "https://example.org/a.mp3", "media-source": "", "media-time": 7.5}, [("Ann", 0.5, None, "Hello there."), ("Bob", None, None, "How are"), ("Bob", 2.5, None, "you?")], details={"media": "https://example.org/a.mp3"}),
    Case("QMSum", "qmsum", {"topic_list": [], "general_query_list": [{"query": "x", "answer": "y"}], "meeting_transcripts": [{"speaker": "Marketing", "content": "Hello there ."}]}, [("Marketing", None, None, "Hello there .")], left_out=("1 questions about the meeting, with answers",)),
]  # fmt: skip

CASES = [*WHISPER, *CLOUDS, *SERVICES, *RECORDERS]


def said(reading: Reading) -> list[Said]:
    people = reading.details.people
    return [
        (people[b.speaker].name if b.speaker >= 0 else None, b.start, b.end, b.text)
        for b in reading.blocks
        if b.kind in (SPEECH, EVENT)
    ]


def heard(reading: Reading, data: bytes) -> list[Heard]:
    found = formats.words(data, "talk.json", reading)
    if found is None:
        return []
    text = reading.blocks.text

    def known(value: float) -> float | None:
        return None if isnan(value) else round(value, 4)

    return [
        (text[found.starts[i] : found.ends[i]], *map(known, (found.times[i], found.stops[i], found.confidences[i])))
        for i in range(len(found))
    ]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_a_family_is_read_as_it_is_documented(case: Case) -> None:
    data = json.dumps(case.data).encode()
    reading = formats.read(data, "talk.json")
    assert reading.format == case.format
    assert said(reading) == list(case.said)
    spoken = heard(reading, data)
    assert spoken[: len(case.words)] == list(case.words)
    assert len(spoken) == case.count
    for key, value in case.details.items():
        assert getattr(reading.details, key) == value, key
    assert reading.report.left_out == case.left_out
    assert reading.report.guessed == case.guessed


LINES = [case for case in CASES if isinstance(case.data, list)]


@pytest.mark.parametrize("case", LINES, ids=[case.name for case in LINES])
def test_a_list_may_be_lines_or_objects_one_after_another(case: Case) -> None:
    for space in (None, 2):
        text = "\n".join(json.dumps(row, indent=space) for row in case.data)
        if len(case.data) > 1:
            reading = formats.read(text.encode(), "talk.jsonl")
            assert (reading.format, said(reading)) == (case.format, list(case.said))


def test_every_family_has_a_case() -> None:
    families = {one.name for one in (*services.FORMATS, *recorders.FORMATS)}
    assert families <= {case.format for case in CASES}


JUNK = [None, True, -1, 0, 1e999, -1e999, 10**5000, 2**70, "", "x", "NaN", "-5", "9" * 400, "\ud800\x1b[2J", [], [[]], [None], {}, {"a": {}}, [{"text": 7}]]  # fmt: skip


def places(value: Any) -> list[tuple[Any, Any]]:
    """Every place in a value: what it stands in, and its key or index there."""
    found: list[tuple[Any, Any]] = []
    waiting = [value]
    while waiting:
        here = waiting.pop()
        keys = list(here) if isinstance(here, dict) else list(range(len(here)))
        for key in keys:
            found.append((here, key))
            if isinstance(here[key], dict | list):
                waiting.append(here[key])
    return found


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(chance=st.randoms(use_true_random=False))
def test_a_damaged_file_is_read_or_refused(case: Case, chance: Random) -> None:
    """Values of other kinds, keys that are gone, rows in another order: never an exception,
    and the words stand where they are said to."""
    value = copy.deepcopy(case.data)
    for _ in range(chance.randint(1, 4)):
        found = places(value)
        if not found:
            break
        here, key = chance.choice(found)
        match chance.randint(0, 3):
            case 0:
                del here[key]
            case 1 if isinstance(here, list):
                chance.shuffle(here)
            case _:
                here[key] = copy.deepcopy(chance.choice(JUNK))
    with no_limit_of_digits():
        data = json.dumps(value).encode("utf-8", "surrogatepass")
    with suppress(formats.NotATranscript):
        found_ = formats.understand(data, "talk.json")
        if isinstance(found_, Reading):
            check(found_, data)


@contextmanager
def no_limit_of_digits() -> Iterator[None]:
    before = sys.get_int_max_str_digits()
    sys.set_int_max_str_digits(0)
    try:
        yield
    finally:
        sys.set_int_max_str_digits(before)


def check(reading: Reading, data: bytes) -> None:
    assert reading.blocks
    for block in reading.blocks:
        assert block.text.strip()
        assert not {c for c in block.text if c < " " or "\ud800" <= c <= "\udfff"}
        assert -1 <= block.speaker < len(reading.details.people)
        assert block.start is None or 0 <= block.start < 1e7
        assert block.end is None or block.start is None or block.end >= block.start
    details, report = reading.details, reading.report
    told = "".join(
        (
            *(details.title or "", details.show or "", details.language or ""),
            *(details.url or "", details.media or ""),
            *(person.name or "" for person in details.people),
            *(chapter.title for chapter in details.chapters),
            *(*report.understood, *report.guessed, *report.left_out),
        )
    )
    assert not {c for c in told if c < " " or "\ud800" <= c <= "\udfff"}
    for chapter in reading.details.chapters:
        assert 1 <= chapter.block <= len(reading.blocks)
    spoken = formats.words(data, "talk.json", reading)
    if spoken is not None:
        assert list(spoken.starts) == sorted(spoken.starts)
        assert spoken.ends[-1] <= len(reading.blocks.text)
