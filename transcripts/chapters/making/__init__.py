"""Chapters made here for a talk whose source has none: where they begin, what to call them,
what of them to quote. All of it is inferred from the words and says so."""

from itertools import accumulate
from typing import NamedTuple

from transcripts.model import Chapter, Span, Transcript

LEAST_WORDS = 600
"""Words of a talk that is given chapters; a shorter one is read as a whole."""

_LEAST_OPENING = 30
"""Words of the first chapter: a beginning after fewer is that of the talk itself."""
_DISTINCT = 0.2
"""Least share of stretches that say something else than others; below it a talk repeats itself."""


class Made(NamedTuple):
    """Chapters in order, the first at the first words said, and for each the spans of a few
    sentences that stand for it."""

    chapters: tuple[Chapter, ...] = ()
    quotes: tuple[tuple[Span, ...], ...] = ()


def make_chapters(transcript: Transcript) -> Made:
    """The chapters of a talk as its speakers and words tell, without regard to those it has.

    None where it is short, says the same again and again, or says nothing. Work and memory
    grow with its length.
    """
    from .cohesion import tokens  # loads numpy
    from .cutting import cut
    from .key_quotes import key_quotes
    from .signs import asking, signs
    from .telling import parts
    from .titles import titles
    from .units import units
    from .weights import fitted

    said = units(transcript)
    words = sum(len(unit.words) for unit in said)
    if words < LEAST_WORDS or len({unit.words for unit in said}) < _DISTINCT * len(said):
        return Made()
    text, weights = transcript.text, fitted()
    names, values = signs(text, said, tokens(said))
    begun = list(accumulate((len(unit.words) for unit in said), initial=0))
    later = cut(weights.odds_of(names, values), weights.chapters(words))
    begins = [0, *(at for at in later if begun[at] >= _LEAST_OPENING)]
    if len(begins) < 2:
        return Made()
    chapters, asks = parts(said, begins), asking(text, said)
    return Made(
        tuple(
            Chapter(title, said[at].block, origin="inferred")
            for at, title in zip(begins, titles(text, chapters, asks), strict=True)
        ),
        tuple(key_quotes(text, transcript.blocks, part, asks) for part in chapters),
    )
