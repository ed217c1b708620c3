"""What a web page gives: its own transcript, else captions of its player, else a transcript
it links to. Where it has none, its video or feed is named to the person.
"""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import PurePosixPath

from transcripts import formats
from transcripts.formats.document import open_document
from transcripts.formats.hypertext import Node, html
from transcripts.formats.pages.links import PageLink, PageLinks, links, urlsplit_path
from transcripts.formats.pages.page import is_page
from transcripts.formats.pages.page_details import page_details
from transcripts.model import Chapter, Companion, Details

from . import youtube
from .addresses import SCHEMES, other_scheme, resolve, scheme_of
from .choice import Get, best
from .entries import LinkedTranscript
from .items import Fetched, SourceError
from .web import Answer

_MOST = 8
"""Linked transcripts that are looked at."""
_CAPTIONS = ("captions", "subtitles", "")
_TYPES = {
    "vtt": "text/vtt",
    "srt": "application/srt",
    "ttml": "application/ttml+xml",
    "json": "application/json",
    "html": "text/html",
    "txt": "text/plain",
}
_FRAMES = ("iframe", "embed", "lite-youtube")


def transcript_of(answer: Answer, get: Get) -> Fetched:
    """What is to be read of what came from an address: the thing itself where it is a
    transcript, or no page. Raises SourceError, which names what the page has instead."""
    itself = Fetched(answer.name, answer.url, answer.data)
    document = open_document(answer.data, answer.name)
    if not is_page(document):
        return itself
    try:
        formats.read(answer.data, answer.name)
    except formats.NotATranscript as error:
        refusal = str(error)
    else:
        return replace(itself, said=Details(url=answer.url))
    page = html(document.text)
    about = page_details(page)
    linked = links(page, answer.base)
    named = tuple(_captions(linked)) or tuple(map(_transcript, linked.transcripts))
    try:
        chosen = best(named[:_MOST], get, about.language)
    except SourceError as error:
        why = f"the transcript it links to cannot be had: {error}" if named else _refused(page)
        raise SourceError(_instead(page, linked, answer, why or refusal)) from None
    said = about._replace(
        url=about.url or answer.url,
        language=chosen.link.language or about.language,
        chapters=_chapters(linked, get),
    )
    return Fetched(chosen.answer.name, chosen.answer.url, chosen.answer.data, said)


def _captions(found: PageLinks) -> Iterable[LinkedTranscript]:
    """Captions and subtitles of the page's player; without a kind it is subtitles (HTML,
    4.8.11)."""
    for track in found.tracks:
        if track.kind in _CAPTIONS:
            yield LinkedTranscript(track.url, "text/vtt", track.language or None)


def _transcript(link: PageLink) -> LinkedTranscript:
    return LinkedTranscript(link.url, _TYPES.get(link.kind, ""), link.language or None)


def _chapters(found: PageLinks, get: Get) -> tuple[Chapter, ...]:
    """The chapters of the page's player, if they can be had."""
    for track in found.tracks:
        if track.kind == "chapters":
            try:
                answer = get(track.url)
                told = formats.understand(answer.data, answer.name)
            except (SourceError, formats.NotATranscript):
                continue
            if isinstance(told, Companion):
                return told.details.chapters
    return ()


def _refused(page: Node) -> str:
    """Captions at an address that is not opened, by its scheme; empty where there are none."""
    for node in page.each("track", "a"):
        address = node.get("src") or node.get("href")
        scheme = scheme_of(address.strip())
        captions = node.tag == "track" or PurePosixPath(urlsplit_path(address)).suffix == ".vtt"
        if scheme and scheme not in SCHEMES and captions:
            return f"the transcript it links to cannot be had: {other_scheme(scheme)}"
    return ""


def _instead(page: Node, found: PageLinks, answer: Answer, why: str) -> str:
    """Why there is nothing, and what the page has that can be added."""
    why = why.replace(f"{answer.name} ", "it ", 1).rstrip(".")
    for frame in page.each(*_FRAMES):
        source = resolve(answer.base, frame.get("src")) if frame.get("src") else ""
        shown = youtube.video(source) or youtube.video(f"https://youtu.be/{frame.get('videoid')}")
        if shown:
            return f"{why}; it shows a video, add that: tapelog add {shown}"
    if found.feeds:
        return f"{why}; its feed lists the episodes: tapelog add {found.feeds[0].url}"
    return why
