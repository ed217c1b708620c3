"""WebVTT captions, after the W3C's parsing rules (https://www.w3.org/TR/webvtt1/#parsing),
with the liberties that files in the wild take: commas, hours of one digit, text after an
empty first line, `<v>` that nobody closes."""

import re

from transcripts.formats.cues import Cue, plain, to_blocks
from transcripts.formats.document import Document, NotATranscript
from transcripts.formats.entities import unescape
from transcripts.formats.registry import CERTAIN, Format
from transcripts.model import Details, Reading, Report
from transcripts.text import make_safe

from .rolling import is_rolling, unroll

_READER = 1
_TIME = r"((?:\d{1,4}:)?\d{1,2}):(\d\d)[.,](\d{3})"
_TIMING = re.compile(
    rf"[ \t]{{0,8}}{_TIME}[ \t]{{0,8}}-->[ \t]{{0,8}}{_TIME}(?=\s|$)[^\n]*", re.ASCII
)
_SECONDS = {f"{n:02}": n for n in range(100)}
_THOUSANDTHS = {f"{n:03}": n / 1000 for n in range(1000)}
_BEFORE_ARROW = 40
"""Characters before the arrow in which a line of times begins."""
_ARROW_LINE = re.compile(r"\n[^\n]{0,2000}-->")
_VOICE = re.compile(r"<v(?:\.[^\s<>]{0,200})?[ \t\n]+([^<>]{1,200})>")
_HEADER = re.compile(r"\ufeff?\s{0,100}WEBVTT([^\n]{0,300})")
_LANGUAGE = re.compile(r"\nLanguage:[ \t]*([\w-]{1,20})[ \t]*(?=\n|$)")
_NO_TITLE = re.compile(r"(?:FILE|Kind:|Language:|Generated|Created|\d)", re.IGNORECASE)

Raw = tuple[float, float, str]
"""Start and end in seconds, and the payload as it stands."""


def _detect(document: Document) -> float:
    return CERTAIN if re.match(r"WEBVTT(?=[\s]|$)", document.start) else 0.0


def _read(document: Document) -> Reading:
    text = document.text
    raw = _raw_cues(text)
    if not raw:
        raise NotATranscript(f"{document.called} holds WebVTT captions without a single cue.")
    header_end = text.find("\n\n")
    header = text[: header_end if header_end >= 0 else 2000][:2000]
    understood: tuple[str, ...] = ()
    if is_rolling(header, raw):
        cues = unroll(raw)
        understood = ("rolling captions, each line once",)
    elif "<v" in text:
        cues = _voiced(raw, closed="</v>" in text)
    else:
        cues = [Cue(start, end, None, plain(payload)) for start, end, payload in raw]
    if _only_chapters(cues):
        raise NotATranscript(
            f"{document.called} holds chapter titles, no talk; add the captions themselves."
        )
    blocks, people, known, _ = to_blocks(cues)
    language = _LANGUAGE.search(header)
    details = Details(title=_title(text), language=language[1] if language else None, people=people)
    return Reading("webvtt", _READER, blocks, details, Report(understood=understood + known))


class _Minutes(dict[str, int]):
    """Seconds of `hh:mm` or `mm`, each worked out once: a file has few of them."""

    def __missing__(self, key: str) -> int:
        hours, _, minutes = key.rpartition(":")
        self[key] = seconds = int(hours or 0) * 3600 + int(minutes) * 60
        return seconds


def _timings(text: str) -> list[re.Match[str]]:
    """Every line of times. Found by its arrow: far quicker than trying each line."""
    found = []
    arrow = text.find("-->")
    while arrow >= 0:
        least = max(arrow - _BEFORE_ARROW, 0)
        begin = text.rfind("\n", least, arrow) + 1
        match = _TIMING.match(text, begin) if begin or not least else None
        if match:
            found.append(match)
        arrow = text.find("-->", match.end() if match else arrow + 3)
    return found


def _raw_cues(text: str) -> list[Raw]:
    """Every cue: a line with times, and the lines after it up to an empty one or to the
    next line with an arrow."""
    found: list[Raw] = []
    append, find = found.append, text.find
    timings = _timings(text)
    minutes = _Minutes()
    for index, match in enumerate(timings):
        hm1, s1, f1, hm2, s2, f2 = match.groups()
        begin = match.end() + 1
        stop = find("\n\n", begin)
        if stop < 0:
            stop = len(text)
        limit = timings[index + 1].start() - 1 if index + 1 < len(timings) else len(text)
        if text[begin : begin + 1] == "\n" and "align:" in match.group():
            payload = _after_gap(text, begin, limit, last=index + 1 == len(timings))
        else:
            payload = text[begin : min(stop, limit)]
        if "-->" in payload:
            arrow = _ARROW_LINE.search("\n" + payload)
            payload = payload[: max(arrow.start() - 1, 0)] if arrow else ""
        start = minutes[hm1] + _SECONDS[s1] + _THOUSANDTHS[f1]
        append((start, minutes[hm2] + _SECONDS[s2] + _THOUSANDTHS[f2], payload))
    return found


def _after_gap(text: str, begin: int, limit: int, *, last: bool) -> str:
    """The payload of a cue whose first line is empty. Files that an editor saved again
    lose the blank in YouTube's blank first lines, and with it, by the letter, the text."""
    parts = text[begin:limit].strip("\n").split("\n\n")
    lines = parts[0].split("\n")
    if lines[0].startswith(("NOTE", "STYLE", "REGION")):
        return ""
    # The last line before the next times may be that cue's identifier.
    number = len(parts) == len(lines) == 1 and not re.search(r"[^\W\d_]{2}", lines[0])
    if number and not last:
        return ""
    return parts[0]


def _voiced(raw: list[Raw], *, closed: bool) -> list[Cue]:
    """Cues split at their voice tags. Where a file never closes the tags, its cues without
    one go on with the last speaker (AntennaPod reads it so); else they are nobody's."""
    cues: list[Cue] = []
    speaker: str | None = None
    for start, end, payload in raw:
        if closed:
            speaker = None
        if "<v" not in payload:
            cues.append(Cue(start, end, speaker, plain(payload)))
            continue
        parts = _VOICE.split(payload)
        if parts[0].strip():
            cues.append(Cue(start, end, speaker, plain(parts[0])))
        for name, words in zip(parts[1::2], parts[2::2], strict=True):
            speaker = " ".join(make_safe(unescape(name)).split()) or None
            cues.append(Cue(start, end, speaker, plain(words)))
    return cues


def _only_chapters(cues: list[Cue]) -> bool:
    """Whether the cues are titles of chapters: few words each, for minutes each."""
    lengths = sorted((cue.end or 0) - (cue.start or 0) for cue in cues)
    return (
        lengths[len(lengths) // 2] >= 40
        and max(len(cue.text) for cue in cues) <= 100
        and sum(cue.text.endswith((".", "?", "!")) for cue in cues) < 0.3 * len(cues)
    )


def _title(text: str) -> str | None:
    match = _HEADER.match(text)
    if not match:
        return None
    title = make_safe(match[1]).strip(" -–—:\ufffd·")
    if not title or "-->" in title or _NO_TITLE.match(title):
        return None
    return title


FORMAT = Format("webvtt", "WebVTT captions", _READER, _detect, _read, (".vtt", ".webvtt"))
