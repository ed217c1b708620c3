"""The outline in a talk's own description, laid over its words where these have no times."""

from transcripts.chapters.at_times import timed
from transcripts.chapters.outline import LEAST
from transcripts.columns import SPEECH
from transcripts.model import Chapter, Companion, Details, Reading

from .chapters import CannotJoin
from .combine import combine
from .draft import Part


def with_own_outline(reading: Reading) -> Reading:
    """A reading of a talk without times and chapters, with the chapters that its description
    lists, at the words that tell where these begin; the same where too few words do."""
    details, blocks = reading.details, reading.blocks
    if (
        details.chapters
        or len(details.outline) < LEAST
        or SPEECH not in blocks.kinds
        or timed(blocks)
    ):
        return reading
    chapters = tuple(
        Chapter(entry.title, 0, entry.start, origin="outline") for entry in details.outline
    )
    listed = Companion("outline", 1, Details(chapters=chapters))
    try:
        return combine([Part(reading), Part(listed, "its outline")]).reading
    except CannotJoin as error:
        left_out = (*reading.report.left_out, f"its outline: it {error}")
        return reading._replace(report=reading.report._replace(left_out=left_out))
