"""What Microsoft Teams writes into Word documents, and so into text copied out of them.

Since 2023 a title, a date, a length, and each turn below its name and time:

    Ann Lee   0:02
    Yes, let us start.

Before that the times of each utterance, the name below them, the words below that. Its
numbers have no zeros in front: `0:0:5.90` is 5.090 seconds.

    0:0:2.400 --> 0:0:5.90
    Ann Lee
    Yes, let us start.
"""

import re
from collections.abc import Iterator, Sequence
from statistics import mean

from transcripts.formats.cues import Cue, plain, to_blocks
from transcripts.formats.document import Document
from transcripts.formats.registry import Format
from transcripts.formats.understood import those_there
from transcripts.model import Details, Reading, Report
from transcripts.speakers.names import could_be_name, looks_like_name
from transcripts.text import make_safe
from transcripts.times import clock, find_date, length

_READER = 1
_SURE = 0.96
_TIME = r"(\d{1,3}):(\d{1,2}):(\d{1,2})\.(\d{1,3})"
_TIMES = re.compile(rf"{_TIME} --> {_TIME}")
_BARE = re.compile(r"(?:^|:)\d:\d:")
"""Hours or minutes without a zero in front."""
_LONGEST = 80
_BLANK = " \t\xa0\ufeff"
_HEAD = 40
"""Lines with text at the beginning among which Teams is recognised."""
_TITLE = re.compile(r"(.{1,300}?)[-_]\d{8}[_ ]?\d{6}(?:UTC)?[-_ ]Meeting (?:Transcript|Recording)")
_REMARK = re.compile(
    r".{1,100} (?:started|stopped|hat|a d[ée]marr[ée]|a arr[êe]t[ée]|inici[óo]|detuvo|ha avviato"
    r"|ha interrotto) (?:la |the |die )?trans(?:cri|kri)[^\W\d_]{1,12}(?: .{1,20})?"
)
_BEGINS = re.compile(r"(\S.{0,100}?)[ \t\xa0]{2,8}(\d{1,2}:\d\d(?::\d\d)?)")
_NARROW = re.compile(r"(\S.{0,100}?)[ \t\xa0](\d{1,2}:\d\d(?::\d\d)?)")
"""The same in text that lost its blanks on the way."""


def _groups(text: str) -> Iterator[tuple[float, float, list[str]]]:
    """The times of each utterance, and the lines below them that hold text."""
    times: tuple[float, float] | None = None
    lines: list[str] = []
    for raw in text.split("\n"):
        line = raw.strip(_BLANK)
        match = _TIMES.fullmatch(line)
        if match:
            if times:
                yield *times, lines
            times, lines = (_seconds(match, 1), _seconds(match, 5)), []
        elif line and times:
            lines.append(line)
    if times:
        yield *times, lines


def _seconds(match: re.Match[str], group: int) -> float:
    hours, minutes, seconds, thousandths = map(int, match.group(*range(group, group + 4)))
    return hours * 3600 + minutes * 60 + seconds + thousandths / 1000


def _is_name(line: str) -> bool:
    return len(line) <= _LONGEST and could_be_name(line) and looks_like_name(line)


def is_teams(text: str) -> bool:
    """Whether text bears what only Teams writes."""
    first = [line for part in text[:4_000].split("\n") if (line := part.strip())][:_HEAD]
    return any(
        _REMARK.fullmatch(line)
        or _TITLE.fullmatch(line)
        or (_TIMES.fullmatch(line) and _BARE.search(line))
        for line in first
    )


def _is_old(document: Document) -> bool:
    if not any(_TIMES.fullmatch(line) for line in document.head_lines[:_HEAD]):
        return False
    groups = [lines for _, _, lines in _groups(document.head)]
    named = [lines[0] for lines in groups if len(lines) >= 2]
    if not named or len(named) < 0.7 * len(groups):
        return False
    return mean(map(_is_name, named)) >= 0.8 and _come_again(named)


def _come_again(names: list[str]) -> bool:
    return len(names) <= 4 or len(set(names)) <= 0.6 * len(names)


def _read_old(document: Document) -> Reading:
    cues = []
    for start, end, lines in _groups(document.text):
        named = len(lines) >= 2 and len(lines[0]) <= _LONGEST
        words = plain(" ".join(lines[named:]))
        cues.append(Cue(start, end, make_safe(lines[0]) if named else None, words))
    return _reading(cues, [], Details())


def _reading(
    cues: list[Cue], lines: list[int], details: Details, left: tuple[str, ...] = ()
) -> Reading:
    blocks, people, known, made_of = to_blocks(cues)
    if lines:
        for index, cue in enumerate(made_of):
            blocks.lines[index] = lines[cue]
    stated = {"the title": details.title, "the date": details.published}
    known = (*those_there(stated), *known)
    details = details._replace(people=people)
    return Reading("teams", _READER, blocks, details, Report(known, (), left))


def _read_new(document: Document) -> Reading:
    cues: list[Cue] = []
    lines: list[int] = []
    head: list[str] = []
    remarks = 0
    speaker: str | None = None
    start: float | None = None
    pattern = _begins(document.lines) or _BEGINS
    for number, line in enumerate(document.lines, 1):
        text = " ".join(line.split())
        begins = pattern.fullmatch(line.strip(_BLANK))
        if begins:
            speaker, start = " ".join(begins[1].split()), clock(begins[2])
        elif _REMARK.fullmatch(text):
            remarks += 1
        elif text and speaker is None:
            head.append(text)
        elif text:
            cues.append(Cue(start, None, speaker, text))
            lines.append(number)
            start = None
    left = (f"when the transcription was started and stopped ({remarks})",) if remarks else ()
    return _reading(cues, lines, _stated(head), left)


def _stated(head: list[str]) -> Details:
    """The title, the day and the length that stand above the talk."""
    title = next((text for text in head if not find_date(text) and not length(text)), None)
    match = _TITLE.fullmatch(title) if title else None
    dates = (dated[0] for text in head if text != title and (dated := find_date(text)))
    lengths = (long for text in head if (long := length(text)) is not None)
    return Details(
        title=match[1] if match else title,
        published=next(dates, None),
        duration=next(lengths, None),
    )


def _detect(document: Document) -> float:
    if not is_teams(document.head):
        return 0.0
    return _SURE if _is_old(document) or _begins(document.head_lines) else 0.0


def _begins(lines: Sequence[str]) -> re.Pattern[str] | None:
    """How turns begin; None where none does."""
    for pattern in (_BEGINS, _NARROW):
        if any(pattern.fullmatch(line.strip(_BLANK)) for line in lines):
            return pattern
    return None


def _read(document: Document) -> Reading:
    return _read_old(document) if _is_old(document) else _read_new(document)


FORMAT = Format(
    "teams", "a transcript of Microsoft Teams", _READER, _detect, _read, (".txt", ".docx")
)
