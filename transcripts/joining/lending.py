"""Two records of one talk: the one whose words stay takes from the other what it lacks."""

from array import array
from dataclasses import replace
from typing import NamedTuple

from transcripts.chapters.at_times import timed
from transcripts.columns import DESCRIPTION, SPEECH
from transcripts.model import Chapter, Reading

from .draft import Draft, Part, has_speakers
from .laying import lay
from .spoken import Spoken, spoken
from .times import clock_of, lend, lend_speakers
from .words import NOWHERE, align

_BEGINNING = 60
"""Words at the beginning of a chapter, one of which must be there for it to be placed."""
_SHORTER = 0.8
"""Share of a talk's words under which another record of it is only a part of it."""


def stays(records: list[Reading]) -> int:
    """Which of several records of a talk, in the order in which they were given, has the
    words that stay: the newest. But captions without names do not take the place of a text
    with names, nor of one without times: they lend it theirs. And a part does not take the
    place of the whole."""
    best = 0
    for index, record in enumerate(records[1:], 1):
        old = records[best].blocks
        captions = timed(record.blocks) and not has_speakers(record.blocks)
        if captions and (has_speakers(old) or not timed(old)):
            continue
        if len(spoken(record.blocks).words) < _SHORTER * len(spoken(old).words):
            continue
        best = index
    return best


class _Pair(NamedTuple):
    """The words of a draft beside those of a lender's record of the same talk."""

    said: Spoken
    there: "array[int]"
    """For each word of the draft the one of the record that it is, or NOWHERE."""
    lender: Part
    record: Reading
    other_said: Spoken


def take(draft: Draft, lender: Part, record: Reading) -> Draft:
    """`draft` with what it lacks and `record` of the same talk has: times, speakers,
    chapters, a description, and what a source says of itself."""
    attributed = False
    lacks = (
        timed(record.blocks) and not timed(draft.blocks),
        has_speakers(record.blocks) and not has_speakers(draft.blocks),
        bool(record.details.chapters) and not draft.details.chapters,
    )
    if any(lacks):
        said, other_said = spoken(draft.blocks), spoken(record.blocks)
        pair = _Pair(said, align(said.words, other_said.words), lender, record, other_said)
        if lacks[0]:
            draft = _times(draft, pair)
        if lacks[1]:
            draft, attributed = _speakers(draft, pair)
        if lacks[2]:
            draft = _chapters(draft, pair)
    if DESCRIPTION not in draft.blocks.kinds:
        draft = lay(draft, record.blocks, record.details)
    own = has_speakers(draft.blocks) and not attributed
    lent = record.details._replace(people=()) if own else record.details
    return replace(draft, details=draft.details.completed_by(lent))


def _times(draft: Draft, pair: _Pair) -> Draft:
    clock = clock_of(pair.record.blocks, pair.other_said, pair.lender.words())
    lent = lend(draft.blocks, pair.said, pair.there, clock)
    if not lent.timed:
        return draft
    speech = draft.blocks.kinds.count(SPEECH)
    of = "" if lent.timed == speech else f" of {lent.timed} of {speech} utterances"
    draft = draft.with_columns(starts=lent.starts, ends=lent.ends)
    draft = replace(draft, details=draft.details._replace(times="aligned"))
    return draft.told(understood=[f"the times{of}, by the words of {pair.lender.name}"])


def _speakers(draft: Draft, pair: _Pair) -> tuple[Draft, bool]:
    lent = lend_speakers(draft.blocks, pair.said, pair.there, pair.record.blocks, pair.other_said)
    if not lent.named:
        return draft, False
    draft = draft.with_columns(speakers=lent.speakers).spoken_by(pair.record.details.people)
    draft = draft.told(understood=[f"the speakers, by the words of {pair.lender.name}"])
    if lent.doubtful:
        many = f"{lent.doubtful} utterance{'s' * (lent.doubtful > 1)}"
        draft = draft.told(guessed=[f"who says {many} that hold words of several people"])
    return draft, True


def _chapters(draft: Draft, pair: _Pair) -> Draft:
    back = {other: own for own, other in enumerate(pair.there) if other != NOWHERE}
    found: list[Chapter] = []
    for chapter in pair.record.details.chapters:
        begin = pair.other_said.between(pair.record.blocks.offsets[chapter.block - 1], _END).start
        own = next((back[at] for at in range(begin, begin + _BEGINNING) if at in back), None)
        if own is not None:
            block = draft.blocks.number_at(pair.said.offsets[own])
            found.append(chapter._replace(block=block, summary=(), points=(), between=None))
    gone = len(pair.record.details.chapters) - len(found)
    if found:
        details = draft.details._replace(chapters=tuple(found))
        draft = replace(draft, details=details)
        draft = draft.told(understood=[f"{len(found)} chapters of {pair.lender.name}"])
    if gone:
        lost = f"{gone} chapter{'s' * (gone > 1)} of {pair.lender.name} whose words are not found"
        draft = draft.told(left_out=[lost])
    return draft


_END = 1 << 62
