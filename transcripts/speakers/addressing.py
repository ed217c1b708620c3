"""Who is spoken to by name, and how many people a talk knows of by that."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from .capitals import Capitals
from .naming_rules import I_AM, IN_PASSING, PREPOSED, TO_FIRST, TO_LAST, YOU, cleaned

Manner = Literal["last", "first", "in passing"]
"""With thanks, a greeting or a yes before the name; with the name at the beginning of a line;
or anywhere else."""

LOOKED_AT = 1500
"""Characters of a line that are looked at."""
_BEGINNING = 25
"""Lines in which people say who they are."""
_OFTEN = 3
"""Lines in which somebody is spoken to who is there, and is not only quoted or greeted."""


class Addressed(NamedTuple):
    """A name that is spoken to."""

    name: str
    manner: Manner
    match: re.Match[str]


def addressed(text: str) -> Iterator[Addressed]:
    """The names that a line speaks to, each once."""
    text = text[:LOOKED_AT]
    spoken: list[tuple[Manner, str, re.Match[str] | None]] = [
        ("last", "name", TO_LAST.search(text))
    ]
    if YOU.search(text):
        spoken.append(("first", "name", TO_FIRST.match(text)))
    for match in IN_PASSING.finditer(text):
        spoken.append(("in passing", "first" if match["first"] else "last", match))
    heard: set[str] = set()
    for manner, group, found in spoken:
        if not found or PREPOSED.match(found[group]):
            continue
        if (name := cleaned(found[group])) and name not in heard:
            heard.add(name)
            yield Addressed(name, manner, found)


def people_heard(lines: Sequence[str]) -> int:
    """How many people a talk knows of at least: those who say at its beginning who they are,
    or those who are spoken to again and again."""
    capitals = Capitals(lines, "")
    said = [
        name
        for text in lines[:_BEGINNING]
        for match in I_AM.finditer(text[:LOOKED_AT])
        if (name := cleaned(match["name"])) and capitals.is_name(name)
    ]
    counts = Counter(
        one.name.split()[0]
        for text in lines
        for one in addressed(text)
        if capitals.is_name(one.name)
    )
    return max(_distinct(said), sum(count >= _OFTEN for count in counts.values()))


def _distinct(names: Sequence[str]) -> int:
    """How many people these are: "Ann" and "Ann Lee" are one."""
    people: list[set[str]] = []
    for words in (set(name.split()) for name in names):
        alike = [person for person in people if person & words]
        people = [person for person in people if not person & words]
        people.append(words.union(*alike))
    return len(people)
