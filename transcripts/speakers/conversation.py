"""One conversation made ready for decoding, again and again as lines are corrected."""

from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

import numpy as np

from . import features
from .addressing import people_heard
from .chain import Numbers, marginals
from .habits import Habits
from .weights import Weights, fitted

if TYPE_CHECKING:
    from .profile import Profile

SEAMS, FIRST = 1.35, 0.85
"""What the scores of seams weigh beside those of lines once the voices' own words are heard, and
what both weigh before."""
_FEW = 40
"""Lines with which the voices' own words are half believed: short talks repeat few words."""
_ROUNDS = 4
_SOBER, _PROFILED = 0.6, 0.5
"""By how much the log odds that come out are taken back, so that of the lines with nine in ten
nine in ten are right; the second with a show's profile, which makes them a little surer."""


class Conversation:
    """The counts and scores of the lines of one conversation of two voices: the first is
    the one who asks, the second the one who answers."""

    def __init__(
        self, texts: Sequence[str], weights: Weights, profile: "Profile | None" = None
    ) -> None:
        self.texts = texts
        self.lines = [features.line(text) for text in texts]
        self.weights = weights
        # Of keys there are sixty to a line: only their numbers are kept.
        self.keyed = weights.found(features.of_lines(self.lines), features.of_seams(self.lines))
        self.odds, self.seams = weights.scores(self.keyed)
        self._sober = _SOBER
        self.vocabulary: Mapping[str, float] = {}
        said = [line.words for line in self.lines]
        if profile and profile.helps(weights):
            self._sober, self.vocabulary = _PROFILED, dict(profile.words)
            lines, seams = profile.added(said, self.keyed, weights)
            self.odds, self.seams = self.odds + lines, self.seams + seams
        self.habits = Habits(said)

    @cached_property
    def people(self) -> int:
        """How many people it knows of by name at least; the same however it is decoded."""
        return people_heard(self.texts)

    def first_voice(self, fixed: Mapping[int, int], silent: Sequence[int] = ()) -> Numbers:
        """The probability that the first voice speaks each line. Lines in `fixed` (index
        from 0) are spoken by voice 0 or 1; `silent` ones by neither of the two."""
        odds, seams = self.odds, self.seams * SEAMS
        known = marginals(self.odds, self.seams, 1 / FIRST, fixed)
        believed = len(self.lines) / (len(self.lines) + _FEW)
        for _ in range(_ROUNDS):
            heard = self.habits.odds(_unknown(known, silent)) * believed
            known = marginals(odds + heard, seams, 1.0, fixed)
        return _taken_back(known, self._sober)


def _taken_back(known: Numbers, share: float) -> Numbers:
    """Probabilities with their log odds times `share`: who is likelier stays so."""
    first, second = known**share, (1 - known) ** share
    return np.asarray(first / (first + second))


def _unknown(known: Numbers, silent: Sequence[int]) -> Numbers:
    if silent:
        known = known.copy()
        known[list(silent)] = np.mean(known)
    return known


@lru_cache(maxsize=4)
def prepared(texts: tuple[str, ...], profile: "Profile | None" = None) -> Conversation:
    """The conversation of these lines with the weights that come with the program."""
    return Conversation(texts, fitted(), profile)
