"""A podcast's feed → its episodes, and what it says of each of them.

RSS 2.0 and 1.0 and Atom (RFC 4287), with the podcast namespace
(https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/1.0.md), Apple's tags
and Podlove's chapters. One pass over the bytes; no tree is built. Prefixes count by the
namespace they are declared for, and by their usual meaning where a feed forgot to declare.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from xml.sax import SAXException
from xml.sax.handler import ContentHandler
from xml.sax.xmlreader import AttributesImpl

from defusedxml.common import DefusedXmlException
from defusedxml.sax import make_parser

from transcripts.decoding import decode
from transcripts.formats.document import open_document
from transcripts.formats.markup import mended, root_name

from .entries import Entry, Episode, episode, people
from .items import SourceError

_NAMESPACES = {
    "podcastindex.org/namespace/1.0": "podcast",
    "github.com/podcastindex-org/podcast-namespace/blob/main/docs/1.0.md": "podcast",
    "www.itunes.com/dtds/podcast-1.0.dtd": "itunes",
    "podlove.org/simple-chapters": "psc",
    "purl.org/rss/1.0/modules/content": "content",
    "purl.org/dc/elements/1.1": "dc",
    "www.w3.org/2005/atom": "atom",
    "purl.org/atom/ns#": "atom",
    "purl.org/rss/1.0": "",
    "backend.userland.com/rss2": "",
}
"""What each namespace is called here, whatever prefix a feed gives it."""
_CHUNK = 1 << 16
_HEAD = 8_192
_TEXT_LIMIT = 200_000
"""Characters of one element's text that are kept."""
_PREFIXES = 100
_ITEMS = {"item", "atom:entry"}
_CHANNELS = {"channel", "atom:feed"}
_AROUND = {*_CHANNELS, "rdf:RDF", "rss"}
"""What items stand in."""


@dataclass(frozen=True, slots=True)
class Feed:
    """A show and its episodes, the newest first."""

    title: str | None
    language: str | None
    url: str | None
    episodes: tuple[Episode, ...]
    damaged: bool = False
    """The feed is broken in the middle: these are the episodes before that."""


def seems_feed(data: bytes) -> bool:
    """Whether bytes are a feed, told by their first element."""
    document = open_document(data[:_HEAD])
    root = root_name(document)
    return root in ("rss", "feed") or (root == "rdf" and "purl.org/rss/" in document.text)


def read(data: bytes, url: str) -> Feed:
    """The feed that came from `url`. Raises SourceError where it is none, or no XML."""
    pass_ = _parse(data)
    if pass_.damaged:
        # The faults that feeds have: a bare "&", "&nbsp;", a byte of another encoding.
        again = _parse(mended(decode(data).text.lstrip("\ufeff \t\n\0")))
        if not again.damaged or len(again.entries) > len(pass_.entries):
            pass_ = again
    if pass_.damaged and not pass_.entries:
        raise SourceError("it is a feed that is damaged from the beginning")
    ordered = _oldest_first(pass_.entries)
    channel = pass_.channel
    everyone = people(channel)
    made = tuple(episode(entry, number, url, everyone) for number, entry in enumerate(ordered, 1))
    return Feed(
        channel.words("title", "atom:title", "itunes:title"),
        channel.words("language", "dc:language") or channel.attribute("xml:lang"),
        channel.link(url),
        made[::-1],
        pass_.damaged,
    )


def _oldest_first(entries: list[Entry]) -> list[Entry]:
    """Entries by their dates; by their places, newest first, where one has none."""
    entries = entries[::-1]
    moments = [entry.moment() for entry in entries]
    if None in moments:
        return entries
    order = sorted(range(len(entries)), key=lambda i: moments[i] or 0.0)
    return [entries[i] for i in order]


def _parse(data: bytes | str) -> "_Pass":
    handler = _Pass()
    parser = make_parser()
    parser.setContentHandler(handler)
    try:
        for chunk in _chunks(data):
            parser.feed(chunk)
        parser.close()
    except DefusedXmlException:
        raise SourceError("it is a feed that defines entities, which only an attack does") from None
    except (SAXException, UnicodeError, LookupError, ValueError):
        handler.damaged = True
    handler.finish()
    return handler


def _chunks(data: bytes | str) -> Iterator[bytes | str]:
    data = data.lstrip(b" \t\r\n") if isinstance(data, bytes) else data
    for at in range(0, len(data), _CHUNK):
        yield data[at : at + _CHUNK]


class _Pass(ContentHandler):
    """Collects the channel's own elements and those of each item as they go by."""

    def __init__(self) -> None:
        super().__init__()
        self.channel = Entry()
        self.entries: list[Entry] = []
        self.damaged = False
        self._prefixes: dict[str, str] = {}
        self._path: list[str] = []
        self._outer: list[dict[str, str]] = []
        """The prefixes outside of each open element."""
        self._item: Entry | None = None
        self._text: list[str] | None = None
        self._room = 0
        self._depth = 0

    def startElement(self, name: str, attrs: AttributesImpl) -> None:
        attributes: dict[str, str] = dict(attrs.items())
        self._outer.append(self._prefixes)
        declared = {k[6:]: v for k, v in attributes.items() if k == "xmlns" or k[:6] == "xmlns:"}
        if declared and len(self._prefixes) < _PREFIXES:
            named = {prefix: _called(uri, prefix) for prefix, uri in declared.items()}
            self._prefixes = {**self._prefixes, **named}
        tag = self._tag(name)
        parent = self._path[-1] if self._path else ""
        self._path.append(tag)
        if tag in _ITEMS and self._item is None and parent in _AROUND:
            self._item = Entry()
            self._item.add(tag, attributes)
            self.entries.append(self._item)
        elif tag in _CHANNELS and self._item is None:
            self.channel.add(tag, attributes)
        elif parent in _ITEMS or parent in _CHANNELS or tag == "psc:chapter":
            self._begin(tag, attributes)

    def _begin(self, tag: str, attributes: dict[str, str]) -> None:
        entry = self._item if self._item is not None else self.channel
        if self._text is None:
            self._text, self._room, self._depth = [], _TEXT_LIMIT, len(self._path)
        entry.add(tag, attributes)

    def characters(self, content: str) -> None:
        if self._text is not None and self._room > 0:
            self._text.append(content[: self._room])
            self._room -= len(content)

    def endElement(self, name: str) -> None:
        depth = len(self._path)
        tag, self._prefixes = self._path.pop(), self._outer.pop()
        if self._text is not None and depth == self._depth:
            entry = self._item if self._item is not None else self.channel
            entry.close(tag, "".join(self._text))
            self._text = None
        if tag in _ITEMS and not any(outer in _ITEMS for outer in self._path):
            self._item = None

    def finish(self) -> None:
        """What is cut off in the middle of an item is no item."""
        if self._item is not None and self.damaged:
            self.entries.remove(self._item)

    def _tag(self, name: str) -> str:
        prefix, _, local = name.rpartition(":")
        known = self._prefixes.get(prefix, prefix)
        return f"{known}:{local}" if known else local


def _called(uri: str, prefix: str) -> str:
    """The name here of a namespace. One that is not known is no matter without a prefix, as
    old feeds have it, and keeps its address with one."""
    bare = uri.strip().lower().partition("://")[2].rstrip("/")
    if bare.startswith("www.w3.org/1999/02/22-rdf-syntax-ns"):
        return "rdf"
    return _NAMESPACES.get(bare, (bare or uri) if prefix else "")
