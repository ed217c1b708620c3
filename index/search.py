"""Searching: one long-lived `Search` for a process, shared by its threads."""

from __future__ import annotations

import heapq
from collections.abc import Callable
from logging import getLogger
from pathlib import Path
from threading import Lock
from typing import NamedTuple

from transcripts.model import Degree

from .costs import TOO_MANY, Cancelled, Limits, TooBroad, Weights
from .documents import Edit
from .evaluate import Evaluation
from .folder import mark_damaged
from .query import Node, Phrase, QueryProblem, leaves, parse
from .segment import Card, Kept, Segment, open_segment
from .snippets import Spans, spans, spans_as_shown
from .storage import Storage, read_contents, state

_log = getLogger(__name__)

PATIENCE = 0.18
"""Seconds of work after which a query is too broad."""
NOT_READY = "The search index is not there yet; it is being built."
DAMAGED = "The search index is damaged; it will be built again."
HEARD_AS = 0.5
"""What a hit in words that were corrected since is worth beside one in those shown."""
BROAD = "That is too broad to answer at once; add a word or some letters."


class Hit(NamedTuple):
    """A place that was found.

    It stands in the transcript's shown text from character `from_` of `block` to character
    `to` of `to_block`, and `text` is what stands there: a paragraph, or where a phrase
    runs on into the next, both, joined by a space. Turns, blocks and chapters count from
    1, characters from 0; `start` is in seconds. `name` is what to call a transcript whose
    source has no title.
    """

    transcript: str
    title: str | None
    name: str
    show: str | None
    turn: int
    block: int
    from_: int
    to_block: int
    to: int
    speaker: str | None
    degree: Degree | None
    """How sure it is who speaks, where that is worked out; None where it is stated."""
    kind: str
    made: str | None
    """Of the title of a chapter that was made here or by a model, which of both."""
    match: str
    start: float | None
    chapter: int | None
    chapter_title: str | None
    text: str
    spans: Spans
    score: float

    @property
    def inferred(self) -> bool:
        """Whether the speaker is worked out here rather than stated by the source."""
        return self.degree is not None


class Results(NamedTuple):
    """What a search found, best first, or one sentence on why it found nothing."""

    hits: tuple[Hit, ...] = ()
    total: int = 0
    """Places found in all, of which `hits` are the best."""
    total_exact: bool = True
    transcripts: int = 0
    """In how many transcripts."""
    problem: str | None = None
    ready: bool = True
    """False while there is no index to search."""


class _Snapshot(NamedTuple):
    """The index as one commit left it."""

    state: tuple[int, ...]
    segments: tuple[Segment, ...]
    cards: dict[str, Card]


class Search:
    """The index in a folder, open for searching.

    Nothing raises: a folder that is missing or damaged gives results that say so, and is
    marked so that the next update builds it again.
    """

    def __init__(self, index_dir: Path) -> None:
        self._folder = Path(index_dir)
        self._lock = Lock()
        self._snapshot: _Snapshot | None = None
        self._problem = NOT_READY
        self.refresh()

    @property
    def ready(self) -> bool:
        return self._snapshot is not None

    @property
    def fingerprints(self) -> dict[str, str]:
        """Transcript id → fingerprint of what is indexed."""
        snapshot = self._snapshot
        return {id: c.fingerprint for id, c in snapshot.cards.items()} if snapshot else {}

    def refresh(self) -> bool:
        """Look at the last commit; True if there was a new one. Searches that run keep
        what they began with."""
        with self._lock:
            try:
                return self._read()
            except Exception:  # damage may raise anything, out of pickle or struct
                self._damaged()
                return False

    def _read(self, tries: int = 5) -> bool:
        old = self._snapshot
        try:
            latest = state(self._folder)
            if old is not None and old.state == latest:
                return False
            if not latest:
                self._snapshot, self._problem = None, NOT_READY
                return old is not None
            self._snapshot = _open(self._folder, latest, old)
        except FileNotFoundError:  # a commit took the files away meanwhile
            if tries <= 1:
                raise
            return self._read(tries - 1)
        return True

    def _damaged(self) -> None:
        _log.debug("a damaged index", exc_info=True)
        self._snapshot, self._problem = None, DAMAGED
        mark_damaged(self._folder)

    def search(
        self,
        query: str,
        *,
        limit: int = 20,
        within: str | None = None,
        typing: bool = False,
        cancelled: Callable[[], bool] = lambda: False,
        patience: float = PATIENCE,
    ) -> Results:
        """Places that match `query` (its language: `index.query`), best first.

        `within` is a transcript's id; while `typing`, the last word may be unfinished. A
        search that was cancelled gives no hits and an inexact total. `patience` is in
        seconds of work.
        """
        if self._snapshot is None:
            self.refresh()
        parsed = parse(query, typing)
        snapshot = self._snapshot
        if isinstance(parsed, QueryProblem):
            return Results(problem=parsed.sentence, ready=snapshot is not None)
        if snapshot is None:
            return Results(problem=self._problem, ready=False, total_exact=False)
        limits = Limits(patience, cancelled)
        try:
            return _run(snapshot, parsed.root, within, max(limit, 0), limits)
        except Cancelled:
            return Results(total_exact=False)
        except TooBroad:
            return Results(problem=BROAD, total_exact=False)
        except Exception:  # damage may raise anything, out of pickle or struct
            with self._lock:
                self._damaged()
            return Results(problem=DAMAGED, ready=False, total_exact=False)


