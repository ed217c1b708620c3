"""What holds of whatever a reader makes of whatever it is given."""

from itertools import pairwise
from math import isfinite, isnan

from transcripts.columns import DESCRIPTION, EVENT, POINT, SPEECH, SUMMARY, Blocks
from transcripts.formats import NotATranscript, understand, words
from transcripts.model import Companion, Details, Reading, Report
from transcripts.text import make_safe

LONGEST = 1e9
"""Seconds: no time is later, whatever a source says."""


def outcome(data: bytes, name: str = "talk.txt") -> Reading | Companion | str:
    """What a source is read as, checked; the sentence with which it is refused, checked."""
    try:
        found = understand(data, name)
    except NotATranscript as refusal:
        sentence = str(refusal)
        check_sentence(sentence, name)
        return sentence
    if isinstance(found, Companion):
        check_companion(found)
    else:
        check_reading(found)
        check_words(data, name, found)
    return found


def check_sentence(sentence: str, name: str = "") -> None:
    """One clear sentence that names the source, for a person and not for a programmer."""
    assert sentence.endswith("."), sentence
    assert 10 < len(sentence) < 500, sentence
    assert_line(sentence)
    called = make_safe(name).strip() or "This source"
    assert sentence.startswith((called, called[:79] + "…")), sentence
    for word in ("Traceback", "Error", "Exception", " object at ", "<class", "None", "b'"):
        assert word not in sentence.removeprefix(called), sentence


def assert_line(text: str) -> None:
    assert make_safe(text) == text, text
    assert "\n" not in text


def check_title(text: str | None, most: int = 300) -> None:
    """A short text of one line, or none; never an empty one."""
    if text is not None:
        assert_line(text)
        assert text.strip()
        assert len(text) <= most, len(text)


def check_time(time: float | None) -> None:
    assert time is None or (isfinite(time) and 0 <= time < LONGEST), time


def check_details(details: Details) -> None:
    check_title(details.title)
    check_title(details.show)
    check_title(details.language, 40)
    check_title(details.url, 4_000)
    check_title(details.media, 4_000)
    check_time(details.duration)
    for person in details.people:
        check_title(person.name)
        check_title(person.evidence)
        assert person.role in ("host", "guest", "other", None)
    for link in details.links:
        assert_line(link.label)
        check_title(link.url, 4_000)
    for entry in details.outline:
        check_title(entry.title)
        check_time(entry.start)
    for chapter in details.chapters:
        assert_line(chapter.title)
        assert len(chapter.title) <= 300
        check_time(chapter.start)


def check_report(report: Report) -> None:
    for part in (*report.understood, *report.guessed, *report.left_out):
        check_title(part, 300)


def check_companion(found: Companion) -> None:
    check_details(found.details)
    check_report(found.report)
    starts = [chapter.start for chapter in found.details.chapters]
    assert None not in starts
    assert starts == sorted(starts, key=lambda start: start or 0.0)
    assert all(chapter.block == 0 for chapter in found.details.chapters)
    for stretch in found.stretches:
        check_time(stretch.start)
        check_time(stretch.end)
        assert stretch.start < stretch.end
        assert 0 <= stretch.speaker < len(found.details.people)
    assert all(a.start <= b.start for a, b in pairwise(found.stretches))


def check_reading(found: Reading) -> None:
    details, blocks = found.details, found.blocks
    check_details(details)
    check_report(found.report)
    check_blocks(blocks, len(details.people))
    last = len(blocks)
    at = [chapter.block for chapter in details.chapters]
    assert at == sorted(at)
    for chapter in details.chapters:
        assert 1 <= chapter.block <= last
        assert all(blocks.kinds[n - 1] == SUMMARY for n in chapter.summary)
        assert all(blocks.kinds[n - 1] == POINT for n in chapter.points)
    for entry in details.outline:
        for place in (entry.span.start, entry.span.end):
            assert 1 <= place.block <= last
            assert 0 <= place.char <= len(blocks[place.block - 1].text)
        assert entry.span.start < entry.span.end


def check_blocks(blocks: Blocks, people: int) -> None:
    text, offsets = blocks.text, blocks.offsets
    assert len(blocks) > 0
    assert_line(text)
    assert len(offsets) == len(blocks.kinds) == len(blocks.lines) == len(blocks.speakers)
    assert len(blocks.starts) == len(blocks.ends) == len(offsets)
    assert offsets[0] == 0
    for number in range(1, len(blocks) + 1):
        begin, end = offsets[number - 1], blocks.end_offset(number)
        assert begin < end, number
        assert text[begin:end].strip(), number
    assert set(blocks.kinds) <= {SPEECH, DESCRIPTION, SUMMARY, POINT, EVENT}
    assert all(-1 <= speaker < people for speaker in blocks.speakers)
    for start, end in zip(blocks.starts, blocks.ends, strict=True):
        check_time(None if isnan(start) else start)
        check_time(None if isnan(end) else end)
        assert not end < start, (start, end)


def check_words(data: bytes, name: str, found: Reading) -> None:
    """The words of a source stand in its text, in order, and nothing is raised for them."""
    spoken = words(data, name, found)
    if spoken is None:
        return
    length, last = len(found.blocks.text), 0
    for start, end in zip(spoken.starts, spoken.ends, strict=True):
        assert last <= start < end <= length
        last = end
    for column in (spoken.times, spoken.stops):
        assert len(column) == len(spoken)
        for time in column:
            check_time(None if isnan(time) else time)
    assert len(spoken.confidences) == len(spoken)
    assert all(isnan(sure) or 0 <= sure <= 1 for sure in spoken.confidences)


def seen(found: Reading | Companion) -> tuple[object, ...]:
    """Everything that a reader made of a source, to compare two of them."""
    if isinstance(found, Companion):
        return (found.format, found.details, found.stretches, found.report)
    blocks = found.blocks
    columns = (blocks.offsets, blocks.lines, blocks.speakers, blocks.starts, blocks.ends)
    bytes_of = tuple(column.tobytes() for column in columns)
    return (found.format, blocks.text, blocks.kinds, *bytes_of, found.details, found.report)
