"""All sources of one conversation → one reading."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from transcripts.chapters.at_times import timed
from transcripts.chapters.from_outline import with_outline
from transcripts.model import BlocksBuilder, Companion, Reading, Report

from . import speakers
from .chapters import (
    CannotJoin,
    Laid,
    by_fraction,
    described,
    lay_by_time,
    lay_by_words,
    told_texts,
)
from .draft import Draft, Part, has_speakers, has_talk
from .laying import lay
from .lending import stays, take

Role = Literal["text", "page", "chapters", "speakers", "times"]
"""What a source gives: the words that stay; what a page says of the talk; chapters; who
speaks when; or, another record of the words, what the first one lacks."""

_NO_PAGE = Reading("", 0, BlocksBuilder().build())
_FEW = 0.25
"""Share of a page's chapters whose places must be certain. The others say that they are not."""


@dataclass(frozen=True)
class Joined:
    """What several sources are together. `roles` has one for each of them."""

    reading: Reading
    roles: tuple[Role, ...]

    @property
    def text(self) -> int:
        """Index of the source whose words stay."""
        return self.roles.index("text")


def combine(parts: Sequence[Part], newest: int = -1) -> Joined:
    """One reading of all sources of a conversation, in the order in which they were given.

    Raises CannotJoin where the `newest` of them (an index) does not fit the others. Another
    that fits no more (chapters with times, where the new words have none) is left out, and
    the report says so.
    """
    newest %= len(parts)
    talks = [i for i, part in enumerate(parts) if _talk(part)]
    if not talks:
        return _without_talk(parts)
    text = talks[stays([_reading(parts[i]) for i in talks])]
    record = _reading(parts[text])
    draft = Draft(record.blocks, record.details, record.report)
    for index in reversed(talks):
        if index != text:
            draft = take(draft, parts[index], _reading(parts[index]))
    rest = [i for i in range(len(parts)) if i not in talks]
    pages = [i for i in rest if isinstance(parts[i].found, Reading)]
    # Who speaks and when is laid over the words before what is set in among them.
    for index in [i for i in rest if i not in pages] + pages[-1:]:
        part = parts[index]
        try:
            if isinstance(part.found, Companion):
                draft = _with_companion(draft, part.found, part.name)
            else:
                draft = _with_page(draft, part.found, part.name)
        except CannotJoin as error:
            if index == newest:
                raise
            draft = draft.told(left_out=[f"{part.name}: it {error}"])
    for index in pages[:-1]:
        draft = replace(draft, details=draft.details.completed_by(_reading(parts[index]).details))
    reading = record._replace(blocks=draft.blocks, details=draft.details, report=draft.report)
    return Joined(
        with_outline(reading), tuple(_role(parts[i], i == text) for i in range(len(parts)))
    )


def _reading(part: Part) -> Reading:
    assert isinstance(part.found, Reading)
    return part.found


def _talk(part: Part) -> bool:
    return isinstance(part.found, Reading) and has_talk(part.found.blocks)


def _role(part: Part, text: bool) -> Role:
    if text:
        return "text"
    if isinstance(part.found, Companion):
        if part.found.details.chapters:
            return "chapters"
        return "speakers" if part.found.stretches else "page"
    return "times" if has_talk(part.found.blocks) else "page"


def _without_talk(parts: Sequence[Part]) -> Joined:
    """Pages alone: the newest is what is shown, and the others say what it does not."""
    pages = [i for i, part in enumerate(parts) if isinstance(part.found, Reading)]
    if not pages:
        raise CannotJoin("holds no talk, and neither does what it belongs to")
    text = pages[-1]
    page = _reading(parts[text])
    draft = Draft(page.blocks, page.details, page.report)
    for index, part in enumerate(parts):
        if index == text:
            continue
        if isinstance(part.found, Companion) and part.found.details.chapters:
            if index == len(parts) - 1:
                raise CannotJoin("has chapters, but what it belongs to holds no talk")
            continue
        draft = replace(draft, details=draft.details.completed_by(part.found.details))
    reading = page._replace(details=draft.details)
    return Joined(reading, tuple(_role(parts[i], i == text) for i in range(len(parts))))


def _with_companion(draft: Draft, found: Companion, name: str) -> Draft:
    people = () if found.stretches else found.details.people
    said = found.details._replace(people=people)
    told = replace(draft, details=draft.details.completed_by(said))
    laid, refused = told, []
    for lay_over, wanted in ((_stretches, found.stretches), (_chapters, found.details.chapters)):
        try:
            laid = lay_over(laid, found, name) if wanted else laid
        except CannotJoin as error:
            refused.append(error)
    if refused and laid.details == draft.details:
        raise refused[0]  # nothing of it fits
    return laid.told(left_out=[f"{name}: it {error}" for error in refused])


def _chapters(draft: Draft, found: Companion, name: str) -> Draft:
    chapters = found.details.chapters
    if timed(draft.blocks):
        laid = lay_by_time(draft.blocks, chapters)
    else:
        expected = by_fraction(draft.details, chapters)
        laid = lay_by_words(draft.blocks, chapters, expected)
    return _laid(draft, _NO_PAGE, laid, name)


def _stretches(draft: Draft, found: Companion, name: str) -> Draft:
    if has_speakers(draft.blocks):
        raise CannotJoin("tells who speaks when, but the talk names its speakers already")
    if not timed(draft.blocks):
        raise CannotJoin("tells who speaks when, but the talk has no times")
    voices = speakers.lay_over(draft.blocks, found.stretches)
    if not voices.named:
        raise CannotJoin("tells who speaks when, but at no time at which the talk has words")
    draft = draft.with_columns(speakers=voices.speakers).spoken_by(found.details.people)
    draft = draft.told([f"the speakers, by the times of {name}"])
    if voices.straddling:
        many = f"{voices.straddling} utterance{'s' * (voices.straddling > 1)}"
        draft = draft.told(guessed=[f"who says {many} during which two people speak"])
    return draft


def _with_page(draft: Draft, page: Reading, name: str) -> Draft:
    chapters = page.details.chapters
    laid = Laid((), ())
    if chapters:
        texts = tuple(told_texts(page.blocks, chapter) for chapter in chapters)
        if timed(draft.blocks) and all(chapter.start is not None for chapter in chapters):
            laid = lay_by_time(draft.blocks, chapters, texts)
        else:
            length = page.details.duration
            told = [described(page.blocks, chapter, length) for chapter in chapters]
            outline = page.details.outline
            laid = lay_by_words(draft.blocks, chapters, told, outline, texts, _FEW)
    draft = _laid(draft, page, laid, name)
    return replace(draft, details=draft.details.completed_by(page.details))


def _laid(draft: Draft, page: Reading, laid: Laid, name: str) -> Draft:
    own = len(draft.details.chapters)
    draft = lay(draft, page.blocks, page.details, laid)
    if not laid.chapters:
        return draft
    many = len(laid.chapters)
    told = Report((f"{many} chapter{'s' * (many > 1)} of {name}",), laid.guessed, laid.left_out)
    if own:
        gone = next(iter(draft.laid.understood), f"{own} chapter{'s' * (own > 1)}")
        draft = draft.without_told(draft.laid).told(left_out=[f"{gone}, for {name} has others"])
    return replace(draft.told(*told), laid=told)
