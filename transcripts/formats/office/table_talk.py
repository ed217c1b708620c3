"""Talk in the tables of a document, which are read as a text file's are."""

from transcripts.formats.document import Document
from transcripts.formats.inner import described, read_text
from transcripts.formats.records.table_columns import as_text, with_header
from transcripts.formats.texts import heads
from transcripts.formats.understood import those_there
from transcripts.model import Details, Reading, Report
from transcripts.text import one_line

from .content import Content, Paragraph, Table


def of_tables(document: Document, content: Content, details: Details) -> Reading | None:
    """The talk of the table, or of the tables of one shape, that most of the words are in."""
    shapes: dict[int, list[list[str]]] = {}
    for part in content.parts:
        if isinstance(part, Table):
            for row in part.rows:
                shapes.setdefault(len(row), []).append(row)
    if not shapes:
        return None
    rows = max(shapes.values(), key=_size)
    width = len(rows[0])
    fields = next((n for n, row in enumerate(rows) if not _is_field(row)), 0)
    rows = rows[fields:]
    outside = sum(len(part.text) for part in content.parts if isinstance(part, Paragraph))
    table = with_header(rows) if _size(rows) >= outside else None
    if table is None:
        return None
    found = read_text(document, as_text(table), Details())
    if not isinstance(found, Reading) or found.format != "table":
        return None
    before, after = _around(content, width, fields)
    head = heads.read_head(before)
    found = found._replace(
        details=heads.complete(found.details, head).completed_by(details),
        report=Report(
            (*_stated(head), *found.report.understood),
            (*found.report.guessed, *head.guessed),
            found.report.left_out,
        ),
    )
    return described(found, before, after)


def _size(rows: list[list[str]]) -> int:
    return sum(len(cell) for row in rows for cell in row)


def _is_field(row: list[str]) -> bool:
    """Whether a row states something about the talk: a date, a place, who was there."""
    return len(row) == 2 and heads.field_key(_row_text(row)) is not None


def _row_text(row: list[str]) -> str:
    return f"{row[0].rstrip(' :')}: {' '.join(row[1].split())}"


def _around(content: Content, width: int, fields: int) -> tuple[list[str], list[str]]:
    """The text before the first row of talk, which is `fields` rows of that width below the
    first, and all other text."""
    before: list[str] = []
    after: list[str] = []
    into = before
    for part in content.parts:
        if isinstance(part, Paragraph):
            into += _safe_lines(part.text)
            continue
        for row in part.rows:
            if len(row) == width and fields:
                before.append(one_line(_row_text(row)))
                fields -= 1
            elif len(row) == width:
                into = after
            else:
                into += [text for cell in row for text in _safe_lines(cell)]
    return before, after


def _safe_lines(text: str) -> list[str]:
    return [line for part in text.split("\n") if (line := one_line(part))]


def _stated(head: heads.TextHead) -> tuple[str, ...]:
    return those_there({"the title": head.title and not head.guessed, "the date": head.published})
