"""Which word of one record of a talk is which word of another."""

import random
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transcripts.joining.words import NOWHERE, align, share

TEXT = [
    *("the", "harbour", "was", "early", "that", "year", "and", "nobody", "came", "to", "see"),
    *("the", "boats", "go", "out", "although", "the", "weather", "had", "been", "kind", "since"),
    *("march", "and", "every", "net", "was", "mended", "before", "the", "first", "of", "them"),
]


def test_the_same_words_are_found_one_for_one() -> None:
    assert list(align(TEXT, TEXT)) == list(range(len(TEXT)))


def test_words_that_only_one_record_has_are_nowhere() -> None:
    other = [*TEXT[:5], "uncommonly", "wet", *TEXT[5:12], *TEXT[15:]]
    there = align(other, TEXT)
    assert there[5] == there[6] == NOWHERE
    assert list(there[:5]) == list(range(5))
    assert list(there[7:14]) == list(range(5, 12))
    assert list(there[14:]) == list(range(15, len(TEXT)))


def test_a_wrong_word_does_not_move_the_words_after_it() -> None:
    other = ["x" if n % 5 == 2 else word for n, word in enumerate(TEXT)]
    there = align(other, TEXT)
    assert [there[n] for n in range(len(TEXT)) if n % 5 != 2] == [
        n for n in range(len(TEXT)) if n % 5 != 2
    ]


def test_talks_about_other_things_have_next_to_no_words_in_common() -> None:
    rng = random.Random(5)
    little = ["the", "a", "and", "of", "to", "I", "that", "was", "it", "in", "you", "is"]

    def one(own: str) -> list[str]:
        words = [f"{own}{n}" for n in range(400)]
        return [
            rng.choice(little) if rng.random() < 0.5 else rng.choice(words) for _ in range(4000)
        ]

    assert share(align(one("first"), one("second"))) < 0.05


def test_a_talk_of_an_hour_is_found_with_a_fifth_of_its_words_changed() -> None:
    rng = random.Random(7)
    words = [f"w{rng.randrange(2500)}" for _ in range(9000)]
    heard, truth = [], []
    for index, word in enumerate(words):
        what = rng.random()
        if what < 0.07:
            heard.append(rng.choice(words))
            truth.append(NOWHERE)
        elif what < 0.14:
            heard += [word, rng.choice(words)]
            truth += [index, NOWHERE]
        elif what >= 0.2:
            heard.append(word)
            truth.append(index)
    there = align(heard, words)
    right = sum(a == b for a, b in zip(there, truth, strict=True) if b != NOWHERE)
    assert right > 0.98 * sum(index != NOWHERE for index in truth)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ([], []),
        ([], ["a"]),
        (["a"] * 60_000, ["a"] * 50_000 + ["b"]),
        (["a", "b"] * 40_000, ["b", "c"] * 40_000),
        ([str(n) for n in range(60_000)], [str(n) for n in range(60_000, 0, -1)]),
    ],
)
def test_texts_that_are_no_talk_end_soon(one: list[str], two: list[str]) -> None:
    assert len(align(one, two)) == len(one)


@given(
    st.lists(st.sampled_from("abcdef"), max_size=60),
    st.lists(st.sampled_from("abcdef"), max_size=60),
)
def test_indices_rise_and_point_at_the_same_word(one: list[str], two: list[str]) -> None:
    there = align(one, two)
    assert len(there) == len(one)
    found = [(i, j) for i, j in enumerate(there) if j != NOWHERE]
    assert all(one[i] == two[j] for i, j in found)
    assert all(a[1] < b[1] for a, b in pairwise(found))
