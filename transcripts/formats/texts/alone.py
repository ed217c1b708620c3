"""Names on lines of their own with the words below them, without a colon: as a screenplay,
an export without times, or a page's headings have them."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from transcripts.speakers.names import could_be_name, looks_like_name, spoken_by

from .dialogue import Named
from .marks import see

_LONGEST = 45
_SCENE = re.compile(
    r"(?:INT|EXT|INT\./EXT|EXT\./INT|I/E)[. ]|(?:FADE|CUT|DISSOLVE|SMASH)\b|THE END$"
)
_WORDY = re.compile(r"(?:chapter|part|section|act|scene|kapitel|capítulo|chapitre)\b", re.I)
_MOST_NAMES = 30


def named_alone(lines: Sequence[str]) -> list[Named | None]:
    """For each line the name that it is; no line has one unless the file is written so."""
    none: list[Named | None] = [None] * len(lines)
    found = {n: one for n, line in enumerate(lines) if line and (one := _name(line))}
    if len(found) < 3:
        return none
    filled = [n for n, line in enumerate(lines) if line]
    follows = dict(pairwise(filled))
    for kind in ("bold", "heading", "capitals", "words"):
        numbers = [n for n, (what, _) in found.items() if what == kind]
        names = _accepted([found[n][1] for n in numbers], len(filled))
        chosen = [n for n in numbers if found[n][1] in names]
        if chosen and _stands_so(chosen, lines, follows, strict=kind == "words"):
            for n in chosen:
                none[n] = Named(found[n][1], None, len(lines[n]))
            return none
    return none


def _name(line: str) -> tuple[str, str] | None:
    """How a line that could be nothing but a name is written, and the name."""
    if len(line) > 2 * _LONGEST:
        return None
    view = see(line)
    text = " ".join(view.text.split())
    if not text or len(text) > _LONGEST or (text[-1] in ".?!…,;:-–—*" and not text.endswith("JR.")):
        return None
    name = spoken_by(text)
    if not could_be_name(name) or not looks_like_name(name) or _SCENE.match(name):
        return None
    if _WORDY.match(name) or name[0].isdigit():
        return None
    if view.block == "#":
        return "heading", name
    if view.block:
        return None
    if view.bold and view.bold_from == 0 and view.bold >= len(view.text.rstrip()):
        return "bold", name
    letters = [c for c in name if c.isalpha()]
    if len(letters) >= 2 and name == name.upper() and name != name.lower():
        return "capitals", name
    return "words", name


def _accepted(names: list[str], lines: int) -> set[str]:
    """Those names that come again, where they are most of what could be names; with the
    others that stand among them then."""
    counts = Counter(names)
    again = {name for name, count in counts.items() if count >= 2}
    total = sum(counts[name] for name in again)
    if len(again) < 2 or len(again) > _MOST_NAMES or total < 4:
        return set()
    if total < 0.6 * len(names) or total < 0.1 * lines:
        return set()
    return set(counts) if total >= 0.8 * len(names) else again


def _stands_so(
    numbers: list[int], lines: Sequence[str], follows: dict[int, int], *, strict: bool
) -> bool:
    """Whether words stand below nearly all the names, and, where only their place tells
    names from other words, a blank line above."""
    at = set(numbers)
    below = sum(n in follows and follows[n] not in at for n in numbers)
    if below < 0.9 * len(numbers):
        return False
    if not strict:
        return True
    above = sum(n == 0 or not lines[n - 1] for n in numbers)
    joined = sum(n + 1 < len(lines) and bool(lines[n + 1]) for n in numbers)
    longer = sum(len(lines[follows[n]]) for n in numbers if n in follows)
    return (
        above >= 0.9 * len(numbers)
        and joined >= 0.9 * len(numbers)
        and longer >= 2 * sum(len(lines[n]) for n in numbers)
    )


def is_scene(line: str) -> bool:
    """Whether a line is the heading of a scene in a screenplay: "INT. STUDIO - NIGHT"."""
    return line[:1] in "IEi" and line == line.upper() and _HEADING.match(line) is not None


_HEADING = re.compile(r"(?:INT|EXT|INT\./EXT|EXT\./INT|I/E)[. ]\s?\S.{0,120}$")
