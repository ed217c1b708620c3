"""Speech as numbered lines, and the parts in which it is sent."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from transcripts.chapters.written.lines import OVERLAP, Line, Part, cited, numbered, parts
from transcripts.chapters.written.prompt import key, prompt
from transcripts.columns import Place
from transcripts.model import Span
from transcripts.shown import Edit, ShownBlocks


def test_only_what_is_said_is_a_line(talk_of):
    talk = talk_of(["Good day.", "And to you."], [0, 1], summary="They greet each other.")
    assert [(talk.text[a:b], block, who) for a, b, block, who in numbered(talk)] == [
        ("Good day.", 2, "Ann"),
        ("And to you.", 3, "Bo"),
    ]


def test_nobody_is_named_where_nobody_is_known(talk_of):
    assert [line.speaker for line in numbered(talk_of(["One.", "Two."]))] == [None, None]


def test_a_long_block_is_several_lines_that_begin_at_the_nearest_block(talk_of):
    talk = talk_of(["We talk on and on about it. " * 60 + "End.", "Next."], [0, 1])
    lines = numbered(talk)
    assert max(line.end - line.start for line in lines) <= 700
    assert lines[0].block == lines[1].block == 1
    assert lines[-2].block == 2  # the last stretch of the first block is nearest to the second
    assert lines[-1].block == 2


@given(st.lists(st.integers(1, 700), min_size=1, max_size=400), st.integers(1, 50_000))
def test_parts_cover_all_lines_and_share_their_edges(lengths: list[int], size: int):
    lines, at = [], 0
    for length in lengths:
        lines.append(Line(at, at + length, 1, None))
        at += length + 1
    found = parts(tuple(lines), size)
    assert found[0].first == 1
    assert found[-1].last == len(lines)
    for left, right in pairwise(found):
        assert left.first < right.first <= left.last < right.last
    for part in found:
        length = lines[part.last - 1].end - lines[part.first - 1].start
        assert length <= max(size, 4_000) + 2_000


def test_neighbours_share_about_as_much_as_they_should(long_talk):
    talk = long_talk(2_000)
    lines = numbered(talk)
    left, right = parts(lines)[:2]
    shared = lines[left.last - 1].end - lines[right.first - 1].start
    assert OVERLAP * 0.8 < shared < OVERLAP * 1.2


def test_cited_lines_are_spans_of_the_source_joined_where_they_touch(talk_of):
    talk = talk_of(["One word.", "Two words.", "Three.", "Four words."])
    assert cited(talk, numbered(talk), (1, 2, 4)) == (
        Span(Place(1, 0), Place(2, 10)),
        Span(Place(4, 0), Place(4, 11)),
    )


def test_cited_lines_are_in_the_source_where_a_word_was_corrected(talk_of):
    talk = talk_of(["They call it lama.", "Do they?"])
    shown = ShownBlocks(talk.blocks, [Edit(13, 17, "LLaMA-2")])
    changed = talk._replace(blocks=shown)
    lines = (Line(0, 21, 1, None), Line(22, 30, 2, None))
    assert cited(changed, lines, (1,)) == (Span(Place(1, 0), Place(1, 18)),)


def test_the_prompt_numbers_lines_over_the_whole_talk_and_names_who_is_known(talk_of):
    talk = talk_of(["Good day.", "And to you.", "So."], [0, 1, 1], title="A talk")
    lines = (*numbered(talk),)
    asked = prompt(talk, lines, Part(2, 2))
    assert asked.endswith("It is called: A talk\n\n[2] Bo: And to you. So.")
    assert "Good day" not in asked
    assert "guessed" not in asked


def test_the_prompt_says_that_speakers_were_guessed(talk_of):
    talk = talk_of(["Good day.", "And to you."], [0, 1])
    people = tuple(person._replace(inferred=True) for person in talk.people)
    talk = talk._replace(details=talk.details._replace(people=people))
    assert "was guessed" in prompt(talk, numbered(talk), Part(1, 2))


def test_an_answer_is_kept_for_one_model_and_one_prompt():
    assert len({key("a", "x"), key("b", "x"), key("a", "y"), key("a", "x")}) == 3
    assert len(key("a", "x\ud800".encode(errors="replace").decode())) == 64