def _open(folder: Path, latest: tuple[int, ...], old: _Snapshot | None) -> _Snapshot:
    storage = Storage(folder)
    contents = read_contents(storage)
    known = {segment.id: segment for segment in old.segments} if old else {}
    segments = tuple(
        known[s.segment_id()].with_deletions(s)
        if s.segment_id() in known
        else open_segment(storage, s)
        for s in contents.segments
    )
    cards = {card.transcript: card for s in segments for card in s.cards().values()}
    return _Snapshot(latest, segments, cards)


def _run(
    snapshot: _Snapshot, query: Node, within: str | None, limit: int, limits: Limits
) -> Results:
    weights = Weights(snapshot.segments, query)
    if weights.cost > TOO_MANY:
        raise TooBroad
    total = 0
    transcripts: set[str] = set()
    best: list[tuple[float, int, int]] = []
    runs = []
    for number, segment in enumerate(snapshot.segments):
        limits.check()
        run = Evaluation(segment, weights, limits)
        matches = run.run(query, within, limit)
        runs.append(run)
        total += matches.total
        transcripts |= matches.transcripts
        echoes = segment.echoes
        best += [
            (-score * (HEARD_AS if document in echoes else 1), number, document)
            for score, document in matches.best
        ]
    hits = tuple(
        _hit(snapshot, query, runs[number], snapshot.segments[number], document, -score)
        for score, number, document in heapq.nsmallest(limit, best)
    )
    return Results(hits, total, True, len(transcripts))


def _hit(
    snapshot: _Snapshot,
    query: Node,
    run: Evaluation,
    segment: Segment,
    number: int,
    score: float,
) -> Hit:
    kept = segment.kept(number)
    found = kept.document
    last, text, marked = _found_text(query, run, segment, number, kept)
    card = snapshot.cards[kept.transcript]
    return Hit(
        transcript=kept.transcript,
        title=card.title,
        name=card.name,
        show=card.show,
        turn=found.turn,
        block=found.block,
        from_=found.from_,
        to_block=last.document.to_block,
        to=last.document.to,
        speaker=found.speaker,
        degree=found.degree,
        kind=found.kind,
        made=found.made,
        match="exact" if found.heard is None else "heard-as",
        start=found.start,
        chapter=found.chapter,
        chapter_title=found.chapter_title,
        text=text,
        spans=marked,
        score=round(score, 4),
    )


def _found_text(
    query: Node, run: Evaluation, segment: Segment, number: int, kept: Kept
) -> tuple[Kept, str, Spans]:
    """The last document of a hit, its text as it is shown, and where to mark it."""
    every = _to_the_end(query, run, segment, number, kept)
    text = " ".join(each.document.text for each in every)
    if kept.document.heard is None:
        return every[-1], text, spans(text, query)
    shown: list[str] = []
    edits: list[Edit] = []
    here = there = 0
    for echo, each in enumerate(every, number):
        shown.append(segment.kept(segment.echoes[echo]).document.text)
        for a, b, c, d in each.document.heard or ():
            edits.append((a + here, b + here, c + there, d + there))
        here += len(each.document.text) + 1
        there += len(shown[-1]) + 1
    as_shown = " ".join(shown)
    return every[-1], as_shown, spans_as_shown(as_shown, text, edits, query)


def _to_the_end(
    query: Node, run: Evaluation, segment: Segment, number: int, kept: Kept
) -> list[Kept]:
    """The documents from `kept` on to that in which the phrases that begin in it end."""
    ends = [
        run.last_starts.get((number, length), 0) + length
        for length in {len(leaf.words) for leaf in leaves(query) if isinstance(leaf, Phrase)}
    ]
    end = max(ends, default=0)
    every = [kept]
    while every[-1].base + every[-1].length < end:
        number += 1
        every.append(segment.kept(number))
    return every
