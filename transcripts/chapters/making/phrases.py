"""The names and phrases that are said again and again in one chapter and little elsewhere."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from .telling import Part
from .wording import SMALL, stem

_LONGEST = 3
_TIMES = (5, 3, 2)
"""How often a phrase of one, two, three words is said at least."""
_TELLING = (0.6, 0.4, 0.35)
_WORTH = (0.7, 1.5, 1.8)
_OPENING = 1.4
"""What it counts that the phrase is said as the chapter opens."""
_OPENS = 90
_HEARD = 3000
"""Words of a chapter that are looked through."""
_NOUN_AFTER = frozenset(
    """a about an and any as at between by each every for from her his in into its like my new no
    of on or our some than that the their these this those through using with without your what
    which called more most two three""".split()  # noqa: SIM905
)
_VERB_AFTER = frozenset(
    """i you we they he she it to can could will would should might may must don't didn't doesn't
    can't won't let's let who just also not never always i'd i'll we'll you'll they'll you'd we'd
    gonna us""".split()  # noqa: SIM905
)
_OBJECT = frozenset(
    "a an the my your our their his her its this that these those it them him us you me".split()  # noqa: SIM905
)
_LEAST_NOUN = 0.45


@dataclass
class _Seen:
    times: int = 0
    noun: int = 0
    verb: int = 0
    early: bool = False
    shown: Counter[str] = field(default_factory=Counter)


def phrases(text: str, part: Part, most: int = 2) -> list[str]:
    """Phrases as they are written, the most telling first, no word in two of them."""
    seen = _seen(part)
    _only_whole(seen)
    ranked: list[tuple[float, tuple[str, ...]]] = []
    said = text[part.units[0].start : part.units[-1].end]
    for key, one in seen.items():
        size = len(key) - 1
        telling = sum(part.weights.get(word, 0.0) for word in key) / len(key)
        enough = 2 if one.early and size else _TIMES[size]
        if one.times < enough or telling < _TELLING[size]:
            continue
        if one.noun < _LEAST_NOUN * one.times or one.verb > 0.25 * one.times:
            continue
        worth = telling * one.times**0.5 * _WORTH[size] * (_OPENING if one.early else 1)
        ranked.append((worth, key))
    chosen: list[tuple[str, ...]] = []
    for _, key in sorted(ranked, reverse=True):
        if not any(set(key) & set(other) for other in chosen):
            chosen.append(key)
        if len(chosen) == most:
            break
    written = [_as_written(said, seen[key].shown.most_common(1)[0][0]) for key in chosen]
    return [phrase for phrase in written if phrase]


def _seen(part: Part) -> dict[tuple[str, ...], _Seen]:
    found: dict[tuple[str, ...], _Seen] = {}
    gone = 0
    for unit in part.units:
        if gone > _HEARD:
            break
        said = [word.replace("’", "'") for word in unit.words]
        stems = [None if w in SMALL or len(w) < 3 or w.isdigit() else stem(w) for w in said]
        for at in range(len(said)):
            key: tuple[str, ...] = ()
            for end in range(at + 1, min(at + _LONGEST, len(said)) + 1):
                last = stems[end - 1]
                if last is None:
                    break
                key = (*key, last)
                if last in key[:-1]:
                    break
                one = found.setdefault(key, _Seen())
                one.times += 1
                one.early = one.early or gone + at < _OPENS
                one.shown[" ".join(said[at:end])] += 1
                _sort(one, said, at, end)
        gone += len(said)
    return found


def _sort(one: _Seen, said: Sequence[str], at: int, end: int) -> None:
    """Whether the words around a phrase show it to be a name or an act."""
    before = said[at - 1] if at else ""
    after = said[end] if end < len(said) else ""
    if before in _VERB_AFTER or (after in _OBJECT and before not in _NOUN_AFTER):
        one.verb += 1
    elif before in _NOUN_AFTER or not before or before not in SMALL:
        one.noun += 1


def _only_whole(seen: dict[tuple[str, ...], _Seen]) -> None:
    """Takes out phrases that are nearly always part of a longer one."""
    for key, one in list(seen.items()):
        for part in (key[1:], key[:-1]):
            if part and part in seen and one.times >= 0.6 * seen[part].times and one.times > 1:
                seen[part].times = 0


def _as_written(text: str, phrase: str) -> str:
    """A phrase with the capitals that it has most often; "" where a stop parts its words."""
    pattern = r"\b" + r"[ ./'’-]{1,2}".join(map(re.escape, phrase.split())) + r"\b"
    written = Counter(m.group() for m in re.finditer(pattern, text, re.IGNORECASE))
    return written.most_common(1)[0][0] if written else ""
