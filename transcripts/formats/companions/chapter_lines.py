"""Chapters as lines of text: a time and a title each (mp4chaps, `.chapters.txt`, the outline
pasted from a video's description), and OGM's `CHAPTER01=` with `CHAPTER01NAME=`, which
mkvmerge reads too.

Talk with a time on each line looks the same. What tells it apart is its pace: people say ten
characters and more in a second, and a chapter's title covers minutes.
"""

import re
from collections import Counter
from itertools import pairwise

from transcripts.chapters.outline import Found, find, survey
from transcripts.formats.document import HEAD, Document
from transcripts.formats.registry import CERTAIN, Format
from transcripts.formats.texts.description import links
from transcripts.formats.values import seconds
from transcripts.model import Companion, Details
from transcripts.speakers.names import label
from transcripts.times import CLOCK

from .marks import Mark, companion

_READER = 1
_SURE = 0.95
"""Above what lines with times are to readers of talk, which cannot see the pace."""
_PERHAPS = 0.5
"""Above prose, below anything that knows its own kind."""
_PACE = 3.5
"""Characters of titles a second at most: a third of what slow talk has."""
_SLOW = 1.0
"""The same where the words stand below the times, as they do in a player's panel."""
_SLOWEST = 0.5
"""The same where titles look like sentences, or each like a name with its words."""
_TITLE = 200
_GAP = 20
"""Characters that may stand between two entries of an outline."""
_LINE = re.compile(
    rf"[\s•*·#>\-–—]{{0,8}}(?:\d{{1,3}}[.)]\s{{1,4}})?[\[(]?({CLOCK})[\])]?"
    rf"(?:\s{{0,4}}(?:[-–—→]|-->|to)\s{{0,4}}[\[(]?{CLOCK}[\])]?)?"
    r"(?:\s{0,20}[-–—:;|,→>]{1,3}\s{0,20}|\s{1,20}|$)(\S.*)?"
)
_OGM = re.compile(r"CHAPTER(\d{1,4})(NAME|URL)?\s{0,4}=(.*)", re.IGNORECASE)
_LINK = re.compile(r"\s*<(https?://[^\s<>]{1,2000})>\s*$")
_MENU = "Menu"
_LANGUAGE = re.compile(r"[a-z]{2,3}:(?=\S)")
"""What MediaInfo prints above its chapters, and before the title of each."""


def _detect(document: Document) -> float:
    lines = [line for line in document.head_lines if line != _MENU]
    if not lines:
        return 0.0
    ogm = sum(_OGM.match(line) is not None for line in lines)
    if ogm >= 2 and ogm >= 0.9 * len(lines):
        return CERTAIN
    marks = _marks(lines)
    if len(marks) >= 2 and len(marks) >= 0.9 * len(lines):
        return _SURE if _are_titles(marks) else 0.0
    if pairs := _pairs(lines):
        return _SURE if _are_titles(pairs, _SLOW) else 0.0
    return _share_of_outline(document.head)


def _pairs(lines: list[str]) -> list[Mark]:
    """Times on lines of their own with the title below each; empty where it is otherwise."""
    if len(lines) < 6 or len(lines) % 2:
        return []
    times, titles = lines[::2], lines[1::2]
    bare = [match for line in times if (match := _LINE.fullmatch(line[:80])) and not match[2]]
    if len(bare) < len(times) or any(_LINE.match(title[:80]) for title in titles):
        return []
    return [Mark(seconds(one[1]), title) for one, title in zip(bare, titles, strict=True)]


def _marks(lines: list[str]) -> list[Mark]:
    found = []
    for line in lines:
        match = _LINE.fullmatch(line[: _TITLE * 4])
        if match:
            title = match[2] or ""
            link = _LINK.search(title)
            title = title[: link.start()] if link else title
            found.append(Mark(seconds(match[1]), title, link[1] if link else None))
    return found


