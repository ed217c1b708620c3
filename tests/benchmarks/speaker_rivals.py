"""What who speaks is measured beside: rules that need no fitting.

`by_hand` is a chain of two voices whose numbers were written down once, from what interviews
are like, before it was run on any page; they are never changed to fit the pages.
"""

import re
from collections.abc import Callable

import numpy as np
import numpy.typing as npt
from speaker_pages import Page

from transcripts.speakers import features
from transcripts.speakers.chain import marginals

Voices = npt.NDArray[np.int64]

_CUES = re.compile(
    r"\b(?:welcome (?:back )?to|welcome,|thanks? (?:you )?(?:so much )?for (?:joining|coming|being"
    r"|taking)|tell us|tell me|my guest|joined by|let's talk about|let's (?:start|begin)|talk (?:to"
    r" me )?about|walk (?:me|us) through|what's next|i'm curious|i wonder|our listeners)\b"
)
"""What is said by who leads a conversation."""
_CUE, _ASKS, _ASKS_YOU, _ASKED_INSIDE, _LISTENS = 1.5, 1.5, 0.5, 0.7, 0.7
_LONG, _LONGER, _OF_I = -0.5, -1.0, -0.5
"""Log odds of the voice that asks: from 20 words, from 40, and where one word in twelve or more
of at least ten is "I"."""
_STAYS, _RUNS_ON, _SMALL_WORD, _ANSWERS, _LISTENED = 0.5, 2.5, 1.5, -2.5, -1.5
"""Log odds of the same voice across a seam: usually, inside a sentence, after a small word
that ends no sentence whatever stop it has, after a question, and before or after a line that
only says that somebody listens."""


def in_turn(page: Page) -> Voices:
    return np.arange(len(page.texts)) % 2


def majority(page: Page) -> Voices:
    """All lines to the voice that truly has most: more than anybody without labels knows."""
    counted = page.truth[page.counted]
    return np.full(len(page.texts), int((counted == 1).mean() >= 0.5))


def question_mark(page: Page) -> Voices:
    return np.array([0 if text.rstrip().endswith("?") else 1 for text in page.texts])


def by_hand(page: Page) -> Voices:
    lines = [features.line(text) for text in page.texts]
    odds = np.array([_asks(line) for line in lines])
    seams = np.zeros((len(lines), 4))
    for at in range(1, len(lines)):
        stays = _stays(lines[at - 1], lines[at])
        seams[at] = stays / 2, -stays / 2, -stays / 2, stays / 2
    return (marginals(odds, seams, 1.0) < 0.5).astype(int)


def _asks(line: features.Line) -> float:
    count = len(line.words)
    odds = 0.0
    if line.asks:
        odds += _ASKS + _ASKS_YOU * (line.you > 0)
    elif line.questions:
        odds += _ASKED_INSIDE
    if line.back:
        odds += _LISTENS
    if count >= 20 and not line.asks:
        odds += _LONGER if count >= 40 else _LONG
    if count >= 10 and line.i >= count / 12:
        odds += _OF_I
    return odds + _CUE * bool(_CUES.search(" ".join(line.words)))


def _stays(before: features.Line, line: features.Line) -> float:
    stays = _STAYS
    if before.end in ",x-" or line.small:
        return stays + _RUNS_ON
    if before.words and before.words[-1] in features._RUNS_ON and before.end == ".":
        return stays + _SMALL_WORD
    if before.asks and not line.asks:
        return stays + _ANSWERS
    if before.back or line.back:
        return stays + _LISTENED
    return stays


RIVALS: dict[str, Callable[[Page], Voices]] = {
    "in turn": in_turn,
    "majority": majority,
    "question mark": question_mark,
    "by hand": by_hand,
}
