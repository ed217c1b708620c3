"""A transcript as the JSON that scripts rely on: every key always there, null where the
source says nothing."""

from typing import Any

from transcripts.chapters.starts import chapter_time
from transcripts.columns import DESCRIPTION, KIND_NAMES, NOBODY, SPEECH, Blocks, Place, pieces
from transcripts.hearing import misheard
from transcripts.model import Chapter, Report, Span, Transcript
from transcripts.shown import ShownBlocks, shown_span, source_place
from transcripts.text import make_safe


def transcript_json(transcript: Transcript) -> dict[str, Any]:
    """The object that `tapelog show --json` prints.

    Blocks, turns, lines and chapters count from 1, characters from 0; times are seconds.
    """
    details, source = transcript.details, transcript.version.source
    heard = set(transcript.turns.speakers)
    return {
        "id": transcript.id,
        "title": details.title,
        "show": details.show,
        "date": details.published.isoformat() if details.published else None,
        "duration": details.duration,
        "language": details.language,
        "source": {
            "path": make_safe(source.path) if source.path else None,
            "url": source.url or details.url,
            "format": transcript.version.reading.format,
            "sha256": source.sha256,
        },
        "people": [
            {
                "name": person.name,
                "role": person.role,
                "inferred": person.inferred,
                "evidence": person.evidence,
            }
            for who, person in enumerate(details.people)
            if person.name or person.role or who in heard
        ],
        "attribution": transcript.attribution,
        # The same, with "person" where only a person said who speaks.
        "attributed_by": transcript.attributed_by,
        # "aligned": lent by another record of the talk, by the words of both.
        "times": details.times if has_times(transcript) else None,
        "description": description(transcript),
        "links": [{"label": link.label, "url": link.url} for link in details.links],
        **chapters_json(transcript),
        "turns": _turns(transcript),
        "report": report_json(transcript.version.reading.report),
    }


def chapters_json(transcript: Transcript) -> dict[str, Any]:
    """The outline and the chapters alone, as they stand in the whole object."""
    details = transcript.details
    return {
        "outline": [{"title": entry.title, "start": entry.start} for entry in details.outline],
        "chapters": [
            _chapter(transcript, number, chapter)
            for number, chapter in enumerate(details.chapters, 1)
        ],
    }


def report_json(report: Report) -> dict[str, list[str]]:
    """How a source was understood, as fragments for a person."""
    return {
        "understood": list(report.understood),
        "guessed": list(report.guessed),
        "left_out": list(report.left_out),
    }


def has_times(transcript: Transcript) -> bool:
    """Whether any block has a time."""
    return any(start == start for start in transcript.blocks.starts)  # not NaN


def description(transcript: Transcript) -> str | None:
    """The blocks of the description, a line each; None where there is none."""
    blocks = transcript.blocks
    texts = [blocks[number - 1].text for number in blocks.numbers(DESCRIPTION)]
    return "\n".join(texts) or None


def _chapter(transcript: Transcript, number: int, chapter: Chapter) -> dict[str, Any]:
    blocks = transcript.blocks
    summary = " ".join(blocks[b - 1].text for b in chapter.summary) or None
    points = [blocks[b - 1].text for b in chapter.points]
    if chapter.gist is not None:
        summary = chapter.gist.summary or None
        points = [point.text for point in chapter.gist.points]
    start, between = chapter_time(transcript, chapter)
    return {
        "number": number,
        "title": chapter.title,
        "summary": summary,
        "points": points,
        "block": chapter.block,
        "turn": transcript.turns.at(blocks.offsets[chapter.block - 1]) + 1,
        "start": start,
        "time": "exact" if start is not None else "between" if between else "none",
        "between": between,
        "certain": chapter.between is None,
        # Its time was worked out from the words of an outline beside it, not stated.
        "time_inferred": chapter.start is None and chapter.within is not None,
        "origin": chapter.origin,
        "quotes": [_quote(transcript, span) for span in chapter.quotes],
    }


def _quote(transcript: Transcript, kept: Span) -> dict[str, Any]:
    """A sentence of the talk that stands for a chapter made here."""
    blocks = transcript.blocks
    start, end = shown_span(blocks, kept)
    text = transcript.text[blocks.offset(start) : blocks.offset(end)]
    return {"block": start.block, "from": start.char, "text": text}


def _turns(transcript: Transcript) -> list[dict[str, Any]]:
    """Every turn; `chapter` is the number of the one it begins in."""
    from transcripts.quotes.guard import Guard, Writing  # nobody who only reads needs it

    turns, blocks = transcript.turns, transcript.blocks
    edges = [blocks.offsets[chapter.block - 1] for chapter in transcript.details.chapters]
    found = []
    chapter, guard = 0, Guard(transcript)
    for index, (start, end) in enumerate(zip(turns.starts, turns.ends, strict=True)):
        while chapter < len(edges) and edges[chapter] <= start:
            chapter += 1
        turn = _turn(transcript, index, start, end, chapter or None)
        part = guard.part(index, start, end)
        # What must stand before words that nobody said, wherever they are shown.
        turn["label"] = part.label if isinstance(part, Writing) else None
        found.append(turn)
    return found


def _turn(
    transcript: Transcript, index: int, start: int, end: int, chapter: int | None
) -> dict[str, Any]:
    blocks = transcript.blocks
    kind = transcript.turns.kinds[index]
    speaker = transcript.turns.speakers[index] if kind == SPEECH else NOBODY
    person = transcript.people[speaker] if speaker != NOBODY else None
    inferred = person is not None and transcript.inferred(start, end)
    parts = pieces(blocks, start, end)
    first, last = blocks[parts[0][0] - 1], blocks[parts[-1][0] - 1]
    return {
        "number": index + 1,
        "speaker": transcript.speaker_name(speaker),
        "role": person.role if person else None,
        # How likely it is that the speaker is right, where they were worked out.
        "confidence": transcript.rated(start, end) if person else None,
        "inferred": inferred,
        # A turn that begins or ends inside a block has no time of its own there.
        "start": first.start if parts[0][1] == 0 else None,
        "end": last.end if parts[-1][2] == len(last.text) else None,
        "chapter": chapter,
        "kind": KIND_NAMES[kind],
        "text": blocks.text[start:end],
        # Words of `text` that a person corrected; the pieces have them as they were heard.
        "corrected": [
            {"from": a - start, "to": b - start, "heard": heard, "said": said}
            for a, b, heard, said in misheard(blocks, start, end)
        ],
        "pieces": [_piece(blocks, *part) for part in parts],
    }


def _piece(blocks: Blocks, number: int, begin: int, stop: int) -> dict[str, Any]:
    """A piece of a turn in the version as read."""
    first, last = Place(number, begin), Place(number, stop)
    begin, stop = source_place(blocks, first).char, source_place(blocks, last, end=True).char
    source = blocks.source if isinstance(blocks, ShownBlocks) else blocks
    return {
        "block": number,
        "line": blocks.lines[number - 1] or None,
        "from": begin,
        "to": stop,
        "text": source[number - 1].text[begin:stop],
    }
