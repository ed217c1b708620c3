"""Names before a colon, and the short forms of names that a margin has room for.

A colon after the first words of a line is a speaker's name only if the whole file says so
(`accepted`): one "Note: it was late" makes no speaker called Note. The rule that accepted
names must repeat and outnumber the other colons is that of podcast-clj.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from .no_names import GROUPS, NOT_NAMES, PLAYED, SOUNDS, words_of
from .roles import role_of

LIMIT = 40
"""Characters of a name before a colon at most."""
_WORDS = 4

_LABEL = re.compile(r"[ \t]{0,8}([^\s:：][^:：\n]{0,60}?)[ \t]?(?::(?=\s|$)|：)[ \t]*")
_ENDS = re.compile(r"[?!;\"“”…]|,\s|\.\s|\.$")
_ABBREVIATED = re.compile(
    r"\b(?:[^\W\d_]\.)+|\b(?:Dr|Mr|Mrs|Ms|Prof|St|Jr|Sr|Rev|Sen|Rep|Gov|Gen|Col|Capt|Lt|Sgt"
    r"|Hon|Psy\.D|Ph\.D)\.(?=\s|$)",
    re.IGNORECASE,
)
_DEGREE = re.compile(r",\s*(?:[A-Z][\w.]{0,6}\.?|Jr\.?|Sr\.?)(?=\s|$|,)")
_PARENTHESES = re.compile(r"\s*[(\[][^()\[\]]{0,40}[)\]]\s*$")
_UNKNOWN = re.compile(
    r"[(\[<]?(?:(?:an? )?(?:unknown|unidentified|unbekannte[rs]?|inconnue?|desconocid[oa]|unclear)"
    r"(?:[ _](?:speakers?|person|voice|participant|sprecher|locuteur|hablante))?"
    r"|speaker[ _](?:unknown|\?)|unassigned|\?{1,3}|n/a)[)\]>]?",
    re.IGNORECASE,
)
_MACHINE = re.compile(r"@?(?:speaker|spk)[ _-]?\w{1,8}", re.IGNORECASE)
"""What a recogniser calls a voice: "speaker_00"."""
_LONGEST = 200
_DIRECTION = re.compile(r"\s*[(\[]([^()\[\]]{1,40})[)\]]\s*$")
_OFF = re.compile(
    r"(?:v\.?\s?o\.?|o\.?\s?s\.?|o\.?\s?c\.?|cont(?:['’]?d|inued|\.)?|off|voice ?over|filtered)\.?"
    r"(?:\s?/\s?[\w.]{1,6})?",
    re.IGNORECASE,
)


_HOW = words_of("to on via in from through by over remote remotely off")
"""Words that begin how somebody is heard: "on the phone" for one."""


def is_unknown(name: str) -> bool:
    """Whether a label says that nobody knows who speaks: "Unknown Speaker"."""
    return _UNKNOWN.fullmatch(name.strip()) is not None


def spoken_by(name: str) -> str:
    """The name without how it is spoken: "BOB (V.O.)", "Ann (laughing)". Of what is longer
    than any name, its first characters."""
    name = name[:_LONGEST]
    while match := _DIRECTION.search(name):
        what = match[1].strip()
        if match.start() == 0 or not (_OFF.fullmatch(what) or _is_direction(what)):
            break
        name = name[: match.start()].rstrip()
    return name


def _is_direction(what: str) -> bool:
    words = what.split()
    if not words or role_of(what) is not None:
        return False
    return words[0] in _HOW or (what.islower() and any(word.endswith("ing") for word in words))


_PHONE = re.compile(
    r"(?!(?:\d{4}[-. ]\d{1,4}(?:[-. ]\d{1,2})?|\d{1,2}[-. ]\d{1,2}[-. ]\d{2,4})$)"
    r"\+?[\d(][\d*xX().\- ]{5,22}[\d*xX]"
)


def _is_phone(name: str) -> bool:
    """Whether a label is the number that somebody calls from, perhaps with stars in it; no
    date and no years."""
    if not _PHONE.fullmatch(name):
        return False
    return sum(map(str.isdigit, name)) >= (5 if "*" in name else 7)


class Label(NamedTuple):
    """A possible name at the beginning of a line, and where the words after it begin."""

    name: str
    rest: int


def label(line: str) -> Label | None:
    """The words before a first colon that could be a name; None where they could not."""
    match = _LABEL.match(line)
    if not match:
        return None
    name = match[1].strip()
    return Label(name, match.end()) if could_be_name(name) else None


@lru_cache(maxsize=4096)
def could_be_name(name: str) -> bool:
    """Whether one to four words look like what is written before a colon: no marks that
    end a sentence, no address, not too long."""
    if not name or len(name) > LIMIT or "//" in name or "<" in name:
        return False
    if _is_phone(name):
        return True
    core = without_parentheses(name)
    if not core or not (core[0].isalnum() or core[0] in "\"'“‘@$¿"):
        return False
    core = _DEGREE.sub("", core)
    core = _ABBREVIATED.sub(lambda match: match.group().replace(".", ""), core)
    words = core.split()
    if not 1 <= len(words) <= _WORDS + (words[0].isdigit() if words else 0):
        return False
    return not _ENDS.search(core) and any(c.isalnum() for c in core)


def without_parentheses(name: str) -> str:
    """The name without what stands in parentheses after it."""
    while (shorter := _PARENTHESES.sub("", name)) != name:
        name = shorter
    return name


@lru_cache(maxsize=4096)
def looks_like_name(name: str) -> bool:
    """Whether `name` is written as names are: a capital first (or a number and then a
    name), and not one of the words that often stand before a colon."""
    words = name.split()
    if " ".join(words).casefold() in NOT_NAMES or words[0].casefold() in {"http", "https"}:
        return False
    if _is_phone(name):
        return True
    if not any(map(str.isalpha, name)):
        return False
    if words[0].isdigit():
        return len(words) > 1
    if _MACHINE.fullmatch(name):
        return True
    first = words[0].lstrip("([\"'“’@$#")
    # A script without capitals has no lower case either.
    return bool(first) and not first[0].islower()


def accepted(labels: Iterable[str], lines: int, *, known: Iterable[str] = ()) -> frozenset[str]:
    """Which of the `labels` found at line beginnings name speakers in a file of `lines`
    lines that hold text; empty where the file names nobody so.

    `known` are names that the source lists as its speakers.
    """
    counts = Counter(labels)
    listed = {name.casefold() for name in known} | {
        name.split()[0].casefold() for name in known if name.split()
    }
    total = counts.total()
    dense = total >= 2 and total >= 0.8 * lines
    sure = {
        name: count
        for name, count in counts.items()
        if name.casefold() in listed
        or (count >= 2 and (looks_like_name(name) or (dense and _is_nickname(name))))
    }
    named = sum(n for name, n in counts.items() if name in sure or looks_like_name(name))
    # In a few lines nobody need speak twice, but then nothing may speak against it.
    short = lines <= 12 and named == total and total >= 0.4 * lines
    enough = (
        sum(count >= 2 for count in sure.values()) >= 2
        or any(count >= 2 and count >= 0.3 * lines for count in sure.values())
        or ((short or named >= 0.9 * lines) and len(counts) >= 2)
    )
    if not enough:
        return frozenset()
    if max(sum(sure.values()), named * short) <= total - named:
        return frozenset()
    return frozenset(_with_rare(counts, sure, dense or short))


def _with_rare(counts: Mapping[str, int], sure: Mapping[str, int], dense: bool) -> set[str]:
    """The sure names with those that come once or are oddly written, as far as the file's
    other lines speak for them."""
    names = set(sure)
    for name in counts:
        usual = looks_like_name(name) and (dense or _two_capitals(name))
        if usual or (dense and _is_nickname(name)):
            names.add(name)
    return names


def _is_nickname(name: str) -> bool:
    """Whether a label without a capital may be a meeting's nickname: "nixo: hello"."""
    return name.casefold() not in NOT_NAMES and len(name.split()) <= 2


