"""Looking again at what is remembered, and taking in only what is new in it. Headless."""

import os
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from reader import services
from reader.problem import Problem
from transcripts.library import remembered
from transcripts.library.listing import fold, has_all
from transcripts.library.remembered import Remembered, Thing
from transcripts.library.store import Library
from transcripts.sources import Found, SourceError, expand
from transcripts.sources.addresses import public
from transcripts.sources.entries import Episode
from transcripts.sources.feeds import Feed
from transcripts.sources.web import Validators
from transcripts.text import make_safe

from .adding import Added, Adding
from .choosing import has_transcript
from .fetching import Fetching
from .remembering import Taken, mark, take, take_episode
from .remembering_paths import file_mark

_AGAIN = ("failed", "waiting")


@dataclass(slots=True)
class Updated:
    """What was new in one source."""

    source: str
    """What to call it."""
    kind: str
    new: list[Added] = field(default_factory=list)
    changed: list[Added] = field(default_factory=list)
    refused: list[Added] = field(default_factory=list)
    waiting: int = 0
    """Episodes that have no transcript yet."""
    error: str | None = None

    def add(self, taken: Taken) -> None:
        if not taken.added.ok:
            self.refused.append(taken.added)
        elif taken.renewed or taken.added.joined:
            self.changed.append(taken.added)
        elif taken.added.new:
            self.new.append(taken.added)


def called(source: Remembered) -> str:
    """What to call a source: its title, else its address, without a password."""
    return make_safe(source.title or public(source.address))


class Wanted(NamedTuple):
    """A source to look at. One that is not remembered has the id 0, and the transcript that
    is kept from it."""

    source: Remembered
    transcript: str | None = None


def matching(library: Library, ref: str) -> list[Wanted]:
    """What `ref` means: a source by its address or words of its title, else a transcript's
    own source, be it remembered or not. Raises Problem where it is neither."""
    every = remembered.sources(library.connection)
    path = os.path.abspath(ref)  # noqa: PTH100
    exact = [s for s in every if s.address in (ref, path) or public(s.address) == ref]
    if exact:
        return [Wanted(source) for source in exact]
    words = fold(ref).split()
    named = [s for s in every if words and has_all(words, s.title, public(s.address))]
    if named:
        return [Wanted(source) for source in named]
    id = services.find_entry(library, ref).id
    transcript = library.transcript(id)
    own = transcript.version.source if transcript else None
    address = (own.path or own.url) if own else None
    if own is None or address is None:
        raise Problem(f"{make_safe(ref)} came from standard input; there is nothing to look at")
    known = [Wanted(source) for source in every if source.address == address]
    kind: remembered.Kind = "file" if own.path else "page"
    return known or [Wanted(Remembered(0, kind, address, None, None, None, 0.0, None), id)]


