"""`tapelog search`: everything in the library, best first."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from reader import services
from transcripts.clock import clock
from transcripts.columns import Blocks, Place
from transcripts.library.store import Library
from transcripts.quotes.guard import credit, label_of
from transcripts.shown import source_place

from .output import ERROR, FOUND, NOTHING, complain, say, say_json
from .progress import Bar

if TYPE_CHECKING:
    from index.search import Hit, Search

LIMIT = 50
AS_HEARD = "as heard"
"""What is said of a hit in words that were corrected since."""

# A word after "-" is one to leave out: no letter alone may be an option here.
SETTINGS = {"ignore_unknown_options": True, "help_option_names": ["--help"]}


@click.command("search", context_settings=SETTINGS)
@click.argument("query", nargs=-1, required=True, metavar="QUERY…", type=click.UNPROCESSED)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a hit.")
@click.option("--limit", type=click.IntRange(1, 10_000), default=LIMIT, show_default=True)
@click.option("--in", "within", metavar="REF", help="Only in this transcript.")
@click.option("--count", is_flag=True, help="Print only how many hits there are.")
def command(
    query: tuple[str, ...], as_json: bool, limit: int, within: str | None, count: bool
) -> int:
    """Search everything in the library.

    \b
    open source         both words, in any order
    "open source"       these words in this order
    open OR -closed     either; without
    transcri*           words that begin so
    speaker:emily  show:circuit  title:llama  chapter:ai  kind:summary
    """
    library = services.existing_library()
    if library is None:
        complain("the library is empty; tapelog add FILE takes a transcript in")
        return NOTHING
    with library:
        inside = services.find_entry(library, within).id if within else None
        search = _fresh_search(library)
        results = search.search(" ".join(query), limit=limit, within=inside)
        found = {hit.transcript for hit in results.hits} if as_json else set()
        transcripts = {id: library.transcript(id) for id in found}
        blocks = {id: each.blocks for id, each in transcripts.items() if each}
    if results.problem:
        complain(results.problem)
        return ERROR
    if count:
        say(str(results.total) if results.total_exact else f"{results.total}+")
    elif as_json:
        for hit in results.hits:
            say_json(hit_json(hit, _place(blocks.get(hit.transcript), hit)))
    else:
        _print(results.hits)
        _sum_up(len(results.hits), results.total, results.total_exact)
    return FOUND if results.total else NOTHING


def _fresh_search(library: Library) -> "Search":
    bar = Bar("Indexing")
    try:
        return services.fresh_search(library, bar.show)
    finally:
        bar.clear()


class _Words(NamedTuple):
    """Where the words of a hit stand, in blocks of the source."""

    block: int
    from_: int
    to_block: int
    to: int


def _place(blocks: Blocks | None, hit: "Hit") -> _Words:
    """Where the first words found stand; a hit itself knows where its paragraph does, in the
    shown text."""
    if blocks is None:
        return _Words(hit.block, hit.from_, hit.to_block, hit.to)
    begin, end = Place(hit.block, hit.from_), Place(hit.to_block, hit.to)
    start = blocks.offset(begin)
    if hit.spans and blocks.text.startswith(hit.text, start):
        first, last = (start + edge for edge in hit.spans[0])
        begin, end = blocks.place(first), blocks.place(max(first, last - 1))
        end = Place(end.block, end.char + 1)
    begin, end = source_place(blocks, begin), source_place(blocks, end, end=True)
    return _Words(begin.block, begin.char, end.block, end.char)


def hit_json(hit: "Hit", place: _Words) -> dict[str, Any]:
    """The object that `tapelog search --json` prints: `block`, `from`, `to` are where the
    first words found stand in the source, `text` is their paragraph as it is shown and `spans`
    all words found in it."""
    return {
        "transcript": hit.transcript,
        "title": hit.title,
        "show": hit.show,
        "turn": hit.turn,
        "block": place.block,
        "from": place.from_,
        "to": place.to,
        "to_block": place.to_block,
        "speaker": hit.speaker if hit.kind == "speech" else None,
        "inferred": hit.inferred,
        "degree": hit.degree,
        "kind": hit.kind,
        "label": label_of(hit.kind, hit.made),
        "match": hit.match,
        "start": hit.start,
        "chapter": hit.chapter,
        "text": hit.text,
        "spans": [list(span) for span in hit.spans],
        "score": hit.score,
    }


def _print(hits: Iterable["Hit"]) -> None:
    order: dict[str, list[Hit]] = {}
    for hit in hits:
        order.setdefault(hit.transcript, []).append(hit)
    for number, (id, found) in enumerate(order.items()):
        if number:
            say()
        first = found[0]
        name = " · ".join(part for part in (first.name, first.show) if part)
        say(f"{name}  ({id})")
        for hit in found:
            say(f"  {_label(hit)}{snippet(hit.text, hit.spans)}")


def _label(hit: "Hit") -> str:
    """Who says it and where, or what it is where nobody says it."""
    who = label_of(hit.kind, hit.made) or hit.kind.capitalize()
    if hit.kind == "speech":
        who = credit(hit.speaker, hit.inferred) if hit.speaker else ""
    place = f"[{clock(hit.start)}]" if hit.start is not None else f"¶{hit.turn}"
    heard = f"({AS_HEARD})" if hit.match == "heard-as" else ""
    return "  ".join(part for part in (place, who, heard) if part) + ": "


def snippet(text: str, spans: Iterable[tuple[int, int]], width: int = 160) -> str:
    """At most about `width` characters of `text` around its first span, whole words, with
    dots where something is left out."""
    if len(text) <= width:
        return text
    first = next((start for start, _ in spans), 0)
    start = max(0, min(first - width // 3, len(text) - width))
    if start:
        start = text.find(" ", start, first) + 1 or start
    end = min(len(text), start + width)
    if end < len(text):
        end = text.rfind(" ", start, end)
        end = end if end > first else min(len(text), start + width)
    return ("… " if start else "") + text[start:end] + (" …" if end < len(text) else "")


def _sum_up(shown: int, total: int, exact: bool) -> None:
    if not total:
        complain("nothing found")
    elif shown < total or not exact:
        complain(f"{shown} of {total}{'' if exact else ' or more'} hits; --limit shows more")
