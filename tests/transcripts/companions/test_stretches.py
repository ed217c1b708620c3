"""Who speaks when, from files without a word."""

import json
from collections.abc import Callable
from contextlib import suppress

import pytest

from transcripts.formats import NotATranscript, understand
from transcripts.model import Companion, Reading

Understand = Callable[..., Companion]


def said(found: Companion) -> list[tuple[float, float, str | None]]:
    people = found.details.people
    return [(one.start, one.end, people[one.speaker].name) for one in found.stretches]


EXPECTED = [(0.0, 2.5, "Ann"), (2.5, 7.0, "Bob"), (7.0, 12.0, "Ann"), (12.0, 13.5, "Bob")]
ROWS = [{"start": a, "end": b, "speaker": name} for a, b, name in EXPECTED]
SHAPES = {
    "RTTM": ";; a remark\nSPKR-INFO talk 1 <NA> <NA> <NA> adult_male Ann <NA> <NA>\n"
    + "".join(
        f"SPEAKER talk 1 {a:.3f} {b - a:.3f} <NA> <NA> {name} <NA> <NA>\n"
        for a, b, name in EXPECTED
    ),
    "RTTM of nine fields": "".join(
        f"SPEAKER  talk  1  {a}  {b - a}  <NA>  <NA>  {name}  <NA>\n" for a, b, name in EXPECTED
    ),
    "a list": json.dumps(ROWS),
    "segments": json.dumps({"segments": ROWS}),
    "unsorted": json.dumps(ROWS[::-1]),
    "labels in JSON": json.dumps([{"start": a, "end": b, "label": n} for a, b, n in EXPECTED]),
    "lengths": json.dumps([{"start": a, "duration": b - a, "speaker": n} for a, b, n in EXPECTED]),
    "pyannote": json.dumps(
        {
            "pyannote": "Annotation",
            "content": [
                {"segment": {"start": a, "end": b}, "track": "A", "label": n}
                for a, b, n in EXPECTED
            ],
        }
    ),
    "a service's answer": json.dumps(
        {
            "jobId": "x",
            "output": {
                "diarization": [{**row, "speaker": "SPEAKER_00"} for row in ROWS],
                "identification": ROWS,
            },
        }
    ),
    "Audacity": "".join(f"{a:.6f}\t{b:.6f}\t{n}\n" for a, b, n in EXPECTED),
    "columns with blanks": "".join(f"{a:.3f} {b:.3f} {n}\n" for a, b, n in EXPECTED),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_every_shape_of_stretches_is_read(shape: str, companion: Understand) -> None:
    found = companion(SHAPES[shape])
    # A person's number is that of their first row in the file.
    assert said(found) == EXPECTED
    assert found.details.chapters == ()
    assert found.report.understood == ("who speaks when",)
    assert found.report.left_out == ()


def test_numbered_speakers_have_numbers_for_names(companion: Understand) -> None:
    rows = [{"start": 0, "end": 1, "speaker": 0}, {"start": 1, "end": 2, "speaker": 1}]
    assert [one.name for one in companion(json.dumps(rows)).details.people] == [
        "Speaker 0",
        "Speaker 1",
    ]


def test_two_labelled_voices_are_speakers_though_each_comes_once(companion: Understand) -> None:
    assert len(companion("0.0 3.2 speaker_0\n3.2 5.5 speaker_1\n").stretches) == 2


def test_stretches_that_cannot_be_used_are_told(companion: Understand) -> None:
    bad = [
        {"start": 3, "end": 3, "speaker": "Ann"},
        {"start": 5, "end": 4, "speaker": "Ann"},
        {"start": -1, "end": 4, "speaker": "Ann"},
        {"start": 9, "end": 12, "speaker": ""},
    ]
    found = companion(json.dumps(ROWS + bad))
    assert said(found) == EXPECTED
    assert found.report.left_out == ("4 stretches without a name or a length",)


def test_of_several_recordings_the_one_of_the_files_name_is_taken(companion: Understand) -> None:
    text = "".join(f"SPEAKER {n} 1 0.0 2.0 <NA> <NA> of_{n} <NA> <NA>\n" for n in ("a", "b"))
    assert said(companion(text, "B.rttm")) == [(0.0, 2.0, "of_b")]


def test_several_recordings_under_another_name_are_refused(refusal: Callable[..., str]) -> None:
    text = "".join(f"SPEAKER {n} 1 0.0 2.0 <NA> <NA> x <NA> <NA>\n" for n in ("a", "b"))
    assert "in 2 recordings" in refusal(text, "all.rttm")


def test_rttm_without_a_stretch_that_can_be_used_is_refused(refusal: Callable[..., str]) -> None:
    assert "no stretch that can be used" in refusal(
        "SPEAKER talk 1 0.0 0.0 <NA> <NA> x <NA> <NA>\n"
    )


@pytest.mark.parametrize("key", ["text", "sentence", "what_they_said"])
def test_rows_with_words_are_no_companion(key: str) -> None:
    rows = [{**row, key: "So I said."} for row in ROWS]
    with suppress(NotATranscript):
        assert isinstance(understand(json.dumps(rows).encode()), Reading)


def test_labels_that_each_come_once_are_chapters(companion: Understand) -> None:
    rows = [{"start": n, "end": n + 60, "label": f"Part {n}"} for n in range(0, 600, 60)]
    assert len(companion(json.dumps(rows)).details.chapters) == 10


def test_labels_that_say_what_was_said_are_a_transcript() -> None:
    rows = [
        (0.0, 2.5, "Hello there and welcome."),
        (2.5, 7.0, "Thank you for having me here today."),
        (7.0, 12.0, "So tell me about the harbour, will you?"),
    ]
    found = understand("".join(f"{a:.6f}\t{b:.6f}\t{t}\n" for a, b, t in rows).encode())
    assert isinstance(found, Reading)
    assert [block.text for block in found.blocks] == [text for _, _, text in rows]
    assert list(found.blocks.starts) == [0.0, 2.5, 7.0]
