"""Text that is not read, told by votes of its lines: tables, logs, programs, chat logs,
lists of links."""

import re
from collections import Counter

from transcripts.formats.document import Document
from transcripts.formats.texts.beginnings import way_of
from transcripts.speakers.names import label

_LINES = 400
"""Lines that vote; patterns look at the first characters of each only."""
_WIDTH = 400

_Row = tuple[re.Pattern[str], float, str]


def _row(pattern: str, share: float, sentence: str) -> _Row:
    return re.compile(pattern), share, sentence


_DAY = r"\d{1,4}[/.\-]\d{1,2}[/.\-]\d{2,4}"
_VOTES: tuple[_Row, ...] = (
    _row(r"\d\d:\d\d:\d\d\t(?:From )?[^\t]{1,80}:\t", 0.2, "is a meeting's chat, not its talk."),
    _row(rf"\[?{_DAY},?\s\d\d?:\d\d(?::\d\d)?(?:\s?[AaPp]\.?[Mm]\.?)?\]?(?: [-–]\s|\]?\s(?<=\]\s))"
         r"[^:\s][^:]{0,40}:",
         0.3, "is a chat log, not a transcript of talk."),
    _row(r"[\[(]?\d\d?:\d\d(?::\d\d)?(?:\s[AP]M)?[\])]?\s*<[^<>]{1,40}>",
         0.3, "is a chat log, not a transcript of talk."),
    _row(r"[\[(]?\d\d?:\d\d(?::\d\d)?\s?[AaPp]\.?[Mm]\.?[\])]?[\s,:–-]{1,4}[^\s:][^:]{0,40}:\s"
         r"|[^\s:][^:]{0,60}?[\s,\[(]{1,4}\d\d?:\d\d\s?[AaPp]\.?[Mm]\.?[\])]?:?$",
         0.25, "is a chat log, not a transcript of talk."),
    _row(r"\[?\d{4}-\d\d-\d\d[ T]\d\d:\d\d|[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d "
         r"|\S{1,60} \S{1,40} \S{1,40} \[\d"
         r"|[\[<]?(?:DEBUG|INFO|WARN|WARNING|ERROR|TRACE|FATAL)\b[\]>:]",
         0.4, "is a log file, not a transcript."),
)  # fmt: skip
_MAIL = re.compile(
    r"(from|to|cc|bcc|subject|date|sent|message-id|mime-version|content-type|reply-to|received"
    r"|return-path|x-[\w-]{1,40}|delivered-to|in-reply-to|references)\s?:\s",
    re.IGNORECASE,
)
_CODE = re.compile(
    r"(?:def|class|import|export|public|private|protected|static|function|const|let|var|package"
    r"|using|namespace|struct|#include|#define|elif|else:|try:|return|async|impl|fn|func)"
    r"\b[ (:<\"']|(?:if|for|while|switch)\s?\(|//|/\*|\*/|@\w+\(|[{}\])]|\w+ = |self\."
    r"|</?(?!(?:b|i|u|em|strong|span|p|a|br)\b)\w"
    r"|SELECT |INSERT |#\w*if|\"\"\"|>>> |#: "
)
_CODE_END = re.compile(r"[{};]$|\);?$|\],?$|=>$|[\w)\]]\s?=\s?[\w\"'\[({].*$|:$")
_SETTING = re.compile(r"[\w.\-\[\]\"]{1,60}\s?(?:=|: ?)\s?\S*(?: \S+){0,2}$|\[[\w. \-]{1,60}\]$")
_URL = re.compile(r"https?://|www\.\w|\]\(")
_BULLET = re.compile(r"[-*•·+]\s|\d{1,3}[.)]\s")
_QUOTED = re.compile(r'"[^"]*"')


def line_kind(document: Document) -> str | None:
    """The rest of a sentence that names what the text is; None where no rule knows it."""
    lines = [line[:_WIDTH] for line in document.head_lines[:_LINES]]
    if not lines or document.start.startswith("WEBVTT"):
        return None
    sentence = _mail(lines) or _voted(lines)
    if sentence or way_of(document.head) in ("bold", "stamps", "labels"):
        return sentence or _programs(lines)
    return _table(lines) or _programs(lines) or _links(lines)


def _mail(lines: list[str]) -> str | None:
    """Whether the first lines are the head of a message."""
    heads = {match[1].lower() for line in lines[:20] if (match := _MAIL.match(line))}
    if len(heads) >= 3 and "subject" in heads and heads & {"from", "to"}:
        return "is an e-mail, not a transcript."
    return None


def _voted(lines: list[str]) -> str | None:
    for pattern, share, sentence in _VOTES:
        votes = sum(pattern.match(line) is not None for line in lines)
        if votes >= 2 and votes >= share * len(lines):
            return sentence
    return None


def _table(lines: list[str]) -> str | None:
    if len(lines) < 3 or sum(label(line) is not None for line in lines) > 0.5 * len(lines):
        return None
    bare = [_QUOTED.sub("", line) if '"' in line else line for line in lines]
    for delimiter, least in (("\t", 1), ("|", 2), (";", 2), (",", 2)):
        counts = Counter(line.count(delimiter) for line in bare)
        (count, votes) = counts.most_common(1)[0]
        if count < least or votes < 0.75 * len(lines) or (delimiter == "," and len(lines) < 5):
            continue
        return "is a table, not a transcript: its header names no words with speakers or times."
    return None


def _programs(lines: list[str]) -> str | None:
    # A letter of a script without capitals begins no setting: it may well begin a name.
    settings = sum(
        _SETTING.match(line) is not None and (line[0].islower() or not line[0].isalpha())
        for line in lines
    )
    if settings >= 3 and settings >= 0.6 * len(lines):
        return "holds settings, not a transcript."
    begins = sum(_CODE.match(line) is not None for line in lines)
    ends = sum(_CODE_END.search(line[-60:]) is not None for line in lines)
    if len(lines) >= 3 and begins >= 0.2 * len(lines) and begins + ends >= 0.6 * len(lines):
        return "holds source code, not a transcript."
    return None


def _links(lines: list[str]) -> str | None:
    links = sum(_URL.search(line) is not None for line in lines)
    bullets = sum(_BULLET.match(line) is not None for line in lines)
    if links >= 2 and links + bullets >= 0.5 * len(lines):
        return "is a list of links or show notes, no transcript; add the episode's transcript."
    if bullets >= 3 and bullets >= 0.7 * len(lines):
        return "is a list, not a transcript."
    return None
