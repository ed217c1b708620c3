"""HTML as pages have it, into a light tree: whatever is wrong with it, in time that grows
with its length alone, which `html.parser` does not promise (a megabyte of `<!--` takes it
minutes). After the tokenising and tree rules of the HTML standard, as far as text needs.
"""

import re
from collections.abc import Iterator

from .entities import unescape

DEPTH = 200
"""Elements inside one another at most; what is deeper stands in the last one."""
_FEW = 500
"""Elements and texts inside a label at most."""
_TAG = re.compile(r"</?([a-zA-Z][^\s/>]{0,80})")
_OPEN = re.compile(r"<(?=[a-zA-Z/!?])")
_ATTRIBUTE = re.compile(
    r"[\s/]*([^\s/>=][^\s/>=]*)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]*)))?"
)


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


_VOID = _names(
    "area base br col embed hr img input link meta param source track wbr basefont frame"
)
_RAW = _names("script style title textarea xmp iframe noembed noframes")
"""Elements whose text holds no tags."""
_LITERAL = _RAW - {"title", "textarea"}
"""Those whose text holds no character references either."""
BLOCKS = _names(
    "address article aside blockquote body center dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html li main menu nav ol "
    "p pre section summary table tbody td tfoot th thead tr ul"
)
_ENDS_P = BLOCKS - {"body", "html", "dd", "dt", "li", "tbody", "td", "tfoot", "th", "thead", "tr"}
_P = frozenset({"p"})
_SHIELDS = BLOCKS - _P
"""What shields a paragraph around it from ends inside it."""
_SIBLINGS = {
    "li": (frozenset({"li"}), frozenset({"ul", "ol", "menu"})),
    "dt": (frozenset({"dt", "dd"}), frozenset({"dl"})),
    "dd": (frozenset({"dt", "dd"}), frozenset({"dl"})),
    "tr": (frozenset({"tr"}), frozenset({"table"})),
    "td": (frozenset({"td", "th"}), frozenset({"tr", "table"})),
    "th": (frozenset({"td", "th"}), frozenset({"tr", "table"})),
    "option": (frozenset({"option"}), frozenset({"select"})),
    "sync": (frozenset({"sync"}), frozenset({"body"})),  # SAMI's, which nothing else ends
}
"""Elements that end a brother who is open, and the parents that shield him."""


class Node:
    """An element: its name in small letters, its attributes, and its elements and texts."""

    __slots__ = ("attributes", "children", "tag")

    def __init__(self, tag: str, attributes: dict[str, str] | None = None) -> None:
        self.tag = tag
        self.attributes = attributes or {}
        self.children: list[Node | str] = []

    def get(self, name: str) -> str:
        """The value of an attribute; empty where there is none."""
        return self.attributes.get(name, "")

    @property
    def classes(self) -> list[str]:
        return self.get("class").split()

    @property
    def text(self) -> str:
        """All text inside, as it stands."""
        parts: list[str] = []
        waiting: list[Node | str] = [self]
        while waiting:
            node = waiting.pop()
            if isinstance(node, str):
                parts.append(node)
            else:
                waiting.extend(reversed(node.children))
        return "".join(parts)

    @property
    def words(self) -> str:
        """All text inside, its blanks and line ends each one blank."""
        return " ".join(self.text.split())

    def few_words(self, most: int) -> str | None:
        """As `words`, but None where they are more than `most` characters: elements stand
        inside one another, and a long one need not be read again for each of them."""
        parts: list[str] = []
        length = 0
        waiting: list[Node | str] = [self]
        for _ in range(_FEW):
            if not waiting:
                words = " ".join("".join(parts).split())
                return words if len(words) <= most else None
            node = waiting.pop()
            if isinstance(node, Node):
                waiting += node.children[:_FEW][::-1]
                continue
            parts.append(node)
            length += len(node.strip())
            if length > most:
                break
        return None

    def each(self, *tags: str) -> Iterator["Node"]:
        """This element and all inside it, in order, or those called one of `tags`."""
        waiting: list[Node | str] = [self]
        while waiting:
            node = waiting.pop()
            if isinstance(node, Node):
                if not tags or node.tag in tags:
                    yield node
                waiting += node.children[::-1]

    def first(self, *tags: str) -> "Node | None":
        return next(self.each(*tags), None)


