"""`tapelog speakers`: who speaks, as the source states it or as far as its words tell; names
and lines corrected from the command line."""

import click

from reader import services
from transcripts.library.store import Library

from .output import ERROR, complain


@click.command("speakers")
@click.argument("ref", nargs=-1, required=True, metavar="REF")
@click.option("--lines", "each", is_flag=True, help="Every line with its speaker.")
@click.option("--why", metavar="LINE", type=int, help="What a line's speaker rests on.")
@click.option("--json", "as_json", is_flag=True, help="Everything, as one JSON object.")
@click.option("--rename", multiple=True, metavar="OLD=NEW", help="Rename a speaker everywhere.")
@click.option("--export", "to", metavar="FILE", help="Write who speaks each line to FILE.")
@click.option("--import", "given", metavar="FILE", help="Take in who speaks from FILE.")
@click.option("--force", is_flag=True, help="Let --export write over FILE if it is there.")
def command(
    ref: tuple[str, ...],
    each: bool,
    why: int | None,
    as_json: bool,
    rename: tuple[str, ...],
    to: str | None,
    given: str | None,
    force: bool,
) -> int:
    """Say who speaks in a transcript and how much, or correct it.

    REF is an id, a path, or words of a title. Where the source names nobody, two voices are
    worked out from the words: who asks, and who answers. Each line is sure, likely or
    unsure, and it is said where words alone cannot tell.

    --rename takes OLD=NEW, or OLD=NEW (host), and may stand several times. OLD is a name,
    "Speaker 1", or 1; - for NEW takes the name away.

    --export writes a row for each line, and --import reads such rows: the line's number, a
    TAB, and who speaks: a name, "Speaker 1", or - for nobody. Lines are numbered as --lines
    prints them: those of a text file, or else the blocks (captions) in order. Where another
    voice begins inside a line, one more row has the character, from 0: 12:40. The text is
    UTF-8; blank rows and rows beginning with # say nothing; FILE may be - for standard output
    or input.

    --import gives the lines to the speakers in FILE, all of them or none; U in the reader
    takes that back. Every line that FILE gives to somebody counts as said by you from then
    on, also where nothing differs: leave out those that you have not checked, and they are
    worked out again in the light of the others. A new name is a new person's, or where all
    lines of a speaker have it, that speaker's.
    """
    asked = [bool(each or as_json), why is not None, bool(rename), to is not None]
    if sum([*asked, given is not None]) > 1:
        complain("one of --lines or --json, --why, --rename, --export and --import at a time")
        return ERROR
    library = services.existing_library()
    try:
        if rename or given is not None:
            return _corrected(library, " ".join(ref), rename, given)
        transcript = services.show(library, " ".join(ref))
        from . import speakers_shown as shown

        if why is not None:
            return shown.say_why(library, transcript, why)
        if to is not None:
            return shown.export(transcript, to, force)
        return shown.say_json_of(transcript) if as_json else shown.say_who(transcript, each)
    finally:
        if library:
            library.close()


def _corrected(
    library: Library | None, ref: str, rename: tuple[str, ...], given: str | None
) -> int:
    from . import speakers_corrected as corrected

    transcript = services.show(library, ref)
    if library is None or not transcript.version.id:
        name = transcript.version.source.name
        raise services.Problem(
            f"{name} is not in the library, which keeps what is corrected; tapelog add takes it in"
        )
    if not transcript.has_speech:
        raise services.Problem(f"{transcript.name} holds no speech, so nobody can speak in it")
    if given is not None:
        return corrected.take_in(library, transcript, given)
    return corrected.rename(library, transcript, rename)
