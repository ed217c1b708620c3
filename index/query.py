"""What a person types, as a small tree. Never raises: a query, or one sentence.

open source         both words, in any order; near each other comes first
"open source"       these words in this order, across ends of sentences and turns
-advert             without this word (also -"a phrase", -speaker:chang, NOT word)
cat OR dog food     (cat or dog) and food; OR in capitals; AND may be written
inter*              words that begin so
speaker:chang       also show: title: chapter: kind:, with a value or a "quoted value"
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from transcripts.text import make_safe

from .documents import KINDS
from .words import words

LONGEST = 4_000
"""Characters of a query."""
MOST_WORDS = 400
FIELDS = ("speaker", "show", "title", "chapter", "kind")


@dataclass(frozen=True, slots=True)
class Word:
    """Places with this word."""

    word: str


@dataclass(frozen=True, slots=True)
class Prefix:
    """Places with a word that begins so."""

    start: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """Places where these words begin to follow one another; with `prefix`, the last of
    them is only the beginning of a word."""

    words: tuple[str, ...]
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Field:
    """Places whose speaker, show, title, chapter or kind has all these words; with
    `prefix`, the last is only the beginning of one."""

    name: str
    words: tuple[str, ...]
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Not:
    part: Node


@dataclass(frozen=True, slots=True)
class And:
    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Or:
    parts: tuple[Node, ...]


Node = Word | Prefix | Phrase | Field | Not | And | Or


@dataclass(frozen=True, slots=True)
class Query:
    """A query that can be run."""

    root: Node


@dataclass(frozen=True, slots=True)
class QueryProblem:
    """Why a query cannot be run: one sentence for a person."""

    sentence: str


_PART = re.compile(
    rf"(?P<minus>-+)?(?:(?P<field>{'|'.join(FIELDS)}):)?"
    r'(?:["“”„](?P<quoted>[^"“”„]*)(?P<closed>["“”„]?)|(?P<bare>[^\s"“”„]+)|(?<=:))',
    re.IGNORECASE,
)


def parse(text: str, typing: bool = False) -> Query | QueryProblem:
    """The query that `text` says. While `typing`, the last word may be unfinished and is
    taken as the beginning of one."""
    if len(text) > LONGEST:
        return QueryProblem(
            f"That is {len(text):,} characters; a search takes {LONGEST:,} at most."
        )
    text = make_safe(text)
    try:
        groups = _groups(text, typing)
    except _Problem as problem:
        return QueryProblem(str(problem))
    if not groups:
        return QueryProblem(_nothing(text))
    if not any(_says_what(node) for group in groups for node in group):
        return QueryProblem("Say what to look for, not only what to leave out.")
    if sum(_size(node) for group in groups for node in group) > MOST_WORDS:
        return QueryProblem(f"That is too many words; a search takes {MOST_WORDS} at most.")
    parts = tuple(group[0] if len(group) == 1 else Or(tuple(group)) for group in groups)
    return Query(parts[0] if len(parts) == 1 else And(parts))


class _Problem(Exception):
    """A sentence that ends the parsing."""


def _nothing(text: str) -> str:
    shown = text.strip()
    if not shown or not shown.strip('"“”„'):
        return "Type a word to look for, or a phrase in quotes."
    if not shown.strip("*"):
        return "A * alone is every word there is; put the beginning of a word before it."
    if len(shown) > 20:
        shown = shown[:19] + "…"
    return f"There is no word in {shown} to look for."


def _groups(text: str, typing: bool) -> list[list[Node]]:
    """Parts that must all be there, each a list of which one is enough."""
    groups: list[list[Node]] = []
    either = negative = False
    for match in _PART.finditer(text):
        bare = match["bare"]
        if bare in ("OR", "AND", "NOT") and not match["minus"] and not match["field"]:
            either = bare == "OR" or (either and bare == "NOT")
            negative = bare == "NOT"
            continue
        last = typing and match.end() == len(text)
        node = _node(match, last)
        if node is None:
            continue
        if match["minus"] or negative:
            node = Not(node)
        if either and groups and not (isinstance(node, Not) or isinstance(groups[-1][0], Not)):
            groups[-1].append(node)
        else:
            groups.append([node])
        either = negative = False
    return groups


def _node(match: re.Match[str], last: bool) -> Node | None:
    quoted = match["quoted"]
    text = match["bare"] or "" if quoted is None else quoted
    found = tuple(words(text))
    open_end = last and not match["closed"] and not text[-1:].isspace()
    prefix = bool(found) and (open_end or (quoted is None and text.endswith("*")))
    # "3.", "c+" and the like end in what is no part of a word
    prefix = prefix and (text.endswith("*") or text[-1:].isalnum())
    if match["field"]:
        return _field(match["field"].lower(), found, prefix, last)
    if not found:
        return None
    if len(found) > 1:
        return Phrase(found, prefix)
    return Prefix(found[0]) if prefix else Word(found[0])


def _field(name: str, found: tuple[str, ...], prefix: bool, last: bool) -> Node | None:
    if not found:
        if last:
            return None
        raise _Problem(f"Write what the {name} is after {name}:, as in {name}:{_EXAMPLE[name]}.")
    if name == "kind":
        fitting = [
            kind for kind in KINDS if kind == found[0] or (prefix and kind.startswith(found[0]))
        ]
        if not fitting or len(found) > 1:
            raise _Problem("A kind is one of speech, summary, outline, description and note.")
    return Field(name, found, prefix)


_EXAMPLE = {
    "speaker": "chang",
    "show": "circuit",
    "title": "interview",
    "chapter": "introduction",
    "kind": "speech",
}


def _says_what(node: Node) -> bool:
    return not isinstance(node, Not)


def _size(node: Node) -> int:
    match node:
        case Phrase(found) | Field(_, found):
            return len(found)
        case Not(part):
            return _size(part)
    return 1


def leaves(node: Node) -> Iterator[Word | Prefix | Phrase]:
    """The words, prefixes and phrases that a hit is found by."""
    match node:
        case Word() | Prefix() | Phrase():
            yield node
        case And(parts) | Or(parts):
            for part in parts:
                yield from leaves(part)