def html(text: str) -> Node:
    """The page as a tree. Its root is called `#document`."""
    tree = _Tree()
    at = 0
    while at < len(text):
        opening = _OPEN.search(text, at)
        begin = opening.start() if opening else len(text)
        if begin > at:
            tree.text(unescape(text[at:begin]))
        if not opening:
            break
        tag = _TAG.match(text, begin)
        if not tag:
            at = _after_comment(text, begin)
        elif text[begin + 1] == "/":
            tree.end(tag[1].lower())
            at = text.find(">", tag.end()) + 1 or len(text)
        else:
            at = _element(tree, text, tag)
    return tree.root


def _after_comment(text: str, begin: int) -> int:
    """Where a comment, a declaration or a faulty tag that begins at `begin` ends."""
    end = "-->" if text.startswith("<!--", begin) else ">"
    at = text.find(end, begin + 2)
    return at + len(end) if at >= 0 else len(text)


def _element(tree: "_Tree", text: str, tag: re.Match[str]) -> int:
    """Take a start tag, and the text of an element that holds no tags."""
    name, at = tag[1].lower(), tag.end()
    attributes: dict[str, str] = {}
    while match := _ATTRIBUTE.match(text, at):
        value = match[2] or match[3] or match[4] or ""
        attributes.setdefault(match[1].lower(), unescape(value))
        at = match.end()
    closed = text.find(">", at)
    tree.start(name, attributes)
    at = closed + 1 if closed >= 0 else len(text)
    if name not in _RAW:
        return at
    end = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(text, at)
    inner = text[at : end.start() if end else len(text)]
    tree.text(inner if name in _LITERAL else unescape(inner))
    tree.end(name)
    return (text.find(">", end.end()) + 1 or len(text)) if end else len(text)


class _Tree:
    """Builds the tree from tags as they come."""

    def __init__(self) -> None:
        self.root = Node("#document")
        self._open = [self.root]
        self._counts: dict[str, int] = {}
        self._deeper = 0
        """Start tags below DEPTH whose ends are still to come."""

    def text(self, text: str) -> None:
        if text:
            self._open[-1].children.append(text)

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag in _ENDS_P:
            self._end_open(_P, _SHIELDS)
        elif tag in _SIBLINGS:
            self._end_open(*_SIBLINGS[tag])
        node = Node(tag, attributes)
        self._open[-1].children.append(node)
        if tag in _VOID:
            return
        if len(self._open) > DEPTH:
            self._deeper += 1
        else:
            self._open.append(node)
            self._counts[tag] = self._counts.get(tag, 0) + 1

    def end(self, tag: str) -> None:
        if tag == "br":
            self._open[-1].children.append(Node("br"))
        if tag == "p":
            self._end_open(_P, _SHIELDS)
        elif self._deeper and tag not in _VOID:
            self._deeper -= 1
        else:
            self._end_open(frozenset({tag}), frozenset() if tag in BLOCKS else BLOCKS)

    def _end_open(self, tags: frozenset[str], shields: frozenset[str]) -> None:
        """End the innermost open element called one of `tags`, unless a shield is open
        inside it."""
        counts = self._counts
        for tag in tags:
            if counts.get(tag):
                break
        else:
            return
        for index in range(len(self._open) - 1, 0, -1):
            tag = self._open[index].tag
            if tag in tags:
                for node in self._open[index:]:
                    self._counts[node.tag] -= 1
                del self._open[index:]
                return
            if tag in shields:
                return
