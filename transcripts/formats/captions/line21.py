"""Captions of television's line 21 (CEA-608) → each line once, with its times.

What a pair of bytes means is ttconv's knowledge; the screen is kept here, in time that
grows with the length alone. Captions pop on whole, roll up a line at a time, or are painted
on; a line that is shown again because others rolled below it counts once.
"""

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from .speech import Raw

_COLUMNS = 200
"""Far beyond a line of television: files run over its 32, and their words count."""
_BETTER = {"\u2501": "—", "\xa0": " "}
"""What ttconv gives for a dash, and for a blank that shows the picture."""
_TABS = {"TO1": 1, "TO2": 2, "TO3": 3}


class Code(NamedTuple):
    """What a pair of bytes means: text, a control code's name, a place, or a character
    (one that stands instead of the character before it, as "instead")."""

    kind: str
    value: str = ""
    row: int = 0
    column: int = 0
    first: bool = True
    """Whether it belongs to the first channel; what follows text has the last code's."""


@lru_cache(maxsize=4096)
def meaning(pair: str) -> Code:
    """What four hexadecimal digits mean."""
    from ttconv.scc.codes import SccChannel
    from ttconv.scc.codes.control_codes import SccControlCode
    from ttconv.scc.codes.extended_characters import SccExtendedCharacter
    from ttconv.scc.codes.mid_row_codes import SccMidRowCode
    from ttconv.scc.codes.preambles_address_codes import SccPreambleAddressCode
    from ttconv.scc.codes.special_characters import SccSpecialCharacter
    from ttconv.scc.word import SccWord

    word = SccWord.from_str(pair)
    if word.value == 0:
        return Code("nothing")
    if word.byte_1 >= 0x20:
        return Code("text", word.to_text())
    code = word.get_code()
    first = word.get_channel() is SccChannel.CHANNEL_1
    if isinstance(code, SccPreambleAddressCode):
        return Code("place", "", code.get_row(), code.get_indent() or 0, first)
    if isinstance(code, SccMidRowCode):
        return Code("character", " ", first=first)
    if isinstance(code, SccControlCode):
        return Code("control", code.name, first=first)
    if isinstance(code, SccSpecialCharacter | SccExtendedCharacter):
        character = str(code.get_unicode_value())
        kind = "instead" if isinstance(code, SccExtendedCharacter) else "character"
        return Code(kind, _BETTER.get(character, character), first=first)
    return Code("style", first=first)


class Screen:
    """The screen of a decoder, fed with codes; `found` holds what it showed."""

    def __init__(self) -> None:
        self.found: list[Raw] = []
        self._style = ""
        self._shown: dict[int, list[str]] = {}
        self._hidden: dict[int, list[str]] = {}
        self._since: float | None = None
        self._row, self._column = 15, 0
        self._first = True
        self._last = ""

    def feed(self, pairs: Iterable[str], time: float, frame: float) -> None:
        """Take the pairs of a line whose first one is sent at `time`, the others a frame
        each after it. Times in seconds."""
        for index, pair in enumerate(pairs):
            code = meaning(pair)
            if code.kind in ("nothing", "text"):
                self._last = ""
            elif pair == self._last:
                self._last = ""  # Control codes are sent twice, lest one be lost.
                continue
            else:
                self._last, self._first = pair, code.first
            if self._first:
                self._take(code, time + index * frame)

    def end(self) -> None:
        """Show what is left; nobody tells until when."""
        self._flush(None)

    def _take(self, code: Code, time: float) -> None:
        if code.kind == "control":
            self._control(code.value, time)
        elif code.kind == "place":
            if self._style == "paint" and self._shown.get(code.row):
                self._flush(time)
            self._row = 15 if self._style == "roll" else code.row
            self._column = code.column
        elif code.kind in ("text", "character", "instead"):
            if code.kind == "instead":
                self._column = max(self._column - 1, 0)
            for character in code.value:
                self._put(character, time)

    def _control(self, name: str, time: float) -> None:
        if name == "RCL":
            self._style = "pop"
        elif name in ("RU2", "RU3", "RU4", "RDC"):
            style = "paint" if name == "RDC" else "roll"
            if style != self._style:
                self._flush(time)
                self._style, self._row, self._column = style, 15, 0
        elif name in ("TR", "RTD"):
            self._style = ""  # text beside the programme, no captions
        elif name == "EOC":
            self._flush(time)
            self._style = "pop"
            self._shown, self._hidden, self._since = self._hidden, {}, time
        elif name == "EDM" or (name == "CR" and self._style == "roll"):
            self._flush(time)
            self._column = 0 if name == "CR" else self._column
        elif name == "ENM":
            self._hidden = {}
        elif name in _TABS:
            self._column = min(self._column + _TABS[name], _COLUMNS - 1)
        elif name in ("BS", "DER"):
            self._column = max(self._column - (name == "BS"), 0)
            del self._line()[self._column :]

    def _line(self) -> list[str]:
        rows = self._hidden if self._style == "pop" else self._shown
        return rows.setdefault(self._row, [])

    def _put(self, character: str, time: float) -> None:
        if not self._style:
            return
        line = self._line()
        line += [" "] * (self._column + 1 - len(line))
        line[self._column] = character
        self._column = min(self._column + 1, _COLUMNS - 1)
        if self._style != "pop" and self._since is None:
            self._since = time

    def _flush(self, time: float | None) -> None:
        """What stands on the screen is erased, or goes on rolling: it has been shown."""
        rows = [" ".join("".join(row).split()) for _, row in sorted(self._shown.items())]
        text = "\n".join(row for row in rows if row)
        if text:
            start = None if self._since is None else round(self._since, 3)
            self.found.append((start, None if time is None else round(time, 3), text))
        self._shown, self._since = {}, None
