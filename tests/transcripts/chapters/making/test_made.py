"""Chapters made for a talk that has none."""

import subprocess
import sys

import pytest

from transcripts.chapters.making import LEAST_WORDS, Made, make_chapters
from transcripts.columns import DESCRIPTION, SUMMARY
from transcripts.model import BlocksBuilder, Details, Reading, Source, Transcript, Version
from transcripts.text import sentences
from transcripts.turns import group

JUNK = {"that", "this", "it", "yeah", "so", "okay", "right", "thing", "things", ""}


@pytest.mark.parametrize("named", [True, False])
def test_chapters_begin_where_the_subject_changes(talk, made, named):
    lines, speakers, starts = talk
    found = make_chapters(made(lines, speakers if named else ()))
    begun = [chapter.block for chapter in found.chapters]
    near = [any(abs(block - start) <= 1 for block in begun) for start in starts]
    assert sum(near) >= 3
    assert len(begun) <= len(starts) + 3


def test_made_chapters_say_that_they_are_inferred_and_begin_with_the_first_words(talk, made):
    lines, speakers, _ = talk
    found = make_chapters(made(lines, speakers))
    assert found.chapters[0].block == 1
    assert {chapter.origin for chapter in found.chapters} == {"inferred"}
    assert {chapter.start for chapter in found.chapters} == {None}
    blocks = [chapter.block for chapter in found.chapters]
    assert blocks == sorted(set(blocks))
    assert len(found.quotes) == len(found.chapters)


def test_titles_are_what_was_announced_or_asked(talk, made):
    lines, speakers, _ = talk
    titles = [chapter.title for chapter in make_chapters(made(lines, speakers)).chapters]
    assert titles[0] == "Introduction"
    told = " ".join(titles).lower()
    assert sum(word in told for word in ("harbour", "bread", "telescope", "museum")) >= 3
    for title in titles:
        assert title.lower() not in JUNK
        assert title[0].isupper() or title[0] == "“"
        assert len(title) <= 82


def test_key_quotes_are_whole_sentences_of_their_chapter_and_of_who_answers(talk, made):
    lines, speakers, _ = talk
    transcript = made(lines, speakers)
    found = make_chapters(transcript)
    ends = [*(chapter.block for chapter in found.chapters[1:]), len(lines) + 1]
    told = 0
    for chapter, end, spans in zip(found.chapters, ends, found.quotes, strict=True):
        assert len(spans) <= 3
        for span in spans:
            assert chapter.block <= span.start.block <= span.end.block < end
            line = lines[span.start.block - 1]
            whole = [line[a:b] for a, b in sentences(line)]
            assert line[span.start.char : span.end.char] in whole
            assert speakers[span.start.block - 1] == 1
            told += 1
    assert told >= len(found.chapters)


def test_a_sentence_broken_over_lines_is_quoted_whole(talk, made):
    lines, speakers, _ = talk
    cut_lines, cut_speakers = [], []
    for line, speaker in zip(lines, speakers, strict=True):
        words = line.split()
        for at in range(0, len(words), 11):
            cut_lines.append(" ".join(words[at : at + 11]))
            cut_speakers.append(speaker)
    transcript = made(cut_lines, cut_speakers)
    blocks, text = transcript.blocks, transcript.text
    for spans in make_chapters(transcript).quotes:
        for span in spans:
            said = text[blocks.offset(span.start) : blocks.offset(span.end)]
            assert said.endswith(".")
            assert any(said in line for line in lines)


def test_the_same_talk_is_always_given_the_same_chapters(talk, made):
    lines, speakers, _ = talk
    assert make_chapters(made(lines, speakers)) == make_chapters(made(lines, speakers))


def test_a_short_talk_is_read_as_a_whole(made):
    line = "We went down to the harbour and looked at the boats there."
    few = LEAST_WORDS // len(line.split()) - 1
    assert make_chapters(made([line] * few)) == Made()
    assert make_chapters(made([])) == Made()


def test_a_page_without_speech_is_given_none():
    builder = BlocksBuilder()
    builder.add("About boats. " * 400, kind=DESCRIPTION)
    for _ in range(30):
        builder.add("What was said about boats, in short. " * 8, kind=SUMMARY)
    blocks = builder.build()
    version = Version(1, Source("page.txt", ""), Reading("summary", 1, blocks))
    assert make_chapters(Transcript("page", version, Details(), blocks, group(blocks))) == Made()


def test_chapters_begin_at_speech_though_a_description_stands_before(talk):
    lines, speakers, _ = talk
    builder = BlocksBuilder()
    builder.add("An evening about four subjects.", kind=DESCRIPTION)
    for line, speaker in zip(lines, speakers, strict=True):
        builder.add(line, speaker=speaker)
    blocks = builder.build()
    version = Version(1, Source("talk.txt", ""), Reading("plain", 1, blocks))
    found = make_chapters(Transcript("talk", version, Details(), blocks, group(blocks)))
    assert found.chapters[0].block == 2


@pytest.mark.parametrize(
    "lines",
    [
        ["The same line again and again."] * 3000,
        ["123 456 789 000 1 2 3"] * 500,
        ["what like " * 20_000 + "?"] * 2,
        ["talk about " + "a, " * 30_000] * 2,
        ["“let's talk about " * 9000] * 3,
        ["So, " * 20_000 + "what?"] * 2,
        ["x" * 300_000] * 3,
        ["Wir sprechen heute über das Meer und die Schiffe. Was denken Sie darüber?"] * 200,
        ["海の話をしましょう。船は港にありますか？"] * 200,
        ["ما رأيك؟ هذا نص طويل عن البحر والسفن في الميناء."] * 200,
    ],
    ids=["same", "digits", "likes", "commas", "announced", "so", "x", "de", "ja", "ar"],
)
def test_odd_talks_get_titles_of_their_own_words_or_no_chapters(made, lines):
    found = make_chapters(made(lines, [n % 2 for n in range(len(lines))]))
    for chapter in found.chapters:
        assert chapter.title.strip("“”….? ")
        assert len(chapter.title) <= 84
        assert 1 <= chapter.block <= len(lines)


def test_a_talk_that_repeats_itself_is_given_none(made):
    assert (
        make_chapters(made(["I think that is a very good question, don't you?"] * 1000)) == Made()
    )


def test_a_line_or_two_are_no_first_chapter(talk, made):
    lines, speakers, _ = talk
    first = "Okay, so."
    second = "Now let's talk about the harbour and the storm. How did it begin? Welcome, and hello."
    found = make_chapters(made([first, second, *lines], [0, 1, *speakers]))
    assert [chapter.block for chapter in found.chapters][1] > 3


def test_a_talk_of_hours_is_no_trouble(made):
    lines = [
        f"Item {n} is about the matter {n % 97} and the question {n % 31}." for n in range(15_000)
    ]
    found = make_chapters(made(lines))
    assert 2 <= len(found.chapters) <= 60


def test_numpy_is_loaded_only_when_chapters_are_made():
    code = "import sys, transcripts.chapters.making; print('numpy' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-P", "-c", code], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "False"
