"""What a web page says of itself: in JSON-LD (https://schema.org/PodcastEpisode,
VideoObject, NewsArticle …), in Open Graph and other `<meta>` elements, in its title."""

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from transcripts.formats.entities import unescape
from transcripts.formats.hypertext import Node
from transcripts.model import Details, Person, Role
from transcripts.text import make_safe, one_line
from transcripts.times import stated_date

_KINDS = ("PodcastEpisode", "Episode", "RadioEpisode", "TVEpisode", "VideoObject", "AudioObject",
          "Clip", "Event", "Interview", "NewsArticle", "Article", "BlogPosting", "Report",
          "WebPage")  # fmt: skip
"""Kinds of things that a page may be about, the most telling first."""
_LENGTH = re.compile(
    r"P(?:(\d{1,3})D)?T?(?:(\d{1,4})H)?(?:(\d{1,5})M)?(?:(\d{1,7})(?:\.\d{1,9})?S)?"
)
_MEDIA = re.compile(r"\.(?:mp3|m4a|mp4|m4v|aac|ogg|oga|opus|wav|flac|webm|mov)(?:$|[?#])", re.I)
_ROLES: dict[str, Role] = {"host": "host", "guest": "guest", "actor": "guest"}
_SAYS_SO = re.compile(
    r"^(?:the |full |episode )?transcript(?: for| of|:| [-–—])\s+"
    r"|\s+[-–—|(\[]\s?(?:full )?transcript\W?$",
    re.IGNORECASE,
)
"""What a title says of its page and not of the conversation."""
_MOST = 200
_DEPTH = 12

_Thing = dict[str, Any]


_TELLING = ("meta", "script", "link", "h1", "title", "html")


class Said:
    """What the telling elements of a page say, gathered in one walk through it."""

    def __init__(self, page: Node) -> None:
        found: dict[str, list[Node]] = {tag: [] for tag in _TELLING}
        for node in page.each(*_TELLING):
            found[node.tag].append(node)
        self.metas = _metas(found["meta"])
        self.things = list(_things(found["script"]))
        self.heading, self.title, self.html = (
            next(iter(found[tag]), None) for tag in ("h1", "title", "html")
        )
        self.canonical = next(
            (link.get("href") for link in found["link"] if "canonical" in link.get("rel").lower()),
            "",
        )

    @property
    def site(self) -> str | None:
        """What the site calls itself: for a podcast's own site, the show."""
        return self.metas.get("og:site_name")

    @property
    def transcript(self) -> str:
        """The longest text that the page's JSON-LD calls a transcript; empty for none."""
        texts = (thing.get("transcript") for thing in self.things)
        return max((text for text in texts if isinstance(text, str)), key=len, default="")


def page_details(page: Node) -> Details:
    """The title, show, date, length, language, address and people that a page states."""
    return details_of(Said(page))


def details_of(said: Said) -> Details:
    """As `page_details`, of what was gathered already."""
    metas = said.metas
    thing = _main_thing(said.things)
    series = thing.get("partOfSeries") or thing.get("partOfPodcast") or thing.get("isPartOf")
    show = _name(series) if _kind(series) not in ("WebPage", "WebSite") else None
    title = _text(thing.get("name")) or _text(thing.get("headline")) or metas.get("og:title")
    heading, own, html = said.heading, said.title, said.html
    media = _media(thing) or next(
        (m for key in ("og:audio", "og:audio:url", "og:video:url") if (m := metas.get(key))), None
    )
    title = title or (_tidy(heading.words) if heading else "") or (_tidy(own.words) if own else "")
    return Details(
        title=_SAYS_SO.sub("", title) or title or None,
        show=show,
        published=_date(thing, metas),
        duration=_seconds(thing.get("duration") or thing.get("timeRequired")),
        language=_text(thing.get("inLanguage"))
        or (_tidy(html.get("lang")) if html else "")
        or None,
        url=_address(said.canonical, thing, metas),
        media=media if media and _MEDIA.search(media) else None,
        people=_people(thing),
    )


