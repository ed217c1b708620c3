"""Where a paragraph must begin: at chapters, at outline entries, at the items of a list."""

import re

from .columns import DESCRIPTION, SPEECH, Blocks
from .model import Details

_ITEM = re.compile(r"(?<=\s)[-–•*] (?=\S)")
_AFTER_LINK = re.compile(r"(?:https?://|www\.)\S+\s+(?=\S)")
LONGEST_DESCRIPTION = 20_000
"""Characters of a description's block within which lists are looked for."""


def list_items(blocks: Blocks) -> list[int]:
    """Where the items of lists begin that a description runs together in one line: at
    their dashes, or after their links."""
    found: list[int] = []
    for index, kind in enumerate(blocks.kinds):
        if kind != DESCRIPTION:
            continue
        text, offset = blocks[index].text, blocks.offsets[index]
        if len(text) > LONGEST_DESCRIPTION:
            continue
        items = [match.start() for match in _ITEM.finditer(text)]
        links = [match.end() for match in _AFTER_LINK.finditer(text)]
        if links and len(items) > 1:
            found.extend(offset + item for item in items)
        elif len(links) > 1:
            found.extend(offset + item for item in links)
    return found


def cuts(blocks: Blocks, details: Details) -> list[int]:
    """Offsets at which a paragraph begins: chapters, the outline's entries where they stand
    in the description, and where the speech has times, the words they point to."""
    found = {
        blocks.offsets[chapter.block - 1]
        for chapter in details.chapters
        if 1 <= chapter.block <= len(blocks)
    }
    found.update(blocks.offset(entry.span.start) for entry in details.outline)
    found.update(list_items(blocks))
    times = sorted(entry.start for entry in details.outline)
    if times:
        for index, start in enumerate(blocks.starts):
            if blocks.kinds[index] == SPEECH and start >= times[0] - 0.5:
                found.add(blocks.offsets[index])
                while times and times[0] - 0.5 <= start:
                    times.pop(0)
                if not times:
                    break
    return sorted(found)
