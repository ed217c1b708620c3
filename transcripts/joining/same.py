"""Whether two sources are of the same conversation, from their words and what they say of
themselves.

Words decide where both have them: two talks that say other things are never one, whatever
their titles say, and an advertisement or an introduction that many episodes share is only a
small part of each. What sources say of themselves can make a likeness certain, or doubtful.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from transcripts.model import Details

from .sketch import RUN, runs

Certainty = Literal["same", "certain", "likely", "no"]
"""`same`: word for word. `certain`: joined without asking. `likely`: a person is asked."""

_STRETCHES = 20
"""Equal stretches of a talk in each of which the other must be found."""
_SHORT = 40
"""Words under which what sources say of themselves must agree too."""
_GENERIC = re.compile(
    r"transcripts?|transcription|captions?|subtitles?|subs?|corrected|fixed|final|edited|edit|"
    r"clean(?:ed)?|new|old|copy|draft|full|text|audio|video|auto|orig|original|by|of|the|and|"
    r"en|us|gb|v\d{1,3}|rev\d{0,2}"
)


@dataclass(frozen=True)
class Facts:
    """What a source says of its conversation."""

    name: str = ""
    """Its file's name."""
    title: str | None = None
    show: str | None = None
    published: date | None = None
    duration: float | None = None
    media: str | None = None
    url: str | None = None
    people: tuple[str, ...] = ()


@dataclass(frozen=True)
class Likeness:
    """How sure it is that two sources are of one conversation, and why, as short fragments
    for a person. `score` is from 0 to 1, to put several in order."""

    certainty: Certainty
    reasons: tuple[str, ...] = ()
    score: float = 0.0


DIFFERENT = Likeness("no")


def facts(details: Details, name: str) -> Facts:
    return Facts(
        name,
        details.title,
        details.show,
        details.published,
        details.duration,
        details.media,
        details.url,
        tuple(person.name for person in details.people if person.name),
    )


def compare(one: Sequence[str], facts_one: Facts, two: Sequence[str], facts_two: Facts) -> Likeness:
    """Two talks, given by the words that are said in them."""
    alike, unlike = evidence(facts_one, facts_two)
    if not one or not two:
        return DIFFERENT
    length = min(len(one), len(two)) / max(len(one), len(two))
    if list(one) == list(two):
        enough = len(one) >= 2 * RUN or (alike and not unlike)
        return Likeness("same" if enough else "likely", ("every word is the same", *alike), 1.0)
    common, spread = overlap(one, two)
    if length < 0.55 or spread < 0.75 or common < 0.2:
        return DIFFERENT
    reasons = (f"{_percent(common)} of the phrases are the same", *alike, *unlike)
    if min(len(one), len(two)) < _SHORT:
        certain = bool(alike) and common >= 0.5
        possible = certain or common >= 0.6
    else:
        certain = length >= 0.8 and (common >= 0.6 or (common >= 0.3 and bool(alike)))
        possible = True
    if not possible:
        return DIFFERENT
    return Likeness("certain" if certain and not unlike else "likely", reasons, common)


def _percent(share: float) -> str:
    # Only what is whole is called so.
    return f"{min(99, round(100 * share))} %"


def overlap(one: Sequence[str], two: Sequence[str]) -> tuple[float, float]:
    """How many runs of words of the shorter talk stand in the other too, and in how much of
    both, from end to end, the other is found: each from 0 to 1."""
    first, second = runs(one), runs(two)
    in_first, in_second = set(first), set(second)
    fewer = min(len(in_first), len(in_second))
    if not fewer:
        return 0.0, 0.0
    common = len(in_first & in_second) / fewer
    least = max(0.08, common / 4)
    return common, min(_covered(first, in_second, least), _covered(second, in_first, least))


