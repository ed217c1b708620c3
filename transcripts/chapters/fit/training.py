"""Fitting: logistic regression by Newton's method, and the usual number of chapters."""

from collections.abc import Sequence
from math import log

import numpy as np

from transcripts.chapters.making.cohesion import Numbers
from transcripts.chapters.making.weights import Weights

from .labelled import Talk

_PENALTY = 50.0
_ROUNDS = 30
_SLOPE = 0.33
"""How the number of chapters grows with the words, in logarithms; few talks cannot tell."""


def fit(talks: Sequence[Talk]) -> Weights:
    """The weights that tell best where the chapters of these talks begin."""
    values = np.vstack([talk.signs for talk in talks])
    begins = np.concatenate([talk.begins for talk in talks])
    means, spreads = values.mean(axis=0), values.std(axis=0)
    spreads[spreads < 1e-9] = 1.0
    weights = _descend((values - means) / spreads, begins)
    table = zip(means.tolist(), spreads.tolist(), weights.tolist(), strict=False)
    return Weights(dict(zip(talks[0].names, table, strict=True)), float(weights[-1]), _count(talks))


def _descend(values: Numbers, begins: Numbers) -> Numbers:
    rows = np.hstack([values, np.ones((len(values), 1))])
    penalty = np.full(rows.shape[1], _PENALTY)
    penalty[-1] = 1e-6
    weights = np.zeros(rows.shape[1])
    for _ in range(_ROUNDS):
        chance = 1 / (1 + np.exp(-np.clip(rows @ weights, -30, 30)))
        slope = rows.T @ (chance - begins) + penalty * weights
        bend = (rows * (chance * (1 - chance))[:, None]).T @ rows + np.diag(penalty)
        step = np.linalg.solve(bend, slope)
        weights -= step
        if float(np.abs(step).max()) < 1e-6:
            break
    return weights


def _count(talks: Sequence[Talk]) -> tuple[float, float]:
    rest = [log(len(set(talk.starts)) / max(talk.words, 1) ** _SLOPE) for talk in talks]
    return sum(rest) / len(rest), _SLOPE
