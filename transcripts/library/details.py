"""What a source says about itself, as JSON and back."""

import json
from datetime import date
from typing import Any

from transcripts.model import Chapter, Details, Link, OutlineEntry, Person, Place, Report, Span


def dump_span(span: Span) -> list[int]:
    return [span.start.block, span.start.char, span.end.block, span.end.char]


def load_span(numbers: list[int]) -> Span:
    block, char, end_block, end_char = numbers
    return Span(Place(block, char), Place(end_block, end_char))


def dump_details(details: Details) -> str:
    """`details` as JSON, only what is there."""
    kept: dict[str, Any] = {
        "title": details.title,
        "show": details.show,
        "published": details.published.isoformat() if details.published else None,
        "duration": details.duration,
        "language": details.language,
        "url": details.url,
        "media": details.media,
        "people": [person._asdict() for person in details.people],
        "links": [link._asdict() for link in details.links],
        "outline": [[e.title, e.start, dump_span(e.span)] for e in details.outline],
        "chapters": [_dump_chapter(chapter) for chapter in details.chapters],
        "times": details.times if details.times != "source" else None,
    }
    return json.dumps({k: v for k, v in kept.items() if v not in (None, [])}, ensure_ascii=False)


def load_details(text: str) -> Details:
    """The inverse of `dump_details`."""
    kept = json.loads(text)
    published = kept.get("published")
    return Details(
        title=kept.get("title"),
        show=kept.get("show"),
        published=date.fromisoformat(published) if published else None,
        duration=kept.get("duration"),
        language=kept.get("language"),
        url=kept.get("url"),
        media=kept.get("media"),
        people=tuple(Person(**person) for person in kept.get("people", ())),
        links=tuple(Link(**link) for link in kept.get("links", ())),
        outline=tuple(OutlineEntry(t, s, load_span(at)) for t, s, at in kept.get("outline", ())),
        chapters=tuple(_chapter(chapter) for chapter in kept.get("chapters", ())),
        times=kept.get("times", "source"),
    )


def _dump_chapter(chapter: Chapter) -> dict[str, Any]:
    # What is made here or by a model is no part of a version.
    kept = chapter._asdict()
    return {name: kept[name] for name in kept if name not in ("quotes", "gist")}


def _chapter(kept: dict[str, Any]) -> Chapter:
    between, within = kept.get("between"), kept.get("within")
    return Chapter(
        kept["title"],
        kept["block"],
        kept["start"],
        tuple(kept["summary"]),
        tuple(kept["points"]),
        kept["origin"],
        tuple(between) if between else None,
        tuple(within) if within else None,
    )


def dump_report(report: Report) -> str:
    return json.dumps(report._asdict(), ensure_ascii=False)


def load_report(text: str) -> Report:
    return Report(**{name: tuple(lines) for name, lines in json.loads(text).items()})
