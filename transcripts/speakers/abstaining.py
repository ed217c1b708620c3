"""When words alone cannot tell who speaks, and why."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from .no_names import words_of

if TYPE_CHECKING:
    from .chain import Numbers
    from .conversation import Conversation

FEWEST, MOST = 8, 20_000
"""Lines with words of a conversation that is looked at."""
_STOP = re.compile(r"[.?!]")
_END = (".", "?", "!", "…", ",", ";", ":", "-", '"', "”", ")", "]")
_ENGLISH = words_of(
    "the a an of to in on at for with and or but so that is was are be have has do i you he "
    "she it we they this not what my your just like know think yeah",
)
_STOPS_NEEDED = 1 / 45
_ENGLISH_NEEDED = 0.25
_SAMPLE = 4000
_MEETING = re.compile(
    r"\b(?:meetings?|agenda|action items?|slides?|share (?:my|your) screen|quarter|fiscal|earnings"
    r"|can (?:you|everyone|everybody) (?:hear|see) (?:me|my)|conference call|operator|analysts?"
    r"|shareholders?|your honor|the court|counsel|on mute|unmute|next steps|next question"
    r"|circle back|hand (?:it )?over to|follow up)\b"
)
_USUAL = 0.8
_MEETING_FROM = 1.4
_LEAST_EXPECTED = 0.755
_LEAST_GAIN = 0.04
"""Seen on conversations of all kinds; the mean confidence, and what is won over giving every
line to one voice."""

_ASKED, _ASKED_YOU = 1.1, 0.6
"""Lines that end with a question, and those of them that have "you" in them, for a thousand
words: where one person speaks there are seldom as many, where two do nearly always more."""


def without_decoding(lines: Sequence[str]) -> str | None:
    """Why lines are not worth looking at, as a clause; None where they are."""
    if len(lines) > MOST:
        return f"{len(lines):,} lines are more than one conversation has"
    worded = [line for line in lines if any(map(str.isalpha, line[:400]))]
    if not worded:
        return "the lines have no letters"
    if len(worded) < FEWEST:
        few = "one line is" if len(worded) == 1 else f"{len(worded)} lines are"
        return f"{few} too few to tell voices apart"
    if len(set(worded)) < 0.4 * len(worded):
        return "most lines say the same"
    sample = worded[:: max(1, len(worded) // _SAMPLE)]
    words = [word.strip(".,?!;:\"'“”").lower() for line in sample for word in line[:2000].split()]
    if sum(word in _ENGLISH for word in words) < _ENGLISH_NEEDED * len(words):
        return "the words are not English, the only language in which voices are told apart"
    stops = sum(len(_STOP.findall(line[:2000])) for line in sample)
    ended = sum(line.rstrip().endswith(_END) for line in sample)
    if stops < _STOPS_NEEDED * len(words) or ended < 0.5 * len(sample):
        return "the lines have no punctuation"
    return None


def after_decoding(talk: "Conversation", first: "Numbers") -> str | None:
    """Why two voices do not explain the lines well enough, as a clause; else None."""
    if talk.people > 2:
        return f"{talk.people} people talk here by name, and words tell only two apart"
    expected = sum(max(share, 1 - share) for share in first.tolist()) / len(talk.lines)
    if _like_a_meeting(talk) + 5 * (_USUAL - expected) > _MEETING_FROM:
        return "it reads like a meeting or a call of several people"
    if expected < _LEAST_EXPECTED:
        return "the voices are too much alike, or more than two"
    share = float((first >= 0.5).mean())
    if expected - max(share, 1 - share) < _LEAST_GAIN:
        return "one voice says nearly everything"
    if _asks_little(talk):
        return "hardly anything is asked, as where one person speaks"
    return None


def _like_a_meeting(talk: "Conversation") -> float:
    """In meetings and calls people speak of what "we" do, and to nobody in particular."""
    words = sum(len(line.words) for line in talk.lines)
    we, you = sum(line.we for line in talk.lines), sum(line.you for line in talk.lines)
    cues = sum(len(_MEETING.findall(" ".join(line.words))) for line in talk.lines)
    return we / (you + 0.002 * words) + 0.35 * min(1000 * cues / max(words, 1), 6)


def _asks_little(talk: "Conversation") -> bool:
    thousands = sum(len(line.words) for line in talk.lines) / 1000
    asked = sum(line.asks for line in talk.lines)
    asked_you = sum(line.asks and line.you > 0 for line in talk.lines)
    return thousands >= 1 and asked < _ASKED * thousands and asked_you < _ASKED_YOU * thousands
