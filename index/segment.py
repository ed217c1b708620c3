"""One segment of the index, opened for searching. Threads may share it."""

from __future__ import annotations

import mmap
from array import array
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from whoosh.reading import SegmentReader

from .codec import TermFile
from .documents import Document
from .schema import Echo, schema
from .storage import Storage


class Card(NamedTuple):
    """What the index knows of a transcript as a whole."""

    transcript: str
    fingerprint: str
    title: str | None
    name: str
    """The title, or where there is none, what to call it."""
    show: str | None
    end: int
    """The position after its last word."""


class Kept(NamedTuple):
    """A document as stored: with its transcript and the positions of its words."""

    transcript: str
    document: Document
    base: int
    length: int


NO_TRANSCRIPT = 0xFFFFFFFF


class Segment:
    """Terms, stored documents and deletions of one segment."""

    def __init__(self, reader: Any, terms: TermFile, segment: Any) -> None:
        self._reader = reader
        self._stored = reader._perdoc.stored_fields
        self.terms = terms
        self.id: str = segment.segment_id()
        self.size: int = segment.doc_count_all()
        self.deleted: frozenset[int] = frozenset(segment.deleted_docs())

    def with_deletions(self, segment: Any) -> Segment:
        """The same segment after a later commit."""
        if frozenset(segment.deleted_docs()) == self.deleted:
            return self
        return Segment(self._reader, self.terms, segment)

    @cached_property
    def card_numbers(self) -> dict[str, int]:
        """Transcript id → document number of its card, deleted ones left out."""
        found = {}
        for transcript in self.terms.terms("card"):
            for number in self.ids("card", transcript):
                if number not in self.deleted:
                    found[transcript] = number
        return found

    def cards(self) -> dict[int, Card]:
        """Document number → card."""
        return {
            number: Card(*self._stored(number)["kept"]) for number in self.card_numbers.values()
        }

    @cached_property
    def ascending(self) -> bool:
        """Whether positions ascend from document to document, deleted ones among them, for
        these stay in the postings; joining segments of which one was mostly deleted may
        mix them."""
        numbers = [n for id in self.terms.terms("card") for n in self.ids("card", id)]
        ends = [Card(*self._stored(number)["kept"]).end for number in sorted(numbers)]
        return ends == sorted(ends)

    def ids(self, field: str, word: str) -> list[int]:
        """Document numbers that hold a term, deleted ones among them."""
        postings = self.terms.find(field, word)
        return [] if postings is None else postings.ids.tolist()

    @cached_property
    def transcripts(self) -> list[str]:
        """Ids of the transcripts with documents here."""
        return self.terms.terms("transcript")

    @cached_property
    def owners(self) -> array[int]:
        """For each document number the index of its transcript in `transcripts`, or
        NO_TRANSCRIPT for a card."""
        owners = array("I", [NO_TRANSCRIPT]) * self.size
        for index, transcript in enumerate(self.transcripts):
            ids = self.ids("transcript", transcript)
            first, last = ids[0], ids[-1] + 1
            if last - first == len(ids):
                owners[first:last] = array("I", [index]) * len(ids)
            else:
                for number in ids:
                    owners[number] = index
        return owners

    @cached_property
    def echoes(self) -> dict[int, int]:
        """For each document that holds a place as it was heard, the number of the one that
        holds it as it is shown."""
        postings = self.terms.find("echo", Echo.WORD)
        if postings is None:
            return {}
        each = zip(postings.ids.tolist(), postings.positions.tolist(), strict=True)
        return {number: number - back for number, back in each if number not in self.deleted}

    def kept(self, number: int) -> Kept:
        """The stored document of a number that is not a card's."""
        transcript, base, length, *rest = self._stored(number)["kept"]
        return Kept(transcript, Document(*rest), base, length)


def open_segment(storage: Storage, segment: Any) -> Segment:
    """Raises OSError where files are gone, or anything where they are damaged."""
    reader = SegmentReader(storage, schema(), segment)
    path = Path(storage.folder, segment.make_filename(".pst"))
    if path.stat().st_size:
        with path.open("rb") as file:
            buffer = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
    else:
        buffer = memoryview(b"")
    return Segment(reader, TermFile(reader, buffer), segment)
