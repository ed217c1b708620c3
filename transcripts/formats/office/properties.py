"""What the properties of a document state. Its dates are those of the file and not of the
conversation, its author is whoever typed it: only the title is taken."""

import re

from transcripts.formats.entities import unescape
from transcripts.text import one_line

from .package import Package

_SMALL = 2_000_000
_TITLE = re.compile(rb"<(?:\w{1,10}:)?title\b[^<>]{0,200}>([^<>]{1,2000})</")
_NOBODYS = re.compile(
    r"(?:microsoft word|untitled|document ?\d*$|blank|template|title$|powerpoint|word document$)"
    r"|.{0,300}\.(?:docx?|dotx?|odt|txt|rtf|pdf|mp[34]|m4a|wav)$",
    re.IGNORECASE,
)
"""Titles that programs give: their own, or a file's name."""


def stated_title(package: Package, part: str) -> str | None:
    """The title in the properties that `part` holds, where it is one that somebody gave."""
    match = _TITLE.search(package.part(part, _SMALL))
    if not match:
        return None
    title = one_line(unescape(match[1].decode("utf-8", "replace")))
    return title if is_given(title) else None


def is_given(title: str) -> bool:
    """Whether somebody gave a title, rather than a program or a file's name."""
    return 0 < len(title) <= 300 and _NOBODYS.match(title) is None
