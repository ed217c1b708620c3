"""How the host of one show talks, learned from transcripts of the show whose speakers are
known, for those whose speakers are not: which words are the host's, and which signs tell more
or less there than elsewhere.

For the signs, a few steps down the slope of the same likelihood that the weights were fitted
to, from the fitted weights on, held near them: what is left is a small change of some weights.
Of one transcript half of it is believed, of many nearly all. (MAP adaptation of log-linear
models: Chelba and Acero, "Adaptation of maximum entropy capitalizer", EMNLP 2004.)
"""

import json
import random
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import islice, pairwise
from typing import NamedTuple

import numpy as np

from . import features, vocabulary
from .chain import Numbers
from .fit.breaking import broken
from .slopes import Example, Numbered, slopes
from .weights import Keyed, Weights, fitted

FEWEST = 3
"""Transcripts without which a profile is of no use."""
_STEPS = 10
_TEMPERATURE = 1.65
"""On shows not seen the fitted weights are this much too sure."""
_HELD = 3.0
"""How strongly weights are held where they were."""
_KEYS_A_LINE, _KEYS_A_SEAM = 70, 50
"""How many keys move at once for a line and a seam, which keeps each step short enough."""
_LINES, _SEAMS = 2500, 800
"""Keys of a profile at most: those that change most of what is seen."""
_MOST = 6.0
"""How far a weight may be changed."""
_MOST_PAGES, _MOST_LINES = 30, 3000
"""Transcripts that are learned from, and lines of each."""
_TURN_SHAPED = 0.8
"""Share of seams where the speaker changes from which the lines are whole turns."""


class Page(NamedTuple):
    """Lines of a transcript of the show with who says each: 0 the host, 1 a guest; others
    (such as NOBODY) are left out."""

    lines: Sequence[str]
    voices: Sequence[int]


class Profile(NamedTuple):
    """What is added to the fitted weights for one show; plain data."""

    pages: int = 0
    """Transcripts it was learned from."""
    of: str = ""
    """The weights that it was learned beside: worth nothing for others."""
    lines: tuple[tuple[str, float], ...] = ()
    seams: tuple[tuple[str, tuple[float, ...]], ...] = ()
    words: vocabulary.Vocabulary = ()

    def dump(self) -> bytes:
        """As UTF-8 JSON of at most about 150 kB."""
        return json.dumps(self, ensure_ascii=False, separators=(",", ":")).encode()

    def helps(self, weights: Weights) -> bool:
        """Whether it was learned beside `weights`, from enough transcripts that something
        was won by it on shows where it was measured."""
        return self.pages >= FEWEST and self.of == weights.digest

    def added(
        self, said: Sequence[Sequence[str]], keyed: Keyed, weights: Weights
    ) -> tuple[Numbers, Numbers]:
        """What it adds to the scores of a conversation's lines (n,) and seams (n, 4), beside
        the weights that it was learned beside; `said` are the words of the lines."""
        lines, seams = np.zeros_like(weights.of_lines), np.zeros_like(weights.of_seams)
        for key, change in self.lines:
            if key in weights.lines:
                lines[weights.lines[key]] = change
        for key, changes in self.seams:
            if key in weights.seams:
                seams[weights.seams[key]] = changes
        odds, of_seams = replace(weights, of_lines=lines, of_seams=seams).scores(keyed)
        return odds + vocabulary.heard(dict(self.words), said), of_seams


def load(data: bytes) -> Profile:
    """The profile that `dump` gave; an empty one where the bytes hold none."""
    try:
        pages, of, lines, seams, words = json.loads(data)
        return Profile(
            int(pages),
            str(of),
            tuple((str(key), _change(change)) for key, change in lines[:_LINES]),
            tuple((str(key), _four(changes)) for key, changes in seams[:_SEAMS]),
            tuple((str(word), _change(odds)) for word, odds in words[: vocabulary.MOST]),
        )
    except (ValueError, TypeError, KeyError, RecursionError):
        return Profile()


def _change(value: object) -> float:
    change = float(value)  # type: ignore[arg-type]
    if not abs(change) <= _MOST:
        raise ValueError
    return change


