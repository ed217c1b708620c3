"""Paragraphs of TTML → cues: one for each paragraph, or for each timed line or sentence in
it; timed words stay in their cue and keep their times."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from transcripts.formats.cues import Cue
from transcripts.text import make_safe
from transcripts.words import Word

from .decoded import without_tags
from .languages import Spoken
from .ttml_body import BREAK, Body, Paragraph, Run

_BLANKS = re.compile(r"[ \t\r\n]+")
_WIDE = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff9f\u0e00-\u0eff]")


def cues(body: Body, *, apart: bool, words: bool) -> list[Spoken]:
    """The cues of a file in order of time. `apart` says that its words stand without
    blanks between them; `words` asks for their times."""
    spoken: list[Spoken] = []
    worded = by_word(body)
    for paragraph in body.paragraphs:
        for runs in _stretches(body, paragraph, worded):
            cue = _worded(body, runs, apart, words) if worded else _line(runs)
            if cue.text.strip():
                spoken.append(Spoken(cue, paragraph.language))
    if all(one.cue.start is not None for one in spoken):
        spoken.sort(key=lambda one: one.cue.start or 0.0)
    return spoken


def by_word(body: Body) -> bool:
    """Whether the spans with times hold one word each."""
    timed = single = 0
    for paragraph in body.paragraphs:
        for run in paragraph.runs:
            if run.own not in body.holders:
                timed += 1
                text = run.text.strip()
                single += " " not in text and "\n" not in text and len(text) <= 40
    return timed >= 2 and single >= 0.7 * timed


def _stretches(body: Body, paragraph: Paragraph, worded: bool) -> Iterator[list[Run]]:
    """The runs of a paragraph that make one cue each."""
    if len(paragraph.runs) == 1:
        yield paragraph.runs
        return

    def whole(run: Run) -> tuple[int, str | None]:
        inside = worded and run.own not in body.holders
        return (run.outer if inside else run.own), run.speaker

    for _, runs in groupby(paragraph.runs, whole):
        yield list(runs)


def _line(runs: Sequence[Run]) -> Cue:
    first = runs[0]
    text = runs[0].text if len(runs) == 1 else "".join(run.text for run in runs)
    return Cue(first.begin, first.end, first.speaker, _lines(text))


def _worded(body: Body, runs: Sequence[Run], apart: bool, words: bool) -> Cue:
    """The cue of runs that are words: its times are those of its words, where it has any."""
    timed = [run for run in runs if run.own not in body.holders and run.text.strip()]
    if not timed:
        return _line(runs)
    parts: list[str] = []
    for run in runs:
        if apart and parts and run.own not in body.holders and _needs_blank(parts[-1], run.text):
            parts.append(" ")
        parts.append(run.text)
    ends = [run.end for run in timed if run.end is not None]
    spoken = tuple(Word(_one_line(r.text), r.begin, r.end) for r in timed) if words else ()
    end = max(ends, default=None)
    return Cue(timed[0].begin, end, timed[0].speaker, _one_line("".join(parts)), spoken)


def _needs_blank(before: str, after: str) -> bool:
    if not before or not after or before[-1].isspace() or after[0].isspace():
        return False
    return not (_WIDE.match(before[-1]) and _WIDE.match(after[0]))


def _lines(text: str) -> str:
    """The words of a cue, a line break where a line ends and nowhere else."""
    if "<" in text or "&" in text or not text.isascii():
        text = without_tags(text.replace("\n", " "))
    else:
        text = text.replace("\n", " ")
    if BREAK not in text:
        return _BLANKS.sub(" ", text).strip(" ")
    lines = (_BLANKS.sub(" ", line).strip(" ") for line in re.split(f"[\n{BREAK}]", text))
    return "\n".join(line for line in lines if line)


def _one_line(text: str) -> str:
    return make_safe(_lines(text).replace("\n", " "))
