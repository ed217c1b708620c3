"""WebVTT captions (https://www.w3.org/TR/webvtt1/), with the liberties that files in the
wild take: rolling lines, highlighted words, text after an empty first line, `<v>` that
nobody closes."""

import re

from transcripts.formats.cues import Captions, Cue, plain, timed_words, to_blocks
from transcripts.formats.document import Document, NotATranscript
from transcripts.formats.registry import CERTAIN, Format
from transcripts.model import Chapter, Companion, Details, Reading, Report
from transcripts.text import make_safe
from transcripts.times import clock
from transcripts.words import Words

from .highlights import collapse, is_highlighted
from .rolling import SAMPLE, is_rolling, unroll
from .speech import Raw, counted, spoken
from .timed_tags import has_stamps
from .voices import has_voices, voiced
from .vtt_cues import VttCues

_READER = 2
_HEAD = 2000
"""Characters from the beginning in which a file tells about itself."""
_SIGNATURE = re.compile(r"WEBVTT(?=\s|$)")
_HEADER = re.compile(r"\ufeff?\s{0,100}WEBVTT([^\n]{0,300})")
_LANGUAGE = re.compile(r"\n(?:NOTE[ \t]+)?[Ll]anguage:[ \t]*\"?([\w-]{2,20})\"?[ \t]*(?=\n|$)")
_DURATION = re.compile(r"\nNOTE[ \t]+[Dd]uration:[ \t]*\"?([\d:.]{4,20})")
_KIND = re.compile(r"\nKind:[ \t]*(\w{1,20})")
_NO_TITLE = re.compile(
    r"(?:FILE|Kind:|Language:|Generated|Created|Made|Produced|Exported|Transcribed|X-|\d|https?:)",
    re.IGNORECASE,
)
_PICTURE = re.compile(r"\S{1,500}\.(?:jpe?g|png|webp|gif)(?:\?\S{0,200})?(?:#xywh=[\d,]{1,40})?")
_NOTE = re.compile(r"\n\n+NOTE(?=[ \t\n])(?![ \t](?:[Cc]onfidence|[Ll]anguage|[Dd]uration)\b)")
_CONFIDENCE = re.compile(r"\nNOTE[ \t]+Confidence:")


def _detect(document: Document) -> float:
    return CERTAIN if _SIGNATURE.match(document.start) else 0.0


def _read(document: Document) -> Reading | Companion:
    text = _text(document)
    found = VttCues(text)
    raw = _raw(document, found)
    head = text[:_HEAD]
    kind = _KIND.search(head)
    if _only_chapters(raw, kind[1] if kind else ""):
        return _chapters(raw, text)
    if sum(_PICTURE.fullmatch(payload) is not None for _, _, payload in raw) * 2 > len(raw):
        raise NotATranscript(f"{document.called} names a player's preview pictures, no talk.")
    cues, understood = _cues(raw, text)
    captions = to_blocks(cues)
    duration = _DURATION.search(head)
    details = Details(
        title=_title(text),
        language=_language(head),
        duration=clock(duration[1]) if duration else None,
        people=captions.people,
    )
    return Reading(
        "webvtt", _READER, captions.blocks, details, _report(found, captions, understood, text)
    )


def _words(document: Document) -> Words | None:
    text = _text(document)
    raw = _raw(document, VttCues(text))
    if not has_stamps(text) and not is_highlighted(raw[:SAMPLE]):
        return None
    return timed_words(_cues(raw, text, words=True)[0])


def _text(document: Document) -> str:
    return document.text.replace("\0", "\ufffd")


def _raw(document: Document, found: VttCues) -> list[Raw]:
    raw: list[Raw] = list(found)
    if raw and not any(payload for _, _, payload in raw):
        raw = list(found.after_gaps())
    if not any(payload for _, _, payload in raw):
        raise NotATranscript(f"{document.called} holds WebVTT captions without a single cue.")
    return raw


def _cues(raw: list[Raw], text: str, *, words: bool = False) -> tuple[list[Cue], tuple[str, ...]]:
    """What is said, and what to say of how the captions were shown."""
    if is_highlighted(raw[:SAMPLE]):
        return spoken(collapse(raw), text, words=words), ("highlighted words, each line once",)
    if is_rolling(text[:_HEAD], raw[:SAMPLE]):
        return unroll(raw, words=words), ("rolling captions, each line once",)
    if has_voices(text):
        return voiced(raw, closed="</v>" in text, words=words), ()
    return spoken(raw, text, words=words), ()


def _report(found: VttCues, captions: Captions, understood: tuple[str, ...], text: str) -> Report:
    left_out = []
    if comments := len(_NOTE.findall(text)):
        left_out.append(counted(comments, "comment"))
    if found.orphans:
        left_out.append(counted(found.orphans, "paragraph") + " that belongs to no caption")
    if _CONFIDENCE.search(text):
        left_out.append("how sure the recogniser was of each caption")
    guessed = ("the times, which are not written as WebVTT asks",) if found.loose else ()
    return Report(understood + captions.understood, guessed, tuple(left_out))


def _only_chapters(raw: list[Raw], kind: str) -> bool:
    """Whether the cues are titles of chapters: few words each, for minutes each."""
    if kind == "chapters":
        return True
    lengths = sorted((end or 0) - (start or 0) for start, end, _ in raw)
    if len(raw) < 2 or lengths[len(lengths) // 2] < 40:
        return False
    texts = [plain(payload) for _, _, payload in raw]
    ends = sum(text.endswith((".", "?", "!")) for text in texts)
    return max(map(len, texts)) <= 100 and ends < 0.3 * len(texts)


def _chapters(raw: list[Raw], text: str) -> Companion:
    titles = ((start, plain(payload).strip()) for start, _, payload in raw)
    chapters = tuple(Chapter(title, 0, start) for start, title in titles if title)
    understood = (counted(len(chapters), "chapter"), "the times")
    details = Details(title=_title(text), language=_language(text[:_HEAD]), chapters=chapters)
    return Companion("webvtt", _READER, details, report=Report(understood))


def _language(head: str) -> str | None:
    match = _LANGUAGE.search(head)
    return match[1] if match else None


def _title(text: str) -> str | None:
    match = _HEADER.match(text)
    if not match:
        return None
    title = make_safe(match[1]).strip(" -–—:\ufffd·")
    if not title or "-->" in title or _NO_TITLE.match(title):
        return None
    return title


FORMAT = Format(
    "webvtt", "WebVTT captions", _READER, _detect, _read, (".vtt", ".webvtt"), words=_words
)
