"""Captions whose format has been undone already: their text is the words themselves, with a
line break where a line ends."""

import re
from collections.abc import Iterable

from transcripts.formats.cues import Cue
from transcripts.formats.entities import unescape
from transcripts.text import make_safe

from .speech import spoken

_BREAK = re.compile(r"<br\s{0,4}/?>", re.IGNORECASE)
_STYLED = re.compile(
    r"</?(?:i|b|u|s|em|strong|font|span|c|v|p|div|small|big|sub|sup|ruby|rt)"
    r"(?:[\s.][^<>]{0,300})?/?>",
    re.IGNORECASE,
)
_PADDING = re.compile("[\u200b\u200c\u2060\ufeff]")
"""What players set around styled text; no words."""


def without_tags(text: str) -> str:
    """`text` without the tags and references that somebody escaped once too often. Angle
    brackets around anything else are words: "<laughs>"."""
    if "&" in text:
        text = unescape(text)
    if "<" in text:
        text = _STYLED.sub("", _BREAK.sub("\n", text))
    return text if text.isascii() else _PADDING.sub("", text)


def divided(cues: Iterable[Cue]) -> list[Cue]:
    """Cues with their lines joined, cut where a mark or a name says that somebody else
    speaks, unless the cues say themselves who does."""
    cues = list(cues)
    if any(cue.speaker for cue in cues):
        return [cue._replace(text=_one_line(cue.text)) for cue in cues]
    raw = [(start, end, _escaped(text)) for start, end, _, text, _ in cues]
    return list(spoken(raw, "\n".join(text for _, _, text in raw)))


def _one_line(text: str) -> str:
    return make_safe(" ".join(line for part in text.split("\n") if (line := part.strip())))


def _escaped(text: str) -> str:
    """Text as the sharers of `spoken` write it, so that none of it is taken for a tag."""
    if "&" in text or "<" in text:
        return text.replace("&", "&amp;").replace("<", "&lt;")
    return text
