"""One item of a feed: its elements as they stand there, and the episode they mean."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

from transcripts.formats.cues import plain
from transcripts.formats.values import line, seconds
from transcripts.model import Chapter, Person, Role
from transcripts.times import stated_date

from .addresses import linked, resolve

_MOST = 2_000
"""Elements of one item that are kept: chapters among them."""
_TRANSCRIPTS = 20


@dataclass(frozen=True, slots=True)
class LinkedTranscript:
    """A transcript that a feed or page names, by its address."""

    url: str
    type: str = ""
    """As stated, in small letters and without parameters; not to be believed."""
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Episode:
    """One episode as its feed states it. Addresses in it are resolved, and not yet checked."""

    number: int
    """Counted from the oldest, which is 1: it stays when newer ones come."""
    guid: str
    """What the feed knows it by; its address or title where the feed says nothing."""
    title: str | None
    published: date | None
    url: str | None
    """Its page."""
    media: str | None
    duration: float | None
    people: tuple[Person, ...]
    transcripts: tuple[LinkedTranscript, ...]
    chapters_url: str | None
    chapters: tuple[Chapter, ...]
    """Those in the feed itself (Podlove), at block 0 until they are laid over a transcript."""
    description: str
    """As the feed has it: HTML or plain."""


@dataclass(slots=True)
class Entry:
    """An item's own elements, in order: name, attributes, text."""

    elements: list[tuple[str, dict[str, str], str]] = field(default_factory=list)

    def add(self, tag: str, attributes: dict[str, str]) -> None:
        if len(self.elements) < _MOST:
            self.elements.append((tag, attributes, ""))

    def close(self, tag: str, text: str) -> None:
        """Give the text to the last element of that name."""
        for index in range(len(self.elements) - 1, -1, -1):
            if self.elements[index][0] == tag:
                self.elements[index] = (tag, self.elements[index][1], text)
                return

    def text(self, *tags: str) -> str:
        """The first text of any of `tags`, in the order of `tags`, as it stands."""
        for tag in tags:
            for name, _, text in self.elements:
                if name == tag and text.strip():
                    return text.strip()
        return ""

    def words(self, *tags: str) -> str | None:
        """As `text`, made safe on one line, without HTML."""
        return line(plain(self.text(*tags)).strip()) or None

    def all(self, tag: str) -> list[tuple[dict[str, str], str]]:
        return [(attributes, text) for name, attributes, text in self.elements if name == tag]

    def attribute(self, name: str) -> str | None:
        """An attribute of the item itself."""
        return line(self.elements[0][1].get(name), 40) or None if self.elements else None

    def link(self, base: str) -> str | None:
        """The page of the item, as it is shown."""
        return linked(base, self.text("link")) or linked(base, self.related("alternate"))

    def related(self, rel: str) -> str | None:
        """The address of a link as Atom has it; some RSS has it so, too."""
        for attributes, _ in (*self.all("atom:link"), *self.all("link")):
            if attributes.get("rel", "alternate") == rel and attributes.get("href"):
                return attributes["href"]
        return None

    def moment(self) -> float | None:
        """Seconds since the epoch at which it was published; None where it does not say."""
        stamp = self.text(*_DATES)[:100]
        found = _parsed(stamp)
        if found is None:
            day = stated_date(stamp) if stamp else None
            found = datetime(day.year, day.month, day.day, tzinfo=UTC) if day else None
        if found is None:
            return None
        found = found if found.tzinfo else found.replace(tzinfo=UTC)
        try:
            return found.timestamp()
        except (ValueError, OverflowError):
            return None


_DATES = ("pubDate", "atom:published", "dc:date", "atom:updated", "atom:issued")


def _parsed(stamp: str) -> datetime | None:
    """A date as e-mails have it (RFC 5322), which is RSS's, or as ISO 8601 has it."""
    try:
        return parsedate_to_datetime(stamp)
    except (ValueError, TypeError, OverflowError, IndexError):
        pass
    try:
        return datetime.fromisoformat(stamp)
    except ValueError:
        return None


def _day(entry: Entry) -> date | None:
    """The day on which it was published, where the publisher is."""
    stamp = entry.text(*_DATES)[:100]
    found = _parsed(stamp)
    return found.date() if found else stated_date(stamp) if stamp else None


def people(entry: Entry) -> tuple[Person, ...]:
    """Those who speak, with their roles; the crew is left out. A role that is not stated is
    the host's, as the namespace has it."""
    found: dict[str, Person] = {}
    for attributes, text in entry.all("podcast:person"):
        name = line(plain(text).strip(), 128)
        if name and attributes.get("group", "cast").strip().lower() == "cast":
            found.setdefault(name, Person(name, _role(attributes.get("role") or "host")))
    return tuple(found.values())


def _role(stated: str) -> Role:
    stated = stated.lower()
    return "host" if "host" in stated else "guest" if "guest" in stated else "other"


def episode(entry: Entry, number: int, base: str, everyone: tuple[Person, ...]) -> Episode:
    """What an item says. People of its own replace those of the channel, `everyone`."""
    media = _media(entry, base)
    title = entry.words("title", "itunes:title", "atom:title")
    url = entry.link(base) or _permanent(entry, base)
    chapters = next((a["url"] for a, _ in entry.all("podcast:chapters") if a.get("url")), None)
    return Episode(
        number,
        guid=entry.text("guid", "atom:id")[:1000] or url or media or title or "",
        title=title,
        published=_day(entry),
        url=url,
        media=media,
        duration=seconds(entry.text("itunes:duration")) or None,
        people=people(entry) or everyone,
        transcripts=_transcripts(entry, base),
        chapters_url=resolve(base, chapters) if chapters else None,
        chapters=_chapters(entry),
        description=entry.text(*_DESCRIPTIONS),
    )


_DESCRIPTIONS = (
    "content:encoded",
    "description",
    "atom:content",
    "itunes:summary",
    "atom:summary",
)


def _permanent(entry: Entry, base: str) -> str | None:
    for attributes, text in entry.all("guid"):
        if attributes.get("isPermaLink", "true") != "false" and text.strip().startswith("http"):
            return linked(base, text)
    return None


def _media(entry: Entry, base: str) -> str | None:
    for attributes, _ in entry.all("enclosure"):
        if url := linked(base, attributes.get("url")):
            return url
    return linked(base, entry.related("enclosure"))


def _transcripts(entry: Entry, base: str) -> tuple[LinkedTranscript, ...]:
    found: dict[str, LinkedTranscript] = {}
    for attributes, _ in entry.all("podcast:transcript")[:_TRANSCRIPTS]:
        given = attributes.get("url") or attributes.get("href")
        if given:
            url = resolve(base, given)
            found.setdefault(
                url,
                LinkedTranscript(
                    url,
                    attributes.get("type", "").partition(";")[0].strip().lower(),
                    line(attributes.get("language"), 40) or None,
                ),
            )
    return tuple(found.values())


def _chapters(entry: Entry) -> tuple[Chapter, ...]:
    found = []
    for attributes, text in entry.all("psc:chapter"):
        start = seconds(attributes.get("start"))
        title = line(attributes.get("title") or text)
        if start is not None and title:
            found.append(Chapter(title, 0, start))
    return tuple(sorted(found, key=lambda chapter: chapter.start or 0.0))
