"""Which formats there are, and which one a source is in.

A format is a module with a `FORMAT`; its place in `_MODULES` breaks ties. Every format says
how sure it is of a source, from its content: `CERTAIN` for a signature, else a share of
lines that look like it. The surest reads. Formats that are known but not read are formats
too (`refused`): their reader raises a sentence that names them.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import import_module

from transcripts.model import Companion, Reading
from transcripts.words import Words

from .document import Document, NotATranscript

CERTAIN = 1.0
LIKELY = 0.9
PLAIN = 0.1
"""Prose, which anything else goes before."""

_MODULES = (
    "office.docx",
    "office.odt",
    "companions.ffmetadata",
    "companions.xml_chapters",
    "captions.stl",
    "captions.ttml",
    "captions.srv",
    "captions.scc",
    "captions.sami",
    "records.chat",
    "records.elan",
    "records.textgrid",
    "records.tei",
    "records.hansard_xml",
    "pages.page",
    "refused.sources",
    "captions.webvtt",
    "captions.subrip",
    "captions.youtube_json",
    "captions.sbv",
    "captions.lyrics",
    "captions.substation",
    "captions.old_subtitles",
    "recognisers.whisper_lines",
    "recognisers.whisper_cpp",
    "recognisers.podcasting",
    "recognisers.deepgram",
    "recognisers.items",
    "recognisers.azure",
    "recognisers.watson",
    "recognisers.gentle",
    "recognisers.services",
    "recognisers.recorders",
    "recognisers.google",
    "recognisers.qmsum",
    "recognisers.otranscribe",
    "recognisers.whisper",
    "recognisers.diarisation",
    "companions.video_info",
    "companions.stretches",
    "companions.json_chapters",
    "companions.labels",
    "companions.chapter_lines",
    "recognisers.guessed",
    "office.teams",
    "office.meet",
    "records.nist",
    "records.court",
    "records.congress",
    "records.hansard_text",
    "records.columns",
    "texts.summary_page",
    "texts.passage",
    "texts.tables",
    "texts.markdown",
    "texts.named_lines",
    "texts.plain",
)


@dataclass(frozen=True, slots=True)
class Format:
    """One format: its name in the library, what a person calls it, and how it is read."""

    name: str
    label: str
    reader: int
    """Number of this reader; a better one of the same format gets a higher one."""
    detect: Callable[[Document], float]
    """How sure the format is of a source, from 0 to CERTAIN."""
    read: Callable[[Document], Reading | Companion]
    """May raise NotATranscript."""
    suffixes: tuple[str, ...] = ()
    words: Callable[[Document], Words | None] | None = None
    """The times and confidences of its words, over the text that `read` makes of the same
    document; None where the format has none."""


@cache
def formats() -> tuple[Format, ...]:
    """All formats, in the order that breaks ties."""
    found: list[Format] = []
    for module in _MODULES:
        exports = import_module(f".{module}", __package__)
        found.extend(exports.FORMATS if hasattr(exports, "FORMATS") else (exports.FORMAT,))
    return tuple(found)


def choose(document: Document) -> Format:
    """The format of a source. Raises NotATranscript where none fits."""
    best: Format | None = None
    best_score: tuple[float, bool] = (0.0, False)
    for candidate in formats():
        if candidate.name in document.inside:
            continue
        sure = candidate.detect(document)
        if not sure:
            continue
        score = (sure, document.suffix in candidate.suffixes)
        if score > best_score:
            best, best_score = candidate, score
        if sure == CERTAIN:
            break
    if best is None:
        raise NotATranscript(
            f"{document.called} holds no conversation in a shape that can be read; it looks "
            "like neither captions, a transcript with names, nor plain talk."
        )
    return best
