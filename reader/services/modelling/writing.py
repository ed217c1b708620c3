"""Fetching what a plan says, checking it, and making chapters of it."""

from collections.abc import Callable
from typing import Protocol

from reader.problem import Problem
from transcripts.chapters.written.answer import Nonsense
from transcripts.chapters.written.checking import Checked
from transcripts.chapters.written.laying import Written, laid
from transcripts.chapters.written.lines import Part
from transcripts.chapters.written.merging import merged
from transcripts.chapters.written.prompt import again
from transcripts.chapters.written.prompt import key as name_of
from transcripts.model import Transcript

from .answers import Answers, kept_answers
from .destination import key_for
from .planning import Plan, known_answer, what_holds

Tell = Callable[[int, int], None]
"""Told how many parts of how many are done."""
_DROPPED_MOST = 100


class Asker(Protocol):
    """Takes a prompt to a model and brings its answer. Raises Problem."""

    def ask(self, prompt: str) -> str: ...

    def close(self) -> None: ...


def _silent(done: int, total: int) -> None:
    pass


def write_chapters(
    transcript: Transcript,
    plan: Plan,
    *,
    key: str | None = None,
    tell: Tell = _silent,
    answers: Answers | None = None,
    seconds: float = 600.0,
) -> Written:
    """The chapters of a talk by the model of `plan`, to which the person has agreed.

    `key` is the server's (else that of the environment or the settings); `seconds` is how
    long one answer may take. What was answered is kept, so that a second try goes on where
    the first stopped.
    Not for use inside a running event loop.

    Raises Problem: one sentence that says why there are none.
    """
    kept = kept_answers() if answers is None else answers
    asker: Asker | None = None
    found: list[Checked] = []
    try:
        for number, (part, asked) in enumerate(zip(plan.ranges, plan.prompts, strict=True)):
            tell(number, plan.parts)
            known = known_answer(kept, transcript, plan.model, plan.lines, part, asked)
            if known is None:
                if not plan.asks:
                    raise Problem("the answers kept from before are gone; ask again")
                asker = asker or _asker(plan, key, seconds)
                known = _asked(asker, kept, transcript, plan, part, asked)
            found.append(known)
    finally:
        if asker is not None:
            asker.close()
    tell(plan.parts, plan.parts)
    whole = merged(plan.ranges, [each.drafts for each in found])
    written = laid(transcript, plan.lines, whole, plan.model)
    dropped = [each for part in found for each in part.dropped]
    return written._replace(dropped=(*dropped, *written.dropped)[:_DROPPED_MOST])


def _asker(plan: Plan, given: str | None, seconds: float) -> Asker:
    if plan.address is not None:
        from .over_http import Limits, OverHttp

        secret = key_for(plan.address, given)
        return OverHttp(plan.address, plan.model, secret, Limits(whole=seconds))
    from . import through_llm

    there = through_llm.find(plan.model)
    if there.destination != plan.destination:
        raise Problem(f"{plan.model} would now be asked elsewhere than agreed; try again")
    return through_llm.ThroughLlm(there, seconds)


def _asked(
    asker: Asker, kept: Answers, transcript: Transcript, plan: Plan, part: Part, asked: str
) -> Checked:
    """What holds of the model's answer for one part: of the second, if the first cannot be
    used. Raises Problem where neither can."""
    first = asker.ask(asked)
    try:
        found, text = what_holds(first, transcript, plan.lines, part), first
    except Nonsense as error:
        text = asker.ask(again(asked, str(error)))
        try:
            found = what_holds(text, transcript, plan.lines, part)
        except Nonsense as second:
            raise Problem(
                f"what {plan.model} answered cannot be used, twice over: {second}"
            ) from None
    kept.put(name_of(plan.model, asked), text)
    return found
