"""What is kept of a talk's words, small, so that the same talk is found in a large library:
a few of its runs of words, and which words stand in it at all.
"""

import hashlib
from collections.abc import Iterable, Sequence
from heapq import nsmallest
from itertools import chain, pairwise
from typing import NamedTuple
from zlib import crc32

RUN = 4
"""Words of a run. Two talks of one hour share one run in a hundred, the same talk heard by
two recognisers two in five."""
KEPT = 64
"""Runs kept of a talk: those with the smallest numbers, so that two records of the same
talk keep the same ones."""
_BITS = 16_384
_STEM = 6
_SHORTEST = 4
"""Letters of a word that counts as one of the vocabulary."""


class Sketch(NamedTuple):
    said: str
    """A hash of all words in order; empty where nothing is said."""
    words: int
    """How many words are said."""
    runs: tuple[int, ...]
    """The numbers of the runs kept, 32 bits each."""
    vocabulary: int
    """The different words, as a set of bits."""


def sketch(words: Sequence[str], others: Iterable[str] = (), rest: str = "") -> Sketch:
    """The sketch of what is said. `others` are words that are not said (a summary's) and
    count for the vocabulary only; `rest` is what follows in a talk that is too long to be
    sketched whole, and counts for the hash only."""
    whole = " ".join(chain(words, rest.split()))
    said = hashlib.sha256(whole.encode("utf-8", "replace")).hexdigest() if words else ""
    kept = tuple(nsmallest(KEPT, set(runs(words))))
    return Sketch(said, len(words), kept, vocabulary([*words, *others]))


def runs(words: Sequence[str]) -> list[int]:
    """The number of each run of `RUN` words, in order; the same in every process."""
    numbers: dict[str, int] = {}
    for word in set(words):
        numbers[word] = crc32(word.encode("utf-8", "replace")) | 1
    each = [numbers[word] for word in words]
    pairs = [(a * 0x9E3779B1 + b * 0x85EBCA6B) & 0xFFFFFFFF for a, b in pairwise(each)]
    return [
        ((a * 0xC2B2AE35) ^ (b * 0x27D4EB2F)) >> 13 & 0xFFFFFFFF
        for a, b in zip(pairs, pairs[2:], strict=False)
    ]


def stem(word: str) -> str:
    return word[:_STEM]


def vocabulary(words: Iterable[str]) -> int:
    """The longer of the words, each by its first letters, as a set of bits."""
    bits = bytearray(_BITS // 8)
    for known in {stem(word) for word in words if len(word) >= _SHORTEST or not word.isascii()}:
        number = crc32(known.encode("utf-8", "replace")) % _BITS
        bits[number >> 3] |= 1 << (number & 7)
    return int.from_bytes(bits, "little")


def shared(own: int, other: int) -> float:
    """Share of one vocabulary's words that the other has as well (or seems to have)."""
    return (own & other).bit_count() / own.bit_count() if own else 0.0


def dump_vocabulary(bits: int) -> bytes:
    return bits.to_bytes(_BITS // 8, "little")


def load_vocabulary(data: bytes) -> int:
    return int.from_bytes(data, "little")
