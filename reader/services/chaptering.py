"""Chapters of a transcript in the library, made, written by a model, or forgotten. Headless.

What a person changed of chapters lies over them by their places, so it is never left over
others without being asked: all three refuse, or take the person's changes back, which can be
made again.
"""

from reader.problem import Problem
from transcripts.changes import CHAPTER_CHANGES
from transcripts.chapters.making import LEAST_WORDS
from transcripts.chapters.written.laying import Written
from transcripts.columns import SPEECH
from transcripts.corrections import Correction
from transcripts.library.chapters import LONG_TALK, made_of
from transcripts.library.store import Library
from transcripts.model import Transcript
from transcripts.quotes.guard import made_by
from transcripts.text import counted


def changed(library: Library, id: str) -> list[Correction]:
    """What a person changed of the chapters of a transcript."""
    return [c for c in library.corrections(id) if isinstance(c.change, CHAPTER_CHANGES)]


def require_unchanged(library: Library, transcript: Transcript) -> None:
    """Raises Problem where a person changed chapters."""
    found = changed(library, transcript.id)
    if found:
        raise Problem(
            f"{transcript.name} has {counted(len(found), 'change')} of yours to its chapters; "
            "--force takes them back first"
        )


def _cleared(library: Library, transcript: Transcript, force: bool) -> None:
    """Take back what a person changed of the chapters, if that may be. Raises Problem."""
    if not force:
        require_unchanged(library, transcript)
    elif found := changed(library, transcript.id):
        library.undo(transcript.id, found)


def make(library: Library, transcript: Transcript, *, force: bool = False) -> int:
    """Make chapters here in place of those that were made or written, and give how many.
    Raises Problem where the source has its own, or a person changed some and `force` is not
    set."""
    if own := len(transcript.version.reading.details.chapters):
        raise Problem(
            f"the source of {transcript.name} has {counted(own, 'chapter')}, and beside them "
            "none are made"
        )
    _cleared(library, transcript, force)
    return library.make_chapters(transcript.id, again=True) or 0


def keep_written(
    library: Library, transcript: Transcript, written: Written, *, force: bool = False
) -> None:
    """Keep what a model wrote, to be shown in place of all other chapters. Raises Problem."""
    if not written.chapters:
        raise Problem(f"{written.model} named no chapter that can be used")
    _cleared(library, transcript, force)
    library.keep_written(transcript.id, written.model, written.chapters)


def drop(library: Library, transcript: Transcript, *, force: bool = False) -> int:
    """Forget chapters that were made or written, and give how many. Raises Problem."""
    made = sum(made_by(chapter.origin) is not None for chapter in transcript.details.chapters)
    if not made and not changed(library, transcript.id):
        return 0
    _cleared(library, transcript, force)
    kept = library.transcript(transcript.id) or transcript
    made = sum(made_by(chapter.origin) is not None for chapter in kept.details.chapters)
    library.drop_made(transcript.id)
    return made


def with_key_quotes(transcript: Transcript) -> Transcript:
    """A transcript with chapters that are made here, each with sentences of the talk that
    stand for it. Nothing is kept."""
    if any(chapter.quotes for chapter in transcript.details.chapters):
        return transcript
    details = transcript.details._replace(chapters=made_of(transcript))
    return transcript._replace(details=details)


def why_none(library: Library | None, transcript: Transcript) -> str:
    """Why a transcript has no chapters, as a clause."""
    if not transcript.has_speech:
        return "its source has none, and where nothing is said none are made"
    if library is not None and transcript.version.id and changed(library, transcript.id):
        return "you took them out"
    words = _spoken(transcript)
    if words < LEAST_WORDS:
        return f"it is short ({counted(words, 'word')}), and under {LEAST_WORDS} none are made"
    if transcript.version.id and library is not None and not library.chapters_wanted(transcript.id):
        return "its words tell none, or they were dropped; --make makes them again"
    if len(transcript.text) > LONG_TALK:
        return "it is long, so they are made only on demand, with --make"
    return "its source has none, and its words tell none"


def _spoken(transcript: Transcript) -> int:
    blocks = transcript.blocks
    return sum(len(blocks[number - 1].text.split()) for number in blocks.numbers(SPEECH))
