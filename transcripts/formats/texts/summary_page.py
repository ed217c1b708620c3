"""A page that sums up a video: title, description, people, date and length, then numbered
chapters, each with a summary and points. It holds no speech.

Such pages come copied out of a browser, so that what stood side by side is run together
("Lex FridmanhostMark Zuckerbergguest"), with the page's own furniture around it.
"""

import re
from dataclasses import dataclass, field

from transcripts.chapters import outline
from transcripts.columns import DESCRIPTION, POINT, SUMMARY, BlocksBuilder
from transcripts.formats.document import Document
from transcripts.formats.registry import LIKELY, Format
from transcripts.formats.understood import those_there
from transcripts.model import Chapter, Details, Reading, Report
from transcripts.times import CLOCK, clock

from . import description
from .page_head import Head, read_head

_READER = 2
_BULLET = re.compile(r"[•‣◦▪●○·*\-–—+→]\s{1,8}(?=\S)")
_HEADING = re.compile(
    r"(?:#{1,6}\s{0,4})?(?:\*\*)?"
    r"(?:(?:[^\W\d_]{3,12}\s|#)(\d{1,3})(?:[.:)]|\s?[-–—])?|[(\[]?(\d{1,3})(?:[.):\]]|\s[-–—]))\s{1,8}(\S.*)"
)
_CODE = re.compile(r"`|::\s*$|\]\((?!https?:)|^\s*[$>:]\s\w|\|\S+\||\w\(\)|^\s*\w+ = ")
_TITLE_LIMIT = 300
_TIME = re.compile(rf"^[(\[]?({CLOCK})[)\]]?[\s\-–—:|]+|[\s\-–—:|]+[(\[]?({CLOCK})[)\]]?$")


@dataclass
class _Part:
    """A numbered chapter as lines: its title, its paragraphs and its points, each with the
    line that it begins on."""

    line: int
    title: str
    start: float | None
    paragraphs: list[tuple[int, str]] = field(default_factory=list)
    points: list[tuple[int, str]] = field(default_factory=list)
    after: list[tuple[int, str]] = field(default_factory=list)
    """Paragraphs below the points."""


def _numbered(line: str) -> tuple[int, str] | None:
    match = _HEADING.match(line[: _TITLE_LIMIT + 40])
    if not match or len(match[3]) > _TITLE_LIMIT:
        return None
    return int(match[1] or match[2]), match[3].strip().removesuffix("**").strip()


def _headings(lines: list[str]) -> list[tuple[int, str]]:
    """The lines (from 0) that number chapters 1, 2, 3 …, with their titles. The search for
    the next number begins below the last, so a list inside a chapter does not confuse it
    unless it goes on with the very number."""
    found: list[tuple[int, str]] = []
    for number, line in enumerate(lines):
        text = line.strip()
        if not text or not (text[0].isdigit() or text[0] in "#*([" or text[0].isalpha()):
            continue
        heading = _numbered(text)
        if heading and heading[0] == len(found) + 1:
            found.append((number, heading[1]))
    return found


def _detect(document: Document) -> float:
    lines = document.head.split("\n")
    headings = _headings(lines)
    if len(headings) < 2:
        return 0.0
    parts = _parts(lines, headings)
    summed = sum(any(len(text) >= 60 for _, text in part.paragraphs) for part in parts)
    pointed = sum(len(part.points) >= 1 for part in parts)
    inside = sum(1 for line in lines[headings[0][0] :] if line.strip())
    whole = sum(1 for line in lines if line.strip())
    if summed < 0.6 * len(parts) or pointed < 0.6 * len(parts) or inside < 0.5 * whole:
        return 0.0
    return 0.0 if _is_manual(lines) else LIKELY + 0.06


def _is_manual(lines: list[str]) -> bool:
    """Whether marks of code stand in so many lines that the chapters are a manual's."""
    filled = [line for line in lines if line.strip()]
    return sum(_CODE.search(line) is not None for line in filled) >= 0.08 * len(filled)


