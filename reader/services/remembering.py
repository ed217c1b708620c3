"""Taking in what an address or a folder brings, and remembering what became of it, so that
it can be looked at again. Headless.
"""

from dataclasses import dataclass, replace
from hashlib import sha256

from reader.problem import Problem
from transcripts.library import remembered
from transcripts.library.remembered import Remembered, Thing
from transcripts.library.store import Library
from transcripts.model import Companion, Details, Reading, Source, Transcript
from transcripts.sources import Item, Refused, SourceError
from transcripts.sources.entries import Episode
from transcripts.sources.feeds import Feed

from .adding import Added, Adding, add
from .choosing import Picked, has_transcript
from .fetching import Fetching, Visit
from .joining import How
from .reading_sources import bring

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
    how: How | None = None,
) -> Taken:
    """Take in an episode's transcript; `before` is what became of it the last time."""
    item = fetching.episode(feed, episode, thorough=thorough)
    taken = take(library, item, before.transcript if before else None, how)
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


def take(library: Library, item: Item, known: str | None = None, how: How | None = None) -> Taken:
    """Take in one source. Where its words are those of the transcript `known`, and its bytes
    are others now, it becomes a new version of that; where it is another source of it, it is
    joined to it again."""
    shown = library.transcript(known) if known else None
    if shown is None or isinstance(item, Refused):
        return Taken(Adding(library, how).add(item))
    current = shown.version
    encoding = current.reading.encoding
    try:
        brought = bring(item, encoding, None, library.known)
        found = brought.found
        if found is None:
            return Taken(add(library, item))
        if isinstance(found, Companion) or not _same_source(current.source, brought.source):
            return Taken(Adding(library, How(encoding, shown.id)).add(item))
        reading = found._replace(details=_still_said(found, shown))
        doubtful = library.renew(shown.id, brought.source, brought.data, reading)
    except (SourceError, Problem) as error:
        return Taken(Added(item.name, False, error=str(error)))
    return Taken(replace(add(library, item), doubtful=doubtful), renewed=True)


def _same_source(one: Source, two: Source) -> bool:
    """Whether two sources are one file, or both from the web, where addresses change."""
    return one.path == two.path if one.path or two.path else bool(one.url and two.url)


def _still_said(found: Reading, shown: Transcript) -> Details:
    """What a feed said of a transcript once still holds where nothing newer is said; of its
    people those whose role is known: other names were the old version's speakers."""
    told = shown.version.reading.details
    people = tuple(person for person in told.people if person.role)
    return found.details.completed_by(told._replace(people=people))


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
