"""Making text safe for a terminal, one character for one; its sentences; numbers of things."""

import re

_UNSAFE_CLASS = (
    "\x00-\x1f\x7f-\x9f\u00ad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u2028-\u202e"
    "\u2060-\u206f\u3164\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f"
)
_UNSAFE = re.compile(f"[{_UNSAFE_CLASS}]")

STAND_IN = "\ufffd"

UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
"""A sign of a script without blanks between words: Thai, Lao, Burmese, Khmer, Japanese and
Chinese."""


def _stand_in(match: re.Match[str]) -> str:
    character = match.group()
    code = ord(character)
    if character in "\t\n\v\f\r\x85\u2028\u2029":
        return " "
    if code < 0x20:
        return chr(0x2400 + code)  # Control Pictures: a visible letter for each C0 control
    if code == 0x7F:
        return "\u2421"
    if character == "\u00ad" or character == "\u200b":
        return "\u00b7"
    return STAND_IN


def make_safe(text: str) -> str:
    """`text` with every character that could steer a terminal or hide itself replaced by
    a visible one, one for one, so that offsets hold.

    Control, C1, bidi and zero-width characters, lone surrogates and tags are replaced;
    tabs and line breaks of any kind become blanks. Joiners inside emoji stay.
    """
    return _UNSAFE.sub(_stand_in, text) if _UNSAFE.search(text) else text


def one_line(text: str) -> str:
    """`text` made safe and tidied: each run of blanks and line breaks is one blank."""
    return " ".join(make_safe(text).split())


# A stop that ends no sentence: after a title, an initial, or an abbreviation in mid-phrase.
_ABBREVIATIONS = frozenset(
    (
        *("mr", "mrs", "ms", "dr", "prof", "st", "sr", "jr", "rev", "hon", "ph.d"),
        *("gen", "lt", "sgt", "capt", "col", "gov", "sen", "rep", "pres"),
        *("vs", "etc", "e.g", "i.e", "fig", "no", "vol", "est", "approx"),
        *("inc", "ltd", "co", "corp", "dept", "u.s", "u.k", "a.m", "p.m"),
    )
)
_STOP = re.compile(
    r"(?:(?<![.!?\u2026])[.!?\u2026]++[\"'\u201d\u2019)\]\u00bb]*+(?=\s))|[\u3002\uff01\uff1f]+[\u300d\u300f\u201d]*"
)
_WORD_BEFORE = re.compile(r"([^\s(\[\"'\u201c\u2018]+)$")


def counted(number: int, one: str) -> str:
    """A number with its noun: "1 chapter", "1,204 chapters"."""
    return f"{number:,} {one if number == 1 else one + 's'}"


def _ends_sentence(text: str, stop: re.Match[str]) -> bool:
    mark = stop.group()
    if not mark.startswith("."):
        return True
    after = text[stop.end() : stop.end() + 2].lstrip()
    if after and after[0].islower():
        return False
    if len(mark.rstrip("\"'\u201d\u2019)]\u00bb")) > 1:
        return True
    before = _WORD_BEFORE.search(text, max(0, stop.start() - 20), stop.start())
    word = before.group(1) if before else ""
    initial = len(word) == 1 and word.isupper() and word != "I"
    return not initial and word.lower() not in _ABBREVIATIONS


_STOP_BEFORE = re.compile(
    r"[.!?\u2026]{1,8}[\"'\u201d\u2019)\]\u00bb]{0,4}$|[\u3002\uff01\uff1f]{1,8}[\u300d\u300f\u201d]{0,4}$"
)


def ends_sentence(text: str, at: int) -> bool:
    """Whether a sentence of `text` ends right before the character `at`."""
    stop = _STOP_BEFORE.search(text, max(at - 8, 0), at)
    return stop is not None and _ends_sentence(text, stop)


def sentences(text: str) -> list[tuple[int, int]]:
    """Where each sentence of `text` begins and ends, blanks between them in none.

    Every character that is not a blank stands in exactly one sentence.
    """
    found = []
    start = 0
    for stop in _STOP.finditer(text):
        if _ends_sentence(text, stop):
            found.append((start, stop.end()))
            start = stop.end()
    found.append((start, len(text)))
    trimmed = []
    for begin, end in found:
        while begin < end and text[begin].isspace():
            begin += 1
        while end > begin and text[end - 1].isspace():
            end -= 1
        if begin < end:
            trimmed.append((begin, end))
    return trimmed
