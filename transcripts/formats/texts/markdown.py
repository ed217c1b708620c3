"""Markdown: `**Name:** words` or `**Name**: words` (Changelog and many others), names with
times in any of their shapes, or talk under headings, with front matter or without. Markup is
left out of the blocks, words are not."""

import re

from transcripts.chapters import outline
from transcripts.columns import DESCRIPTION, Blocks
from transcripts.formats.cues import is_event
from transcripts.formats.document import Document, NotATranscript
from transcripts.formats.registry import Format
from transcripts.formats.understood import those_there
from transcripts.model import Companion, Details, Link, Reading, Report
from transcripts.speakers.cast import Cast
from transcripts.text import make_safe
from transcripts.times import CLOCK, clock

from . import dialogue, furniture, heads, stated
from .beginnings import Beginnings, beginnings, bold_labels, enough_bold, way_of
from .front_matter import FrontMatter, front_matter
from .marks import Gathered, clean
from .sections import HEADING, Body, body, is_aside, is_rule, only_links, talk_begins
from .show_notes import is_show_notes, noted
from .talk import NO_TALK, Verdict, judge
from .written import Written, has_written

_READER = 2
_JUDGED = 150
"""Lines that are judged to be talk or not."""
_HEADING_TIME = re.compile(rf"\\?[\[(]?({CLOCK})\\?[\])]?")
_URL = re.compile(r"https?://[^\s<>()\[\]\"]+")


def _detect(document: Document) -> float:
    lines = document.head_lines
    if has_written(document.head):
        return 0.95
    bold = [found.name for found in bold_labels(lines[:2000]) if found and found.name]
    if enough_bold(bold, len(lines[:2000])):
        return 0.92
    if document.start.startswith("---") and front_matter(document.lines).end:
        return 0.91
    headings = sum(HEADING.match(line) is not None for line in lines)
    marked = sum("**" in line or "](" in line or line.startswith(">") for line in lines)
    if (
        headings >= 2 or document.suffix in FORMAT.suffixes or marked >= 0.2 * len(lines)
    ) and way_of(document.head):
        return 0.905
    if headings and (headings >= 2 or document.suffix in FORMAT.suffixes):
        return 0.86
    return 0.0


def _read(document: Document) -> Reading | Companion:
    lines = document.lines
    matter = front_matter(lines)
    first = talk_begins(lines, matter.end)
    text = body(lines, first)
    found = beginnings(text.lines, stated.names(matter))
    filled = [line for line in text.lines if line]
    exported = has_written(document.head)
    named = any(one and one.name for one in found.marks)
    if not exported and not named and is_show_notes(filled, matter, timed=found.way == "stamps"):
        notes = noted(lines[matter.end :], matter, _READER)
        if notes is not None:
            return notes
        raise NotATranscript(
            f"{document.called} holds show notes or another document, no transcript; "
            "add the episode's transcript."
        )
    verdict = Verdict(None) if exported else _judged(text.lines, found)
    if (verdict.is_document and not found.surely_people) or (verdict.is_writing and not found.way):
        raise NotATranscript(f"{document.called} {NO_TALK}")
    headed = any(line.startswith("# ") for line in lines)
    reading = _Talk(matter, first, text, found, headed=headed).read(lines)
    if found.way or not verdict.doubts:
        return reading
    report = reading.report._replace(guessed=(*reading.report.guessed, *verdict.doubts))
    return reading._replace(report=report)


def _judged(lines: list[str], found: Beginnings) -> Verdict:
    """What the words themselves say of whether they are talk; times say that they are."""
    if found.way == "stamps":
        return Verdict(None)
    marks = found.marks
    bare = [line[one.rest :] if one else line for line, one in zip(lines, marks, strict=True)]
    return judge([clean(line) for line in bare[:_JUDGED] if line and not HEADING.match(line)])


