"""Chapters that say what is talked about, laid over a talk by its words."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from math import isnan, log

from transcripts.columns import NOBODY, SPEECH, Blocks
from transcripts.model import OutlineEntry

from .cutting import cut, places
from .likeliest import STEM, Topic, Unit, beginnings, order_score, stems
from .spoken import Spoken, spoken, words_of

SURE = 0.9
"""Probability that a chapter begins within `CLOSE` words of a place for it to be certain."""
CLOSE = 200
"""Words on each side at most: some eighty seconds."""
_CLOSE_SHARE = 0.04
"""The same as a share of the talk, for short ones."""
_RARE = 0.1
"""Share of a talk's units in which a word stands at most if it says what one is about."""
_MENTIONS = 2
"""Rare words of a chapter that must be said in it for its place to be certain."""
_OWN = 0.7
"""How often they must be said in it, as a share of how often they are in any other."""
_EDGE = 0.01
"""Probability that a chapter begins before the first place given, and after the last."""
_TITLE = 3
"""Weight of a word of the title; one of the summary or the points has 1."""
_CELLS = 150_000
"""Units times chapters at most: longer talks are taken in longer units."""
_UNITS = 3_000
_ENTRY = 1.0
"""How much more readily a chapter begins where an entry of the outline does."""
_SPREAD = 0.04
"""Share of the talk by which a time told in advance may be off."""


@dataclass(frozen=True)
class Described:
    """A chapter as another source tells it."""

    title: str
    text: str
    """Its summary and its points."""
    fraction: float | None = None
    """How much of the talk lies before it, where that is told, 0 to 1."""
    spread: float = _SPREAD
    """The share of the talk by which that may be off."""


@dataclass(frozen=True)
class Placed:
    """Where a chapter begins: at block `block`; if it is not `certain`, somewhere from
    block `first` to block `last`."""

    block: int
    certain: bool
    first: int
    last: int


