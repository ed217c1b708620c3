"""Whether English text is talk or writing, from the words and the shape of it.

People who talk say I and you, run words together, ask, and begin with "so" and "well";
documents have headings, numbered clauses, parentheses, colons and marks of code. Each sign
has a weight for every hundred words. Weights and limits were set on the talk of some 900
podcast episodes with their names taken off (whole, in windows, as one paragraph, broken into
short lower-case lines) beside 1,600 licences, READMEs and manuals.
"""

import re
from typing import NamedTuple

_LOOKED_AT = 40_000
"""Characters that decide."""
_LEAST = 100
"""Words below which nothing can be told."""
_ENGLISH = 12.0
"""Of a hundred words, those that any English has, at least."""
_TALK = 0.0
"""The balance from which text is talk: below, the signs of writing weigh more."""
_DOCUMENT = -1.0
"""The balance below which text is writing even where names seem to stand in it."""
_DOUBTFUL = 5.0
_FOREIGN = 5.0
"""Signs of writing from which text in another language is writing."""

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_RUN_TOGETHER = ("n't", "'re", "'ve", "'ll", "'d", "'m")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_COMMON = _words("the of and to a in is that it for on with as be are this")
_I = _words("i i'm i've i'll i'd me my mine myself")
_WE = _words("we we're we've we'll we'd us our ours let's")
_YOU = _words("you you're you've you'll you'd your yours yourself y'all")
_FILLERS = _words(
    "yeah yep yup nope um uh uhm hmm mhm mm huh oh okay ok wow gonna wanna gotta kinda hey hi "
    "hello bye guys cool awesome anyway yes"
)
_LOOSE = _words(
    "sorta thanks well right actually really basically maybe stuff guy sure exactly absolutely "
    "totally definitely lot like just think know mean say said things thing kind great pretty no"
)
_IS = _words(
    "it's that's he's she's there's what's here's who's how's where's let's one's everybody's "
    "something's somebody's nobody's everything's nothing's"
)
_LEGAL = _words(
    "shall hereby herein thereof hereunder pursuant notwithstanding warranty warranties liability "
    "liable licensee licensor sublicense infringement merchantability jurisdiction copyright "
    "license licence licensed redistribution"
)
_CODE = re.compile(r"[`{}<>\\|=_/#*\[\]]|::|--")
_CAPITALS = re.compile(r"\b[A-Z]{3,}\b")
_ADDRESS = re.compile(r"https?://|\w@\w")
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")
_ITEM = re.compile(r"\s*(?:\(?[A-Za-z0-9]{1,3}[.)]\s|[-*•]\s|\d+\.\d)")


NO_TALK = (
    "looks like a document rather than talk; if it is a transcript, write the speakers' names "
    "before their words (Ann: Hello)."
)
"""The rest of a sentence that begins with what the source is called."""


class Verdict(NamedTuple):
    """What the signs say."""

    balance: float | None
    """None where they cannot tell: the text is short, or not English."""
    foreign: bool = False

    @property
    def is_writing(self) -> bool:
        """Whether text without names is a document rather than talk."""
        return self.balance is not None and self.balance < _TALK

    @property
    def is_document(self) -> bool:
        """Whether it is one so clearly that names in it are none."""
        return self.balance is not None and self.balance < _DOCUMENT

    @property
    def doubts(self) -> tuple[str, ...]:
        """What to say of a text without names that is taken for talk."""
        if self.foreign:
            return ("that it is talk: what tells talk from writing is known of English only",)
        doubtful = self.balance is not None and self.balance < _DOUBTFUL
        return ("that it is talk, for little in it says so",) * doubtful


def judge(lines: list[str]) -> Verdict:
    """Judge the talk that `lines` would be, an utterance or a paragraph each."""
    text = "\n".join(lines)[:_LOOKED_AT].replace("’", "'")
    words = _WORD.findall(text.lower())
    wide = _WIDE.search(text[:2_000]) is not None
    if len(words) < _LEAST and not (wide and len(text) > 4 * _LEAST):
        return Verdict(None)
    hundreds = len(words) / 100
    written = 0.0 if wide else _written(text, words, hundreds)
    if wide or sum(word in _COMMON for word in words) / hundreds < _ENGLISH:
        # Marks of code and of headings are the same in any language.
        return Verdict(-written if written > _FOREIGN else None, foreign=True)
    return Verdict(_spoken(text, words) / hundreds - written)


def _spoken(text: str, words: list[str]) -> float:
    """The signs of talk, summed up."""
    total = 2.0 * text.count("?")
    for word in words:
        if word in _I:
            total += 1
        elif word in _WE:
            total += 0.7
        elif word in _YOU:
            total += 0.5
        elif word in _FILLERS:
            total += 1.6
        elif word in _LOOSE:
            total += 0.6
        if "'" in word and (word in _IS or word.endswith(_RUN_TOGETHER)):
            total += 1
    return total


def _written(text: str, words: list[str], hundreds: float) -> float:
    """The signs of writing, for every hundred words; no one of them counts without end."""
    lines = [line for line in text.split("\n") if line.strip()]
    headings = sum(len(line) < 70 and line.rstrip()[-1] not in '.?!,;:"”)' for line in lines)
    items = sum(_ITEM.match(line) is not None for line in lines)
    return (
        0.15 * min(len(_CODE.findall(text)) / hundreds, 20)
        + 0.5 * text.count("(") / hundreds
        + 0.3 * min((text.count(":") + text.count(";")) / hundreds, 6)
        + 0.7 * sum(word in _LEGAL for word in words) / hundreds
        + 0.1 * min(len(_CAPITALS.findall(text)) / hundreds, 10)
        + 0.5 * len(_ADDRESS.findall(text)) / hundreds
        + 2 * headings / len(lines)
        + 3 * items / len(lines)
    )
