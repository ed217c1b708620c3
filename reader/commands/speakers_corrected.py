"""What `tapelog speakers` corrects: names everywhere, and lines by a file of labels."""

from reader.problem import Problem
from reader.services import labels as taking
from reader.services import renaming
from transcripts.library.store import Library
from transcripts.model import Transcript
from transcripts.speakers.labels import LARGEST, BadLabels, read
from transcripts.text import counted, make_safe

from .files import STANDARD, read_file
from .output import FOUND, say, say_all
from .speakers_shown import doubts_said, named


def rename(library: Library, transcript: Transcript, wanted: tuple[str, ...]) -> int:
    """Rename speakers and say what changed. Raises Problem."""
    renamed = renaming.rename(library, transcript, wanted)
    for one in renamed:
        name = one.new.called(one.speaker)
        say(f"{one.old} is {named(name, one.new)} now, in {counted(one.lines, 'line')}.")
    if not renamed:
        say("Nothing differs: they are named so already.")
    return FOUND


def take_in(library: Library, transcript: Transcript, name: str) -> int:
    """Give lines to speakers by a file of labels and say what changed. Raises Problem."""
    shown = "standard input" if name == STANDARD else make_safe(name)
    try:
        labels = read(read_file(name, LARGEST))
    except BadLabels as error:
        raise Problem(f"{shown} cannot be taken for labels: {error}") from error
    taken = taking.take(library, transcript, labels)
    if not taken.given and not taken.renamed:
        say(f"Nothing differs: {_confirmed(taken.confirmed)}.")
        return FOUND
    for old, new in taken.renamed:
        say(f"{old} is {new} now.")
    if taken.new:
        say(f"New in it: {', '.join(taken.new)}.")
    confirmed = f", {taken.confirmed} confirmed" if taken.confirmed else ""
    given = counted(taken.given, "line")
    say(f"{given} given{confirmed}, {taken.changed} more changed in their light.")
    if taken.reason is not None:
        say(f"Nobody else is named, and who speaks is not worked out: {taken.reason}.")
    say_all(doubts_said(list(taken.doubts)))
    return FOUND


def _confirmed(lines: int) -> str:
    if not lines:
        return "every line is whose the labels say"
    one = lines == 1
    return (
        f"{counted(lines, 'line')} {'is' if one else 'are'} confirmed, and "
        f"count{'s' * one} as said by you"
    )
