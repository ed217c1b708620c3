"""What of a Markdown file is talk, and what stands around it: comments, code of the page,
footnotes, notes of the show, and other sections that nobody says."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from transcripts.model import Link

from .marks import clean

HEADING = re.compile(r"(#{1,6})[ \t]+(\S.{0,300}?)[ \t]*#{0,6}$")
_TAB = re.compile(
    r"\{/\*\s*(?:TAB:\s*)?([^*]{1,60}?)\s*\*/\}|<!--\s*(?:TAB:\s*)?([^>]{1,60}?)\s*-->"
)
_BEGINS = re.compile(
    r"(?:(?:full|episode|complete|edited|raw|audio|video|automated|auto-generated|interview"
    r"|podcast|the|volledige?s?|vollständiges?)\s)?"
    r"(?:transcript(?:ion|s)?|transkript|transkription|transcripción|trascrizione|transcrição"
    r"|文字起こし|逐字稿|文字稿|转录|转录文本|전사)"
    r"(?:\s(?:start|begins|text|of the (?:episode|interview)))?",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"(?:show ?notes|(?:\w+ )?(?:links|resources|references|footnotes|credits|sponsors?|notes)"
    r"|see also|further reading|related(?: \w+)?|(?:links|resources|references|people|things"
    r"|items)(?: \w+){0,2} mentioned|mentioned(?: \w+){0,4}"
    r"|about (?:the )?(?:guest|host|show|author|speaker)s?"
    r"|table of contents|contents|toc|chapters|timestamps|key takeaways|takeaways|summary|tl;?dr"
    r"|subscribe|support(?: \w+){0,3}|follow(?: \w+){0,3}|attribution|license|citation)",
    re.IGNORECASE,
)
_COMMENT = re.compile(r"\{/\*[^*]{0,2000}\*/\}|<!--[^>]{0,2000}-->")
_IMPORT = re.compile(r"(?:import|export)\s.{0,300}[;'\"}]\s*$")
_EXPORT_OPENS = re.compile(r"export\s(?:const|default|let|var|function)\b[^;]{0,200}[\[{(]\s*$")
_COMPONENT_OPENS = re.compile(
    r"</?[A-Z][\w.]{0,60}(?:\s[^<>]{0,300})?$|</?[a-z][\w-]{0,30}(?:\s[^<>]{0,300})?$"
)
_FOOTNOTE = re.compile(r"\[\^[\w-]{1,40}\]:")
_REFERENCE = re.compile(r"[ ]{0,3}\[([^\[\]^][^\[\]]{0,100})\]:\s*<?(https?://[^\s<>]{1,2000})>?")
_RULE = re.compile(r"(?:[-*_=][ \t]?){3,}$")
_BULLET = re.compile(r"[-*+•][ \t]+|\d{1,3}[.)][ \t]")
_ADDRESS = re.compile(r"<?https?://[^\s<>()\[\]\"]{1,1000}>?")
_LINK = re.compile(
    r"!?\[[^\[\]\n]{0,300}\]\([^()\s]{0,1000}(?:[ \t]+\"[^\"\n]{0,200}\")?\)|" + _ADDRESS.pattern
)
_LONGEST = 60
"""Lines that a comment, a component or code of the page may take."""


@dataclass
class Body:
    """The lines of a Markdown file with what is not text blanked; numbers stay."""

    lines: list[str]
    links: list[Link] = field(default_factory=list)
    comments: int = 0
    footnotes: int = 0


def is_rule(line: str) -> bool:
    return line[:1] in ("-", "*", "_", "=") and _RULE.match(line) is not None


def body(lines: Sequence[str], start: int) -> Body:
    """The lines from `start` on, without comments, imports, components, definitions of
    footnotes and of links, each blanked and counted."""
    found = Body([])
    until: str | None = None
    waited = 0
    for line in lines[start:]:
        text = line.strip(" ")
        if until is not None:
            waited += 1
            at = text.find(until)
            if at < 0 and waited < _LONGEST:
                found.lines.append("")
                continue
            text = text[at + len(until) :].strip(" ;,)") if at >= 0 else text
            until = None
        text, until = _without_comments(text, found)
        waited = 0
        if until is None and text:
            text, until = _without_code(text, found)
        found.lines.append(text)
    return found


def _without_comments(text: str, found: Body) -> tuple[str, str | None]:
    """The line without comments; the mark that ends one which goes on below."""
    if "*/}" in text or "-->" in text:
        text, count = _COMMENT.subn("", text)
        found.comments += count
    for opens, closes in (("<!--", "-->"), ("{/*", "*/}")):
        at = text.find(opens)
        if at >= 0:
            found.comments += 1
            return text[:at].strip(" "), closes
    return text.strip(" "), None


def _without_code(text: str, found: Body) -> tuple[str, str | None]:
    if text[0] == "[":
        if _FOOTNOTE.match(text):
            found.footnotes += 1
            return "", None
        reference = _REFERENCE.match(text)
        if reference:
            found.links.append(Link(reference[1].strip(), reference[2]))
            return "", None
    elif text[0] in "ie":
        if _IMPORT.match(text):
            return "", None
        if _EXPORT_OPENS.match(text):
            return "", "}"
    elif text[0] == "<" and ">" not in text and _COMPONENT_OPENS.match(text):
        return "", ">"
    elif text.startswith(("{{", "{%")):
        closes = "%}" if text[1] == "%" else "}}"
        at = text.find(closes)
        return ("", closes) if at < 0 else (text[at + 2 :].strip(" "), None)
    return text, None


def talk_begins(lines: Sequence[str], start: int) -> int:
    """Where the talk begins: after a mark or heading that says so, else at `start`."""
    for number in range(start, len(lines)):
        line = lines[number].strip()
        if not line or len(line) > 120:
            continue
        if line.startswith(("{/*", "<!--")):
            tab = _TAB.match(line)
            said = (tab[1] or tab[2]).strip() if tab else ""
        else:
            heading = HEADING.match(line)
            in_bold = line.startswith(("**", "__")) and line.rstrip(":").endswith(("**", "__"))
            if not heading and not in_bold and line[:1] != "<":
                continue
            said = clean(heading[2] if heading else line).strip(" :：*_")
        if _BEGINS.fullmatch(said):
            return number + 1
    return start


def is_aside(title: str) -> bool:
    """Whether a heading stands over something that nobody says."""
    return _ASIDE.fullmatch(title.strip(" :：*_[]")) is not None


def only_links(line: str) -> bool:
    """Whether a line is nothing but addresses, with a few words that name them."""
    if "http" not in line and "](" not in line:
        return False
    listed = _BULLET.match(line) is not None
    rest, count = (_LINK if listed else _ADDRESS).subn(" ", line)
    rest = rest.strip(" \t-*+•|,·")
    if not count or rest.endswith((".", "?", "!")):
        return False
    return len(rest) <= (120 if rest.endswith(":") else 60 if listed else 0)
