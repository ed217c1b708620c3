"""Bookmarks as a Markdown page, from which no text can break out.

Nothing is written that the transcript does not tell. Every character that means something
to CommonMark, GitHub's tables and bare links, or Obsidian stands behind a backslash, so
that a page, a name or a note reads as it is and is never a link, a tag or HTML.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Protocol

from transcripts.model import Span, Transcript
from transcripts.text import make_safe

from .guard import Guard, Sound, Speech, Writing, work
from .passages import Passage, Reference, Told, passages, reference

_MARKS = re.compile(r"[\\`*_\[\]<>&#|~$^=%@{}]")
_AT_START = re.compile(r"^[-+:!]|^\d+(?=[.)])")
# What a bare address is known by: `scheme:x`, `//host`, `name.tld`.
_BARE_LINK = re.compile(r"(?<=\w)(?=:\S)|(?<=/)(?=/)|(?<=\w)(?=\.\w*[^\W\d])")
_NOT_IN_A_TAG = re.compile(r"[^\w/-]+")


class Words(Protocol):
    """What an anchor keeps of a bookmark's words."""

    @property
    def exact(self) -> str: ...


class Bookmark(Protocol):
    """What is asked of a bookmark to write it down."""

    @property
    def span(self) -> Span | None: ...
    @property
    def note(self) -> str | None: ...
    @property
    def tags(self) -> Iterable[str]: ...
    @property
    def created(self) -> datetime | str | float | None: ...
    @property
    def anchor(self) -> Words: ...


def escaped(text: str) -> str:
    """`text` on one line, so that Markdown shows exactly its characters, less the blanks
    at its ends."""
    line = _MARKS.sub(r"\\\g<0>", make_safe(text).strip())
    line = _BARE_LINK.sub(r"\\", line)
    return _AT_START.sub(_behind_backslash, line)


def _behind_backslash(start: re.Match[str]) -> str:
    mark = start.group()
    return f"{mark}\\" if mark[0].isdigit() else f"\\{mark}"


def bookmarks_markdown(transcript: Transcript, bookmarks: Sequence[Bookmark]) -> str:
    """A page with a block quotation for each bookmark, in the order given.

    A bookmark whose words are no longer where it points is written with the words it
    kept, and says so.
    """
    details = transcript.details
    parts = [f"# {escaped(transcript.name)}"]
    about = _show(details.show)
    if details.published:
        about.append(day(details.published))
    if about:
        parts.append(", ".join(about))
    parts.extend(_entry(transcript, bookmark) for bookmark in bookmarks)
    return "\n\n".join(parts) + "\n"


def day(moment: date) -> str:
    """A date as `8 June 2023`, in English whatever the machine's language."""
    months = "January February March April May June July August September October November December"
    return f"{moment.day} {months.split()[moment.month - 1]} {moment.year}"


def _entry(transcript: Transcript, bookmark: Bookmark) -> str:
    parts = ["\n>\n".join(_quoted(transcript, bookmark))]
    if bookmark.note:
        parts.append("  \n".join(escaped(line) for line in bookmark.note.strip().splitlines()))
    tags = [_NOT_IN_A_TAG.sub("-", tag).strip("-") for tag in bookmark.tags]
    last = [f"Tags: {' '.join('#' + tag for tag in tags if tag)}"] if any(tags) else []
    if (made := _created(bookmark.created)) is not None:
        last.append(f"Marked {day(made)}")
    if last:
        parts.append(" · ".join(last))
    return "\n\n".join(parts)


def _created(created: datetime | str | float | None) -> date | None:
    try:
        if isinstance(created, str):
            return datetime.fromisoformat(created).date()
        if isinstance(created, int | float):
            return datetime.fromtimestamp(created).date()
    except (ValueError, OverflowError, OSError):
        return None
    return created.date() if created else None


def _quoted(transcript: Transcript, bookmark: Bookmark) -> Iterator[str]:
    """The lines of the block quotation, each to be parted by an empty quoted line."""
    guard, kept = Guard(transcript), bookmark.anchor.exact
    if bookmark.span is None:
        yield _kept(guard.kept(kept, None))
        yield f"> — {_source(reference(transcript, None))} (these words were not found again)"
        return
    blocks = transcript.blocks
    start, end = blocks.offset(bookmark.span.start), blocks.offset(bookmark.span.end)
    source = _source(reference(transcript, start))
    if not guard.still(kept, start, end):
        yield _kept(guard.kept(kept, start))
        yield f"> — {source} (the text there now reads otherwise)"
        return
    found = passages(transcript, start, end)
    for passage in found:
        yield from _passage(passage)
    if not found:
        yield f"> — {source}"
    both = [
        f"**{escaped(said)}** for *{escaped(heard)}*" for heard, said in guard.corrected(start, end)
    ]
    if both:
        yield f"> Corrected by hand: {'; '.join(both)} of the source"


_LABELLED = "> **{label}:** {words}"


def _kept(part: Speech | Writing) -> str:
    if isinstance(part, Speech):
        return f"> {escaped(part.words)}"
    return part.labelled(_LABELLED, escaped)


def _passage(passage: Passage) -> Iterator[str]:
    who = ""
    if isinstance(passage, Told):
        yield from (part.labelled(_LABELLED, escaped) for part in passage.parts)
    else:
        alone = len(passage.parts) == 1
        for part in passage.parts:
            name = part.name if not isinstance(part, Sound) else None
            lead = f"**{escaped(name)}:** " if name and not alone else ""
            yield f"> {lead}{escaped(part.words)}"
            who = f"**{escaped(name)}**, " if name and alone else ""
    yield f"> — {who}{_source(passage.reference)}"


def _show(show: str | None) -> list[str]:
    return [f"*{escaped(show)}*"] if show and show.strip() else []


def _source(about: Reference) -> str:
    """`*Show*, “Title”, date, [place](link)`, less what the source does not tell."""
    parts = _show(about.show)
    parts.append(work(about.title, escaped))
    if about.published:
        parts.append(day(about.published))
    if about.place:
        parts.append(f"[{about.place}]({about.link})" if about.link else about.place)
    return ", ".join(parts)
