"""What is not read, by name, so that nothing foreign is taken for talk.

Each is a format whose reader raises the sentence a person needs.
"""

import re
from collections.abc import Callable
from typing import NoReturn

from transcripts.formats.document import Document, NotATranscript
from transcripts.formats.registry import CERTAIN, LIKELY, Format

from .json_kinds import json_kind
from .line_kinds import line_kind

_XML_ROOTS = {
    "rss": "is a podcast's feed and holds no talk; add its address, which lists its episodes.",
    "feed": "is a feed and holds no talk; add its address, which lists its episodes.",
    "svg": "is a picture, not a transcript.",
}
_SIGNATURES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), sentence)
    for pattern, sentence in (
        (r"#EXTM3U", "is a playlist, not a transcript; add the captions it names."),
        (r"-----BEGIN ", "holds a key or certificate, not a transcript."),
        (r"(?:diff --git |Index: \S+\n=====)", "is a patch, not a transcript."),
        (r"(?:#!\s*/|<\?php|%!PS)", "is a program, not a transcript."),
        (r"(?:(?:Received|Return-Path|Delivered-To|MIME-Version): )", "is an e-mail."),
    )
)
_TAG = re.compile(r"<(?:[\w-]{1,20}:)?([a-zA-Z_][\w.-]{0,40})[\s/>]")
_INLINE = {"b", "strong", "i", "em", "u", "a", "center", "small", "details", "summary", "div", "p",
           "span", "h1", "h2", "h3", "h4", "ul", "ol", "br", "font", "img"}  # fmt: skip
"""Tags that stand in Markdown too, even at its beginning."""


def _markup_sentence(document: Document) -> str | None:
    start = document.start
    if not start.startswith("<"):
        return None
    lowered = document.head[:20_000].lower()
    tag = next(
        (
            m[1].lower()
            for m in _TAG.finditer(document.head[:20_000])
            if m[1].lower() not in {"xml", "doctype"}
        ),
        "",
    )
    if tag in _XML_ROOTS:
        return _XML_ROOTS[tag]
    if tag in _INLINE:
        return None
    if start.startswith("<?xml") or (tag and re.search(rf"</(?:[\w-]+:)?{tag}>", lowered)):
        return "holds XML of a kind that is no transcript known here."
    return None


def _signature_sentence(document: Document) -> str | None:
    for pattern, sentence in _SIGNATURES:
        if pattern.match(document.start):
            return sentence
    return None


def _foreign(name: str, label: str, find: Callable[[Document], str | None], sure: float) -> Format:
    """A format that is refused: `find` gives the rest of the sentence after the file's
    name, or None where a source is not that."""

    def detect(document: Document) -> float:
        return sure if find(document) else 0.0

    def read(document: Document) -> NoReturn:
        raise NotATranscript(f"{document.called} {find(document)}")

    return Format(name, label, 0, detect, read)


FORMATS = (
    _foreign("markup", "XML of another kind", _markup_sentence, CERTAIN),
    _foreign("signature", "another format", _signature_sentence, CERTAIN),
    # Below the recognisers, which know their own keys.
    _foreign("json", "JSON of another kind", json_kind, LIKELY),
    _foreign("lines", "text of another kind", line_kind, LIKELY),
)
