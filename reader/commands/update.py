"""`tapelog update`: what is new in the folders, files, feeds and pages that are remembered."""

from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

import click

from reader import services
from reader.services.adding import Added
from reader.services.fetching import Fetching
from reader.services.updating import Updated, Updating, Wanted, called, matching
from transcripts.library import remembered
from transcripts.library.remembered import Remembered
from transcripts.library.store import Library
from transcripts.sources.addresses import public
from transcripts.text import make_safe

from .lines import line
from .output import ERROR, FOUND, NOTHING, complain, say, say_json
from .progress import Bar


@click.command("update")
@click.argument("refs", nargs=-1, metavar="[REF…]")
@click.option("--list", "listing", is_flag=True, help="List what is remembered.")
@click.option("--forget", is_flag=True, help="Look at REF no more; its transcripts stay.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a source.")
def command(refs: tuple[str, ...], listing: bool, forget: bool, as_json: bool) -> int:
    """Take in only what is new in what was added before.

    Feeds bring new episodes, folders new files; a file, page or transcript that was
    corrected becomes a new version, to which bookmarks and corrections are carried. REF is
    an address, a path, words of a title, or an id; without one everything is looked at.
    """
    if forget and not refs:
        raise click.UsageError("say what to forget: tapelog update --forget REF")
    library = services.existing_library()
    if library is None:
        complain(_NOTHING)
        return NOTHING
    with library:
        wanted = _wanted(library, refs)
        if not wanted:
            complain(_NOTHING)
            return NOTHING
        if forget:
            return _forget(library, wanted)
        if listing:
            return _list(library, wanted, as_json)
        return _update(library, wanted, as_json)


_NOTHING = "nothing is remembered; tapelog add takes in folders, files, feeds and pages"


def _wanted(library: Library, refs: tuple[str, ...]) -> list[Wanted]:
    if not refs:
        return [Wanted(source) for source in remembered.sources(library.connection)]
    found = [one for ref in refs for one in matching(library, ref)]
    return list(dict.fromkeys(found))


def _update(library: Library, wanted: list[Wanted], as_json: bool) -> int:
    from transcripts.sources.web import Web

    bar = Bar("Fetching")
    failed = False
    try:
        with Web() as web:
            updating = Updating(library, Fetching(web, bar.fetch))
            for number, one in enumerate(wanted):
                bar.show(number, len(wanted), called(one.source))
                done = updating.update(one)
                bar.clear()
                _tell(done, as_json)
                failed = failed or done.error is not None
    finally:
        bar.clear()
    return ERROR if failed else FOUND


def _tell(done: Updated, as_json: bool) -> None:
    if as_json:
        say_json(_updated_json(done))
        return
    counts = (
        (len(done.new), "new"),
        (len(done.changed), "changed"),
        (len(done.refused), "refused"),
        (done.waiting, "without a transcript yet"),
    )
    news = ", ".join(f"{count} {what}" for count, what in counts if count)
    if done.error:
        complain(f"{done.source}: {done.error}")
    if news or not done.error:
        say(f"{done.source}: {news or 'nothing new'}")
    for added in (*done.new, *done.refused):
        say(f"  {line(added)}")
    for added in done.changed:
        say(f"  {line(added, None if added.joined else 'a new version')}")


def _updated_json(done: Updated) -> dict[str, Any]:
    def each(found: list[Added]) -> list[dict[str, Any]]:
        return [asdict(added) for added in found]

    return {
        "source": done.source,
        "kind": done.kind,
        "ok": done.error is None,
        "new": each(done.new),
        "changed": each(done.changed),
        "refused": each(done.refused),
        "waiting": done.waiting,
        "error": done.error,
    }


def _list(library: Library, wanted: list[Wanted], as_json: bool) -> int:
    known = [one.source for one in wanted if one.source.id]
    for source in known:
        things = remembered.things(library.connection, source.id)
        kept = len({thing.transcript for thing in things.values() if thing.state == "kept"})
        if as_json:
            say_json(_source_json(source, kept))
            continue
        address = make_safe(public(source.address))
        title = f"{make_safe(source.title)}  " if source.title else ""
        looked = f", looked at {_moment(source.looked)[:10]}" if source.looked else ""
        many = f"{kept} transcript{'s' * (kept != 1)}"
        say(f"{source.kind:<6}  {title}{address}  ({many}{looked})")
    if not known:
        complain("this is not remembered")
    return FOUND if known else NOTHING


def _source_json(source: Remembered, kept: int) -> dict[str, Any]:
    return {
        "kind": source.kind,
        "address": make_safe(public(source.address)),
        "title": source.title,
        "transcripts": kept,
        "added": _moment(source.added),
        "looked": _moment(source.looked) if source.looked else None,
    }


def _moment(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds")


def _forget(library: Library, wanted: list[Wanted]) -> int:
    known = [one.source for one in wanted if one.source.id]
    for source in known:
        remembered.forget(library.connection, source.id)
        say(f"forgot {called(source)}; its transcripts stay")
    if not known:
        complain("this is not remembered")
    return FOUND if known else NOTHING
