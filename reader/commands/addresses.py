"""What `tapelog add` does with addresses: fetch, list a feed's episodes, take in, remember."""

import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field

from reader.services import adding, remembering
from reader.services.adding import Added
from reader.services.choosing import Choice, has_transcript, pick
from reader.services.fetching import Fetching, Visit
from reader.services.joining import How
from transcripts.library.remembered import looked
from transcripts.library.store import Library
from transcripts.sources import Refused, SourceError
from transcripts.sources.addresses import public
from transcripts.sources.entries import Episode
from transcripts.sources.youtube import video
from transcripts.text import counted, make_safe

from .lines import line
from .output import complain, is_terminal, say, say_json
from .progress import Bar


@dataclass(frozen=True, slots=True)
class Wish:
    """How a person wants addresses to be taken in."""

    choice: Choice
    once: bool = False
    how: How = field(default_factory=How)
    as_json: bool = False


def add_addresses(library: Library, urls: list[str], wish: Wish) -> list[Added]:
    """Take in what lies at `urls`, a line or a JSON object for each; the episodes of a feed
    of which none is chosen are listed instead."""
    from transcripts.sources.web import Web

    bar = Bar("Fetching")
    done = []
    try:
        with Web() as web:
            fetching = Fetching(web, bar.fetch)
            for url in dict.fromkeys(urls):
                for added in _of_one(library, fetching, url, wish, bar):
                    bar.clear()
                    _tell(added, wish.as_json)
                    done.append(added)
    finally:
        bar.clear()
    return done


def _of_one(
    library: Library, fetching: Fetching, url: str, wish: Wish, bar: Bar
) -> Iterator[Added]:
    name = make_safe(public(url))
    try:
        visit = fetching.visit(url)
        if visit.feed is not None:
            yield from _of_feed(library, fetching, visit, wish, bar)
            return
    except SourceError as error:
        yield adding.add(library, Refused(name, str(error)))
        return
    assert visit.item is not None
    added = adding.Adding(library, wish.how).add(visit.item)
    # Asking for a video's captions again and again would be slow, and they seldom change.
    if added.ok and not wish.once and not video(visit.url):
        remembering.remember_page(library, visit, added)
    yield added


def _of_feed(
    library: Library, fetching: Fetching, visit: Visit, wish: Wish, bar: Bar
) -> Iterator[Added]:
    feed = visit.feed
    assert feed is not None
    if not wish.choice:
        bar.clear()
        _list(visit, wish.as_json)
        return
    picked = pick(feed, wish.choice)
    named = bool(wish.choice.episodes)
    source = None if wish.once else remembering.remember_feed(library, visit, picked)
    for episode in picked.episodes:
        taken = remembering.take_episode(
            library, fetching, source, feed, episode, thorough=named, how=wish.how
        )
        yield taken.added
    if source is not None:
        said = visit.validators
        looked(library.connection, source.id, feed.title, said.etag, said.modified)
    if picked.without:
        bar.clear()
        more = "" if wish.once else "; tapelog update takes them in when they have one"
        complain(
            f"{counted(len(picked.without), 'episode')} without a transcript passed over{more}"
        )


def _tell(added: Added, as_json: bool) -> None:
    if as_json:
        say_json(asdict(added))
    elif added.ok or not (is_terminal(sys.stdout) and is_terminal(sys.stderr)):
        say(line(added))


def _list(visit: Visit, as_json: bool) -> None:
    """The episodes of a feed, the newest first, with a mark where a transcript is."""
    feed = visit.feed
    assert feed is not None
    url = make_safe(public(visit.url))
    if as_json:
        for episode in feed.episodes:
            say_json(_episode_json(url, feed.title, episode))
        return
    width = len(str(len(feed.episodes)))
    for episode in feed.episodes:
        mark = "*" if has_transcript(episode) else " "
        day = episode.published.isoformat() if episode.published else " " * 10
        say(f"{episode.number:>{width}} {mark} {day}  {episode.title or episode.guid}")
    with_one = sum(map(has_transcript, feed.episodes))
    if feed.damaged:
        complain("the feed is broken in the middle; these are the episodes before that")
    complain(
        f"{feed.title or 'the feed'}: {counted(len(feed.episodes), 'episode')}, "
        f"{with_one} with a transcript (*)"
    )
    complain(
        "nothing was added; add --latest 3, --all, or --episode with a number or words of a title"
    )


def _episode_json(url: str, show: str | None, episode: Episode) -> dict[str, object]:
    return {
        "feed": url,
        "show": show,
        "number": episode.number,
        "date": episode.published.isoformat() if episode.published else None,
        "title": episode.title,
        "duration": episode.duration,
        "url": episode.url,
        "guid": make_safe(episode.guid),
        "transcript": has_transcript(episode),
        "transcripts": [
            {"url": make_safe(public(t.url)), "type": make_safe(t.type), "language": t.language}
            for t in episode.transcripts
        ],
    }
