"""The chapters of the sidebar as plain data: what is known of each, and who says so."""

from __future__ import annotations

from typing import NamedTuple

from transcripts.chapters.side_by_side import Row as Beside
from transcripts.chapters.side_by_side import laid_side_by_side
from transcripts.chapters.starts import chapter_time
from transcripts.columns import SPEECH
from transcripts.model import Chapter, Span, Transcript
from transcripts.shown import shown_span

NOT_SPEECH = "Summary, not speech"
NOT_VERBATIM = "not verbatim"
CHOSEN_HERE = "Quotes chosen here"


class Told(NamedTuple):
    """Words under a chapter, and where in the document text one goes for them: to what
    they are, or to what they rest on; None where there is no such place."""

    text: str
    start: int | None = None


class SidebarChapter(NamedTuple):
    """A chapter; `start` in seconds only where it is known exactly."""

    title: str
    start: float | None = None
    summary: tuple[str, ...] = ()
    points: tuple[Told, ...] = ()
    between: tuple[float, float] | None = None
    """The earliest and the latest it may begin, where only that is known."""
    certain: bool = True
    """Whether it surely begins where it stands in the text."""
    made: str | None = None
    """How it came to be ("made here", "by NAME"), where neither the source nor a person
    made it."""
    worked_out: bool = False
    """Whether its time was worked out, and is stated nowhere."""
    by_outline: bool = False
    """Whether that was done from the words of an outline."""
    quotes: tuple[Told, ...] = ()
    """Sentences of the talk that stand for it."""

    @property
    def words(self) -> tuple[Told, ...]:
        """What unfolds under it and can be gone to, in order."""
        return self.points + self.quotes

    @property
    def label(self) -> str:
        """What must stand above its summary and points."""
        return f"Summary {self.made}, {NOT_VERBATIM}" if self.by_model else NOT_SPEECH

    @property
    def by_model(self) -> bool:
        """Whether a model wrote it."""
        return self.made is not None and self.made.startswith("by ")


def chapters_of(transcript: Transcript) -> tuple[SidebarChapter, ...]:
    """The chapters of a transcript for its sidebar."""
    chapters = transcript.details.chapters
    if not chapters:
        return ()
    from transcripts.quotes.guard import made_by  # the first page does without

    return tuple(_chapter(transcript, one, made_by(one.origin)) for one in chapters)


def lists_of(transcript: Transcript) -> tuple[Beside, ...]:
    """Chapters and outline laid side by side, where they are two lists of their own."""
    details = transcript.details
    if not details.outline or all(chapter.origin == "outline" for chapter in details.chapters):
        return ()
    return tuple(laid_side_by_side(transcript))


def _chapter(transcript: Transcript, chapter: Chapter, made: str | None) -> SidebarChapter:
    blocks = transcript.blocks
    start, between = chapter_time(transcript, chapter)
    stated, by_outline = start, False
    if chapter.within is not None and chapter.start is None:
        stated, other = chapter_time(transcript, chapter._replace(within=None))
        by_outline = stated is None and other is None
    summary = tuple(blocks[number - 1].text for number in chapter.summary)
    points = tuple(
        Told(blocks[number - 1].text, blocks.offsets[number - 1]) for number in chapter.points
    )
    if chapter.gist is not None:
        summary += (chapter.gist.summary,) if chapter.gist.summary else ()
        points += tuple(
            Told(point.text, _first_place(transcript, point.spans))
            for point in chapter.gist.points
            if point.text
        )
    return SidebarChapter(
        chapter.title,
        start,
        summary,
        points,
        (between[0], between[1]) if between else None,
        chapter.between is None,
        made,
        stated is None and (start is not None or between is not None),
        by_outline,
        tuple(said for span in chapter.quotes if (said := _said(transcript, span))),
    )


def _first_place(transcript: Transcript, spans: tuple[Span, ...]) -> int | None:
    """The document offset of the first of the words that something rests on."""
    return _offsets(transcript, spans[0])[0] if spans else None


def _said(transcript: Transcript, span: Span) -> Told | None:
    """The words of a span, if all of them were said."""
    start, end = _offsets(transcript, span)
    blocks = transcript.blocks
    words = transcript.text[start:end].strip()
    if not words:
        return None
    first, last = (blocks.number_at(offset) for offset in (start, max(start, end - 1)))
    return Told(words, start) if set(blocks.kinds[first - 1 : last]) == {SPEECH} else None


def _offsets(transcript: Transcript, kept: Span) -> tuple[int, int]:
    start, end = shown_span(transcript.blocks, kept)
    return transcript.blocks.offset(start), transcript.blocks.offset(end)
