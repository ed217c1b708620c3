"""Which way weights must go for the chain to expect what was seen: the slope of its likelihood."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from .chain import Numbers

Numbered = npt.NDArray[np.int32]


@dataclass
class Example:
    """One conversation as the numbers of its keys, and who speaks each line (0 or 1)."""

    lines: Numbered
    per_line: Numbered
    seams: Numbered
    per_seam: Numbered
    voices: npt.NDArray[np.int64]
    weight: float


def slopes(batch: Sequence[Example], lines: Numbers, seams: Numbers) -> tuple[Numbers, Numbers]:
    """What is expected less what is seen, for each weight."""
    lengths = np.array([len(e.voices) for e in batch])
    odds = np.zeros((len(batch), lengths.max(), 2))
    steps = np.zeros((len(batch), lengths.max(), 2, 2))
    rows = []
    for at, e in enumerate(batch):
        n = len(e.voices)
        of_line, of_seam = np.repeat(np.arange(n), e.per_line), np.repeat(np.arange(n), e.per_seam)
        rows.append((of_line, of_seam))
        score = np.bincount(of_line, lines[e.lines], minlength=n)
        odds[at, :n, 0], odds[at, :n, 1] = score / 2, -score / 2
        for pair in range(4):
            steps[at, :n, pair // 2, pair % 2] = np.bincount(
                of_seam, seams[e.seams, pair], minlength=n
            )
    single, pairs = _expected(odds, steps, lengths)
    line_slope, seam_slope = np.zeros_like(lines), np.zeros_like(seams)
    for at, (e, (of_line, of_seam)) in enumerate(zip(batch, rows, strict=True)):
        n = len(e.voices)
        off = (single[at, :n, 0] - (e.voices == 0)) * e.weight
        line_slope += np.bincount(e.lines, off[of_line], minlength=len(lines))
        seen = np.zeros((n, 4))
        seen[1:] = pairs[at, : n - 1].reshape(-1, 4)
        seen[np.arange(1, n), e.voices[:-1] * 2 + e.voices[1:]] -= 1
        for pair in range(4):
            seam_slope[:, pair] += np.bincount(
                e.seams, seen[of_seam, pair] * e.weight, minlength=len(seams)
            )
    return line_slope, seam_slope


def _log_sum(terms: Numbers, axis: int) -> Numbers:
    top = terms.max(axis=axis)
    rest = np.exp(terms - np.expand_dims(top, axis)).sum(axis=axis)
    return np.asarray(top + np.log(rest))


def _expected(
    odds: Numbers, steps: Numbers, lengths: npt.NDArray[np.int64]
) -> tuple[Numbers, Numbers]:
    """Probabilities of the voices (batch, n, 2) and of their pairs (batch, n - 1, 2, 2)."""
    count, longest, _ = odds.shape
    forward, backward = np.zeros_like(odds), np.zeros_like(odds)
    forward[:, 0] = odds[:, 0]
    for at in range(1, longest):
        forward[:, at] = odds[:, at] + _log_sum(forward[:, at - 1, :, None] + steps[:, at], 1)
    for at in range(longest - 2, -1, -1):
        ahead = _log_sum(steps[:, at + 1] + (odds[:, at + 1] + backward[:, at + 1])[:, None], 2)
        backward[:, at] = np.where((at + 1 < lengths)[:, None], ahead, 0)
    whole = _log_sum(forward[np.arange(count), lengths - 1], 1)[:, None, None]
    single = np.exp(forward + backward - whole)
    ahead = (odds[:, 1:] + backward[:, 1:])[:, :, None]
    pairs = np.exp(forward[:, :-1, :, None] + steps[:, 1:] + ahead - whole[..., None])
    return single, pairs
