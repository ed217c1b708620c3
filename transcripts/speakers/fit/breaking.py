"""Turns broken into lines as pages without names have them.

Lengths are drawn from a log-normal spread as on such pages; a line that ends inside a
sentence is given a full stop and the next a capital; short back-channels fall into the line
before; the last words of a turn slip into the next.
"""

import random
import re
from collections.abc import Iterable
from typing import Literal, NamedTuple

from .labelled import Turn

Style = Literal["clean", "usual", "noisy"]

_BACK_CHANNEL = re.compile(
    r"(?:(?:yeah|yes|right|okay|ok|mm-?hmm|uh-?huh|sure|exactly|wow|cool|totally|gotcha|no|oh"
    r"|nice|awesome)[,.!\s]{0,3}){1,4}$",
    re.IGNORECASE,
)
_STOPS = ".?!"


class _Damage(NamedTuple):
    """How often a line ends inside a sentence, a back-channel is swallowed, and the end of
    a turn slips into the next."""

    inside: float
    swallowed: float
    slipped: float


_STYLES: dict[Style, _Damage] = {
    "clean": _Damage(0, 0, 0),
    "usual": _Damage(0.5, 0.3, 0.05),
    "noisy": _Damage(0.7, 0.5, 0.12),
}


def broken(turns: Iterable[Turn], style: Style, chance: random.Random) -> list[Turn]:
    """Lines with who says (most of) each."""
    damage = _STYLES[style]
    lines: list[Turn] = []
    slipped: list[str] = []
    for who, said in _swallowed(turns, damage.swallowed, chance):
        words = slipped + said.split()
        slipped = []
        if chance.random() < damage.slipped and len(words) > 12:
            cut = chance.randint(1, 3)
            words, slipped = words[:-cut], words[-cut:]
            words[-1] = _stopped(words[-1])
        begin = 0
        while begin < len(words):
            end = min(len(words), begin + _length(chance))
            if end < len(words) and chance.random() >= damage.inside:
                while end < len(words) and words[end - 1][-1] not in _STOPS:
                    end += 1
            part = words[begin:end]
            if end < len(words) and part[-1][-1] not in _STOPS:
                part[-1] = _stopped(part[-1])
                words[end] = words[end][:1].upper() + words[end][1:]
            lines.append((who, " ".join(part)))
            begin = end
    return lines


def _length(chance: random.Random) -> int:
    return int(min(300, max(1, chance.lognormvariate(2.85, 1.1))))


def _stopped(word: str) -> str:
    return word if word[-1] in _STOPS else word.rstrip(",;:-—") + "."


def _swallowed(turns: Iterable[Turn], share: float, chance: random.Random) -> list[Turn]:
    found: list[Turn] = []
    for who, said in turns:
        short = len(said.split()) <= 4 and _BACK_CHANNEL.match(said)
        if found and ((short and chance.random() < share) or found[-1][0] == who):
            found[-1] = (found[-1][0], f"{found[-1][1]} {said}")
        else:
            found.append((who, said))
    return found
