"""`tapelog chapters --model`: where the words would go, the person's consent, what came back,
and key quotes where nothing did."""

import sys

from reader.problem import Problem
from reader.services import chaptering, modelling
from transcripts.chapters.written.laying import Written
from transcripts.library.store import Library
from transcripts.model import Transcript
from transcripts.text import make_safe

from .chapters_shown import chapter_lines, say_chapters
from .output import ERROR, NOTHING, ask, complain, is_terminal, say_all
from .progress import Bar


def write_by_model(
    library: Library,
    transcript: Transcript,
    model: str,
    address: str | None,
    *,
    yes: bool,
    force: bool,
) -> int:
    """Let a model write chapters, keep them and print them. Where it does not, say why and
    print key quotes that were chosen here. Raises Problem where nothing was asked."""
    if not force:
        chaptering.require_unchanged(library, transcript)
    try:
        plan = modelling.plan(transcript, model, address=address)
    except Problem as problem:
        return _instead(transcript, problem)
    sys.stderr.write(make_safe(plan.said) + "\n")
    if plan.asks and not yes and not modelling.agreed(library, plan.destination):
        if not is_terminal(sys.stdin):
            raise Problem("nothing was sent: without a terminal --yes says that it may be")
        if not ask("Send them?"):
            complain("nothing was sent")
            return NOTHING
        modelling.agree(library, plan.destination)
    bar = Bar("Asking")
    try:
        written = modelling.write_chapters(
            transcript, plan, tell=lambda done, total: bar.show(done, total, plan.model)
        )
        chaptering.keep_written(library, transcript, written, force=force)
    except Problem as problem:
        bar.clear()
        return _instead(transcript, problem)
    finally:
        bar.clear()
    _tell(written)
    return say_chapters(library, library.transcript(transcript.id) or transcript, True)


def _tell(written: Written) -> None:
    for one in written.dropped:
        complain(f"left out of what {written.model} answered: {one}")


def _instead(transcript: Transcript, problem: Problem) -> int:
    """Say why no model wrote chapters, and print what stands for them."""
    complain(str(problem).rstrip("."))
    if transcript.has_speech:
        found = chaptering.with_key_quotes(transcript)
        if found.details.chapters:
            complain("key quotes instead, chosen here and by no model")
            say_all(chapter_lines(found, True))
    return ERROR