class _Talk:
    """One file on its way: what it states, what it says, what is left out."""

    def __init__(
        self, matter: FrontMatter, first: int, text: Body, found: Beginnings, *, headed: bool
    ) -> None:
        self.matter = matter
        self.first = first
        self.lines = text.lines
        self.text = text
        self.found = found
        self.gathered = Gathered()
        self.described = False
        self.title: str | None = None
        """What a heading of the first level above the talk says."""
        self.stop = dialogue.preface_ends(text.lines, found.marks)
        self.aside = furniture.edges(text.lines, self.stop or 12)
        above = [
            line for n, line in enumerate(text.lines[: self.stop]) if line and n not in self.aside
        ]
        titled = matter.first("title", "episode_title") or headed
        self.head = heads.read_head([*above, *_fields(text.lines, self.stop)], named=not titled)
        listed = [*stated.names(matter), *(person.name or "" for person in self.head.people)]
        self.script = dialogue.Script(Cast(listed, guessing=True), names=found.names)

    def read(self, lines: list[str]) -> Reading:
        self._describe()
        self._preface(lines)
        self._say()
        heading = self.title
        script, matter = self.script, self.matter
        chapters, empty = script.finished_chapters()
        blocks = script.blocks()
        described = [
            (n + 1, blocks[n].text) for n, k in enumerate(blocks.kinds) if k == DESCRIPTION
        ]
        details = stated.details(matter)
        untitled = heading is None and details.title is None
        if untitled and chapters and _is_title(self.lines):
            heading, chapters = chapters[0].title, chapters[1:]
        details = details._replace(
            title=details.title or self.head.title or heading,
            people=stated.people(script.people(), matter),
            links=tuple(dict.fromkeys([*self.gathered.links, *self.text.links, *details.links])),
            outline=outline.entries(described) if described else (),
            chapters=chapters,
        )
        details = heads.complete(details, self.head)
        return Reading("markdown", _READER, blocks, details, self._report(details, empty, blocks))

    def _describe(self) -> None:
        """The description that fields hold."""
        for key in ("description", "summary", "excerpt"):
            for value in self.matter.fields.get(key, ())[:1]:
                number = self.matter.lines[key]
                for n, line in enumerate(value.split("\n")):
                    self.script.describe(clean(make_safe(line), self.gathered), number + n)

    def _preface(self, lines: list[str]) -> None:
        """Describe with the sections before a marked transcript."""
        before = body(lines[: self.first], self.matter.end)
        self.text.comments += before.comments
        self.text.links += before.links
        for number, line in enumerate(before.lines, self.matter.end + 1):
            heading = HEADING.match(line)
            if heading and len(heading[1]) == 1 and self.title is None:
                self.title = clean(heading[2])
            elif line and not is_rule(line) and not _is_tab(lines[number - 1]):
                self._aside(heading[2] if heading else line, number)

    def _aside(self, line: str, number: int) -> None:
        links = self.gathered.links
        links.extend(Link(url, url) for url in _URL.findall(line) if f"]({url}" not in line)
        self.script.describe(clean(line, self.gathered), number)

    def _say(self) -> None:
        """Read the talk; what stands before the first name describes it."""
        script = self.script
        fenced = aside = begun = False
        written = Written()
        for at, (line, begins) in enumerate(zip(self.lines, self.found.marks, strict=True)):
            number = self.first + at + 1
            if not line or line.startswith("```") or is_rule(line):
                fenced ^= line.startswith("```")
                continue
            if at in self.aside:
                continue
            about = written.read(line)
            if about is not None:
                script.write(about[0], clean(about[1], self.gathered), number)
                continue
            heading = HEADING.match(line) if line.startswith("#") and not fenced else None
            if begins and not (fenced and self.found.way == "bold"):
                words = _balanced(line[begins.rest :])
                name = clean(begins.name) if begins.name else None
                script.mark(begins._replace(name=name), clean(words, self.gathered), number)
                aside, begun = False, True
            elif heading:
                aside = is_aside(clean(heading[2]))
                if at >= self.stop or not self._titles(heading, at, number):
                    _chapter(script, heading[2])
            elif (
                at < self.stop or aside or only_links(line) or (not begun and heads.field_key(line))
            ):
                self._aside(line, number)
                self.described |= at < self.stop and not is_event(line)
            else:
                begun = True
                script.words(clean(_unquoted(line), self.gathered), number)

    def _titles(self, heading: re.Match[str], at: int, number: int) -> bool:
        """Whether a heading above the talk titles it, or something else above it; only the
        last, with nothing between it and the talk, is that of a chapter."""
        text = clean(heading[2])
        untitled = self.title is None and not self.matter.first("title", "episode_title")
        if len(heading[1]) == 1 and untitled and "://" not in text:
            self.title = text
            return True
        rest = range(at + 1, len(self.lines))
        below = next((n for n in rest if self.lines[n] and n not in self.aside), len(self.lines))
        if below < self.stop or "://" in text:
            self._aside(heading[2], number)
            return True
        return False

    def _report(self, details: Details, empty: tuple[str, ...], blocks: Blocks) -> Report:
        cast = self.script.cast
        understood = those_there(
            {
                "the title": details.title,
                "the date": details.published,
                "the speakers' names": cast.names,
                "the times": any(start == start for start in blocks.starts),
                "the headings as chapters": details.chapters,
            }
        )
        understood += self.script.names_told()
        left_out = [f"the heading “{title}”, under which nothing stands" for title in empty]
        left_out += furniture.told([self.lines[n].strip("*_ ") for n in sorted(self.aside)])
        left_out += [
            f"{count} {what if count > 1 else what[:-1]}"
            for count, what in (
                (self.text.comments, "comments"),
                (self.text.footnotes, "footnotes"),
                (self.gathered.images, "pictures"),
            )
            if count
        ]
        if self.gathered.struck:
            left_out.append(f"words struck through, in {self.gathered.struck} places")
        guessed = [*self.script.names_guessed(), *self.head.guessed]
        if self.described:
            guessed.append("that the text before the first name describes the conversation")
        return Report(understood, tuple(guessed), tuple(left_out))


def _fields(lines: list[str], stop: int) -> list[str]:
    """The fields among the first lines, where no name bounds what stands above the talk."""
    filled = [line for line in lines if line][:12] if not stop else []
    return [line for line in filled if heads.field_key(line)]


def _is_title(lines: list[str]) -> bool:
    """Whether the body opens with a heading of the first level, the only one of it."""
    levels = [len(m[1]) for line in lines if (m := HEADING.match(line))]
    first = next((line for line in lines if line), "")
    return bool(HEADING.match(first)) and levels[:1] == [1] and levels.count(1) == 1


def _is_tab(line: str) -> bool:
    return line.lstrip().startswith(("{/*", "<!--"))


def _unquoted(line: str) -> str:
    return line.lstrip("> ") if line.startswith(">") else line


def _balanced(words: str) -> str:
    """Words cut out of a bold stretch, without the mark that ended it."""
    words = _unquoted(words.strip(" "))
    odd = words.count("**") % 2 == 1 and "***" not in words
    return words.replace("**", "", 1) if odd else words


def _chapter(script: dialogue.Script, text: str) -> None:
    stamp = _HEADING_TIME.search(text)
    start = clock(stamp[1]) if stamp else None
    bare = f"{text[: stamp.start()]} {text[stamp.end() :]}" if stamp and start is not None else text
    title = " ".join(clean(bare).strip(" -–—:|").split())
    if title:
        script.heading(title, start)


FORMAT = Format("markdown", "Markdown", _READER, _detect, _read, (".md", ".mdx", ".markdown"))
