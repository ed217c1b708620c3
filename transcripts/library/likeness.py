"""Finding the transcript that is of the same conversation as a new source, in a library of
any size: by sketches of the words of every source, and then by the words themselves.
"""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from heapq import nlargest
from time import monotonic

from transcripts.columns import Blocks
from transcripts.joining.draft import has_talk
from transcripts.joining.page import LEAST, compare_pages, compare_with_talk, words_of_page
from transcripts.joining.same import DIFFERENT, Certainty, Likeness, compare, facts
from transcripts.joining.sketch import (
    Sketch,
    dump_vocabulary,
    load_vocabulary,
    shared,
    sketch,
)
from transcripts.joining.spoken import spoken
from transcripts.model import Reading

from . import versions
from .connection import transaction

_RUNS = 4
"""Runs that two sketches must have in common for their words to be compared."""
_CLOSEST = 8
"""Candidates whose words are compared."""
_PAGE_SHARE = 0.7
"""Share of the words of one page that another must have, both ways, to be compared."""


@dataclass(frozen=True, slots=True)
class SameAs:
    """A transcript that may be of the same conversation, how sure that is, and why, as
    fragments for a person."""

    id: str
    title: str
    certainty: Certainty
    reasons: tuple[str, ...]


def keep(connection: sqlite3.Connection, version: int, reading: Reading) -> None:
    """Keep the sketch of a source as it was read."""
    if not len(reading.blocks):
        connection.execute("INSERT OR REPLACE INTO sketches VALUES (?, '', -1, x'')", (version,))
        return
    made = sketch_of(reading)
    connection.execute(
        "INSERT OR REPLACE INTO sketches VALUES (?, ?, ?, ?)",
        (version, made.said, made.words, dump_vocabulary(made.vocabulary)),
    )
    connection.executemany(
        "INSERT OR IGNORE INTO runs VALUES (?, ?)", [(run, version) for run in made.runs]
    )


def sketch_of(reading: Reading) -> Sketch:
    if has_talk(reading.blocks):
        return _sketch_of_talk(reading.blocks)
    return sketch((), words_of_page(reading))


_SKETCHED = 800_000
"""Characters of a talk that are sketched: twelve hours of it and more."""
_CATCHES_UP = 1.0
"""Seconds of a start that go into sketching what was kept without."""


@lru_cache(maxsize=1)
def _sketch_of_talk(blocks: Blocks) -> Sketch:
    """Of the talk that was sketched last it is wanted twice: to compare it and to keep it."""
    if len(blocks.text) <= _SKETCHED:
        return sketch(spoken(blocks).words)
    return sketch(spoken(blocks, _SKETCHED).words, rest=blocks.text[_SKETCHED:])


def catch_up(connection: sqlite3.Connection) -> bool:
    """Sketch the sources that were kept before there were sketches, the newest first, for
    a while. Gives whether all are done: nobody waits for a large library."""
    rows = connection.execute(
        "SELECT id FROM versions WHERE size > 0 AND id NOT IN (SELECT version FROM sketches) "
        "ORDER BY id DESC"
    ).fetchall()
    if not rows:
        return True
    until = monotonic() + _CATCHES_UP
    with transaction(connection):
        for (number,) in rows:
            kept = versions.load(connection, number)
            if kept is not None:
                keep(connection, number, kept.reading)
            if monotonic() > until:
                return False
    return True


def same_as(connection: sqlite3.Connection, found: Reading, name: str) -> SameAs | None:
    """The likeliest transcript of the same conversation as a source called `name`."""
    made = sketch_of(found)
    if has_talk(found.blocks):
        candidates = [*_by_words(connection, made), *_pages(connection, made)]
    else:
        candidates = [*_by_vocabulary(connection, made), *_alike_pages(connection, made)]
    best, best_version = DIFFERENT, 0
    for version in dict.fromkeys(candidates):
        like = _compare(connection, found, name, version)
        if _rank(like) > _rank(best):
            best, best_version = like, version
    if best is DIFFERENT:
        return None
    row = connection.execute(
        "SELECT t.id, coalesce(t.title, t.name) FROM versions v "
        "JOIN transcripts t ON t.id = v.transcript WHERE v.id = ?",
        (best_version,),
    ).fetchone()
    return SameAs(row[0], row[1], best.certainty, best.reasons)


_ORDER: tuple[Certainty, ...] = ("no", "likely", "certain", "same")


def _rank(like: Likeness) -> tuple[int, float]:
    return _ORDER.index(like.certainty), like.score


def _compare(connection: sqlite3.Connection, found: Reading, name: str, version: int) -> Likeness:
    other = versions.load(connection, version)
    if other is None:
        return DIFFERENT
    own, there = facts(found.details, name), facts(other.reading.details, other.source.name)
    talk, other_talk = has_talk(found.blocks), has_talk(other.reading.blocks)
    if talk and other_talk:
        words, others = spoken(found.blocks).words, spoken(other.reading.blocks).words
        return compare(words, own, others, there)
    if talk:
        return compare_with_talk(other.reading, there, found, own)
    if other_talk:
        return compare_with_talk(found, own, other.reading, there)
    return compare_pages(found, own, other.reading, there)


def _by_words(connection: sqlite3.Connection, made: Sketch) -> Iterator[int]:
    """Sources in which the same is said."""
    for (version,) in connection.execute(
        "SELECT version FROM sketches WHERE said = ? ORDER BY version DESC LIMIT 1", (made.said,)
    ):
        yield version
    marks = ", ".join("?" * len(made.runs))
    rows = connection.execute(
        f"SELECT version FROM runs WHERE number IN ({marks}) GROUP BY version "
        "HAVING count(*) >= ? ORDER BY count(*) DESC, version DESC LIMIT ?",
        (*made.runs, max(1, min(_RUNS, len(made.runs) // 8)), _CLOSEST),
    )
    yield from (int(row[0]) for row in rows)


def _pages(connection: sqlite3.Connection, made: Sketch) -> list[int]:
    """Pages whose words are said, of conversations that have no talk yet."""
    rows = connection.execute(
        "SELECT s.version, s.vocabulary FROM sketches s JOIN versions v ON v.id = s.version "
        "JOIN transcripts t ON t.current = v.id WHERE s.words = 0"
    )
    likely = [(shared(load_vocabulary(words), made.vocabulary), version) for version, words in rows]
    return _best(likely, LEAST)


def _by_vocabulary(connection: sqlite3.Connection, made: Sketch) -> list[int]:
    """Talks in which the words of a page are said."""
    rows = connection.execute("SELECT version, vocabulary FROM sketches WHERE words > 0")
    likely = [(shared(made.vocabulary, load_vocabulary(words)), version) for version, words in rows]
    return _best(likely, LEAST)


def _alike_pages(connection: sqlite3.Connection, made: Sketch) -> list[int]:
    rows = connection.execute("SELECT version, vocabulary FROM sketches WHERE words = 0")
    likely = []
    for version, words in rows:
        other = load_vocabulary(words)
        both = min(shared(made.vocabulary, other), shared(other, made.vocabulary))
        likely.append((both, version))
    return _best(likely, _PAGE_SHARE)


def _best(likely: list[tuple[float, int]], least: float) -> list[int]:
    return [version for share, version in nlargest(_CLOSEST, likely) if share >= least]
