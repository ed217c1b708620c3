"""Markdown with front matter, and plain text: a transcript as something to read on."""

import json
from collections.abc import Callable, Iterator

from transcripts.clock import clock
from transcripts.columns import DESCRIPTION, EVENT, POINT, SPEECH
from transcripts.formats.texts.written import LABELS
from transcripts.model import Transcript
from transcripts.quotes.markdown import escaped

from .said import in_brackets, name_of, paragraphs, require_speech


def plain_text(transcript: Transcript) -> str:
    """A line for each turn, with its time and its speaker's name and a colon before it,
    where they are known. Raises NotExportable."""
    require_speech(transcript)
    turns, lines = transcript.turns, []
    for turn, kind in enumerate(turns.kinds):
        if kind in (SPEECH, EVENT):
            start, end = turns.starts[turn], turns.ends[turn]
            words = " ".join(transcript.text[start:end].split())
            if kind == EVENT:
                words = in_brackets(words)
            lines.append(_lead(transcript, turn, start, "[{}] ", "{}: ") + words)
    return "\n".join(lines) + "\n"


def markdown(transcript: Transcript) -> str:
    """Front matter, chapters as headings, turns with their speaker in bold. Summaries and
    descriptions are block quotations that say what they are."""
    parts = [_front_matter(transcript)]
    turns = transcript.turns
    headings = _headings(transcript)
    at, last = 0, SPEECH
    for turn, kind in enumerate(turns.kinds):
        at, stretches = paragraphs(turns, turn, at)
        for number, (start, end) in enumerate(stretches):
            while headings and headings[0][0] <= start:
                parts.append(headings.pop(0)[1])
            words = escaped(transcript.text[start:end])
            lead = ""
            if kind == SPEECH and not number:
                lead = _lead(transcript, turn, start, "\\[{}\\] ", "**{}:** ", escaped)
            if kind == DESCRIPTION and last == DESCRIPTION:
                parts[-1] += f"\n>\n> {words}"
            else:
                parts.append(_paragraph(kind, words, lead))
            last = kind
    parts.extend(heading for _, heading in headings)
    return "\n\n".join(part for part in parts if part) + "\n"


def _paragraph(kind: int, words: str, lead: str) -> str:
    if kind == SPEECH:
        return lead + words
    if kind == EVENT:
        return words if words.startswith("\\[") else f"\\[{words}\\]"
    if kind == POINT:
        return f"> - {words}"
    return f"> *{LABELS[kind]}:* {words}"


def _lead(
    transcript: Transcript,
    turn: int,
    start: int,
    time: str,
    name: str,
    write: Callable[[str], str] = str,
) -> str:
    """When and by whom, as far as it is known, in the forms that `time` and `name` give."""
    speaker = name_of(transcript, turn)
    place = transcript.blocks.place(start)
    seconds = transcript.blocks.start_at(start) if place.char == 0 else None
    return (time.format(clock(seconds)) if seconds is not None else "") + (
        name.format(write(speaker)) if speaker else ""
    )


def _headings(transcript: Transcript) -> list[tuple[int, str]]:
    found = []
    for chapter in transcript.details.chapters:
        time = f"\\[{clock(chapter.start)}\\] " if chapter.start is not None else ""
        offset = transcript.blocks.offsets[chapter.block - 1]
        found.append((offset, f"## {time}{escaped(chapter.title)}".rstrip()))
    return sorted(found, key=lambda each: each[0])


def _front_matter(transcript: Transcript) -> str:
    details = transcript.details
    fields = [
        ("title", details.title),
        ("show", details.show),
        ("date", details.published.isoformat() if details.published else None),
        ("duration", clock(details.duration) if details.duration is not None else None),
        ("language", details.language),
        ("url", details.url),
        ("media", details.media),
    ]
    lines = [f"{key}: {_quoted(value)}" for key, value in fields if value]
    for role, key in (("host", "hosts"), ("guest", "guests"), (None, "speakers")):
        lines.extend(_people(transcript, role, key))
    return "\n".join(["---", *lines, "---"]) if lines else ""


def _people(transcript: Transcript, role: str | None, key: str) -> Iterator[str]:
    names = [
        person.name
        for person in transcript.people
        if person.name and not person.inferred
        if person.role == role or (role is None and person.role not in ("host", "guest"))
    ]
    if names:
        yield f"{key}:"
        yield from (f"  - {_quoted(name)}" for name in names)


def _quoted(text: str) -> str:
    """A YAML string in double quotes, which is a JSON string."""
    return json.dumps(" ".join(text.split()), ensure_ascii=False)
