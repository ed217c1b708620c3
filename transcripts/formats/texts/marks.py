"""Markdown's marks inside a line: left out of words, and seen through where a line begins.

The words of a line lose their marks (`clean`). Names and times at its beginning are looked
for in a view of it without marks (`see`), which knows where each character stands in the
line, so that the words after them are cut from the line itself.
"""

import re
from dataclasses import dataclass, field
from html import unescape
from typing import NamedTuple

from transcripts.model import Link
from transcripts.text import make_safe

_TARGET = r"\((?P<to>(?:[^()\s]|\([^()\s]{0,200}\)){0,2000})(?:[ \t]+\"[^\"\n]{0,200}\")?\)"
_LINK = re.compile(r"!?\[([^\[\]\n]{0,500})\]" + _TARGET)
_IMAGE = re.compile("!" + r"\[([^\[\]\n]{0,500})\]" + _TARGET)
_AUTOLINK = re.compile(r"<(https?://[^<>\s]{1,2000})>")
_HTML = re.compile(
    r"</?(?:[A-Z]\w{0,40}|a|abbr|article|aside|audio|b|big|blockquote|br|button|center|cite|code"
    r"|dd|details|div|dl|dt|em|figcaption|figure|font|footer|h[1-6]|header|hr|i|iframe|img|ins|kbd"
    r"|li|main|mark|nav|ol|p|picture|pre|q|rp|rt|ruby|s|samp|section|small|source|span|strong|sub"
    r"|summary|sup|table|tbody|td|th|thead|time|tr|tt|u|ul|var|video|wbr)\b[^<>\n]{0,500}>"
)
"""Tags of pages and components; "<laughs>" is what somebody wrote down."""
_STRUCK = re.compile(r"~~[^~\n]{1,2000}~~|<(del|s|strike)>[^<>\n]{0,2000}</\1>")
_NOTE_MARK = re.compile(r"\[\^[\w-]{1,40}\](?!:)")
_STRONG = re.compile(r"(\*\*\*|\*\*|`{1,3})([^*`\n]{1,2000})\1")
_EMPHASIS = re.compile(r"(?<![\w*])\*(?![\s*])([^*\n]{1,2000})(?<!\s)\*(?![\w*])")
_UNDER = re.compile(r"(?<![\w_])(__?)(?![\s_])([^_\n]{1,2000})(?<![\s_])\1(?![\w_])")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
"""Any ASCII mark behind a backslash, as CommonMark has it."""
_ASIDE = 0xF0000
"""Where such a mark waits, among characters for private use, until the others are read."""
_BACK = {_ASIDE + code: code for code in range(33, 127)}


def _set_aside(escaped: re.Match[str]) -> str:
    return chr(_ASIDE + ord(escaped[1]))


@dataclass
class Gathered:
    """What cleaning takes out of words: links to keep, and counts of what is left out."""

    links: list[Link] = field(default_factory=list)
    struck: int = 0
    notes: int = 0
    images: int = 0


def clean(text: str, gathered: Gathered | None = None) -> str:
    """`text` without Markdown's marks: emphasis, links, escapes, tags. Words that are struck
    through, marks of footnotes and pictures are left out."""
    found = gathered or Gathered()
    if "\\" in text:
        text = _ESCAPE.sub(_set_aside, text)
    if "~~" in text or "<s" in text or "<del" in text:
        text = _without_struck(text, found)
    if "[^" in text:
        text, count = _NOTE_MARK.subn("", text)
        found.notes += count
    if "](" in text:
        if "![" in text:
            text, count = _IMAGE.subn("", text)
            found.images += count
        found.links.extend(Link(m[1].strip() or m[2], m[2]) for m in _LINK.finditer(text) if m[2])
        text = _LINK.sub(lambda match: match[1] or match[2], text)
    if "<" in text:
        text = _AUTOLINK.sub(r"\1", text)
        text = _HTML.sub("", text)
    for mark, pattern, group in (
        ("**", _STRONG, 2),
        ("`", _STRONG, 2),
        ("*", _EMPHASIS, 1),
        ("_", _UNDER, 2),
    ):
        if mark in text:
            text = pattern.sub(lambda match, group=group: match[group], text)  # type: ignore[misc]
    if "&" in text:
        text = make_safe(unescape(text))
    return text.translate(_BACK).strip(" ")


