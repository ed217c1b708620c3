"""What `tapelog chapters` prints and writes: lines that can be edited and read back."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from reader.services.chaptering import why_none
from reader.transcript_json import chapters_json
from transcripts.chapters.side_by_side import laid_side_by_side
from transcripts.chapters.starts import chapter_time
from transcripts.clock import clock
from transcripts.exports import NotExportable
from transcripts.exports.chapters_edited import UNTITLED
from transcripts.exports.chapters_formats import CHAPTER_FORMATS, export_chapters
from transcripts.exports.chapters_listed import own_lines
from transcripts.library.store import Library
from transcripts.model import Chapter, Span, Transcript
from transcripts.quotes.guard import Guard, Speech, Writing, gist, title
from transcripts.quotes.places import place_label
from transcripts.shown import shown_span
from transcripts.text import make_safe, one_line

from .files import STANDARD, write_file
from .output import ERROR, FOUND, NOTHING, complain, is_terminal, say, say_all, say_json

_INDENT = "    "


def say_chapters(library: Library | None, transcript: Transcript, full: bool) -> int:
    """Print a line for each chapter, and for each entry of an outline beside them."""
    say_all(chapter_lines(transcript, full))
    if not transcript.details.chapters:
        complain(f"{transcript.name} has no chapters: {why_none(library, transcript)}")
        return FOUND if transcript.details.outline else NOTHING
    return FOUND


def say_json_of(library: Library | None, transcript: Transcript) -> int:
    """Print chapters and outline as JSON."""
    found = chapters_json(transcript)
    say_json({"id": transcript.id, "title": transcript.details.title, **found})
    if not found["chapters"]:
        complain(f"{transcript.name} has no chapters: {why_none(library, transcript)}")
    return FOUND if found["chapters"] or found["outline"] else NOTHING


def write(
    library: Library | None,
    transcript: Transcript,
    form: str | None,
    output: str | None,
    force: bool,
) -> int:
    """Write chapters to a file or to standard output. Raises Problem."""
    chosen = form or _by_ending(output or "")
    if chosen is None:
        complain(f"say which format: --format {', '.join(CHAPTER_FORMATS)}")
        return ERROR
    if not transcript.details.chapters:
        complain(f"{transcript.name} has no chapters: {why_none(library, transcript)}")
        return NOTHING
    try:
        made = export_chapters(transcript, chosen)
    except NotExportable as problem:
        complain(str(problem).rstrip("."))
        return ERROR
    if output is None or output == STANDARD:
        sys.stdout.write(made.text)
    else:
        write_file(Path(output), made.text, force)
        if is_terminal(sys.stdout):
            say(f"Written to {make_safe(output)}.")
    for one in made.told:
        complain(one)
    return FOUND


def _by_ending(output: str) -> str | None:
    ending = Path(output).suffix.lower()
    return next((form for form, (known, _) in CHAPTER_FORMATS.items() if ending in known), None)


def chapter_lines(transcript: Transcript, full: bool) -> Iterator[str]:
    """A line for each chapter: its time, or else its place and between which times it begins,
    and its title. What is said of it follows if it is to be `full`; entries of an outline
    stand beside the chapters that are not its own."""
    details = transcript.details
    beside = any(chapter.origin != "outline" for chapter in details.chapters)
    outline = details.outline if beside or not details.chapters else ()
    starts = _starts(transcript)
    width = max(map(len, starts), default=0)
    for row in laid_side_by_side(transcript):
        if row.chapter is not None:
            chapter = details.chapters[row.chapter]
            shown = one_line(title(chapter).shown()) or UNTITLED
            yield f"{starts[row.chapter]:{width}}  {shown}"
            if full:
                yield from (_INDENT + line for line in _told(transcript, chapter))
        if row.entry is not None and outline:
            entry = outline[row.entry]
            yield f"{_INDENT}outline, {clock(entry.start)}: {one_line(entry.title)}"


def _starts(transcript: Transcript) -> list[str]:
    """When each chapter begins, or where: as `transcripts.exports.chapters_edited` reads it."""
    lines = own_lines(transcript.version.reading.blocks)

    def place(block: int) -> str:
        return f"line {lines[block]}" if block in lines else f"block {block}"

    found = []
    for chapter in transcript.details.chapters:
        start, between = chapter_time(transcript, chapter)
        said = clock(start) if start is not None else place(chapter.block)
        if start is None and between is not None:
            said += f", between {clock(between[0])} and {clock(between[1])}"
        elif start is None and chapter.between is not None:
            first, last = map(place, chapter.between)
            said += f", between {first} and {last}"
        found.append(said)
    return found


def _told(transcript: Transcript, chapter: Chapter) -> Iterator[str]:
    """What is written of a chapter, labelled, and the sentences that stand for it."""
    guard, blocks = Guard(transcript), transcript.blocks
    if chapter.gist is not None:
        yield from _modelled(transcript, chapter)
    first = True
    for number in (*chapter.summary, *chapter.points):
        for part in guard.parts(blocks.offsets[number - 1], blocks.end_offset(number)):
            if isinstance(part, Writing):
                point = number in chapter.points and not first
                yield part.under("- {words}") if point else part.labelled()
                first = False
    for span in chapter.quotes:
        start, end = _offsets(transcript, span)
        for said in guard.parts(start, end):
            if isinstance(said, Speech):
                by = f" — {said.name}" if said.name else ""
                yield f"{said.quoted()}{by}, {place_label(transcript, said.start)}"


def _modelled(transcript: Transcript, chapter: Chapter) -> Iterator[str]:
    """A model's summary and points, with the places of the words that they rest on."""
    kept = chapter.gist
    assert kept is not None
    rests: list[Sequence[Span]] = [()] if kept.summary else []
    rests += [point.spans for point in kept.points if point.text]
    for index, (part, spans) in enumerate(zip(gist(chapter), rests, strict=True)):
        places = [place_label(transcript, _offsets(transcript, span)[0]) for span in spans]
        where = f" ({', '.join(dict.fromkeys(places))})" if places else ""
        yield (part.under("- {words}") if index else part.labelled()) + where


def _offsets(transcript: Transcript, kept: Span) -> tuple[int, int]:
    start, end = shown_span(transcript.blocks, kept)
    return transcript.blocks.offset(start), transcript.blocks.offset(end)
