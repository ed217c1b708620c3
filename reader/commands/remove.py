"""`tapelog remove`: transcripts out of the library; what a person made in them stays."""

import click

from reader import services
from transcripts.library.store import Library
from transcripts.library.transcripts import Entry

from .output import ERROR, FOUND, ask, complain, say


@click.command("remove")
@click.argument("refs", nargs=-1, required=True, metavar="REF…")
@click.option("--yes", is_flag=True, help="Do not ask, even where there are bookmarks.")
def command(refs: tuple[str, ...], yes: bool) -> int:
    """Take transcripts out of the library.

    REF is an id, a path, or words of a title. Bookmarks and corrections are kept: they
    are there again when the same file is added again, and `tapelog quotes --restore` puts
    bookmarks into another version.
    """
    library = services.existing_library()
    if library is None:
        raise services.Problem("the library is empty")
    with library:
        entries = [services.find_entry(library, ref) for ref in refs]
        kept = [entry for entry in entries if not _remove(library, entry, yes)]
    return ERROR if kept else FOUND


def _remove(library: Library, entry: Entry, yes: bool) -> bool:
    name = entry.title or entry.name
    bookmarks, corrections = library.marks(entry.id)
    made = _made(bookmarks, corrections)
    if made and not yes and not ask(f"{name} has {made}, which are kept. Remove it?"):
        complain(f"{name} has {made} and was not removed; --yes removes it and keeps them")
        return False
    library.remove(entry.id)
    say(f"removed {entry.id}  {name}" + (f" ({made} kept)" if made else ""))
    return True


def _made(bookmarks: int, corrections: int) -> str:
    counts = ((bookmarks, "bookmark"), (corrections, "correction"))
    return " and ".join(f"{n} {what}{'s' * (n != 1)}" for n, what in counts if n)
