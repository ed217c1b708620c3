"""Courts' records: who asks and who answers, through numbered lines, pages and objections."""
# Samples stand as they are written.
# ruff: noqa: E501

from datetime import date

import pytest

from transcripts.columns import DESCRIPTION, EVENT, SPEECH
from transcripts.formats import formats, read
from transcripts.formats.document import open_document
from transcripts.model import Reading

TRIAL = """
                                                                   1
     J59TDUN2                 Trial

 1   UNITED STATES OF AMERICA,
 2              v.
 3   JOHN ROE,
 4                                    May 9, 2019
 5            (Trial resumed; jury present)
 6            THE COURT:  Good morning.  The
 7   government may call its next witness.
 8            MS. ALLEN:  The government calls Jane Doe.
 9    JANE DOE,
10        called as a witness by the Government,
11        having been duly sworn, testified as follows:
12   DIRECT EXAMINATION
13   BY MS. ALLEN:
14   Q.  Good morning, Ms. Doe.  Where do
15   you work?
16   A.  At the bank
                SOUTHERN DISTRICT REPORTERS, P.C.
                           (212) 805-0300
\f                                                                   2
     J59TDUN2                 Doe - direct

 1   on Main Street.
 2            MR. BELL:  Objection.
 3            THE COURT:  Overruled.
 4            THE WITNESS:  I said the bank.
 5   Q.  And for how long?
 6   A.  Ten years (inaudible)
 7   and more.
 8   CROSS-EXAMINATION
 9   BY MR. BELL:
10   Q.  You like it?
11   A.  I do.
12            (Whereupon, a recess was taken at
13   10:30 a.m., and the trial resumed)
14   Q.  Yes?
15   A.  Yes.
                SOUTHERN DISTRICT REPORTERS, P.C.
                           (212) 805-0300
"""


def said(reading: Reading) -> list[tuple[str | None, str]]:
    people = reading.details.people
    return [
        (people[b.speaker].name if b.speaker >= 0 else None, b.text)
        for b in reading.blocks
        if b.kind != DESCRIPTION
    ]


def test_a_trial_is_read_through_its_pages() -> None:
    reading = read(TRIAL.encode(), "trial.txt")
    assert reading.format == "court"
    assert said(reading) == [
        (None, "(Trial resumed; jury present)"),
        ("THE COURT", "Good morning. The government may call its next witness."),
        ("MS. ALLEN", "The government calls Jane Doe."),
        (
            None,
            "JANE DOE, called as a witness by the Government, having been duly sworn, testified as follows:",
        ),
        ("MS. ALLEN", "Good morning, Ms. Doe. Where do you work?"),
        ("JANE DOE", "At the bank on Main Street."),
        ("MR. BELL", "Objection."),
        ("THE COURT", "Overruled."),
        ("JANE DOE", "I said the bank."),
        ("MS. ALLEN", "And for how long?"),
        ("JANE DOE", "Ten years (inaudible) and more."),
        ("MR. BELL", "You like it?"),
        ("JANE DOE", "I do."),
        (None, "(Whereupon, a recess was taken at 10:30 a.m., and the trial resumed)"),
        ("MR. BELL", "Yes?"),
        ("JANE DOE", "Yes."),
    ]
    details = reading.details
    assert [(c.title, reading.blocks[c.block - 1].text[:8]) for c in details.chapters] == [
        ("DIRECT EXAMINATION", "Good mor"),
        ("CROSS-EXAMINATION", "You like"),
    ]
    assert details.published == date(2019, 5, 9)
    assert reading.report.left_out == (
        "the numbers of lines",
        "page breaks and numbers of pages (3)",
        "headers and footers of pages (5)",
    )


def test_the_witness_has_the_name_that_the_record_states_and_its_words_as_evidence() -> None:
    people = {p.name: p for p in read(TRIAL.encode()).details.people}
    assert people["JANE DOE"].role == "guest"
    assert people["JANE DOE"].evidence == "JANE DOE, called as a witness by the Government,"
    assert not people["JANE DOE"].inferred
    assert {name for name, person in people.items() if person.role == "host"} == {
        "MS. ALLEN",
        "MR. BELL",
    }


def test_lines_of_the_source_are_told() -> None:
    lines = TRIAL.split("\n")
    for block in read(TRIAL.encode()).blocks:
        assert block.line is not None
        assert block.text.split()[0] in lines[block.line - 1]


