"""Opening an address as one opens a file. Headless.

What was taken from it before is opened from the library, without asking its server again.
"""

from reader.problem import Problem
from transcripts.library import remembered
from transcripts.library.store import Library
from transcripts.library.transcripts import build
from transcripts.model import Transcript
from transcripts.sources import Fetched, Refused, SourceError, youtube
from transcripts.sources.addresses import checked, public
from transcripts.sources.web import Web
from transcripts.text import make_safe

from .adding import Added, add
from .fetching import Fetching, Tell
from .inferring import inferred, made
from .reading_sources import read_bytes, source_of


def known(library: Library, url: str) -> str | None:
    """The transcript in the library that came from `url`."""
    plain = public(youtube.video(url) or url)
    for address in (url, plain):
        found = remembered.taken_from(library.connection, address)
        if found is not None:
            return found
    return None


def take_in(library: Library, url: str, tell: Tell | None) -> Added:
    """Take in the one transcript at `url`. Raises Problem where there is none."""
    added = add(library, _fetch(url, tell))
    if added.id is None:
        raise Problem(f"{added.source}: {added.error}")
    return added


def read(url: str, encoding: str | None, tell: Tell | None) -> Transcript:
    """The transcript at `url`, not kept. Raises Problem where there is none."""
    item = _fetch(url, tell)
    source = source_of(item, item.data)
    try:
        reading = read_bytes(item.data, source.name, encoding)
    except Problem as error:
        raise Problem(f"{item.name}: {error}") from error
    details = reading.details.completed_by(item.said)
    return build(source, reading._replace(details=details), inferred, made)


def _fetch(url: str, tell: Tell | None) -> Fetched:
    name = make_safe(public(url))
    try:
        with Web() as web:
            fetching = Fetching(web, tell) if tell else Fetching(web)
            visit = fetching.visit(checked(url))
    except SourceError as error:
        raise Problem(f"{name}: {error}") from error
    if visit.feed is not None:
        count = len(visit.feed.episodes)
        raise Problem(
            f"{name} is a feed of {count} episode{'s' * (count != 1)}; tapelog add lists them"
        )
    if isinstance(visit.item, Refused):
        raise Problem(f"{name}: {visit.item.reason}")
    assert isinstance(visit.item, Fetched)
    return visit.item
