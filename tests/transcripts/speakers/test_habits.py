"""What the words of each voice say of lines whose speaker is not certain."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from transcripts.speakers.features import terms
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


def _counted(lines: list[list[str]], known: np.ndarray) -> list[float]:
    """The same by counting, word for word and line for line."""
    near = min(NEAR, len(lines) // LINES_FOR_EACH)
    rows: dict[str, list[int]] = {}
    for row, words in enumerate(lines):
        for term in terms(words):
            rows.setdefault(term, []).append(row)
    heard = [at for at in rows.values() if len(at) > 1]
    first = [known[row] for at in heard for row in at]
    share = min(max(float(np.mean(first)), 0.02), 0.98) if first else 0.5
    odds = [0.0] * len(lines)
    for at in heard:
        for row in at:
            far = [known[other] for other in at if abs(other - row) > near]
            a, b = sum(far) + 6 * share, len(far) - sum(far) + 6 * (1 - share)
            said = np.log(a / b) - np.log(share / (1 - share))
            odds[row] += 1.2 / len(at) ** 0.5 * min(max(said, -1.6), 1.6)
    return odds


@given(
    st.lists(st.lists(st.sampled_from("abcdef"), max_size=6), max_size=120),
    st.lists(st.floats(0, 1), min_size=120, max_size=120),
)
def test_each_line_hears_what_is_counted_in_the_lines_farther_off(
    lines: list[list[str]], shares: list[float]
) -> None:
    known = np.array(shares[: len(lines)])
    assert np.allclose(Habits(lines).odds(known), _counted(lines, known), atol=1e-6)


def test_no_lines_and_no_words_say_nothing() -> None:
    assert Habits([]).odds(np.zeros(0)).tolist() == []
    assert Habits([[], ["one"], []]).odds(np.full(3, 0.5)).tolist() == [0, 0, 0]
