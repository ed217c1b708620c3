"""How much each topical word tells of one chapter rather than of the others."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import log, log1p

from .units import Unit, words
from .wording import topical


@dataclass(frozen=True)
class Part:
    """The stretches of one chapter, and what its words tell of it."""

    units: Sequence[Unit]
    weights: dict[str, float]
    """From 0 to 1, for the stem of each topical word said in it."""

    def weight(self, text: str) -> float:
        """What the different topical words of a text tell of the chapter, together."""
        return sum(self.weights.get(stem, 0.0) for stem in set(topical(words(text))))


def parts(units: Sequence[Unit], begins: Sequence[int]) -> list[Part]:
    """The chapters that begin with the stretches `begins` (from 0)."""
    ends = [*begins[1:], len(units)]
    split = [units[begin:end] for begin, end in zip(begins, ends, strict=True)]
    counts = [Counter(w for unit in one for w in topical(unit.words)) for one in split]
    whole: Counter[str] = Counter()
    within: Counter[str] = Counter()
    for count in counts:
        whole.update(count)
        within.update(count.keys())
    return [
        Part(one, _weights(count, whole, within, len(split)))
        for one, count in zip(split, counts, strict=True)
    ]


def _weights(
    count: Counter[str], whole: Counter[str], within: Counter[str], chapters: int
) -> dict[str, float]:
    found = {
        word: log1p(times) * (0.3 + times / whole[word]) * log(1 + chapters / within[word])
        for word, times in count.items()
        if whole[word] > 1
    }
    most = max(found.values(), default=1.0)
    return {word: weight / most for word, weight in found.items()}
