"""What the words of each voice say of lines whose speaker is not certain."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from transcripts.speakers.habits import LINES_FOR_EACH, NEAR, Habits

_LONG = NEAR * LINES_FOR_EACH


def _talk(*said: tuple[int, str]) -> list[list[str]]:
    """A long talk in which no word but those given is met twice."""
    lines = [[f"only{row}"] for row in range(_LONG)]
    for row, words in said:
        lines[row] += words.split()
    return lines


def _known(*first: int) -> np.ndarray:
    known = np.full(_LONG, 0.5)
    known[list(first)] = 1.0
    return known


def test_a_word_of_one_voice_speaks_for_it_elsewhere() -> None:
    odds = Habits(_talk((0, "kernel"), (200, "kernel"))).odds(_known(0))
    assert odds[200] > 0.05
    assert odds[100] == 0


def test_words_said_just_before_and_after_say_nothing() -> None:
    lines = _talk(*((row, "kernel") for row in range(100, 100 + NEAR + 1)))
    odds = Habits(lines).odds(_known(101, 102))
    assert abs(odds[100]) < 0.02
    apart = Habits(_talk((100, "kernel"), (99 - NEAR, "kernel"))).odds(_known(99 - NEAR))
    assert apart[100] > 0.05


def test_in_a_short_talk_the_lines_around_are_heard() -> None:
    lines = [["kernel"] if row in (3, 5) else [f"only{row}"] for row in range(12)]
    assert Habits(lines).odds(np.array([0.5] * 3 + [1.0] + [0.5] * 8))[5] > 0.05


def test_rare_words_say_more_than_common_ones() -> None:
    rare = Habits(_talk((0, "kernel"), (51, "kernel"), (200, "kernel")))
    common = Habits(_talk(*((row, "kernel") for row in (*range(0, 180, 3), 200))))
    assert rare.odds(_known(0, 51))[200] > common.odds(_known(0, 51))[200]


@given(
    st.lists(st.lists(st.sampled_from("abcdef"), max_size=6), min_size=1, max_size=120),
    st.integers(0, 119),
    st.floats(0, 1),
)
def test_a_line_teaches_nothing_of_itself_but_the_share_of_the_voices(
    lines: list[list[str]], row: int, share: float
) -> None:
    row %= len(lines)
    habits, known = Habits(lines), np.linspace(0.1, 0.9, len(lines))
    known[row] = 0.5
    before = habits.odds(known)
    known[row] = share
    after = habits.odds(known)
    assert np.isfinite(after).all()
    # Only how much each voice says of all moves it, and that by little.
    words = 2 * len(lines[row])
    assert abs(after[row] - before[row]) <= 1e-9 + words * 1.2


def test_no_lines_and_no_words_say_nothing() -> None:
    assert Habits([]).odds(np.zeros(0)).tolist() == []
    assert Habits([[], ["one"], []]).odds(np.full(3, 0.5)).tolist() == [0, 0, 0]
