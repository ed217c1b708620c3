"""A few sentences of each chapter that tell what is said in it: true quotations, each at its
place, never the host's questions, a greeting or a word of sponsors."""

import re
from collections.abc import Mapping, Sequence

from transcripts.columns import NOBODY, Blocks
from transcripts.model import Span
from transcripts.text import ends_sentence, sentences

from .telling import Part
from .units import Unit, words
from .wording import topical

_MOST = 3
_SHORT, _LONG = 9, 38
"""Words of a sentence that is quoted."""
_FOR_EACH = 150
"""Words of a chapter for each quotation."""
_RUN = 20_000
"""Characters of a turn in which sentences are looked for."""

_PROMOTION = re.compile(
    r"\b(?:sponsor\w*|subscrib\w*|episodes?|podcasts?|brought to you|check (?:us|it|them) out"
    r"|promo|link in|links? (?:below|in)|thanks? (?:you )?(?:so much )?for|thank you|welcome"
    r"|follow (?:us|me)|sign up|newsletter|listeners?|listening|our guest|my guest|tune in"
    r"|my name is|joining (?:us|me)|the show|coupon|discount|dot com|patreon)\b",
    re.IGNORECASE,
)
_LEANS = re.compile(
    r"(?:and|but|because|or|that|it|its|it's|yeah|yes|no|he|she|they|exactly|which|then|so|um|uh"
    r"|this|these|those|oh|mm|also|like|there|right|ok|okay|well|now|sure|to|for|of|in that|you"
    r" know)\b",
    re.IGNORECASE,
)
_HALTS = re.compile(r"\b(?:uh|um|uhm|you know|i mean|kind of|sort of|like,)", re.IGNORECASE)


def key_quotes(
    text: str, blocks: Blocks, part: Part, asks: Mapping[int, float]
) -> tuple[Span, ...]:
    """Up to three spans in order; none where no sentence stands by itself."""
    length = sum(len(unit.words) for unit in part.units)
    ranked: list[tuple[float, int, int]] = []
    for run in _runs(part.units):
        asker = asks.get(run[0].speaker, 0.0) if run[0].speaker != NOBODY else 0.0
        begin, end = run[0].start, min(run[-1].end, run[0].start + _RUN)
        seams = {unit.start for unit in run[1:]} | {unit.end for unit in run[:-1]}
        for a, b in sentences(text[begin:end]):
            a, b = begin + a, begin + b
            worth = _worth(text[a:b], part) - 0.3 * max(0.0, min(asker, 1.0))
            worth -= 0.2 * ((a in seams) + (b in seams))
            if worth > 0 and ends_sentence(text, b):
                ranked.append((worth, a, b))
    chosen: list[tuple[int, int]] = []
    said: list[set[str]] = []
    for _, a, b in sorted(ranked, reverse=True):
        stems = set(topical(words(text[a:b])))
        if all(len(stems & other) < 0.5 * len(stems) for other in said):
            chosen.append((a, b))
            said.append(stems)
        if len(chosen) >= min(_MOST, 1 + length // _FOR_EACH):
            break
    return tuple(Span(blocks.place(a), blocks.place(b)) for a, b in sorted(chosen))


def _runs(units: Sequence[Unit]) -> list[list[Unit]]:
    """Stretches that one speaker says after each other; of nobody's, each by itself."""
    runs: list[list[Unit]] = []
    for unit in units:
        if runs and unit.speaker == runs[-1][-1].speaker != NOBODY:
            runs[-1].append(unit)
        else:
            runs.append([unit])
    return runs


def _worth(sentence: str, part: Part) -> float:
    """How well a sentence would stand by itself for the chapter; 0 where it would not."""
    if len(sentence) > 12 * _LONG or sentence.endswith(("?", "？", "…", "..")):
        return 0.0
    length = len(words(sentence))
    first = sentence[:1]
    if not _SHORT <= length <= _LONG or first.islower() or _PROMOTION.search(sentence):
        return 0.0
    stems = set(topical(words(sentence)))
    if len(stems) < 3:
        return 0.0
    telling = sum(part.weights.get(stem, 0.0) for stem in stems)
    worth = float(telling / (len(stems) + 3) ** 0.5)
    worth -= 0.5 * bool(_LEANS.match(sentence)) + 0.12 * len(_HALTS.findall(sentence))
    return worth - 0.01 * abs(length - 20)