def _are_titles(marks: list[Mark], most: float = _PACE) -> bool:
    """Whether what stands beside the times are titles, and not what is said then: `most` is
    their pace in characters a second."""
    times = [mark.start for mark in marks if mark.start is not None]
    titles = [mark.title for mark in marks]
    if not times or sorted(map(len, titles))[len(titles) // 2] > _TITLE:
        return False
    names = Counter(found.name for title in titles if (found := label(title)))
    if names and names.most_common(1)[0][1] > 1 and names.total() * 2 >= len(titles):
        return False  # a few people, again and again
    sentences = sum(title.endswith((".", "?", "!", "…")) for title in titles)
    named = names.total() == len(titles) and not any(c.isdigit() for n in names for c in n)
    if named and sentences == len(titles):
        return False  # everybody says one thing
    pace = _SLOWEST if named or sentences > 0.3 * len(titles) else most
    return sum(map(len, titles[:-1])) <= pace * (max(times) - min(times))


def _share_of_outline(text: str) -> float:
    """How sure a text with other words in it is a description with an outline."""
    entries = find(text)
    if len(entries) < 3:
        return 0.0
    titles = {entry.title.casefold() for entry in entries}
    together = sum(after.begin - before.end <= _GAP for before, after in pairwise(entries))
    if len(titles) < 0.8 * len(entries) or together < 0.8 * (len(entries) - 1):
        return 0.0  # names beside times, with the words between them
    if not _are_titles([Mark(entry.start, entry.title) for entry in entries]):
        return 0.0
    covered = sum(entry.end - entry.begin for entry in entries)
    whole = len("".join(text.split())) + len(entries)
    # The first of a video's is at 0:00; others stand under a heading.
    told = entries[0].start == 0 or text[: entries[0].begin].rstrip(" \n-•*").endswith((":", "："))
    least = 0.3 if told else 0.7
    if len(text) >= HEAD or covered < least * whole:
        return 0.0
    return _SURE if covered >= 0.5 * whole else _PERHAPS


def _read(document: Document) -> Companion:
    lines = [line for line in document.lines if line.strip() not in ("", _MENU)]
    ogm = [match for line in lines if (match := _OGM.match(line.strip()))]
    if len(ogm) >= 2:
        return companion(document, ("chapter_lines", _READER), _ogm(ogm))
    lines = [line.strip() for line in lines]
    marks = _marks(lines)
    if len(marks) < 0.9 * len(lines):
        marks = _pairs(lines)
    if not marks and (outline := survey(document.text)).entries:
        return _described(document, outline)
    if all(_LANGUAGE.match(mark.title) for mark in marks):
        marks = [mark._replace(title=_LANGUAGE.sub("", mark.title)) for mark in marks]
    return companion(document, ("chapter_lines", _READER), marks)


def _described(document: Document, outline: Found) -> Companion:
    """The outline of a description, with the description's links."""
    entries = outline.entries
    around = document.text[: entries[0].begin] + document.text[entries[-1].end :]
    rest = ("the rest of the description",) * any(char.isalnum() for char in around)
    return companion(
        document,
        ("chapter_lines", _READER),
        [Mark(entry.start, entry.title) for entry in entries],
        Details(links=links(document.lines)),
        origin="outline",
        left_out=(*outline.left_out, *rest),
    )


def _ogm(matches: list[re.Match[str]]) -> list[Mark]:
    marks: dict[str, Mark] = {}
    for match in matches:
        number = match[1].lstrip("0")
        mark = marks.get(number, Mark(None))
        kind, value = (match[2] or "").upper(), match[3].strip()
        if kind == "NAME":
            mark = mark._replace(title=value)
        elif kind == "URL":
            mark = mark._replace(url=value)
        else:
            mark = mark._replace(start=seconds(value))
        marks[number] = mark
    return list(marks.values())


FORMAT = Format(
    "chapter_lines",
    "a list of chapters",
    _READER,
    _detect,
    _read,
    (".txt", ".chapters", ".description"),
)
