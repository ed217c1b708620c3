"""Names without times: before colons, alone on lines, in screenplays; roles and heads."""
# Samples stand as they are written.
# ruff: noqa: E501

import pytest

from transcripts.columns import DESCRIPTION, EVENT
from transcripts.model import Person

from .conftest import Texts

WORDS = [
    "Hello there, and welcome to all of you.",
    "Thank you for having me on.",
    "So tell me about it.",
    "I will, gladly.",
]


def who(texts: Texts, text: str, name: str = "talk.txt") -> list[str | None]:
    return [speaker for _, speaker, _ in texts.said(text, name)]


@pytest.mark.parametrize(
    "shape",
    ["{0}: {1}\n", "{0}:\n{1}\n", "{0}： {1}\n", "[{0}]: {1}\n", "- {0}: {1}\n", "    {0}: {1}\n\n", "<u>{0}:</u>\t{1}\n\n", "**{0}**: {1}\n\n", "__{0}:__ {1}\n\n", "*{0}:* {1}\n\n", "> {0}: {1}\n\n", "**{0}:**\n\n{1}\n\n", "**{0}**\n\n{1}\n\n", "### {0}\n\n{1}\n\n", '<span class="host">{0}:</span> {1}\n\n'],
)  # fmt: skip
def test_names_before_colons_or_alone_are_read(shape: str, texts: Texts) -> None:
    text = "".join(
        shape.format("Ann Lee" if n % 2 == 0 else "Bob Roe", words) for n, words in enumerate(WORDS)
    )
    text = f"# Looms\n\n{text}" if text.startswith("<") else text
    assert texts.said(text) == [
        (None, "Ann Lee" if n % 2 == 0 else "Bob Roe", words) for n, words in enumerate(WORDS)
    ]


@pytest.mark.parametrize(
    "names",
    [
        ("O'NEIL-SMITH", "DR. ROE"),
        ("张三", "李四"),
        ("Ведущий", "Иван Петров"),
        ("Mónica Díaz", "José"),
        ("danah", "Rebecca"),
    ],
)
def test_names_of_any_script_are_names(names: tuple[str, str], texts: Texts) -> None:
    text = "".join(f"{names[n % 2]}:\n{words}\n" for n, words in enumerate(WORDS))
    assert who(texts, text) == [names[0], names[1], names[0], names[1]]


SCREENPLAY = """INT. STUDIO - NIGHT

Rain on the window. Ann sits down.

ANN
(whispering)
Hello there. Are you in?

BOB (V.O.)
I am. I always was.

Bob walks in.

ANN
You scared me.

BOB
Sorry.

EXT. STREET - DAY

ANN (CONT'D)
So it was you.
"""


def test_a_screenplay_has_scenes_for_chapters_and_actions_that_nobody_says(texts: Texts) -> None:
    reading = texts.read(SCREENPLAY)
    assert [(speaker, words) for _, speaker, words in texts.spoken(reading)] == [
        ("ANN", "Hello there. Are you in?"),
        ("BOB", "I am. I always was."),
        ("ANN", "You scared me."),
        ("BOB", "Sorry."),
        ("ANN", "So it was you."),
    ]
    assert [c.title for c in reading.details.chapters] == [
        "INT. STUDIO - NIGHT",
        "EXT. STREET - DAY",
    ]
    kinds = {b.text: b.kind for b in reading.blocks}
    assert kinds["Bob walks in."] == DESCRIPTION
    assert kinds["(whispering)"] == EVENT


def test_roles_are_those_that_labels_and_fields_state(texts: Texts) -> None:
    text = "Ann Lee (host): Hello.\nBob Roe (guest): Hi.\nAnn Lee: So.\nBob Roe: Yes.\n"
    assert texts.read(text).details.people == (
        Person("Ann Lee", "host"),
        Person("Bob Roe", "guest"),
    )
    text = "Interviewer: Hello.\nDr. Roe: Hi.\nInterviewer: So.\nDr. Roe: Yes.\n"
    assert texts.read(text).details.people == (Person("Interviewer", "host"), Person("Dr. Roe"))


def test_fields_above_the_talk_state_people_and_date_and_name_nobody(texts: Texts) -> None:
    reading = texts.read(
        "Interviewee: James Holt\nInterviewer: Mary Pine\nDate of Interview: March 3, 1999\nLocation: Durham\n\n"
        "MP: How are you?\n\nJH: I'm fine.\n\nMP: Where were you born?\n\nJH: Right here.\n"
    )
    assert reading.details.people == (Person("Mary Pine", "host"), Person("James Holt", "guest"))
    assert str(reading.details.published) == "1999-03-03"
    assert {"that MP is Mary Pine", "that JH is James Holt"} <= set(reading.report.guessed)


def test_initials_that_fit_two_people_are_nobodys(texts: Texts) -> None:
    text = "ANN LEE: Hello.\nART LOW: Hi.\nAL: So.\nANN LEE: Yes.\nART LOW: No.\nAL: Well.\n"
    assert [p.name for p in texts.read(text).details.people] == ["ANN LEE", "ART LOW", "AL"]


def test_a_label_of_two_who_stand_alone_elsewhere_is_nobody(texts: Texts) -> None:
    text = "Ann: Hello.\nBob: Hi.\nAnn & Bob: Bye!\nAnn: So.\nBob: Yes.\n"
    assert who(texts, text) == ["Ann", "Bob", None, "Ann", "Bob"]


def test_how_somebody_speaks_is_no_part_of_their_name(texts: Texts) -> None:
    text = "Ann: Hello.\nBob (laughing): Hi.\nAnn (on the phone): So.\nBob: Yes.\n"
    assert who(texts, text) == ["Ann", "Bob", "Ann", "Bob"]


def test_show_notes_with_names_in_a_list_name_no_speakers(texts: Texts) -> None:
    notes = (
        "---\ntitle: Beans\n---\n\nIn this one, Ann and Bob talk.\n\n## Notes\n\n"
        + "* One\n* Two\n" * 6
    )
    notes += "\n## Picks\n\n* Ann: a thing\n* Bob: another\n* Ann: more\n* Bob: that\n"
    assert "show notes" in texts.refusal(notes, "notes.md")


def test_fields_of_a_document_are_no_names(texts: Texts) -> None:
    text = "".join(
        f"Files: lib/{n}/*\nCopyright: 2001 A. Roe\nLicense: GPL-2\n The work is free software under the terms of the licence.\n\n"
        for n in range(6)
    )
    texts.refusal(text, "copyright")