class Updating:
    """Looks at one source after the other."""

    def __init__(self, library: Library, fetching: Fetching) -> None:
        self._library = library
        self._fetching = fetching

    def update(self, wanted: Wanted) -> Updated:
        """Take in what is new in a source. Never raises for one that cannot be had: `error`
        says why."""
        source = wanted.source
        done = Updated(called(source), source.kind)
        things = self._things(wanted)
        try:
            if source.kind == "feed":
                self._feed(source, things, done)
            elif source.kind == "page":
                self._page(source, things, done)
            else:
                self._files(source, things, done)
        except (SourceError, Problem) as error:
            done.error = str(error).rstrip(".")
        return done

    def _things(self, wanted: Wanted) -> dict[str, Thing]:
        source = wanted.source
        if source.id:
            return remembered.things(self._library.connection, source.id)
        key = source.address if source.kind == "file" else ""
        return {key: Thing("kept", "", wanted.transcript)}

    # Feeds

    def _feed(self, source: Remembered, things: dict[str, Thing], done: Updated) -> None:
        # What failed is tried again although the feed itself is the same.
        retry = any(thing.state == "failed" for thing in things.values())
        known = None if retry else Validators(source.etag, source.modified)
        visit = self._fetching.visit(source.address, known)
        if visit.unchanged:
            said = Validators(source.etag, source.modified)
        elif visit.feed is None:
            raise SourceError("there is no feed at its address any more")
        else:
            self._episodes(source, visit.feed, things, done)
            said = visit.validators
        now = remembered.things(self._library.connection, source.id)
        done.waiting = sum(thing.state == "waiting" for thing in now.values())
        title = visit.feed.title if visit.feed else None
        remembered.looked(self._library.connection, source.id, title, said.etag, said.modified)

    def _episodes(
        self, source: Remembered, feed: Feed, things: dict[str, Thing], done: Updated
    ) -> None:
        offered = {episode.guid for episode in feed.episodes}
        gone = [k for k, thing in things.items() if thing.state in _AGAIN and k not in offered]
        if things and offered.isdisjoint(things):
            # The show has moved and calls its episodes otherwise: they are not new for that.
            day = date.fromtimestamp(source.added)
            gone += [e.guid for e in feed.episodes if e.published and e.published < day]
        passed = dict.fromkeys(gone, Thing("passed"))
        remembered.note(self._library.connection, source.id, passed.items())
        things = {**things, **passed}
        for episode in feed.episodes:
            before = things.get(episode.guid)
            if not self._wanted(episode, before):
                continue
            if not has_transcript(episode):
                note = [(episode.guid, Thing("waiting"))]
                remembered.note(self._library.connection, source.id, note)
                continue
            done.add(
                take_episode(self._library, self._fetching, source, feed, episode, before=before)
            )

    def _wanted(self, episode: Episode, before: Thing | None) -> bool:
        """Whether an episode is new, or has a transcript that it had not."""
        if before is None or before.state in _AGAIN:
            return True
        if before.state == "passed" or before.mark == mark(episode):
            return False
        return before.state == "refused" or self._there(before)

    def _there(self, thing: Thing) -> bool:
        """Whether a person still has it: what was removed does not come back."""
        return thing.transcript is not None and self._library.entry(thing.transcript) is not None

    # Pages

    def _page(self, source: Remembered, things: dict[str, Thing], done: Updated) -> None:
        before = things.get("", Thing("failed"))
        if before.transcript and not self._there(before):
            return
        known = Validators(source.etag, source.modified)
        visit = self._fetching.visit(source.address, known)
        if visit.unchanged:
            return
        if visit.item is None:
            raise SourceError("there is a feed at its address now; add that")
        taken = take(self._library, visit.item, before.transcript)
        done.add(taken)
        if taken.added.ok and source.id:
            thing = Thing("kept", "", taken.added.id)
            remembered.note(self._library.connection, source.id, [("", thing)])
            said = visit.validators
            remembered.looked(self._library.connection, source.id, None, said.etag, said.modified)

    # Folders and files

    def _files(self, source: Remembered, things: dict[str, Thing], done: Updated) -> None:
        if not os.path.exists(source.address):  # noqa: PTH110
            raise SourceError("it is not there any more")
        fresh: list[Found] = []
        for item in expand([source.address]):
            if not isinstance(item, Found) or item.path is None:
                continue
            path = os.path.abspath(item.path)  # noqa: PTH100
            before = things.get(path)
            if before is None or before.state != "kept":
                if before is None or before.mark != file_mark(path):
                    fresh.append(item)
            elif before.mark != file_mark(path) and self._there(before):
                self._file(source, path, take(self._library, item, before.transcript), before, done)
        for item, added in Adding(self._library).add_all(fresh):
            assert isinstance(item, Found)
            assert item.path is not None
            self._file(source, os.path.abspath(item.path), Taken(added), None, done)  # noqa: PTH100
        if source.id:
            remembered.looked(self._library.connection, source.id)

    def _file(
        self, source: Remembered, path: str, taken: Taken, before: Thing | None, done: Updated
    ) -> None:
        """Note what became of one file. A transcript stays with its file though that is
        spoilt for now."""
        done.add(taken)
        looks = file_mark(path)
        thing = Thing("refused", looks)
        if taken.added.ok:
            thing = Thing("kept", looks, taken.added.id)
        elif before is not None:
            thing = before._replace(mark=looks)
        if source.id:
            remembered.note(self._library.connection, source.id, [(path, thing)])
