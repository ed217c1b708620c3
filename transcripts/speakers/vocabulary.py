"""Words that the host of a show says oftener than others do there, or more seldom.

Words and pairs of words that several transcripts of the show have, each with the log odds that
the host says it, held back by a prior. (Monroe, Colaresi and Quinn, "Fightin' Words", Political
Analysis 2008, without their variances.)
"""

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np

from .chain import Numbers, logit
from .features import terms

Vocabulary = tuple[tuple[str, float], ...]
"""Words and pairs of words with log odds of the host, most telling first."""

WEIGHT = 0.2
"""What each word of a line says: words of one line are not independent."""
_PRIOR = 3.0
"""Lines in which a word would need to stand to be believed by half."""
_LEAST, _LIMIT = 0.3, 1.5
"""Log odds from which a word is kept, and which none exceeds."""
_PAGES, _FEW_PAGES, _FEW = 3, 2, 5
"""Transcripts that have a word before it tells of the show and not of one talk; fewer where
fewer than `_FEW` are known."""
MOST = 3000


def learned(pages: Sequence[tuple[Sequence[Sequence[str]], Sequence[int]]]) -> Vocabulary:
    """The vocabulary of pages, each the words of its lines with who says them: 0 the host."""
    said: tuple[Counter[str], Counter[str]] = (Counter(), Counter())
    met: Counter[str] = Counter()
    for lines, voices in pages:
        page: set[str] = set()
        for words, voice in zip(lines, voices, strict=True):
            found = terms(words)
            said[voice].update(found)
            page.update(found)
        met.update(page)
    total = said[0].total() + said[1].total()
    share = min(max(said[0].total() / max(total, 1), 0.02), 0.98)
    needed = _FEW_PAGES if len(pages) < _FEW else _PAGES
    kept = [word for word, count in met.items() if count >= needed]
    hosts = np.array([said[0][word] for word in kept], dtype=float)
    others = np.array([said[1][word] for word in kept], dtype=float)
    odds = np.log((hosts + _PRIOR * share) / (others + _PRIOR * (1 - share))) - logit(share)
    odds = np.clip(odds, -_LIMIT, _LIMIT)
    telling = np.where(np.abs(odds) >= _LEAST, np.abs(odds) * np.sqrt(hosts + others), 0.0)
    order = np.argsort(-telling, kind="stable")[:MOST]
    return tuple((kept[at], round(float(odds[at]), 2)) for at in order.tolist() if telling[at])


def heard(vocabulary: Mapping[str, float], lines: Sequence[Sequence[str]]) -> Numbers:
    """Log odds that the host speaks each of the lines, given as words."""
    odds = [sum(vocabulary.get(term, 0.0) for term in terms(words)) for words in lines]
    return WEIGHT * np.array(odds, dtype=float)