def _parts(lines: list[str], headings: list[tuple[int, str]]) -> list[_Part]:
    parts = []
    for index, (number, title) in enumerate(headings):
        stop = headings[index + 1][0] if index + 1 < len(headings) else len(lines)
        stamp = _TIME.search(title)
        start = clock(stamp[1] or stamp[2]) if stamp else None
        if stamp and start is not None:
            title = (title[: stamp.start()] + title[stamp.end() :]).strip()
        part = _Part(number + 1, title, start)
        _fill(part, lines, number + 1, stop)
        parts.append(part)
    return parts


def _fill(part: _Part, lines: list[str], begin: int, stop: int) -> None:
    """Sort the lines below a heading into paragraphs, points, and what stands below those.
    A line directly below a paragraph or a point goes on with it."""
    goes_on: list[tuple[int, str]] | None = None
    depth = 0
    for number in range(begin, stop):
        text = lines[number].strip()
        indent = len(lines[number]) - len(lines[number].lstrip())
        bullet = _BULLET.match(text)
        if not text:
            goes_on = None
        elif bullet:
            part.points.append((number + 1, text[bullet.end() :]))
            goes_on, depth = part.points, indent
        elif goes_on and (goes_on is not part.points or indent > depth):
            line, before = goes_on[-1]
            goes_on[-1] = (line, f"{before} {text}")
        else:
            goes_on = part.after if part.points else part.paragraphs
            goes_on.append((number + 1, text))


def _read(document: Document) -> Reading:
    lines = document.lines
    headings = _headings(lines)
    parts = _parts(lines, headings)
    head = read_head(lines, headings[0][0])
    builder = BlocksBuilder()
    described: list[tuple[int, str]] = []
    for number, line in head.description:
        for piece in description.pieces(line):
            described.append((builder.add(piece, kind=DESCRIPTION, line=number), piece))
    furniture = _furniture(parts)
    chapters = tuple(_chapter(builder, part) for part in parts)
    details = Details(
        title=head.title,
        show=head.show,
        published=head.published,
        duration=head.duration,
        url=head.url,
        people=head.people,
        links=description.links(piece for _, piece in described),
        outline=outline.entries(described) if described else (),
        chapters=tuple(c for c in chapters if c.block <= len(builder)),
    )
    left_out = (*head.left_out, *(f"“{text}”, the page's own words" for text in furniture))
    report = Report(_understood(head, details), head.guessed, left_out)
    return Reading("summary-page", _READER, builder.build(), details, report)


def _furniture(parts: list[_Part]) -> list[str]:
    """Take from the last chapter what stands below its points and is the page's: no other
    chapter has text there."""
    if any(part.after for part in parts[:-1]):
        return []
    last = parts[-1]
    texts = [text for _, text in last.after]
    last.after.clear()
    return texts


def _chapter(builder: BlocksBuilder, part: _Part) -> Chapter:
    first = len(builder) + 1
    summary = [builder.add(text, kind=SUMMARY, line=n) for n, text in part.paragraphs]
    points = tuple(builder.add(text, kind=POINT, line=n) for n, text in part.points)
    summary += [builder.add(text, kind=SUMMARY, line=n) for n, text in part.after]
    return Chapter(part.title, first, part.start, tuple(summary), points)


def _understood(head: Head, details: Details) -> tuple[str, ...]:
    points = sum(len(chapter.points) for chapter in details.chapters)
    found = {
        "the title": head.title,
        "the show": head.show,
        "the people and their roles": head.people,
        "the date": head.published,
        "the length": head.duration,
        f"an outline of {len(details.outline)} entries": details.outline,
        f"{len(details.links)} links": details.links,
        f"{len(details.chapters)} chapters with {points} points": details.chapters,
    }
    return those_there(found)


FORMAT = Format("summary-page", "a summary page", _READER, _detect, _read, (".txt",))
