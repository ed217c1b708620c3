"""What a show's other transcripts say of the people in it: its host, above all, whose name is
usually not in the words at all."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from transcripts.model import Person

_REGULAR, _SHARE = 3, 1 / 3
"""Episodes, and the share of all, from which somebody without a role is heard so often as only
hosts are."""
_MOST = 12
"""Hosts of a show at most."""


class ShowMemory(NamedTuple):
    """What is known of a show from its other transcripts; plain data."""

    show: str
    hosts: tuple[tuple[str, int], ...] = ()
    """Names with the number of other transcripts whose sources have them as hosts, or as
    regular voices, most first."""
    episodes: int = 0
    """The other transcripts whose sources name anybody."""
    given: str | None = None
    """Whom a person called the host of the show."""


def remember(show: str, casts: Iterable[Sequence[Person]], given: str | None = None) -> ShowMemory:
    """What the people of a show's other transcripts, a cast for each, tell of the show. Only
    what sources state counts, and `given`, the name that a person gave its host: what was
    inferred is no evidence."""
    heard, stated = Counter[str](), Counter[str]()
    episodes = 0
    for cast in casts:
        named = {p.name: p.role for p in cast if p.name and not p.inferred}
        episodes += bool(named)
        heard.update(named.keys())
        stated.update(name for name, role in named.items() if role == "host")
    often = max(_REGULAR, _SHARE * episodes)
    hosts = Counter({n: c for n, c in heard.items() if stated[n] or c >= often})
    if given:
        hosts.pop(given, None)
    return ShowMemory(show, tuple(hosts.most_common(_MOST)), episodes, given)