def _four(values: Sequence[object]) -> tuple[float, ...]:
    a, b, c, d = values
    return _change(a), _change(b), _change(c), _change(d)


def learn(pages: Iterable[Page], weights: Weights | None = None) -> Profile:
    """What the pages of one show tell of how its host and guests talk, beside `weights` (or
    else those that come with the program). An empty profile where they tell nothing."""
    weights = weights or fitted()
    known = [lesson for page in islice(pages, _MOST_PAGES) if (lesson := _lesson(page))]
    if not known:
        return Profile()
    examples = [_example(lesson, weights) for lesson in known]
    lines, seams = _moved(examples, weights)
    believed = len(examples) / (len(examples) + 1)
    met = _met([e.lines for e in examples], len(lines))
    met_seams = _met([e.seams for e in examples], len(seams))
    chosen = np.argsort(-np.abs(lines) * np.sqrt(met))[:_LINES]
    chosen_seams = np.argsort(-np.abs(seams).max(axis=1) * np.sqrt(met_seams))[:_SEAMS]
    keys, seam_keys = list(weights.lines), list(weights.seams)
    lines, seams = np.round(believed * lines, 3), np.round(believed * seams, 3)
    return Profile(
        len(examples),
        weights.digest,
        tuple((keys[at], float(lines[at])) for at in chosen.tolist() if lines[at]),
        tuple((seam_keys[at], tuple(seams[at].tolist())) for at in chosen_seams if seams[at].any()),
        vocabulary.learned([([x.words for x in one.lines], one.voices) for one in known]),
    )


class _Lesson(NamedTuple):
    """The lines of a page that somebody of the two speaks, with who does."""

    lines: list[features.Line]
    voices: list[int]


def _lesson(page: Page) -> _Lesson | None:
    """What a page teaches; None where it has not both voices."""
    known = [(v, t) for t, v in zip(page.lines, page.voices, strict=True) if v in (0, 1)]
    known = known[:_MOST_LINES]
    changes = sum(a[0] != b[0] for a, b in pairwise(known))
    if changes >= _TURN_SHAPED * (len(known) - 1):
        # Whole turns would teach that everybody stops after each line.
        turns = ((str(voice), text) for voice, text in known)
        known = [(int(v), text) for v, text in broken(turns, "usual", random.Random(1))]
    if {voice for voice, _ in known} != {0, 1}:
        return None
    return _Lesson([features.line(text) for _, text in known], [voice for voice, _ in known])


def _example(lesson: _Lesson, weights: Weights) -> Example:
    """A lesson as numbers."""
    lines, voices = lesson
    keyed = weights.found(features.of_lines(lines), features.of_seams(lines))
    per_line, per_seam = (np.diff(k.ends, prepend=0).astype(np.int32) for k in keyed)
    return Example(keyed.lines.at, per_line, keyed.seams.at, per_seam, np.array(voices), 1.0)


def _moved(examples: Sequence[Example], weights: Weights) -> tuple[Numbers, Numbers]:
    """The changes of all weights after a few steps."""
    lines, seams = np.zeros_like(weights.of_lines), np.zeros_like(weights.of_seams)
    pace = 0.1 * _KEYS_A_LINE * _met([e.lines for e in examples], len(lines)) + _HELD
    seam_pace = 0.12 * _KEYS_A_SEAM * _met([e.seams for e in examples], len(seams)) + _HELD
    for _ in range(_STEPS):
        of_lines = (weights.of_lines + lines) / _TEMPERATURE
        of_seams = (weights.of_seams + seams) / _TEMPERATURE
        slope, seam_slope = slopes(examples, of_lines, of_seams)
        lines -= (slope / _TEMPERATURE + _HELD * lines) / pace
        seams -= (seam_slope / _TEMPERATURE + _HELD * seams) / seam_pace[:, None]
    return lines, seams


def _met(places: Sequence[Numbered], size: int) -> Numbers:
    """How often each key stands in the examples."""
    return np.bincount(np.concatenate(places), minlength=size).astype(float)
