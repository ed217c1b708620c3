"""Captions that show a whole line again for every word of it, with the word underlined or
coloured, as Whisper's `--highlight_words` writes them → each line once, its words timed."""

import re
from collections.abc import Iterable, Sequence

from transcripts.formats.cues import plain

from .speech import Raw

_MARKED = re.compile(r"<(u|b|font|c)\b[^<>]{0,80}>(?=[^<>])([^<>]{1,80})</\1>", re.IGNORECASE)
_LEAST = 4


def is_highlighted(sample: Sequence[Raw]) -> bool:
    """Whether most cues show the line of the one before with another word marked."""
    if not any("</" in payload for _, _, payload in sample[:20]):
        return False
    marked = again = 0
    before = ""
    for _, _, payload in sample:
        one = _one_marked(payload)
        text = plain(payload)
        marked += one is not None
        again += text == before
        before = text
    return marked >= max(_LEAST, 0.4 * len(sample)) and again >= 0.4 * len(sample)


def collapse(raw: Iterable[Raw]) -> list[Raw]:
    """Each line once, from its first cue to its last, with a `<time>` before each word that
    was marked."""
    found: list[Raw] = []
    line, stamps, at = "", "", 0
    for start, end, payload in raw:
        text = plain(payload)
        one = _one_marked(payload)
        if found and text == line and (one is None or one >= at):
            first = found[-1][0]
        else:
            line, stamps, at, first = text, "", 0, start
            found.append((start, end, text))
        if one is not None and start is not None:
            stamps += f"{_escaped(line[at:one])}<{_stamp(start)}>"
            at = one
        found[-1] = (first, end, stamps + _escaped(line[at:]))
    return found


def _one_marked(payload: str) -> int | None:
    """Where in the cue's words its only marked word begins."""
    matches = list(_MARKED.finditer(payload))
    if len(matches) != 1:
        return None
    match = matches[0]
    whole, before = plain(payload), plain(payload[: match.start()])
    if plain(match[2]).strip() == whole.strip() or not whole.startswith(before.rstrip()):
        return None
    at = whole.find(plain(match[2]).strip(), max(len(before.rstrip()), 0))
    return at if at >= 0 else None


def _stamp(seconds: float) -> str:
    whole = round(seconds * 1000)
    minutes, rest = divmod(whole, 60_000)
    return f"{minutes // 60:02}:{minutes % 60:02}:{rest // 1000:02}.{rest % 1000:03}"


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")
