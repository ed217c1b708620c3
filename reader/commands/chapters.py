"""`tapelog chapters`: the chapters of a transcript printed, written, edited, made, or asked of
a model."""

import click

from reader import services
from reader.problem import Problem
from transcripts.exports.chapters_formats import CHAPTER_FORMATS
from transcripts.library.store import Library
from transcripts.model import Transcript

from .output import ERROR, complain


@click.command("chapters")
@click.argument("ref", nargs=-1, required=True, metavar="REF")
@click.option("--full", is_flag=True, help="With summaries, points and key quotes.")
@click.option("--json", "as_json", is_flag=True, help="Chapters and outline, as one JSON object.")
@click.option("--format", "form", type=click.Choice(list(CHAPTER_FORMATS)), help="As such a file.")
@click.option("-o", "--output", metavar="FILE", help="Write to FILE instead of standard output.")
@click.option("--import", "given", metavar="FILE", help="Take in edited chapters from FILE.")
@click.option("--make", is_flag=True, help="Make chapters anew from the words.")
@click.option("--model", metavar="NAME", help="Let a model write chapters and summaries.")
@click.option("--address", metavar="URL", help="Where the model is asked.")
@click.option("--yes", is_flag=True, help="The words may be sent to the model, this time.")
@click.option("--drop", is_flag=True, help="Forget chapters that were made, or a model's.")
@click.option("--force", is_flag=True, help="Over FILE, or over what you changed of chapters.")
def command(
    ref: tuple[str, ...],
    full: bool,
    as_json: bool,
    form: str | None,
    output: str | None,
    given: str | None,
    make: bool,
    model: str | None,
    address: str | None,
    yes: bool,
    drop: bool,
    force: bool,
) -> int:
    """Print the chapters of a transcript, and when or where each begins.

    REF is a file, an id, or words of a title. Where the source has no chapters some are made
    from its words, and say so. --format youtube and ffmetadata need exact times; json keeps
    the places of chapters without any. -o goes by FILE's ending where --format does not say.

    --import reads edited chapters back: what this command prints or writes, and such files of
    other programs; FILE may be - for standard input. A line is a time, or a place as in line
    37 or block 12, and a title. Where a chapter is renamed, moved, new or gone, it is so from
    then on, all of FILE or nothing, and U in the reader takes it back.

    --model sends the words of the talk to the model NAME, of the library llm, or at --address
    on a server that speaks as OpenAI's does. It says where they go, and asks once for each
    place; without a terminal it wants --yes.
    """
    writes = form is not None or output is not None
    acts = [as_json, writes, given is not None, make, model is not None, drop]
    if sum(acts) > 1:
        complain("one of --json, --format, --import, --make, --model and --drop at a time")
        return ERROR
    if model is None and (address is not None or yes):
        complain("--address and --yes go with --model")
        return ERROR
    library = services.existing_library()
    try:
        transcript = services.show(library, " ".join(ref))
        if writes:
            from .chapters_shown import write

            return write(library, transcript, form, output, force)
        if not any(acts[2:]):
            from .chapters_shown import say_chapters, say_json_of

            shown = say_json_of(library, transcript) if as_json else None
            return say_chapters(library, transcript, full) if shown is None else shown
        library = _kept(library, transcript)
        if model is not None:
            from .chapters_model import write_by_model

            return write_by_model(library, transcript, model, address, yes=yes, force=force)
        from . import chapters_changed as changed

        if given is not None:
            return changed.take_in(library, transcript, given)
        act = changed.make if make else changed.drop
        return act(library, transcript, force)
    finally:
        if library:
            library.close()


def _kept(library: Library | None, transcript: Transcript) -> Library:
    """The library that keeps a transcript. Raises Problem where none does."""
    if library is None or not transcript.version.id:
        name = transcript.version.source.name
        raise Problem(
            f"{name} is not in the library, which keeps chapters; tapelog add takes it in first"
        )
    return library
