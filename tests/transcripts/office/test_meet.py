"""What Google Meet leaves in a document, as text, as Markdown, with Gemini's notes."""

from datetime import date

from transcripts.formats import read
from transcripts.model import Reading

from .checks import described, said
from .making import bold, docx, par

REMARK = (
    "This editable transcript was computer generated and might contain errors. People can also "
    "change the text after it was created."
)
TALK = """00:00:00

Ann Lee: Good morning.
Bob Roe: Morning.
Ann Lee: As I said

00:01:05

Bob Roe: So it was.
Ann Lee: Yes.

Transcription ended after 00:12:12

"""
TEXT = f"Jun 5, 2026\nWeekly call - Transcript\n{TALK}{REMARK}\n"
SAID = [
    (0.0, "Ann Lee", "Good morning."),
    (None, "Bob Roe", "Morning."),
    (None, "Ann Lee", "As I said"),
    (65.0, "Bob Roe", "So it was."),
    (None, "Ann Lee", "Yes."),
]


def check(reading: Reading) -> None:
    assert said(reading) == SAID
    details = reading.details
    assert details.title == "Weekly call"
    assert details.published == date(2026, 6, 5)
    assert details.duration == 12 * 60 + 12


def test_its_text_is_read_with_lines() -> None:
    reading = read(TEXT.encode(), "call.txt")
    assert reading.format == "meet"
    check(reading)
    assert reading.blocks[0].line == 5
    assert "Google's own remark (2)" in reading.report.left_out


def test_its_document_is_read() -> None:
    body = [
        par(line, style="Heading3")
        if line[:1].isdigit() or " - " in line
        else par(bold(line.partition(":")[0] + ":"), line.partition(":")[2])
        if ": " in line
        else par(line)
        for line in TEXT.split("\n")
    ]
    reading = read(docx(*body))
    assert reading.format == "docx"
    check(reading)


def test_its_markdown_is_read() -> None:
    lines = []
    for line in TEXT.split("\n"):
        name, colon, words = line.partition(": ")
        if colon:
            lines.append(f"**{name}:** {words}")
        elif line[:2] == "00" or line.startswith("Transcription"):
            lines.append(f"### {line}")
        else:
            lines.append(f"## {line}" if line.endswith("- Transcript") else line)
    check(read("\n\n".join(lines).replace(" - T", " \\- T").encode(), "call.md"))


def test_notes_by_gemini_describe_the_talk() -> None:
    notes = (
        "📝 Notes\nJun 5, 2026\nWeekly call\nSummary\nThey met (00:01:05).\nNext steps\n"
        "Ann Lee: send it.\nYou should review Gemini's notes to make sure they're accurate.\n"
        f"📖 Transcript\n{TEXT}"
    )
    reading = read(notes.encode())
    check(reading)
    assert described(reading) == [
        "Jun 5, 2026",
        "Weekly call",
        "Summary",
        "They met (00:01:05).",
        "Next steps",
        "Ann Lee: send it.",
    ]


def test_attendees_are_people_and_presentations_are_none() -> None:
    head = "Weekly call (2026-06-05 10:00 GMT+2) - Transcript\nAttendees\n"
    people = "Ann Lee, Bob Roe, Bob Roe's Presentation, Cy Poe\n"
    reading = read(f"{head}{people}Transcript\n{TALK}{REMARK}".encode())
    check(reading)
    assert [person.name for person in reading.details.people] == ["Ann Lee", "Bob Roe", "Cy Poe"]
