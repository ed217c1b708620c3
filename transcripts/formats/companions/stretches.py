"""Who speaks when, without a word of it: RTTM
(https://web.archive.org/web/20100606092041if_/http://www.itl.nist.gov/iad/mig/tests/rt/2009/docs/rt09-meeting-eval-plan-v2.pdf,
appendix A) and the JSON of programs that tell speakers apart (pyannote, NeMo and those
built on them)."""

import re
from collections.abc import Iterable, Sequence
from pathlib import PurePath
from typing import Any, NamedTuple

from transcripts.columns import NOBODY
from transcripts.formats.document import Document, NotATranscript
from transcripts.formats.registry import CERTAIN, Format
from transcripts.formats.values import is_label, name, seconds
from transcripts.model import Companion, Details, Person, Report, Stretch
from transcripts.speakers.cast import Cast

_READER = 1
_LOOKED_AT = 50
_LONGEST = 40


class Row(NamedTuple):
    """Somebody's stretch as a source gives it. Times in seconds; None where it has none."""

    start: float | None
    end: float | None
    speaker: Any
    """As the source has it: a name, a number, or an object with one."""


def are_voices(names: Sequence[str]) -> bool:
    """Whether labels of stretches are those of voices: a few that come again and again, or
    the numbers that programs give them."""
    different = {one.casefold(): one for one in names}
    if not names or max(map(len, different)) > _LONGEST:
        return False
    return all(map(is_label, different.values())) or len(different) * 2 <= len(names)


def overlay(
    document: Document,
    format: tuple[str, int],
    rows: Iterable[Row],
    left_out: Sequence[str] = (),
) -> Companion:
    """A Companion with the stretches of `rows`, in order of time.

    Raises NotATranscript where not one of them can be used.
    """
    cast = Cast()
    found, dropped = [], 0
    for start, end, speaker in rows:
        who = name(speaker)
        usable = start is not None and end is not None and end > start
        number = cast.number(who) if who and usable else NOBODY
        if number == NOBODY or start is None or end is None:
            dropped += 1
            continue
        found.append(Stretch(start, end, number))
    if not found:
        raise NotATranscript(
            f"{document.called} tells who speaks when, but has no stretch that can be used, and "
            "no talk."
        )
    found.sort(key=lambda one: (one.start, one.end))
    told = [*left_out]
    if dropped:
        told.append(f"{dropped} stretch{'es' * (dropped > 1)} without a name or a length")
    people = tuple(Person(one) for one in cast.names)
    return Companion(
        *format,
        Details(people=people),
        tuple(found),
        Report(("who speaks when",), left_out=tuple(told)),
    )


_RTTM_TYPES = re.compile(
    r"SPEAKER|SPKR-INFO|SEGMENT|NOSCORE|NO_RT_METADATA|LEXEME|NON-LEX|NON-SPEECH|FILLER|EDIT|IP"
    r"|SU|CB|A/P"
)
_NA = frozenset({"<NA>", "NA", "", "-"})


def _rttm_rows(lines: Iterable[str]) -> list[list[str]]:
    rows = [line[:2000].split() for line in lines if line.strip() and not line.startswith(";;")]
    return [row for row in rows if _RTTM_TYPES.fullmatch(row[0]) and len(row) >= 8]


def _detect_rttm(document: Document) -> float:
    lines = document.head_lines[:_LOOKED_AT]
    rows = _rttm_rows(lines)
    spoken = [row for row in rows if row[0] == "SPEAKER" and seconds(row[3]) is not None]
    if not spoken or len(rows) < 0.9 * sum(not line.startswith(";;") for line in lines):
        return 0.0
    return CERTAIN


