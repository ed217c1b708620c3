"""One source on its way through the formats: its bytes, its text, its lines."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePath
from typing import Any

from transcripts.decoding import decode
from transcripts.text import make_safe

from .json_values import Loaded, load

HEAD = 65_536
"""Characters from the beginning that decide which format a source is in."""
_BLANK = (
    " \t\x0b\x0c\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u200b\u200c\u2028\u2029\u202f\u205f\u2060\u3000\ufeff"
)


class NotATranscript(Exception):
    """A source that cannot be read. Its text is one sentence for a person: what the source
    holds and what to do about it."""


@dataclass(frozen=True)
class Document:
    """A decoded source. `name` is the file's name, or empty where there is none."""

    data: bytes
    text: str
    encoding: str
    guessed: bool
    name: str = ""
    inside: tuple[str, ...] = ()
    """The names of the formats around a text that stands inside another source."""

    @property
    def suffix(self) -> str:
        """The extension in small letters with its dot; it breaks ties and decides nothing."""
        return PurePath(self.name).suffix.lower() if self.name else ""

    @cached_property
    def called(self) -> str:
        """What to call the source at the beginning of a sentence."""
        return called(self.name)

    @cached_property
    def head(self) -> str:
        return self.text[:HEAD]

    @cached_property
    def start(self) -> str:
        """The first characters that are not blank."""
        return self.text[:4096].lstrip("\ufeff \t\n\x0b\x0c")[:1024]

    @cached_property
    def head_lines(self) -> list[str]:
        """The lines of the head that hold text, as far as it is whole."""
        lines = self.head.split("\n")
        if len(self.text) > HEAD and len(lines) > 1:
            lines.pop()
        return [stripped for line in lines if (stripped := line.strip(_BLANK))]

    @cached_property
    def lines(self) -> list[str]:
        """All lines, made safe, with their leading and trailing blanks. Line n is n - 1."""
        return [
            line if line.isascii() and line.isprintable() else safe_line(line)
            for line in self.text.split("\n")
        ]

    @property
    def json(self) -> Any:
        """The source as JSON, of objects one after another a list of them; None where it is
        no JSON. Raises NotATranscript where it is nested too deeply to be read."""
        return self._loaded.value if self._loaded else None

    @property
    def json_is_cut(self) -> bool:
        """Whether the last of several objects is cut off, and so is not there."""
        return self._loaded is not None and self._loaded.cut

    @cached_property
    def _loaded(self) -> Loaded | None:
        if not self.start.startswith(("{", "[")):
            return None
        try:
            return load(self.text)
        except RecursionError:
            raise NotATranscript(
                f"{self.called} holds JSON nested too deeply to be a transcript."
            ) from None


def open_document(data: bytes, name: str = "", encoding: str | None = None) -> Document:
    """`data` decoded. Raises LookupError where `encoding` is none."""
    decoded = decode(data, encoding)
    return Document(data, decoded.text, decoded.encoding, decoded.guessed, name)


def called(name: str) -> str:
    """A file's name made safe, or "This source"."""
    safe = make_safe(name).strip()
    return (safe if len(safe) <= 80 else safe[:79] + "…") or "This source"


def safe_line(line: str) -> str:
    """A line made safe; empty where only blanks and invisible characters stand in it."""
    return make_safe(line) if line.strip(_BLANK) else ""
