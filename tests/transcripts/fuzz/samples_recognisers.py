"""What recognisers write, each with a reader of its own."""
# Samples stand as they are written.
# ruff: noqa: E501

import json
from typing import Any

from .talk import (
    PEOPLE,
    SAID,
    TALK,
    Samples,
    each,
    each_word,
    lines,
    ms,
    stamp,
    words,
)

SAMPLES = Samples()

SAMPLES.add(
    "whisper-lines",
    "talk.txt",
    "Detecting language using up to the first 30 seconds.\nDetected language: English\n"
    + lines(lambda who, a, b, text: f"[{stamp(a)[3:]} --> {stamp(b)[3:]}]  {text}"),
)
SAMPLES.add(
    "whisper-tsv",
    "talk.tsv",
    "start\tend\ttext\n" + lines(lambda who, a, b, text: f"{ms(a)}\t{ms(b)}\t{text}"),
)
SAMPLES.add(
    "whisper",
    "talk.json",
    {
        "text": " ".join(SAID),
        "language": "en",
        "segments": [
            {
                "id": n,
                "seek": 0,
                "start": one.start,
                "end": one.end,
                "text": " " + one.text,
                "speaker": f"SPEAKER_0{one.who}",
                "words": [
                    {
                        "word": " " + word,
                        "start": a,
                        "end": b,
                        "probability": 0.9,
                        "speaker": f"SPEAKER_0{one.who}",
                    }
                    for word, a, b in words(one)
                ],
            }
            for n, one in enumerate(TALK)
        ],
    },
)
SAMPLES.add(
    "whisper-cpp",
    "talk.json",
    {
        "result": {"language": "en"},
        "transcription": [
            {
                "timestamps": {"from": stamp(one.start, ","), "to": stamp(one.end, ",")},
                "offsets": {"from": ms(one.start), "to": ms(one.end)},
                "text": " " + one.text,
                "tokens": [{"text": "[_BEG_]", "p": 1}]
                + [
                    {"text": " " + word, "offsets": {"from": ms(a), "to": ms(b)}, "p": 0.8}
                    for word, a, b in words(one)
                ],
            }
            for one in TALK
        ],
    },
)
SAMPLES.add(
    "podcasting",
    "talk.json",
    {
        "version": "1.0.0",
        "segments": each(
            lambda who, a, b, text: {
                "speaker": PEOPLE[who],
                "startTime": a,
                "endTime": b,
                "body": text,
            }
        ),
    },
)
SAMPLES.add(
    "deepgram",
    "talk.json",
    {
        "metadata": {"duration": 16.0},
        "results": {
            "channels": [
                {
                    "detected_language": "en",
                    "alternatives": [
                        {
                            "transcript": " ".join(SAID),
                            "words": each_word(
                                lambda who, a, b, word: {
                                    "word": word.lower(),
                                    "punctuated_word": word,
                                    "start": a,
                                    "end": b,
                                    "confidence": 0.9,
                                    "speaker": who,
                                }
                            ),
                        }
                    ],
                }
            ]
        },
    },
)


def aws_items() -> list[Any]:
    found: list[Any] = []
    for one in TALK:
        for word, a, b in words(one):
            bare = word.rstrip(".,?")
            label = f"spk_{one.who}"
            found.append(
                {
                    "type": "pronunciation",
                    "start_time": f"{a}",
                    "end_time": f"{b}",
                    "speaker_label": label,
                    "alternatives": [{"content": bare, "confidence": "0.9"}],
                }
            )
            if bare != word:
                found.append(
                    {
                        "type": "punctuation",
                        "speaker_label": label,
                        "alternatives": [{"content": word[-1], "confidence": "0.0"}],
                    }
                )
    return found


