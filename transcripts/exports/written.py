"""Markdown with front matter, and plain text: a transcript as something to read on."""

import json
from collections.abc import Callable, Iterator

from transcripts.clock import clock
from transcripts.columns import DESCRIPTION, EVENT, POINT, SPEECH, SUMMARY
from transcripts.model import Transcript
from transcripts.quotes.guard import Guard, Part, Sound, Speech, Writing, gist, inferred_note, title
from transcripts.quotes.markdown import escaped

from .said import paragraphs, require_speech


def plain_text(transcript: Transcript) -> str:
    """A line for each turn, with its time and its speaker's name and a colon before it,
    where they are known. Raises NotExportable."""
    require_speech(transcript)
    turns, guard, lines = transcript.turns, Guard(transcript), []
    for turn, kind in enumerate(turns.kinds):
        if kind in (SPEECH, EVENT):
            part = guard.part(turn, turns.starts[turn], turns.ends[turn])
            if isinstance(part, Speech | Sound):
                lead = _lead(transcript, part, "[{}] ", "{}: ")
                lines.append(lead + " ".join(part.words.split()))
    return "\n".join(lines) + "\n"


def markdown(transcript: Transcript) -> str:
    """Front matter, chapters as headings, turns with their speaker in bold. Summaries and
    descriptions are block quotations that say what they are."""
    parts = [_front_matter(transcript)]
    turns, guard = transcript.turns, Guard(transcript)
    headings = _headings(transcript)
    at, last = 0, SPEECH
    for turn, kind in enumerate(turns.kinds):
        at, stretches = paragraphs(turns, turn, at)
        for number, (start, end) in enumerate(stretches):
            while headings and headings[0][0] <= start:
                parts.append(headings.pop(0)[1])
                last = SPEECH
            part = guard.part(turn, start, end)
            if part is None:
                continue
            if isinstance(part, Writing):
                text, joined = _written(part, last)
                if joined:
                    parts[-1] += f"\n>\n{text}"
                else:
                    parts.append(text)
            else:
                lead = ""
                if isinstance(part, Speech) and not number:
                    lead = _lead(transcript, part, "\\[{}\\] ", "**{}:** ", escaped)
                parts.append(lead + escaped(part.words))
            last = kind
    parts.extend(heading for _, heading in headings)
    return "\n\n".join(part for part in parts if part) + "\n"


def _written(part: Writing, last: int) -> tuple[str, bool]:
    """A line of a block quotation, and whether it goes on with that before it, which holds
    the kind `last`: only under a label stands anything that has none of its own."""
    if part.kind == POINT and last in (SUMMARY, POINT):
        return part.under("> - {words}", escaped), False
    if part.kind == DESCRIPTION == last:
        return part.under("> {words}", escaped), True
    return part.labelled("> *{short}:* {words}", escaped), False


def _lead(
    transcript: Transcript,
    part: Part,
    time: str,
    name: str,
    write: Callable[[str], str] = str,
) -> str:
    """When and by whom, as far as it is known, in the forms that `time` and `name` give."""
    speaker = part.name if isinstance(part, Speech) else None
    place = transcript.blocks.place(part.start)
    seconds = transcript.blocks.start_at(part.start) if place.char == 0 else None
    return (time.format(clock(seconds)) if seconds is not None else "") + (
        name.format(write(speaker)) if speaker else ""
    )


def _told(part: Writing, *, first: bool) -> str:
    """What a model wrote of a chapter: the first under its heading names the model."""
    if first:
        return part.labelled("> *{label}:* {words}", escaped)
    return part.under("> - {words}", escaped)


def _headings(transcript: Transcript) -> list[tuple[int, str]]:
    found = []
    for chapter in transcript.details.chapters:
        time = f"\\[{clock(chapter.start)}\\] " if chapter.start is not None else ""
        offset = transcript.blocks.offsets[chapter.block - 1]
        heading = [f"## {time}{title(chapter).shown(escaped)}".rstrip()]
        heading += (_told(part, first=not n) for n, part in enumerate(gist(chapter)))
        found.append((offset, "\n\n".join(heading)))
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
        ("attribution", inferred_note(transcript)),
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
