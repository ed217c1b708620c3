"""A timed record of a talk lends its times, and its speakers, to another record of it."""

from array import array
from collections import Counter
from math import isnan, nan
from typing import NamedTuple

from transcripts.columns import NOBODY, SPEECH, Blocks
from transcripts.words import Words

from .spoken import Spoken
from .words import NOWHERE

NEAR = 5.0
"""Seconds within which a time lent must be that of the word."""
_LEAD = 12
"""Words at the edge of a block that may be missing in the other record: its first word that
is there tells the time all the same."""
_MAJORITY = 0.6
"""Share of a block's words that one person must say for it to be theirs."""


class Clock(NamedTuple):
    """When each word of a record was said, in seconds: NaN where that is not known to
    `NEAR`, because its block is long and begins elsewhere."""

    starts: "array[float]"
    ends: "array[float]"


def clock_of(blocks: Blocks, said: Spoken, words: Words | None = None) -> Clock:
    """When each of the words `said` of `blocks` was said. `words` are the timed words of
    the same source, where its format has them."""
    starts = array("d", [nan]) * len(said.words)
    ends = array("d", [nan]) * len(said.words)
    for number in range(1, len(blocks) + 1):
        start, end = blocks.starts[number - 1], blocks.ends[number - 1]
        if blocks.kinds[number - 1] != SPEECH or isnan(start):
            continue
        if isnan(end) and number < len(blocks):
            end = blocks.starts[number]
        _fill(starts, ends, said.of_block(blocks, number), start, end)
    if words is not None:
        _fill_exactly(starts, ends, said, words)
    return Clock(starts, ends)


def _fill(
    starts: "array[float]", ends: "array[float]", inside: range, start: float, end: float
) -> None:
    """The times of a block for those of its words that are near them."""
    if not len(inside):
        return
    pace = 0.0 if isnan(end) else max(0.0, end - start) / len(inside)
    for index in inside:
        since = (index - inside.start) * pace
        if since <= NEAR and (index == inside.start or not isnan(end)):
            starts[index] = start
        if not isnan(end) and (inside.stop - 1 - index) * pace <= NEAR:
            ends[index] = end


def _fill_exactly(starts: "array[float]", ends: "array[float]", said: Spoken, words: Words) -> None:
    for index in range(len(words)):
        for at in said.between(words.starts[index], words.ends[index]):
            if not isnan(words.times[index]):
                starts[at] = words.times[index]
            if not isnan(words.stops[index]):
                ends[at] = words.stops[index]


class Lent(NamedTuple):
    starts: "array[float]"
    ends: "array[float]"
    timed: int
    """How many blocks have a time now."""


def lend(blocks: Blocks, said: Spoken, there: "array[int]", clock: Clock) -> Lent:
    """Times for `blocks`, whose words `said` are the words `there` of the timed record.

    A block none of whose words was found near its edge has no time; times never go back.
    """
    starts = array("d", [nan]) * len(blocks)
    ends = array("d", [nan]) * len(blocks)
    for number in range(1, len(blocks) + 1):
        if blocks.kinds[number - 1] != SPEECH:
            continue
        inside = said.of_block(blocks, number)
        starts[number - 1] = _first(inside[:_LEAD], there, clock.starts)
        ends[number - 1] = _first(inside[::-1][:_LEAD], there, clock.ends)
    _never_back(starts, ends)
    return Lent(starts, ends, sum(1 for start in starts if not isnan(start)))


def _first(indices: range, there: "array[int]", times: "array[float]") -> float:
    for index in indices:
        if there[index] != NOWHERE and not isnan(times[there[index]]):
            return times[there[index]]
    return nan


def _never_back(starts: "array[float]", ends: "array[float]") -> None:
    """Take out what goes back: a start before an earlier one, an end before its start."""
    latest = -1.0
    for index, start in enumerate(starts):
        if start < latest:
            starts[index] = nan
        elif not isnan(start):
            latest = start
    for index, start in enumerate(starts):
        if not isnan(start) and ends[index] < start:
            ends[index] = nan
        elif isnan(start):
            ends[index] = nan  # an end alone says nothing that can be shown


class Attributed(NamedTuple):
    speakers: "array[int]"
    named: int
    """How many blocks are somebody's now."""
    doubtful: int
    """How many blocks have words of several people, and are given to the one of most, or
    to nobody."""


def lend_speakers(
    blocks: Blocks, said: Spoken, there: "array[int]", other: Blocks, other_said: Spoken
) -> Attributed:
    """Speakers for `blocks`, whose words are the words `there` of `other`, as that
    attributes them: the one who says most of a block's words says the block."""
    voices = array("h", [NOBODY]) * len(other_said.words)
    for number in range(1, len(other) + 1):
        who = other.speakers[number - 1]
        if other.kinds[number - 1] == SPEECH and who != NOBODY:
            for index in other_said.of_block(other, number):
                voices[index] = who
    speakers = array("h", [NOBODY]) * len(blocks)
    count = doubtful = 0
    for number in range(1, len(blocks) + 1):
        if blocks.kinds[number - 1] != SPEECH:
            continue
        heard = Counter(
            voices[there[index]]
            for index in said.of_block(blocks, number)
            if there[index] != NOWHERE and voices[there[index]] != NOBODY
        )
        if not heard:
            continue
        (who, most), total = heard.most_common(1)[0], heard.total()
        doubtful += most < 0.9 * total
        if most >= _MAJORITY * total:
            speakers[number - 1] = who
            count += 1
    return Attributed(speakers, count, doubtful)
