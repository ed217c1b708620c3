"""The question spine: what the interviewer asks, and the whole of each answer."""

from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from transcripts.columns import NOBODY, SPEECH
from transcripts.model import Transcript

from .asking import FAIR, STRONG, WEAK, Asking, askings, core, words_in

LABEL = 120
"""Characters of a label at most."""
_ASKS_MOST = 0.6
"""Share of all question marks from which the one who asks most is taken for the interviewer."""
_FEW_MARKS = 600
"""Characters for each end of a sentence from which a text has no punctuation to go by."""
_ASIDE, _TO_YOU = 40, 150
"""Words that may follow a question in its turn: after more of them it was not asked to be
answered. More may follow one that says "you"."""
_ANSWER = 12
"""Words of an answer that make a question of "…, right?"."""


class Question(NamedTuple):
    """A question and its answer: offsets into the document text. From `start` to
    `answer_end` the two stand together."""

    start: int
    end: int
    answer_start: int
    answer_end: int
    asker: int
    """Index of who asks; NOBODY where that is not known."""
    label: str
    """The question's own words, shortened at its ends and never changed."""
    turn: int
    """The turn (from 0) in which it is asked."""

    @property
    def whole(self) -> tuple[int, int]:
        """Question and answer together, as `quotation` copies them with both voices."""
        return self.start, self.answer_end


class _Asked(NamedTuple):
    turn: int
    asking: Asking
    """The most telling one of its turn."""
    start: int
    end: int
    strength: int


def questions(transcript: Transcript) -> tuple[Question, ...]:
    """The interviewer's questions, in order.

    The interviewer is whoever has the role of host; without roles, who asks most by far;
    where that is nobody (meetings, no speakers), anybody. Text without punctuation has none.
    """
    if not transcript.has_speech or _unpunctuated(transcript.text):
        return ()
    spoken = {
        s
        for s, k in zip(transcript.turns.speakers, transcript.turns.kinds, strict=True)
        if k == SPEECH
    }
    if spoken == {NOBODY}:
        return tuple(_of_anybody(transcript))
    if len(spoken) < 2:
        return ()
    askers = interviewers(transcript)
    asked = list(_asked(transcript, askers or frozenset(spoken - {NOBODY}), bool(askers)))
    return tuple(_answered(transcript, asked, askers))


def interviewers(transcript: Transcript) -> frozenset[int]:
    """Indices of those who ask for the others to answer; none where all talk alike."""
    turns, text = transcript.turns, transcript.text
    marks: dict[int, int] = {}
    for turn, speaker in enumerate(turns.speakers):
        if turns.kinds[turn] == SPEECH and speaker != NOBODY:
            count = text.count("?", turns.starts[turn], turns.ends[turn])
            marks[speaker] = marks.get(speaker, 0) + count
    hosts = frozenset(s for s in marks if transcript.people[s].role == "host")
    if hosts and hosts != marks.keys():
        return hosts
    most = max(marks, key=lambda speaker: marks[speaker], default=NOBODY)
    if hosts or most == NOBODY or marks[most] < _ASKS_MOST * sum(marks.values()):
        return frozenset()
    return frozenset((most,)) if marks[most] else frozenset()


def _unpunctuated(text: str) -> bool:
    stops = text.count(". ") + text.count("?") + text.count("。") + text.count("？") + 1
    return len(text) > 2 * _FEW_MARKS and len(text) > stops * _FEW_MARKS


def _edges(transcript: Transcript, start: int, end: int) -> list[int]:
    """Where blocks begin inside [start, end)."""
    offsets = transcript.blocks.offsets
    return list(offsets[bisect_left(offsets, start + 1) : bisect_left(offsets, end)])


def _asked(transcript: Transcript, askers: frozenset[int], unmarked: bool) -> Iterator[_Asked]:
    """The turns of `askers` in which they ask. Without a question mark only those of an
    interviewer do (`unmarked`)."""
    turns, text = transcript.turns, transcript.text
    for turn, speaker in enumerate(turns.speakers):
        if turns.kinds[turn] != SPEECH or speaker not in askers:
            continue
        start, end = turns.starts[turn], turns.ends[turn]
        if not unmarked and not _has_mark(text, start, end):
            continue
        found = askings(text, start, end, _edges(transcript, start, end))
        chosen = _chosen(text, turn, [one for one in found if unmarked or _marked(text, one)])
        if chosen:
            yield chosen


def _has_mark(text: str, start: int, end: int) -> bool:
    return text.find("?", start, end) >= 0 or text.find("？", start, end) >= 0


def _marked(text: str, one: Asking) -> bool:
    return _has_mark(text, one.start, one.end)


