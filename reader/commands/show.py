"""`tapelog show`: one transcript on standard output."""

import click

from reader import services
from reader.transcript_text import transcript_lines

from .output import FOUND, say_all, say_json


@click.command("show")
@click.argument("ref", nargs=-1, required=True, metavar="REF")
@click.option("--json", "as_json", is_flag=True, help="Everything, as one JSON object.")
@click.option("--encoding", help="Read a file in this encoding instead of guessing.")
def command(ref: tuple[str, ...], as_json: bool, encoding: str | None) -> int:
    """Print a transcript as plain text, or as JSON.

    REF is a file, an address, an id, words of a title, or - for standard input. A file that
    is not in the library is read and not kept.
    """
    library = services.existing_library()
    try:
        transcript = services.show(library, " ".join(ref), encoding=encoding)
    finally:
        if library:
            library.close()
    if as_json:
        say_json(services.show_json(transcript))
    else:
        say_all(transcript_lines(transcript))
    return FOUND
