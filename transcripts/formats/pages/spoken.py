"""Talk that stands on a page as plain text: the page's lines are read as a text file's are,
and kept only where they hold a transcript beyond doubt."""

import re
from typing import NamedTuple

from transcripts.columns import NOBODY, SPEECH, Blocks, BlocksBuilder
from transcripts.formats.document import Document, NotATranscript
from transcripts.formats.registry import choose
from transcripts.model import Chapter, Reading

from .page_lines import Line
from .set_off import with_names

_HEADING = re.compile(
    r"(?:(?:the |read the |full |complete |episode |show |podcast |video |audio |interview |edited "
    r"|rush |raw |machine |auto(?:matic(?:ally)?)?[- ]?(?:generated )?)*"
    r"(?:transcript|transcription|transkript|transkription|transcripción|trascrizione|transcrição"
    r"|transcriptie|utskrift|文字起こし|書き起こし|逐字稿|文字稿|文字記錄|녹취록|расшифровка|стенограмма)"
    r"(?: of .{1,120}| below| follows| \(.{1,60}\))?"
    r"|.{3,120}[-–—:|] ?(?:full |episode )?transcript)"
    r"\s*[:.]?",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"(?:related|recent|more|other|latest|popular|similar|recommended|you (?:may|might)|comments?\b"
    r"|\d{1,4} (?:comments|responses|thoughts)|leave a|post a comment|join the|share\b|about the"
    r"|about us|subscribe|newsletter|sign up|follow|listen|get in touch|contact|resources"
    r"|links|references|footnotes|further reading|credits|tags\b|categories|filed under|posted in"
    r"|previous|next|support|sponsors?\b|copyright|©|all rights|privacy|terms|ähnliche|kommentare"
    r"|commentaires|comentarios|discussion|show notes|in this (?:episode|article)|download)",
    re.IGNORECASE,
)
_CLOSING_LINE = re.compile(
    r"(?:share (?:this|on)|related (?:posts|episodes|articles|content)|leave a (?:comment|reply)"
    r"|subscribe (?:to|on|via)|follow (?:us|me) on|listen (?:on|to this|and subscribe)|posted in"
    r"|filed under|tagged (?:with|as)?|tags:|copyright ©?|© ?\d{4}|all rights reserved"
    r"|(?:previous|next) (?:post|episode|article)|sign up for"
    r"|download (?:the )?(?:transcript|episode|pdf|mp3)"
    r"|transcripts? (?:are|is|was|were) (?:created|generated|provided|produced)"
    r"|npr transcripts are|accuracy and availability|verb8tm|privacy policy|cookie|powered by"
    r"|back to top|skip to|print this|e-?mail this|read more|view all|load more)",
    re.IGNORECASE,
)
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]")
"""Scripts that set no blanks between words; two characters are about one."""
_SHORT = 160
"""Characters of a line that may be the page's own."""
_SAMPLE = 2_000
"""Lines from the beginning of a long page that tell whether the rest is worth reading."""
_LEAST_WORDS = 80
_TURNS = 4
_SHARE = 0.6
"""Share of the characters that named speakers must say on a page that nothing calls a
transcript."""
_SAID = re.compile(
    r"[?？]|\b(?:I|I[’']m|I[’']ve|I[’']d|you|your|we|my|me|our|yeah|okay|ich|du|Sie|wir|mich|mir|je|j[’']"
    r"|vous|nous|moi|yo|usted|nosotros|tú|eu|você|nós|io|noi|lei|mi|ik|jij|wij|ja|jag|vi|men)\b"
    r"|[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af\u0400-\u04ff\u0590-\u06ff]"
)


class Talk(NamedTuple):
    """A page's lines read as talk. Its blocks have no lines: a page has none."""

    reading: Reading
    chapters: tuple[Chapter, ...]


def announces(text: str) -> bool:
    """Whether a heading says that a transcript follows."""
    return _HEADING.fullmatch(text[: 2 * _SHORT]) is not None


def after_heading(lines: list[Line]) -> list[Line]:
    """The lines below a heading that announces a transcript, up to one that ends it; empty
    where there is none."""
    for number, line in enumerate(lines):
        set_off = line.level or line.bold >= len(line.text) or len(line.text) <= 40
        if set_off and announces(line.text):
            below = lines[number + 1 :]
            stop = next(
                (n for n, one in enumerate(below) if one.level and _CLOSING.match(one.text)),
                len(below),
            )
            if sum(len(one.text) for one in below[:stop]) >= 100:
                return below[:stop]
    return []


def read_lines(lines: list[Line], *, called: bool) -> Talk | None:
    """The talk in lines; None where they hold none. `called` says that the page calls them
    a transcript: then talk without names counts too."""
    lines = with_names(_without_closing(lines))
    while lines and announces(lines[0].text):
        lines = lines[1:]
    if len(lines) > 2 * _SAMPLE and not called:
        sample = _read(lines[:_SAMPLE])
        if sample is None or not _holds_talk(lines[:_SAMPLE], sample, called=False):
            return None
    first = _read(lines)
    if first is None:
        return None
    if not _holds_talk(lines, first, called=called):
        return None
    if first.format != "plain":
        trimmed = _trimmed(lines, first, called=called)
        if len(trimmed) < len(lines):
            lines = trimmed
            first = _read(lines) or first
    return _finished(lines, first)


