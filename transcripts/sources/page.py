"""What a web page gives: its own transcript, else captions of its player, else a transcript
it links to. Where it has none, its feed or video is named to the person.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from transcripts import formats
from transcripts.decoding import decode
from transcripts.formats.document import open_document
from transcripts.formats.hypertext import Node, html
from transcripts.formats.markup import root_name
from transcripts.model import Details

from . import youtube
from .addresses import linked, resolve
from .choice import Get, best
from .entries import LinkedTranscript
from .items import Fetched, SourceError
from .web import Answer

_MOST = 8
"""Linked transcripts that are looked at."""
_CAPTIONS = {".vtt", ".srt", ".sbv", ".ttml", ".dfxp", ".lrc", ".ass"}
_WORDS = re.compile(r"\btrans[ck]ri(?:pt|ção|pción|ption|zione)", re.IGNORECASE)
_CAPTION_TYPES = re.compile(r"text/vtt|subrip|/srt|ttml|json\+transcript", re.IGNORECASE)
_FEED_TYPES = re.compile(r"application/(?:rss|atom)\+xml", re.IGNORECASE)
_FRAMES = ("iframe", "embed", "lite-youtube")


def transcript_of(answer: Answer, get: Get) -> Fetched:
    """What is to be read of what came from an address: the thing itself where it is a
    transcript, or no page. Raises SourceError, which names what the page has instead."""
    itself = Fetched(answer.name, answer.url, answer.data)
    if not is_page(answer.data):
        return itself
    itself = replace(itself, said=Details(url=answer.url))
    try:
        formats.read(answer.data, answer.name)
    except formats.NotATranscript as error:
        refusal = str(error)
    else:
        return itself
    page = html(decode(answer.data).text)
    links = tuple(_tracks(page, answer.base)) or tuple(_links(page, answer.base))
    try:
        chosen = best(links[:_MOST], get, _language(page))
    except SourceError as error:
        why = f"the transcript it links to cannot be had: {error}" if links else ""
        raise SourceError(_instead(page, answer, why or refusal)) from None
    said = Details(url=answer.url, language=chosen.link.language or _language(page))
    return Fetched(chosen.answer.name, chosen.answer.url, chosen.answer.data, said)


def is_page(data: bytes) -> bool:
    """Whether bytes are HTML, told by how they begin."""
    document = open_document(data[:65_536])
    start = document.start[:200].lower()
    return start.startswith("<!doctype html") or root_name(document) in ("html", "head", "body")


def _tracks(page: Node, base: str) -> Iterable[LinkedTranscript]:
    """Captions and subtitles of the players on the page (HTML, 4.8.11)."""
    for track in page.each("track"):
        if track.get("src") and track.get("kind").lower() in ("", "captions", "subtitles"):
            yield LinkedTranscript(
                resolve(base, track.get("src")), "text/vtt", track.get("srclang") or None
            )


def _links(page: Node, base: str) -> Iterable[LinkedTranscript]:
    """Links to captions by their kind, then those whose words promise a transcript."""
    promised = []
    seen = {base.partition("#")[0]}
    for node in page.each("link", "a"):
        url = resolve(base, node.get("href")).partition("#")[0]
        if not node.get("href") or url in seen:
            continue
        captions = PurePosixPath(urlsplit(url).path).suffix.lower() in _CAPTIONS
        if captions or _CAPTION_TYPES.search(node.get("type")):
            seen.add(url)
            language = node.get("hreflang") or None
            yield LinkedTranscript(url, node.get("type").partition(";")[0].lower(), language)
        elif node.tag == "a" and _WORDS.search(f"{node.words[:200]} {node.get('title')[:200]}"):
            seen.add(url)
            promised.append(LinkedTranscript(url))
    yield from promised


def _language(page: Node) -> str | None:
    root = page.first("html")
    return (root.get("lang") if root else "") or None


def _instead(page: Node, answer: Answer, why: str) -> str:
    """Why there is nothing, and what the page has that can be added."""
    why = why.replace(f"{answer.name} ", "it ", 1).rstrip(".")
    for frame in page.each(*_FRAMES):
        source = resolve(answer.base, frame.get("src")) if frame.get("src") else ""
        shown = youtube.video(source) or youtube.video(f"https://youtu.be/{frame.get('videoid')}")
        if shown:
            return f"{why}; it shows a video, add that: tapelog add {shown}"
    for node in page.each("link", "a"):
        feed = linked(answer.base, node.get("href"))
        if feed and _FEED_TYPES.search(node.get("type")):
            return f"{why}; its feed lists the episodes: tapelog add {feed}"
    return why
