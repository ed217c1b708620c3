"""One conversation made ready for decoding, again and again as lines are corrected."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from . import features
from .chain import Numbers, marginals
from .habits import Habits
from .weights import Weights, fitted

if TYPE_CHECKING:
    from .profile import Profile

TEMPERATURE = 1.65
PROFILED_TEMPERATURE = 1.75
"""Where a show's profile helps, which is a little too sure of itself."""
FIRST_TEMPERATURE = 2.0
"""Before anything is known of the two voices' own words."""
LINES = SEAMS = 1.2
"""What keys of lines and seams weigh once the voices' own words are heard."""
_ROUNDS = 3


class Conversation:
    """The counts and scores of the lines of one conversation of two voices: the first is
    the one who asks, the second the one who answers."""

    def __init__(
        self, texts: Sequence[str], weights: Weights, profile: "Profile | None" = None
    ) -> None:
        self.lines = [features.line(text) for text in texts]
        self.weights = weights
        # Of keys there are sixty to a line: only their numbers are kept.
        self.keyed = weights.found(features.of_lines(self.lines), features.of_seams(self.lines))
        self.odds, self.seams = weights.scores(self.keyed)
        self._temperature = TEMPERATURE
        if profile and profile.helps(weights):
            self._temperature = PROFILED_TEMPERATURE
            lines, seams = profile.added(self.keyed, weights)
            self.odds, self.seams = self.odds + lines, self.seams + seams
        self.habits = Habits([line.words for line in self.lines])

    def first_voice(self, fixed: Mapping[int, int], silent: Sequence[int] = ()) -> Numbers:
        """The probability that the first voice speaks each line. Lines in `fixed` (index
        from 0) are spoken by voice 0 or 1; `silent` ones by neither of the two."""
        known = marginals(self.odds, self.seams, FIRST_TEMPERATURE, fixed)
        for _ in range(_ROUNDS):
            odds = self.odds * LINES + self.habits.odds(_unknown(known, silent))
            known = marginals(odds, self.seams * SEAMS, self._temperature, fixed)
        return known


def _unknown(known: Numbers, silent: Sequence[int]) -> Numbers:
    if silent:
        known = known.copy()
        known[list(silent)] = np.mean(known)
    return known


@lru_cache(maxsize=4)
def prepared(texts: tuple[str, ...], profile: "Profile | None" = None) -> Conversation:
    """The conversation of these lines with the weights that come with the program."""
    return Conversation(texts, fitted(), profile)
