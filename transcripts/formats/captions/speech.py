"""A file's raw captions → what is said in them: each speaker's words a cue of its own."""

import re
from collections.abc import Iterable, Iterator, Sequence

from transcripts.formats.cues import Cue, plain, plain_lines
from transcripts.speakers.marks import may_have_marks, utterances
from transcripts.speakers.names import label
from transcripts.speakers.prefixes import Prefixes
from transcripts.words import Word

from .timed_tags import timed

Raw = tuple[float | None, float | None, str]
"""Start and end in seconds, and a caption's text as it stands, tags, entities and lines."""

_OPEN = "[(（【"
_LATER_NAME = re.compile(
    rf"\n(?<=[^\d%\n]\n)(?:[^\s<>:\d][^<>:\n]{{0,40}}: |[{re.escape(_OPEN)}][^\n]{{1,40}}[\])）】])"
)
"""What may be a name at a later line of a caption: the line before it is none of times."""
_NAME_ALONE = re.compile(rf"[{re.escape(_OPEN)}][^\n]{{1,40}}[\])）】]:?")


def spoken(raw: Iterable[Raw], text: str, *, words: bool = False) -> Iterator[Cue]:
    """The cues of `raw`, cut where a mark or a name inside a caption says that somebody
    else speaks. `text` is the whole file's; with `words` the cues have those that are timed
    by tags."""
    inside: Prefixes | None = None
    if _LATER_NAME.search(text):
        raw = list(raw)
        inside = _names_inside(raw)
    if not words and not inside and not may_have_marks(text):
        for start, end, payload in raw:
            yield Cue(start, end, None, plain(payload))
        return
    for start, end, payload in raw:
        lines = plain_lines(payload)
        parts = utterances(lines, inside.named if inside else None)
        yield from cues_of(start, end, parts, timed(start, payload) if words else ())


def cues_of(
    start: float | None, end: float | None, parts: Sequence[str], words: Sequence[Word]
) -> Iterable[Cue]:
    """A cue for each of the `parts` that one caption is cut in, with its share of `words`."""
    if len(parts) == 1:
        return (Cue(start, end, None, parts[0], _unmarked(words)),)
    if not words:
        return [Cue(start, end, None, part) for part in parts]
    found: list[Cue] = []
    at = 0
    for part in parts:
        length = sum(map(len, part.split()))
        begin = at
        while at < len(words) and length > 0:
            length -= sum(map(len, words[at].text.split()))
            at += 1
        found.append(Cue(start, end, None, part, _unmarked(words[begin:at])))
    return found


def _unmarked(words: Sequence[Word]) -> tuple[Word, ...]:
    """The words without the marks between them, whose times go to the words after them."""
    found: list[Word] = []
    mark: Word | None = None
    for word in words:
        if not any(map(str.isalnum, word.text)):
            mark = word
            continue
        if mark and word.start is None:
            word = word._replace(start=mark.start)
        found.append(word)
        mark = None
    return tuple(found)


def _names_inside(raw: Sequence[Raw]) -> Prefixes | None:
    """The file's names, where some stand at later lines of its captions."""
    texts: list[str] = []
    inside = 0
    for _, _, payload in raw:
        lines = plain_lines(payload) if "\n" in payload else [plain(payload)]
        for number, line in enumerate(lines):
            if number and _NAME_ALONE.fullmatch(lines[number - 1]):
                texts[-1] = f"{texts[-1]} {line}"
            else:
                texts.append(line)
                inside += number > 0 and (line[:1] in _OPEN or label(line[:120]) is not None)
    if inside < 2:
        return None
    names = Prefixes(texts)
    return names if names else None
