"""What `tapelog chapters` changes: edited chapters taken in, chapters made anew or dropped."""

from reader.problem import Problem
from reader.services import chaptering
from reader.services.edited_chapters import Differences, take
from transcripts.exports.chapters_edited import LARGEST, BadChapters, read
from transcripts.library.store import Library
from transcripts.model import Transcript
from transcripts.text import counted, make_safe

from .chapters_shown import say_chapters
from .files import STANDARD, read_file
from .output import FOUND, NOTHING, say


def take_in(library: Library, transcript: Transcript, name: str) -> int:
    """Take in the chapters of a file and say what changed. Raises Problem."""
    shown = "standard input" if name == STANDARD else make_safe(name)
    try:
        found = take(library, transcript, read(read_file(name, LARGEST)))
    except (BadChapters, Problem) as error:
        raise Problem(_refused(shown, error)) from error
    if not found.changes:
        say("Nothing differs: its chapters are so already.")
    else:
        say(f"{_said(found)}. U in the reader takes it back.")
    if found.shifted and found.changes:
        what = "1 begins" if found.shifted == 1 else f"{found.shifted} begin"
        say(f"{what} with the caption that is said then, not just at the time given.")
    if found.staying:
        say(f"{counted(found.staying, 'chapter')} without an exact time stayed as they were.")
    return FOUND


def _refused(name: str, error: Exception) -> str:
    said = str(error).rstrip(".")
    if isinstance(error, BadChapters) or " of it " in f"{said} ":
        return f"{name} cannot be taken for chapters, and nothing is changed: {said}"
    return said


def _said(found: Differences) -> str:
    counts = [
        (found.renamed, "renamed"),
        (found.moved, "moved"),
        (found.added, "added"),
        (found.removed, "taken out"),
    ]
    return "Chapters: " + ", ".join(f"{count} {what}" for count, what in counts if count)


def make(library: Library, transcript: Transcript, force: bool) -> int:
    """Make chapters anew and print them. Raises Problem."""
    chaptering.make(library, transcript, force=force)
    return say_chapters(library, library.transcript(transcript.id) or transcript, False)


def drop(library: Library, transcript: Transcript, force: bool) -> int:
    """Forget chapters that were made, or a model's, and say so. Raises Problem."""
    count = chaptering.drop(library, transcript, force=force)
    if not count:
        say("Nothing is forgotten: no chapters of it were made here or by a model.")
        return NOTHING
    say(f"{counted(count, 'chapter')} forgotten; --make makes some again.")
    return FOUND
