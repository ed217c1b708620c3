"""What a web page links to that holds its conversation, or leads to it: captions,
transcripts, recordings, feeds. The addresses are absolute; nothing is fetched."""

import re
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from transcripts.formats.hypertext import Node
from transcripts.text import make_safe

_FEEDS = frozenset({"application/rss+xml", "application/atom+xml"})
_TRANSCRIPTS = {
    "text/vtt": "vtt",
    "application/srt": "srt",
    "application/x-subrip": "srt",
    "text/srt": "srt",
    "application/ttml+xml": "ttml",
    "application/json": "json",
    "text/plain": "txt",
    "text/html": "html",
}
_ENDS = re.compile(
    r"\.(?P<end>vtt|srt|ttml|dfxp|sbv|scc|json3?|srv[123])$"
    r"|[-_/]transcript(?:ion)?s?(?:\.(?P<file>html?|txt|md|docx|pdf))?/?$",
    re.IGNORECASE,
)
_SAYS = re.compile(
    r"transcript(?!ion services)|transkript|transcripci[oó]n|trascrizione|transcrição|untertitel"
    r"|subtitles|\bcaptions\b",
    re.IGNORECASE,
)
_MEDIA = re.compile(
    r"\.(?:mp3|m4a|m4b|mp4|m4v|aac|ogg|oga|ogv|opus|wav|flac|webm|mov|m3u8|mpd)$", re.IGNORECASE
)
_LONGEST = 2_000
_MOST = 500
_TRACKS = frozenset({"captions", "subtitles", "chapters", "descriptions", ""})


@dataclass(frozen=True, slots=True)
class PageLink:
    """One address. `kind` is its format as far as the page tells it ("vtt", "srt", "json",
    "html" …), or a track's kind ("captions", "subtitles", "chapters"); empty where unknown."""

    url: str
    kind: str = ""
    language: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class PageLinks:
    """What a page links to, each address once, in the page's order."""

    tracks: tuple[PageLink, ...] = ()
    """Captions of the page's player."""
    transcripts: tuple[PageLink, ...] = ()
    """What the page states to be, or names, a transcript."""
    feeds: tuple[PageLink, ...] = ()
    media: tuple[PageLink, ...] = ()
    canonical: str | None = None
    """The page's own address, as it states it."""


def links(page: Node, base: str = "") -> PageLinks:
    """The links of a page that came from the address `base`."""
    stated = next((tag.get("href") for tag in page.each("base") if tag.get("href")), "")
    base = _join(base, stated) or base
    found: dict[str, list[PageLink]] = {"tracks": [], "transcripts": [], "feeds": [], "media": []}
    canonical = None
    for node in page.each("track", "link", "a", "audio", "video", "source", "meta"):
        if node.tag == "link" and "canonical" in node.get("rel").lower().split():
            canonical = canonical or _join(base, node.get("href"))
        place = _place(node)
        url = _join(base, node.get("src") or node.get("href") or node.get("content"))
        if place and url:
            found[place].append(PageLink(url, _kind(node, url), _language(node), _label(node)))
    once = {place: tuple(_once(all_)) for place, all_ in found.items()}
    transcripts = tuple(one for one in once["transcripts"] if one.url != base)
    return PageLinks(once["tracks"], transcripts, once["feeds"], once["media"], canonical)


def _place(node: Node) -> str:
    """What sort of link an element is; empty for one of no interest here."""
    if node.tag == "track":
        return "tracks" if node.get("kind").lower() in _TRACKS else ""
    if node.tag in ("audio", "video", "source"):
        return "media"
    if node.tag == "meta":
        stated = node.get("property").lower()
        return "media" if stated in ("og:audio", "og:audio:url", "og:video:url") else ""
    path = urlsplit_path(node.get("href"))
    if node.tag == "link":
        return _place_of_link(node, path)
    if _ENDS.search(path):
        return "transcripts"
    if _MEDIA.search(path):
        return "media"
    says = node.few_words(120) or ""
    return "transcripts" if _SAYS.search(f"{says} {node.get('title')[:200]}") else ""


def _place_of_link(node: Node, path: str) -> str:
    rel = node.get("rel").lower().split()
    kind = _mime(node)
    if "transcript" in rel:
        return "transcripts"
    if "alternate" not in rel:
        return ""
    if kind in _FEEDS:
        return "feeds"
    oembed = "oembed" in kind or "oembed" in path
    captions = kind in _TRANSCRIPTS and kind not in ("text/html", "text/plain") and not oembed
    return "transcripts" if captions and (kind != "application/json" or _is_talk(path)) else ""


def _is_talk(path: str) -> bool:
    """Whether the address of JSON speaks of a transcript: a page's JSON is often the page."""
    return _SAYS.search(path) is not None


def _mime(node: Node) -> str:
    return node.get("type").partition(";")[0].strip().lower()


def _kind(node: Node, url: str) -> str:
    if node.tag == "track":
        return node.get("kind").lower() or "subtitles"
    if _mime(node) in _TRANSCRIPTS:
        return _TRANSCRIPTS[_mime(node)]
    match = _ENDS.search(urlsplit_path(url))
    return (match["end"] or match["file"] or "").lower() if match else ""


def _language(node: Node) -> str:
    return make_safe((node.get("srclang") or node.get("hreflang"))[:40]).strip()


def _label(node: Node) -> str:
    label = (
        node.get("label")
        or node.get("title")
        or ((node.few_words(200) or "") if node.tag == "a" else "")
    )
    return " ".join(make_safe(label[:200]).split())


def _once(found: list[PageLink]) -> list[PageLink]:
    first: dict[str, PageLink] = {}
    for link in found:
        first.setdefault(link.url, link)
    return list(first.values())[:_MOST]


def urlsplit_path(address: str) -> str:
    """The path of an address; empty where it is none."""
    try:
        return urlsplit(address.strip()).path
    except ValueError:
        return ""


def _join(base: str, address: str) -> str:
    """An address that a page writes, absolute; empty where it is not one of the web."""
    address = address.strip()
    if not address or len(address) > _LONGEST or address.startswith("#"):
        return ""
    try:
        joined = urljoin(base, address).partition("#")[0]
        parts = urlsplit(joined)
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https") or not parts.netloc:
        return "" if base or parts.scheme or parts.netloc else make_safe(joined)
    return make_safe(joined)
