"""What holds for recognisers' output of whatever family: speakers within an utterance, words
joined, loops named, chapters and summaries, what is cut off, what is guessed, what is hostile."""
# Samples stand as they are written.
# ruff: noqa: E501

import json
from contextlib import suppress
from time import perf_counter
from typing import Any

import pytest

from transcripts import formats
from transcripts.columns import EVENT, SPEECH, SUMMARY
from transcripts.formats import NotATranscript, read, understand
from transcripts.model import Companion, Reading


def of(value: Any, name: str = "talk.json") -> Reading:
    return read(json.dumps(value).encode(), name)


def said(reading: Reading) -> list[tuple[str | None, str]]:
    people = reading.details.people
    return [(people[b.speaker].name if b.speaker >= 0 else None, b.text) for b in reading.blocks]


def refusal(data: bytes | str, name: str = "talk.json") -> str:
    with pytest.raises(NotATranscript) as caught:
        read(data if isinstance(data, bytes) else data.encode(), name)
    return str(caught.value)


def segment(
    text: str, words: list[tuple[str, str | None]], speaker: str | None = None
) -> dict[str, Any]:
    """A segment of WhisperX whose words are said a second each."""
    spoken = []
    for index, (word, who) in enumerate(words):
        row: dict[str, Any] = {"word": word, "start": index, "end": index + 1, "score": 0.5}
        spoken.append({**row, "speaker": who} if who else row)
    row = {"start": 0.0, "end": float(len(words)), "text": text, "words": spoken}
    return {**row, "speaker": speaker} if speaker else row


A, B = "SPEAKER_00", "SPEAKER_01"


def whisperx(*segments: dict[str, Any]) -> Reading:
    return of({"segments": list(segments), "language": "en"})


def test_a_segment_is_cut_where_its_words_change_speaker() -> None:
    reading = whisperx(
        segment(" So, yes. No! Yes.", [("So,", A), ("yes.", A), ("No!", B), ("Yes.", A)], A)
    )
    assert said(reading) == [("Speaker 0", "So, yes."), ("Speaker 1", "No!"), ("Speaker 0", "Yes.")]
    assert [(b.start, b.end) for b in reading.blocks] == [(0, 2), (2, 3), (3, 4)]


def test_words_that_name_nobody_go_with_their_neighbours() -> None:
    reading = whisperx(
        segment("1 and 2 or 3", [("1", None), ("and", A), ("2", None), ("or", B), ("3", None)], A)
    )
    assert said(reading) == [("Speaker 0", "1 and 2"), ("Speaker 1", "or 3")]


def test_words_of_one_speaker_overrule_their_segment() -> None:
    assert said(whisperx(segment("Yes I do.", [("Yes", B), ("I", B), ("do.", None)], A))) == [
        ("Speaker 1", "Yes I do.")
    ]


def test_a_segment_whose_words_are_not_in_its_text_stays_whole() -> None:
    assert said(whisperx(segment("Yes I do.", [("No", A), ("you", B)], A))) == [
        ("Speaker 0", "Yes I do.")
    ]


def test_a_word_written_smaller_is_found_as_the_text_has_it() -> None:
    data = json.dumps(
        {"segments": [segment("Hello THERE.", [("hello", A), ("there", A)])]}
    ).encode()
    reading = read(data)
    words = formats.words(data, "", reading)
    assert words is not None
    assert [reading.blocks.text[a:b] for a, b in zip(words.starts, words.ends, strict=True)] == [
        "Hello",
        "THERE",
    ]


def test_a_long_utterance_with_words_is_cut_at_its_sentences() -> None:
    spoken = [f"Word{n}{'.' if n % 10 == 9 else ''}" for n in range(80)]
    reading = whisperx(segment(" ".join(spoken), [(word, A) for word in spoken], A))
    assert len(reading.blocks) == 8
    assert [b.start for b in reading.blocks] == [0, 10, 20, 30, 40, 50, 60, 70]
    assert reading.blocks.text == " ".join(spoken)


