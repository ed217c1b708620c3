"""A web page with a transcript: in markup that names and times it, or as plain text among
the rest of the page, from which menus, comments and other episodes are left out."""

import re
from collections.abc import Iterator

from transcripts.columns import Blocks
from transcripts.formats.cues import timed_words, to_blocks
from transcripts.formats.document import Document, NotATranscript
from transcripts.formats.hypertext import Node, html
from transcripts.formats.markup import root_name
from transcripts.formats.registry import CERTAIN, Format
from transcripts.formats.understood import those_there
from transcripts.model import Chapter, Details, Link, Reading, Report
from transcripts.times import clock
from transcripts.words import Words

from .chrome import Chrome, page_text
from .marked import Talk, read_marked
from .page_details import Said, details_of
from .page_lines import Line, page_lines
from .parts import main_part, marked_parts, named_parts
from .spoken import after_heading, announces, last_of_each, read_lines

_READER = 1
_ROOTS = frozenset(
    (
        *("html", "head", "body", "meta", "title", "link", "style", "script", "base", "main"),
        *("section", "article", "header", "table", "cite", "time", "blockquote", "dl", "nav"),
    )
)
_SHARED = frozenset(("div", "p", "span", "h1", "h2", "h3", "h4", "ul", "ol", "br", "font", "img"))
"""Elements that a page begins with, but Markdown too."""
_CLOSED = re.compile(
    r"</(?:p|div|li|span|tr|td|h[1-6]|cite|time|section)>|<br\s?/?>", re.IGNORECASE
)
_HTML = re.compile(r"<!doctype html", re.IGNORECASE)
_CAPTIONS = {".vtt", ".srt", ".json", ".sbv", ".ass", ".lrc", ".ttml", ".scc", ".smi", ".json3"}
_LOGIN = re.compile(
    r"\b(?:log ?in|sign ?in|password|forbidden|not found|404|403|401|access denied|unauthori[sz]ed"
    r"|error|captcha|are you (?:a )?(?:human|robot)|enable javascript|unusual traffic)\b",
    re.IGNORECASE,
)
_WATCH = re.compile(
    r"(https?://(?:www\.|m\.)?(?:youtube\.com/watch\?(?:[^#\s]{0,200}&)?v=|youtu\.be/))([\w-]{1,20})"
)


def is_page(document: Document) -> bool:
    """Whether a source is HTML, whole or a piece of it."""
    if not document.start.startswith("<"):
        return False
    root = root_name(document)
    if root in _ROOTS or _HTML.match(document.start):
        return True
    lines = document.head_lines
    return root in _SHARED and len(_CLOSED.findall(document.head)) >= 0.4 * len(lines)


def _detect(document: Document) -> float:
    return CERTAIN if is_page(document) else 0.0


def _read(document: Document) -> Reading:
    page = html(document.text)
    chrome = Chrome(page)
    said = Said(page)
    details = details_of(said)
    found = _of_markup(page, chrome, details)
    if found is None:
        found = _of_text(page, chrome, said, details)
    if found is None:
        raise NotATranscript(f"{document.called} {_what(document, page, details)}")
    if found.details.show is None and said.site and said.site != found.details.title:
        report = found.report
        report = report._replace(guessed=(*report.guessed, "the show, from the site's name"))
        found = found._replace(details=found.details._replace(show=said.site), report=report)
    return found


def _words(document: Document) -> Words | None:
    page = html(document.text)
    chrome = Chrome(page)
    talk = _marked(page, chrome, words=True)
    return timed_words(talk.cues) if talk and any(cue.words for cue in talk.cues) else None


def _marked(page: Node, chrome: Chrome, *, words: bool) -> Talk | None:
    """What the markup names and times, where that is a transcript."""
    parts = marked_parts(page, chrome)
    if not parts:
        return None
    talk = read_marked(parts, chrome, words=words)
    spoken = sum(len(cue.text.split()) for cue in talk.cues)
    return talk if spoken >= talk.names else None


