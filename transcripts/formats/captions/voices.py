"""Cues with voice tags, `<v Name>` → cues with speakers."""

import re
from collections.abc import Iterable, Iterator, Sequence
from html import escape

from transcripts.formats.cues import Cue, plain
from transcripts.formats.entities import unescape
from transcripts.speakers.names import could_be_name, looks_like_name
from transcripts.text import one_line

from .speech import Raw
from .timed_tags import timed

_VOICE = re.compile(r"<(/?)v(?:\.[^\s<>]{0,200})?(?:[ \t\n\f]{1,20}([^<>]{0,200}))?>")

_LEAST = 4
"""Captions from which on names above the words are told from words."""


def has_voices(text: str) -> bool:
    return "<v" in text and _VOICE.search(text) is not None


def is_headed(sample: Sequence[Raw]) -> bool:
    """Whether every caption has its speaker's name in a line above its words."""
    heads = [payload.partition("\n")[0].strip() for _, _, payload in sample if "\n" in payload]
    if len(heads) < max(_LEAST, 0.95 * len(sample)):
        return False
    names = {head for head in heads if could_be_name(head) and looks_like_name(head)}
    return len(names) * 2 <= len(heads) and sum(head in names for head in heads) == len(heads)


def headed(raw: Iterable[Raw]) -> Iterator[Raw]:
    """Captions with a name in their first line as captions with a voice."""
    for start, end, payload in raw:
        name, line_end, rest = payload.partition("\n")
        voice = f"<v {escape(name.strip(), quote=False)}>{rest}</v>"
        yield start, end, voice if line_end else payload


def voiced(raw: Iterable[Raw], *, closed: bool, words: bool = False) -> Iterator[Cue]:
    """Cues cut at their voice tags. Where a file never closes the tags, its cues without
    one go on with the last speaker (AntennaPod reads it so); else they are nobody's."""
    names = _Names()
    speaker: str | None = None
    for start, end, payload in raw:
        if closed:
            speaker = None
        if "<v" not in payload:
            yield _said(start, end, speaker, payload, words, start)
            continue
        open_voices = [speaker]
        at = 0
        first = start
        for match in _VOICE.finditer(payload):
            part = payload[at : match.start()]
            if part and not part.isspace():
                yield _said(start, end, open_voices[-1], part, words, first)
                first = None
            at = match.end()
            if not match[1]:
                open_voices.append(names[match[2] or ""])
            elif len(open_voices) > 1:
                open_voices.pop()
        if at < len(payload):
            yield _said(start, end, open_voices[-1], payload[at:], words, first)
        speaker = open_voices[-1]


def _said(
    start: float | None,
    end: float | None,
    speaker: str | None,
    part: str,
    words: bool,
    first: float | None,
) -> Cue:
    """A cue of one voice, whose first word is said at `first`, where that is known."""
    return Cue(start, end, speaker, plain(part), timed(first, part) if words else ())


class _Names(dict[str, str | None]):
    """Names as tags write them → as they are shown, each worked out once."""

    def __missing__(self, key: str) -> str | None:
        self[key] = name = one_line(unescape(key)) or None
        return name
