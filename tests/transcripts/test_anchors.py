import random

import pytest

from transcripts.columns import Blocks, BlocksBuilder
from transcripts.model import Place, Span
from transcripts.quotes.anchors import Anchor, find_in, make_in

TALK = (
    "We met on the pier the year that the ferry stopped running.",
    "Nobody had told the harbour master, and he stood there with his whistle.",
    "I asked him whether he would like some tea.",
    "He said that tea was for people who had somewhere to be.",
    "So we stood there, the two of us, and we looked at the water.",
    "And then, um, a boat came in after all, but it was not the ferry.",
)


def blocks_of(lines: tuple[str, ...] | list[str], start: float | None = None) -> Blocks:
    builder = BlocksBuilder()
    for number, line in enumerate(lines):
        builder.add(line, start=None if start is None else start + number * 5)
    return builder.build()


def anchor_of(blocks: Blocks, words: str) -> Anchor:
    at = blocks.text.index(words)
    return make_in(blocks, Span(blocks.place(at), blocks.place(at + len(words))))


def text_at(blocks: Blocks, span: Span | None) -> str:
    assert span is not None
    return blocks.text[blocks.offset(span.start) : blocks.offset(span.end)]


def test_an_anchor_keeps_words_verbatim_and_context_normalised() -> None:
    blocks = blocks_of(TALK, start=100.0)
    anchor = anchor_of(blocks, "He said that tea was")
    assert anchor.exact == "He said that tea was"
    assert anchor.prefix == "sked him whether he would like some tea"[-32:]
    assert anchor.suffix == "for people who had somewhere to b"[:32]
    assert (anchor.block, anchor.from_, anchor.to_block, anchor.to) == (4, 0, 4, 20)
    assert anchor.start == 115.0


@pytest.mark.parametrize("words", [TALK[2], "tea", "there. I asked", TALK[0], "not the ferry."])
def test_in_the_same_version_an_anchor_is_where_it_was(words: str) -> None:
    lines = list(TALK)
    lines[1] = lines[1].replace("with his whistle", "there")
    blocks = blocks_of(lines)
    anchor = anchor_of(blocks, words)
    found = find_in(anchor, blocks)
    assert (found.span, found.certainty, found.score) == (anchor.span, "exact", 1.0)


def test_words_that_moved_are_found_verbatim() -> None:
    anchor = anchor_of(blocks_of(TALK), TALK[3])
    moved = blocks_of(["A new beginning.", "With two lines.", *TALK])
    found = find_in(anchor, moved)
    assert found.certainty == "exact"
    assert text_at(moved, found.span) == TALK[3]


def test_case_marks_fillers_and_seams_do_not_matter() -> None:
    anchor = anchor_of(blocks_of(TALK), "And then, um, a boat came in after all")
    other = blocks_of([*TALK[:5], "and then a", "boat; came in - after ALL. But it was not."])
    found = find_in(anchor, other)
    assert found.certainty == "likely"
    assert text_at(other, found.span) == "and then a boat; came in - after ALL"


def test_words_with_mistakes_are_found_with_their_ends() -> None:
    anchor = anchor_of(blocks_of(TALK), "he stood there with his whistle")
    other = blocks_of(
        [
            "Something before.",
            TALK[0],
            "Nobody had told the harbor master.",
            "And he stood their with this old whistle, he did.",
            TALK[2],
        ]
    )
    found = find_in(anchor, other)
    assert found.certainty == "likely"
    assert text_at(other, found.span) == "he stood their with this old whistle"


def test_of_the_same_words_the_ones_in_the_same_context_are_taken() -> None:
    lines = [
        "I think that we should go home before it rains again tonight.",
        "You always say so when the weather turns.",
        "I think that we should stay and watch the boats come in.",
    ]
    blocks = blocks_of(lines)
    second = blocks.text.rindex("I think that we should")
    anchor = make_in(blocks, Span(blocks.place(second), blocks.place(second + 22)))
    other = blocks_of([lines[2], "And that was that.", lines[0]])
    found = find_in(anchor, other)
    assert found.span == Span(Place(1, 0), Place(1, 22))


def test_short_words_are_taken_only_with_their_context() -> None:
    anchor = anchor_of(blocks_of(["My cousin Linus keeps the accounts of the harbour."]), "Linus")
    elsewhere = blocks_of(["They sold chines and other parts of boats in the old shop there."])
    assert find_in(anchor, elsewhere).certainty == "lost"
    same_word = blocks_of(["Who was it then? Linus? No, somebody else entirely did it."])
    assert find_in(anchor, same_word).certainty in ("doubtful", "lost")
    same_place = blocks_of(["Well, my cousin Linus keeps the accounts of this harbour."])
    assert find_in(anchor, same_place).certainty == "exact"


def test_words_said_over_and_over_in_the_same_context_are_doubtful_when_they_move() -> None:
    chorus = ["We row and we row and we row until the morning."] * 6
    anchor = anchor_of(blocks_of([*TALK, *chorus]), "we row until the morning")
    found = find_in(anchor, blocks_of(["One line more.", *TALK[:2], *chorus]))
    assert found.certainty == "doubtful"


def test_words_that_are_gone_are_lost() -> None:
    anchor = anchor_of(blocks_of(TALK), TALK[4])
    assert find_in(anchor, blocks_of(TALK[:3])).certainty == "lost"
    assert find_in(anchor, blocks_of([])).span is None
    assert find_in(anchor, blocks_of(["…"])).span is None


def test_time_finds_the_place_where_the_words_come_twice() -> None:
    lines = [
        "Yes.",
        "That is how it was in those days.",
        "No.",
        "That is how it was in those days.",
    ]
    anchor = make_in(blocks_of(lines, 0.0), Span(Place(4, 0), Place(4, 33)))
    shifted = blocks_of(["Before.", *lines], -5.0)
    assert find_in(anchor, shifted).span == Span(Place(5, 0), Place(5, 33))


def test_noise_in_a_fifth_of_the_words_loses_few_anchors() -> None:
    chance = random.Random(4)
    vocabulary = [
        "".join(chance.choices("bdfgklmnprstv", k=2))
        + chance.choice("aeiou")
        + chance.choice("xyz")
        for _ in range(400)
    ]
    lines = [" ".join(chance.choices(vocabulary, k=15)) for _ in range(60)]
    blocks = blocks_of(lines)
    noisy = [
        " ".join(w if chance.random() > 0.2 else chance.choice(vocabulary) for w in line.split())
        for line in lines
    ]
    other = blocks_of(["a line more", *noisy])
    right = 0
    for number in range(len(lines)):
        anchor = make_in(blocks, Span(Place(number + 1, 0), Place(number + 1, len(lines[number]))))
        found = find_in(anchor, other)
        if found.span and found.span.start.block == number + 2:
            right += found.certainty != "lost"
    assert right >= 0.95 * len(lines)
