"""Brings the index up to date with the library: only what is new or changed is indexed."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from whoosh.index import FileIndex, LockError
from whoosh.reading import SegmentReader
from whoosh.writing import SegmentWriter

from transcripts.model import Transcript

from .codec import FlatCodec, TermPool
from .documents import Document, as_heard, documents
from .folder import mark_damaged, open_or_create
from .schema import impacts, schema
from .segment import Card, Segment, open_segment
from .storage import read_contents
from .words import positions

BATCH = 2_500_000
"""Words of a commit: about 40 MB of memory while they are collected, for 200 episodes."""
FIRST_BATCH = 250_000
"""Words of the first commit, so that a search finds something soon."""
GAP = 64
"""Positions left free between documents that no phrase crosses."""
LAST_POSITION = 3_000_000_000
"""Positions are four bytes and none is used twice; beyond this one, all begin anew."""
SMALL = 20_000
"""Documents of a segment that may be joined with others."""
MANY_SMALL = 8
"""How many small segments are left alone."""


@dataclass(frozen=True, slots=True)
class Updated:
    """How many transcripts a run of `update` took in, took in anew, and left out."""

    added: int = 0
    changed: int = 0
    removed: int = 0
    failed: tuple[str, ...] = ()
    """Ids of transcripts that could not be loaded."""
    busy: bool = False
    """Whether another process writes the index, so that nothing was done."""


def update(
    index_dir: Path,
    wanted: Mapping[str, str],
    load: Callable[[str], Transcript],
    progress: Callable[[int, int], None] = lambda done, total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Updated:
    """Make the index hold exactly the transcripts `wanted`, an id → fingerprint mapping.

    A missing, damaged or foreign index is thrown away and built afresh. Whoever searches
    meanwhile sees each commit whole. After `cancelled` says so, what is committed stays.
    `load` may raise for a transcript that is gone by then; it is left out. While another
    process writes, the index is left to that one. Raises OSError where the folder cannot
    be written.
    """
    try:
        return _update(index_dir, wanted, load, progress, cancelled)
    except LockError:
        return Updated(busy=True)


def _update(
    index_dir: Path,
    wanted: Mapping[str, str],
    load: Callable[[str], Transcript],
    progress: Callable[[int, int], None],
    cancelled: Callable[[], bool],
) -> Updated:
    index = open_or_create(index_dir)
    end = _last_position(index)
    if end > LAST_POSITION:
        mark_damaged(index_dir)
        index, end = open_or_create(index_dir), 0
    held = _held(index)
    removed = [id for id in held if id not in wanted]
    due = [id for id, print_ in wanted.items() if held.get(id) != print_]
    run = _Run(index, held, wanted, load, cancelled, end=end + GAP)
    progress(0, len(due))
    if removed:
        run.remove(removed)
    done = 0
    while done < len(due) and not cancelled():
        limit = BATCH if held or done else FIRST_BATCH
        for _ in run.batch(due[done:], limit):
            done += 1
            progress(done, len(due))
    if removed or done:
        run.join()
    return Updated(run.added, run.changed, len(removed), tuple(run.failed))


def _open(index: FileIndex) -> list[Segment]:
    return [open_segment(index.storage, s) for s in read_contents(index.storage).segments]


def _held(index: FileIndex) -> dict[str, str]:
    """Transcript id → fingerprint, as the last commit left them."""
    return {
        card.transcript: card.fingerprint
        for segment in _open(index)
        for card in segment.cards().values()
    }


def _last_position(index: FileIndex) -> int:
    ends = [card.end for segment in _open(index) for card in segment.cards().values()]
    return max(ends, default=0)


class _Run:
    """One run of `update`."""

    def __init__(
        self,
        index: FileIndex,
        held: Mapping[str, str],
        wanted: Mapping[str, str],
        load: Callable[[str], Transcript],
        cancelled: Callable[[], bool],
        end: int,
    ) -> None:
        self._index = index
        self._held = held
        self._wanted = wanted
        self._load = load
        self._cancelled = cancelled
        self._end = end
        self.added = 0
        self.changed = 0
        self.failed: list[str] = []

    def remove(self, ids: list[str]) -> None:
        with _writing(self._index) as writer:
            _delete(writer, ids)

    def batch(self, due: list[str], limit: int) -> Iterator[str]:
        """Index transcripts of `due` up to `limit` words, commit, and give their ids."""
        done = []
        with _writing(self._index) as writer:
            for id in due:
                if writer.pool.size >= limit or self._cancelled():
                    break
                self._one(writer, id)
                done.append(id)
                yield id
            _delete(writer, [id for id in done if id in self._held])

    def join(self) -> None:
        """Copy segments that are small, or mostly deleted, into one, so that there are few."""
        found = _to_join(read_contents(self._index.storage).segments)
        if found:
            with _writing(self._index) as writer:
                _join(writer, found)

    def _one(self, writer: SegmentWriter, id: str) -> None:
        try:
            transcript = self._load(id)
        except Exception:  # a source that cannot be read must not stop the others
            self.failed.append(id)
            return
        self._end = add(writer, transcript, self._wanted[id], self._end)
        if id in self._held:
            self.changed += 1
        else:
            self.added += 1


@contextlib.contextmanager
def _writing(index: FileIndex) -> Iterator[SegmentWriter]:
    """A writer that commits at the end, or leaves the index as it was."""
    writer = SegmentWriter(index, codec=FlatCodec(), compound=False, timeout=0.5)
    writer.pool = TermPool()
    try:
        yield writer
    except BaseException:
        writer.cancel()
        raise
    writer.commit(merge=False)


def add(writer: SegmentWriter, transcript: Transcript, fingerprint: str, end: int) -> int:
    """Add all documents of `transcript`, positions from `end` on, and its card; gives the
    position after its last word, with a gap."""
    details, first = transcript.details, writer.docnum
    for document in documents(transcript):
        end = _add_place(writer, transcript.id, document, end)
    for number, document in as_heard(transcript):
        back = writer.docnum - (first + number)
        end = _add_place(writer, transcript.id, document, end, back)
    name = transcript.name
    card = Card(transcript.id, fingerprint, details.title, name, details.show, end + GAP)
    writer.add_document(card=transcript.id, title=name, show=details.show, kept=tuple(card))
    return card.end


def _add_place(
    writer: SegmentWriter, id: str, document: Document, end: int, back: int | None = None
) -> int:
    """Add a document, which is that of `back` documents before as it was heard."""
    if not document.runs_on:
        end += GAP
    found, length = positions(document.text, end)
    writer.pool.add_words("words", writer.docnum, found, impacts(length))
    writer.add_document(
        speaker=document.speaker,
        chapter=document.chapter_title,
        kind=document.kind,
        transcript=id,
        echo=back,
        kept=(id, end, length, *document),
    )
    return end + length


def _delete(writer: SegmentWriter, ids: list[str]) -> None:
    """Delete what earlier commits hold of the transcripts `ids`."""
    if not ids:
        return
    for segment in writer.segments:
        opened = open_segment(writer.storage, segment)
        for id in ids:
            for number in (*opened.ids("transcript", id), *opened.ids("card", id)):
                segment.delete_document(number)


def _to_join(segments: list[Any]) -> set[Any]:
    hollow = {s for s in segments if s.deleted_count() * 2 > s.doc_count_all()}
    small = {s for s in segments if s.doc_count_all() < SMALL}
    return hollow | small if len(small) > MANY_SMALL else hollow


def _join(writer: SegmentWriter, chosen: set[Any]) -> None:
    # A set of Whoosh's segments compares them by name, and these are read anew.
    for segment in [segment for segment in writer.segments if segment in chosen]:
        if segment.doc_count_all() > segment.deleted_count():
            writer.add_reader(SegmentReader(writer.storage, schema(), segment))
        writer.segments.remove(segment)
