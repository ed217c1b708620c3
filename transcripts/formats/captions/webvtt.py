"""WebVTT captions (https://www.w3.org/TR/webvtt1/), with the liberties that files in the
wild take: rolling lines, highlighted words, text after an empty first line, `<v>` that
nobody closes."""

import re

from transcripts.columns import Blocks
from transcripts.formats.cues import Captions, plain, to_blocks
from transcripts.formats.document import Document, NotATranscript
from transcripts.formats.registry import CERTAIN, Format
from transcripts.model import Chapter, Companion, Details, Reading, Report
from transcripts.text import counted, make_safe
from transcripts.times import clock
from transcripts.words import Words

from .showing import said, timed_words_of
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
_CHAPTERS_FILE = re.compile(r"(?:^|[._-])chapters\.vtt$", re.IGNORECASE)
_NOTE = re.compile(r"\n\nNOTE(?=[ \t\n])(?![ \t](?:[Cc]onfidence|[Ll]anguage|[Dd]uration)\b)")
_CONFIDENCE = re.compile(r"\nNOTE[ \t]+Confidence:")


def _detect(document: Document) -> float:
    return CERTAIN if _SIGNATURE.match(document.start) else 0.0


def _read(document: Document) -> Reading | Companion:
    text = _text(document)
    found = VttCues(text)
    head = text[:_HEAD]
    cues, understood = said(found, text, head, named=found.named)
    captions = to_blocks(cues)
    if not len(captions.blocks):
        cues, understood = said(found.after_gaps(), text, head)
        captions = to_blocks(cues)
    if not len(captions.blocks):
        raise NotATranscript(f"{document.called} holds WebVTT captions without a single cue.")
    kind = _KIND.search(head)
    stated = kind is not None and kind[1] == "chapters"
    if stated or _only_chapters(captions.blocks, _least(document.name)):
        return _chapters(found, text)
    if _only_pictures(captions.blocks):
        raise NotATranscript(f"{document.called} names a player's preview pictures, no talk.")
    duration = _DURATION.search(head)
    details = Details(
        title=_title(text),
        language=_language(head),
        duration=clock(duration[1]) if duration else None,
        people=captions.people,
    )
    report = _report(found, captions, understood, text)
    return Reading("webvtt", _READER, captions.blocks, details, report)


def _words(document: Document) -> Words | None:
    text = _text(document)
    found = VttCues(text)
    if not any(payload for _, _, payload in found):
        return timed_words_of(found.after_gaps(), text, text[:_HEAD])
    return timed_words_of(found, text, text[:_HEAD])


def _text(document: Document) -> str:
    return document.text.replace("\0", "\ufffd")


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


def _least(name: str) -> float:
    """Seconds that a title stands for at least; a file's name settles what is between."""
    return 10 if _CHAPTERS_FILE.search(name[-20:]) else 40


def _only_chapters(blocks: Blocks, least: float) -> bool:
    """Whether the cues are titles of chapters: few words each, for minutes each."""
    lengths = sorted(b - a for a, b in zip(blocks.starts, blocks.ends, strict=True))
    if len(blocks) < 2 or lengths[len(lengths) // 2] < least:
        return False
    ends = sum(block.text.endswith((".", "?", "!")) for block in blocks)
    return max(len(block.text) for block in blocks) <= 100 and ends < 0.3 * len(blocks)


def _only_pictures(blocks: Blocks) -> bool:
    sample = blocks.text[:_HEAD].split(" ")
    return sum(_PICTURE.fullmatch(word) is not None for word in sample) * 2 > len(sample)


def _chapters(found: VttCues, text: str) -> Companion:
    titles = ((start, plain(payload).strip()) for start, _, payload in found)
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