def test_words_without_full_stops_are_cut_at_breaths_or_somewhere() -> None:
    def rows(gap: float) -> list[dict[str, Any]]:
        return [
            {"word": "words", "start": n * (0.5 + gap), "end": n * (0.5 + gap) + 0.5, "conf": 1}
            for n in range(400)
        ]

    for gap in (0.0, 0.5):
        reading = of({"result": rows(gap), "text": "x"})
        lengths = [len(block.text) for block in reading.blocks]
        assert max(lengths) <= 410
        assert min(lengths[:-1]) >= 200
        assert reading.blocks.text.count("words") == 400


def test_a_long_pause_ends_an_utterance() -> None:
    rows = [
        {"word": w, "start": s, "end": s + 0.3, "conf": 1}
        for w, s in [("and", 0), ("then", 1), ("well", 4)]
    ]
    assert [b.text for b in of({"result": rows, "text": "x"}).blocks] == ["and then", "well"]


def test_a_mark_without_a_time_hides_no_pause() -> None:
    items = [
        {"type": "pronunciation", "start_time": "0.0", "end_time": "0.5", "alternatives": [{"content": "Well"}]},
        {"type": "punctuation", "alternatives": [{"content": ","}]},
        {"type": "pronunciation", "start_time": "9.0", "end_time": "9.5", "alternatives": [{"content": "then"}]},
    ]  # fmt: skip
    assert [b.text for b in of({"results": {"items": items}}).blocks] == ["Well,", "then"]


def loop(times: int, **more: Any) -> Reading:
    rows = [
        {
            "id": n,
            "start": n * 2.0,
            "end": n * 2.0 + 2,
            "text": " Thank you." if 0 < n <= times else f" Words {n}.",
        }
        for n in range(times + 2)
    ]
    return of({"segments": rows, "language": "en", **more})


def test_a_sentence_that_is_repeated_without_end_is_named_and_kept() -> None:
    reading = loop(9)
    assert len(reading.blocks) == 11
    assert reading.report.guessed == (
        "“Thank you.” 9 times running from 0:02, which may never have been said",
    )
    assert not loop(7).report.guessed


def test_a_loop_inside_one_segment_is_named() -> None:
    rows = [{"id": 0, "start": 0, "end": 30, "text": "Well. " + "You know. " * 12 + "Bye."}]
    assert (
        "“You know.” 12 times running" in of({"segments": rows, "language": "en"}).report.guessed[0]
    )


@pytest.mark.parametrize(
    ("given", "name"),
    [
        (0, "Speaker 0"), ("SPEAKER_07", "Speaker 7"), ("spk_1", "Speaker 1"), ("speaker_2", "Speaker 2"),
        ("S3", "Speaker 3"), ("b", "Speaker B"), ("Speaker 12", "Speaker 12"), (2.0, "Speaker 2"), ("4", "Speaker 4"),
        ("Ann Lee:", "Ann Lee"), ("  Ann   Lee ", "Ann Lee"), ({"name": "Ann Lee", "id": 3}, "Ann Lee"), ({"id": 3}, "Speaker 3"),
        ("6143068094786164742", "Speaker …164742"), ("An\x1bn", "An␛n"),
        ("Unknown Speaker", None), ("UU", None), ("", None), (-1, None), (None, None), (True, None), ([], None), ({}, None), (1.5, None), (float("nan"), None),
    ],
)  # fmt: skip
def test_speakers_are_called_by_a_name_that_can_be_read(given: Any, name: str | None) -> None:
    rows = [{"id": 0, "start": 0, "end": 1, "text": "Hello.", "speaker": given}]
    assert said(of({"segments": rows})) == [(name, "Hello.")]


def test_the_name_of_a_channel_is_made_safe() -> None:
    def row(tag: str) -> dict[str, Any]:
        return {"alternatives": [{"transcript": "Hello."}], "channelTag": tag}

    assert [who for who, _ in said(of({"results": [row("1"), row("\x1b[2J")]}))] == [
        "Channel 1",
        "Channel ␛[2J",
    ]


def test_numbers_are_not_called_names() -> None:
    row = {"id": 0, "start": 0, "end": 1, "text": "Hello."}
    assert (
        of({"segments": [{**row, "speaker": A}]}).report.understood[0]
        == "the speakers, by number and not by name"
    )
    assert (
        of({"segments": [{**row, "speaker": "Ann"}]}).report.understood[0] == "the speakers' names"
    )


