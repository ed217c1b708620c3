"""Keeping versions that are made of several sources of one conversation.

Every source is a version of its own, with its bytes and what was read of them; parts says
which of them a joined version is made of, and what each gives.
"""

import sqlite3
import zlib
from typing import TYPE_CHECKING, NamedTuple

from transcripts import corrections as layers
from transcripts.joining.chapters import CannotJoin
from transcripts.joining.combine import Joined, Role, combine
from transcripts.joining.draft import Part
from transcripts.joining.more import carries_more
from transcripts.joining.word_times import lent, moved
from transcripts.model import BlocksBuilder, Companion, Reading, Source, Transcript, Version

from . import carrying, corrections, likeness, listing, transcripts, versions

if TYPE_CHECKING:
    from transcripts.words import Words


class Heard(NamedTuple):
    """One source of a transcript as it is kept."""

    version: Version
    part: Part


def numbers(connection: sqlite3.Connection, version: int) -> list[int]:
    """The versions that a version is made of: itself where it is one source."""
    found = [
        int(row[0])
        for row in connection.execute(
            "SELECT part FROM parts WHERE version = ? ORDER BY number", (version,)
        )
    ]
    return found or [version]


def text_of(connection: sqlite3.Connection, version: int) -> int:
    """The version whose words a version shows."""
    row = connection.execute(
        "SELECT part FROM parts WHERE version = ? AND role = 'text'", (version,)
    ).fetchone()
    return int(row[0]) if row else version


def heard(connection: sqlite3.Connection, version: int) -> list[Heard]:
    """The sources that a version is made of, in the order in which they were given."""
    found = []
    for number in numbers(connection, version):
        kept = versions.load(connection, number)
        if kept is not None:
            found.append(Heard(kept, _part(connection, kept)))
    return found


def _part(connection: sqlite3.Connection, kept: Version) -> Part:
    if len(kept.reading.blocks):
        return Part(kept.reading, kept.source.name, lambda: words_of(connection, kept))
    # Who speaks when is not kept: the source tells it again.
    from transcripts.formats import NotATranscript, understand

    data = versions.source_bytes(connection, kept.id) or b""
    reading = kept.reading
    plain = Companion(reading.format, reading.reader, reading.details, (), reading.report)
    try:
        found = understand(data, kept.source.name, encoding=reading.encoding)
    except NotATranscript:
        return Part(plain, kept.source.name)
    return Part(found if isinstance(found, Companion) else plain, kept.source.name)


def as_reading(found: Reading | Companion) -> Reading:
    """What is written of a source: one without words has no blocks."""
    if isinstance(found, Reading):
        return found
    blocks = BlocksBuilder().build()
    return Reading(found.format, found.reader, blocks, found.details, found.report)


def words_of(connection: sqlite3.Connection, kept: Version) -> "Words | None":
    """The times of a source's words, over its own text; read from it each time."""
    from transcripts import formats

    data = versions.source_bytes(connection, kept.id)
    if data is None or not len(kept.reading.blocks):
        return None
    return formats.words(data, kept.source.name, kept.reading)


def timed_words(connection: sqlite3.Connection, shown: Version) -> "Words | None":
    """The times of the words of a version: those of the source whose words it shows, or
    where that has none, those that the same words have in another of its sources."""
    sources = [versions.load(connection, n) for n in numbers(connection, shown.id)]
    text = text_of(connection, shown.id)
    own = next((one for one in sources if one and one.id == text), shown)
    words = words_of(connection, own)
    if words is not None:
        return (
            words if own.id == shown.id else moved(words, own.reading.blocks, shown.reading.blocks)
        )
    if shown.reading.details.times != "aligned":
        return None
    for other in reversed(sources):
        words = words_of(connection, other) if other and other.id != text else None
        if other and words is not None:
            return lent(words, other.reading.blocks, shown.reading.blocks)
    return None


def write(
    connection: sqlite3.Connection,
    transcript: str,
    reading: Reading,
    made_of: list[tuple[Version, Role]],
) -> int:
    """Write a version that is made of others, each given with what it gives, and make it
    the current one. It is called after the source whose words it shows."""
    text = next(version for version, role in made_of if role == "text")
    made = versions.add(connection, transcript, text.source, 0, None, reading)
    connection.executemany(
        "INSERT INTO parts VALUES (?, ?, ?, ?)",
        [(made, number, version.id, role) for number, (version, role) in enumerate(made_of)],
    )
    return made


class Joining(NamedTuple):
    """What became of a source that was joined to a transcript."""

    role: Role
    changed: bool
    """Whether it brought anything that the transcript had not."""
    doubtful: tuple[str, ...] = ()
    """What a person made there and is in doubt now, as fragments."""


