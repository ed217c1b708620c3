"""Markdown as pages have it: notes around the talk, code of the page, marks inside words."""
# Samples stand as they are written.
# ruff: noqa: E501

from transcripts.columns import DESCRIPTION

from .conftest import Texts

PAGE = """---
title: "49: Looms"
show: Loom Talk
date: 2021-11-17
duration: 1:02:03
host: Ann Lee
guests:
  - name: Bob Roe
audio: https://media.example/49.mp3
youtube: https://video.example/49
spotify: https://music.example/49
---
import Player from "../player";
export const meta = {
  a: 1,
};

<Player
  id="x"
/>

About looms, in short.

[home]: https://looms.example

## Show notes

- [One](https://one.example)

# Transcript

<!-- made by hand,
     in two days -->

{{< picture "x.png" >}}

## [00:00:00] Before

[00:00:01] **Ann:** Hello, ~~um,~~ you [there](https://there.example).[^1]

[00:00:09] **Bob:** Hi. [laughter]

[^1]: A note.

[00:00:12] And more of it.

**Ann:** Bye.

## Links

More at [the shop](https://shop.example).

- https://looms.example/more
"""


def test_a_page_gives_its_talk_and_nothing_else_as_talk(texts: Texts) -> None:
    assert texts.said(PAGE, "49.mdx") == [
        (1.0, "Ann Lee", "Hello, you there."),
        (9.0, "Bob Roe", "Hi. [laughter]"),
        (12.0, "Bob Roe", "And more of it."),
        (None, "Ann Lee", "Bye."),
    ]


def test_a_page_states_itself(texts: Texts) -> None:
    details = texts.read(PAGE, "49.mdx").details
    assert (details.title, details.show, str(details.published)) == (
        "49: Looms",
        "Loom Talk",
        "2021-11-17",
    )
    assert details.duration == 3723
    assert details.url == "https://video.example/49"
    assert details.media == "https://media.example/49.mp3"
    assert [(p.name, p.role) for p in details.people] == [("Ann Lee", "host"), ("Bob Roe", "guest")]
    assert [(c.title, c.start) for c in details.chapters][:1] == [("Before", 0.0)]
    urls = {link.url for link in details.links}
    assert {
        "https://music.example/49",
        "https://there.example",
        "https://shop.example",
        "https://looms.example",
    } <= urls


def test_what_is_left_out_of_a_page_is_told(texts: Texts) -> None:
    left_out = texts.read(PAGE, "49.mdx").report.left_out
    assert {"1 comment", "1 footnote", "words struck through, in 1 places"} <= set(left_out)


def test_what_stands_around_the_talk_describes(texts: Texts) -> None:
    blocks = texts.read(PAGE, "49.mdx").blocks
    described = {b.text for b in blocks if b.kind == DESCRIPTION}
    assert {"About looms, in short.", "More at the shop."} <= described


def test_a_heading_with_a_colon_is_a_chapter_and_no_name(texts: Texts) -> None:
    text = "Ann: 00:01\n\nHello.\n\nBob: 00:05\n\nHi.\n\n## The bug: what it was\n\nAnn: 00:09\n\nSo.\n\nBob: 00:12\n\nYes.\n"
    reading = texts.read(text, "talk.md")
    assert [c.title for c in reading.details.chapters] == ["The bug: what it was"]
    assert [p.name for p in reading.details.people] == ["Ann", "Bob"]


def test_an_answer_ends_at_the_next_heading(texts: Texts) -> None:
    told = "".join(f"I wove for you, and that was number {n}.\n\n" for n in range(12))
    asked = "Q: Did you?\n\nA: I did.\n\nQ: Why?\n\nA: I don't know.\n\n"
    text = f"# Loom\n\n## Start\n\n{told}{asked}## Next\n\nSo then we go on.\n"
    assert texts.said(text, "talk.md")[-1] == (None, None, "So then we go on.")


def test_a_line_that_is_only_links_is_nobodys(texts: Texts) -> None:
    text = "Ann: Hello.\n\nRelease notes: https://x.example/notes\n\nBob: Hi.\n\nAnn: So.\n\nBob: Yes.\n"
    blocks = texts.read(f"# Talk\n\n{text}", "talk.md").blocks
    assert [b.kind for b in blocks if "Release" in b.text] == [DESCRIPTION]


def test_stars_that_stand_for_letters_stay(texts: Texts) -> None:
    text = "**Ann:** I don't want to f*** it.\n\n**Bob:** Ha.\n\n**Ann:** So.\n"
    assert texts.said(text, "talk.md")[0][2] == "I don't want to f*** it."


def test_names_of_recognisers_in_headings_are_speakers(texts: Texts) -> None:
    text = "# Transcript\n\n## @speaker_00 [00:00:00 → 00:00:03]\n\nHello.\n\n## @speaker_02 [00:00:04 → 00:00:08]\n\nHi.\n\n## @speaker_00 [00:00:11 → 00:00:12]\n\nSo.\n"
    reading = texts.read(text, "talk.md")
    assert [(b.start, b.end) for b in reading.blocks] == [(0, 3), (4, 8), (11, 12)]
    assert [p.name for p in reading.details.people] == ["@speaker_00", "@speaker_02"]


def test_a_list_of_people_states_the_role_of_each(texts: Texts) -> None:
    matter = (
        "---\npeople:\n  - name: Ann Lee\n    role: Host\n  - name: Bob Roe\n    role: guest\n---\n"
    )
    people = texts.read(
        f"{matter}**Ann Lee:** Hi.\n\n**Bob Roe:** Ho.\n\n**Ann Lee:** Ha.\n", "t.md"
    ).details.people
    assert [(p.name, p.role) for p in people] == [("Ann Lee", "host"), ("Bob Roe", "guest")]


def test_tags_of_a_page_are_no_words_and_sounds_in_brackets_are(texts: Texts) -> None:
    text = "**Ann:** Hi <b>you</b>, <laughs> so.<br/>\n\n**Bob:** Ho.\n\n**Ann:** Ha.\n"
    assert texts.said(text, "t.md")[0][2] == "Hi you, <laughs> so."
