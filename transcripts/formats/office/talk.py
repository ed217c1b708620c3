"""The talk in a document: in a table, or in its paragraphs, which go to the readers of text."""

import re

from transcripts.formats.document import Document, NotATranscript
from transcripts.formats.inner import without_lines
from transcripts.model import Companion, Details, Link, Reading
from transcripts.text import make_safe
from transcripts.times import CLOCK

from .content import Content, Paragraph
from .paragraph_talk import of_paragraphs
from .table_talk import of_tables

_STAMP = re.compile(rf"[\[(]?{CLOCK}[\])]?")
_ADDRESS = re.compile(r"https?://[^\s<>\"]{3,2000}")
_LINKS = 500


def read_content(document: Document, content: Content, details: Details) -> Reading | Companion:
    """What a document says. Its format, number and lines are those of the text inside."""
    if not any(part.text if isinstance(part, Paragraph) else part.rows for part in content.parts):
        why = "damaged from the beginning" if content.damaged else "without any words in it"
        raise NotATranscript(f"{document.called} is a document {why}.")
    found = of_tables(document, content, details) or of_paragraphs(document, content, details)
    if not isinstance(found, Reading):
        return found
    links = tuple(dict.fromkeys((*found.details.links, *_links(content))))
    report = found.report
    left = [*report.left_out, *(f"{what} ({many:,})" for what, many in content.left.items())]
    if content.damaged:
        left.append("what stands after the damage in the document")
    return found._replace(
        blocks=without_lines(found.blocks),
        details=found.details._replace(links=links[:_LINKS]),
        report=report._replace(left_out=tuple(left)),
    )


def _links(content: Content) -> list[Link]:
    """The links that lead somewhere by words of their own, not those of every time or name."""
    return [
        Link(make_safe(label)[:300], make_safe(address))
        for label, address in content.links
        if label and _ADDRESS.fullmatch(address) and not _STAMP.fullmatch(label)
    ]
