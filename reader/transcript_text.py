"""A transcript as plain text that reads from top to bottom: for pipes, and for ears."""

from collections.abc import Iterator

from transcripts.chapters.starts import chapter_time
from transcripts.clock import clock
from transcripts.columns import EVENT, POINT, SPEECH, SUMMARY
from transcripts.model import Transcript


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
    names = [f"{p.name} ({p.role})" if p.role else p.name for p in details.people if p.name]
    if names:
        yield "With " + ", ".join(names)
    yield from _body(transcript)


def _body(transcript: Transcript) -> Iterator[str]:
    turns, text = transcript.turns, transcript.text
    headings = _headings(transcript)
    last_turn = -1
    for start, end, turn in zip(
        turns.paragraph_starts, turns.paragraph_ends, turns.paragraph_turns, strict=True
    ):
        while headings and headings[0][0] <= start:
            yield ""
            yield headings.pop(0)[1]
        if turns.kinds[turn] != POINT:
            yield ""
        label = _label(transcript, turn) if turn != last_turn else None
        last_turn = turn
        if label:
            yield label
        yield _marked(turns.kinds[turn], text[start:end])
    for _, heading in headings:
        yield ""
        yield heading


def _headings(transcript: Transcript) -> list[tuple[int, str]]:
    found = []
    for number, chapter in enumerate(transcript.details.chapters, 1):
        start, _ = chapter_time(transcript, chapter)
        time = f"  [{clock(start)}]" if start is not None else ""
        offset = transcript.blocks.offsets[chapter.block - 1]
        title = f": {chapter.title}" if chapter.title else ""
        found.append((offset, f"Chapter {number}{title}{time}"))
    return sorted(found)


def _label(transcript: Transcript, turn: int) -> str | None:
    turns = transcript.turns
    if turns.kinds[turn] == SUMMARY:
        return "Summary, not verbatim:"
    if turns.kinds[turn] != SPEECH:
        return None
    start = turns.starts[turn]
    at = transcript.blocks.place(start)
    seconds = transcript.blocks.start_at(start) if at.char == 0 else None
    time = f"[{clock(seconds)}]" if seconds is not None else None
    speaker = turns.speakers[turn]
    name = transcript.speaker_name(speaker)
    if name and transcript.inferred(turns.starts[turn], turns.ends[turn]):
        name += " (inferred)"
    return "  ".join(part for part in (name, time) if part) or None


def _marked(kind: int, text: str) -> str:
    if kind == POINT:
        return f"- {text}"
    return f"[{text.strip('[]()')}]" if kind == EVENT else text
