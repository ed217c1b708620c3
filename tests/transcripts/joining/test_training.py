"""Real episodes: none is taken for another, and each is found when it is heard otherwise."""

import random
from collections import defaultdict
from itertools import combinations
from pathlib import Path

import pytest

from transcripts.joining.same import Facts, compare
from transcripts.joining.sketch import sketch
from transcripts.joining.spoken import words_of

SHOWS = Path(__file__).parents[3] / "../shared/training/changelog"


@pytest.fixture(scope="module")
def episodes() -> dict[str, list[str]]:
    paths = sorted(SHOWS.glob("*.md"))[::4]
    if not paths:
        pytest.skip("the episodes in ../shared/training are not here")
    texts = ((path.name, path.read_text(encoding="utf-8")) for path in paths)
    return {name: words_of(text).words for name, text in texts}


def test_no_episode_is_taken_for_another(episodes: dict[str, list[str]]) -> None:
    """All are of four shows, with the same greetings and the same advertisements."""
    kept = defaultdict(list)
    for name, words in episodes.items():
        for run in sketch(words).runs:
            kept[run].append(name)
    common: dict[tuple[str, str], int] = defaultdict(int)
    for names in kept.values():
        for pair in combinations(sorted(set(names)), 2):
            common[pair] += 1
    close = [pair for pair, count in common.items() if count >= 4]
    certain = [
        (one, two)
        for one, two in close
        if compare(episodes[one], Facts(one), episodes[two], Facts(two)).certainty
        in ("same", "certain")
    ]
    assert not certain


def test_an_episode_with_a_fifth_of_its_words_changed_is_found(
    episodes: dict[str, list[str]],
) -> None:
    rng = random.Random(11)
    for name in sorted(episodes)[::8]:
        words = episodes[name]
        heard = [rng.choice(words) if rng.random() < 0.2 else word for word in words]
        assert len(set(sketch(heard).runs) & set(sketch(words).runs)) >= 4, name
        found = compare(heard, Facts("x.txt"), words, Facts(name))
        assert found.certainty in ("likely", "certain"), name