def _two_capitals(name: str) -> bool:
    words = [word for word in name.split() if word[0].isalpha()]
    return len(words) >= 2 and all(word[0].isupper() for word in (words[0], words[-1]))


def is_group(name: str) -> bool:
    """Whether a label stands for several people at once."""
    return name.casefold().strip("()[]. ") in GROUPS


@lru_cache(maxsize=4096)  # every line of a talk has a name, and few names come
def is_sound(name: str) -> bool:
    """Whether a label stands for something played, or for a break."""
    bare = name.strip("()[]. ")
    first, _, rest = bare.partition(" ")
    if first.casefold() in SOUNDS and (not rest or rest.islower()):
        return True
    *before, last = bare.casefold().split() or [""]
    # "Jimmy Song" is somebody; "Bette Midler Song" is not.
    if before and bare.split()[-1].islower() and last in {*SOUNDS, "track"}:
        return True
    several = len(before) >= 2 or any(word in SOUNDS or word.endswith("'s") for word in before)
    return bool(before) and (last in PLAYED or (several and last in {"song", "sample", "theme"}))


_PARTICLES = words_of(
    "van von de der den del della di da dos du la le bin ibn al el ter ten zu af av"
)
_SUFFIXES = words_of("jr sr ii iii iv phd psyd md esq")


def display_names(names: Sequence[str]) -> list[str]:
    """For each full name the form for the margin: the surname where it tells the person
    from all others in the list, else the whole name."""
    short = [_surname(name) for name in names]
    taken = Counter(name.casefold() for name in short)
    firsts = Counter(word.casefold() for name in names for word in name.split()[:1])
    return [
        one if taken[one.casefold()] == 1 and not (one != name and firsts[one.casefold()]) else name
        for one, name in zip(short, names, strict=True)
    ]


def _surname(name: str) -> str:
    core = _DEGREE.sub("", _PARENTHESES.sub("", name)).strip()
    words = core.split()
    while len(words) > 1 and words[-1].replace(".", "").casefold() in _SUFFIXES:
        words.pop()
    if len(words) < 2 or any(c.isdigit() for c in core) or not words[-1][0].isalpha():
        return core or name
    if words[0].casefold() in {"the", "unknown", "speaker", "audience"}:
        return name
    start = len(words) - 1
    while start > 1 and words[start - 1].casefold() in _PARTICLES:
        start -= 1
    return " ".join(words[start:])
