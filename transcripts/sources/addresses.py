"""What an address is, which ones may be opened, and what to call what lies behind one.

Only `http` and `https` are ever opened: whatever names another scheme, a person, a page, a
feed or a redirect, is refused by that scheme's name.
"""

import os
import re
from ipaddress import ip_address
from typing import NamedTuple
from urllib.parse import unquote, urljoin, urlsplit, urlunsplit

from transcripts.text import make_safe

from .items import SourceError

SCHEMES = ("http", "https")
LONGEST = 4_000
"""Characters of the longest address that is opened."""

_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]{1,30}):")
_BARE = ("data", "file", "javascript", "mailto", "about", "blob", "view-source", "magnet")
"""Schemes that are one without `//` after them, so that `12:30` or `C:` is none."""
_WITHOUT_SCHEME = re.compile(r"(?:[\w-]{1,63}\.){1,6}[a-zA-Z]{2,24}/\S*")
_INNER = (".localhost", ".local", ".internal", ".lan", ".home.arpa")
_NUMBER = re.compile(r"0x[0-9a-f]{1,40}|[0-9.]{1,40}")
_SPACE = "".join(map(chr, range(33)))
_UNSAFE = re.compile(r"[^\w.()\[\]+@, -]")
_NAME_LIMIT = 100
_FILE_NAME = re.compile(r"filename\*?\s{0,3}=\s{0,3}", re.IGNORECASE)
_EXTENDED = re.compile(r"[\w-]{1,30}'[\w-]{0,20}'(\S{1,2000})")


def scheme_of(text: str) -> str | None:
    """The scheme of what a person typed where it is an address of any kind, in small letters;
    None where it is a file's name or words."""
    match = _SCHEME.match(text)
    if not match:
        return None
    scheme = match[1].lower()
    return scheme if text[match.end() :].startswith("//") or scheme in _BARE else None


def is_address(text: str) -> bool:
    """Whether a person gave an address that may be opened."""
    return scheme_of(text) in SCHEMES


def seems_address(text: str) -> bool:
    """Whether `text` is an address but for its scheme, as people type them."""
    return bool(_WITHOUT_SCHEME.fullmatch(text))


def checked(url: str) -> str:
    """`url` as it is opened: without blanks around it and without a fragment.

    Raises SourceError, which names the scheme, where it is none of `SCHEMES`, or says what
    else is wrong with it.
    """
    url = url.strip(_SPACE)
    scheme = scheme_of(url)
    if scheme is not None and scheme not in SCHEMES:
        raise SourceError(other_scheme(scheme))
    try:
        parts = urlsplit(url)
        whole = scheme is not None and bool(parts.hostname) and len(url) <= LONGEST
        parts.port  # noqa: B018  # raises where it is no number
    except ValueError:
        whole = False
    if not whole or any(ord(sign) < 33 or ord(sign) == 127 for sign in url):
        raise SourceError("it is not a whole address")
    return urlunsplit(parts._replace(fragment=""))


def other_scheme(scheme: str) -> str:
    """Why an address of another scheme is not opened."""
    return f"only http and https addresses are opened, not {make_safe(scheme)}:"


def resolve(base: str, link: str) -> str:
    """The address that `link`, found in what lies at `base`, stands for; not yet checked.
    Blanks inside it are written as an address writes them."""
    link = link.strip(_SPACE)
    for sign in "\t\n\r":
        link = link.replace(sign, "")
    try:
        return urljoin(base, link.replace(" ", "%20"))
    except ValueError:
        return link


def linked(base: str, link: str | None) -> str | None:
    """As `resolve`, for an address that is only shown: None where it cannot be opened."""
    if not link:
        return None
    whole = resolve(base, link)
    try:
        checked(whole)
    except SourceError:
        return None
    return public(whole)


