"""`tapelog quotes`: bookmarks as a list, as Markdown, and back from removed transcripts."""

from functools import lru_cache
from typing import Any

import click

from reader import services
from transcripts.clock import clock
from transcripts.library.bookmarks import Bookmark
from transcripts.library.store import Library
from transcripts.quotes.guard import label_over
from transcripts.text import counted

from .output import ERROR, FOUND, NOTHING, complain, say, say_json


@click.command("quotes")
@click.argument("ref", nargs=-1, metavar="[REF]")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a bookmark.")
@click.option("--markdown", is_flag=True, help="As Markdown, ready to paste.")
@click.option("--tag", help="Only bookmarks with this tag.")
@click.option("--restore", is_flag=True, help="Put bookmarks of removed transcripts into REF.")
def command(
    ref: tuple[str, ...], as_json: bool, markdown: bool, tag: str | None, restore: bool
) -> int:
    """List the bookmarks of a transcript, or of all.

    REF is an id, a path, or words of a title. --restore looks for the words of bookmarks
    whose transcript was removed, and puts those it finds into REF.
    """
    library = services.existing_library()
    if library is None:
        complain("there are no bookmarks")
        return NOTHING
    with library:
        entry = services.find_entry(library, " ".join(ref)) if ref else None
        if restore:
            return _restore(library, entry.id if entry else None)
        marks = [m for m in library.all_bookmarks() if entry is None or m.transcript == entry.id]
        marks = [m for m in marks if tag is None or tag in m.tags]
        if markdown:
            _print_markdown(library, marks)
        else:
            _print(library, marks, as_json)
        _mention_orphans(library)
    return FOUND if marks else NOTHING


def _print(library: Library, marks: list[Bookmark], as_json: bool) -> None:
    titles = {entry.id: (entry.title, entry.name) for entry in library.entries()}
    if not marks and not as_json:
        complain("there are no bookmarks")
    blocks_of = lru_cache(maxsize=1)(library.blocks)
    last = None
    for mark in marks:
        blocks = blocks_of(mark.transcript)
        label = label_over(blocks, mark.span) if blocks is not None else None
        title, name = titles.get(mark.transcript, (None, mark.transcript))
        if as_json:
            say_json(_mark_json(mark, title, label))
            continue
        if mark.transcript != last:
            say(f"{title or name}  ({mark.transcript})")
            last = mark.transcript
        time = f"[{clock(mark.anchor.start)}] " if mark.anchor.start is not None else ""
        note = f"  — {mark.note}" if mark.note else ""
        tags = "".join(f" #{tag}" for tag in mark.tags)
        doubt = "  (doubtful)" if mark.certainty in ("doubtful", "lost") else ""
        words = f"{label}: {mark.words}" if label else mark.words
        say(f"  {mark.id}  {time}{words}{note}{tags}{doubt}")


def _mark_json(mark: Bookmark, title: str | None, label: str | None) -> dict[str, Any]:
    return {
        "id": mark.id,
        "transcript": mark.transcript,
        "title": title,
        "block": mark.span.start.block,
        "from": mark.span.start.char,
        "to_block": mark.span.end.block,
        "to": mark.span.end.char,
        "start": mark.anchor.start,
        "text": mark.words,
        "label": label,
        "note": mark.note,
        "tags": list(mark.tags),
        "certainty": mark.certainty,
    }


def _print_markdown(library: Library, marks: list[Bookmark]) -> None:
    from transcripts.quotes.markdown import bookmarks_markdown

    wanted = {mark.id for mark in marks}
    pages = []
    for id in dict.fromkeys(mark.transcript for mark in marks):
        transcript = library.transcript(id)
        if transcript:
            shown = [mark for mark in library.bookmarks(transcript) if mark.id in wanted]
            pages.append(bookmarks_markdown(transcript, shown))
    for line in "\n".join(pages).splitlines():
        say(line)


def _restore(library: Library, into: str | None) -> int:
    orphans = library.orphans()
    if not orphans:
        complain("no bookmarks are waiting for their transcript")
        return NOTHING
    if into is None:
        for group in orphans:
            count = counted(len(group.bookmarks), "bookmark")
            say(f"{group.transcript}  {group.name}: {count} waiting")
        complain("say into which transcript: tapelog quotes --restore REF")
        return ERROR
    back = 0
    for group in orphans:
        found, lost = library.restore(group.transcript, into)
        back += found
        if found:
            waiting = f", {lost} not found in it" if lost else ""
            say(f"{group.name}: {counted(found, 'bookmark')} put back{waiting}")
    if not back:
        complain("none of their words are in this transcript")
    return FOUND if back else NOTHING


def _mention_orphans(library: Library) -> None:
    waiting = sum(len(group.bookmarks) for group in library.orphans())
    if waiting:
        count = counted(waiting, "bookmark")
        complain(f"{count} of removed transcripts wait; see tapelog quotes --restore")
