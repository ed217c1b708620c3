"""The text inside a document or a page, read as a source of its own."""

from array import array
from collections.abc import Sequence

from transcripts.columns import DESCRIPTION, Blocks
from transcripts.inserting import Text, insert, renumbered, renumbered_entry
from transcripts.model import Companion, Details, Reading

from .document import Document, NotATranscript
from .registry import choose


def read_text(
    document: Document, text: str, details: Details, *, by: str = ""
) -> Reading | Companion:
    """Read the `text` that `document` holds by whichever format it is in, but not `by`, which
    asks. What it leaves open is taken from `details`, which the document states apart from
    its text. Raises NotATranscript.

    The name and number of the format are those of the text, and the lines of the blocks
    count in the text: whoever calls it sets its own, and drops the lines (`without_lines`).
    """
    data = text.encode("utf-8", "surrogatepass")
    inside = Document(data, text, "utf-8", False, document.name, (*document.inside, by))
    chosen = choose(inside)
    found = chosen.read(inside)
    if isinstance(found, Reading) and not len(found.blocks):
        raise NotATranscript(f"{document.called} is {chosen.label} without any words in it.")
    return found._replace(details=found.details.completed_by(details))


def without_lines(blocks: Blocks) -> Blocks:
    """`blocks` of a source that has no lines a person could look up."""
    return Blocks(
        blocks.text,
        blocks.offsets,
        blocks.kinds,
        array("I", bytes(blocks.lines.itemsize * len(blocks.lines))),
        blocks.starts,
        blocks.ends,
        blocks.speakers,
    )


def described(reading: Reading, before: Sequence[str], after: Sequence[str] = ()) -> Reading:
    """`reading` with more text that describes the conversation, above and below the talk."""
    if not before and not after:
        return reading
    above, below = ([Text(DESCRIPTION, text) for text in texts] for texts in (before, after))
    made = insert(reading.blocks, {1: above, len(reading.blocks) + 1: below})
    details = reading.details._replace(
        chapters=tuple(renumbered(chapter, made.numbers) for chapter in reading.details.chapters),
        outline=tuple(renumbered_entry(entry, made.numbers) for entry in reading.details.outline),
    )
    return reading._replace(blocks=made.blocks, details=details)
