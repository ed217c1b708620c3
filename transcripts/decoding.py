"""Bytes → text: which encoding a source is in, and what was only guessed.

The steps, surest first: a byte order mark, zero bytes at every second place (UTF-16),
strict UTF-8, nearly valid UTF-8, the code page that XML or HTML declares for itself, one
named by `charset-normalizer` where that is installed, and Windows-1252 last. The text is
not yet safe for a screen (`text.make_safe`).
"""

import codecs
import importlib
import re
from typing import Any, NamedTuple

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark is its beginning
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 65_536
_FOREIGN_SCRIPTS = re.compile(
    r"^(?:big5|gb|hz|euc|shift|cp932|cp949|cp950|johab|iso2022|koi8|mac_(?:cyrillic|greek)"
    r"|cp125[13567]|cp1258|iso8859_(?:5|6|7|8|11)|tis|cp874|utf_7)",
)
"""Code pages that charset-normalizer tells apart well. Of the Latin ones it takes short
texts for rare DOS pages, so Windows-1252 is the better guess there."""

_DECLARATION = re.compile(
    rb"<(?:\?xml|meta)\s[^<>]{0,200}(?:encoding|charset)\s{0,4}=\s{0,4}[\"']?([\w.:\-]{3,30})", re.I
)
_KOREAN = re.compile(rb"(?s:\A.{0,20}<sami.{0,4000}(?:\blang\s?:\s?ko\b|krcc))", re.I)
"""SAMI captions, whose format is Korea's and declares no encoding."""
_PAGES = re.compile(
    r"cp\d|iso8859|iso2022|koi8|mac|big5|gb|shift|euc|johab|tis|latin|windows|kz1048|ptcp"
)


class Decoded(NamedTuple):
    """The text with line ends as `\\n`, the encoding it was read in, and whether that is
    a guess that a person may want to overrule."""

    text: str
    encoding: str
    guessed: bool


def decode(data: bytes, encoding: str | None = None) -> Decoded:
    """The text of `data`, in `encoding` where a person named one.

    Bytes that stand for nothing become U+FFFD. Raises LookupError where `encoding` is not
    the name of a text encoding.
    """
    if encoding is not None:
        return Decoded(_tidied(_decode_as(data, encoding)), encoding, False)
    for mark, name in _MARKS:
        if data.startswith(mark):
            text = data[len(mark) :].decode(name, "replace")
            return Decoded(_tidied(text), name, False)
    text, name, guessed = _without_mark(data)
    return Decoded(_tidied(text), name, guessed)


def _decode_as(data: bytes, encoding: str) -> str:
    try:
        text = data.decode(encoding, "replace")
    except (UnicodeError, ValueError) as error:
        raise LookupError(f"not an encoding of text: {encoding!r}") from error
    return text


def _without_mark(data: bytes) -> tuple[str, str, bool]:
    wide = _wide(data[:_SAMPLE])
    if wide:
        return data.decode(wide, "replace"), wide, True
    try:
        return data.decode("utf-8"), "utf-8", False
    except UnicodeDecodeError:
        pass
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    good = len(re.findall(r"[^\x00-\x7f\ufffd]", text))
    # Bytes of another encoding hardly ever make whole UTF-8 sequences by chance, so a few
    # of those outweigh a bad byte or two in a short text.
    if bad * 50 <= good + bad or (good >= 3 and good >= 2 * bad):
        return text, "utf-8", True
    name = _declared(data[:2048])
    if name:
        return data.decode(name, "replace"), name, False
    if _KOREAN.search(data[:4096]):
        return data.decode("cp949", "replace"), "cp949", True
    name = _named_elsewhere(data[:_SAMPLE])
    if name:
        return data.decode(name, "replace"), name, True
    return data.decode("cp1252", "replace"), "cp1252", True


def _wide(sample: bytes) -> str | None:
    """UTF-16 without a mark: in Western text every second byte is zero."""
    if len(sample) < 4 or b"\0" not in sample:
        return None
    pairs = len(sample) // 2
    low, high = sample[0::2].count(0), sample[1::2].count(0)
    if high > pairs * 0.4 and low < pairs * 0.05:
        return "utf-16-le"
    if low > pairs * 0.4 and high < pairs * 0.05:
        return "utf-16-be"
    return None


def _declared(head: bytes) -> str | None:
    """The encoding that XML or HTML says it is in, where it is one of single bytes or of
    East Asia: any other would have been told by now."""
    match = _DECLARATION.search(head) if b"<" in head[:100] else None
    try:
        name = codecs.lookup(match[1].decode("ascii")).name if match else ""
    except LookupError:
        return None
    if name == "iso8859-1":
        return "cp1252"  # what browsers take it for, and what the files are
    return name if _PAGES.match(name) else None


def _named_elsewhere(sample: bytes) -> str | None:
    try:
        detector: Any = importlib.import_module("charset_normalizer")
    except ImportError:
        return None
    best = detector.from_bytes(sample).best()
    name = str(best.encoding) if best is not None else ""
    return name if _FOREIGN_SCRIPTS.match(name) else None


def _tidied(text: str) -> str:
    """`text` with line ends of one sort, without what programs set around it: more marks at
    the beginning of files that were put together, zeros or DOS's end of file at the end."""
    text = text.lstrip("\ufeff").rstrip("\0\x1a")
    if "\r" in text:
        return text.replace("\r\n", "\n").replace("\r", "\n")
    return text
