"""The chain of lines: who speaks each, given scores for the lines and for the seams."""

import math
from collections.abc import Mapping
from types import MappingProxyType

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float64]
_FAR = 60.0
_NONE: Mapping[int, int] = MappingProxyType({})


def marginals(
    lines: Numbers, seams: Numbers, temperature: float, fixed: Mapping[int, int] = _NONE
) -> Numbers:
    """The probability that the first of two voices speaks each line.

    `lines` are log odds of the first voice, (n,); `seams` log weights (n, 4) of the pairs
    first-first, first-second, second-first, second-second, of which row 0 is not looked at.
    Lines in `fixed` (by index, from 0) are spoken by voice 0 or 1.
    """
    odds = np.clip(lines / temperature, -_FAR, _FAR)
    for at, voice in fixed.items():
        odds[at] = -_FAR if voice else _FAR
    weights = np.exp(odds / 2).tolist()
    scaled = seams / temperature
    steps = np.exp(scaled - scaled.max(axis=1, keepdims=True)).tolist()
    forward = []
    a, b = 1.0, 1.0
    for at, weight in enumerate(weights):
        if at:
            aa, ab, ba, bb = steps[at]
            a, b = a * aa + b * ba, a * ab + b * bb
        a, b = a * weight, b / weight
        total = a + b
        a, b = a / total, b / total
        forward.append(a)
    found = [0.0] * len(weights)
    c, d = 0.5, 0.5
    for at in range(len(weights) - 1, -1, -1):
        a = forward[at] * c
        b = (1.0 - forward[at]) * d
        found[at] = a / (a + b)
        aa, ab, ba, bb = steps[at]
        c, d = c * weights[at], d / weights[at]
        c, d = aa * c + ab * d, ba * c + bb * d
        total = c + d
        c, d = c / total, d / total
    return np.array(found)


def logit(share: float) -> float:
    """Log odds of a probability."""
    return math.log(share / (1 - share))