def public(url: str) -> str:
    """`url` without the name and password that may stand in it: as it is kept and shown."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))


def is_inner(url: str) -> bool:
    """Whether an address says of itself that it is of this computer or its own network."""
    try:
        host = (urlsplit(url).hostname or "").rstrip(".").lower()
    except ValueError:
        return False
    if f".{host}".endswith(_INNER):
        return True
    try:
        return not ip_address(host.partition("%")[0]).is_global
    except ValueError:
        return _NUMBER.fullmatch(host) is not None  # another spelling of a number


def guarded(url: str, found_at: str) -> str:
    """As `checked`, for an address that stood at another: what comes from the web may not
    send anybody into their own network. Raises SourceError."""
    url = checked(url)
    if is_inner(url) and not is_inner(found_at):
        raise SourceError("it leads into this computer's own network, which is not followed")
    return url


class Site(NamedTuple):
    """A service whose pages hold no transcript for others, and what to do instead."""

    name: str
    advice: str


_FEED = (
    "add the show's feed (RSS) with --episode and words of the title, or the transcript's own "
    "address"
)
_SITES: tuple[tuple[tuple[str, ...], Site], ...] = (
    (
        ("podcasts.apple.com", "itunes.apple.com"),
        Site("Apple Podcasts", f"shows its transcripts in its own app only; {_FEED}"),
    ),
    (
        ("open.spotify.com", "spotify.link", "podcasters.spotify.com", "creators.spotify.com"),
        Site("Spotify", f"gives its transcripts to nobody but its own app; {_FEED}"),
    ),
    (("overcast.fm",), Site("Overcast", f"links to episodes and holds no transcripts; {_FEED}")),
    (
        ("pca.st", "pocketcasts.com", "play.pocketcasts.com"),
        Site("Pocket Casts", f"links to episodes and gives no transcripts to others; {_FEED}"),
    ),
    (
        ("castbox.fm", "castro.fm", "player.fm", "podcastaddict.com", "podchaser.com"),
        Site("This podcast player", f"links to episodes and holds no transcripts; {_FEED}"),
    ),
    (
        ("music.amazon.com", "audible.com", "www.audible.com", "deezer.com", "www.deezer.com"),
        Site("This service", f"gives no transcripts to other programs; {_FEED}"),
    ),
)


def site_without_transcripts(url: str) -> Site | None:
    """The service that an address belongs to, where it is known to hold none."""
    host = (urlsplit(url).hostname or "").removeprefix("www.")
    for hosts, site in _SITES:
        if host in hosts:
            return site
    return None


def name_of(url: str, disposition: str | None = None) -> str:
    """What to call the file at `url`: the name its server gives it (Content-Disposition), or
    the last part of the path, made safe; the host's name where there is neither."""
    given = _disposed(disposition) if disposition else ""
    if not given:
        parts = urlsplit(url)
        given = unquote(parts.path.rstrip("/").rpartition("/")[2]) or parts.hostname or ""
    return slug(given)


def slug(text: str, suffix: str = "") -> str:
    """`text` as a file's name that is safe everywhere: letters, digits and plain signs, of
    bounded length, its extension kept; with `suffix` after it."""
    text = make_safe(text.replace("\\", "/").rpartition("/")[2] if not suffix else text)
    words = " ".join(_UNSAFE.sub(" ", text).split()).strip(" .-,")
    stem, extension = os.path.splitext(words)  # noqa: PTH122
    if suffix or len(extension) > 12:
        stem, extension = words, suffix
    return (stem[:_NAME_LIMIT].rstrip(" .-,") or "transcript") + extension


def _disposed(header: str) -> str:
    """The file's name in a Content-Disposition (RFC 6266): the extended form goes first."""
    found = ""
    for match in _FILE_NAME.finditer(header[:4000]):
        rest = header[match.end() : match.end() + 2000]
        if "*" in match.group():
            extended = _EXTENDED.match(rest.partition(";")[0].strip(' "'))
            if extended:
                return unquote(extended[1])
        elif rest.startswith('"'):
            found = found or rest[1:].partition('"')[0]
        else:
            found = found or rest.partition(";")[0].strip()
    return found