def _of_markup(page: Node, chrome: Chrome, said: Details) -> Reading | None:
    talk = _marked(page, chrome, words=False)
    if talk is None:
        return None
    blocks, people, known, made_of = to_blocks(talk.cues)
    if not len(blocks):
        return None
    times = _contents(page)
    chapters = []
    for index, title, name in talk.titles:
        block = next((n for n, cue in enumerate(made_of, 1) if cue >= index), None)
        if block is not None and not announces(title):
            chapters.append(Chapter(title, block, times.get(name)))
    details = (
        _heard_at(page, said)
        ._replace(people=people, chapters=last_of_each(chapters))
        .completed_by(said)
    )
    understood = (*known, *_stated(said), *(("the titles of chapters",) if chapters else ()))
    report = Report(understood, (), _rest(chrome.size(page), blocks))
    return Reading(_NAME, _READER, blocks, details, report)


def _of_text(page: Node, chrome: Chrome, said: Said, details: Details) -> Reading | None:
    """Talk as plain text: where the page calls something a transcript, else in what the
    page is about; or in the transcript that its JSON-LD states."""
    for lines, called in _candidates(page, chrome, said):
        talk = read_lines(lines, called=called) if lines else None
        if talk is None:
            continue
        reading = talk.reading
        own = reading.details._replace(chapters=talk.chapters, outline=())
        report = reading.report
        known = tuple(dict.fromkeys((*report.understood, *_stated(details))))
        return reading._replace(
            format=_NAME,
            reader=_READER,
            details=own.completed_by(details),
            report=Report(
                known,
                report.guessed,
                (*report.left_out, *_rest(chrome.size(page), reading.blocks)),
            ),
        )
    return None


def _candidates(page: Node, chrome: Chrome, said: Said) -> Iterator[tuple[list[Line], bool]]:
    """Lines that may be the talk, the surest first, and whether the page calls them so."""
    for part in named_parts(page, chrome):
        yield page_lines(part, chrome, strict=False), True
    body = page_lines(page, chrome)
    yield after_heading(body), True
    yield [Line(line) for line in said.transcript.split("\n")], True
    main = main_part(page, chrome)
    if chrome.size(main) < 0.9 * chrome.size(page):
        yield page_lines(main, chrome), False
    yield body, False


def _rest(size: int, blocks: Blocks) -> tuple[str, ...]:
    """What to say of a page that holds more than its talk."""
    return ("the rest of the page",) if size > 1.2 * len(blocks.text) + 200 else ()


def _contents(page: Node) -> dict[str, float]:
    """The times that the page's table of contents gives to its headings, by their ids."""
    times: dict[str, float] = {}
    for link in page.each("a"):
        start = _time_on(link)
        if start is not None and link.get("href").startswith("#"):
            times.setdefault(link.get("href")[1:], start)
    return times


def _time_on(link: Node) -> float | None:
    return clock((link.few_words(20) or "").strip("()[]"))


def _heard_at(page: Node, said: Details) -> Details:
    """The video that the page's times lead to, where they lead to one; the page is a link
    then."""
    counts: dict[str, int] = {}
    for link in page.each("a"):
        match = _WATCH.match(link.get("href"))
        if match and _time_on(link) is not None:
            address = f"https://www.youtube.com/watch?v={match[2]}"
            counts[address] = counts.get(address, 0) + 1
    if len(counts) != 1:
        return Details()
    links = (Link("the transcript's page", said.url),) if said.url else ()
    return Details(url=next(iter(counts)), links=links)


def _stated(said: Details) -> tuple[str, ...]:
    return those_there({"the title": said.title, "the show": said.show, "the date": said.published})


def _what(document: Document, page: Node, said: Details) -> str:
    """The rest of the sentence that says what a page without a transcript is."""
    if _WATCH.match(said.url or ""):
        return "is a page of YouTube, saved without its captions; add its address instead."
    text = page_text(page)
    if document.suffix in _CAPTIONS and (len(text) < 2_000 or _LOGIN.search(text[:3_000])):
        return (
            "holds a web page, probably a login or error page, not captions; download it "
            "again while logged in."
        )
    return (
        "is a web page without a transcript in it; if the transcript shows in a browser, copy "
        "its text and add that."
    )


_NAME = "web-page"

FORMAT = Format(
    _NAME,
    "a transcript on a web page",
    _READER,
    _detect,
    _read,
    (".html", ".htm", ".xhtml"),
    _words,
)
