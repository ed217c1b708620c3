"""Choosing episodes of a feed, by number, by words of a title, or the newest."""

from dataclasses import dataclass

from transcripts.library.listing import fold, has_all
from transcripts.sources import SourceError, youtube
from transcripts.sources.entries import Episode
from transcripts.sources.feeds import Feed
from transcripts.text import make_safe


@dataclass(frozen=True, slots=True)
class Choice:
    """Which episodes of a feed are wanted. Empty: none is chosen yet."""

    latest: int = 0
    every: bool = False
    episodes: tuple[str, ...] = ()
    """Numbers as the list has them, or words of titles."""

    def __bool__(self) -> bool:
        return bool(self.latest or self.every or self.episodes)


@dataclass(frozen=True, slots=True)
class Picked:
    """The episodes that a choice means, the newest first, and those it would have meant as
    well if they had a transcript."""

    episodes: tuple[Episode, ...]
    without: tuple[Episode, ...] = ()


def video_of(episode: Episode) -> str | None:
    """The video that an episode is, as in a feed of YouTube's."""
    return youtube.video(episode.url) if episode.url and not episode.transcripts else None


def has_transcript(episode: Episode) -> bool:
    """Whether the feed promises a transcript of the episode, or the episode is a video."""
    return bool(episode.transcripts) or video_of(episode) is not None


def pick(feed: Feed, choice: Choice) -> Picked:
    """The episodes of `feed` that `choice` means. Raises SourceError where words mean none,
    or several."""
    named = [_named(feed, words) for words in choice.episodes]
    with_one = [episode for episode in feed.episodes if has_transcript(episode)]
    rest = with_one if choice.every else with_one[: choice.latest]
    wanted = {episode.number for episode in (*named, *rest)}
    since = 0 if choice.every else min((episode.number for episode in rest), default=0)
    without = tuple(e for e in feed.episodes if e.number > since and not has_transcript(e))
    if not rest and not named:
        raise SourceError(
            f"none of its {len(feed.episodes)} episodes has a transcript in the feed; "
            "--episode WORDS also looks at the episode's page"
        )
    chosen = tuple(e for e in feed.episodes if e.number in wanted)
    return Picked(chosen, without if rest else ())


def _named(feed: Feed, words: str) -> Episode:
    """The episode of that number, or the one whose title has these words."""
    if words.isascii() and words.isdigit() and len(words) < 8:
        found = [episode for episode in feed.episodes if episode.number == int(words)]
    else:
        wanted = fold(words).split()
        found = [e for e in feed.episodes if wanted and has_all(wanted, e.title)]
        exact = [e for e in found if fold(e.title or "") == fold(words)]
        found = exact if len(exact) == 1 else found
    shown = make_safe(words)
    if not found:
        raise SourceError(f"no episode of the feed is called {shown!r}")
    if len(found) > 1:
        some = ", ".join(f"{e.number} ({e.title})" for e in found[:5])
        more = f" and {len(found) - 5} more" if len(found) > 5 else ""
        raise SourceError(
            f"{shown!r} may be {len(found)} episodes: {some}{more}; say which by its number"
        )
    return found[0]