ASSEMBLY = {
    "audio_url": "https://example.org/a.mp3",
    "summary": "- They greet.\n- They ask.",
    "utterances": [
        {"text": text, "start": start, "end": start + 900, "speaker": who, "words": [{"text": word, "start": start, "end": start + 100} for word in text.split()]}
        for text, start, who in [("Hello there.", 500, "A"), ("And you?", 2000, "B"), ("So, new things.", 60_000, "A")]
    ],
    "chapters": [
        {"gist": "Greeting", "headline": "They greet each other", "summary": "Two people say hello.", "start": 500, "end": 2900},
        {"gist": "New things", "summary": "", "start": 60_000, "end": 61_000},
    ],
}  # fmt: skip


def test_chapters_begin_at_their_words_and_summaries_are_no_speech() -> None:
    data = json.dumps(ASSEMBLY).encode()
    reading = read(data)
    assert [(b.kind, b.text) for b in reading.blocks] == [
        (SUMMARY, "- They greet."),
        (SUMMARY, "- They ask."),
        (SUMMARY, "Two people say hello."),
        (SPEECH, "Hello there."),
        (SPEECH, "And you?"),
        (SPEECH, "So, new things."),
    ]
    chapters = reading.details.chapters
    assert [(c.title, c.block, c.start, c.summary) for c in chapters] == [
        ("Greeting", 3, 0.5, (3,)),
        ("New things", 6, 60.0, ()),
    ]
    words = formats.words(data, "", reading)
    assert words is not None
    assert [reading.blocks.text[a:b] for a, b in zip(words.starts, words.ends, strict=True)] == [
        "Hello",
        "there.",
        "And",
        "you?",
        "So,",
        "new",
        "things.",
    ]
    assert {"2 chapters", "a summary"} <= set(reading.report.understood)


def test_topics_of_a_meeting_begin_at_their_utterances() -> None:
    meeting = {
        "topic_list": [{"topic": "Budget", "relevant_text_span": [["2", "2"]]}],
        "meeting_transcripts": [
            {"speaker": "A", "content": text} for text in ("One .", "", "Three .")
        ],
    }
    assert [(c.title, c.block, c.start) for c in of(meeting).details.chapters] == [
        ("Budget", 2, None)
    ]


def test_summaries_and_chapters_of_speechmatics() -> None:
    word = {
        "type": "word",
        "start_time": 1.0,
        "end_time": 2.0,
        "alternatives": [{"content": "Hello", "confidence": 1}],
    }
    reading = of(
        {
            "results": [word],
            "summary": {"content": "A greeting."},
            "chapters": [{"title": "All", "summary": "It.", "start_time": 0.9, "end_time": 2}],
        }
    )
    assert [(b.kind, b.text) for b in reading.blocks] == [
        (SUMMARY, "A greeting."),
        (SUMMARY, "It."),
        (SPEECH, "Hello"),
    ]


def test_unspaced_words_are_joined_without_blanks() -> None:
    rows = [
        {"type": "word", "start_time": n, "end_time": n + 1, "alternatives": [{"content": c}]}
        for n, c in enumerate("今日は")
    ]
    mark = {
        "type": "punctuation",
        "attaches_to": "previous",
        "start_time": 3,
        "end_time": 3,
        "alternatives": [{"content": "。"}],
    }
    meta = {"language_pack_info": {"word_delimiter": ""}}
    assert [b.text for b in of({"metadata": meta, "results": [*rows, mark]}).blocks] == ["今日は。"]


LINES = '{"result": [{"conf": 1, "start": 0, "end": 1, "word": "hello"}], "text": "hello"}\n'


def test_what_comes_before_a_cut_is_read_and_the_cut_is_told() -> None:
    reading = read((LINES * 2 + '{"result": [{"conf": 1, "sta').encode(), "talk.jsonl")
    assert reading.report.left_out == ("the last object, which is cut off",)


