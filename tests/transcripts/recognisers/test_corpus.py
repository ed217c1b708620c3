"""Recognisers' real output, where the collected files are there: every word of it is read, in
order, and nothing else."""
# Samples stand as they are written.
# ruff: noqa: E501

import json
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from transcripts import formats
from transcripts.formats import read
from transcripts.model import Reading

RAW = Path(__file__).parents[3] / "../shared/corpus/raw"
BBC = "bbc+react-transcript-editor/packages__stt-adapters__"
DEEPGRAM = "deepgram+deepgram-python-captions/test__"


def best(top: Any) -> str:
    return top["results"]["channels"][0]["alternatives"][0]["transcript"]


def joined(rows: Any, key: str) -> str:
    return " ".join(row[key] for row in rows)


FILES: dict[str, tuple[str, Callable[[Any], str], int]] = {
    f"{BBC}amazon-transcribe__sample__todayinfocus.sample.json": ("aws-transcribe", lambda top: top["results"]["transcripts"][0]["transcript"], 2),
    f"{BBC}autoEdit2__sample__autoEdit2TedTalkTranscript.sample.json": ("autoedit", lambda top: joined(top["text"][0]["paragraph"][0]["line"], "text"), 0),
    f"{BBC}digital-paper-edit__sample__digitalPaperEdit.sample.json": ("words-and-paragraphs", lambda top: joined(top["words"], "text"), 2),
    f"{BBC}google-stt__sample__gcpSttPunctuation.sample.json": ("google", lambda top: " ".join(row["alternatives"][0]["transcript"] for row in top["results"]), 0),
    f"{BBC}speechmatics__sample__speechmaticsTedTalkTranscript.sample.json": ("speechmatics-v1", lambda top: joined(top["words"], "name"), 3),
    f"{DEEPGRAM}assemblyai_transcription.json": ("assemblyai", lambda top: top["text"], 1),
    f"{DEEPGRAM}assemblyai_utterances.json": ("assemblyai", lambda top: top["text"], 1),
    f"{DEEPGRAM}dg_speakers.json": ("deepgram", best, 3),
    f"{DEEPGRAM}dg_speakers_no_utterances.json": ("deepgram", best, 3),
    f"{DEEPGRAM}dg_transcription.json": ("deepgram", best, 0),
    f"{DEEPGRAM}dg_utterances.json": ("deepgram", best, 0),
    f"{DEEPGRAM}dg_whisper_transcription.json": ("deepgram", best, 0),
    f"{DEEPGRAM}whisper_timestamped.json": ("whisper", lambda top: top["text"], 0),
    "orbitfm+orbit.fm/transcripts__bookbytes-023.json": ("json-rows", lambda top: joined(top["transcript"], "text"), 4),
    "Yale-LILY+QMSum/data__Product__all__ES2003d.json": ("qmsum", lambda top: joined(top["meeting_transcripts"], "content"), 4),
    "Podcastindex-org+podcast-namespace/docs__examples__transcripts__example.json": ("podcasting", lambda top: joined(top["segments"], "body"), 2),
}  # fmt: skip


def squeezed(text: str) -> str:
    """Without blanks, which items of words and marks leave open."""
    return "".join(text.split())


@pytest.mark.parametrize("name", FILES)
def test_every_word_of_a_real_file_is_read(name: str) -> None:
    path = RAW / name
    if not path.exists():
        pytest.skip("the collected files in ../shared/corpus/raw are not here")
    format_, text, speakers = FILES[name]
    data = path.read_bytes()
    reading = read(data, path.name)
    assert reading.format == format_
    assert squeezed(reading.blocks.text) == squeezed(text(json.loads(data)))
    assert len({block.speaker for block in reading.blocks} - {-1}) == speakers
    check_times(reading, data)


def check_times(reading: Reading, data: bytes) -> None:
    """Words in the order of the text, at rising times, inside the utterances that hold them."""
    words = formats.words(data, "", reading)
    if words is None:
        return
    times = [time for time in words.times if time == time]
    assert sum(a > b for a, b in pairwise(times)) <= 0.01 * len(times)
    outside = 0
    for start, time in zip(words.starts, words.times, strict=True):
        block = reading.blocks[reading.blocks.number_at(start) - 1]
        if time == time and block.start is not None and block.end is not None:
            outside += not block.start - 0.01 <= time <= block.end + 0.01
    assert outside <= 0.01 * len(words)
