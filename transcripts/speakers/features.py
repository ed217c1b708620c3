"""What a line of talk looks like, as short keys that weights are fitted to.

Keys of a line tell of it and its neighbours; keys of a seam tell how a line follows the one
before. They are English: elsewhere few of them weigh anything, and nobody is attributed.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from .no_names import words_of

WORD = re.compile(r"[^\W\d_]{1,40}(?:'[^\W\d_]{1,20})?|\d{1,20}")
_SENTENCE = re.compile(r"[.!?](?=\s|$)")
_SIZES = (1, 2, 4, 7, 11, 17, 26, 40, 60, 100)
_SIZE = tuple(sum(n > size for size in _SIZES) for n in range(102))
_MOST = 400
"""Words of one line that are looked at."""


BACK_CHANNELS = words_of(
    "yeah yes yep right okay ok mm hmm mhm uh huh sure exactly wow cool totally gotcha no oh nice "
    "awesome great interesting absolutely definitely true correct perfect fair"
)
_RUNS_ON = words_of(
    "the a an of to in on at by for with from and or but so because that which who if as than "
    "into about like my your his her its our their this these those is are was were be been am "
    "do does did have has had can could will would should i you he she it we they not very just "
    "really"
)
_KINDS = {
    "I": "i i'm i've i'd i'll my me",
    "you": "you you're you've your you'd",
    "we": "we we're we've our us",
    "it": "he she they it it's they're that's there's this that these those there",
    "and": "and but or so because then",
    "of": "of to in on at by for with from into about like as than",
    "what": "what how why when where who which what's how's who's where's",
    "yes": "yeah yes yep yup right okay ok sure exactly totally absolutely definitely no nope mm "
    "hmm mhm uh huh oh wow cool nice awesome great interesting gotcha",
    "the": "the a an her his its their some any every",
    "do": "do does did is are was were can could would will have has should is aren't isn't don't "
    "didn't be been being am having had",
    "well": "well um actually basically",
}
_KIND: dict[str, str] = {}
for _name, _list in _KINDS.items():
    for _word in _list.split():
        _KIND.setdefault(_word, _name)


class Line(NamedTuple):
    """What is counted once in a line."""

    words: list[str]
    size: int
    """Class of the number of words, 0 to 10."""
    asks: bool
    """Ends with a question mark."""
    questions: int
    i: int
    you: int
    we: int
    end: str
    """Its last mark: one of ".?!,-", or "x" for any other."""
    small: bool
    """Begins with a small letter."""
    back: bool
    """Says only that one listens."""
    sentences: int
    last_start: str
    """First word of its last sentence."""
    last_size: int
    excited: bool


def line(text: str) -> Line:
    """The counts of one line."""
    text = text.strip()[:4000]
    low = text.lower().replace("’", "'")
    words = WORD.findall(low)[:_MOST]
    kinds = [_KIND.get(word) for word in words]
    stops = [stop.end() for stop in _SENTENCE.finditer(low)]
    begin = 0
    for stop in stops:
        if stop < len(low):
            begin = stop
    last = WORD.findall(low[begin:]) if begin else words
    mark = text[-1:]
    return Line(
        words,
        _SIZE[min(len(words), 101)],
        mark == "?",
        min(text.count("?"), 3),
        kinds.count("I"),
        kinds.count("you"),
        kinds.count("we"),
        mark if mark and mark in ".?!,-" else "x",
        text[:1].islower(),
        0 < len(words) <= 6 and sum(w in BACK_CHANNELS for w in words) >= 0.6 * len(words),
        max(1, min(len(stops), 6)),
        last[0] if last else "",
        min(_SIZE[min(len(last), 101)], 6),
        "!" in text,
    )


def terms(words: Sequence[str]) -> list[str]:
    """The words of a line and its pairs of neighbours, each once, in order."""
    pairs = (f"{first} {second}" for first, second in pairwise(words))
    return list(dict.fromkeys((*words, *pairs)))


def _rate(count: int, words: list[str]) -> int:
    if not count:
        return 0
    share = count / max(len(words), 1)
    return 1 if share < 0.03 else 2 if share < 0.08 else 3 if share < 0.15 else 4


def _kind(word: str) -> str:
    return _KIND.get(word, "o")


def of_lines(lines: Sequence[Line]) -> Iterator[list[str]]:
    """The keys of each line."""
    since = _distances(lines)
    until = _distances(lines[::-1])[::-1]
    rates = [(_rate(x.i, x.words), _rate(x.you, x.words)) for x in lines]
    told = [_to_neighbours(x, i, you) for x, (i, you) in zip(lines, rates, strict=True)]
    for at, x in enumerate(lines):
        i, you = rates[at]
        keys = _of_itself(x, i, you)
        keys += (f"?<{since[at]}", f"?>{until[at]}", f"?<n{since[at]}{x.size // 2}")
        keys += [f"w={word}" for word in dict.fromkeys(x.words)]
        keys += _of_neighbours(lines, told, at)
        keys += _of_place(at, len(lines))
        yield keys


def _of_itself(x: Line, i: int, you: int) -> list[str]:
    """How long a line is, whether it asks, of whom it speaks, how it begins and ends. `i` and
    `you` are the rates of these words in it."""
    words, size, asks = x.words, x.size, x.asks
    first = words[0] if words else ""
    second = words[1] if len(words) > 1 else ""
    return [
        "any",
        f"n{size}",
        f"q{asks:d}",
        f"qs{asks:d}{x.questions}",
        f"qyI{asks:d}{x.you > 0:d}{x.i > 0:d}",
        f"I{i}",
        f"y{you}",
        f"we{_rate(x.we, words)}",
        f"Iy{min(x.i, 3)}{min(x.you, 3)}",
        f"b{x.back:d}{size if x.back else ''}",
        f"f={first}",
        f"f2={first} {second}",
        f"l={words[-1] if words else ''}",
        f"Fn{_kind(first)}{min(size, 6)}",
        f"qn{asks:d}{size}",
        f"s{asks:d}={x.last_start}",
        f"sn{x.sentences}",
        f"!{x.excited:d}",
        f"In{i}{size}",
        f"yn{you}{size}",
    ]


def _to_neighbours(x: Line, i: int, you: int) -> tuple[str, ...]:
    """What a line tells of the two before and the two after it."""
    return (
        f"q{x.asks:d}",
        f"n{x.size}",
        f"b{x.back:d}",
        f"qy{x.asks:d}{x.you > 0:d}",
        f"I{i}",
        f"y{you}",
        f"F{_kind(x.words[0]) if x.words else ''}",
    )


def _of_neighbours(lines: Sequence[Line], told: Sequence[tuple[str, ...]], at: int) -> list[str]:
    """What the lines around a line tell of it; `told` is that of each."""
    asks, size = lines[at].asks, lines[at].size
    keys: list[str] = []
    for step in (-2, -1, 1, 2):
        if 0 <= at + step < len(lines):
            keys += [f"{step}{key}" for key in told[at + step]]
            if step in (-1, 1):
                other = lines[at + step]
                keys.append(f"{step}nn{min(other.size // 2, 5)}{min(size // 2, 5)}")
                keys.append(f"{step}qq{other.asks:d}{asks:d}{min(size // 2, 5)}")
        else:
            keys.append(f"{step}none")
    return keys


def _of_place(at: int, count: int) -> list[str]:
    """Whether a line is among the first or last of so many."""
    keys = []
    if at < 3:
        keys.append(f"first{at}")
    if at < 0.02 * count:
        keys.append("early")
    if at >= count - 3:
        keys.append(f"last{count - at}")
    if at > 0.98 * count:
        keys.append("late")
    return keys


def _distances(lines: Sequence[Line]) -> list[int]:
    """How many lines ago somebody asked, 6 for that many or more."""
    found, ago = [], 6
    for x in lines:
        found.append(ago)
        ago = 1 if x.asks else min(ago + 1, 6)
    return found


def of_seams(lines: Sequence[Line]) -> Iterator[list[str]]:
    """The keys of the way from each line's predecessor to it; one key for the first line."""
    if lines:
        yield ["start"]
    for at in range(1, len(lines)):
        p, x = lines[at - 1], lines[at]
        keys = _of_pair(p, x)
        if at + 1 < len(lines):
            after = lines[at + 1]
            keys.append(f"nq{after.asks:d}{x.asks:d}")
            keys.append(f"3n{p.size // 2}{x.size // 2}{after.size // 2}")
        if at > 1:
            keys.append(f"pq{lines[at - 2].asks:d}{p.asks:d}")
        yield keys


