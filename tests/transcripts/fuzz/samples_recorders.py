"""Recorders of meetings, and editors of transcripts."""
# Samples stand as they are written.

from .talk import (
    PEOPLE,
    TALK,
    Samples,
    end,
    end_ms,
    inside,
    ms,
    rows,
    stamp,
    start,
    start_ms,
    text,
    who,
    words,
)

SAMPLES = Samples()

SAMPLES.add(
    "fireflies",
    "talk.json",
    {
        "title": "The frozen harbour",
        "sentences": rows(
            index=start_ms,
            speaker_name=who,
            sentence=text,
            raw_text=text,
            time=start,
            start_time=start,
            end_time=end,
        ),
    },
)
SAMPLES.add(
    "otter-json",
    "talk.json",
    {
        "speech": {
            "title": "The frozen harbour",
            "speakers": [
                {"id": 10, "speaker_name": "Ann Lee"},
                {"id": 11, "speaker_name": "Bob Roe"},
            ],
            "transcripts": rows(
                transcript=text,
                start_offset=lambda w, a, b, t: int(a * 16000),
                end_offset=lambda w, a, b, t: int(b * 16000),
                speaker_id=lambda w, *_: 10 + w,
            ),
        }
    },
)
SAMPLES.add(
    "recall",
    "talk.json",
    rows(
        participant=lambda w, *_: {"id": w, "name": PEOPLE[w]},
        words=inside(
            text=text,
            start_timestamp=lambda w, a, b, t: {"relative": a},
            end_timestamp=lambda w, a, b, t: {"relative": b},
        ),
    ),
)
SAMPLES.add(
    "meetgeek",
    "talk.json",
    {
        "sentences": rows(
            id=start_ms,
            transcript=text,
            speaker=who,
            timestamp=lambda w, a, b, t: f"00:00:{int(a):02}",
        )
    },
)
SAMPLES.add(
    "tldv",
    "talk.json",
    {
        "id": "1",
        "meetingId": "2",
        "data": rows(speaker=who, text=text, startTime=start, endTime=end),
    },
)
SAMPLES.add(
    "grain",
    "talk.json",
    rows(start=start_ms, end=end_ms, text=text, speaker=who, participant_id=lambda w, *_: f"p{w}"),
)
SAMPLES.add(
    "fathom",
    "talk.json",
    {
        "title": "The frozen harbour",
        "transcript": rows(
            speaker=lambda w, *_: {"display_name": PEOPLE[w]},
            text=text,
            timestamp=lambda w, a, b, t: f"00:00:{int(a):02}",
        ),
    },
)
SAMPLES.add(
    "read-ai",
    "talk.json",
    {
        "title": "The frozen harbour",
        "start_time": "2024-01-02T10:00:00Z",
        "transcript": {
            "speaker_blocks": rows(
                start_time=start,
                end_time=end,
                speaker=lambda w, *_: {"name": PEOPLE[w]},
                words=text,
            )
        },
    },
)
SAMPLES.add(
    "gong",
    "talk.json",
    {
        "callTranscripts": [
            {
                "callId": "1",
                "transcript": [
                    {
                        "speakerId": f"{one.who + 1}",
                        "topic": None,
                        "sentences": [
                            {"start": ms(one.start), "end": ms(one.end), "text": one.text}
                        ],
                    }
                    for one in TALK
                ],
            }
        ]
    },
)
SAMPLES.add(
    "symbl",
    "talk.json",
    {
        "messages": [
            {
                "id": "1",
                "text": one.text,
                "from": {"name": PEOPLE[one.who]},
                "startTime": "2024-01-02T10:00:00Z",
                "endTime": "2024-01-02T10:00:00Z",
                "timeOffset": one.start,
                "duration": one.end - one.start,
            }
            for one in TALK
        ]
    },
)
SAMPLES.add(
    "stream",
    "talk.json",
    {
        "version": "1.0.0",
        "entries": rows(
            text=text,
            speakerDisplayName=who,
            startOffset=lambda w, a, b, t: stamp(a) + "0000",
            endOffset=lambda w, a, b, t: stamp(b) + "0000",
            spokenLanguageTag=lambda *_: "en-us",
        ),
    },
)
SAMPLES.add(
    "google-meet",
    "talk.json",
    {
        "transcriptEntries": rows(
            name=lambda *_: "conferenceRecords/1/transcripts/2/entries/3",
            participant=lambda w, *_: f"conferenceRecords/1/participants/{w + 100}",
            text=text,
            languageCode=lambda *_: "en-US",
            startTime=lambda w, a, b, t: f"2024-01-02T10:00:{a:05.2f}Z",
            endTime=lambda w, a, b, t: f"2024-01-02T10:00:{b:05.2f}Z",
        )
    },
)
SAMPLES.add(
    "plaud",
    "talk.json",
    rows(
        content=text,
        start_time=start_ms,
        end_time=end_ms,
        speaker=who,
        original_speaker=lambda w, *_: f"Speaker {w + 1}",
    ),
)
SAMPLES.add(
    "granola",
    "talk.json",
    rows(
        document_id=lambda *_: "1",
        text=text,
        start_timestamp=lambda w, a, b, t: f"2024-01-02T10:00:{a:06.3f}Z",
        end_timestamp=lambda w, a, b, t: f"2024-01-02T10:00:{b:06.3f}Z",
        source=lambda w, *_: ("microphone", "system")[w],
        is_final=lambda *_: True,
    ),
)
SAMPLES.add(
    "dote",
    "talk.json",
    {
        "lines": rows(
            startTime=lambda w, a, b, t: stamp(a, ","),
            endTime=lambda w, a, b, t: stamp(b, ","),
            speakerDesignation=who,
            text=text,
        )
    },
)
SAMPLES.add(
    "autoedit",
    "talk.json",
    {
        "title": "The frozen harbour",
        "text": [
            {
                "id": n,
                "speaker": PEOPLE[one.who],
                "paragraph": [
                    {
                        "id": n,
                        "line": [
                            {"id": m, "text": word, "startTime": a, "endTime": b}
                            for m, (word, a, b) in enumerate(words(one))
                        ],
                    }
                ],
            }
            for n, one in enumerate(TALK)
        ],
    },
)
SAMPLES.add(
    "draft",
    "talk.json",
    {
        "blocks": [
            {
                "key": "a",
                "text": one.text,
                "type": "paragraph",
                "data": {
                    "speaker": PEOPLE[one.who],
                    "words": [
                        {"index": m, "start": a, "end": b, "word": word}
                        for m, (word, a, b) in enumerate(words(one))
                    ],
                    "start": one.start,
                },
                "entityRanges": [],
            }
            for one in TALK
        ],
        "entityMap": {},
    },
)
SAMPLES.add(
    "bilibili",
    "talk.json",
    {
        "font_size": 0.4,
        "lang": "en",
        "body": [
            {"from": one.start, "to": one.end, "location": 2, "content": one.text} for one in TALK
        ],
    },
)
SAMPLES.add(
    "ted",
    "talk.json",
    {
        "captions": rows(
            duration=lambda w, a, b, t: ms(b - a),
            content=text,
            startOfParagraph=lambda *_: True,
            startTime=start_ms,
        )
    },
)
SAMPLES.add(
    "json-rows",
    "talk.json",
    {"items": rows(utterance=text, who=who, startTimeSeconds=start, speakerName=who)},
)
SAMPLES.add(
    "kaltura",
    "talk.json",
    {
        "totalCount": 6,
        "objects": rows(
            startTime=start_ms, endTime=end_ms, content=lambda w, a, b, t: [{"text": t}]
        ),
    },
)
