"""Parliaments' debates as text: members in full and by surname, offices, groups, columns."""

from datetime import date

from transcripts.columns import DESCRIPTION, EVENT, KIND_NAMES
from transcripts.formats import formats, read
from transcripts.formats.document import open_document
from transcripts.model import Person, Reading

DEBATE = """House of Commons

Tuesday 12 January 2021

The House met at half-past Eleven o'clock

[Mr Speaker in the Chair]

Oral Answers to Questions

12 Jan 2021 : Column 345

1. Mr Bob Roe (Northtown) (Con): What steps is he taking?

The Secretary of State for Housing (Ann Lee): We are building.
And more.

[3.15 pm]

Mr Roe: Thank you. It is 10.30 am: early.

Column 346

Several hon. Members rose—

Mr Speaker: Order. My hon. Friend the Member for Southtown must sit.

The Secretary of State for Housing: I will.

Hon. Members: Hear, hear.

[Interruption.]

Question put and agreed to.
"""


def said(reading: Reading) -> list[tuple[str | None, str, str]]:
    people = reading.details.people
    return [
        (people[b.speaker].name if b.speaker >= 0 else None, KIND_NAMES[b.kind], b.text)
        for b in reading.blocks
        if b.kind != DESCRIPTION
    ]


def test_a_member_is_named_in_full_once_and_by_the_surname_after_that() -> None:
    reading = read(DEBATE.encode(), "debate.txt")
    assert reading.format == "hansard"
    assert said(reading) == [
        (None, "event", "[Mr Speaker in the Chair]"),
        ("Mr Bob Roe", "speech", "What steps is he taking?"),
        ("The Secretary of State for Housing (Ann Lee)", "speech", "We are building."),
        ("The Secretary of State for Housing (Ann Lee)", "speech", "And more."),
        ("Mr Bob Roe", "speech", "Thank you. It is 10.30 am: early."),
        (None, "event", "Several hon. Members rose—"),
        ("Mr Speaker", "speech", "Order. My hon. Friend the Member for Southtown must sit."),
        ("The Secretary of State for Housing (Ann Lee)", "speech", "I will."),
        (None, "speech", "Hear, hear."),
        (None, "event", "[Interruption.]"),
        (None, "event", "Question put and agreed to."),
    ]
    assert reading.report.guessed == ("that Mr Roe is Mr Bob Roe",)


def test_seat_and_party_are_kept_with_the_member() -> None:
    people = read(DEBATE.encode()).details.people
    assert people[0] == Person("Mr Bob Roe", evidence="Mr Bob Roe (Northtown) (Con)")


def test_two_members_of_one_surname_are_not_mixed_up() -> None:
    other = DEBATE.replace(
        "Mr Roe: Thank you.", "Mr Jim Roe (Easttown) (Lab): No.\n\nMr Roe: Thank you."
    )
    names = [person.name for person in read(other.encode()).details.people]
    assert "Mr Roe" in names


def test_columns_and_times_of_day_are_left_out() -> None:
    reading = read(DEBATE.encode())
    assert "345" not in reading.blocks.text
    assert "3.15" not in reading.blocks.text
    assert reading.report.left_out == ("columns and numbers of pages (2)", "times of day (1)")
    assert all(block.start is None for block in reading.blocks)


def test_the_date_and_the_headings_above_a_question_are_understood() -> None:
    details = read(DEBATE.encode()).details
    assert details.published == date(2021, 1, 12)
    assert [chapter.title for chapter in details.chapters] == ["Oral Answers to Questions"]


def test_events_belong_to_nobody() -> None:
    reading = read(DEBATE.encode())
    assert all(b.speaker == -1 for b in reading.blocks if b.kind == EVENT)


def test_names_on_lines_of_their_own_need_no_colon() -> None:
    page = (
        "Water\n\nMonday 11 January 2021\n\n"
        "Bob Roe (Northtown) (Con)\n\nDoes my hon. Friend agree?\n\n"
        "The Minister for Water (Ann Lee)\n\nI do, Mr Speaker.\n\n"
        "Cy Poe (Southtown) (Lab)\n\nOrder.\n\n"
        "Mr Speaker\n\nThe House will hear the Minister.\n\nBob Roe\n\nThank you.\n"
    )
    speakers = [who for who, _, _ in said(read(page.encode()))]
    assert speakers == [
        "Bob Roe",
        "The Minister for Water (Ann Lee)",
        "Cy Poe",
        "Mr Speaker",
        "Bob Roe",
    ]


def test_an_interview_that_talks_about_a_parliament_is_none() -> None:
    talk = (
        "Ann Lee: What did the Prime Minister say in the House?\n\n"
        "Bob Roe: That the House of Commons (the lower one) would vote.\n\n"
        "Ann Lee: And the hon. Member?\n\nBob Roe: He sat.\n\n"
    ) * 3
    hansard = next(one for one in formats() if one.name == "hansard")
    assert hansard.detect(open_document(talk.encode())) == 0.0
