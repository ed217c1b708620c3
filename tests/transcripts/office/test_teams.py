"""What Microsoft Teams writes into documents, today and before 2023."""

from datetime import date

from transcripts.formats import read

from .checks import said
from .making import bold, docx, par, run

HEAD = [
    par("Weekly sync-20260615_133555-Meeting Transcript"),
    par("15 June 2026, 03:35am"),
    par("27m 42s"),
    par(bold("Lee, Ann"), " started transcription"),
]


def turn(name: str, time: str, text: str) -> str:
    return par("<w:r><w:drawing/></w:r>", bold(name), run(f"   {time}\n{text}"))


def test_a_document_of_today_is_read() -> None:
    body = [
        *HEAD,
        turn("Lee, Ann", "0:03", "So we begin."),
        turn("Roe, Bob (External)", "1:02:11", "Yes.\nI agree."),
        par(bold("Lee, Ann"), " stopped transcription"),
    ]
    reading = read(docx(*body))
    assert said(reading) == [
        (3.0, "Lee, Ann", "So we begin."),
        (3731.0, "Roe, Bob (External)", "Yes."),
        (None, "Roe, Bob (External)", "I agree."),
    ]
    details = reading.details
    assert details.title == "Weekly sync"
    assert details.published == date(2026, 6, 15)
    assert details.duration == 27 * 60 + 42


def test_its_text_pasted_is_read_with_lines() -> None:
    text = (
        "Weekly sync\n\n15 June 2026\n\nAnn started transcription\n\n"
        "Ann   0:03\nSo.\n\nBob   0:05\nYes.\n"
    )
    reading = read(text.encode(), "talk.txt")
    assert said(reading) == [(3.0, "Ann", "So."), (5.0, "Bob", "Yes.")]
    assert [block.line for block in reading.blocks] == [8, 11]
    assert reading.details.title == "Weekly sync"


def test_a_document_of_before_is_read() -> None:
    body = [
        par("0:0:0.0 --> 0:0:2.40\nAnn Lee\nSo we begin."),
        par("0:0:2.400 --> 0:0:5.90\nBob Roe\nYes."),
        par("0:1:6.90 --> 0:1:6.500\nBob Roe\nI agree."),
    ]
    reading = read(docx(*body))
    assert said(reading) == [
        (0.0, "Ann Lee", "So we begin."),
        (2.4, "Bob Roe", "Yes."),
        (66.09, "Bob Roe", "I agree."),
    ]
    assert [block.end for block in reading.blocks] == [2.04, 5.09, 66.5]


def test_words_without_a_name_are_nobodys() -> None:
    text = (
        "0:0:0.0 --> 0:0:2.40\nAnn Lee\nSo we begin.\n\n0:0:2.400 --> 0:0:5.90\nYes.\n\n"
        "0:0:6.0 --> 0:0:7.0\nAnn Lee\nThen go on.\n\n0:0:8.0 --> 0:0:9.0\nBob Roe\nRight.\n"
    )
    assert [who for _, who, _ in said(read(text.encode()))] == [
        "Ann Lee",
        None,
        "Ann Lee",
        "Bob Roe",
    ]


def test_captions_without_names_stay_captions() -> None:
    text = "0:0:0.0 --> 0:0:2.40\nSo we begin here.\n\n0:0:2.400 --> 0:0:5.90\nYes, we do so.\n"
    assert read(text.encode()).format == "subrip"