def _chosen(text: str, turn: int, found: list[Asking]) -> _Asked | None:
    """What of a turn's questions is asked to be answered, and which of them tells it."""
    put = [one for one in found if one.after <= (_TO_YOU if _to_you(text, one) else _ASIDE)]
    put = [one for one in put if one.strength > WEAK or one.after <= 3]
    # What only looks like a question has to be the last that is said.
    put = [one for one in put if _marked(text, one) or one.after <= 12]
    if not put:
        return None
    best = max(put, key=lambda one: (one.strength >= FAIR, one.telling, one.start))
    first = best
    for one in reversed(put[: put.index(best)]):
        if first.start - one.end > 1:
            break
        first = one
    strength = max(one.strength for one in put)
    return _Asked(turn, best, first.start, put[-1].end, strength)


def _to_you(text: str, one: Asking) -> bool:
    sentence = text[one.start : one.end].lower()
    return " you" in sentence or sentence.startswith("you") or " us " in sentence


def _answered(
    transcript: Transcript, asked: list[_Asked], askers: frozenset[int]
) -> Iterator[Question]:
    turns, text = transcript.turns, transcript.text
    cuts = _chapter_turns(transcript)
    for index, one in enumerate(asked):
        following = asked[index + 1] if index + 1 < len(asked) else None
        asker = turns.speakers[one.turn]
        silent = askers or frozenset((asker,))
        answer = _answer(transcript, one.turn, following, silent, cuts)
        if not answer:
            continue
        begin, end = turns.starts[answer[0]], turns.ends[answer[-1]]
        if following is not None and following.start < end:
            end = begin + len(text[begin : following.start].rstrip())
        if one.strength == WEAK and words_in(text[begin:end]) < _ANSWER:
            continue
        label = core(text[one.asking.start : one.asking.end], LABEL)
        yield Question(one.start, one.end, begin, end, asker, label, one.turn)


def _answer(
    transcript: Transcript,
    turn: int,
    following: _Asked | None,
    silent: frozenset[int],
    cuts: set[int],
) -> list[int]:
    """The turns after `turn` of others than `silent`, up to the question that follows, which
    the last of them may lead up to, or to where a chapter begins."""
    turns = transcript.turns
    stop = len(turns)
    if following is not None:
        stop = following.turn + (following.start > turns.starts[following.turn])
    found: list[int] = []
    for at in range(turn + 1, stop):
        if found and at in cuts:
            break
        if turns.kinds[at] == SPEECH and turns.speakers[at] not in silent:
            found.append(at)
    return found


def _chapter_turns(transcript: Transcript) -> set[int]:
    """Turns with which a chapter begins, or what is written about one."""
    turns, blocks = transcript.turns, transcript.blocks
    found = {turn for turn, kind in enumerate(turns.kinds) if 0 < kind < 4}
    for chapter in transcript.details.chapters:
        offset = blocks.offsets[chapter.block - 1]
        turn = turns.at(offset)
        if turns.starts[turn] == offset:
            found.add(turn)
    return found


def _of_anybody(transcript: Transcript) -> Iterator[Question]:
    """Questions with a mark in talk that is nobody's; each answer goes on to the next."""
    text = transcript.text
    for start, end, turn in _stretches(transcript):
        marked = [
            one
            for one in askings(text, start, end, _edges(transcript, start, end))
            if one.strength == STRONG and _marked(text, one)
        ]
        groups: list[list[Asking]] = []
        for one in marked:
            if groups and one.start - groups[-1][-1].end <= 1:
                groups[-1].append(one)
            else:
                groups.append([one])
        for index, group in enumerate(groups):
            stop = groups[index + 1][0].start if index + 1 < len(groups) else end
            begin = group[-1].end
            answer = text[begin:stop]
            if not answer.strip():
                continue
            best = max(group, key=lambda one: (one.telling, one.start))
            begin += len(answer) - len(answer.lstrip())
            finish = stop - (len(answer) - len(answer.rstrip()))
            label = core(text[best.start : best.end], LABEL)
            where = transcript.turns.at(group[0].start)
            yield Question(
                group[0].start, group[-1].end, begin, finish, NOBODY, label, max(where, turn)
            )


def _stretches(transcript: Transcript) -> Iterator[tuple[int, int, int]]:
    """Speech without anything else or a chapter's beginning in it: start, end, first turn."""
    turns = transcript.turns
    cuts = _chapter_turns(transcript)
    first: int | None = None
    for turn in range(len(turns) + 1):
        over = turn == len(turns) or turns.kinds[turn] != SPEECH or turn in cuts
        if over and first is not None:
            yield turns.starts[first], turns.ends[turn - 1], first
            first = None
        if turn < len(turns) and turns.kinds[turn] == SPEECH and first is None:
            first = turn
