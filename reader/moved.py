"""Where a position of a page is on the page that was set anew of the same transcript."""

from __future__ import annotations

from reader.page import FURNITURE, Page
from transcripts.columns import Blocks
from transcripts.shown import shown_place, source_place


class Moved:
    """Takes positions from one page to another. `blocks` are those of the text of each."""

    def __init__(self, before: Page, blocks: Blocks, after: Page, shown: Blocks) -> None:
        self._before = before
        self._blocks = blocks
        self._after = after
        self._shown = shown

    def position(self, position: int) -> int:
        """Where the same words are now; of a title or heading, where it stands now."""
        before, after = self._before, self._after
        if not len(before) or not len(after):
            return 0
        place = self._blocks.place(before.doc_offset(position))
        offset = self._shown.offset(shown_place(self._shown, source_place(self._blocks, place)))
        element = before.element_at(position)
        if before.kinds[element] in FURNITURE:
            same = self._furniture(before.kinds[element], offset)
            if same is not None:
                return after.starts[same]
        return after.page_offset(offset)

    def end(self, position: int) -> int:
        """As `position`, of the end of a stretch."""
        return self.position(max(0, position - 1)) + 1

    def _furniture(self, kind: int, offset: int) -> int | None:
        """The first element of a kind of furniture that stands before `offset`."""
        after = self._after
        element = after.element_at(after.page_offset(offset)) - 1
        found = None
        while element >= 0 and after.kinds[element] in FURNITURE:
            if after.kinds[element] == kind:
                found = element
            element -= 1
        return found
