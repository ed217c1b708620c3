"""What a model wrote of a talk, as plain data and as the JSON in which it is kept.

Blocks count from 1 and places are those of the source, so that they hold whatever words a
person corrects later. Titles, summaries and points are a model's own words, never speech.
"""

import json
from typing import Any, NamedTuple

from transcripts.model import Chapter, Place, Span
from transcripts.text import one_line

FORM = 1
"""The number of the JSON's form; another form is read by no older Tapelog."""


class Point(NamedTuple):
    """One thing that a chapter is about, and the words of the talk it rests on."""

    text: str
    spans: tuple[Span, ...]
    """In order, at least one: places of the source."""

    @property
    def blocks(self) -> tuple[int, ...]:
        """The numbers of the blocks it rests on, in order."""
        found: set[int] = set()
        for start, end in self.spans:
            found.update(range(start.block, end.block + 1))
        return tuple(sorted(found))


class WrittenChapter(NamedTuple):
    """A titled stretch of whole blocks, `last_block` included."""

    title: str
    first_block: int
    last_block: int
    summary: str
    """Empty where the model gave none."""
    points: tuple[Point, ...] = ()


class Written(NamedTuple):
    """All that a model wrote of one talk."""

    model: str
    """Its name as the person gave it, made safe: the origin of these chapters."""
    destination: str
    """Where the words were sent, as it was told to the person."""
    text_sha256: str
    """The hash of the source's words: in other words these chapters have no place."""
    chapters: tuple[WrittenChapter, ...]
    dropped: tuple[str, ...] = ()
    """What was wrong in the model's answers and is left out, a sentence fragment each."""


def as_chapters(written: Written) -> tuple[Chapter, ...]:
    """The chapters as a transcript has them, named as the model's. They state no time: the
    words with which they begin do, where the source has times."""
    return tuple(
        Chapter(chapter.title, chapter.first_block, origin=written.model)
        for chapter in written.chapters
    )


def dumps(written: Written) -> str:
    """`written` as one JSON object on one line."""
    return json.dumps(
        {
            "form": FORM,
            "model": written.model,
            "destination": written.destination,
            "text": written.text_sha256,
            "chapters": [
                {
                    "title": chapter.title,
                    "blocks": [chapter.first_block, chapter.last_block],
                    "summary": chapter.summary,
                    "points": [
                        {"text": point.text, "spans": [_numbers(span) for span in point.spans]}
                        for point in chapter.points
                    ],
                }
                for chapter in written.chapters
            ],
            "dropped": list(written.dropped),
        },
        ensure_ascii=False,
    )


def loads(text: str) -> Written:
    """What `dumps` gave. Raises ValueError where it is anything else.

    All texts are made safe again: the file they were kept in may have been changed.
    """
    try:
        data = json.loads(text)
        if data["form"] != FORM:
            raise ValueError(f"written chapters of form {data['form']!r} are not known")
        chapters = tuple(_chapter(each) for each in data["chapters"])
        made = Written(
            one_line(data["model"]),
            one_line(data["destination"]),
            one_line(data["text"]),
            chapters,
            tuple(one_line(each) for each in data["dropped"]),
        )
    except (KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError("these are no written chapters") from error
    last = 0
    for chapter in made.chapters:
        if not last < chapter.first_block <= chapter.last_block or not chapter.title:
            raise ValueError("the written chapters are out of order")
        last = chapter.last_block
    return made


def _numbers(span: Span) -> list[int]:
    return [span.start.block, span.start.char, span.end.block, span.end.char]


def _chapter(data: dict[str, Any]) -> WrittenChapter:
    first, last = map(_count, data["blocks"])
    points = tuple(
        Point(one_line(each["text"]), tuple(_span(*map(_count, span)) for span in each["spans"]))
        for each in data["points"]
    )
    return WrittenChapter(one_line(data["title"]), first, last, one_line(data["summary"]), points)


def _span(block: int, char: int, end_block: int, end_char: int) -> Span:
    if (block, char) > (end_block, end_char):
        raise ValueError("a point rests on words that end before they begin")
    return Span(Place(block, char), Place(end_block, end_char))


def _count(value: object) -> int:
    if type(value) is not int or not 0 <= value < 2**31:
        raise ValueError(f"{value!r} is not the number of anything")
    return value
