"""Markdown: `**Name:** words` or `**Name**: words` (Changelog and many others), or talk under
headings, with front matter or without. Markup is left out of the blocks, words are not."""

import re

from transcripts.chapters import outline
from transcripts.columns import DESCRIPTION
from transcripts.formats.document import Document, NotATranscript
from transcripts.formats.entities import unescape
from transcripts.formats.registry import Format
from transcripts.model import Details, Link, Person, Reading, Report, Role
from transcripts.speakers.names import Cast, accepted
from transcripts.text import make_safe
from transcripts.times import CLOCK, clock, length, stated_date

from . import dialogue
from .front_matter import FrontMatter, front_matter

_READER = 1
_HEADING = re.compile(r"(#{1,6})[ \t]+(\S.{0,300}?)[ \t]*#{0,6}$")
_HEADING_TIME = re.compile(rf"\\?[\[(]?({CLOCK})\\?[\])]?")
_COMMENT = re.compile(r"\{/\*[^*]{0,2000}\*/\}|<!--[^>]{0,2000}-->")
_TAB = re.compile(
    r"\{/\*\s*(?:TAB:\s*)?([^*]{1,60}?)\s*\*/\}|<!--\s*(?:TAB:\s*)?([^>]{1,60}?)\s*-->"
)
_LINK = re.compile(r"!?\[([^\[\]\n]{0,500})\]\(([^()\s]{0,2000})(?:[ \t]+\"[^\"\n]{0,200}\")?\)")
_AUTOLINK = re.compile(r"<(https?://[^<>\s]{1,2000})>")
_URL = re.compile(r"https?://[^\s<>()\[\]\"]+")
_HTML = re.compile(r"</?[a-zA-Z][^<>\n]{0,500}>")
_STRONG = re.compile(r"(\*\*\*|\*\*|~~|`{1,3})([^*~`\n]{1,2000})\1")
_EMPHASIS = re.compile(r"(?<![\w*])\*(?![\s*])([^*\n]{1,2000})(?<!\s)\*(?![\w*])")
_UNDER = re.compile(r"(?<![\w_])(__?)(?![\s_])([^_\n]{1,2000})(?<![\s_])\1(?![\w_])")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!~|<>$&:])")
_RULE = re.compile(r"(?:[-*_][ \t]?){3,}$")
_BULLET = re.compile(r"[-*+•][ \t]+|\d{1,3}[.)][ \t]")
_IMPORT = re.compile(r"(?:import|export)\s.{0,300}[;'\"}]\s*$")
_TALK = re.compile(r"\b(?:I|I'm|I’m|you|we|my|me|yeah)\b")
_FRONT_KEYS = ("speakers", "speaker", "transcript_by", "transcript", "guest", "guests", "hosts")


def clean(text: str, links: list[Link] | None = None) -> str:
    """`text` without Markdown's marks: emphasis, links (gathered in `links`), escapes."""
    if "](" in text:
        if links is not None:
            links.extend(Link(m[1].strip() or m[2], m[2]) for m in _LINK.finditer(text) if m[2])
        text = _LINK.sub(lambda match: match[1] or match[2], text)
    if "<" in text:
        text = _AUTOLINK.sub(r"\1", text)
        text = _HTML.sub("", text)
    for mark, pattern, group in (
        ("**", _STRONG, 2),
        ("`", _STRONG, 2),
        ("~~", _STRONG, 2),
        ("*", _EMPHASIS, 1),
        ("_", _UNDER, 2),
    ):
        if mark in text:
            text = pattern.sub(lambda match, group=group: match[group], text)  # type: ignore[misc]
    if "\\" in text:
        text = _ESCAPE.sub(r"\1", text)
    if "&" in text:
        text = make_safe(unescape(text))
    return text.strip(" ")


_Labels = list[dialogue.Named | None]


def _labels(lines: list[str], known: list[str]) -> tuple[frozenset[str], _Labels]:
    """The names of speakers, and the label of each line: in bold, or else plain."""
    count = sum(map(bool, lines))
    labels = [dialogue.bold_label(line) if "*" in line or "__" in line else None for line in lines]
    names = [label.name for label in labels if label]
    if _enough(names, count):
        return frozenset(names), labels
    labels = [dialogue.plain_label(line) if line else None for line in lines]
    return accepted((label.name for label in labels if label), count, known=known), labels


