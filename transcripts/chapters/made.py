"""Chapters made here for a talk that has none: inferred from its words, and said to be so."""

from typing import NamedTuple

from transcripts.model import Chapter, Span, Transcript

LEAST_WORDS = 600
"""Words of a talk that is given chapters; a shorter one is read as a whole."""


class Made(NamedTuple):
    """Chapters in order, the first at the first words said, and for each the spans of a few
    sentences that stand for it."""

    chapters: tuple[Chapter, ...] = ()
    quotes: tuple[tuple[Span, ...], ...] = ()


def make_chapters(transcript: Transcript) -> Made:
    """The chapters of a talk as its speakers and words tell, without regard to those it has.

    None where it is short, or where nothing is said. Work and memory grow with its length.
    """
    from .making.cohesion import tokens  # loads numpy
    from .making.cutting import cut
    from .making.key_quotes import key_quotes
    from .making.signs import asking, signs
    from .making.telling import parts
    from .making.titles import titles
    from .making.units import units
    from .making.weights import fitted

    said = units(transcript)
    words = sum(len(unit.words) for unit in said)
    if words < LEAST_WORDS:
        return Made()
    text, weights = transcript.text, fitted()
    names, values = signs(text, said, tokens(said))
    begins = [0, *cut(weights.odds_of(names, values), weights.chapters(words))]
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
