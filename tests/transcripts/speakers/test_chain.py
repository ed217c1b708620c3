"""The chain of two voices beside the sum over every way to give the lines."""

from itertools import product

import numpy as np
import pytest

from transcripts.speakers.chain import marginals
from transcripts.speakers.habits import Habits


@pytest.mark.parametrize("fixed", [{}, {2: 1}, {0: 0, 4: 1}])
def test_marginals_are_those_of_all_ways_summed(fixed: dict[int, int]) -> None:
    chance = np.random.default_rng(1)
    lines, seams = chance.normal(size=6), chance.normal(size=(6, 4))
    totals = np.zeros((6, 2))
    for way in product((0, 1), repeat=6):
        if any(way[at] != voice for at, voice in fixed.items()):
            continue
        score = sum(lines[at] / 2 * (1 - 2 * voice) for at, voice in enumerate(way))
        score += sum(seams[at, 2 * way[at - 1] + way[at]] for at in range(1, 6))
        for at, voice in enumerate(way):
            totals[at, voice] += np.exp(score / 1.3)
    expected = totals[:, 0] / totals.sum(axis=1)
    assert marginals(lines, seams, 1.3, fixed) == pytest.approx(expected, abs=1e-9)


def test_a_long_chain_with_strong_scores_stays_finite() -> None:
    lines = np.full(5000, 500.0)
    found = marginals(lines, np.full((5000, 4), -900.0), 1.0)
    assert np.isfinite(found).all()


def test_words_of_a_known_voice_tell_of_other_lines() -> None:
    habits = Habits([["concrete", "bridge"], ["what"], ["wet", "concrete"], ["what", "now"]])
    odds = habits.odds(np.array([0.02, 0.98, 0.5, 0.5]))
    assert odds[2] < 0 < odds[3]


def test_a_line_teaches_nothing_about_itself() -> None:
    habits = Habits([["concrete"], ["concrete"], ["what"], ["what"]])
    one, other = (habits.odds(np.array([first, 0.1, 0.9, 0.9]))[0] for first in (0.0, 0.2))
    assert one == pytest.approx(other, abs=0.1)
