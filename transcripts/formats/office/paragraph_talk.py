"""Talk in the paragraphs of a document: written down as a text file would hold it, and read
as one. Its headings are chapters, its markup tells names from other words."""

import re
from collections import Counter

from transcripts.formats.document import Document
from transcripts.formats.inner import read_text
from transcripts.formats.pages.page_lines import Line
from transcripts.formats.pages.set_off import with_names
from transcripts.formats.pages.spoken import announces
from transcripts.model import Chapter, Companion, Details, Reading, Report
from transcripts.speakers.names import could_be_name, looks_like_name
from transcripts.text import make_safe
from transcripts.times import CLOCK, clock

from .content import Content, Table
from .meet import is_meet
from .properties import is_given
from .teams import is_teams

_STAMP = re.compile(rf"[\[(]?{CLOCK}[\])]?")
_LEADING = re.compile(rf"^[\[(]?({CLOCK})[\])]?(?=\s)")
_CLOSING = re.compile(rf"\s[\[(]?({CLOCK})[\])]?$")
_AIRY = 0.2
"""Empty paragraphs for each with text from which on they are what parts the text."""
_EMPTY = 20
_LONGEST = 45
_RECORDING = re.compile(
    r"audio file|audiodatei|fichier audio|archivo de audio|file audio|arquivo de áudio"
    r"|audiobestand|ljudfil|lydfil|plik audio|音声ファイル|音频文件",
    re.IGNORECASE,
)
_FILE = re.compile(r"\S.{0,200}\.(?:mp[34]|m4[av]|wav|aac|flac|ogg|mov|webm|wma)", re.IGNORECASE)


def of_paragraphs(document: Document, content: Content, details: Details) -> Reading | Companion:
    """The talk in the paragraphs, whose blocks have the lines of the text made of them."""
    paragraphs = _paragraphs(content)
    whole = "\n".join("\n".join(line.text for line in one) for one in paragraphs)
    if is_meet(whole) or is_teams(whole):
        return read_text(document, whole, details)
    paragraphs, media = _without_recording(paragraphs, content)
    title, paragraphs = _titled(paragraphs)
    text, headings = _composed(paragraphs)
    found = read_text(document, text, details._replace(media=media))
    if not isinstance(found, Reading):
        return found
    if title:
        report = found.report
        report = Report(
            ("the title", *(what for what in report.understood if what != "the title")),
            tuple(guess for guess in report.guessed if not guess.startswith("the title")),
            report.left_out,
        )
        found = found._replace(details=found.details._replace(title=title), report=report)
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
    if (top > 1 and not alone) or announces(title):
        return None, paragraphs
    if not is_given(title):
        filled[0][0].level = 0
        return None, paragraphs
    return title, [lines for lines in paragraphs if lines is not filled[0]]


def _composed(paragraphs: list[list[Line]]) -> tuple[str, dict[int, str]]:
    """The text as a file would hold it, and its headings by their lines, from 1, which are
    blank. A blank line stands between paragraphs, but where the document has its own, and
    below what may be a name above its words."""
    lines = [line for one in paragraphs for line in one]
    named = with_names(lines)
    if named is not lines:
        paragraphs = [[line] for line in named]
    airy = _is_airy(paragraphs)
    above = set() if airy else _names_alone(paragraphs)
    texts: list[str] = []
    headings: dict[int, str] = {}
    for one in paragraphs:
        for line in one:
            texts.append("" if line.level else line.text)
            if line.level and not announces(line.text):
                headings[len(texts)] = make_safe(line.text)
        if not one or not (airy or (len(one) == 1 and one[0].text in above)):
            texts.append("")
    return "\n".join(texts), headings


def _is_airy(paragraphs: list[list[Line]]) -> bool:
    """Whether empty paragraphs part a document's text, as blank lines do in a file."""
    first = next((lines[0].text for lines in paragraphs if lines), "")
    empty = sum(not lines for lines in paragraphs)
    return empty >= _AIRY * (len(paragraphs) - empty) or first.startswith("WEBVTT")


def _names_alone(paragraphs: list[list[Line]]) -> set[str]:
    """Paragraphs that may be names: short, without an end of a sentence, and come again."""
    counts = Counter(lines[0].text for lines in paragraphs if len(lines) == 1)
    return {
        text
        for text, count in counts.items()
        if count >= 2
        and 0 < len(text) <= _LONGEST
        and text[-1].isalnum()
        and could_be_name(text)
        and looks_like_name(text)
    }


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
    return reading._replace(
        details=reading.details._replace(chapters=tuple(chapters)),
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
