"""Chapters in numbered lines → chapters in the blocks of a transcript."""

from collections.abc import Sequence

from transcripts.model import Transcript

from .checking import Draft
from .kept import Point, WrittenChapter
from .lines import Line, cited


def laid(
    transcript: Transcript, lines: tuple[Line, ...], drafts: Sequence[Draft]
) -> tuple[tuple[WrittenChapter, ...], tuple[str, ...]]:
    """The chapters with the blocks they stand over, and what had to be left out: of two that
    begin within one block, the second has no block to begin with."""
    found: list[tuple[int, Draft]] = []
    dropped = []
    for draft in drafts:
        block = lines[draft.first - 1].block
        if found and block <= found[-1][0]:
            dropped.append(f"the chapter “{draft.title}”, which begins within a block")
            continue
        found.append((block, draft))
    edges = [block for block, _ in found[1:]] + [len(transcript.blocks) + 1]
    chapters = tuple(
        WrittenChapter(
            draft.title,
            block,
            edge - 1,
            draft.summary,
            tuple(
                Point(point.text, cited(transcript, lines, point.lines)) for point in draft.points
            ),
        )
        for (block, draft), edge in zip(found, edges, strict=True)
    )
    return chapters, tuple(dropped)
