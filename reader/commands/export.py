"""`tapelog export`: a transcript as a file for other programs."""

import sys
from pathlib import Path

import click

from reader import services
from transcripts.exports import FORMATS, Export, NotExportable
from transcripts.exports import export as write_export
from transcripts.text import make_safe

from .files import write_file
from .output import ERROR, FOUND, complain, is_terminal


@click.command("export")
@click.argument("ref", nargs=-1, required=True, metavar="REF")
@click.option("--format", "form", type=click.Choice(list(FORMATS)), help="Which kind of file.")
@click.option("-o", "--output", metavar="FILE", help="Write to FILE instead of standard output.")
@click.option("--force", is_flag=True, help="Write over FILE if it is there.")
def command(ref: tuple[str, ...], form: str | None, output: str | None, force: bool) -> int:
    """Write a transcript, as corrected, as SubRip, WebVTT, JSON, Markdown or text.

    REF is an id, a path, or words of a title. The format is that of FILE's ending where
    --format does not say it. What a format has no place for is named on standard error.
    """
    chosen = form or _by_ending(output)
    if chosen is None:
        complain(f"say which format: --format {', '.join(FORMATS)}")
        return ERROR
    library = services.existing_library()
    try:
        transcript = services.show(library, " ".join(ref))
    finally:
        if library:
            library.close()
    try:
        made = write_export(transcript, chosen)
    except NotExportable as problem:
        complain(str(problem).rstrip("."))
        return ERROR
    if output is not None:
        write_file(Path(output), made.text, force)
    else:
        sys.stdout.write(made.text)
    _tell(made, output)
    return FOUND


def _by_ending(output: str | None) -> str | None:
    ending = Path(output).suffix.lower() if output else ""
    return next((form for form, (suffix, *_) in FORMATS.items() if suffix == ending), None)


def _tell(made: Export, output: str | None) -> None:
    if output is not None and is_terminal(sys.stdout):
        print(f"Written to {make_safe(output)}.")
    if made.left_out:
        complain(f"left out, for the format has no place for it: {', '.join(made.left_out)}")
