"""The talk in a document: in a table, or in its paragraphs, which go to the readers of text."""

import csv
import re
from dataclasses import replace
from io import StringIO

from transcripts.formats.document import Document
from transcripts.formats.inner import described, read_text, without_lines
from transcripts.formats.pages.page_lines import Line
from transcripts.formats.pages.set_off import with_names
from transcripts.formats.pages.spoken import announces
from transcripts.formats.texts import heads
from transcripts.model import Chapter, Companion, Details, Link, Reading, Report
from transcripts.text import make_safe
from transcripts.times import CLOCK, clock

from .content import Content, Paragraph, Table
from .meet import is_meet
from .table_columns import with_header
from .teams import is_teams

_STAMP = re.compile(rf"[\[(]?{CLOCK}[\])]?")
_ADDRESS = re.compile(r"https?://[^\s<>\"]{3,2000}")
_LEADING = re.compile(rf"^[\[(]?({CLOCK})[\])]?(?=\s)")
_CLOSING = re.compile(rf"\s[\[(]?({CLOCK})[\])]?$")
_AIRY = 0.2
"""Empty paragraphs for each with text from which on they are what parts the text."""
_LINKS = 500
_EMPTY = 20
_RECORDING = re.compile(
    r"audio file|audiodatei|fichier audio|archivo de audio|file audio|arquivo de áudio"
    r"|audiobestand|ljudfil|lydfil|plik audio|音声ファイル|音频文件",
    re.IGNORECASE,
)
_FILE = re.compile(r"\S.{0,200}\.(?:mp[34]|m4[av]|wav|aac|flac|ogg|mov|webm|wma)", re.IGNORECASE)


def read_content(document: Document, content: Content, details: Details) -> Reading | Companion:
    """What a document says. Its format, number and lines are those of the text inside."""
    found = _of_tables(document, content, details) or _of_paragraphs(document, content, details)
    if not isinstance(found, Reading):
        return found
    links = tuple(dict.fromkeys((*found.details.links, *_links(content))))
    report = found.report
    left = [*report.left_out, *(f"{what} ({many:,})" for what, many in content.left.items())]
    if content.damaged:
        left.append("what stands after the damage in the document")
    return replace(
        found,
        blocks=without_lines(found.blocks),
        details=replace(found.details, links=links[:_LINKS]),
        report=replace(report, left_out=tuple(left)),
    )


def _links(content: Content) -> list[Link]:
    """The links that lead somewhere by words of their own, not those of every time or name."""
    return [
        Link(make_safe(label)[:300], make_safe(address))
        for label, address in content.links
        if label and _ADDRESS.fullmatch(address) and not _STAMP.fullmatch(label)
    ]


def _of_tables(document: Document, content: Content, details: Details) -> Reading | None:
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
    found = read_text(document, _as_text(table), Details())
    if not isinstance(found, Reading) or found.format != "table":
        return None
    before, after = _around(content, width, fields)
    head = heads.read_head(before)
    found = replace(
        found,
        details=heads.complete(found.details, head).completed_by(details),
        report=Report(
            (*_stated(head), *found.report.understood),
            (*found.report.guessed, *head.guessed),
            found.report.left_out,
        ),
    )
    return described(found, before, after)


def _as_text(table: list[list[str]]) -> str:
    """A table as a text file holds it, with nothing in its cells taken for its marks."""
    store = StringIO()
    writer = csv.writer(store, delimiter="\t", quoting=csv.QUOTE_ALL, lineterminator="\n")
    writer.writerows([" ".join(cell.split()) for cell in row] for row in table)
    return store.getvalue()


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
                before.append(" ".join(make_safe(_row_text(row)).split()))
                fields -= 1
            elif len(row) == width:
                into = after
            else:
                into += [text for cell in row for text in _safe_lines(cell)]
    return before, after


def _safe_lines(text: str) -> list[str]:
    return [line for part in text.split("\n") if (line := " ".join(make_safe(part).split()))]


def _stated(head: heads.TextHead) -> tuple[str, ...]:
    found = {"the title": head.title and not head.guessed, "the date": head.published}
    return tuple(what for what, there in found.items() if there)


def _of_paragraphs(document: Document, content: Content, details: Details) -> Reading | Companion:
    paragraphs = _paragraphs(content)
    whole = "\n".join("\n".join(line.text for line in one) for one in paragraphs)
    if is_meet(whole) or is_teams(whole):
        return read_text(document, whole, details)
    paragraphs, media = _without_recording(paragraphs, content)
    title, paragraphs = _titled(paragraphs)
    text, headings = _composed(paragraphs)
    found = read_text(document, text, replace(details, media=media))
    if not isinstance(found, Reading):
        return found
    if title:
        report = found.report
        report = Report(
            ("the title", *(what for what in report.understood if what != "the title")),
            tuple(guess for guess in report.guessed if not guess.startswith("the title")),
            report.left_out,
        )
        found = replace(found, details=replace(found.details, title=title), report=report)
    return _with_chapters(found, headings)