def _read_rttm(document: Document) -> Companion:
    all_rows = _rttm_rows(document.lines)
    spoken = [row for row in all_rows if row[0] == "SPEAKER"]
    files = list(dict.fromkeys(row[1] for row in spoken))
    if len(files) > 1:
        stem = PurePath(document.name).stem.casefold()
        files = [one for one in files if one.casefold() == stem] or files
    if len(files) > 1:
        raise NotATranscript(
            f"{document.called} tells who speaks when in {len(files)} recordings; make a file for "
            "each, named like its transcript."
        )
    rows = []
    for _, file, _, start, length, *rest in spoken:
        begin, lasts = seconds(start), seconds(length)
        end = begin + lasts if begin is not None and lasts is not None else None
        if file in files:
            rows.append(Row(begin, end, None if rest[2] in _NA else rest[2]))
    other = len(all_rows) - len(spoken) - sum(row[0] == "SPKR-INFO" for row in all_rows)
    left_out = [f"{other} line{'s' * (other > 1)} of other kinds"] if other else []
    return overlay(document, ("rttm", _READER), rows, left_out)


_LISTS = ("segments", "diarization", "identification", "exclusiveDiarization", "turns", "content")
_SPEAKERS = ("speaker", "speaker_id", "speakerId", "speaker_label", "speakerLabel", "label")
_SURELY = (*_SPEAKERS[:-1], "segment")
"""A label is a voice's name only if labels come again, or stand in pyannote's own rows."""
_STARTS = ("start", "start_time", "startTime", "begin", "from")
_ENDS = ("end", "end_time", "endTime", "stop", "to")
_TALK = ("text", "body", "word", "words", "transcript", "content", "sentence", "utterance")


def _json_rows(top: Any) -> list[dict[str, Any]] | None:
    """The stretches in the JSON; None where it holds something else."""
    for _ in range(3):
        if not isinstance(top, dict):
            break
        inner = next((top[key] for key in ("output", "data", "result") if key in top), None)
        # A service's later pass, which knows the voices' names, goes before its first.
        lists = [top[key] for key in ("identification", *_LISTS) if _is_rows(top.get(key))]
        top = lists[0] if lists else inner
    if not _is_rows(top):
        return None
    flat = [one for one in top if isinstance(one, dict)]
    rows = [
        {**one, **one["segment"]} if isinstance(one.get("segment"), dict) else one for one in flat
    ]
    looked = rows[:_LOOKED_AT]
    given = [_json_row(row) for row in looked]
    names = [who for one in given if one.end is not None and (who := name(one.speaker))]
    if len(names) * 2 <= len(looked) or any(map(_says_more, looked)):
        return None
    return rows if any(key in looked[0] for key in _SURELY) or are_voices(names) else None


def _says_more(row: dict[str, Any]) -> bool:
    """Whether words stand in a row beside the name of who says them."""
    if "title" in row or any(row.get(key) for key in _TALK):
        return True
    others = (value for key, value in row.items() if key not in _SPEAKERS)
    return any(isinstance(value, str) and value[:200].count(" ") >= 2 for value in others)


def _is_rows(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], dict)


def _json_row(row: dict[str, Any]) -> Row:
    who = next((row[key] for key in _SPEAKERS if row.get(key) is not None), None)
    start = next((seconds(row[key]) for key in _STARTS if key in row), None)
    end = next((seconds(row[key]) for key in _ENDS if key in row), None)
    if end is None and start is not None and (lasts := seconds(row.get("duration"))):
        end = start + lasts
    return Row(start, end, who)


def _detect_json(document: Document) -> float:
    return CERTAIN if _json_rows(document.json) is not None else 0.0


def _read_json(document: Document) -> Companion:
    rows = _json_rows(document.json) or []
    return overlay(document, ("speaker_times", _READER), map(_json_row, rows))


FORMATS = (
    Format(
        "rttm", "the times of its speakers (RTTM)", _READER, _detect_rttm, _read_rttm, (".rttm",)
    ),
    Format(
        "speaker_times",
        "the times of its speakers (JSON)",
        _READER,
        _detect_json,
        _read_json,
        (".json",),
    ),
)
