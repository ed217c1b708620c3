"""The words of a CHAT utterance without the codes of its transcription.

After the CHAT manual (https://talkbank.org/0info/manuals/CHAT.html), parts "Words",
"Utterances" and "Scoped symbols", and the marks of conversation analysis that it adds.
What was said stays as it was said: retraced words, fillers and fragments are words, what
stands in parentheses inside a word completes it, words that were not said are left out.
"""

import re
from typing import NamedTuple

from transcripts.text import make_safe

BULLET = re.compile("[\x15•\u2415](?:%[a-z]{3}:)?(?:\"?[^\"\x15•\u2415]{0,200}?\"?_)?"
                    "(\\d{1,9})_(\\d{1,9})-?[\x15•\u2415]")  # fmt: skip
"""A time link: `\\x15` start `_` end `\\x15` in milliseconds; older ones name the file."""
BARE = re.compile(r"(?<!\S)(\d{1,9})_(\d{1,9})(?!\S)")
"""A time link that lost its control characters on the way."""

_BRACKETS = re.compile(r"\[[^\[\]]{0,400}\]")
_HAPPENING = re.compile(r"\(\(([^()]{1,200})\)\)")
_PAUSE = re.compile(r"\((?:\.{1,3}|\d{0,3}(?::\d{1,2})?\.?\d{0,3})\)")
_TERMINATORS = {
    "+...": "...", "+..?": "...?", "+!?": "!?", "+/.": "—", "+/?": "—?", "+//.": "—",
    "+//?": "—?", '+"/.': "", '+".': ".", "+.": "", "+…": "...", ".": ".", "?": "?", "!": "!",
}  # fmt: skip
_LINKERS = frozenset(('+"', "+^", "+<", "+,", "++", "+≋", "+≈", "+“", "0", "#", "##", "###"))
_COMMAS = {"‡": ",", "„": ",", ",": ",", ";": ";", ":": ":"}
_ANALYSIS = re.compile(
    "[⌈⌉⌊⌋↑↓↗↘→⇗⇘≈≋≡∆∇°▁▔☺♋⁑⤇⤆∙Ἡ↻⁎◉§∬Ϋ∾∮∲⁇≠≤≥ˈˌ^~‹›〔〕↫⟨⟩\u0332\u0333\u0304\x01-\x08\x0e-\x1f]"
)
"""Marks of overlap, pitch, speed, loudness and voice, stress and joints of words."""
_FORM = re.compile(r"(?<=\S)@[A-Za-z][\w:$+&*-]{0,40}$")
_LONG = re.compile(r"(?<=[^\W\d_]):+(?!\d)")
_OMITTED = re.compile(r"0[^\W\d_]")
_ASIDE = re.compile(r"&\*([A-Za-z0-9_-]{1,20}):(\S{1,200})")


class Said(NamedTuple):
    """An utterance: its words, what happened beside them, and who put words in."""

    text: str
    events: tuple[str, ...] = ()
    asides: tuple[tuple[str, str], ...] = ()
    """Code of a speaker and what they put in while another spoke."""
    codes: int = 0
    """How many codes were left out."""


def times(tier: str) -> tuple[float | None, float | None, str]:
    """Start and end in seconds of an utterance, and the tier without its time links."""
    found = list(BULLET.finditer(tier))
    pattern = BULLET if found else BARE
    if not found:
        found = list(BARE.finditer(tier))
    if not found:
        return None, None, tier
    start, end = int(found[0][1]) / 1000, int(found[-1][2]) / 1000
    return start, end if end >= start else None, pattern.sub(" ", tier)


def said(tier: str) -> Said:
    """The words of a main tier that holds no time links any more."""
    events: list[str] = []
    asides: list[tuple[str, str]] = []
    codes = 0

    def happening(match: re.Match[str]) -> str:
        events.append(_tidy(match[1]))
        return " "

    def bracket(match: re.Match[str]) -> str:
        nonlocal codes
        codes += 1
        if match[0].startswith("[=!") and acted:
            events.append(_tidy(match[0][3:-1]))
        return " "

    acted = re.match(r"<?0[\s\[.]", tier.lstrip()) is not None
    tier = _HAPPENING.sub(happening, tier)
    tier = _PAUSE.sub(" ", _BRACKETS.sub(bracket, tier))
    words: list[str] = []
    for token in tier.replace("<", " ").replace(">", " ").split():
        if token.startswith("&=") and len(token) > 2:
            events.append(_tidy(token[2:].replace(":", " ")))
        elif aside := _ASIDE.match(token):
            asides.append((aside[1], word(aside[2])))
        elif token in _TERMINATORS:
            _attach(words, _TERMINATORS[token])
        elif token in _COMMAS:
            _attach(words, _COMMAS[token])
        elif token in _LINKERS or token.startswith(("&{", "&}")) or _OMITTED.match(token):
            codes += 1
        elif spoken := word(token):
            words.append(spoken)
    text = " ".join(words)
    if not any(char.isalnum() for char in text):
        text = ""
    return Said(text, tuple(filter(None, events)), tuple(asides), codes)


def word(token: str) -> str:
    """A word as it was said, without the marks that describe it; empty where none is left."""
    if token[:1] == "&":
        token = token[1:].lstrip("-+~&")
    token = _FORM.sub("", token)
    token = _ANALYSIS.sub("", token).replace("(", "").replace(")", "")
    token = _LONG.sub("", token).replace("_", " ")
    if "+" in token.strip("+"):
        token = token.replace("+", " ")
    return make_safe(token).strip()


def _attach(words: list[str], mark: str) -> None:
    if words:
        words[-1] += mark
    elif mark.strip(".,;:—"):
        words.append(mark)


def _tidy(text: str) -> str:
    return make_safe(" ".join(_ANALYSIS.sub("", text).replace("_", " ").split()))
