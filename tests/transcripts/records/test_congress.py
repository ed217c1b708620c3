"""The Congressional Record: who is recognised, through pages, readings and headings."""
# Samples stand as they are written.
# ruff: noqa: E501, W291

from datetime import date

from transcripts.columns import KIND_NAMES
from transcripts.formats import formats, read
from transcripts.formats.document import open_document
from transcripts.model import Reading

RECORD = """
[Congressional Record Volume 159, Number 153 (Wednesday, October 30, 2013)]
[House]
[Pages H6909-H6910]
From the Congressional Record Online through the Government Printing Office [<a href="http://www.gpo.gov">www.gpo.gov</a>]




 AUTHORIZING THE CLERK TO INFORM THE PRESIDENT OF THE ELECTION OF THE 
                         SPEAKER AND THE CLERK

  The SPEAKER pro tempore. The Chair recognizes the gentlewoman from 
Florida (Ms. Lee) for 5 minutes.
  Ms. LEE ROE. Mr. Speaker, I rise today as we close out the 
month to recognize October.
  We have no
one who worries

[[Page H6910]]

again about being dropped.

                              {time}  1045

  Before the Act, too many. Mr. Foe. said.
  Mr. DeFOE of Oregon. I yield.
  The Clerk read the resolution, as follows:

                               H. Res. 4

       Resolved, That the Clerk be instructed to inform the 
     President of the United States.
       Second.

  The resolution was agreed to.
  The PRESIDING OFFICER (Mr. Brown). The clerk will call the roll.

                          ____________________

"""


def said(reading: Reading) -> list[tuple[str | None, str, str]]:
    people = reading.details.people
    return [
        (people[b.speaker].name if b.speaker >= 0 else None, KIND_NAMES[b.kind], b.text)
        for b in reading.blocks
    ]


def test_speeches_are_read_through_their_pages() -> None:
    reading = read(RECORD.encode(), "CREC.txt")
    assert reading.format == "congress"
    assert said(reading) == [
        ("The SPEAKER pro tempore", "speech", "The Chair recognizes the gentlewoman from Florida (Ms. Lee) for 5 minutes."),
        ("Ms. LEE ROE", "speech", "Mr. Speaker, I rise today as we close out the month to recognize October."),
        ("Ms. LEE ROE", "speech", "We have no one who worries again about being dropped."),
        ("Ms. LEE ROE", "speech", "Before the Act, too many. Mr. Foe. said."),
        ("Mr. DeFOE of Oregon", "speech", "I yield."),
        (None, "event", "The Clerk read the resolution, as follows:"),
        (None, "description", "H. Res. 4"),
        (None, "description", "Resolved, That the Clerk be instructed to inform the President of the United States."),
        (None, "description", "Second."),
        (None, "event", "The resolution was agreed to."),
        ("The PRESIDING OFFICER (Mr. Brown)", "speech", "The clerk will call the roll."),
    ]  # fmt: skip


def test_its_head_states_the_day_and_headings_are_chapters() -> None:
    details = read(RECORD.encode()).details
    assert details.published == date(2013, 10, 30)
    assert details.show == "Congressional Record"
    assert [chapter.title for chapter in details.chapters] == [
        "AUTHORIZING THE CLERK TO INFORM THE PRESIDENT OF THE ELECTION OF THE SPEAKER AND THE CLERK"
    ]


def test_pages_and_times_of_day_are_left_out_and_counted() -> None:
    assert read(RECORD.encode()).report.left_out == ("numbers of pages (1)", "times of day (1)")


def test_prose_that_names_people_with_titles_is_none() -> None:
    prose = (
        "Mr. Smith came in. He sat.\n\nMrs. JONES was there. Mr. Roe. too.\n\nAll went home.\n" * 3
    )
    congress = next(one for one in formats() if one.name == "congress")
    assert congress.detect(open_document(prose.encode())) == 0.0
