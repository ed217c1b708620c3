"""Talk is told from writing, and doubt is given to talk."""
# Samples stand as they are written.
# ruff: noqa: E501

from pathlib import Path

import pytest

from transcripts.formats import read
from transcripts.formats.texts.talk import judge

from .conftest import Texts

PAGES = Path(__file__).parents[3] / "../shared/corpus/speakers"
LICENCE = (
    "Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated "
    "documentation files (the Software), to deal in the Software without restriction, including without limitation the "
    "rights to use, copy, modify, merge, publish, distribute, sublicense, and sell copies of the Software.\n"
    "The above copyright notice and this permission notice shall be included in all copies or substantial portions.\n"
    "THE SOFTWARE IS PROVIDED AS IS, WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE "
    "WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS "
    "BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE.\n"
)
ARTICLE = (
    "A loom is a device used to weave cloth and tapestry. The basic purpose of any loom is to hold the warp threads under "
    "tension to facilitate the interweaving of the weft threads. The precise shape of the loom and its mechanics may vary "
    "(compare the table below); the basic function is the same.\n"
    "Weaving is done by intersecting the longitudinal threads, the warp, with the transverse threads, the weft. The major "
    "components of the loom are the warp beam, heddles, harnesses, shuttle, reed and takeup roll. In the loom, yarn "
    "processing includes shedding, picking, battening and taking-up operations: these are the principal motions.\n"
)
TALK = (
    "So I was telling you about the loom that we had in the house when I was small, you know.\nYeah, and who wove on it?\n"
    "My mother did, mostly. She'd sit there in the evening and I'd hand her the thread, and that's how I learned it.\n"
    "And did you like it?\nI didn't, not then. I wanted to go out and play like everybody else. But it's funny, now I "
    "miss it, and I think about it a lot. What about you, did you have one?\nNo, we never had one. But my aunt did, and "
    "we'd go and see her, and I remember the noise of it. It's a lovely noise, isn't it?\nIt is, it really is.\n"
)
MONOLOGUE = (
    "The year was nineteen fourteen. The archduke was in the town with his wife. The driver took a wrong turn and stopped "
    "right in front of the cafe where the boy was standing. Two shots were fired. Within weeks the whole of Europe was at "
    "war. It is hard to overstate how quickly that happened. They sent an ultimatum. The others accepted nearly all of it. "
    "One of them mobilized, and then another, and then all of the rest of them did so in turn. Nobody wanted this war, and everybody got it. And that is the story of the summer "
    "when the old world ended. What came after it is another story, and a longer one.\n"
)


@pytest.mark.parametrize("text", [LICENCE, ARTICLE], ids=["licence", "article"])
def test_writing_is_refused_with_what_to_do(text: str, texts: Texts) -> None:
    message = texts.refusal(text)
    assert "looks like a document rather than talk" in message
    assert "write the speakers' names before their words" in message


@pytest.mark.parametrize("text", [TALK, TALK.lower().replace(".", "").replace(",", ""), TALK.replace("\n", " "), MONOLOGUE], ids=["lines", "captions", "one paragraph", "told"])  # fmt: skip
def test_talk_is_taken(text: str, texts: Texts) -> None:
    assert texts.read(text).format == "plain"


def test_talk_with_few_signs_of_it_is_told_as_a_guess(texts: Texts) -> None:
    assert "that it is talk, for little in it says so" in texts.read(MONOLOGUE).report.guessed
    assert not texts.read(TALK).report.guessed


def test_what_is_too_short_or_in_another_language_is_not_judged() -> None:
    assert judge(["The basic purpose of any loom is to hold the threads."]).balance is None
    german = (
        "Der Webstuhl ist ein Gerät, mit dem man Stoffe webt, und er hält die Fäden unter Spannung."
    )
    verdict = judge([german] * 12)
    assert not verdict.is_writing
    assert verdict.doubts


def test_names_in_a_document_are_none(texts: Texts) -> None:
    text = "".join(f"Scope:\n{LICENCE}\nTerms:\n{ARTICLE}\n" for _ in range(2))
    assert "document rather than talk" in texts.refusal(text)


def test_a_letter_is_called_so(texts: Texts) -> None:
    text = "From: Ann Lee <ann@x.example>\nTo: Bob Roe <bob@x.example>\nSubject: Looms\nDate: Mon, 4 Mar 2021\n\nHello Bob, I hope that you are well. See you.\n"
    assert texts.refusal(text, "letter.txt") == "letter.txt is an e-mail, not a transcript."


def test_every_page_without_names_is_talk(texts: Texts) -> None:
    if not PAGES.is_dir():
        pytest.skip("the pages in ../shared/corpus/speakers are not here")
    pages = sorted(PAGES.glob("*.txt"))
    assert pages
    assert [page.name for page in pages if texts.read(page.read_text()).format != "plain"] == []


def test_people_who_speak_again_and_again_are_people_however_their_words_look():
    codes = "x[1]{2}; (a) 9.3.1 != 4.4.2; fn(b): <c/> [d] y[7]{1}; (e) 2.2.8 := 1.0.3"
    turns = "\n\n".join(f"**{name}:** {codes}" for name in ("Ann", "Ben") * 8)
    assert len(read(turns.encode(), "codes.md").details.people) == 2
