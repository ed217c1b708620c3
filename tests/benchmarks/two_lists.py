"""Pages with two lists of chapters, made from talks whose chapters have times.

One list is the talk's own, with its times. The other is made as a page that sums a talk up
would have it: some chapters joined, some cut in two or three, some begun early; titles of
words of the talk or of the first list's in another order; sentences of the talk as summary
and points; no times. When each begins is known, and nothing of it stands on the page.
"""

import random
import re
from collections import Counter
from math import log
from pathlib import Path
from typing import NamedTuple

from transcripts.chapters.making.wording import SMALL
from transcripts.clock import clock

KEPT_OUT = (
    "btc-bitcoin-ex-death-to-the-mempool-long-live-the-mempool",
    "btc-chaincode-miniscript",
    "btc-chaincode-schnorr-musig-frost-and-more",
    "devtools-124",
    "devtools-158",
)
"""The talks of the pages that nothing is tuned on."""
_WORD = re.compile(r"[^\W\d_][\w'’]*")
_ABOUT = (
    "Two people talk about what they do and why they do it, with questions from beginning to "
    "end. SPONSORS: Please support this talk: - Shop: https://shop.example/talk EPISODE LINKS: "
    "Website: https://talk.example/ RSS: https://talk.example/feed/"
)
_NEAR = 30.0
"""Seconds within which a chapter begins with an entry."""


class Truth(NamedTuple):
    """When a chapter of the page begins, in seconds, and with which entry of the outline, or
    inside which one."""

    start: float
    entry: int
    with_it: bool


class Page(NamedTuple):
    name: str
    text: str
    outline: list[tuple[float, str]]
    truths: list[Truth]


class _Talk(NamedTuple):
    lines: list[str]
    times: list[float]
    entries: list[tuple[int, float, str]]
    """For each chapter its first line, its time and its title."""
    length: float


def talks(folder: Path) -> list[str]:
    """The talks with six timed chapters or more."""
    found = []
    for path in sorted(folder.glob("*.chapters.tsv")):
        name = path.name.removesuffix(".chapters.tsv")
        if len(_talk(folder, name).entries) >= 6:
            found.append(name)
    return found


def page(folder: Path, name: str, seed: int = 0, reworded: float = 0.5) -> Page:
    """A page of the talk `name`, the same for the same seed; a share of its titles is
    `reworded` from those of the outline."""
    chance = random.Random(f"{name} {seed}")
    talk = _talk(folder, name)
    rarity = Counter(word for line in talk.lines for word in set(_words(line)))
    begins = _begins(talk, chance)
    parts, truths = [], []
    starts = [start for _, start, _ in talk.entries]
    for number, line in enumerate(begins):
        stop = begins[number + 1] if number + 1 < len(begins) else len(talk.lines)
        start = talk.times[line]
        entry = max((k for k, s in enumerate(starts) if s <= start + _NEAR), default=0)
        truths.append(Truth(start, entry, abs(starts[entry] - start) <= _NEAR))
        covered = [title for at, _, title in talk.entries if line - 2 <= at < stop - 2]
        parts.append(_chapter(number + 1, talk.lines[line:stop], covered, rarity, chance, reworded))
    outline = [(start, title) for _, start, title in talk.entries]
    listed = " ".join(f"{clock(start)} - {title}" for start, title in outline)
    minutes = int(talk.length // 60)
    head = (
        f"A talk\n\n{_ABOUT} OUTLINE: {listed}\n\n"
        f"Jun 8, 2023{minutes // 60}h {minutes % 60}mWatch on YouTube ↗\n\nCHAPTERS\n\n"
    )
    return Page(name, head + "\n".join(parts), outline, truths)


def _talk(folder: Path, name: str) -> _Talk:
    lines = (folder / f"{name}.plain.txt").read_text().splitlines()
    entries = []
    for row in (folder / f"{name}.chapters.tsv").read_text().splitlines()[1:]:
        _, line, _, seconds, title = row.split("\t")
        if seconds:
            entries.append((int(line) - 1, float(seconds), title))
    entries = [e for n, e in enumerate(entries) if not n or e[0] > entries[n - 1][0]]
    if not entries:
        return _Talk(lines, [], [], 0.0)
    sizes = [len(line.split()) + 1 for line in lines]
    pace = (entries[-1][1] - entries[0][1]) / max(1, sum(sizes[entries[0][0] : entries[-1][0]]))
    times = [0.0] * len(lines)
    before = max(0.0, entries[0][1] - pace * sum(sizes[: entries[0][0]]))
    marks = [(0, before), *(entry[:2] for entry in entries)]
    length = entries[-1][1] + pace * sum(sizes[entries[-1][0] :])
    for (first, begin), (last, end) in zip(marks, [*marks[1:], (len(lines), length)], strict=True):
        whole, done = sum(sizes[first:last]) or 1, 0
        for line in range(first, last):
            times[line] = begin + (end - begin) * done / whole
            done += sizes[line]
    return _Talk(lines, times, entries, length)


def _begins(talk: _Talk, chance: random.Random) -> list[int]:
    """The lines with which the page's chapters begin."""
    found = [0] if chance.random() < 0.8 else []
    lines = [line for line, _, _ in talk.entries]
    mean = len(talk.lines) / len(lines)
    for number, line in enumerate(lines):
        stop = lines[number + 1] if number + 1 < len(lines) else len(talk.lines)
        size = stop - line
        roll = chance.random()
        if roll < 0.6:
            found.append(line)
        elif roll < 0.66 and number:
            found.append(line - int((line - lines[number - 1]) * chance.uniform(0.25, 0.6)))
        if size > 1.4 * mean and chance.random() < 0.7:
            cuts = 2 if size < 2.2 * mean else 3
            found += [line + size * cut // cuts for cut in range(1, cuts)]
    lines = sorted(set(found))
    return [line for n, line in enumerate(lines) if not n or line - lines[n - 1] > 3]


def _words(text: str) -> list[str]:
    return [w for w in _WORD.findall(text.lower()) if len(w) > 2 and w not in SMALL]


def _chapter(
    number: int,
    lines: list[str],
    covered: list[str],
    rarity: Counter[str],
    chance: random.Random,
    reworded: float,
) -> str:
    said = Counter(word for line in lines for word in _words(line))
    worth = {w: c**0.5 * log(1 + 500 / rarity[w]) for w, c in said.items() if rarity[w]}
    best = sorted(worth, key=lambda w: (-worth[w], w))[:4]
    own = [word for title in covered[:2] for word in _words(title)]
    if own and chance.random() < reworded:
        chance.shuffle(own)
        best = own[: max(1, (2 * len(own)) // 3)] + best[:2]
    said_in = [s for line in lines for s in re.split(r"(?<=[.?!])\s+", line)]
    scored = sorted(
        (s for s in said_in if 8 <= len(s.split()) <= 40),
        key=lambda s: -sum(worth.get(w, 0) for w in set(_words(s))) / (6 + len(s.split())),
    )
    summary = " ".join(scored[:2]) or " ".join(lines)[:200]
    points = [" ".join(s.split()[:14]) for s in scored[2:6]] or ["More of it"]
    title = " ".join(best).capitalize() or "More"
    listed = "\n".join(f"    • {point}" for point in points)
    return f"  {number}. {title}\n\n    {summary:<60}\n\n{listed}"
