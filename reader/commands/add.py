"""`tapelog add`: files, folders, globs, standard input and addresses into the library."""

import sys
from dataclasses import asdict

import click

from reader import services
from reader.services.adding import Added, Adding
from reader.services.joining import Ask, How, never
from reader.services.remembering_paths import remember_paths
from transcripts.library.likeness import SameAs
from transcripts.library.store import Library
from transcripts.sources import Item, expand
from transcripts.sources.addresses import is_address

from .lines import because, line
from .output import ERROR, FOUND, INTERRUPTED, ask, complain, is_terminal, say, say_json
from .progress import Bar


@click.command("add")
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE…")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a source.")
@click.option("--encoding", help="Read text in this encoding instead of guessing.")
@click.option("--as", "belongs", metavar="REF", help="It belongs to this transcript: join it.")
@click.option("--new", "apart", is_flag=True, help="It is a transcript of its own: never join it.")
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
    belongs: str | None,
    apart: bool,
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

    What is of the same conversation as a transcript that is there, or lies beside it under
    its name (chapters, who speaks when, a recording), is joined to it; where that is not
    certain a person is asked, and without one it stays apart and is told of.
    """
    _check_encoding(encoding)
    urls = [source for source in sources if is_address(source)]
    paths = [source for source in sources if not is_address(source)]
    if belongs is not None and apart:
        raise click.UsageError("--as joins and --new does not; give one of them")
    if (latest or every or episodes) and not urls:
        raise click.UsageError("--latest, --all and --episode choose from a feed's address")
    items = list(expand(paths))
    fetched: list[Added] = []
    with services.open_library() as library:
        into = services.find_entry(library, belongs).id if belongs is not None else None
        bar = Bar("Adding")
        how = How(encoding, into, apart, _asking(bar, as_json))
        taken: list[tuple[Item, Added]] = []
        if not once:
            remember_paths(library, paths, ())  # though this be killed
        try:
            _add_all(library, items, how, as_json, bar, taken)
        finally:
            if not once:
                remember_paths(library, paths, taken)
        if urls:
            from reader.services.choosing import Choice

            from .addresses import Wish, add_addresses

            wish = Wish(Choice(latest or 0, every, episodes), once, how, as_json)
            fetched = add_addresses(library, urls, wish)
    empty = _without_any(taken)
    done = [*(added for _, added in taken), *fetched]
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


def _asking(bar: Bar, as_json: bool) -> Ask:
    """Asks whether a source is of the same conversation, where somebody is at a terminal."""
    if as_json or not is_terminal(sys.stderr):
        return never

    def asking(source: str, same: SameAs) -> bool:
        bar.clear()
        reasons = ", ".join(same.reasons)
        return ask(
            f"{source} may be of the same conversation as {same.title} ({same.id}): {reasons}. "
            "Join them?"
        )

    return asking


def _add_all(
    library: Library,
    items: list[Item],
    how: How,
    as_json: bool,
    bar: Bar,
    done: list[tuple[Item, Added]],
) -> None:
    """Take in all `items`; what became of each is in `done` though it be stopped."""
    try:
        bar.show(0, len(items))
        for item, added in Adding(library, how).add_all(items):
            done.append((item, added))
            bar.show(len(done), len(items), item.name)
            if as_json:
                say_json(asdict(added))
            elif not (bar.visible and is_terminal(sys.stdout)) or added.same_as or added.doubtful:
                bar.clear()
                say(line(added))
    except (KeyboardInterrupt, click.Abort):
        bar.clear()
        complain(
            f"stopped at {len(done)} of {len(items)}; what was added stays, and the same "
            "command does the rest"
        )
        raise click.exceptions.Exit(INTERRUPTED) from None
    finally:
        bar.clear()


def _sum_up(done: list[Added], empty: list[str]) -> None:
    """Counts on standard output; on standard error each refusal by name where the bar has
    taken the lines' place, and the reason where nothing at all could be taken in."""
    refused = [added for added in done if not added.ok]
    if is_terminal(sys.stdout) and is_terminal(sys.stderr):
        for added in refused:
            complain(f"{added.source}: {because(added)}")
    elif empty:
        pass  # said below
    elif len(refused) == 1 == len(done):
        complain(f"{refused[0].source}: {because(refused[0])}")
    elif refused and len(refused) == len(done):
        complain(f"none of the {len(refused)} files is a transcript that can be read")
    new = sum(added.new for added in done)
    joined = sum(added.joined is not None for added in done)
    there = sum(added.ok for added in done) - new - joined
    for folder in empty:
        complain(f"{folder}: no file in this folder is a transcript")
    more = f", {joined} joined" if joined else ""
    say(f"{new} added{more}, {there} already there, {len(refused)} refused")


def _without_any(taken: list[tuple[Item, Added]]) -> list[str]:
    """Folders in which nothing was a transcript."""
    good: dict[str, bool] = {}
    for item, added in taken:
        folder = getattr(item, "folder", None)
        if folder is not None:
            good[folder] = good.get(folder, False) or added.ok
    return [folder for folder, any_good in good.items() if not any_good]
