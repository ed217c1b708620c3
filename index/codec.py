"""Postings of a Whoosh segment laid flat, so that a search is a few passes over arrays.

Whoosh's own codec pickles documents, weights and positions of 128 postings together;
ranking one common word unpickles all its positions, and a prefix costs a tree of
matchers. Here each term is, one after the other and aligned to four bytes:

    documents n, positions m (two uint32)
    n document numbers (uint32), ascending
    n ends (uint32): how many positions the documents up to this one have; only if n != m
    m positions (uint32)
    n impacts (uint8)

Terms stand in the order of the term dictionary, so that all words with one prefix are
one stretch of the file. Everything else (term dictionary, stored fields, deletions,
segments, locks, commits) is Whoosh's. Machine's own byte order: an index is a cache of
one machine, and Whoosh's table of contents refuses one from another.
"""

from __future__ import annotations

import struct
from array import array
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from whoosh.codec.whoosh3 import W3Codec, W3FieldWriter, W3TermInfo
from whoosh.matching import ListMatcher
from whoosh.system import pack_ushort

_HEAD = struct.Struct("=II")
_PLACE = struct.Struct("!q")
_PADDING = (b"", b"\0\0\0", b"\0\0", b"\0")


class Postings:
    """One term in one segment, as views into the mapped file.

    `ids` ascend. `impacts` are 0 to 255. `ends[i]` is the end in `positions` of the
    positions of document `ids[i]`; None where each document has exactly one.
    """

    __slots__ = ("_at", "_buffer", "ids", "impacts", "next", "places")

    def __init__(self, buffer: memoryview, at: int) -> None:
        count, places = _HEAD.unpack_from(buffer, at)
        at += 8
        body = at + 4 * count
        self._at = body
        self._buffer = buffer
        self.places: int = places
        self.ids: memoryview = buffer[at:body].cast("I")
        if places:
            body += 4 * places + (4 * count if places != count else 0)
        self.impacts: memoryview = buffer[body : body + count]
        self.next: int = body + count + (-count & 3)

    def __len__(self) -> int:
        return len(self.ids)

    @property
    def ends(self) -> memoryview | None:
        count = len(self.ids)
        if self.places == count:
            return None
        return self._buffer[self._at : self._at + 4 * count].cast("I")

    @property
    def positions(self) -> memoryview:
        count = len(self.ids)
        at = self._at + (4 * count if self.places != count else 0)
        return self._buffer[at : at + 4 * self.places].cast("I")


class TermPool:
    """Collects the postings of a new segment, whose documents come in ascending order.

    Takes the place of Whoosh's sorting pool: since the documents come in order, only the
    terms need sorting.
    """

    def __init__(self) -> None:
        self._fields: dict[str, dict[str, _Growing]] = {}
        self.size = 0
        """How many positions are held: four bytes each and as much again."""

    def add(self, item: tuple[str, bytes, int, float, bytes]) -> None:
        """One posting, as Whoosh gives it: field, term, document, impact, positions."""
        field, term, document, weight, places = item
        growing = self._growing(field, term)
        growing.ids.append(document)
        growing.impacts.append(int(weight))
        if places:
            growing.positions.frombytes(places)
            growing.ends.append(len(growing.positions))
            self.size += len(places) >> 2

    def _growing(self, field: str, term: bytes) -> _Growing:
        terms = self._fields.setdefault(field, {})
        key = term.decode()
        growing = terms.get(key)
        if growing is None:
            growing = terms[key] = _Growing()
        return growing

    def add_words(
        self, field: str, document: int, found: dict[str, list[int]], strengths: Sequence[int]
    ) -> None:
        """All words of one document with their positions: what `add` does for each, in one
        go. `strengths` gives the impact of each frequency."""
        terms = self._fields.setdefault(field, {})
        most = len(strengths) - 1
        for word, places in found.items():
            growing = terms.get(word)
            if growing is None:
                growing = terms[word] = _Growing()
            growing.ids.append(document)
            count = len(places)
            if count == 1:
                growing.positions.append(places[0])
            else:
                growing.positions.extend(places)
            growing.impacts.append(strengths[count if count < most else most])
            growing.ends.append(len(growing.positions))
            self.size += count

    def iter_postings(self) -> Iterator[tuple[str, bytes, _Growing]]:
        # Code points and UTF-8 sort alike.
        for field in sorted(self._fields):
            terms = self._fields[field]
            for term in sorted(terms):
                yield field, term.encode(), terms[term]

    def cleanup(self) -> None:
        self._fields.clear()


