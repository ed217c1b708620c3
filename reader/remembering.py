"""Taking in what an address or a folder brings, and remembering what became of it, so that
it can be looked at again. Headless.
"""

from dataclasses import dataclass, replace
from hashlib import sha256

from transcripts.library import remembered
from transcripts.library.remembered import Remembered, Thing
from transcripts.library.store import Library
from transcripts.library.transcripts import digest
from transcripts.sources import Fetched, Found, Item, Refused, SourceError, load
from transcripts.sources.entries import Episode
from transcripts.sources.feeds import Feed

from . import adding
from .adding import Added
from .choosing import Picked, has_transcript
from .fetching import Fetching, Visit
from .problem import Problem

TRIES = 5
"""Times that an episode's transcript is asked for in vain."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of one thing of a source."""

    added: Added
    renewed: bool = False
    """It was there already, and has a new version now."""


def remember_feed(library: Library, visit: Visit, picked: Picked) -> Remembered:
    """Remember a feed of which some episodes are about to be taken in. What else is in it now
    is passed over for good; only what comes later is new."""
    assert visit.feed is not None
    known = remembered.source(library.connection, visit.url)
    before = remembered.things(library.connection, known.id) if known else {}
    things = {e.guid: Thing("waiting") for e in picked.without if e.guid not in before}
    things |= {e.guid: Thing("failed") for e in picked.episodes if e.guid not in before}
    if known is None:
        for episode in visit.feed.episodes:
            things.setdefault(episode.guid, Thing("passed", mark(episode)))
    return remembered.remember(library.connection, "feed", visit.url, visit.feed.title, things)


def take_episode(
    library: Library,
    fetching: Fetching,
    source: Remembered | None,
    feed: Feed,
    episode: Episode,
    *,
    before: Thing | None = None,
    thorough: bool = False,
) -> Taken:
    """Take in an episode's transcript; `before` is what became of it the last time."""
    item = fetching.episode(feed, episode, thorough=thorough)
    taken = take(library, item, before.transcript if before else None)
    if source is not None:
        thing = _became(taken.added, item, episode, before)
        remembered.note(library.connection, source.id, [(episode.guid, thing)])
    return taken


def _became(added: Added, item: Item, episode: Episode, before: Thing | None) -> Thing:
    """What became of an episode. What could not be had is tried again some times, not for
    ever: an address that leads nowhere may stand in a feed for years."""
    looks = mark(episode)
    if added.ok:
        return Thing("kept", looks, added.id)
    if before is not None and before.state == "kept":
        return before
    if not has_transcript(episode):
        return Thing("waiting")
    if not isinstance(item, Refused):
        return Thing("refused", looks)
    count = tries(before, looks) + 1
    return Thing("failed", f"{looks}/{count}") if count < TRIES else Thing("refused", looks)


def tries(thing: Thing | None, looks: str) -> int:
    """How often an episode that looks like this was tried in vain."""
    if thing is None or thing.state != "failed" or not thing.mark.startswith(f"{looks}/"):
        return 0
    return int(thing.mark.rpartition("/")[2])


def take(
    library: Library, item: Item, known: str | None = None, *, encoding: str | None = None
) -> Taken:
    """Take in one source: as a new version of the transcript `known` where that is there and
    its bytes were others."""
    if known is None or library.entry(known) is None or isinstance(item, Refused):
        return Taken(adding.add(library, item, encoding=encoding))
    try:
        data = item.data if isinstance(item, Fetched) else load(item)
        if library.known(digest(data)) is not None:
            return Taken(adding.add(library, item, encoding=encoding))
        _renew(library, known, item, data, encoding)
    except (SourceError, Problem) as error:
        return Taken(Added(item.name, False, error=str(error)))
    return Taken(adding.add(library, item, encoding=encoding), renewed=True)


def _renew(
    library: Library, id: str, item: Found | Fetched, data: bytes, encoding: str | None
) -> None:
    source = adding.source_of(item, data)
    reading = adding.read_bytes(data, source.name, encoding)
    details = reading.details
    if isinstance(item, Fetched):
        details = details.completed_by(item.said)
    before = library.details(id)
    if before:
        # What a feed said of it once still holds where nothing newer is said; of its people
        # those whose role is known: other names were the old version's speakers.
        told = before[0]
        people = tuple(person for person in told.people if person.role)
        details = details.completed_by(replace(told, people=people))
    library.renew(id, source, data, replace(reading, details=details))


def mark(episode: Episode) -> str:
    """What the transcripts that a feed names for an episode look like: other ones, other
    mark. What stands after "?" is left out: it often holds a ticket that is always new."""
    named = "\n".join(f"{t.url.partition('?')[0]} {t.type}" for t in episode.transcripts)
    return sha256(named.encode("utf-8", "replace")).hexdigest()[:16] if named else ""


def remember_page(library: Library, visit: Visit, added: Added) -> None:
    """Remember an address that brought one transcript."""
    made = remembered.remember(
        library.connection, "page", visit.url, None, {"": Thing("kept", "", added.id)}
    )
    said = visit.validators
    remembered.looked(library.connection, made.id, None, said.etag, said.modified)
