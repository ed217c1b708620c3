"""Setting a transcript's page: its elements in reading order, with the air between them."""

from __future__ import annotations

from reader.page import (
    BYLINE,
    FURNITURE,
    HEADING,
    LIKELY,
    OUTLINE,
    SURE,
    TITLE,
    UNSURE,
    Page,
)
from transcripts.clock import clock, hours_and_minutes
from transcripts.columns import NOBODY, POINT
from transcripts.model import Chapter, Degree, Transcript, degree
from transcripts.paragraphs import list_items


class _Setter:
    """Puts elements one after another on a page that is being made."""

    def __init__(self) -> None:
        self.page = Page()
        self.furniture: list[str] = []
        self.shift = 0
        """Characters of furniture so far: how far positions are ahead of offsets."""

    def put(
        self,
        kind: int,
        doc: int,
        length: int = 0,
        *,
        text: str = "",
        gap: int,
        turn: int = 0,
        speaker: int = NOBODY,
        head: bool = False,
        degree: int = SURE,
        chapter: int = -1,
        time: float = float("nan"),
        line: int = 0,
    ) -> None:
        page = self.page
        page.gaps.append(gap if len(page) else 1)  # one row of air at the very top
        page.kinds.append(kind)
        page.heads.append(head)
        page.degrees.append(degree)
        start = doc + self.shift
        page.starts.append(start)
        if kind in FURNITURE:
            self.furniture.append(text)
            length = len(text)
            self.shift += length + 1
        page.ends.append(start + length)
        page.docs.append(doc)
        page.turns.append(turn)
        page.speakers.append(speaker)
        page.chapters.append(chapter)
        page.times.append(time)
        page.lines.append(line)

    def finish(self, document: str) -> Page:
        self.page.doubted = UNSURE in self.page.degrees
        self.page.assemble(document, self.furniture)
        return self.page


def set_page(transcript: Transcript, names: tuple[str, ...]) -> Page:
    """The page of a transcript; `names` are what the gutter prints for each speaker."""
    setter = _Setter()
    details = transcript.details
    made = _made(details.chapters)
    setter.page.names, setter.page.made = names, next(filter(None, made), "")
    for kind, text in _opening(transcript):
        setter.put(kind, 0, text=text, gap=0 if kind == BYLINE else 1)
    turns, blocks = transcript.turns, transcript.blocks
    heading_at = {
        blocks.offsets[chapter.block - 1]: index
        for index, chapter in reversed(list(enumerate(details.chapters)))
    }
    outline = {blocks.offset(entry.span.start) for entry in details.outline}
    items = outline.union(list_items(blocks))
    chapter, before = -1, -1
    number = 0  # of the block, moved along with the paragraphs
    offsets = blocks.offsets
    for p, turn in enumerate(turns.paragraph_turns):
        start, end = turns.paragraph_starts[p], turns.paragraph_ends[p]
        while number < len(offsets) and offsets[number] <= start:
            number += 1
        kind = OUTLINE if start in outline else turns.kinds[turn]
        if start in heading_at:
            chapter = _put_headings(setter, details.chapters, heading_at[start], start, made)
        setter.put(
            kind,
            start,
            end - start,
            gap=_gap(kind, before, item=start in items),
            turn=turn + 1,
            speaker=turns.speakers[turn],
            head=start == turns.starts[turn],
            degree=SURE if turns.speakers[turn] == NOBODY else _degree(transcript, start, end),
            chapter=chapter,
            time=blocks.starts[number - 1],
            line=blocks.lines[number - 1],
        )
        before = kind
    return setter.finish(transcript.text)


def _put_headings(
    setter: _Setter,
    chapters: tuple[Chapter, ...],
    first: int,
    start: int,
    made: list[str | None],
) -> int:
    """Set the headings of the chapters, from `first` on, that begin in one block; gives the
    last of them."""
    chapter = first
    while True:
        setter.put(
            HEADING,
            start,
            text=_heading(chapters[chapter]),
            gap=2,
            head=True,
            degree=LIKELY if made[chapter] else SURE,
            chapter=chapter,
        )
        following = chapters[chapter + 1 : chapter + 2]
        if not following or following[0].block != chapters[first].block:
            return chapter
        chapter += 1


_DEGREES: dict[Degree, int] = {"sure": SURE, "likely": LIKELY, "unsure": UNSURE}


def _degree(transcript: Transcript, start: int, end: int) -> int:
    """How certain the speaker of a paragraph is."""
    if transcript.inference is None:
        return SURE
    return _DEGREES[degree(transcript.confidence(start, end))]


def _made(chapters: tuple[Chapter, ...]) -> list[str | None]:
    """How each chapter came to be that neither the source nor a person made. All of one
    transcript are made together: here, or by one model."""
    if not chapters:
        return []
    from transcripts.quotes.guard import made_by  # a kept page needs it no more

    return [made_by(chapter.origin) for chapter in chapters]


def _heading(chapter: Chapter) -> str:
    """What stands above a chapter: its title, or its time where the source titles none."""
    return chapter.title or (clock(chapter.start) if chapter.start is not None else "")


def _gap(kind: int, before: int, *, item: bool) -> int:
    """Blank lines between two neighbouring elements: none between the items of a list."""
    return 0 if item or kind == POINT == before else 1


def _opening(transcript: Transcript) -> list[tuple[int, str]]:
    """Title and byline, as far as the source states them."""
    details = transcript.details
    lines: list[tuple[int, str]] = []
    if details.title:
        lines.append((TITLE, details.title))
    facts = [details.show or ""]
    if details.published:
        d = details.published
        facts.append(f"{d.day} {d:%B} {d.year}")
    if details.duration:
        facts.append(hours_and_minutes(round(details.duration / 60)))
    byline = " · ".join(fact for fact in facts if fact)
    if byline:
        lines.append((BYLINE, byline))
    people = ", ".join(
        f"{person.name} ({person.role})" if person.role in ("host", "guest") else person.name
        for person in details.people
        if person.name
    )
    if people and details.title:
        lines.append((BYLINE, people))
    return lines