class Talk:
    """A talk cut into units at which chapters can begin."""

    def __init__(
        self,
        blocks: Blocks,
        outline: Sequence[OutlineEntry] = (),
        chapters: int = 1,
        said: Spoken | None = None,
    ) -> None:
        said = said or spoken(blocks)
        self.words = len(said.words)
        most = min(_UNITS, max(50, _CELLS // max(1, chapters)))
        entry_of = _entries(blocks, outline)
        self.numbers: list[int] = []
        """The block with which each unit begins."""
        self.before: list[int] = []
        """Words of the talk before each unit."""
        self.units: list[Unit] = []
        done, previous = 0, NOBODY
        for group in _groups(blocks, said, max(1, self.words // most)):
            number = group[0]
            count = sum(len(said.of_block(blocks, one)) for one in group)
            text = said.words[done : done + count]
            title, begins = entry_of(number)
            opening = _ENTRY * begins
            speaker = blocks.speakers[number - 1]
            opening += 0.5 * (speaker != previous or speaker == NOBODY)
            opening += 0.5 * (count >= 8)
            opening += 0.5 * ("?" in blocks[number - 1].text)
            previous = blocks.speakers[group[-1] - 1]
            self.numbers.append(number)
            self.before.append(done)
            self.units.append(Unit(frozenset(stems(text)) | title, opening))
            done += count


def _groups(blocks: Blocks, said: Spoken, least: int) -> list[list[int]]:
    """Blocks of speech, neighbours together until they have `least` words."""
    found: list[list[int]] = []
    count = least
    for number in range(1, len(blocks) + 1):
        words = len(said.of_block(blocks, number)) if blocks.kinds[number - 1] == SPEECH else 0
        if not words:
            continue
        if count >= least:
            found.append([])
            count = 0
        found[-1].append(number)
        count += words
    return found


def _entries(
    blocks: Blocks, outline: Sequence[OutlineEntry]
) -> Callable[[int], tuple[frozenset[str], bool]]:
    """For a block the stems of the outline's title at its time, and whether that entry
    begins with the block. Nothing where the talk or the outline has no times."""
    entries = sorted(outline, key=lambda entry: entry.start)
    times = [entry.start for entry in entries]
    titles = [frozenset(stems(words_of(entry.title).words)) for entry in entries]
    seen: set[int] = set()

    def of(number: int) -> tuple[frozenset[str], bool]:
        start = blocks.starts[number - 1]
        at = -1 if isnan(start) else bisect_right(times, start + 1.0) - 1
        if at < 0:
            return frozenset(), False
        fresh = at not in seen
        seen.add(at)
        return titles[at], fresh

    return of


def topics(chapters: Sequence[Described], units: int) -> list[Topic]:
    """What each chapter is about, for a talk of so many units."""
    found = []
    for chapter in chapters:
        weights: Counter[str] = Counter()
        for stem in stems(words_of(chapter.title).words):
            weights[stem] += _TITLE
        weights.update(stems(words_of(chapter.text).words))
        expected = None if chapter.fraction is None else chapter.fraction * units
        found.append(Topic(dict(weights), expected, max(1.0, chapter.spread * units)))
    return found


def place(
    blocks: Blocks, chapters: Sequence[Described], outline: Sequence[OutlineEntry] = ()
) -> list[Placed]:
    """Where each chapter begins in the talk, in the order given. Empty where the talk is
    too short to hold them all."""
    talk = Talk(blocks, outline, len(chapters))
    if len(talk.units) < 2 * len(chapters) + 1:
        return []
    about = topics(chapters, len(talk.units))
    chances = beginnings(talk.units, about)
    chosen = _in_order(chances)
    close = min(CLOSE, round(_CLOSE_SHARE * talk.words))
    spoken_of = _spoken_of(talk.units, about, [*chosen, len(talk.units)])
    found = []
    for row, at, said in zip(chances, chosen, spoken_of, strict=True):
        low = bisect_left(talk.before, talk.before[at] - close)
        high = bisect_right(talk.before, talk.before[at] + close)
        sums = list(accumulate(row))
        total = sums[-1] or 1.0
        first = bisect_left(sums, _EDGE * total)
        last = min(len(row) - 1, bisect_left(sums, (1 - _EDGE) * total))
        certain = said and sum(row[low:high]) >= SURE
        # Units next to the likeliest ones are hardly less likely than these.
        first = bisect_left(talk.before, talk.before[min(first, at)] - close)
        last = bisect_right(talk.before, talk.before[max(last, at)] + close) - 1
        found.append(Placed(talk.numbers[at], certain, talk.numbers[first], talk.numbers[last]))
    return found


def _spoken_of(units: Sequence[Unit], about: Sequence[Topic], edges: Sequence[int]) -> list[bool]:
    """For each topic whether its rare words are said between its edge and the next, and not
    rather between others: pages do not always keep the order of the talk."""
    holders = Counter(stem for unit in units for stem in unit.stems)
    rare = {stem for stem, count in holders.items() if count <= max(2, _RARE * len(units))}
    found = []
    for number, topic in enumerate(about):
        own = rare & topic.stems.keys()
        mentions = [
            sum(len(own & unit.stems) for unit in units[begin:end]) if own else 0
            for begin, end in pairwise(edges)
        ]
        found.append(mentions[number] >= max(_MENTIONS, _OWN * max(mentions)))
    return found


def _in_order(chances: Sequence[Sequence[float]]) -> list[int]:
    """The likeliest units of all topics together, each after the one before."""
    units = len(chances[0])
    best: list[list[float]] = []
    came: list[list[int]] = []
    row = [0.0] * units
    for number, chance in enumerate(chances):
        gained: list[float] = []
        from_: list[int] = []
        top, top_at = (0.0, -1) if number == 0 else (float("-inf"), -1)
        for at in range(units):
            gained.append(top + log(max(chance[at], 1e-12)))
            from_.append(top_at)
            if number and row[at] > top:
                top, top_at = row[at], at
        best.append(gained)
        came.append(from_)
        row = gained
    at = max(range(units), key=row.__getitem__)
    chosen = [at]
    for from_ in reversed(came[1:]):
        at = from_[at]
        chosen.append(at)
    return chosen[::-1]


def order_gain(blocks: Blocks, chapters: Sequence[Described]) -> float:
    """How much better the chapters fit the talk in their own order than in others, as a
    logarithm of odds. Chapters of another talk gain little or nothing."""
    if len(chapters) < 2:
        return 0.0
    talk = Talk(cut(blocks, places(blocks)).blocks, (), len(chapters))
    own = list(range(len(chapters)))
    others = _other_orders(len(chapters))
    if len(talk.units) < 2 * len(chapters) + 1:
        return 0.0
    score, *rest = order_score(talk.units, topics(chapters, len(talk.units)), [own, *others])
    return score - sum(rest) / len(rest)


def _other_orders(count: int) -> list[list[int]]:
    """Orders unlike 0, 1, 2 …, the same every time."""
    found = [list(range(count))[::-1]]
    step = 1
    while len(found) < 12 and step < 4 * count + 40:
        step += 1
        order = sorted(range(count), key=lambda index: (index * 7919 * step) % 10007)
        if order != list(range(count)) and order not in found:
            found.append(order)
    return found


def shared_words(chapters: Sequence[Described], vocabulary: set[str]) -> float:
    """Share of the different longer words of the chapters that the talk has too; the
    vocabulary is its words as stems."""
    own = {
        word[:STEM]
        for chapter in chapters
        for word in words_of(f"{chapter.title} {chapter.text}").words
        if len(word) >= 4
    }
    return len(own & vocabulary) / len(own) if own else 0.0
