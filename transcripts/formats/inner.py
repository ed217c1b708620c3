"""The text inside a document or a page, read as a source of its own."""

from array import array
from dataclasses import replace

from transcripts.columns import Blocks
from transcripts.model import Companion, Details, Reading

from .document import Document, NotATranscript
from .registry import choose


def read_text(document: Document, text: str, details: Details) -> Reading | Companion:
    """Read the `text` that `document` holds by whichever format it is in. What it leaves
    open is taken from `details`, which the document states apart from its text; it has no
    lines of a file. Raises NotATranscript.

    The name and number of the format are those of the text: whoever calls it sets its own.
    """
    data = text.encode("utf-8", "surrogatepass")
    inside = Document(data, text, "utf-8", False, document.name)
    chosen = choose(inside)
    found = chosen.read(inside)
    if isinstance(found, Reading):
        if not len(found.blocks):
            raise NotATranscript(f"{document.called} is {chosen.label} without any words in it.")
        found = replace(found, blocks=without_lines(found.blocks))
    return replace(found, details=found.details.completed_by(details))


def without_lines(blocks: Blocks) -> Blocks:
    """`blocks` of a source that has no lines a person could look up."""
    none = array("I", bytes(blocks.lines.itemsize * len(blocks.lines)))
    return Blocks(
        blocks.text,
        blocks.offsets,
        blocks.kinds,
        none,
        blocks.starts,
        blocks.ends,
        blocks.speakers,
    )
