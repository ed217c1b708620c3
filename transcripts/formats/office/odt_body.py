"""The text of a document of LibreOffice and others: OpenDocument (ISO/IEC 26300) as paragraphs
and tables. Notes, comments, text boxes, tables of contents and what was deleted in tracked
changes are left out.
"""

import re

from .content import Action, Walker

_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
_TEXT, _TABLE, _STYLE = f"{_OASIS}:text:1.0}}", f"{_OASIS}:table:1.0}}", f"{_OASIS}:style:1.0}}"
_WEIGHT = f"{_OASIS}:xsl-fo-compatible:1.0}}font-weight"
_LINK = "http://www.w3.org/1999/xlink}href"
_SKIPPED = {
    f"{_TEXT}note": "footnotes",
    f"{_OASIS}:office:1.0}}annotation": "comments",
    f"{_OASIS}:drawing:1.0}}text-box": "text boxes",
    f"{_TEXT}deletion": "stretches deleted in tracked changes",
    f"{_TEXT}tracked-changes": None,
    f"{_TEXT}table-of-content": "tables of contents",
    f"{_TEXT}ruby-text": None,
    f"{_TEXT}hidden-text": "stretches of hidden text",
}
_MOST_BLANKS = 100
_BLANKS = re.compile(r"[ \t\r\n]+")


class OpenWalker(Walker):
    """Collects the text of `content.xml`."""

    def __init__(self) -> None:
        super().__init__()
        self._open = False
        self._level: int | None = None
        self._bold_styles: set[str] = set()
        self._title_styles = {"Title"}
        self._style = ""
        self._bold: list[bool] = []
        self._link: tuple[str, int] | None = None

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if self.skipping:
            self.skipping += 1
            if tag in _COUNTED:
                self.content.leave(_COUNTED[tag])
            return
        if tag in _SKIPPED:
            self.skipping = 1
            if what := _SKIPPED[tag]:
                self.content.leave(what)
            return
        action = _STARTS.get(tag)
        if action:
            action(self, attributes)

    def end(self, tag: str) -> None:
        if self.skipping:
            self.skipping -= 1
            return
        action = _ENDS.get(tag)
        if action:
            action(self, {})

    def data(self, text: str) -> None:
        if self._open and not self.skipping:
            self._add(_BLANKS.sub(" ", text))

    def _add(self, text: str) -> None:
        if self._open:
            self.say(text, bold=any(self._bold))

    def _start_style(self, attributes: dict[str, str]) -> None:
        self._style = attributes.get(f"{_STYLE}name", "")
        if attributes.get(f"{_STYLE}parent-style-name") in self._title_styles:
            self._title_styles.add(self._style)

    def _properties(self, attributes: dict[str, str]) -> None:
        if attributes.get(_WEIGHT) in ("bold", "600", "700", "800", "900"):
            self._bold_styles.add(self._style)

    def _start_paragraph(self, attributes: dict[str, str]) -> None:
        name = attributes.get(f"{_TEXT}style-name", "")
        self._open = True
        self._level = 0 if name in self._title_styles else None
        self._bold = [name in self._bold_styles]

    def _start_heading(self, attributes: dict[str, str]) -> None:
        self._start_paragraph(attributes)
        level = attributes.get(f"{_TEXT}outline-level", "1")
        if self._level is None:
            self._level = (
                int(level) if level.isascii() and level.isdigit() and len(level) < 3 else 1
            )

    def _end_paragraph(self, _: dict[str, str]) -> None:
        self.end_paragraph(self._level)
        self._open, self._bold = False, []

    def _start_span(self, attributes: dict[str, str]) -> None:
        style = attributes.get(f"{_TEXT}style-name", "")
        self._bold.append(style in self._bold_styles or style == "Strong_20_Emphasis")

    def _end_span(self, _: dict[str, str]) -> None:
        if self._bold:
            self._bold.pop()

    def _blanks(self, attributes: dict[str, str]) -> None:
        count = attributes.get(f"{_TEXT}c", "1")
        self._add(
            " "
            * min(
                int(count) if count.isascii() and count.isdigit() and len(count) < 5 else 1,
                _MOST_BLANKS,
            )
        )

    def _start_link(self, attributes: dict[str, str]) -> None:
        address = attributes.get(_LINK, "")
        self._link = (address, self.said) if address else None

    def _end_link(self, _: dict[str, str]) -> None:
        if self._link:
            address, begin = self._link
            self.content.links.append((self.said_since(begin), address))
            self._link = None


_COUNTED = {f"{_TEXT}deletion": "stretches deleted in tracked changes"}
_STARTS: dict[str, Action] = {
    f"{_STYLE}style": OpenWalker._start_style,
    f"{_STYLE}text-properties": OpenWalker._properties,
    f"{_TEXT}p": OpenWalker._start_paragraph,
    f"{_TEXT}h": OpenWalker._start_heading,
    f"{_TEXT}span": OpenWalker._start_span,
    f"{_TEXT}a": OpenWalker._start_link,
    f"{_TEXT}s": OpenWalker._blanks,
    f"{_TEXT}tab": lambda self, _: self._add("\t"),
    f"{_TEXT}line-break": lambda self, _: self._add("\n"),
    f"{_TABLE}table": lambda self, _: self.start_table(),
    f"{_TABLE}table-row": lambda self, _: self.start_row(),
    f"{_TABLE}table-cell": lambda self, _: self.start_cell(),
    f"{_TABLE}covered-table-cell": lambda self, _: self.start_cell(),
}
_ENDS: dict[str, Action] = {
    f"{_TEXT}p": OpenWalker._end_paragraph,
    f"{_TEXT}h": OpenWalker._end_paragraph,
    f"{_TEXT}span": OpenWalker._end_span,
    f"{_TEXT}a": OpenWalker._end_link,
    f"{_TABLE}table-cell": lambda self, _: self.end_cell(),
    f"{_TABLE}covered-table-cell": lambda self, _: self.end_cell(),
    f"{_TABLE}table": lambda self, _: self.end_table(),
}
