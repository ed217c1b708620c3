"""Anchors: words with what stands around them, to find them again in another version.

The scores weigh what Hypothesis' matcher weighs (the words 50, the text before 20, the
text after 20, the position 2). At 0.75 an anchor is taken as found, between 0.60 and 0.75
a person is asked, below that it is lost; short words are taken only with their context.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from transcripts.columns import Blocks, Place
from transcripts.model import Span, Transcript

from .normal import Normal

CONTEXT = 32
"""Characters of normalised text kept on each side."""
ACCEPT = 0.75
ASK = 0.60
SHORT = 20
"""Characters under which a quotation needs its context to be taken as found."""
SHORT_CONTEXT = 0.8
WINDOW = 4_000
"""Characters on each side of the expected place that are searched first."""
OCCURRENCES = 500
"""Places with the very same words that are weighed; nobody has a use for more."""

Certainty = Literal["exact", "likely", "doubtful", "lost"]


class Anchor(NamedTuple):
    """A stretch of a version: its words verbatim, its context normalised, its place."""

    exact: str
    prefix: str
    suffix: str
    block: int
    from_: int
    to_block: int
    to: int
    start: float | None = None
    """Seconds at which its first block begins, where the source tells."""

    @property
    def span(self) -> Span:
        """Where it stood in the version it was made from."""
        return Span(Place(self.block, self.from_), Place(self.to_block, self.to))


class Found(NamedTuple):
    """Where an anchor was found: `span` is None if and only if it is lost."""

    span: Span | None
    score: float
    certainty: Certainty


class _Candidate(NamedTuple):
    score: float
    words: float
    """How well the words agree, 0 to 1."""
    context: float
    """How well the better side of the context agrees, 0 to 1; 0 where there is none."""
    start: int
    end: int


LOST = Found(None, 0.0, "lost")


def make(transcript: Transcript, span: Span) -> Anchor:
    """The anchor of a span of `transcript`."""
    return make_in(transcript.blocks, span)


def make_in(blocks: Blocks, span: Span) -> Anchor:
    """The anchor of a span of `blocks`; the words are never put in order or trimmed."""
    start, end = blocks.offset(span.start), blocks.offset(span.end)
    begin, finish = blocks.place(start), span.end
    before = Normal(blocks.text[max(0, start - 4 * CONTEXT) : start]).text
    after = Normal(blocks.text[end : end + 4 * CONTEXT]).text
    return Anchor(
        blocks.text[start:end],
        before[-CONTEXT:],
        after[:CONTEXT],
        begin.block,
        begin.char,
        finish.block,
        finish.char,
        blocks.start_at(start),
    )


def find(anchor: Anchor, transcript: Transcript) -> Found:
    """Where the words of `anchor` are in `transcript`, and how sure that is."""
    return find_in(anchor, transcript.blocks)


def find_in(anchor: Anchor, blocks: Blocks) -> Found:
    """As `find`. Looks where the words stood, then for the very words anywhere, then for
    similar words near the place, then for similar words anywhere."""
    if not len(blocks) or not anchor.exact.strip():
        return LOST
    unmoved = _unmoved(anchor, blocks)
    if unmoved:
        return unmoved
    hint, block = _hint(anchor, blocks)
    quote = Normal(anchor.exact).text
    if not quote:
        return LOST
    whole = _normal(blocks.text)
    candidates = list(_same_words(anchor, quote, whole, hint, len(blocks.text)))
    if not candidates:
        candidates = _similar_words(anchor, quote, whole, hint, len(blocks.text))
    return _judge(anchor, blocks, quote, sorted(candidates, reverse=True), block)


@lru_cache(maxsize=2)
def _normal(text: str) -> Normal:
    return Normal(text)


def _unmoved(anchor: Anchor, blocks: Blocks) -> Found | None:
    start, end = blocks.offset(anchor.span.start), blocks.offset(anchor.span.end)
    if blocks.text[start:end] != anchor.exact:
        return None
    here = make_in(blocks, anchor.span)
    if (here.prefix, here.suffix) != (anchor.prefix, anchor.suffix):
        return None
    return Found(anchor.span, 1.0, "exact")


def _hint(anchor: Anchor, blocks: Blocks) -> tuple[int, int | None]:
    """The offset at which the words are expected, and the block that begins at their very
    time, where both sides have times."""
    if anchor.start is not None:
        for index, start in enumerate(blocks.starts):
            if start >= anchor.start - 0.05:
                same = start <= anchor.start + 0.05
                return blocks.offsets[index], index + 1 if same else None
    return blocks.offset(Place(anchor.block, anchor.from_)), None


def _same_words(
    anchor: Anchor, quote: str, whole: Normal, hint: int, length: int
) -> Iterator[_Candidate]:
    padded = f" {whole.text} "
    at = padded.find(f" {quote} ")
    for _ in range(OCCURRENCES):
        if at < 0:
            return
        first = whole.word_at(at)
        last = whole.word_at(at + len(quote) - 1)
        yield _weigh(anchor, quote, whole, first, last, hint, length)
        at = padded.find(f" {quote} ", at + 1)


def _similar_words(
    anchor: Anchor, quote: str, whole: Normal, hint: int, length: int
) -> list[_Candidate]:
    found = []
    near = (whole.word_from(max(0, hint - WINDOW)), whole.word_from(hint + WINDOW + len(quote)))
    for first, stop in (near, (0, len(whole))):
        if stop <= first:
            continue
        aligned = _align(quote, whole, first, stop - 1)
        if aligned:
            found.append(_weigh(anchor, quote, whole, *aligned, hint, length))
            if found[-1].score >= ACCEPT:
                break
    return found


def _align(quote: str, whole: Normal, first: int, last: int) -> tuple[int, int] | None:
    """The words within `first` to `last` that are most like `quote`."""
    from rapidfuzz import fuzz

    field = whole.slice(first, last)
    if len(field) <= len(quote):
        return first, last
    aligned = fuzz.partial_ratio_alignment(quote, field, score_cutoff=100 * ASK * 0.8)
    if aligned is None or aligned.dest_end <= aligned.dest_start:
        return None
    base = whole.words[first]
    start = whole.word_at(base + aligned.dest_start)
    end = whole.word_at(base + aligned.dest_end - 1)
    # The alignment is as long as the quotation; words added or lost move its ends.
    options = (
        (a, b)
        for a in range(max(first, start - 4), min(last, start + 4) + 1)
        for b in range(max(a, end - 6), min(last, end + 6) + 1)
    )
    return max(options, key=lambda ends: fuzz.ratio(quote, whole.slice(*ends)), default=None)


def _weigh(
    anchor: Anchor, quote: str, whole: Normal, first: int, last: int, hint: int, length: int
) -> _Candidate:
    from rapidfuzz import fuzz

    start, end = whole.span(first, last)
    words = fuzz.ratio(quote, whole.slice(first, last)) / 100
    low = whole.words[first]
    high = low + len(whole.slice(first, last))
    before = whole.text[max(0, low - 1 - CONTEXT) : max(0, low - 1)]
    after = whole.text[high + 1 : high + 1 + CONTEXT]
    position = 1 - min(1, abs(start - hint) / max(1, length))
    score, weight, context = 50 * words + 2 * position, 52, 0.0
    for kept, here in (
        (anchor.prefix, before[-len(anchor.prefix) :]),
        (anchor.suffix, after[: len(anchor.suffix)]),
    ):
        # A quotation at the very beginning or end has nothing on one side to agree with.
        if kept:
            side = fuzz.ratio(kept, here) / 100
            score, weight, context = score + 20 * side, weight + 20, max(context, side)
    score /= weight
    return _Candidate(score, words, context, start, end)


def _judge(
    anchor: Anchor, blocks: Blocks, quote: str, candidates: list[_Candidate], block: int | None
) -> Found:
    if not candidates or candidates[0].score < ASK:
        return LOST
    best = candidates[0]
    start, end = _verbatim(anchor, blocks.text, best)
    span = Span(blocks.place(start), _end_place(blocks, end))
    alike = [c for c in candidates[1:] if best.score - c.score < 0.02]
    certainty: Certainty = "doubtful"
    if len(quote) < SHORT and best.context < SHORT_CONTEXT:
        if best.words < 1:
            return LOST
    elif best.score >= ACCEPT and not (alike and span.start.block != block):
        certainty = "exact" if blocks.text[start:end] == anchor.exact else "likely"
    return Found(span, round(best.score, 4), certainty)


def _verbatim(anchor: Anchor, text: str, best: _Candidate) -> tuple[int, int]:
    """The candidate with the marks around its words that belong to the quotation, if the
    quotation stands there verbatim; else with its last word's punctuation."""
    at = text.find(anchor.exact, max(0, best.start - len(anchor.exact)), best.end + CONTEXT)
    while 0 <= at <= best.start:
        if at + len(anchor.exact) >= best.end:
            return at, at + len(anchor.exact)
        at = text.find(anchor.exact, at + 1, best.end + CONTEXT)
    end = best.end
    while (
        anchor.exact[-1:] in '.,!?…"”’)'
        and end < len(text)
        and not text[end].isspace()
        and not text[end].isalnum()
    ):
        end += 1
    return best.start, end


def _end_place(blocks: Blocks, end: int) -> Place:
    """The place after the last character: in the block of that character."""
    last = blocks.place(end - 1)
    return Place(last.block, last.char + 1)