def join(
    connection: sqlite3.Connection,
    transcript: str,
    source: Source,
    data: bytes,
    found: Reading | Companion,
) -> Joining:
    """Make a source part of a transcript; called in a transaction. Raises CannotJoin."""
    shown = transcripts.transcript(connection, transcript)
    if shown is None:
        raise CannotJoin("belongs to a transcript that was removed")
    apart = transcripts.known(connection, source.sha256)
    every = heard(connection, shown.version.id)
    # The same file, changed, takes its own place.
    sources = [one for one in every if not _same_place(one.version.source, source)]
    changed = len(sources) < len(every)
    new_part = _new_part(source, data, found)
    made = combine([*(one.part for one in sources), new_part])
    role = made.roles[-1]
    packed = zlib.compress(data, 1)
    own = as_reading(found)
    number = versions.add(connection, transcript, source, len(data), packed, own, shown=False)
    likeness.keep(connection, number, own)
    if apart and apart != transcript and not alone(connection, apart, source.sha256):
        apart = None
    more = _brings_more(connection, shown, made, new_part, changed)
    if not more:
        if apart:
            absorb(connection, transcript, apart)
        return Joining(role, False)
    new = versions.load(connection, number)
    assert new is not None
    if role == "text" and _alike(made.reading, own):
        versions.show(connection, transcript, number)
    else:
        kept = [*(one.version for one in sources), new]
        write(connection, transcript, made.reading, list(zip(kept, made.roles, strict=True)))
    now = versions.current(connection, transcript)
    assert now is not None
    doubtful = carrying.carry(connection, transcript, shown.version, now)
    if apart:
        absorb(connection, transcript, apart)
    return Joining(role, True, doubtful)


def renew(
    connection: sqlite3.Connection, transcript: str, source: Source, data: bytes, reading: Reading
) -> tuple[str, ...]:
    """Give a transcript a new version of the source whose words it shows; its other sources
    stay. Called in a transaction; gives what is in doubt now, as `Joining` does."""
    old = versions.current(connection, transcript)
    sources = heard(connection, old.id) if old else []
    packed = zlib.compress(data, 1)
    number = versions.add(connection, transcript, source, len(data), packed, reading)
    likeness.keep(connection, number, reading)
    if old and len(sources) > 1:
        text = text_of(connection, old.id)
        at = next(index for index, one in enumerate(sources) if one.version.id == text)
        parts = [one.part for one in sources]
        parts[at] = _new_part(source, data, reading)
        new = versions.load(connection, number)
        assert new is not None
        kept = [one.version for one in sources]
        kept[at] = new
        made = combine(parts, at)
        write(connection, transcript, made.reading, list(zip(kept, made.roles, strict=True)))
    now = versions.current(connection, transcript)
    return carrying.carry(connection, transcript, old, now) if old and now else ()


def absorb(connection: sqlite3.Connection, transcript: str, other: str) -> None:
    """Take out a transcript whose one source has become part of another; what a person
    made in it goes along where its words are found for certain, and waits elsewhere."""
    gone, now = versions.current(connection, other), versions.current(connection, transcript)
    if gone and now:
        layer = corrections.load(connection, other, undone=True)
        carried, _ = layers.carry(
            layer, carrying.seen(connection, gone), carrying.seen(connection, now)
        )
        corrections.replace(connection, carried, [])
        corrections.give(connection, [correction.id for correction in carried], transcript)
        listing.remove(connection, other)
        carrying.restore(connection, other, transcript)
        carrying.recount(connection, transcript)


def alone(connection: sqlite3.Connection, transcript: str, sha256: str) -> bool:
    """Whether a transcript is made of one source, the one with these bytes."""
    now = versions.current(connection, transcript)
    return now is not None and now.source.sha256 == sha256 and len(numbers(connection, now.id)) == 1


def holds(connection: sqlite3.Connection, transcript: str, sha256: str) -> bool:
    """Whether a source is one of a transcript's, now or before."""
    row = connection.execute(
        "SELECT 1 FROM versions WHERE transcript = ? AND sha256 = ?", (transcript, sha256)
    ).fetchone()
    return row is not None


def _new_part(source: Source, data: bytes, found: Reading | Companion) -> Part:
    from transcripts import formats

    if isinstance(found, Companion):
        return Part(found, source.name)
    return Part(found, source.name, lambda: formats.words(data, source.name, found))


def _same_place(one: Source, two: Source) -> bool:
    """Whether two sources are one file or address at different times."""
    return (one.path is not None and one.path == two.path) or (
        one.url is not None and one.url == two.url
    )


def _brings_more(
    connection: sqlite3.Connection, shown: Transcript, made: Joined, new: Part, changed: bool
) -> bool:
    if made.roles[-1] != "text" or changed:
        return not _alike(shown.version.reading, made.reading)
    if carries_more(shown, made.reading.blocks, made.reading.details):
        return True
    # The very same, but its words have times of their own.
    return timed_words(connection, shown.version) is None and new.words() is not None


def _alike(one: Reading, two: Reading) -> bool:
    """Whether two readings show the same. Bytes, because an unknown time equals none."""
    here, there = one.blocks, two.blocks
    return (
        one.details == two.details
        and here.text == there.text
        and here.speakers == there.speakers
        and here.starts.tobytes() == there.starts.tobytes()
        and here.ends.tobytes() == there.ends.tobytes()
    )
