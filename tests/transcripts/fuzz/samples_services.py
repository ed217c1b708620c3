"""Recognisers whose files differ only in their keys."""
# Samples stand as they are written.

from .talk import (
    SAID,
    Samples,
    each,
    each_word,
    end,
    end_ms,
    inside,
    ms,
    rows,
    spaced,
    start,
    start_ms,
    text,
    tokens,
    who,
)

SAMPLES = Samples()

SAMPLES.add(
    "speechmatics-v1",
    "talk.json",
    {
        "job": {"lang": "en", "duration": 16},
        "speakers": rows(
            name=lambda w, *_: f"F{w + 1}",
            time=lambda w, a, b, t: f"{a}",
            duration=lambda w, a, b, t: f"{b - a}",
        ),
        "words": tokens(
            name=text,
            time=lambda w, a, b, t: f"{a}",
            duration=lambda w, a, b, t: f"{b - a:.3f}",
            confidence=lambda *_: "0.9",
        ),
    },
)
SAMPLES.add(
    "trint",
    "talk.json",
    {
        "title": "The frozen harbour",
        "words": tokens(
            value=text, time=start_ms, duration=lambda w, a, b, t: ms(b - a), speaker=who
        ),
    },
)
SAMPLES.add(
    "kaldi",
    "talk.json",
    {
        "action": "audio-transcribe",
        "retval": {
            "status": True,
            "words": tokens(word=text, punct=text, start=start, end=end, confidence=lambda *_: 0.9),
            "segmentation": {
                "segments": each(
                    lambda w, a, b, t: {"start": a, "duration": b - a, "speaker": {"@id": f"S{w}"}}
                )
            },
        },
    },
)
SAMPLES.add(
    "words-and-paragraphs",
    "talk.json",
    {
        "words": tokens(text=text, start=start, end=end),
        "paragraphs": rows(speaker=who, start=start, end=end),
    },
)
SAMPLES.add(
    "elevenlabs",
    "talk.json",
    {
        "language_code": "eng",
        "text": " ".join(SAID),
        "words": [
            part
            for w, a, b, word in each_word(lambda *one: one)
            for part in (
                {"text": word, "type": "word", "start": a, "end": b, "speaker_id": f"speaker_{w}"},
                {
                    "text": " ",
                    "type": "spacing",
                    "start": b,
                    "end": b,
                    "speaker_id": f"speaker_{w}",
                },
            )
        ],
    },
)
SAMPLES.add(
    "soniox",
    "talk.json",
    {
        "tokens": tokens(
            text=lambda w, a, b, t: " " + t,
            start_ms=start_ms,
            end_ms=end_ms,
            speaker=lambda w, *_: str(w + 1),
            confidence=lambda *_: 0.9,
        )
    },
)
SAMPLES.add(
    "video-indexer",
    "talk.json",
    {
        "name": "The frozen harbour",
        "videos": [
            {
                "insights": {
                    "language": "en-US",
                    "speakers": [{"id": 0, "name": "Ann Lee"}, {"id": 1, "name": "Bob Roe"}],
                    "transcript": rows(
                        text=text,
                        speakerId=lambda w, *_: w,
                        instances=lambda w, a, b, t: [
                            {"start": f"0:00:{a:04.1f}", "end": f"0:00:{b:04.1f}"}
                        ],
                    ),
                }
            }
        ],
    },
)
SAMPLES.add(
    "aws-call-analytics",
    "talk.json",
    {
        "LanguageCode": "en-US",
        "Participants": [],
        "Transcript": rows(
            Content=text,
            BeginOffsetMillis=start_ms,
            EndOffsetMillis=end_ms,
            ParticipantRole=lambda w, *_: ("AGENT", "CUSTOMER")[w],
        ),
    },
)
SAMPLES.add(
    "pyannote-ai",
    "talk.json",
    {
        "jobId": "1",
        "status": "succeeded",
        "output": {
            "turnLevelTranscription": rows(
                text=text, start=start, end=end, speaker=lambda w, *_: f"SPEAKER_0{w}"
            )
        },
    },
)
SAMPLES.add(
    "amberscript",
    "talk.json",
    {
        "language": "en",
        "speakers": [{"spkid": "spk1", "name": "Ann Lee"}, {"spkid": "spk2", "name": "Bob Roe"}],
        "segments": rows(
            speaker=lambda w, *_: f"spk{w + 1}",
            words=inside(text=text, start=start, end=end, conf=lambda *_: 0.9),
        ),
    },
)
SAMPLES.add(
    "happy-scribe",
    "talk.json",
    rows(
        speaker=who,
        words=inside(text=spaced, data_start=start, data_end=end, type=lambda *_: "text"),
    ),
)
SAMPLES.add(
    "gladia",
    "talk.json",
    {
        "result": {
            "metadata": {"audio_duration": 16},
            "transcription": {
                "languages": ["en"],
                "utterances": rows(
                    text=text,
                    start=start,
                    end=end,
                    speaker=lambda w, *_: w,
                    words=inside(
                        word=lambda w, a, b, t: " " + t,
                        start=start,
                        end=end,
                        confidence=lambda *_: 0.9,
                    ),
                ),
            },
        }
    },
)
SAMPLES.add(
    "assemblyai",
    "talk.json",
    {
        "id": "1",
        "language_code": "en",
        "audio_duration": 16,
        "utterances": rows(
            speaker=lambda w, *_: "AB"[w],
            text=text,
            start=start_ms,
            end=end_ms,
            words=inside(text=text, start=start_ms, end=end_ms, confidence=lambda *_: 0.9),
        ),
    },
)
SAMPLES.add(
    "nemo", "talk.json", {"timestamp": {"segment": rows(segment=text, start=start, end=end)}}
)
SAMPLES.add(
    "funasr",
    "talk.json",
    [
        {
            "key": "talk",
            "sentence_info": rows(text=text, start=start_ms, end=end_ms, spk=lambda w, *_: w),
        }
    ],
)
SAMPLES.add(
    "vosk",
    "talk.json",
    {
        "result": tokens(word=text, start=start, end=end, conf=lambda *_: 0.9),
        "text": " ".join(SAID),
    },
)
SAMPLES.add(
    "aeneas",
    "talk.json",
    {
        "fragments": rows(
            begin=lambda w, a, b, t: f"{a:.3f}",
            end=lambda w, a, b, t: f"{b:.3f}",
            id=lambda *_: "f",
            language=lambda *_: "eng",
            lines=lambda w, a, b, t: [t],
        )
    },
)