def _without_struck(text: str, found: Gathered) -> str:
    kept = ""
    at = 0
    for match in _STRUCK.finditer(text):
        kept += text[at : match.start()]
        at = match.end()
        if text[at : at + 1] in (" ", ",", ".", "") and kept.endswith(" "):
            kept = kept[:-1]
        elif not kept:
            at += text[at : at + 1] == " "
        found.struck += 1
    return kept + text[at:]


WIDTH = 240
"""Characters of a line in which its name and time must end."""
_BEGINS = re.compile(r"[ \t]{0,8}(?:(?:#{1,6}|>|[-*+•](?=[ \t]+\S))[ \t]+){0,3}")
_SPECIAL = re.compile(r"[*_`\\<]|\]\(")
_MARK = re.compile(r"[\\*_`<\[!]")
_TOKEN = re.compile(
    r"\\(?P<escape>[!-/:-@\[-`{-~])"
    r"|(?P<strong>\*\*\*|\*\*|__)|(?P<soft>[*_`])"
    r"|(?P<tag></?(?:b|strong|i|em|span|p|u|code|a|div|br)\b[^<>\n]{0,200}/?>)"
    r"|(?P<link>!?\[(?P<label>[^\[\]\n]{0,200})\]" + _TARGET + ")"
)


class View(NamedTuple):
    """The beginning of a line without Markdown's marks."""

    text: str
    places: list[int] | None
    """Where each character, and the end, stands in the line; None where nothing is moved
    but by `shift`."""
    shift: int
    bold: int
    """Characters at the beginning of the first bold stretch end here; 0 where none is."""
    bold_from: int
    block: str
    """The mark that makes the line a heading, a quotation or an item; empty for none."""

    def place(self, index: int) -> int:
        """Where in the line the words begin that begin at `index` of the view."""
        if self.places is None:
            return index + self.shift
        if index and self.text[index - 1 : index].isspace():
            return self.places[index - 1] + 1
        return self.places[min(index, len(self.places) - 1)]


def see(line: str) -> View:
    """The first `WIDTH` characters of `line` as a reader of the page sees them."""
    head = line[:WIDTH]
    begins = _BEGINS.match(head)
    shift = begins.end() if begins else 0
    block = head[:shift].strip()[:1]
    if not _SPECIAL.search(head, shift):
        return View(head[shift:], None, shift, 0, 0, block)
    return _through(head, shift, block)


def _through(head: str, at: int, block: str) -> View:
    chars: list[str] = []
    places: list[int] = []
    bold_from, bold = -1, 0
    while at < len(head):
        match = _TOKEN.match(head, at)
        if not match:
            mark = _MARK.search(head, at + 1)
            until = mark.start() if mark else len(head)
            chars.extend(head[at:until])
            places.extend(range(at, until))
            at = until
            continue
        if match["escape"] is not None:
            chars.append(match["escape"])
            places.append(at)
        elif match["label"] is not None:
            start = match.start("label")
            chars.extend(match["label"])
            places.extend(range(start, start + len(match["label"])))
        elif match["strong"] or (match["tag"] or "").startswith(
            ("<b>", "<strong", "</b>", "</str")
        ):
            if bold_from < 0:
                bold_from = len(chars)
            elif not bold:
                bold = len(chars)
        elif match["soft"] in ("_", "*", "`") and not _is_mark(head, at):
            chars.append(head[at])
            places.append(at)
        at = match.end()
    places.append(at)
    return View("".join(chars), places, 0, bold, max(bold_from, 0), block)


def _is_mark(head: str, at: int) -> bool:
    """Whether a single `*` or `_` begins or ends emphasis rather than standing in a word."""
    before = head[at - 1] if at else " "
    after = head[at + 1] if at + 1 < len(head) else " "
    return not (before.isalnum() and after.isalnum()) and not (before == after == " ")
