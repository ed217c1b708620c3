"""Names in titles and file names: "Jane Doe on bridges", "ep12-jane-doe.vtt".

A title says who talks, but also what of: a name that no words such as "interview with" make
sure must be met in the talk too.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from .naming_rules import WHOLE, cleaned
from .no_names import words_of

_LONGEST = 300
_PARTS = re.compile(r"\s+[-–—|•·:/]+\s+|:\s+|\s*[|•·]\s*|\s+[(\[]|[)\]](?:\s+|$)")
_NUMBER = re.compile(
    r"^(?:(?:episode|ep|no|part|pt|season|series|vol|podcast|talk)\b[. _]*)?#?[\dSEse][\d.,SEse_-]*"
    r"(?:\s+|$)",
    re.IGNORECASE,
)
_SURE = re.compile(
    rf"\b(?:[Ii]nterview(?:s|ing|ed)?|INTERVIEW|[Cc]onversation|[Cc]hat|[Dd]iscussion|[Ff]ireside"
    rf"|Q ?& ?A|AMA|[Dd]ialogue|[Ss]pecial guest|[Gg]uest)s?(?: chat)?:? (?:with )?"
    rf"(?P<name>{WHOLE})"
    rf"|\b(?:[Ff]eat(?:uring|\.)?|[Ff]t\.?|[Gg]uests?:|[Gg]uest[- ]starring) (?P<named>{WHOLE})"
)
_WITH = re.compile(rf"\b(?:[Ww]ith|WITH|w/) ?(?P<name>{WHOLE})")
_ON = re.compile(
    rf"^(?P<name>{WHOLE})(?:['’]s\b|,? (?:on|about|talks|explains|discusses|tells|answers|joins"
    r"|returns|speaks|reveals|shares|of|from)\b)"
)
_ALL = re.compile(rf"^(?P<name>{WHOLE})$")
_TWO = re.compile(
    rf"^(?P<name>{WHOLE}) (?:x|X|×|&|\+|and|vs\.?|meets|in conversation with|interviews) "
    rf"(?P<other>{WHOLE})\b"
)
_ENDING = re.compile(r"(?:\.[A-Za-z][A-Za-z\d-]{1,8}){1,3}$")
_SLUG = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_BEFORE = frozenset(["with", "interview", "feat", "ft", "featuring", "guest"])
_NO_NAMES = words_of(
    "transcript transcripts episode podcast audio video captions subtitles final edited draft copy "
    "en english auto raw clean whisper otter descript rev show interview the of and a an on in to "
    "for about how why what is with talk meeting call recording part full"
)
_VOWEL = re.compile(r"[aeiouy]", re.IGNORECASE)
_MOST = 40


class Called(NamedTuple):
    """A name in a title. `other` is the second of two who stand side by side there."""

    name: str
    sure: bool
    """Whether the title says that this is somebody who talks."""
    words: str
    other: str | None = None
    guessed: bool = False
    """Whether these are any two words of a file name, which may name the show or the subject."""


def names_in_title(title: str) -> Iterator[Called]:
    """The names that a title or file name may hold, some of which are none."""
    title = " ".join(title[:_LONGEST].split())
    for match in _SURE.finditer(title):
        yield from _called(match["name"] or match["named"], True, title)
    for part in _PARTS.split(title):
        part = _NUMBER.sub("", (part or "").strip()).strip(" -–—,.")
        two = _TWO.match(part)
        if two and (first := cleaned(two["name"])) and (second := cleaned(two["other"])):
            yield Called(first, False, title[:90], second)
            yield Called(second, False, title[:90], first)
            continue
        for rule in (_WITH, _ON, _ALL):
            for match in rule.finditer(part):
                # One word alone is oftener a subject than somebody.
                for one in _called(match["name"], False, title):
                    if rule is _WITH or " " in one.name:
                        yield one


def _called(found: str, sure: bool, title: str) -> Iterator[Called]:
    # "with Jane Doe's Bridge": of what is hers the title tells, but with her is the talk.
    name = cleaned(re.split(r"['’]s\b", found)[0])
    if name:
        yield Called(name, sure, title[:90])


def names_in_file_name(name: str) -> Iterator[Called]:
    """The names that a file name may hold; where it is all in small letters every two words
    could be one."""
    stem = _ENDING.sub("", name[:_LONGEST])
    if " " in stem:
        yield from (c._replace(words=name[:90]) for c in names_in_title(stem.replace("_", " ")))
        return
    words = [w for w in _SLUG.findall(re.sub(r"(?<=[a-z])(?=[A-Z])", " ", stem)) if w][:_MOST]
    if not any(word.islower() for word in words) and len(words) > 1:
        yield from (c._replace(words=name[:90]) for c in names_in_title(" ".join(words)))
    for first, second in pairwise(words):
        if _could_be(first) and _could_be(second) and first.lower() != second.lower():
            whole = f"{first.capitalize()} {second.capitalize()}"
            yield Called(whole, False, name[:90], guessed=True)
    for before, word in pairwise(words):
        if before.lower() in _BEFORE and _could_be(word):
            yield Called(word.capitalize(), False, name[:90], guessed=True)


def _could_be(word: str) -> bool:
    if word.isascii() and len(word) > 3 and not _VOWEL.search(word):
        return False  # letters that stand for something, not a name
    return len(word) > 1 and word.isalpha() and word.lower() not in _NO_NAMES
