"""Where chapters begin, chosen together."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from transcripts.chapters.making.cohesion import Tokens, depth, likeness, newness, tokens
from transcripts.chapters.making.cutting import cut
from transcripts.chapters.making.units import Unit


def test_the_likeliest_places_are_chosen():
    odds = np.full(100, -5.0)
    odds[[20, 45, 80]] = 2.0
    assert cut(odds, 4) == [20, 45, 80]


def test_two_beginnings_are_never_close_together():
    odds = np.full(100, -5.0)
    odds[[40, 41, 42, 43]] = 3.0
    found = cut(odds, 4)
    assert all(later - earlier >= 5 for earlier, later in pairwise(found))


def test_one_chapter_needs_no_beginning():
    assert cut(np.zeros(50), 1) == []
    assert cut(np.zeros(1), 5) == []
    assert cut(np.zeros(0), 3) == []


@given(
    st.lists(st.floats(-40, 40), min_size=1, max_size=60),
    st.integers(1, 70),
)
def test_whatever_the_odds_the_beginnings_are_in_order_and_inside(odds, count):
    found = cut(np.array(odds), count)
    assert found == sorted(set(found))
    assert all(0 < at < len(odds) for at in found)


def test_about_as_many_are_found_as_are_wanted():
    odds = np.random.default_rng(5).normal(-3, 1.5, 400)
    for count in (2, 5, 9, 15):
        assert abs(len(cut(odds, count)) + 1 - count) <= 1


def _units(rows: list[list[str]]) -> list[Unit]:
    return [Unit(0, 0, at + 1, -1, tuple(words)) for at, words in enumerate(rows)]


def _by_hand(talk: Tokens, width: int) -> list[float]:
    found = []
    for begin in talk.begins:
        rows = []
        for part in (talk.sequence[max(0, begin - width) : begin], talk.sequence[begin:][:width]):
            rows.append(np.bincount(part, minlength=len(talk.known)) * talk.telling)
        sizes = np.linalg.norm(rows[0]) * np.linalg.norm(rows[1])
        found.append(float(rows[0] @ rows[1] / sizes) if sizes > 1e-6 else 0.0)
    return found


_WORDS = [f"{a}{b}rd{a}n" for a in "bcdf" for b in "aeiou"]


@given(st.lists(st.lists(st.sampled_from(_WORDS), max_size=25), min_size=2, max_size=25))
def test_likeness_is_the_cosine_of_the_words_on_both_sides(rows):
    talk = tokens(_units(rows))
    for width in (3, 17):
        by_hand = _by_hand(talk, width)
        assert likeness(talk, width)[1:] == pytest.approx(by_hand[1:], abs=1e-6)


def test_depth_is_measured_from_the_peaks_on_both_sides():
    assert depth(np.array([0.9, 0.4, 0.1, 0.5, 0.7])).tolist() == pytest.approx(
        [0.0, 0.5, 1.4, 0.2, 0.0]
    )


def test_new_words_that_come_back_tell_of_a_new_subject():
    old, new = ["harbour", "anchor"] * 20, ["sourdough", "oven"] * 20
    found = newness(tokens(_units([old[:20], old[20:], new[:20], new[20:]])), 20)
    assert int(found[1:].argmax()) + 1 == 2
