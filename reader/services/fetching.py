"""From an address to what can be taken in. Headless: nothing here prints or asks.

An address is a transcript, a page with one, a video, or a feed of which some episodes are
chosen. Nothing is opened but what a person gave and what that leads to.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath

from transcripts import formats
from transcripts.formats.understood import told_of
from transcripts.model import Chapter, Companion
from transcripts.sources import Fetched, Item, Refused, SourceError, feeds, youtube
from transcripts.sources.addresses import (
    checked,
    guarded,
    public,
    site_without_transcripts,
    slug,
)
from transcripts.sources.choice import best
from transcripts.sources.entries import Episode
from transcripts.sources.episode_details import details_of
from transcripts.sources.feeds import Feed
from transcripts.sources.page import transcript_of
from transcripts.sources.web import Answer, Validators, Web
from transcripts.text import make_safe

from .choosing import video_of

Tell = Callable[[str, int, int | None], None]
"""Told what is being fetched, and how many bytes of how many have come."""


def _silent(what: str, done: int, total: int | None) -> None:
    pass


@dataclass(frozen=True, slots=True)
class Visit:
    """What lies at an address: a feed, or one thing to take in, or nothing new."""

    url: str
    """The address itself, as it is opened again."""
    feed: Feed | None = None
    item: Item | None = None
    validators: Validators = field(default_factory=Validators)
    unchanged: bool = False


class Fetching:
    """Fetches for one command: one set of connections, one ear to tell."""

    def __init__(self, web: Web, tell: Tell = _silent) -> None:
        self._web = web
        self._tell = tell
        self._given = ""
        """The address that a person gave: all others are found by way of it."""

    def visit(self, url: str, known: Validators | None = None) -> Visit:
        """What lies at `url`. Raises SourceError, which says why nothing can be had.

        With `known`, what the server said the last time, it may be that nothing is new.
        """
        site = site_without_transcripts(checked(url))
        if site:
            raise SourceError(f"{site.name} {site.advice}")
        url = youtube.feed(url) or url
        self._given = url
        shown = youtube.video(url)
        if shown:
            return Visit(url, item=self._video(shown))
        if youtube.is_youtube(url):
            raise SourceError(
                "it is a page of YouTube that is neither a video nor a playlist; add one of those"
            )
        answer = self._get(url, known)
        if answer.unchanged:
            return Visit(url, validators=answer.validators, unchanged=True)
        shown = youtube.video(answer.base)
        if shown:
            return Visit(url, item=self._video(shown))
        if feeds.seems_feed(answer.data):
            return Visit(url, feeds.read(answer.data, answer.base), None, answer.validators)
        return Visit(url, None, transcript_of(answer, self._get), answer.validators)

    def episode(self, feed: Feed, episode: Episode, *, thorough: bool = False) -> Item:
        """The transcript of an episode, with what the feed says of it, or why there is none.
        `thorough`: where the feed names no transcript, its page is looked at."""
        name = episode.title or make_safe(episode.guid)[:80]
        try:
            return self._episode(feed, episode, thorough)
        except SourceError as error:
            return Refused(name, str(error))

    def _episode(self, feed: Feed, episode: Episode, thorough: bool) -> Item:
        about = details_of(feed, episode)
        shown = video_of(episode)
        if episode.transcripts:
            chosen = best(episode.transcripts, self._get, feed.language)
            about = about._replace(language=chosen.link.language or about.language)
            found = Fetched(chosen.answer.name, chosen.answer.url, chosen.answer.data)
        elif shown:
            found = self._video(shown)
        elif thorough and episode.url:
            found = transcript_of(self._get(episode.url), self._get)
        else:
            raise SourceError("the feed names no transcript for it")
        chapters, why = self._chapters(episode)
        chapters = chapters or found.said.chapters or about.chapters
        understood = (f"from the feed: {', '.join(told_of(about))}",) if told_of(about) else ()
        report = found.report._replace(
            understood=(*found.report.understood, *understood),
            left_out=(*found.report.left_out, *((why,) if why else ())),
        )
        about = about.completed_by(found.said)._replace(chapters=chapters)
        name = slug(episode.title or found.name, PurePosixPath(found.name).suffix)
        return replace(found, name=name, said=about, report=report)

    def _chapters(self, episode: Episode) -> tuple[tuple[Chapter, ...], str]:
        """The chapters in the file that the feed names, or why they cannot be had: a
        transcript without them is worth having."""
        if episode.chapters_url is None:
            return (), ""
        try:
            answer = self._get(episode.chapters_url)
            found = formats.understand(answer.data, answer.name)
        except (SourceError, formats.NotATranscript) as error:
            return (), f"the chapters: {str(error).rstrip('.')}"
        if not isinstance(found, Companion):
            return (), "the chapters: there are none in the file that the feed names"
        return found.details.chapters, ""

    def _video(self, url: str) -> Fetched:
        self._tell(url, 0, None)
        return youtube.captions(url)

    def _get(self, url: str, known: Validators | None = None) -> Answer:
        name = make_safe(public(url))

        def progress(done: int, total: int | None) -> None:
            self._tell(name, done, total)

        self._tell(name, 0, None)
        return self._web.get(guarded(url, self._given or url), known, progress)
