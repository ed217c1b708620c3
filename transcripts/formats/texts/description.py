"""A description that ran together on one line: its sections, and its links with labels."""

import re
from collections.abc import Iterable

from transcripts.model import Link

_UPPER = re.compile(r"[A-ZÀ-ÖØ-ÞА-Я][A-ZÀ-ÖØ-ÞА-Я0-9 &/'’\-]{2,40}:(?=\s|$)")
_URL = re.compile(r"https?://[^\s<>\"]{1,2000}")
_LABEL_LIMIT = 80


def pieces(line: str) -> list[str]:
    """`line` cut before its section heads, which are words in capitals with a colon; joined
    by one blank, the pieces are the line again.

    An acronym with its address ("RSS: https://…") is a label and no head.
    """
    line = line.strip(" ")
    cuts = [0]
    for match in _UPPER.finditer(line):
        at = match.start()
        if at < 2 or line[at - 1] != " " or line[at - 2] == " ":
            continue
        name, after = match.group()[:-1], line[match.end() : match.end() + 10].lstrip()
        if not any(char.isalpha() for char in name) or (
            " " not in name and _URL.match(after + "x")
        ):
            continue
        cuts.append(at)
    ends = [cut - 1 for cut in cuts[1:]]
    return [line[a:b] for a, b in zip(cuts, [*ends, len(line)], strict=True)]


def links(texts: Iterable[str]) -> tuple[Link, ...]:
    """The addresses in a description, each with the words before its colon as label, or
    with the address itself where no words name it."""
    found: list[Link] = []
    for text in texts:
        at = 0
        for match in _URL.finditer(text):
            url = match.group().rstrip(".,;:!?)]}'’”")
            found.append(Link(_label(text[at : match.start()]) or url, url))
            at = match.end()
    return tuple(dict.fromkeys(found))


def _label(before: str) -> str:
    """The label at the end of the words before an address: what follows the last dash,
    bullet, section head or sentence."""
    before = before.strip()
    if not before.endswith((":", "：", "-", "–", "—", "→")):
        return ""
    before = before.rstrip(" :：-–—→")
    heads = [match.end() for match in _UPPER.finditer(before) if match.end() < len(before)]
    before = before[heads[-1] if heads else 0 :]
    label = re.split(r"(?:^|\s)[-–—•·*→▶►]\s|[.!?]\s|\s\|\s", before)[-1].strip(" -–—•·*:(")
    return label if len(label) <= _LABEL_LIMIT else ""