def _covered(own: list[int], other: set[int], least: float) -> float:
    stretches = min(_STRETCHES, max(1, len(own) // 40))
    covered = 0
    for index in range(stretches):
        start, stop = index * len(own) // stretches, (index + 1) * len(own) // stretches
        found = sum(run in other for run in own[start:stop])
        covered += found >= least * (stop - start)
    return covered / stretches


def evidence(one: Facts, two: Facts) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What speaks for one conversation, and what against it."""
    said = (
        (_titles(one.title, two.title, one.show or two.show), "title"),
        (_shows(one.show, two.show), "show"),
        (_dates(one.published, two.published), "date"),
        (_lengths(one.duration, two.duration), "length"),
        (_addresses(one.media, two.media), "recording"),
        (_addresses(one.url, two.url), "address"),
        (names_agree(one.name, two.name), "file name"),
    )
    alike = tuple(f"the same {what}" for agrees, what in said if agrees)
    unlike = tuple(f"but another {what}" for agrees, what in said if agrees is False)
    # All episodes of a show have its name, many are as long as each other.
    telling = {"the same title", "the same recording", "the same address", "the same file name"}
    if not telling & set(alike) and not {"the same show", "the same date"} <= set(alike):
        alike = ()
    return alike, unlike


def _fold(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", text).casefold()
    kept = "".join(c if c.isalnum() else " " for c in plain if not unicodedata.combining(c))
    return kept.split()


def _titles(one: str | None, two: str | None, show: str | None) -> bool | None:
    from rapidfuzz import fuzz

    if not one or not two:
        return None
    own = set(_fold(show or ""))
    first, second = _fold(one), _fold(two)
    numbers = [{word for word in words if word.isdigit()} for words in (first, second)]
    if all(numbers) and not numbers[0] & numbers[1]:
        return False
    first, second = ([w for w in words if w not in own] or words for words in (first, second))
    like = fuzz.token_set_ratio(" ".join(first), " ".join(second))
    if like < 60:
        return False
    return True if like >= 88 and min(len(first), len(second)) >= 2 else None


def _shows(one: str | None, two: str | None) -> bool | None:
    from rapidfuzz import fuzz

    if not one or not two:
        return None
    like = fuzz.token_set_ratio(" ".join(_fold(one)), " ".join(_fold(two)))
    return True if like >= 90 else False if like < 60 else None


def _dates(one: date | None, two: date | None) -> bool | None:
    if one is None or two is None:
        return None
    apart = abs((one - two).days)
    # A page tells the day on its own side of the date line.
    return True if apart <= 1 else False if apart > 3 else None


def _lengths(one: float | None, two: float | None) -> bool | None:
    if one is None or two is None or min(one, two) < 30:
        return None
    apart = abs(one - two)
    if apart <= max(2.0, 0.01 * max(one, two)):
        return True
    return False if apart > max(60.0, 0.2 * max(one, two)) else None


def _addresses(one: str | None, two: str | None) -> bool | None:
    if not one or not two:
        return None
    first, second = (re.sub(r"^https?://(?:www\.)?", "", text).rstrip("/") for text in (one, two))
    # A bare host is a show's home, not an episode's.
    return True if first == second and "/" in first else None


def names_agree(one: str, two: str) -> bool | None:
    """Whether two files' names are those of one conversation: `talk.txt` and
    `talk-corrected.vtt`, but not `show-12.txt` and `show-13.txt`."""
    (words, numbers), (other_words, other_numbers) = _name(one), _name(two)
    if not words or not other_words:
        return None
    if numbers and other_numbers and not (numbers <= other_numbers or other_numbers <= numbers):
        return False
    if words == other_words and (numbers == other_numbers or not numbers or not other_numbers):
        return True
    return None


def _name(name: str) -> tuple[frozenset[str], frozenset[str]]:
    """The words and the numbers of a file's name, without what only says what file it is."""
    stem = name.rpartition("/")[2]
    stem = stem.rpartition(".")[0] or stem
    telling = [word for word in _fold(stem) if not _GENERIC.fullmatch(word)]
    parts = [part for word in telling for part in _apart(word)]
    words = frozenset(p for p in parts if not p.isdigit() and not _GENERIC.fullmatch(p))
    return words, frozenset(p.lstrip("0") or "0" for p in parts if p.isdigit())


def _apart(word: str) -> list[str]:
    """`talk2` as `talk` and `2`; a hash of letters and digits is neither word nor number."""
    match = re.fullmatch(r"([^\W\d_]+)(\d{1,6})|(\d{1,6})([^\W\d_]+)", word)
    if word.isdigit() or word.isalpha():
        return [word]
    return [part for part in match.groups() if part] if match else []