DEPOSITION = """VIDEOTAPED DEPOSITION OF MICHAEL HENDERSON

October 12, 2024

I N D E X
MR. WHITFIELD ................ 4

MICHAEL HENDERSON, having been first duly sworn,
testified as follows:

EXAMINATION BY MR. WHITFIELD:
Q. Please state your name.
A. Michael Henderson.
Q. (BY MR. WHITFIELD) And a question that goes on
over a line?

Page 2

A. A good answer.
MS. TORRES: Form.
THE WITNESS: Can you repeat?
THE VIDEOGRAPHER: Off the record.
(Exhibit 4 was marked.)
Q    Sure.
A    OK.

REPORTER'S CERTIFICATE
I, Jane, certify.
"""


def test_a_deposition_without_numbers_of_lines() -> None:
    reading = read(DEPOSITION.encode())
    assert said(reading) == [
        ("MR. WHITFIELD", "Please state your name."),
        ("MICHAEL HENDERSON", "Michael Henderson."),
        ("MR. WHITFIELD", "And a question that goes on over a line?"),
        ("MICHAEL HENDERSON", "A good answer."),
        ("MS. TORRES", "Form."),
        ("MICHAEL HENDERSON", "Can you repeat?"),
        ("THE VIDEOGRAPHER", "Off the record."),
        (None, "(Exhibit 4 was marked.)"),
        ("MR. WHITFIELD", "Sure."),
        ("MICHAEL HENDERSON", "OK."),
    ]
    assert reading.details.title == "VIDEOTAPED DEPOSITION OF MICHAEL HENDERSON"
    assert reading.details.published == date(2024, 10, 12)
    assert "2 lines of the reporter's certificate and after it" in reading.report.left_out


@pytest.mark.parametrize("mark", ["{}.  ", "{}: ", "{}    ", "{}. "])
def test_questions_and_answers_are_marked_in_several_ways(mark: str) -> None:
    rows = [("Q", "Who are you?"), ("A", "Ann."), ("Q", "And then?"), ("A", "Then nothing.")]
    text = "\n".join(mark.format(letter) + words for letter, words in rows)
    assert said(read(text.encode())) == rows


def test_an_article_at_the_beginning_of_a_line_is_no_answer() -> None:
    text = "Q Did you put on pants?\nA I don't recall.\nQ Are you wearing\npants now?\nA I'm not sure. It was\nA good day.\n"
    assert said(read(text.encode())) == [
        ("Q", "Did you put on pants?"),
        ("A", "I don't recall."),
        ("Q", "Are you wearing pants now?"),
        ("A", "I'm not sure. It was A good day."),
    ]


def test_lines_numbered_with_their_page() -> None:
    text = "00012:24   Q.   Good morning.\n00012:25   A.   Hi.\n00013:01   MR. X:  Objection\n00013:02  to form.\n00013:03   Q.   So?\n00013:04   A.   Yes.\n"
    assert said(read(text.encode())) == [
        ("Q", "Good morning."),
        ("A", "Hi."),
        ("MR. X", "Objection to form."),
        ("Q", "So?"),
        ("A", "Yes."),
    ]


def test_arguments_without_questions_and_answers() -> None:
    text = """ 1             P R O C E E D I N G S
 2           CHIEF JUSTICE ROBERTS:  We'll hear argument
 3   first this morning.
 4           ORAL ARGUMENT OF PAUL D. CLEMENT
 5            ON BEHALF OF THE PETITIONERS
 6           MR. CLEMENT:  May it please the Court: it
 7   is so.
 8           JUSTICE SOTOMAYOR:  Is it?
"""
    reading = read(text.encode())
    assert said(reading) == [
        ("CHIEF JUSTICE ROBERTS", "We'll hear argument first this morning."),
        ("MR. CLEMENT", "May it please the Court: it is so."),
        ("JUSTICE SOTOMAYOR", "Is it?"),
    ]
    assert [c.title for c in reading.details.chapters] == [
        "ORAL ARGUMENT OF PAUL D. CLEMENT ON BEHALF OF THE PETITIONERS"
    ]


def test_a_parenthesis_inside_an_answer_ends_nothing() -> None:
    text = "Q. Yes?\nA. I saw him\n(he was tall) at the door.\nQ. So?\n(Pause.)\nA. That is\n(a) one thing.\n"
    reading = read(text.encode())
    assert [(b.kind, b.text) for b in reading.blocks] == [
        (SPEECH, "Yes?"),
        (SPEECH, "I saw him (he was tall) at the door."),
        (SPEECH, "So?"),
        (EVENT, "(Pause.)"),
        (SPEECH, "That is (a) one thing."),
    ]


def test_prose_that_names_people_is_no_record() -> None:
    prose = (
        "A dog ran. Q is a letter.\nMr. Smith: a life in letters.\nThe end of it was near, and we all knew it was.\n"
        * 4
    )
    court = next(one for one in formats() if one.name == "court")
    assert court.detect(open_document(prose.encode())) == 0.0
