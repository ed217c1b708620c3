"""The fitted weights: a small table of text, and the log odds they give to each stretch.

The file has a line for each sign, its name, mean, spread and weight parted by tabs, and the
lines `odds` (of a stretch of which nothing is known) and `chapters` (the logarithm of how
many there are: a number, and what the logarithm of the words is multiplied by).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp, log

import numpy as np

from .cohesion import Numbers

NAME = "chapters.weights"
_LEAST_WORDS = 250
"""Words of a chapter in the mean, where there are few in all."""


@dataclass(frozen=True)
class Weights:
    """What each sign tells. Signs of other names tell nothing."""

    signs: dict[str, tuple[float, float, float]]
    """Mean, spread and weight by the sign's name."""
    odds: float
    count: tuple[float, float]

    def odds_of(self, names: Sequence[str], values: Numbers) -> Numbers:
        """The log odds that a chapter begins at each row of `values`."""
        known = [self.signs.get(name, (0.0, 1.0, 0.0)) for name in names]
        means, spreads, weights = np.array(known).T
        return np.asarray((values - means) / spreads @ weights + self.odds)

    def chapters(self, words: int) -> int:
        """How many chapters a talk of so many words has, most likely."""
        likely = round(exp(self.count[0] + self.count[1] * log(max(words, 1))))
        return max(1, min(likely, words // _LEAST_WORDS))


@cache
def fitted() -> Weights:
    """The weights that come with the program."""
    return unpack((files("transcripts.chapters") / "fitted" / NAME).read_text("utf-8"))


def pack(weights: Weights) -> str:
    """Weights as the text of a file."""
    rows = [f"{name}\t{m:.5g}\t{s:.5g}\t{w:.4f}" for name, (m, s, w) in weights.signs.items()]
    rows += [
        f"odds\t{weights.odds:.4f}",
        f"chapters\t{weights.count[0]:.4f}\t{weights.count[1]:.4f}",
    ]
    return "\n".join([*rows, ""])


def unpack(text: str) -> Weights:
    """The weights in the text of a file."""
    rows = {name: values for name, *values in (line.split("\t") for line in text.splitlines())}
    (odds,) = rows.pop("odds")
    a, b = rows.pop("chapters")
    signs = {name: (float(m), float(s), float(w)) for name, (m, s, w) in rows.items()}
    return Weights(signs, float(odds), (float(a), float(b)))