def _paragraphs(content: Content) -> list[list[Line]]:
    """The lines of each paragraph, and of each row of a table that is none of talk; an empty
    paragraph has none."""
    found: list[list[Line]] = []
    for part in content.parts:
        if isinstance(part, Table):
            found += [
                [Line(" ".join(" ".join(row).split()), cells=tuple(row))]
                if len(row) > 1
                else [Line(text) for text in row[0].split("\n")]
                for row in part.rows
                if any(row)
            ]
            continue
        lines = [line.strip(" ") for line in part.text.split("\n")]
        level = 0 if part.level is None or _STAMP.fullmatch(lines[0]) else part.level + 1
        found.append([Line(line, level) for line in lines if line])
        if found[-1] and not level:
            found[-1][0].bold = min(part.bold, len(found[-1][0].text))
    return found


def _without_recording(
    paragraphs: list[list[Line]], content: Content
) -> tuple[list[list[Line]], str | None]:
    """The paragraphs without the recording's name, which Word's dictation writes above what
    it heard, and the recording's address."""
    filled = [lines for lines in paragraphs if lines][:2]
    texts = [lines[0].text for lines in filled]
    if len(texts) < 2 or not (_RECORDING.fullmatch(texts[0]) and _FILE.fullmatch(texts[1])):
        return paragraphs, None
    media = dict(content.links).get(texts[1])
    content.leave("the name of the recording's file")
    return [lines for lines in paragraphs if lines not in filled], media


def _titled(paragraphs: list[list[Line]]) -> tuple[str | None, list[list[Line]]]:
    """The document's title, and the paragraphs without it: the first with text, where its
    style says so, or is that of a heading of a level that no other has."""
    filled = [lines for lines in paragraphs if lines]
    if len(filled) < 2 or not (top := filled[0][0].level) or len(filled[0]) > 1:
        return None, paragraphs
    alone = not any(line.level == top for lines in filled[1:] for line in lines)
    title = make_safe(filled[0][0].text)
    if (top > 1 and not alone) or len(title) > 300 or announces(title):
        return None, paragraphs
    return title, [lines for lines in paragraphs if lines is not filled[0]]


def _composed(paragraphs: list[list[Line]]) -> tuple[str, dict[int, str]]:
    """The text as a file would hold it, and its headings by their lines, from 1, which are
    blank."""
    lines = [line for one in paragraphs for line in one]
    named = with_names(lines)
    if named is not lines:
        paragraphs = [[line] for line in named]
    empty = sum(not one for one in paragraphs)
    airy = empty >= _AIRY * (len(paragraphs) - empty)
    texts: list[str] = []
    headings: dict[int, str] = {}
    for one in paragraphs:
        for line in one:
            texts.append("" if line.level else line.text)
            if line.level and not announces(line.text):
                headings[len(texts)] = make_safe(line.text)
        if not airy or not one:
            texts.append("")
    return "\n".join(texts), headings


def _with_chapters(reading: Reading, headings: dict[int, str]) -> Reading:
    """`reading` with the headings above its words as chapters, where it has none itself."""
    if reading.details.chapters or not headings:
        return reading
    lines = reading.blocks.lines
    chapters: list[Chapter] = []
    empty: list[str] = []
    at = 0
    for line, title in headings.items():
        while at < len(lines) and lines[at] <= line:
            at += 1
        if at < len(lines):
            chapters.append(_chapter(title, at + 1))
        else:
            empty.append(f"the heading “{title}”, under which nothing stands")
    report = reading.report
    known = ("the headings as chapters",) if chapters else ()
    return replace(
        reading,
        details=replace(reading.details, chapters=tuple(chapters)),
        report=Report(
            (*report.understood, *known), report.guessed, (*report.left_out, *empty[:_EMPTY])
        ),
    )


def _chapter(title: str, block: int) -> Chapter:
    """A chapter, with its time where its title begins or ends with one."""
    for pattern in (_LEADING, _CLOSING):
        match = pattern.search(title)
        if match and (rest := f"{title[: match.start()]}{title[match.end() :]}".strip(" -–—:|")):
            return Chapter(rest, block, clock(match[1]))
    return Chapter(title, block)