class _Growing:
    """The postings of one term while its segment is made."""

    __slots__ = ("ends", "ids", "impacts", "positions")

    def __init__(self) -> None:
        self.ids = array("I")
        self.impacts = bytearray()
        self.ends = array("I")
        self.positions = array("I")

    def to_bytes(self) -> bytes:
        count, places = len(self.ids), len(self.positions)
        return b"".join(
            (
                _HEAD.pack(count, places),
                self.ids.tobytes(),
                self.ends.tobytes() if places != count else b"",
                self.positions.tobytes(),
                self.impacts,
                _PADDING[count & 3],
            )
        )


class _FieldWriter(W3FieldWriter):  # type: ignore[misc]
    """Writes whole terms as `TermPool` gives them."""

    def add_postings(
        self, schema: Any, lengths: object, items: Iterable[tuple[str, bytes, _Growing]]
    ) -> None:
        current = None
        for field, term, growing in items:
            if field != current:
                self.start_field(field, schema[field])
                current = field
            info = W3TermInfo()
            info._df = len(growing.ids)
            info._weight = float(len(growing.positions) or len(growing.ids))
            info._minid, info._maxid = growing.ids[0], growing.ids[-1]
            start = self._postfile.tell()
            written = growing.to_bytes()
            self._postfile.write(written)
            info.set_extent(start, len(written))
            self._tindex.add(pack_ushort(self._fieldid) + term, info.to_bytes())


class FlatCodec(W3Codec):  # type: ignore[misc]
    """Whoosh's codec with flat postings; a segment names it, so readers find it."""

    length_stats = False

    def field_writer(self, storage: Any, segment: Any) -> _FieldWriter:
        return _FieldWriter(self, storage, segment)

    def postings_reader(
        self, dbfile: Any, terminfo: Any, format_: Any, term: Any = None, scorer: Any = None
    ) -> ListMatcher:
        """A matcher for Whoosh's own machinery (merging); a search reads `Postings`."""
        start = terminfo.extent()[0]
        buffer = memoryview(dbfile.get(start, _length(terminfo)))
        postings = Postings(buffer, 0)
        ids = postings.ids.tolist()
        return ListMatcher(
            ids,
            [float(i) for i in postings.impacts],
            _values(postings),
            format_,
            scorer=scorer,
            term=term,
            terminfo=terminfo,
        )


def _length(terminfo: Any) -> int:
    length = terminfo.extent()[1]
    # Whoosh unpacks the length into a tuple of one, and never looks at it.
    return int(length[0] if isinstance(length, tuple) else length)


def _values(postings: Postings) -> list[bytes]:
    if not postings.places:
        return [b""] * len(postings)
    places = postings.positions
    ends = postings.ends
    stops = range(1, len(postings) + 1) if ends is None else ends
    start = 0
    values = []
    for stop in stops:
        values.append(places[start:stop].tobytes())
        start = stop
    return values


class TermFile:
    """The terms of one segment, for reading: a term or a prefix to its postings."""

    def __init__(self, reader: Any, buffer: memoryview) -> None:
        """`reader` is Whoosh's reader of the segment, `buffer` its mapped postings."""
        self._terms = reader._terms
        self._buffer = buffer

    def find(self, field: str, word: str) -> Postings | None:
        number = self._terms._fieldmap.get(field)
        if number is None:
            return None
        index = self._terms._tindex
        for at, _ in index.ranges_for_key(pack_ushort(number) + word.encode()):
            # Of the term's record only the place of its postings, which follows the rest.
            (start,) = _PLACE.unpack(index.dbfile.get(at + W3TermInfo._struct.size, _PLACE.size))
            return Postings(self._buffer, start)
        return None

    def stretch(self, field: str, prefix: str) -> tuple[int, int]:
        """Where the postings of all terms with `prefix` begin and end, in bytes."""
        if field not in self._terms._fieldmap:
            return 0, 0
        key = self._terms._keycoder(field, prefix.encode())
        start, stop = self._offset(key), self._offset(key + b"\xff")
        return (start, stop) if start < stop else (0, 0)

    def _offset(self, key: bytes) -> int:
        index = self._terms._tindex
        at = index.closest_key_pos(key)
        if at is None:
            return len(self._buffer)
        found = index.key_and_range_at(at)
        if found is None:
            return len(self._buffer)
        _, start, length = found
        return int(W3TermInfo.from_bytes(index.dbfile.get(start, length)).extent()[0])

    def walk(self, start: int, stop: int) -> Iterator[Postings]:
        """All postings that stand in [start, stop) of the file, in order of their terms."""
        while start < stop:
            postings = Postings(self._buffer, start)
            yield postings
            start = postings.next

    def terms(self, field: str) -> list[str]:
        """All terms of a field that holds few."""
        found = []
        if field in self._terms._fieldmap:
            for name, term in self._terms.terms_from(field, b""):
                if name != field:
                    break
                found.append(term.decode())
        return found
