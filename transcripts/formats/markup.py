"""XML of sources, read safely into a tree: no entities, nothing from outside, limits on
depth and size. Faults that files in the wild have (a bare `&`, `&nbsp;`, a control
character) are mended; of a file that is cut off, what stands before the damage is kept.

Names of elements and attributes are compared without their namespaces (`local`): files
declare old ones, wrong ones, or none.
"""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple
from xml.etree.ElementTree import Element, ParseError, TreeBuilder

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from .document import Document, NotATranscript
from .entities import unescape

DEPTH = 200
"""Elements inside one another at most. Below it a recursive walk is safe."""
_MOST = 2_000_000
_AMPERSAND = re.compile(r"&(?:(#[0-9]{1,7}|#x[0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});)?")
_XML_ENTITIES = {"amp", "lt", "gt", "quot", "apos"}
_ILLEGAL = re.compile("[^\t\n\r\\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_ROOT = re.compile(r"<(?:[\w.-]{1,60}:)?([a-zA-Z_][\w.-]{0,60})(?=[\s/>])")
_FILLED = re.compile(r"\S")
_BEFORE_ROOT = (("<?", "?>"), ("<!--", "-->"), ("<!", ">"))


class Tree(NamedTuple):
    """The root of a source's XML, and the line from which on it could not be read: None
    where it was read whole."""

    root: Element
    damaged: int | None = None


class _Refused(Exception):
    """The XML is more than any transcript needs."""


class _Builder:
    """What the parser feeds: builds the tree and keeps its limits."""

    def __init__(self) -> None:
        self.root: Element | None = None
        self._tree = TreeBuilder()
        self._open: list[str] = []
        self._count = 0
        self.data = self._tree.data

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._open.append(tag)
        self._count += 1
        if len(self._open) > DEPTH:
            raise _Refused("nested too deeply to be a transcript")
        if self._count > _MOST:
            raise _Refused("with more elements than any transcript has")
        element = self._tree.start(tag, attributes)
        if self.root is None:
            self.root = element

    def end(self, tag: str) -> None:
        self._open.pop()
        self._tree.end(tag)

    def close(self) -> Element | None:
        """The tree so far; what is still open is closed."""
        while self._open:
            self.end(self._open[-1])
        return self.root


def root_name(document: Document) -> str:
    """The name of the first element, without its namespace and in small letters; empty
    where the source does not begin as XML or HTML does."""
    text = document.head
    at = len(text) - len(text.lstrip("\ufeff \t\n\0"))
    while text.startswith("<", at):
        ends = next((end for begin, end in _BEFORE_ROOT if text.startswith(begin, at)), None)
        if ends is None:
            root = _ROOT.match(text, at)
            return root[1].lower() if root else ""
        after = text.find(ends, at)
        if ends == ">" and text.find("[", at, after) >= 0:
            ends = "]>"  # a document type with declarations of its own
            after = text.find(ends, at)
        if after < 0:
            return ""
        filled = _FILLED.search(text, after + len(ends))
        at = filled.start() if filled else len(text)
    return ""


def xml(document: Document) -> Tree:
    """The source as XML. Raises NotATranscript where it is none, where it defines entities,
    or where it is nested too deeply."""
    text = document.text.lstrip("\ufeff \t\n\0")
    try:
        tree = _parse(text)
        if tree.damaged is not None:
            again = _parse(mended(text))
            tree = again if again.damaged is None else max(again, tree, key=_reach)
    except DefusedXmlException:
        raise NotATranscript(
            f"{document.called} holds XML that defines entities, which no transcript needs and "
            "an attack does; take its <!DOCTYPE …> out and add it again."
        ) from None
    except _Refused as why:
        raise NotATranscript(f"{document.called} holds XML {why}.") from None
    if tree.root is None:
        raise NotATranscript(f"{document.called} holds XML that is damaged from the beginning.")
    return Tree(tree.root, tree.damaged)


class _Attempt(NamedTuple):
    root: Element | None
    damaged: int | None


def _reach(attempt: _Attempt) -> int:
    return attempt.damaged or 0


def _parse(text: str) -> _Attempt:
    builder = _Builder()
    parser: Any = DefusedXMLParser(target=builder)
    try:
        parser.feed(text)
        parser.close()
    except ParseError as error:
        return _Attempt(builder.close(), error.position[0])
    except UnicodeEncodeError:  # a lone surrogate
        return _Attempt(None, 0)
    return _Attempt(builder.root, None)


def mended(text: str) -> str:
    """`text` with the characters that XML forbids replaced, and every `&` that begins no
    entity of XML read as HTML's or as itself. Inside CDATA it is itself anyway."""
    parts = _ILLEGAL.sub("\ufffd", text).split("<![CDATA[")
    mended = [_AMPERSAND.sub(_reference, parts[0])]
    for part in parts[1:]:
        literal, end, rest = part.partition("]]>")
        mended.append(literal + end + _AMPERSAND.sub(_reference, rest))
    return "<![CDATA[".join(mended)


def _reference(match: re.Match[str]) -> str:
    name = match[1]
    if name in _XML_ENTITIES:
        return match.group()
    if not name:
        return "&amp;"
    meant = unescape(match.group())
    if meant == match.group():
        return f"&amp;{name};"
    return "".join(f"&#{ord(c)};" if not _ILLEGAL.match(c) else "\ufffd" for c in meant)


def local(name: str) -> str:
    """The name of an element or attribute without its namespace."""
    return name.rpartition("}")[2] if name[:1] == "{" else name


def attributes(element: Element) -> dict[str, str]:
    """An element's attributes by their names without namespaces."""
    return {local(name): value for name, value in element.attrib.items()}


def each(root: Element, name: str) -> Iterator[Element]:
    """All elements called `name`, in whatever namespace, in order."""
    for element in root.iter():
        if isinstance(element.tag, str) and local(element.tag) == name:
            yield element


def content(element: Element) -> str:
    """All text inside an element."""
    return "".join(element.itertext())
