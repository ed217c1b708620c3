"""The fitted weights: a small file of whole numbers, and the scores they give to lines.

The file is zlib's: one line of JSON (scales, counts), the keys of lines, the keys of seams,
each sorted, a line a key; then one signed byte for each key of a line (log odds of the voice
that asks) and four for each key of a seam.
"""

import json
import zlib
from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from typing import NamedTuple

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

    def found(self, lines: Iterable[Sequence[str]], seams: Iterable[Sequence[str]]) -> "Keyed":
        """The keys of lines and seams that have weights."""
        return Keyed(places(lines, self.lines), places(seams, self.seams))

    def scores(self, keyed: "Keyed") -> tuple[Numbers, Numbers]:
        """Log odds of the first voice for each line (n,), log weights of each seam (n, 4)."""
        return _sums(self.of_lines, keyed.lines), _sums(self.of_seams, keyed.seams)

    @cached_property
    def keys(self) -> list[str]:
        """The keys of lines by their places."""
        return list(self.lines)

    @cached_property
    def digest(self) -> str:
        """What tells these weights from others."""
        return f"{zlib.crc32(self.of_seams.tobytes(), zlib.crc32(self.of_lines.tobytes())):08x}"


class Places(NamedTuple):
    """The places of the known keys, all rows after each other, and where each row ends."""

    at: npt.NDArray[np.int32]
    ends: npt.NDArray[np.int64]

    def of_row(self, row: int) -> list[int]:
        """The places of one row."""
        begin = self.ends[row - 1] if row else 0
        found: list[int] = self.at[begin : self.ends[row]].tolist()
        return found


class Keyed(NamedTuple):
    """A conversation as the places of its keys."""

    lines: Places
    seams: Places


def places(rows: Iterable[Sequence[str]], known: Mapping[str, int]) -> Places:
    """The places of the known keys of each row."""
    found = array("i")
    ends = array("q")
    for row in rows:
        found.extend([known[key] for key in row if key in known])
        ends.append(len(found))
    return Places(np.array(found, dtype=np.int32), np.array(ends, dtype=np.int64))


def _sums(table: Numbers, keys: Places) -> Numbers:
    running = np.zeros((len(keys.at) + 1, *table.shape[1:]))
    np.cumsum(table[keys.at], axis=0, out=running[1:])
    begins = np.concatenate(([0], keys.ends[:-1])) if len(keys.ends) else keys.ends
    return np.asarray(running[keys.ends] - running[begins])


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
    # Rounded, so that the order in which a machine adds makes no other file.
    scale = round(max(float(np.quantile(np.abs(weights), 0.999)), 1e-6) / 127, 9)
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