def _enough(names: list[str], lines: int) -> bool:
    """Whether bold words with a colon are names: they come again, or nearly everywhere. In
    a glossary each comes once, before some of the lines."""
    again = len(names) - len(set(names))
    return (len(names) >= 3 and again >= 0.2 * len(names)) or (
        len(names) >= 2 and len(names) >= 0.6 * lines
    )


def _detect(document: Document) -> float:
    lines = document.head_lines
    bold = [
        found.name
        for line in lines[:2000]
        if ("**" in line or "__" in line) and (found := dialogue.bold_label(line))
    ]
    if _enough(bold, len(lines[:2000])):
        return 0.92
    if document.start.startswith("---") and front_matter(document.lines).end:
        return 0.91
    headings = sum(_HEADING.match(line) is not None for line in lines)
    if headings and (headings >= 2 or document.suffix in FORMAT.suffixes):
        return 0.86
    return 0.0


def _read(document: Document) -> Reading:
    lines = document.lines
    matter = front_matter(lines)
    known = matter.all("speakers", "speaker", "hosts", "host", "guests", "guest", "guest.name")
    first = _body_start(lines, matter.end)
    body = [_bare(line) for line in lines[first:]]
    names, labels = _labels(body, known)
    if not names and _is_show_notes([line for line in body if line], matter):
        raise NotATranscript(
            f"{document.called} holds show notes or another document, no transcript; "
            "add the episode's transcript."
        )
    script = dialogue.Script(Cast(known))
    links: list[Link] = []
    title = matter.first("title")
    _describe(script, matter, links)
    heading = _preface(script, lines, matter.end, first, links)
    guessed = _body(script, body, first, names, labels, links)
    chapters, empty = script.finished_chapters()
    blocks = script.builder.build()
    described = [
        (number + 1, blocks[number].text)
        for number, kind in enumerate(blocks.kinds)
        if kind == DESCRIPTION
    ]
    if title is None and heading is None and chapters and _is_title(lines, first):
        heading, chapters = chapters[0].title, chapters[1:]
    date_text = matter.first("date", "publishdate", "published", "pubdate", "publish_date")
    details = Details(
        title=title or heading,
        show=matter.first("show", "podcast", "series"),
        published=stated_date(date_text) if date_text else None,
        duration=length(matter.first("duration", "length") or ""),
        language=matter.first("language", "lang"),
        url=_media(matter),
        people=_people(script.cast, matter),
        links=tuple(dict.fromkeys(links)),
        outline=outline.entries(described) if described else (),
        chapters=chapters,
    )
    return Reading("markdown", _READER, blocks, details, _report(script, details, guessed, empty))


def _report(
    script: dialogue.Script, details: Details, guessed: tuple[str, ...], empty: tuple[str, ...]
) -> Report:
    understood = [
        what
        for what, there in (
            ("the title", details.title),
            ("the date", details.published),
            ("the speakers' names", script.cast.names),
            ("the headings as chapters", details.chapters),
        )
        if there
    ]
    understood += [f"{short} is {full}" for short, full in script.cast.joined.items()]
    left_out = tuple(f"the heading “{title}”, under which nothing stands" for title in empty)
    return Report(tuple(understood), guessed, left_out)


def _body_start(lines: list[str], start: int) -> int:
    """Where the talk begins: after a mark that says so, else after the front matter."""
    for number in range(start, len(lines)):
        if "TRANSCRIPT" in lines[number][:80].upper():
            tab = _TAB.match(lines[number].strip())
            if tab and (tab[1] or tab[2]).strip().upper() in {"TRANSCRIPT", "TRANSCRIPTION"}:
                return number + 1
    return start


def _is_show_notes(lines: list[str], matter: FrontMatter) -> bool:
    """Whether lines without names are notes about a talk rather than the talk."""
    body = [line for line in lines if not _HEADING.match(line) and not _COMMENT.match(line)]
    if not body:
        return True
    listed = sum(_BULLET.match(line.strip()) is not None for line in body)
    linked = sum(_URL.search(line) is not None or "](" in line for line in body)
    if listed + linked >= 0.5 * len(body):
        return True
    marked = sum("`" in line or line.startswith(("|", "<")) for line in body)
    talk = sum(_TALK.search(line) is not None for line in body)
    stated = any(matter.fields.get(key) for key in _FRONT_KEYS[:3])
    return not stated and (listed + linked + marked >= 0.25 * len(body) or talk < 0.35 * len(body))


