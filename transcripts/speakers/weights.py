"""The fitted weights: a small file of whole numbers, and the scores they give to lines.

The file is zlib's: one line of JSON (scales, counts), the keys of lines, the keys of seams,
each sorted, a line a key; then one signed byte for each key of a line (log odds of the voice
that asks) and four for each key of a seam.
"""

import json
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
import numpy.typing as npt

from .chain import Numbers

NAME = "who_speaks.weights"


@dataclass(frozen=True)
class Weights:
    """Keys with their places in the tables of numbers."""

    lines: Mapping[str, int]
    seams: Mapping[str, int]
    of_lines: Numbers
    of_seams: Numbers
    """(keys, 4): first-first, first-second, second-first, second-second."""

    def scores(
        self, lines: Sequence[Sequence[str]], seams: Sequence[Sequence[str]]
    ) -> tuple[Numbers, Numbers]:
        """Log odds of the first voice for each line (n,), log weights of each seam (n, 4)."""
        at, ends = places(lines, self.lines)
        steps, step_ends = places(seams, self.seams)
        return _sums(self.of_lines, at, ends), _sums(self.of_seams, steps, step_ends)


def places(
    rows: Sequence[Sequence[str]], known: Mapping[str, int]
) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.int64]]:
    """The places of the known keys, all rows after each other, and where each row ends."""
    found: list[int] = []
    ends: list[int] = []
    for row in rows:
        found += [known[key] for key in row if key in known]
        ends.append(len(found))
    return np.array(found, dtype=np.int32), np.array(ends, dtype=np.int64)


def _sums(table: Numbers, at: npt.NDArray[np.int32], ends: npt.NDArray[np.int64]) -> Numbers:
    running = np.zeros((len(at) + 1, *table.shape[1:]))
    np.cumsum(table[at], axis=0, out=running[1:])
    begins = np.concatenate(([0], ends[:-1])) if len(ends) else ends
    return np.asarray(running[ends] - running[begins])


@cache
def fitted() -> Weights:
    """The weights that come with the program."""
    return unpack((files(__package__) / "fitted" / NAME).read_bytes())


def pack(lines: Mapping[str, float], seams: Mapping[str, Sequence[float]], most: int) -> bytes:
    """Weights as the bytes of a file of at most `most` bytes: rounded to 1/127 of a range
    that cuts off the farthest thousandth, the smallest left out until it fits."""
    floor = 0.0
    while True:
        kept = {key: w for key, w in lines.items() if abs(w) > floor}
        steps = {key: w for key, w in seams.items() if max(map(abs, w)) > floor}
        packed = _packed(kept, steps)
        if len(packed) <= most:
            return packed
        floor = floor * 1.15 + 0.004


def _packed(lines: Mapping[str, float], seams: Mapping[str, Sequence[float]]) -> bytes:
    keys, step_keys = sorted(lines), sorted(seams)
    a, scale = _rounded(np.array([lines[key] for key in keys], dtype=float))
    b, step_scale = _rounded(np.array([seams[key] for key in step_keys], dtype=float))
    head = json.dumps(
        {"lines": len(keys), "seams": len(step_keys), "scale": scale, "seam_scale": step_scale}
    )
    text = "\n".join([head, *keys, *step_keys, ""])
    # Columns pack better than rows.
    return zlib.compress(text.encode() + a.tobytes() + b.T.tobytes(), 9)


def _rounded(weights: Numbers) -> tuple[npt.NDArray[np.int8], float]:
    if not weights.size:
        return np.zeros(weights.shape, dtype=np.int8), 1.0
    scale = max(float(np.quantile(np.abs(weights), 0.999)), 1e-6) / 127
    return np.clip(np.round(weights / scale), -127, 127).astype(np.int8), scale


def unpack(data: bytes) -> Weights:
    """The weights in the bytes of a file."""
    whole = zlib.decompress(data)
    head_end = whole.index(b"\n")
    head = json.loads(whole[:head_end])
    count, steps = head["lines"], head["seams"]
    numbers = len(whole) - count - 4 * steps
    keys = whole[head_end + 1 : numbers].decode().split("\n")
    a = np.frombuffer(whole, np.int8, count, numbers) * head["scale"]
    b = np.frombuffer(whole, np.int8, 4 * steps, numbers + count) * head["seam_scale"]
    return Weights(
        {key: at for at, key in enumerate(keys[:count])},
        {key: at for at, key in enumerate(keys[count : count + steps])},
        a.astype(np.float64),
        b.reshape(4, steps).T.astype(np.float64),
    )
