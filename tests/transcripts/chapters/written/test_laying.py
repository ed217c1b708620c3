"""Drafts in numbered lines, laid over the blocks of a transcript."""

from transcripts.chapters.written.checking import Draft, DraftPoint
from transcripts.chapters.written.laying import laid
from transcripts.chapters.written.lines import numbered
from transcripts.columns import Place
from transcripts.model import Chapter, Gist, Point, Span


def test_lines_become_blocks_and_points_their_words(talk_of):
    talk = talk_of(["One.", "Two.", "Three.", "Four."], summary="A summary.")
    drafts = [
        Draft("a", 1, 2, "s", (DraftPoint("p", (2,)),)),
        Draft("b", 3, 4, "", ()),
    ]
    written = laid(talk, numbered(talk), drafts, "gpt-x")
    rests_on = (Span(Place(3, 0), Place(3, 4)),)
    assert written.chapters == (
        Chapter("a", 2, origin="gpt-x", gist=Gist("s", (Point("p", rests_on),))),
        Chapter("b", 4, origin="gpt-x", gist=Gist("")),
    )
    assert written.dropped == ()


def test_of_two_chapters_within_one_block_the_second_is_told_of(talk_of):
    talk = talk_of(["We talk on and on about it. " * 200, "Next."], [0, 1])
    lines = numbered(talk)
    drafts = [Draft("a", 1, 2, "", ()), Draft("b", 3, len(lines), "", ())]
    written = laid(talk, lines, drafts, "gpt-x")
    assert [chapter.title for chapter in written.chapters] == ["a"]
    assert written.dropped == ("the chapter “b”, which begins within a block",)