SAMPLES.add(
    "aws-transcribe",
    "talk.json",
    {
        "jobName": "talk",
        "status": "COMPLETED",
        "results": {"transcripts": [{"transcript": " ".join(SAID)}], "items": aws_items()},
    },
)
SAMPLES.add(
    "speechmatics",
    "talk.json",
    {
        "format": "2.9",
        "metadata": {"transcription_config": {"language": "en"}},
        "results": [
            {
                "type": one["type"].replace("pronunciation", "word"),
                "start_time": float(one.get("start_time", 0)),
                "end_time": float(one.get("end_time", 0)),
                "attaches_to": "previous",
                "alternatives": [
                    {
                        "content": one["alternatives"][0]["content"],
                        "confidence": 0.9,
                        "speaker": one["speaker_label"].replace("spk_", "S"),
                    }
                ],
            }
            for one in aws_items()
        ],
    },
)
SAMPLES.add(
    "rev",
    "talk.json",
    {
        "monologues": [
            {
                "speaker": one.who,
                "elements": [
                    part
                    for n, (word, a, b) in enumerate(words(one))
                    for part in (
                        *[{"type": "punct", "value": " "}][:n],
                        {"type": "text", "value": word, "ts": a, "end_ts": b, "confidence": 0.9},
                    )
                ],
            }
            for one in TALK
        ]
    },
)
SAMPLES.add(
    "azure",
    "talk.json",
    {
        "source": "https://a.example/talk.wav",
        "durationInTicks": 160000000,
        "combinedRecognizedPhrases": [],
        "recognizedPhrases": each(
            lambda who, a, b, text: {
                "recognitionStatus": "Success",
                "speaker": who + 1,
                "offsetInTicks": a * 1e7,
                "durationInTicks": (b - a) * 1e7,
                "nBest": [{"confidence": 0.9, "display": text}],
            }
        ),
    },
)
SAMPLES.add(
    "watson",
    "talk.json",
    {
        "result_index": 0,
        "results": [
            {
                "final": True,
                "alternatives": [
                    {
                        "transcript": one.text + " ",
                        "timestamps": [[word, a, b] for word, a, b in words(one)],
                    }
                ],
            }
            for one in TALK
        ],
        "speaker_labels": each_word(lambda who, a, b, word: {"from": a, "to": b, "speaker": who}),
    },
)
SAMPLES.add(
    "gentle",
    "talk.json",
    {
        "transcript": "\n".join(SAID),
        "words": [
            {
                "word": word,
                "alignedWord": word.lower(),
                "case": "success",
                "start": a,
                "end": b,
                "startOffset": n * 6,
            }
            for n, (word, a, b) in enumerate(words(TALK[0]))
        ],
    },
)
SAMPLES.add(
    "google",
    "talk.json",
    {
        "results": [
            {
                "alternatives": [
                    {
                        "transcript": one.text,
                        "confidence": 0.9,
                        "words": [
                            {"startTime": f"{a}s", "endTime": f"{b}s", "word": word}
                            for word, a, b in words(one)
                        ],
                    }
                ],
                "languageCode": "en-us",
            }
            for one in TALK
        ]
    },
)
SAMPLES.add(
    "yandex",
    "talk.jsonl",
    "\n".join(
        json.dumps(
            {
                "result": {
                    "final": {
                        "channelTag": "0",
                        "alternatives": [
                            {
                                "text": one.text,
                                "startTimeMs": str(ms(one.start)),
                                "endTimeMs": str(ms(one.end)),
                                "words": [],
                            }
                        ],
                    }
                }
            }
        )
        for one in TALK
    ),
)
SAMPLES.add(
    "qmsum",
    "talk.json",
    {
        "topic_list": [{"topic": "Winter", "relevant_text_span": [["0", "3"]]}],
        "general_query_list": [],
        "meeting_transcripts": each(
            lambda who, a, b, text: {"speaker": PEOPLE[who], "content": text}
        ),
    },
)
SAMPLES.add(
    "otranscribe",
    "talk.otr",
    {
        "text": "".join(
            f'<p><span class="timestamp" data-timestamp="{one.start}">0:0{int(one.start)}</span> {one.text}</p>'
            for one in TALK
        ),
        "media": "talk.mp3",
        "media-time": 3.5,
    },
)
SAMPLES.add(
    "kaldi-segmentation",
    "talk.json",
    {
        "segmentation": {
            "segments": each(
                lambda who, a, b, text: {
                    "start": a,
                    "duration": b - a,
                    "speaker": {"@id": f"S{who}", "gender": "F"},
                }
            )
        }
    },
    "Speaker 0",
    "Speaker 1",
)
SAMPLES.add(
    "zoom-timeline",
    "talk.json",
    {
        "timeline": each(
            lambda who, a, b, text: {"ts": f"00:00:{a:06.3f}", "users": [{"username": PEOPLE[who]}]}
        )
    },
    *PEOPLE,
)