def _without_closing(lines: list[Line]) -> list[Line]:
    """Lines without those at the end that are the page's own."""
    for number in range(len(lines) - 1, max(len(lines) - 40, 0), -1):
        line = lines[number]
        if len(line.text) <= _SHORT and _CLOSING_LINE.match(line.text):
            lines = lines[:number]
    return lines


def _read(lines: list[Line]) -> Reading | None:
    """The text of lines, read by whatever format of text it is in."""
    text = "\n".join("" if line.level else line.text for line in lines)
    if text.lstrip().startswith(("<", "{", "[{")):
        return None
    document = Document(b"", text, "utf-8", False)
    try:
        found = choose(document).read(document)
    except (NotATranscript, RecursionError):
        return None
    return found if isinstance(found, Reading) and len(found.blocks) else None


def _holds_talk(lines: list[Line], reading: Reading, *, called: bool) -> bool:
    """Whether a reading is talk beyond doubt: what a page calls a transcript nearly always;
    else people must be named again and again, in sentences that people say."""
    blocks = reading.blocks
    count = max(len(blocks.text.split()), len(_WIDE.findall(blocks.text)) // 2)
    if SPEECH not in blocks.kinds or count < (20 if called else _LEAST_WORDS):
        return False
    if called:
        return True
    if reading.format == "plain" or not _sounds_said(blocks):
        return False
    return sum(start == start for start in blocks.starts) >= 5 or _is_dialogue(lines, reading)


def _sounds_said(blocks: Blocks) -> bool:
    """Whether many blocks speak to somebody or ask something, as documents seldom do."""
    spoken = sum(
        kind == SPEECH and _SAID.search(text) is not None
        for kind, text in ((block.kind, block.text) for block in blocks)
    )
    return spoken >= 0.15 * len(blocks)


def _is_dialogue(lines: list[Line], reading: Reading) -> bool:
    """Whether named people take turns: several of them twice or more, saying most of the
    text, in lines that are sentences."""
    blocks = reading.blocks
    named = said = 0
    turns: dict[int, int] = {}
    before = NOBODY
    for block in blocks:
        if block.kind != SPEECH:
            continue
        said += len(block.text)
        named += len(block.text) * (block.speaker != NOBODY)
        if block.speaker not in (before, NOBODY):
            turns[block.speaker] = turns.get(block.speaker, 0) + 1
        before = block.speaker
    names = [reading.details.people[who].name or "" for who in turns]
    if not all(name[:1].isalpha() and "(" not in name for name in names):
        return False
    marked = [n for n in _marked(lines, blocks) if not lines[n].level]
    filled = sum(not line.level for line in lines)
    ended = sum(lines[n].text.rstrip("\"'”’)»]")[-1:] in ".?!…。？！—–-," for n in marked)
    return (
        sum(count >= 2 for count in turns.values()) >= 2
        and sum(turns.values()) >= _TURNS
        and named >= _SHARE * said
        and len(marked) >= 0.2 * filled
        and ended >= 0.5 * len(marked)
    )


def _trimmed(lines: list[Line], reading: Reading, *, called: bool) -> list[Line]:
    """Lines without those that nobody says: before the first name or time on a page that is
    not called a transcript, and after a heading below which nobody is named any more."""
    marked = _marked(lines, reading.blocks)
    if not marked:
        return lines
    start = 0 if called else marked[0]
    stop = next((n for n in range(marked[-1] + 1, len(lines)) if lines[n].level), len(lines))
    while start and not called and lines[start - 1].level:
        start -= 1
    return lines[start:stop]


def _marked(lines: list[Line], blocks: Blocks) -> list[int]:
    """The numbers (from 0) of the lines of which a reader took a name or a time off."""
    seen = {}
    for block in blocks:
        if block.line and block.line not in seen:
            seen[block.line] = block.text
    shortened = (
        n - 1 for n, text in seen.items() if n <= len(lines) and len(text) < len(lines[n - 1].text)
    )
    bare = (n for n, line in enumerate(lines) if not line.level and n + 1 not in seen)
    return sorted({*shortened, *bare})


def _finished(lines: list[Line], reading: Reading) -> Talk:
    """The reading without lines, and the chapters that the page's headings make of it."""
    builder = BlocksBuilder()
    numbers: list[int] = []
    for block in reading.blocks:
        first = block.line is not None and numbers[-1:] != [block.line]
        numbers.append(block.line or 0)
        start = block.start
        if start is None and first and block.line and block.line <= len(lines):
            start = lines[block.line - 1].start
        builder.add(block.text, kind=block.kind, start=start, end=block.end, speaker=block.speaker)
    chapters = []
    for number, line in enumerate(lines):
        if line.level > 1 and not announces(line.text):
            at = next((n for n, own in enumerate(numbers, 1) if own > number + 1), None)
            if at is not None:
                chapters.append(Chapter(line.text, at))
    plain = reading._replace(blocks=builder.build())
    return Talk(plain, reading.details.chapters or last_of_each(chapters))


def last_of_each(chapters: list[Chapter]) -> tuple[Chapter, ...]:
    """Of titles above one another the one that stands directly above the words."""
    return tuple({chapter.block: chapter for chapter in chapters}.values())
