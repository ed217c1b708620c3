"""The columns of speech recognition as NIST's scoring tools take them: CTM, a word a line
(recording, channel, start, length, word, confidence), and STM, a segment a line
(recording, channel, speaker, start, end, labels, words). After the documentation of SCTK
(https://github.com/usnistgov/SCTK/blob/master/doc/infmts.htm).
"""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from transcripts.formats.cues import Cue, timed_words, to_blocks
from transcripts.formats.document import Document
from transcripts.formats.registry import Format
from transcripts.model import Chapter, Details, Reading, Report
from transcripts.text import make_safe
from transcripts.words import Word, Words

from . import spoken

_READER = 1
_SURE = 0.96
_SHARE = 0.9
_NUMBER = r"(\d{1,7}(?:\.\d{1,12})?)"
_CTM = re.compile(
    rf"(\S{{1,200}})\s+(\S{{1,20}})\s+{_NUMBER}\s+{_NUMBER}\s+(\S{{1,200}})"
    rf"(?:\s+(-?\d{{1,3}}(?:\.\d{{1,12}})?|NA))?(?:\s+\S{{1,40}}){{0,2}}\s*$"
)
_STM = re.compile(
    rf"(\S{{1,200}})\s+(\S{{1,20}})\s+(\S{{1,200}})\s+{_NUMBER}\s+{_NUMBER}(?:\s+<[^<>]{{0,200}}>)?"
    r"(?:\s+(\S.*))?$"
)
_SILENT = frozenset(["<eps>", "sil", "<sil>", "sp", "<s>", "</s>", "@", "<blank>"])
_IGNORED = ("inter_segment_gap", "ignore_time_segment_in_scoring", "excluded_region")


class _Row(NamedTuple):
    recording: str
    channel: str
    speaker: str | None
    start: float
    end: float
    text: str
    confidence: float | None = None


def _lines(document: Document) -> Iterator[str]:
    return (line for line in document.lines if line.strip() and not line.startswith((";;", "#")))


def _detect_as(pattern: re.Pattern[str]) -> Callable[[Document], float]:
    def detect(document: Document) -> float:
        lines = [line for line in document.head_lines if not line.startswith((";;", "#"))]
        if len(lines) < 2:
            return 0.0
        rows = [match for line in lines[:2000] if (match := pattern.match(line[:4000]))]
        if len(rows) < _SHARE * len(lines[:2000]):
            return 0.0
        # Names of recordings and channels come again; the words of a sentence do not.
        again = len({(row[1], row[2]) for row in rows}) <= max(0.5 * len(rows), 1)
        ordered = pattern is _CTM or all(float(row[5]) >= float(row[4]) for row in rows)
        return _SURE if ordered and (again or pattern is _STM) else 0.0

    return detect


def _words_in(document: Document) -> Iterator[_Row]:
    for line in _lines(document):
        match = _CTM.match(line)
        if not match or match[5].lower() in _SILENT:
            continue
        start = float(match[3])
        sure = float(match[6]) if match[6] and match[6] != "NA" else None
        if sure is not None and not 0 <= sure <= 1:
            sure = None
        end = round(start + float(match[4]), 6)
        yield _Row(match[1], match[2], None, start, end, match[5], sure)


def _ctm_cues(document: Document) -> list[tuple[str, Cue]]:
    """The utterances with the recording of each, recordings in the order of the file."""
    sides: dict[str, dict[str, list[Word]]] = {}
    for row in _words_in(document):
        words = sides.setdefault(row.recording, {}).setdefault(row.channel, [])
        words.append(Word(row.text, row.start, row.end, row.confidence))
    found: list[tuple[str, Cue]] = []
    for recording, channels in sides.items():
        cues: list[Cue] = []
        for channel, words in channels.items():
            who = f"Channel {channel}" if len(channels) > 1 else None
            cues += spoken.utterances(sorted(words, key=lambda word: word.start or 0.0), who)
        found += [(recording, cue) for cue in sorted(cues, key=lambda cue: cue.start or 0.0)]
    return found


def _stm_cues(document: Document) -> tuple[list[tuple[str, Cue]], int]:
    found: list[tuple[str, Cue]] = []
    ignored = 0
    for line in _lines(document):
        match = _STM.match(line)
        if not match:
            continue
        text = (match[6] or "").strip()
        if match[3] in _IGNORED or text.lower() in _IGNORED:
            ignored += 1
        elif text:
            cue = Cue(float(match[4]), float(match[5]), match[3].replace("_", " "), text)
            found.append((match[1], cue))
    return found, ignored


def _apart(found: list[tuple[str, Cue]]) -> bool:
    """Whether the recordings are single utterances, whose times count from each one."""
    recordings = len({recording for recording, _ in found})
    return recordings > 20 and len(found) < 3 * recordings


def _reading(name: str, found: list[tuple[str, Cue]], ignored: int, *, words: bool) -> Reading:
    left: tuple[str, ...] = ()
    if ignored:
        left = (f"{ignored:,} segment{'s' * (ignored != 1)} not to be scored",)
    if words and _apart(found):
        found = [
            (recording, Cue(None, None, who, text)) for recording, (_, _, who, text, _) in found
        ]
        left += ("the times, which count from the beginning of each utterance",)
        blocks, people, known, _ = to_blocks([cue for _, cue in found])
        return Reading(name, _READER, blocks, Details(people=people), Report(known, (), left))
    blocks, people, known, made_of = to_blocks([cue for _, cue in found])
    recordings = [found[index][0] for index in made_of]
    chapters = tuple(
        Chapter(make_safe(recording), number)
        for number, recording in enumerate(recordings, 1)
        if number == 1 or recording != recordings[number - 2]
    )
    if words:
        known += ("the times of words",)
    details = Details(people=people, chapters=chapters if len(chapters) > 1 else ())
    if details.chapters:
        known += ("the recordings as chapters",)
    return Reading(name, _READER, blocks, details, Report(known, (), left))


def _read_ctm(document: Document) -> Reading:
    return _reading("ctm", _ctm_cues(document), 0, words=True)


def _read_stm(document: Document) -> Reading:
    found, ignored = _stm_cues(document)
    return _reading("stm", found, ignored, words=False)


def _timed_words(document: Document) -> Words | None:
    found = _ctm_cues(document)
    return None if _apart(found) else timed_words([cue for _, cue in found])


FORMATS = (
    Format("stm", "an STM transcript", _READER, _detect_as(_STM), _read_stm, (".stm",)),
    Format(
        "ctm", "a CTM transcript", _READER, _detect_as(_CTM), _read_ctm, (".ctm",), _timed_words
    ),
)
