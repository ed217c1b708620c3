"""Fitting a chain with two voices: the likelihood of all lines at once, by Adam."""

import random
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from transcripts.speakers import features
from transcripts.speakers.chain import Numbers
from transcripts.speakers.slopes import Example, Numbered, slopes

_RARE_WORD, _RARE_KEY, _RARE_SEAM = 20, 4, 15
"""Documents in which a key stands at least to be given a weight."""
_PENALTY = 1.5e-4
_BATCH = 16
_ROUNDS = 9
_PACE, _SLOWER = 0.02, 0.75


@dataclass
class Keys:
    """Numbers for keys in order of their first meeting."""

    lines: dict[str, int]
    seams: dict[str, int]


def example(texts: Sequence[str], voices: Sequence[int], weight: float, keys: Keys) -> Example:
    """A conversation made ready; new keys are added to `keys`."""
    lines = [features.line(text) for text in texts]
    at, per_line = _numbered(features.of_lines(lines), keys.lines)
    steps, per_seam = _numbered(features.of_seams(lines), keys.seams)
    return Example(at, per_line, steps, per_seam, np.array(voices), weight)


def _numbered(rows: Iterable[list[str]], known: dict[str, int]) -> tuple[Numbered, Numbered]:
    found, per_row = array("i"), array("i")
    for row in rows:
        found.extend(known.setdefault(key, len(known)) for key in row)
        per_row.append(len(row))
    return np.array(found, dtype=np.int32), np.array(per_row, dtype=np.int32)


def fit(
    examples: Sequence[Example], keys: Keys, *, rounds: int = _ROUNDS
) -> tuple[dict[str, float], dict[str, list[float]]]:
    """Weights of the keys of lines (log odds of voice 0) and of seams (four pairs each)."""
    words = np.array([key[:2] == "w=" for key in keys.lines])
    often = _documents([e.lines for e in examples], len(words))
    lines = _renumbered(often >= np.where(words, _RARE_WORD, _RARE_KEY))
    often = _documents([e.seams for e in examples], len(keys.seams))
    seams = _renumbered(often >= _RARE_SEAM)
    ready = [_only(e, lines, seams) for e in examples]
    a, b = _descend(ready, int(lines.max()) + 1, int(seams.max()) + 1, rounds)
    return (
        {key: float(a[at]) for key, at in zip(keys.lines, lines, strict=False) if at >= 0},
        {key: b[at].tolist() for key, at in zip(keys.seams, seams, strict=False) if at >= 0},
    )


def _documents(all_places: list[Numbered], size: int) -> npt.NDArray[np.int64]:
    found = np.zeros(size, dtype=np.int64)
    for at in all_places:
        found[np.unique(at)] += 1
    return found


def _renumbered(kept: npt.NDArray[np.bool_]) -> Numbered:
    return np.where(kept, np.cumsum(kept) - 1, -1).astype(np.int32)


def _only(e: Example, lines: Numbered, seams: Numbered) -> Example:
    """The example with only the kept keys, by their new numbers."""

    def kept(at: Numbered, per: Numbered, new: Numbered) -> tuple[Numbered, Numbered]:
        rows = np.repeat(np.arange(len(per)), per)
        places = new[at]
        stays = places >= 0
        return places[stays], np.bincount(rows[stays], minlength=len(per)).astype(np.int32)

    return Example(
        *kept(e.lines, e.per_line, lines), *kept(e.seams, e.per_seam, seams), e.voices, e.weight
    )


def _descend(
    examples: Sequence[Example], lines: int, seams: int, rounds: int
) -> tuple[Numbers, Numbers]:
    chance = random.Random(1)
    tables = [np.zeros(lines), np.zeros((seams, 4))]
    means = [np.zeros_like(table) for table in tables]
    squares = [np.zeros_like(table) for table in tables]
    step = 0
    for turn in range(rounds):
        order = sorted(examples, key=lambda e: len(e.voices) + chance.random() * 60)
        batches = [order[at : at + _BATCH] for at in range(0, len(order), _BATCH)]
        chance.shuffle(batches)
        for batch in batches:
            step += 1
            total = sum(len(e.voices) for e in batch)
            for at, slope in enumerate(slopes(batch, tables[0], tables[1])):
                slope = slope / total + _PENALTY * tables[at]
                means[at] += 0.1 * (slope - means[at])
                squares[at] += 0.01 * (slope * slope - squares[at])
                size = np.sqrt(squares[at] / (1 - 0.99**step)) + 1e-7
                tables[at] -= _PACE * _SLOWER**turn * means[at] / (1 - 0.9**step) / size
    # Only differences within a seam's row tell anything.
    return tables[0], tables[1] - tables[1].mean(axis=1, keepdims=True)