def test_one_value_that_is_cut_off_is_refused_in_a_sentence() -> None:
    text = json.dumps({"segments": [segment("Hello there.", [("Hello", A), ("there.", A)])] * 9})
    for length in (len(text) // 2, len(text) - 1):
        assert (
            refusal(text[:length])
            == "talk.json holds JSON that is damaged or cut off; get it again."
        )


@pytest.mark.parametrize(
    "literal",
    [
        "NaN",
        "Infinity",
        "-Infinity",
        "9" * 5000,
        "-" + "9" * 5000,
        "1e999",
        "null",
        '"soon"',
        "{}",
        "[]",
    ],
)
def test_a_time_that_is_none_is_none(literal: str) -> None:
    text = f'{{"segments": [{{"id": 0, "start": {literal}, "end": {literal}, "text": "Hi there.", "words": [{{"word": "Hi", "start": {literal}, "end": 1, "probability": {literal}}}]}}]}}'
    reading = read(text.encode())
    assert (reading.blocks[0].start, reading.blocks[0].end) == (None, None)
    words = formats.words(text.encode(), "", reading)
    assert words is not None
    assert str(words.confidences[0]) == "nan"


def test_an_end_before_its_start_is_no_end() -> None:
    reading = of({"segments": [{"id": 0, "start": 5, "end": 2, "text": "Hi there."}]})
    assert (reading.blocks[0].start, reading.blocks[0].end) == (5, None)


# -- what nobody announced -----------------------------------------------------------------


def test_a_list_under_usual_names_is_read_and_told_as_a_guess() -> None:
    rows = [
        {"text": "(Intro music)"},
        {"timestamp": "0:00:11.8", "speaker": "Ann Lee", "text": "Hello there."},
        {"timestamp": "0:00:13", "speaker": "Bob Roe", "text": "Hi."},
    ]
    reading = of({"podcast": "A show", "episode": "23", "transcript": rows})
    assert reading.format == "json-rows"
    assert [(b.kind, b.start) for b in reading.blocks] == [
        (EVENT, None),
        (SPEECH, 11.8),
        (SPEECH, 13),
    ]
    assert reading.details.show == "A show"
    assert reading.report.guessed == ("which keys mean what (“text”, “speaker”, “timestamp”)",)


TALK = [
    "So what have you been doing all this time, if I may ask?",
    "Well, this and that, as one does.",
    "I see.",
]


@pytest.mark.parametrize(
    ("key", "times", "starts", "guess"),
    [
        ("start", [0.0, 4.5, 9.25], [0, 4.5, 9.25], "that the times count seconds"),
        ("start", [0, 4, 9], [0, 4, 9], "that the times count seconds"),
        ("start", [0, 4500, 9250], [0, 4.5, 9.25], "that the times count milliseconds"),
        ("startMs", [0, 4500, 9250], [0, 4.5, 9.25], None),
        ("start_seconds", [0, 4500, 9250], [0, 4500, 9250], None),
        ("startTime", ["00:00:00,000", "00:00:04,500", "00:00:09,250"], [0, 4.5, 9.25], None),
    ],
)
def test_what_times_count_is_told_by_their_key_or_guessed(
    key: str, times: list[Any], starts: list[float], guess: str | None
) -> None:
    rows = [
        {key: when, "end": None, "speaker": "Ann", "text": text}
        for when, text in zip(times, TALK, strict=True)
    ]
    for value in (rows, {"title": "A talk", "data": {"items": rows}}):
        reading = of(value)
        assert [b.start for b in reading.blocks] == starts
        assert (guess is None) == (len(reading.report.guessed) == 1)
        assert guess is None or reading.report.guessed[1] == guess


def test_captions_of_a_video_as_a_list_of_text_start_and_duration() -> None:
    rows = [
        {"text": "hello there", "start": 0.5, "duration": 1.25},
        {"text": "[Music]", "start": 2.0, "duration": 1.0},
    ]
    assert [(b.kind, b.start, b.end) for b in of(rows).blocks] == [
        (SPEECH, 0.5, 1.75),
        (EVENT, 2, 3),
    ]


def test_json_lines_of_utterances() -> None:
    lines = "\n".join(
        json.dumps({"speaker": "Ann" if n % 2 else "Bob", "text": text})
        for n, text in enumerate(TALK)
    )
    assert said(read(lines.encode(), "talk.jsonl")) == [
        ("Bob", TALK[0]),
        ("Ann", TALK[1]),
        ("Bob", TALK[2]),
    ]


@pytest.mark.parametrize(
    "value",
    [
        [{"Speaker": "Ann", "StartTime": "00:00:01", "Text": "Hello there."}, {"Speaker": "Bob", "StartTime": "00:00:03", "Text": "Hi."}],
        [{"speaker_name": "Ann", "timestamp": "[0:01]", "content": "Hello there."}, {"speaker_name": "Bob", "timestamp": "[0:03]", "content": "Hi."}],
        [{"speaker": "Ann", "time": "00:01 - 00:02", "text": "Hello there."}, {"speaker": "Bob", "time": "00:03 - 00:04", "text": "Hi."}],
        {"edges": [{"node": {"speaker": "Ann", "start": 1.5, "text": "Hello there."}}, {"node": {"speaker": "Bob", "start": 3.5, "text": "Hi."}}]},
        {"speaker": ["Ann", "Bob"], "start": [1, 3], "text": ["Hello there.", "Hi."]},
        {"speaker": {"0": "Ann", "1": "Bob"}, "start": {"0": 1.0, "1": 3.0}, "text": {"0": "Hello there.", "1": "Hi."}},
        {"0": {"speaker": "Ann", "start": 1.0, "text": "Hello there."}, "1": {"speaker": "Bob", "start": 3.0, "text": "Hi."}},
    ],
    ids=["capitals", "brackets", "spans of time", "rows inside rows", "columns", "numbered columns", "numbered rows"],
)  # fmt: skip
def test_rows_are_found_however_they_are_laid_out(value: Any) -> None:
    reading = of(value)
    assert said(reading) == [("Ann", "Hello there."), ("Bob", "Hi.")]
    assert [int(b.start or 0) for b in reading.blocks] == [1, 3]


def test_rows_that_say_they_are_no_speech_are_none() -> None:
    rows = [
        {"kind": "summary", "speaker": None, "text": "They greet."},
        {"kind": "speech", "speaker": "Ann", "text": "Hello there."},
        {"speaker": "Bob", "text": "H", "is_final": False},
        {"speaker": "Bob", "text": "Hi.", "is_final": True},
    ]
    reading = of({"turns": rows})
    assert said(reading) == [("Ann", "Hello there."), ("Bob", "Hi.")]
    assert reading.report.left_out == ("2 rows that say they are not final or no speech",)


def test_segments_in_thousandths_are_told_as_a_guess() -> None:
    rows = [
        {"id": n, "start": 4000 * n, "end": 4000 * n + 3500, "text": text}
        for n, text in enumerate(TALK)
    ]
    reading = of({"segments": rows})
    assert [(b.start, b.end) for b in reading.blocks] == [(0, 3.5), (4, 7.5), (8, 11.5)]
    assert reading.report.guessed == ("that the times count milliseconds",)


def test_of_words_and_utterances_the_utterances_are_read() -> None:
    words = [
        {"word": w, "start": n, "end": n + 1, "speaker": 0}
        for n, w in enumerate(["Hello", "there", "you", "two"])
    ]
    rows = [
        {"text": "Hello there", "start": 0, "end": 2, "speaker": 0},
        {"text": "you two", "start": 2, "end": 4, "speaker": 1},
    ]
    assert said(of({"anything": words, "utterances": rows})) == [
        ("Speaker 0", "Hello there"),
        ("Speaker 1", "you two"),
    ]


NO_TALK: dict[str, Any] = {
    "a program's settings": {"name": "tool", "version": "1.0.0", "dependencies": {"a": "^1"}, "scripts": {"start": "run"}},
    "names in a text": {"entities": [{"text": "London", "start": 10, "end": 16, "label": "GPE"}, {"text": "Ann Lee", "start": 20, "end": 27, "label": "PERSON"}]},
    "a talk with a program": {"messages": [{"role": "user", "content": "Hello there."}, {"role": "assistant", "content": "How are you?"}]},
    "a chat": {"name": "Group", "messages": [{"id": 1, "type": "message", "date": "2024-01-01T10:00:00", "from": "Ann", "text": "Hello there."}]},
    "a team's chat": [{"user": "U1", "type": "message", "ts": "1700000000.000100", "text": "Hello there."}] * 3,
    "posts": [{"id": 1, "text": "Hello there.", "created_at": "2024-01-01"}] * 3,
    "places": {"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"name": "x"}, "geometry": {"type": "Point", "coordinates": [1, 2]}}]},
    "a notebook": {"cells": [{"cell_type": "code", "source": ["print(1)"], "outputs": []}], "nbformat": 4},
    "beats of a song": {"segments": [{"start": 0.0, "duration": 0.5, "confidence": 0.9, "pitches": [1]}]},
    "highlights of a meeting": {"highlights": {"a": [{"timestamp": "00:14:04", "highlight": "It is chosen"}]}, "decisions": [{"timestamp": "00:16:24", "decision": "x"}]},
    "numbers": [1, 2, 3],
    "nothing": {},
}  # fmt: skip


@pytest.mark.parametrize("kind", NO_TALK)
def test_json_that_is_no_transcript_is_refused(kind: str) -> None:
    assert refusal(json.dumps(NO_TALK[kind])).startswith(
        "talk.json holds JSON that is no transcript known here"
    )


# -- what is hostile -----------------------------------------------------------------------

MANY = 12_000
HOSTILE: dict[str, str] = {
    "deep lists": '{"segments": ' + "[" * 100_000,
    "deep objects": '{"results":' * 100_000 + "1" + "}" * 100_000,
    "one endless word": json.dumps({"segments": [{"id": 0, "start": 0, "end": 1, "text": "a" * 1_000_000}]}),
    "words that are nowhere": json.dumps({"segments": [{"id": 0, "start": 0, "end": 1, "text": "b " * 300_000, "words": [{"word": "c", "start": 0, "end": 1, "speaker": n % 2} for n in range(10_000)]}]}),
    "a speaker each word": json.dumps({"segments": [{"id": 0, "start": 0, "end": 1, "text": "b " * MANY, "words": [{"word": "b", "start": n, "end": n, "speaker": n} for n in range(MANY)]}]}),
    "stops without end": json.dumps({"segments": [{"id": 0, "start": 0, "end": 1, "text": "! " * 500_000, "words": [{"word": "!"}] * MANY}]}),
    "empty rows": json.dumps({"segments": [{}] * 300_000}),
    "empty lists inside one another": json.dumps({str(n): [{str(m): [{}]} for m in range(20)] for n in range(1500)}),
    "lists of all sorts": json.dumps({str(n): [{"text": "Hello there.", "start": n}] * 10 for n in range(2000)}),
    "monologues": json.dumps({"monologues": [{"speaker": n, "elements": [{"type": "text", "value": "a"}]} for n in range(14_000)]}),
    "marks": json.dumps({"results": {"items": [{"type": "punctuation", "alternatives": [{"content": "."}]}] * 14_000}}),
    "chapters": json.dumps({**ASSEMBLY, "chapters": [{"gist": "x", "start": n, "summary": "y"} for n in range(20_000)]}),
    "lines of objects": LINES * MANY,
    "open tags": json.dumps({"text": "<p" * 500_000, "media-time": 1}),
    "comments": json.dumps({"text": "<!--" * 250_000, "media-time": 1}),
    "stamps": json.dumps({"text": "<p><span class='timestamp'>" * 30_000, "media-time": 1}),
    "screen lines": "[00:00.000 --> 00:01.000]" * 40_000,
    "broken screen lines": "[0 --> 1]  (speaker\n" * 50_000,
    "a table of tabs": "start\tend\ttext\n" + "\t" * 1_000_000,
    "alternatives": json.dumps({"results": [{"alternatives": [{"transcript": "a b", "words": [{"word": "a", "startTime": "1s", "speakerTag": 1}]}]} for _ in range(9_000)]}),
}  # fmt: skip


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_output_is_read_or_refused_soon(kind: str) -> None:
    """Well within two seconds on an idle machine; ten here, for a busy one."""
    data = HOSTILE[kind].encode()
    begin = perf_counter()
    with suppress(NotATranscript):
        found = understand(data, "talk.json")
        if isinstance(found, Reading):
            formats.words(data, "talk.json", found)
    assert perf_counter() - begin < 10


# -- lines and tables ----------------------------------------------------------------------


def lines(text: str) -> Reading:
    reading = read(text.encode(), "talk.txt")
    assert reading.format == "whisper-lines"
    return reading


@pytest.mark.parametrize(
    "text",
    [
        "[00:00.500 --> 00:01.500]  Hello there.\n[00:02.000 --> 00:03.000]  How are you?\n",
        "\n[00:00:00.500 --> 00:00:01.500]   Hello there.\n\n[00:00:02.000 --> 00:00:03.000]   How are you?\n",
        "[0.50s -> 1.50s] Hello there.\n[2.00s -> 3.00s] How are you?",
        "Transcript:  [0.5 --> 1.5]  Hello there.\nTranscript:  [2.0 --> 3.0]  How are you?",
    ],
    ids=["openai", "whisper.cpp", "faster-whisper", "WhisperX"],
)
def test_screen_output_is_read(text: str) -> None:
    assert [(b.start, b.end, b.text) for b in lines(text).blocks] == [
        (0.5, 1.5, "Hello there."),
        (2.0, 3.0, "How are you?"),
    ]


def test_screen_output_keeps_speakers_and_language_and_leaves_the_program_out() -> None:
    reading = lines(
        "whisper_init_from_file: loading model\nDetecting language using up to the first 30 seconds.\nDetected language: English\n"
        "[00:00.000 --> 00:01.000]  (speaker 1) Hello [SPEAKER_TURN]\n[00:01.000 --> 00:02.000]  [SPEAKER_00]: Hi.\n[00:02.000 --> 00:03.000]  (speaker ?) So.\n"
    )
    assert said(reading) == [("Speaker 1", "Hello"), ("Speaker 0", "Hi."), (None, "So.")]
    assert reading.details.language == "English"
    assert reading.report.left_out == (
        "2 lines of the program itself",
        "1 changes of speaker, who are not named",
    )


def test_a_table_counts_milliseconds_and_may_hold_tabs() -> None:
    reading = read(
        b'start\tend\ttext\n0\t2500\tHello there.\n2500\t4000\tA\ttab and "quotes"\nbroken\n',
        "talk.tsv",
    )
    assert reading.format == "whisper-tsv"
    assert [(b.start, b.end, b.text) for b in reading.blocks] == [
        (0, 2.5, "Hello there."),
        (2.5, 4, 'A tab and "quotes"'),
    ]
    assert reading.report.left_out == ("a damaged row",)


# -- who speaks when -----------------------------------------------------------------------


def companion(value: Any) -> Companion:
    found = understand(json.dumps(value).encode(), "talk.json")
    assert isinstance(found, Companion)
    return found


def test_segments_of_kaldi_without_words_tell_who_speaks_when() -> None:
    rows = [
        {
            "@type": "Segment",
            "start": 9.5,
            "duration": 3.5,
            "speaker": {"@id": "S1", "gender": "F"},
        },
        {"start": 0, "duration": 2.5, "speaker": {"@id": "S0"}},
    ]
    found = companion({"segmentation": {"speakers": [], "segments": rows}})
    assert [(s.start, s.end, found.details.people[s.speaker].name) for s in found.stretches] == [
        (0, 2.5, "Speaker 0"),
        (9.5, 13, "Speaker 1"),
    ]


def test_a_timeline_of_zoom_tells_who_speaks_when() -> None:
    rows = [
        {"ts": "00:00:01.500", "users": [{"username": "Ann Lee"}]},
        {"ts": "00:00:04", "users": [{"username": "Bob Roe"}]},
        {"ts": "00:00:06", "users": []},
    ]
    found = companion({"timeline": rows})
    assert [(s.start, s.end, found.details.people[s.speaker].name) for s in found.stretches] == [
        (1.5, 4, "Ann Lee"),
        (4, 6, "Bob Roe"),
    ]


# -- pages inside JSON ---------------------------------------------------------------------


def test_otranscribe_may_hold_a_number_and_the_address_of_a_video() -> None:
    reading = of(
        {
            "text": 42,
            "media": "",
            "media-source": "https://www.youtube.com/watch?v=x",
            "media-time": "3",
        }
    )
    assert [b.text for b in reading.blocks] == ["42"]
    assert (reading.details.url, reading.details.media, reading.details.duration) == (
        "https://www.youtube.com/watch?v=x",
        None,
        None,
    )


def test_otranscribe_shows_no_program() -> None:
    text = "<p>Hello &lt;there&gt;<script>alert(1)</script></p><div>And <i>you</i>?</div>"
    assert [
        b.text for b in of({"text": text, "media": "talk.mp3", "media-time": 0}, "talk.otr").blocks
    ] == ["Hello <there>", "And you?"]