def _describe(script: dialogue.Script, matter: FrontMatter, links: list[Link]) -> None:
    for key in ("description", "summary", "excerpt"):
        for value in matter.fields.get(key, ())[:1]:
            first = matter.lines[key]
            for number, line in enumerate(value.split("\n")):
                script.describe(clean(make_safe(line), links), first + number)


def _preface(
    script: dialogue.Script, lines: list[str], start: int, stop: int, links: list[Link]
) -> str | None:
    """Describe with the sections before a marked transcript; gives a heading that titles."""
    title = None
    for number in range(start, stop):
        line = _COMMENT.sub("", lines[number]).strip()
        heading = _HEADING.match(line)
        if heading and len(heading[1]) == 1 and title is None:
            title = clean(heading[2])
            continue
        if not line or _IMPORT.match(line) or _RULE.match(line):
            continue
        text = clean(heading[2] if heading else line, links)
        links.extend(Link(url, url) for url in _URL.findall(line) if f"]({url}" not in line)
        script.describe(text, number + 1)
    return title


def _is_title(lines: list[str], start: int) -> bool:
    """Whether the body opens with a heading of the first level, the only one of it."""
    levels = [len(m[1]) for line in lines[start:] if (m := _HEADING.match(line))]
    first = next((line for line in lines[start:] if line.strip()), "")
    return bool(_HEADING.match(first)) and levels[:1] == [1] and levels.count(1) == 1


def _bare(line: str) -> str:
    if "*/}" in line or "-->" in line:
        line = _COMMENT.sub("", line)
    return line.strip(" ")


def _body(
    script: dialogue.Script,
    lines: list[str],
    first: int,
    names: frozenset[str],
    labels: _Labels,
    links: list[Link],
) -> tuple[str, ...]:
    """Read the talk; what stands before the first name describes it."""
    preface = first + dialogue.preface_ends(lines, labels, names)
    described, fenced = False, False
    for number, (line, found) in enumerate(zip(lines, labels, strict=True), first + 1):
        if not line or (line[0] in "-*_" and _RULE.match(line)) or line.startswith("```"):
            fenced ^= line.startswith("```")
            continue
        if found and found.name in names and not fenced:
            script.name(clean(found.name), found.start, clean(line[found.rest :], links), number)
            continue
        heading = _HEADING.match(line) if line.startswith("#") and not fenced else None
        if heading:
            _chapter(script, heading[2])
        elif number > preface:
            script.words(clean(line, links), number)
        elif not _IMPORT.match(line):
            script.describe(clean(line, links), number)
            described = True
    return ("that the text before the first name describes the conversation",) * described


def _chapter(script: dialogue.Script, text: str) -> None:
    stamp = _HEADING_TIME.search(text)
    start = clock(stamp[1]) if stamp else None
    bare = f"{text[: stamp.start()]} {text[stamp.end() :]}" if stamp and start is not None else text
    title = " ".join(clean(bare).strip(" -–—:|").split())
    if title:
        script.heading(title, start)


def _media(matter: FrontMatter) -> str | None:
    for key in ("media", "url", "youtube", "youtube_url", "video", "audio", "link"):
        for value in matter.all(key):
            if value.startswith(("http://", "https://")) and " " not in value:
                return value
    return None


def _people(cast: Cast, matter: FrontMatter) -> tuple[Person, ...]:
    """The speakers in the order of their first words, then others whom the fields name."""
    roles: dict[str, Role] = {}
    for role, keys in (("host", ("host", "hosts")), ("guest", ("guest", "guests", "guest.name"))):
        for name in matter.all(*keys):
            roles[name.casefold()] = "host" if role == "host" else "guest"
    listed = matter.all("speakers", "speaker", "hosts", "host", "guests", "guest", "guest.name")
    names = list(cast.names)
    spoken = {name.casefold() for name in names}
    names += [name for name in listed if name.casefold() not in spoken]
    return tuple(Person(name, roles.get(name.casefold())) for name in names)


FORMAT = Format("markdown", "Markdown", _READER, _detect, _read, (".md", ".mdx", ".markdown"))
