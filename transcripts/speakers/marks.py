"""Signs by which captions say that somebody else begins to speak, without saying who: the
`>>` of American broadcasts (`≫` in Japan), and the dashes of dialogue."""

import re
from collections.abc import Callable

DASHES = "-‐‑–—"
_MARK = re.compile(
    r"[ \t]{0,8}(?:(?P<chevrons>>{2,3}|＞{2,3}|≫)[ \t]{0,8}"
    rf"|(?P<dash>[{DASHES}])(?:[ \t]{{1,8}}(?=\S)|(?=[^\W\d_]|[\"'“‘«¿¡(\[♪…])))"
)
_BEGINS = frozenset(f">＞≫{DASHES} \t")
_DASH = frozenset(DASHES)
_LONG_DASHES = "–—"
_INSIDE = re.compile(r"(?<=[^\s>])[ \t]{1,8}(?=(?:>>|＞＞|≫)[ \t]{0,8}[^\s>＞])|(?<=\S)(?=≫)")
_DASH_INSIDE = re.compile(rf"(?<=[.?!…\"”’)\]♪])[ \t]{{1,8}}(?=[{DASHES}][ \t]{{1,8}}[^\W_])")
_TAGS = r"(?:<[^<>\n]{0,60}>|\{[^{}\n]{0,60}\}|[ \t]){0,6}"
_DASHED = re.compile(rf"\n{_TAGS}[{DASHES}]")
_CHEVRONS = (">>", "&gt;&gt;", "＞＞", "≫")


def mark_end(text: str, at: int = 0) -> int | None:
    """Where the words begin after a mark of a new speaker at `at`; None where none stands
    there. A long dash before a small letter goes on with a sentence and marks nobody."""
    if text[at : at + 1] not in _BEGINS:
        return None
    match = _MARK.match(text, at)
    if not match:
        return None
    end = match.end()
    if match["dash"] and match["dash"] in _LONG_DASHES and text[end : end + 1].islower():
        return None
    return end


def may_have_marks(text: str) -> bool:
    """Whether the text of a whole file, tags and all, is worth looking through for marks."""
    return any(sign in text for sign in _CHEVRONS) or _DASHED.search(text) is not None


def utterances(lines: list[str], named: Callable[[str], bool] | None = None) -> list[str]:
    """The lines of one caption as what each speaker in it says, a line each. `named` tells
    whether a line begins with somebody's name."""
    found: list[list[str]] = []
    several = sum(_has_dash(line) for line in lines) > 1
    parted = True
    for line in lines:
        if line in DASHES and len(lines) > 1:
            parted = True  # a dash alone parts what two say
        elif parted or _is_new(line, several) or (named and named(line)):
            found.append([line])
            parted = False
        else:
            found[-1].append(line)
    return [part for said in found for part in _parts(" ".join(said))]


def _has_dash(line: str) -> bool:
    """Whether a line begins with a dash, which tells only where two share a caption."""
    return line[:9].lstrip(" \t")[:1] in _DASH


def _is_new(line: str, several: bool) -> bool:
    """Whether a line after the first is somebody else's. A lone dash before a small letter
    only sets off words; where `several` lines have a dash, any dash tells."""
    end = mark_end(line)
    if not _has_dash(line):
        return end is not None
    if several:
        return not line.lstrip(" \t").startswith("--")
    return end is not None and not line[end : end + 1].islower()


def _parts(line: str) -> list[str]:
    """One line cut where a mark stands inside it."""
    parts = [line]
    if ">>" in line or "≫" in line or "＞" in line:
        parts = _INSIDE.split(line)
    if line[:1] in DASHES:
        parts = [piece for part in parts for piece in _DASH_INSIDE.split(part)]
    return [part.strip(" \t") for part in parts if part.strip(" \t")]
