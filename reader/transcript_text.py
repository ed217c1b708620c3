"""A transcript as plain text that reads from top to bottom: for pipes, and for ears."""

from collections.abc import Iterator

from reader.certainty import why_not_worked_out
from transcripts.chapters.starts import chapter_time
from transcripts.clock import clock
from transcripts.columns import DESCRIPTION, POINT, SPEECH, SUMMARY
from transcripts.model import Person, Transcript
from transcripts.quotes.guard import (
    Guard,
    Sound,
    Speech,
    Writing,
    credit,
    gist,
    inferred_note,
    title,
)


def transcript_lines(transcript: Transcript) -> Iterator[str]:
    """Title and what the source says of itself, then chapters and turns, unwrapped."""
    details = transcript.details
    yield transcript.name
    facts = [
        details.show,
        details.published.isoformat() if details.published else None,
        clock(details.duration) if details.duration is not None else None,
    ]
    if any(facts):
        yield " · ".join(fact for fact in facts if fact)
    names = [_named(person) for person in details.people if person.name]
    if names:
        yield "With " + ", ".join(names)
    if note := inferred_note(transcript):
        yield note
    if reason := why_not_worked_out(transcript):
        more = "" if transcript.attribution == "none" else "else "
        yield f"Who {more}speaks is not worked out: {reason}."
    yield from _body(transcript)


def _named(person: Person) -> str:
    return credit(person.name or "", person.inferred, person.role)


def _body(transcript: Transcript) -> Iterator[str]:
    turns, guard = transcript.turns, Guard(transcript)
    headings = _headings(transcript)
    last_turn, last = -1, SPEECH
    for start, end, turn in zip(
        turns.paragraph_starts, turns.paragraph_ends, turns.paragraph_turns, strict=True
    ):
        while headings and headings[0][0] <= start:
            yield ""
            yield from headings.pop(0)[1]
            last = SPEECH
        part = guard.part(turn, start, end)
        if part is None:
            continue
        kind = turns.kinds[turn]
        if isinstance(part, Writing):
            if kind == POINT and last in (SUMMARY, POINT):
                yield part.under("- {words}")
            elif kind == DESCRIPTION == last:
                yield part.under("> {words}")
            else:
                yield ""
                yield part.labelled("{short}: {words}")
        else:
            yield ""
            label = _label(transcript, part) if turn != last_turn else None
            if label:
                yield label
            yield part.words
        last_turn, last = turn, kind
    for _, heading in headings:
        yield ""
        yield from heading


def _headings(transcript: Transcript) -> list[tuple[int, list[str]]]:
    """The lines that open each chapter, and the offset before which they stand."""
    found = []
    for number, chapter in enumerate(transcript.details.chapters, 1):
        start, _ = chapter_time(transcript, chapter)
        time = f"  [{clock(start)}]" if start is not None else ""
        offset = transcript.blocks.offsets[chapter.block - 1]
        name = title(chapter)
        lines = [f"Chapter {number}{':' if name else ''} {name.shown()}".rstrip() + time]
        for index, part in enumerate(gist(chapter)):
            lines += [part.under("- {words}")] if index else ["", part.labelled()]
        found.append((offset, lines))
    return sorted(found)


def _label(transcript: Transcript, part: Speech | Sound) -> str | None:
    """Who begins to speak, and when, as far as that is known."""
    if isinstance(part, Sound):
        return None
    at = transcript.blocks.place(part.start)
    seconds = transcript.blocks.start_at(part.start) if at.char == 0 else None
    time = f"[{clock(seconds)}]" if seconds is not None else None
    return "  ".join(one for one in (part.name, time) if one) or None