def _metas(metas: list[Node]) -> dict[str, str]:
    found: dict[str, str] = {}
    for meta in metas:
        key = (meta.get("property") or meta.get("name") or meta.get("itemprop")).lower()
        if key and meta.get("content"):
            found.setdefault(key, _tidy(meta.get("content")))
    return found


def _things(scripts: list[Node]) -> Iterator[_Thing]:
    """All objects of the page's JSON-LD, those inside others too."""
    for script in scripts:
        if "ld+json" not in script.get("type").lower():
            continue
        try:
            top = json.loads(script.text.strip().rstrip(";"), strict=False)
        except (ValueError, RecursionError):
            continue
        waiting: list[tuple[Any, int]] = [(top, 0)]
        while waiting:
            value, depth = waiting.pop()
            if isinstance(value, dict):
                yield value
                inside = list(value.values())
            else:
                inside = value if isinstance(value, list) else []
            if depth < _DEPTH:
                waiting.extend((one, depth + 1) for one in reversed(inside[:_MOST]))


def _kind(thing: Any) -> str:
    kind = thing.get("@type") if isinstance(thing, dict) else None
    kinds = kind if isinstance(kind, list) else [kind]
    for known in _KINDS:
        if known in kinds:
            return known
    return next((one for one in kinds if isinstance(one, str)), "")


def _main_thing(things: list[_Thing]) -> _Thing:
    """What the page is about: the most telling kind of thing, the first of its kind."""
    best: _Thing = {}
    rank = len(_KINDS)
    for thing in things:
        kind = _kind(thing)
        if kind in _KINDS and _KINDS.index(kind) < rank:
            best, rank = thing, _KINDS.index(kind)
    return best


def _tidy(text: str) -> str:
    return one_line(unescape(text[:1_000]))


def _text(value: Any) -> str | None:
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, dict):
        value = value.get("@value") or value.get("name")
    return (_tidy(value) or None) if isinstance(value, str) else None


def _name(thing: Any) -> str | None:
    return _text(thing.get("name")) if isinstance(thing, dict) else _text(thing)


def _date(thing: _Thing, metas: dict[str, str]) -> date | None:
    stated = [thing.get(key) for key in ("datePublished", "uploadDate", "startDate")]
    stated += [
        metas.get(key)
        for key in (
            "article:published_time",
            "datepublished",
            "date",
            "dc.date",
            "parsely-pub-date",
        )
    ]
    dates = (stated_date(text[:60]) for text in stated if isinstance(text, str))
    return next((found for found in dates if found), None)


def _seconds(value: Any) -> float | None:
    """Seconds of an ISO 8601 length, such as PT1H2M3S."""
    match = _LENGTH.fullmatch(value.strip()) if isinstance(value, str) else None
    if not match or not any(match.groups()):
        return None
    days, hours, minutes, seconds = (int(part or 0) for part in match.groups())
    return float(((days * 24 + hours) * 60 + minutes) * 60 + seconds) or None


def _address(canonical: str, thing: _Thing, metas: dict[str, str]) -> str | None:
    for address in (canonical, metas.get("og:url", ""), _text(thing.get("url")) or ""):
        if re.match(r"https?://[^\s<>\"]{4,2000}$", address):
            return make_safe(address)
    return None


def _media(thing: _Thing) -> str | None:
    medias = thing.get("associatedMedia") or thing.get("audio") or thing.get("encoding")
    for media in medias if isinstance(medias, list) else [medias, thing]:
        if isinstance(media, dict) and (address := _text(media.get("contentUrl"))):
            return address
    return None


def _people(thing: _Thing) -> tuple[Person, ...]:
    found: dict[str, Person] = {}
    for key, role in _ROLES.items():
        people = thing.get(key)
        for person in people if isinstance(people, list) else [people]:
            name = _name(person) if person else None
            if name and len(name) <= 80:
                found.setdefault(name, Person(name, role))
    return tuple(found.values())