def _of_pair(p: Line, x: Line) -> list[str]:
    """How a line `p` ends and how `x` goes on from it."""
    last = p.words[-1] if p.words else ""
    before = p.words[-2] if len(p.words) > 1 else ""
    first = x.words[0] if x.words else ""
    second = x.words[1] if len(x.words) > 1 else ""
    runs_on = last in _RUNS_ON and p.end in ".,x-"
    a, b = _kind(last), _kind(first)
    return [
        "any",
        f"e{p.end}",
        f"q{p.asks:d}{x.asks:d}",
        f"small{x.small:d}",
        f"l={last}",
        f"f={first}",
        f"f2={first} {second}",
        f"l2={before} {last}",
        f"LF{a} {b}",
        f"eLF{p.end}{a} {b}",
        f"nn{p.size} {x.size}",
        f"en{p.end}{x.size}",
        f"em{p.end}{p.size}",
        f"b{p.back:d}{x.back:d}",
        f"on{runs_on:d}{x.small:d}",
        f"qF{p.asks:d}{b}",
        f"qyI{p.asks:d}{p.you > 0:d}{x.i > 0:d}{x.you > 0:d}",
        f"lf={last} {first}",
        f"bn{x.back:d}{p.size}",
        f"pb{p.back:d}{x.size}",
        f"ef{p.end}={first}",
        f"sn{p.last_size}{p.end}",
        f"Iy{p.i > 0:d}{p.you > 0:d}{x.i > 0:d}{x.you > 0:d}",
        f"same{_shared(p, x)}{x.size // 3}",
    ]


def _shared(p: Line, x: Line) -> int:
    """How many long words two lines have in common, at most 3."""
    return min(3, len({w for w in p.words if len(w) > 5}.intersection(x.words)))
