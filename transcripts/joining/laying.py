"""What a page says of a talk, set in among its words: the description before all, each
chapter's summary and points before the words with which the chapter begins."""

from collections import defaultdict
from dataclasses import replace

from transcripts.columns import DESCRIPTION, POINT, SUMMARY, Blocks
from transcripts.inserting import Inserted, Text, insert, renumbered, renumbered_entry
from transcripts.model import Chapter, Details, OutlineEntry

from .chapters import Laid
from .cutting import cut
from .draft import Draft, front

NOTHING = Laid((), ())


def lay(draft: Draft, page: Blocks, details: Details, laid: Laid = NOTHING) -> Draft:
    """`draft` with the description and outline of a page (its blocks and details), as far
    as they are not there, and with chapters `laid` over the blocks, where there are any:
    those the draft had go."""
    draft = _cut(draft, laid.cuts)
    begin = front(draft.blocks)
    described = _new_description(draft.blocks, page)
    before: dict[int, list[Text]] = defaultdict(list)
    before[begin] += [text for _, text in described]
    slots = []
    for chapter, texts in zip(laid.chapters, laid.texts, strict=True):
        slots.append(len(before[chapter.block]))
        before[chapter.block] += texts
    done = insert(draft.blocks, before)
    own = draft.details
    chapters = tuple(renumbered(chapter, done.numbers) for chapter in own.chapters)
    if laid.chapters:
        chapters = tuple(
            _chapter(done, chapter, len(texts), slot)
            for chapter, texts, slot in zip(laid.chapters, laid.texts, slots, strict=True)
        )
    outline = tuple(renumbered_entry(entry, done.numbers) for entry in own.outline)
    if not outline:
        at = {number: done.new[begin][i] for i, (number, _) in enumerate(described)}
        outline = _outline(details.outline, at)
    return replace(
        draft,
        blocks=done.blocks,
        details=own._replace(chapters=chapters, outline=outline),
    )


def _cut(draft: Draft, cuts: tuple[int, ...]) -> Draft:
    """`draft` with its blocks cut. (Its own outline stands in a description, which is not.)"""
    if not cuts:
        return draft
    done = cut(draft.blocks, cuts)
    own = draft.details
    chapters = tuple(renumbered(chapter, done.numbers) for chapter in own.chapters)
    outline = tuple(renumbered_entry(entry, done.numbers) for entry in own.outline)
    return replace(
        draft,
        blocks=done.blocks,
        details=own._replace(chapters=chapters, outline=outline),
    )


def _new_description(blocks: Blocks, page: Blocks) -> list[tuple[int, Text]]:
    """The page's description as far as the talk has not the same, with the numbers that its
    blocks have there."""
    known = {blocks[number - 1].text for number in blocks.numbers(DESCRIPTION)}
    return [
        (block.number, Text(DESCRIPTION, block.text))
        for block in page
        if block.kind == DESCRIPTION and block.text not in known
    ]


def _chapter(done: Inserted, chapter: Chapter, texts: int, slot: int) -> Chapter:
    """A chapter begins with its summary, or where it has none, with its words."""
    new = done.new[chapter.block][slot : slot + texts] if texts else []
    kinds = done.blocks.kinds
    moved = renumbered(chapter._replace(summary=(), points=()), done.numbers)
    return moved._replace(
        block=new[0] if new else moved.block,
        summary=tuple(number for number in new if kinds[number - 1] == SUMMARY),
        points=tuple(number for number in new if kinds[number - 1] == POINT),
    )


def _outline(entries: tuple[OutlineEntry, ...], at: dict[int, int]) -> tuple[OutlineEntry, ...]:
    """The entries whose blocks were all set in."""
    return tuple(
        renumbered_entry(entry, at)
        for entry in entries
        if entry.span.start.block in at and entry.span.end.block in at
    )
