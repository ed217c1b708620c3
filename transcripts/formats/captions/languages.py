"""One language of captions that hold several, each a translation of the other."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from transcripts.formats.cues import Cue


class Spoken(NamedTuple):
    """A cue, and the language that its source states for it; empty where it states none."""

    cue: Cue
    language: str


def one_language(cues: Sequence[Spoken]) -> tuple[list[Cue], str, tuple[str, ...]]:
    """The cues of the language with the most text, that language, and those left out.

    Only what is shown at the same times is left out: in talk that goes over from one
    language to another, both stay.
    """
    texts: dict[str, int] = {}
    for cue, language in cues:
        texts[_main(language)] = texts.get(_main(language), 0) + len(cue.text)
    if len(texts) < 2:
        return [cue for cue, _ in cues], next((n for _, n in cues), ""), ()
    chosen = max(texts, key=lambda name: texts[name])
    kept = [cue for cue, language in cues if _main(language) == chosen]
    left = tuple(
        name
        for name in texts
        if name != chosen and _beside(kept, [c for c, n in cues if _main(n) == name])
    )
    name = next(name for _, name in cues if _main(name) == chosen)
    return [cue for cue, other in cues if _main(other) not in left], name, left


def _main(language: str) -> str:
    return language.replace("_", "-").partition("-")[0].lower()


def _beside(kept: Sequence[Cue], others: Sequence[Cue]) -> bool:
    """Whether most of the `others` are shown while one of the kept cues is."""
    spans = sorted((c.start, c.end or c.start) for c in kept if c.start is not None)
    starts = [start for start, _ in spans]
    shared = 0
    for cue in others:
        if cue.start is None:
            continue
        middle = (cue.start + (cue.end or cue.start)) / 2
        at = bisect_right(starts, middle) - 1
        shared += at >= 0 and (spans[at][1] > middle or starts[at] == cue.start)
    return shared * 2 > len(others)
