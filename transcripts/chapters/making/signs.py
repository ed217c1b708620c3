"""What tells, at the beginning of each stretch of a talk, that a new chapter may begin."""

from collections import Counter
from collections.abc import Mapping, Sequence
from math import log

import numpy as np
import numpy.typing as npt

from transcripts.columns import NOBODY

from .cohesion import Numbers, Tokens, depth, likeness, newness
from .cues import CUES, GOES_ON, HEARD
from .units import Unit

_WIDTHS = (20, 40, 80, 160, 320)
_NEW_WIDTHS = (25, 60, 120)
_EVEN = 100
"""Words with as many questions as everybody asks, lent to each speaker."""

Row = npt.NDArray[np.float64] | npt.NDArray[np.bool_]


def signs(text: str, units: Sequence[Unit], talk: Tokens) -> tuple[list[str], Numbers]:
    """The names of the signs, and their values: a row for each stretch."""
    said = np.array([len(unit.words) for unit in units], dtype=float)
    raw = [text[unit.start : unit.end] for unit in units]
    asked = np.array([_asked(words) for words in raw], dtype=float)
    found: dict[str, Row] = {}
    found.update(_speaking(units, said, asked, asking(text, units)))
    found.update(_lengths(said))
    found.update(_questions(raw, said, asked))
    found.update(_cues(raw))
    found.update(_words(talk))
    found.update(_place(said))
    return list(found), np.array([np.asarray(row, dtype=float) for row in found.values()]).T


def _before(row: Row, steps: int = 1) -> Numbers:
    """What stood so many stretches earlier."""
    shift = min(steps, len(row))
    return np.concatenate((np.zeros(shift), row[: len(row) - shift]))


def _after(row: Row, steps: int = 1) -> Numbers:
    shift = min(steps, len(row))
    return np.concatenate((row[shift:], np.zeros(shift)))


def _even(row: Numbers) -> Numbers:
    """A row by its mean and spread within the talk."""
    spread = row.std()
    return (row - row.mean()) / spread if spread > 1e-12 else row * 0


def _speaking(
    units: Sequence[Unit], said: Numbers, asked: Numbers, asking_more: Mapping[int, float]
) -> dict[str, Row]:
    """Who begins, by how much they ask; lengths of what each says without a break."""
    who = np.array([unit.speaker for unit in units])
    known = who != NOBODY
    both = known & (_before(known) > 0)
    change = both & (who != np.concatenate((who[:1], who[:-1])))
    goes_on = both & ~change
    asks = np.array([asking_more[unit.speaker] for unit in units])
    share = np.bincount(who + 1, said)[who + 1] / max(said.sum(), 1) * known
    turn = np.cumsum(~goes_on) - 1
    lengths = np.bincount(turn, said).astype(float)
    asked_in = np.bincount(turn, asked)[turn]
    return {
        "known": known,
        "change": change,
        "goes on": goes_on,
        "asks": asks,
        "asks, change": asks * change,
        "asks, goes on": asks * goes_on,
        "asked before": _before(asks) * both,
        "share": share,
        "turn": np.log1p(lengths[turn]),
        "turn before": np.log1p(_before(lengths)[turn]),
        "turn after": np.log1p(_after(lengths)[turn]),
        "asked in turn": np.minimum(asked_in, 4),
        "asked in new turn": (asked_in > 0) * change,
    }


def asking(text: str, units: Sequence[Unit]) -> dict[int, float]:
    """How much more often than others each speaker asks, for each word (log). Of nobody it is
    unknown, and 0."""
    words, questions = Counter[int](), Counter[int]()
    for unit in units:
        words[unit.speaker] += len(unit.words)
        questions[unit.speaker] += _asked(text[unit.start : unit.end])
    usual = (questions.total() + 1) / (words.total() + 1)
    return {
        who: 0.0 if who == NOBODY else log((questions[who] / usual + _EVEN) / (said + _EVEN))
        for who, said in words.items()
    }


def _asked(words: str) -> int:
    return words.count("?") + words.count("？")


def _lengths(said: Numbers) -> dict[str, Row]:
    length = np.log1p(said)
    usual = float(np.median(length))
    return {
        "length": length,
        "length before": _before(length),
        "length before that": _before(length, 2),
        "length after": _after(length),
        "length after that": _after(length, 2),
        "longer than usual": length - usual,
        "before, longer than usual": _before(length) - usual,
        "length in the talk": _even(length),
    }


def _questions(raw: Sequence[str], said: Numbers, asked: Numbers) -> dict[str, Row]:
    ends = np.array([words.rstrip().endswith(("?", "？")) for words in raw])
    few = np.minimum(asked, 3)
    length = np.log1p(said)
    return {
        "questions": few,
        "ends asking": ends,
        "questions before": _before(few),
        "ended asking": _before(ends),
        "ended asking before": _before(ends, 2),
        "questions after": _after(few),
        "long question": (asked > 0) * np.maximum(0, length - 2.5),
        "long answer": (asked > 0) * _after(length),
    }


def _cues(raw: Sequence[str]) -> dict[str, Row]:
    # Only so many characters can be in the words that are heard; a line may be endless.
    low = [words[: HEARD * 20].lower().replace("’", "'") for words in raw]
    heard = [" ".join(words.split()[:HEARD]) for words in low]
    found: dict[str, Row] = {
        f"cue {name}": np.array([bool(cue.search(words)) for words in heard])
        for name, cue in CUES.items()
    }
    found["goes on with it"] = np.array([bool(GOES_ON.match(words)) for words in low])
    found["closed before"] = _before(found["cue close"])
    found["small letter"] = np.array([words[:1].islower() for words in raw])
    return found


def _words(talk: Tokens) -> dict[str, Row]:
    found: dict[str, Row] = {}
    for width in _WIDTHS:
        alike = likeness(talk, width)
        found[f"alike {width}"] = _even(alike)
        found[f"depth {width}"] = _even(depth(alike))
    for width in _NEW_WIDTHS:
        found[f"new {width}"] = newness(talk, width)
    return found


def _place(said: Numbers) -> dict[str, Row]:
    gone = (np.cumsum(said) - said) / max(said.sum(), 1)
    return {
        "at the beginning": gone < 0.02,
        "near the beginning": (gone >= 0.02) & (gone < 0.06),
        "near the end": gone > 0.93,
        "at the end": gone > 0.97,
    }
