"""`tapelog add`: files, folders, globs, standard input and addresses into the library."""

import sys
from dataclasses import asdict

import click

from reader import adding, services
from reader.adding import Added
from reader.remembering_paths import remember_paths
from transcripts.library.store import Library
from transcripts.sources import Item, expand
from transcripts.sources.addresses import is_address

from .output import ERROR, FOUND, complain, is_terminal, say, say_json
from .progress import Bar


@click.command("add")
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE…")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a source.")
@click.option("--encoding", help="Read text in this encoding instead of guessing.")
@click.option("--latest", type=click.IntRange(1, 100_000), help="A feed's N newest transcripts.")
@click.option("--all", "every", is_flag=True, help="All transcripts of a feed.")
@click.option(
    "--episode",
    "episodes",
    multiple=True,
    metavar="TEXT",
    help="A feed's episode, by its number or words of its title.",
)
@click.option("--once", is_flag=True, help="Do not look for anything new here later.")
def command(
    sources: tuple[str, ...],
    as_json: bool,
    encoding: str | None,
    latest: int | None,
    every: bool,
    episodes: tuple[str, ...],
    once: bool,
) -> int:
    """Take files, folders and addresses into the library.

    SOURCE is a file, a folder, a pattern such as '*.vtt', - for standard input, or the
    address of a transcript, of a page with one, of a YouTube video, or of a podcast's feed,
    whose episodes are listed unless some are chosen. What is there already is not added
    again; what is no transcript is refused, with the reason. `tapelog update` looks for
    what is new, unless --once.
    """
    _check_encoding(encoding)
    urls = [source for source in sources if is_address(source)]
    paths = [source for source in sources if not is_address(source)]
    if (latest or every or episodes) and not urls:
        raise click.UsageError("--latest, --all and --episode choose from a feed's address")
    items = list(expand(paths))
    fetched: list[Added] = []
    with services.open_library() as library:
        done = _add_all(library, items, encoding, as_json)
        if not once:
            remember_paths(library, paths, zip(items, done, strict=True))
        if urls:
            from reader.choosing import Choice

            from .addresses import Wish, add_addresses

            wish = Wish(Choice(latest or 0, every, episodes), once, encoding, as_json)
            fetched = add_addresses(library, urls, wish)
    empty = _without_any(done, items)
    done += fetched
    if not as_json and (done or not urls):
        _sum_up(done, empty)
    return ERROR if done and not any(added.ok for added in done) else FOUND


def _check_encoding(encoding: str | None) -> None:
    if encoding is not None:
        import codecs

        try:
            codecs.lookup(encoding)
        except LookupError:
            raise click.BadParameter(f"there is no encoding called {encoding}") from None


def _add_all(
    library: Library, items: list[Item], encoding: str | None, as_json: bool
) -> list[Added]:
    bar = Bar("Adding")
    done = []
    try:
        for number, item in enumerate(items):
            bar.show(number, len(items), item.name)
            added = adding.add(library, item, encoding=encoding)
            done.append(added)
            if as_json:
                say_json(asdict(added))
            elif not (bar.visible and is_terminal(sys.stdout)):
                say(_line(added))
    finally:
        bar.clear()
    return done


def _line(added: Added) -> str:
    if not added.ok:
        return f"{added.source}: refused, {_because(added)}"
    what = f"{added.id}, {added.turns} turn{'s' * (added.turns != 1)}, {added.format}"
    return f"{added.source}: {'added' if added.new else 'already there'} ({what})"


def _because(added: Added) -> str:
    return (added.error or "it could not be read").rstrip(".")


def _sum_up(done: list[Added], empty: list[str]) -> None:
    """Counts on standard output; on standard error each refusal by name where the bar has
    taken the lines' place, and the reason where nothing at all could be taken in."""
    refused = [added for added in done if not added.ok]
    if is_terminal(sys.stdout) and is_terminal(sys.stderr):
        for added in refused:
            complain(f"{added.source}: {_because(added)}")
    elif empty:
        pass  # said below
    elif len(refused) == 1 == len(done):
        complain(f"{refused[0].source}: {_because(refused[0])}")
    elif refused and len(refused) == len(done):
        complain(f"none of the {len(refused)} files is a transcript that can be read")
    new = sum(added.new for added in done)
    there = sum(added.ok and not added.new for added in done)
    for folder in empty:
        complain(f"{folder}: no file in this folder is a transcript")
    say(f"{new} added, {there} already there, {len(refused)} refused")


def _without_any(done: list[Added], items: list[Item]) -> list[str]:
    """Folders in which nothing was a transcript."""
    good: dict[str, bool] = {}
    for added, item in zip(done, items, strict=True):
        folder = getattr(item, "folder", None)
        if folder is not None:
            good[folder] = good.get(folder, False) or added.ok
    return [folder for folder, any_good in good.items() if not any_good]
