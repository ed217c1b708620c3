"""The text of a Word document: WordprocessingML (ECMA-376, in its transitional and strict
forms) as paragraphs and tables. What was deleted in tracked changes is left out and what
was inserted stays; hidden words, text boxes and marks of fields are left out.
"""

import re

from .content import Action, Walker

_NAMESPACES = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
_FALLBACK = "http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_OFF = ("0", "false", "off")
_HEADING = re.compile(r"heading ?([1-9])|(title)", re.IGNORECASE)
_SKIPPED = {
    "del": None,
    "moveFrom": "stretches moved away in tracked changes",
    "txbxContent": "text boxes",
    "rt": None,
    "sectPr": None,
}
"""Elements that are left out with all in them, and what they are called in the report."""


class WordWalker(Walker):
    """Collects the text of `word/document.xml`."""

    def __init__(self, levels: dict[str, int] | None = None) -> None:
        """`levels` are those of headings by the names of their styles (`heading_levels`)."""
        super().__init__()
        self._levels = levels or {}
        self._deleted = False
        self._level: int | None = None
        self._run = False
        self._is_bold = False
        self._hidden = False
        self._taking = False
        self._taken: list[str] = []
        self._link: tuple[str, int] | None = None

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if self.skipping:
            self.skipping += 1
            self._deleted |= tag in _DELETED
            return
        action = _STARTS.get(tag)
        if action:
            action(self, attributes)

    def end(self, tag: str) -> None:
        if self.skipping:
            self.skipping -= 1
            if not self.skipping and self._deleted:
                self._deleted = False
                self.content.leave("stretches deleted in tracked changes")
            return
        action = _ENDS.get(tag)
        if action:
            action(self, {})

    def data(self, text: str) -> None:
        if self._taking:
            self._taken.append(text)

    def _start_paragraph(self, _: dict[str, str]) -> None:
        self._level = None

    def _style(self, attributes: dict[str, str]) -> None:
        name = _value(attributes)
        self._level = self._levels.get(name, _level(name) if not self._levels else None)

    def _start_run(self, _: dict[str, str]) -> None:
        self._run, self._is_bold, self._hidden = True, False, False

    def _end_run(self, _: dict[str, str]) -> None:
        self._run = False

    def _bold(self, attributes: dict[str, str]) -> None:
        if self._run:
            self._is_bold = _value(attributes) not in _OFF

    def _run_style(self, attributes: dict[str, str]) -> None:
        self._is_bold |= self._run and _value(attributes) == "Strong"

    def _vanish(self, attributes: dict[str, str]) -> None:
        self._hidden |= self._run and _value(attributes) not in _OFF

    def _start_text(self, _: dict[str, str]) -> None:
        self._taking = True

    def _end_text(self, _: dict[str, str]) -> None:
        self._taking = False
        text = "".join(self._taken)
        self._taken.clear()
        if self._hidden:
            self.content.leave("stretches of hidden text")
        elif text:
            if "\n" in text or "\t" in text or "\r" in text:
                text = re.sub(r"[\r\n\t]+", " ", text)
            self.say(text, bold=self._is_bold)

    def _add(self, text: str) -> None:
        if self._run and not self._hidden:
            self.say(text, bold=self._is_bold)

    def _skip(self, what: str | None) -> None:
        self.skipping = 1
        if what:
            self.content.leave(what)

    def _start_link(self, attributes: dict[str, str]) -> None:
        address = next((v for k, v in attributes.items() if k.endswith("/relationships}id")), "")
        self._link = (address, self.said) if address else None

    def _end_link(self, _: dict[str, str]) -> None:
        if self._link:
            address, begin = self._link
            self.content.links.append((self.said_since(begin), address))
            self._link = None


def _value(attributes: dict[str, str]) -> str:
    for name, value in attributes.items():
        if name.endswith("}val"):
            return value
    return ""


def _level(style: str) -> int | None:
    """The level of a heading by the name of its style: "heading 2", "Title"."""
    match = _HEADING.fullmatch(style)
    return None if not match else 0 if match[2] else int(match[1])


def heading_levels(styles: bytes) -> dict[str, int]:
    """The levels of the headings that `word/styles.xml` defines. Its own names of styles
    are English, whatever language the program speaks."""
    found: dict[str, int] = {}
    for style in _STYLE.finditer(styles):
        name = _STYLE_NAME.search(styles, style.end(), style.end() + 400)
        level = _level(name[1].decode("utf-8", "replace")) if name else None
        if level is not None:
            found[style[1].decode("utf-8", "replace")] = level
    return found


_STYLE = re.compile(rb"<\w{1,10}:style\b[^<>]{0,300}?\w:styleId=\"([^\"<>]{1,100})\"[^<>]{0,300}>")
_STYLE_NAME = re.compile(rb"\s{0,40}<\w{1,10}:name \w{1,10}:val=\"([^\"<>]{1,100})\"")


def _actions(rows: dict[str, Action]) -> dict[str, Action]:
    return {f"{space}}}{name}": action for space in _NAMESPACES for name, action in rows.items()}


def _tags(name: str) -> frozenset[str]:
    return frozenset(f"{space}}}{name}" for space in _NAMESPACES)


_DELETED = _tags("delText")
_STARTS: dict[str, Action] = _actions(
    {
        "p": WordWalker._start_paragraph,
        "pStyle": WordWalker._style,
        "r": WordWalker._start_run,
        "b": WordWalker._bold,
        "rStyle": WordWalker._run_style,
        "vanish": WordWalker._vanish,
        "t": WordWalker._start_text,
        "tab": lambda self, _: self._add("\t"),
        "ptab": lambda self, _: self._add("\t"),
        "br": lambda self, _: self._add("\n"),
        "cr": lambda self, _: self._add("\n"),
        "noBreakHyphen": lambda self, _: self._add("-"),
        "hyperlink": WordWalker._start_link,
        "tbl": lambda self, _: self.start_table(),
        "tr": lambda self, _: self.start_row(),
        "tc": lambda self, _: self.start_cell(),
    }
    | {name: lambda self, _, what=what: self._skip(what) for name, what in _SKIPPED.items()}
)
_STARTS[_FALLBACK] = lambda self, _: self._skip(None)
_ENDS: dict[str, Action] = _actions(
    {
        "p": lambda self, _: self.end_paragraph(self._level),
        "r": WordWalker._end_run,
        "t": WordWalker._end_text,
        "hyperlink": WordWalker._end_link,
        "tc": lambda self, _: self.end_cell(),
        "tbl": lambda self, _: self.end_table(),
    }
)
